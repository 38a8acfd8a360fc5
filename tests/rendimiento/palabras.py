"""Words of the synthetic texts: of the trade first, then made-up ones so that the index has as many as a real one."""

import random
from itertools import accumulate, product

COMUN, RARA = "Pavimentación", "hidroagrícola"
REALES = """
de la el en los del para con y las por obra programa calle colonia municipio construcción rehabilitación equipamiento apoyo
entrega escuela salud agua potable drenaje alumbrado público carretera puente vivienda hospital clínica becas capacitación
productores ganaderos pesca acuícola jóvenes mujeres comunidades indígenas turismo empleo seguridad policía parque deportivo
cultura biblioteca internet energía solar planta tratamiento residuos reforestación mantenimiento supervisión convenio federal
estatal inversión etapa primera segunda tercera proyecto ejecutivo licitación avance físico financiero beneficiarios zona rural
urbana norte sur sierra costa Hermosillo Cajeme Nogales Guaymas Navojoa Caborca Álamos Cananea Huatabampo Etchojoa Empalme
"""
SILABAS = ("ba", "ce", "di", "fo", "gu", "lá", "mé", "ní", "ro", "su", "ta", "vi", "pre", "tra")


PALABRAS = 22  # of each text


def textos(cuantos):
    """Texts of a kind: the first words of the vocabulary far more often than the last, as in any language.

    Every third one starts with the common word; one in five thousand ends with the rare one.
    """
    azar, palabras = random.Random(2023), vocabulario()
    pesos = list(accumulate(1 / (n + 5) for n in range(len(palabras))))
    for g in range(1, cuantos + 1):
        texto = azar.choices(palabras, cum_weights=pesos, k=PALABRAS)
        yield " ".join([COMUN] * (g % 3 == 0) + texto + [RARA] * (g % 5000 == 7))


def vocabulario():
    """Some 2,800 words."""
    return REALES.split() + ["".join(silabas) for silabas in product(SILABAS, repeat=3)]
