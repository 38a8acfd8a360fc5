"""The clocks at their boundaries, and what they say of themselves."""

from datetime import date, time

import pytest

from seguimiento.nucleo.plazos import UN_DIA
from transparencia.recursos.estados import Sentido
from transparencia.recursos.relojes import relojes as de_recurso
from transparencia.regimenes import carga
from transparencia.regimenes.plazo import Plazo, Terminos
from transparencia.regimenes.relojes import relojes, vence_de

from .fronteras import CASOS, calendario, dia

SIN_VERIFICAR = " (sin verificar)"
CALENDARIO = calendario()
LARGO = date(2099, 1, 1)  # a cut-off date by which everything is known


def terminos(nombre):
    """Those of the seed, read without the database."""
    filas = [fila for fila in carga.leer("terminos") if fila["regimen"] == nombre]
    plazos = [Plazo(f["clave"], int(f["dias"]), f["articulo"], f["de"], f["efecto"], f["verificado"] == "Sí") for f in filas]
    return Terminos(nombre, "", {plazo.clave: plazo for plazo in plazos}, time(15))


def hechos(texto):
    """ "presentada 01/09/2025 15:01, prevencion 08/09/2025" as the clocks take it."""
    partes = [uno.split() for uno in texto.split(", ")]
    return [(clase, dia(fecha), *(time.fromisoformat(hora) for hora in resto)) for clase, fecha, *resto in partes]


def todos(regimen, texto, corte=LARGO):
    if texto.startswith("presentada"):
        return relojes(terminos(regimen), CALENDARIO, hechos(texto), corte, por_otro_medio=True)
    return de_recurso(terminos(regimen), CALENDARIO, hechos(texto), corte, ante_unidad=True, sentido=Sentido.MODIFICA)


@pytest.mark.parametrize("caso", CASOS.values(), ids=CASOS.keys())
def test_the_day_on_which_each_clock_ends(caso):
    articulo, regimen, texto, clave, vence, *estado = caso
    reloj = [uno for uno in todos(regimen, texto) if uno.clave == clave][-1]
    assert (reloj.vence, reloj.articulo) == (dia(vence), articulo.removesuffix(SIN_VERIFICAR))
    assert reloj.verificado is not articulo.endswith(SIN_VERIFICAR)
    if estado:
        assert {"corre": reloj.corre}.get(estado[0], reloj.estado(LARGO) == estado[0])


@pytest.mark.parametrize("caso", CASOS.values(), ids=CASOS.keys())
def test_each_clock_accounts_for_every_day(caso):
    """From the day after to the last one, each day has its number or its reason, and the last number is that of the term."""
    for reloj in todos(caso[1], caso[2]):
        cuenta = reloj.cuenta()
        assert [fecha for fecha, *_ in cuenta] == [reloj.desde + UN_DIA * n for n in range(1, len(cuenta) + 1)]
        assert all(bool(numero) != bool(motivo) for _, numero, motivo in cuenta)
        if not reloj.interrumpido:
            assert cuenta[-1][:2] == (reloj.vence, reloj.dias)


def test_there_are_sixty_boundary_cases_each_with_its_article():
    assert len(CASOS) >= 60
    assert all("art" in articulo for articulo, *_ in CASOS.values())
    de_leyes_sin_texto = [articulo for articulo, regimen, *_ in CASOS.values() if regimen in ("Ley 90", "Ley general anterior")]
    assert all(articulo.endswith(SIN_VERIFICAR) for articulo in de_leyes_sin_texto)


