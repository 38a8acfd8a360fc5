"""Whatever happens in a request and whatever the calendar: its clocks end on business days, and a day off more moves none backwards."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from seguimiento.nucleo.plazos import Calendario
from transparencia.recursos.estados import ClaseDeEtapa, Sentido
from transparencia.recursos.relojes import relojes as de_recurso
from transparencia.regimenes import carga
from transparencia.regimenes.estados import Suceso
from transparencia.regimenes.plazo import Plazo, Terminos
from transparencia.regimenes.relojes import rector, relojes

INICIO, FIN = date(2025, 6, 1), date(2026, 3, 31)
REGIMENES = {}
for _fila in carga.leer("terminos"):
    _plazo = Plazo(_fila["clave"], int(_fila["dias"]), _fila["articulo"], _fila["de"])
    REGIMENES.setdefault(_fila["regimen"], Terminos(_fila["regimen"], "", {}, time(15))).plazos[_plazo.clave] = _plazo

fechas = st.dates(INICIO, FIN)
calendarios = st.sets(fechas, max_size=40).map(lambda libres: Calendario(dict.fromkeys(libres, "x")))
horas = st.none() | st.times()
clases = st.sampled_from(sorted({*Suceso.values, *ClaseDeEtapa.values} - {"presentada"}))
hechos = st.lists(st.tuples(clases, fechas, horas), max_size=8)
terminos = st.sampled_from(list(REGIMENES.values()))


def de_los_dos(plazos, calendario, sucesos, presentada, corte):
    """The clocks of a request and of a recurso that begin on a day, each with the facts that are its own."""
    actos = [("presentada", presentada), *(uno for uno in sucesos if uno[0] in Suceso.values)]
    etapas = [(clase, fecha) for clase, fecha, _ in sucesos if clase in ClaseDeEtapa.values and clase != "recurso"]
    return (
        relojes(plazos, calendario, actos, corte, por_otro_medio=True),
        de_recurso(plazos, calendario, [("recurso", presentada), *etapas], corte, ante_unidad=True, sentido=Sentido.ORDENA),
    )


@given(terminos, calendarios, hechos, fechas, fechas)
def test_a_deadline_is_a_business_day_and_its_reckoning_reaches_it(plazos, calendario, sucesos, presentada, corte):
    for lista in de_los_dos(plazos, calendario, sucesos, presentada, corte):
        for reloj in lista:
            assert calendario.es_habil(reloj.vence)
            assert reloj.vence > reloj.desde
            assert calendario.contar(reloj.desde, reloj.vence) == reloj.dias
            assert sum(fin is not None for fin in (reloj.cumplido, reloj.interrumpido, reloj.cerrado)) <= 1
            numeros = [numero for _, numero, _ in reloj.cuenta() if numero]
            assert numeros == list(range(1, len(numeros) + 1))
            assert reloj.interrumpido or numeros[-1] == reloj.dias
        manda = rector(lista)
        assert manda is None or manda.vence == min(uno.vence for uno in lista if uno.corre and uno.rige)


@given(terminos, calendarios, hechos, fechas, st.integers(0, 120))
def test_a_day_off_more_never_moves_a_deadline_backwards(plazos, calendario, sucesos, presentada, cuando):
    nuevo = Calendario(calendario.motivos | {presentada + timedelta(days=cuando): "nuevo"})
    antes, despues = (de_los_dos(plazos, uno, sucesos, presentada, date.max) for uno in (calendario, nuevo))
    for lista, otra in zip(antes, despues, strict=True):
        movidos = {}
        for reloj in otra:
            movidos.setdefault(reloj.clave, []).append(reloj.vence)
        for reloj in lista:
            assert movidos[reloj.clave].pop(0) >= reloj.vence


@given(terminos, calendarios, hechos, fechas, fechas)
def test_what_happens_after_the_cut_off_date_changes_nothing(plazos, calendario, sucesos, presentada, corte):
    conocidos = [uno for uno in sucesos if uno[1] <= corte]
    assert de_los_dos(plazos, calendario, sucesos, presentada, corte) == de_los_dos(plazos, calendario, conocidos, presentada, corte)