@pytest.mark.parametrize(
    ("texto", "corte", "vence"),
    [
        ("presentada 01/09/2025", "01/09/2025", "30/09/2025"),
        ("presentada 01/09/2025, prevencion 08/09/2025", "05/09/2025", "30/09/2025"),  # not known yet
        ("presentada 01/09/2025, prevencion 08/09/2025", "08/09/2025", "23/09/2025"),  # what is waited for is the desahogo
        ("presentada 01/09/2025, prevencion 08/09/2025", "01/12/2025", "23/09/2025"),
        ("presentada 01/09/2025, prevencion 08/09/2025, desahogo 23/09/2025", "23/09/2025", "21/10/2025"),
        ("presentada 01/09/2025, prevencion_parcial 04/09/2025", "04/09/2025", "30/09/2025"),
        ("presentada 01/09/2025, prevencion_parcial 04/09/2025, desahogo 12/09/2025", "12/09/2025", "30/09/2025"),
        ("presentada 01/09/2025, respuesta 29/09/2025", "29/09/2025", None),
        ("presentada 01/09/2025, declinada 03/09/2025", "03/09/2025", None),
        ("presentada 01/09/2025, prevencion 08/09/2025, sin_desahogo 24/09/2025", "24/09/2025", None),
    ],
)
def test_the_deadline_that_rules_a_request_on_a_day(texto, corte, vence):
    """Ley 81, arts. 115, 119 and 122."""
    assert vence_de(terminos("Ley 81"), CALENDARIO, hechos(texto), dia(corte)) == (dia(vence) if vence else None)


def test_of_an_arco_right_what_rules_after_the_answer_is_to_make_it_effective():
    """LGPDPPSO, art. 45; one that was refused has nothing to make effective."""
    plazos, base = terminos("Ley general vigente"), "presentada 01/09/2025, "
    assert vence_de(plazos, CALENDARIO, hechos(base + "respuesta 30/09/2025")) == date(2025, 10, 21)
    assert vence_de(plazos, CALENDARIO, hechos(base + "respuesta 30/09/2025, efectividad 10/10/2025")) is None
    assert vence_de(plazos, CALENDARIO, hechos(base + "improcedente 30/09/2025")) is None


def test_a_recurso_won_for_lack_of_answer_gives_ten_days_without_cost():
    """Ley 81, art. 133."""
    etapas = hechos("recurso 28/10/2025, admision 03/11/2025, resolucion 13/01/2026")
    lista = de_recurso(terminos("Ley 81"), CALENDARIO, etapas, sentido=Sentido.ORDENA)
    assert [(uno.clave, uno.articulo, uno.vence) for uno in lista if uno.corre] == [
        ("sin_respuesta", "Ley 81, art. 133", date(2026, 1, 27)),
        ("informe", "Ley 81, art. 140", date(2026, 1, 30)),
    ]


def test_a_clock_says_what_moved_it():
    lista = todos("Ley 81", "presentada 30/08/2025, prevencion 08/09/2025, desahogo 23/09/2025, prorroga 22/10/2025")
    relato = {nota for uno in lista for nota in uno.notas}
    assert relato == {
        "Se presentó el 30/08/2025, en día inhábil: se tiene por recibida el 01/09/2025.",
        "Se cuenta de nuevo, completo, desde el desahogo del 23/09/2025.",
        "La prórroga del 22/10/2025 se notificó después del vencimiento: no amplía el plazo.",
    }
    tarde = todos("Ley 81", "presentada 01/09/2025 16:00, prevencion 10/09/2025")[-2]
    assert tarde.notas == (
        "Se presentó el 01/09/2025, fuera de horario: se tiene por recibida el 02/09/2025.",
        "La prevención del 10/09/2025 se notificó fuera de su plazo: no interrumpe.",
    )


def test_what_was_skipped_is_told_with_its_reason_and_weekends_in_one_line():
    reloj = [uno for uno in todos("Ley 81", "presentada 12/09/2025") if uno.clave == "respuesta"][0]
    assert reloj.saltados() == [(date(2025, 9, 16), "LFT art. 74")]
    assert reloj.tramos()[:4] == [
        (date(2025, 9, 13), date(2025, 9, 14), None, "fin de semana"),
        (date(2025, 9, 15), date(2025, 9, 15), 1, ""),
        (date(2025, 9, 16), date(2025, 9, 16), None, "LFT art. 74"),
        (date(2025, 9, 17), date(2025, 9, 17), 2, ""),
    ]
    assert [reloj.quedan(dia(corte)) for corte in ("12/09/2025", "13/10/2025", "14/10/2025")] == [20, 0, -1]
    assert [reloj.estado(dia(corte)) for corte in ("10/10/2025", "13/10/2025", "14/10/2025")] == ["corre", "hoy", "vencido"]
