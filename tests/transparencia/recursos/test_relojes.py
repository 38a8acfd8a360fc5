"""Which clocks of a recurso run, and what may come after what; their ends are with the boundary cases of the regimes. Pure: no database."""

from datetime import date, timedelta

import pytest

from seguimiento.nucleo.plazos import Calendario
from transparencia.recursos.estados import IMPIDEN, REQUIEREN, ClaseDeEtapa, Sentido
from transparencia.recursos.reglas import dependientes, revisar, revisar_fecha, siguientes
from transparencia.recursos.relojes import rector, relojes
from transparencia.regimenes.plazo import Plazo, Terminos

E = ClaseDeEtapa
L = date(2025, 11, 10)  # a Monday
LEY_81 = Terminos(
    "Ley 81", "acceso",
    {
        uno.clave: uno
        for uno in (
            Plazo("remision", 1, "Ley 81, art. 128"), Plazo("prevencion_recurso", 5, "Ley 81, art. 131", "persona"),
            Plazo("alegatos", 7, "Ley 81, art. 137 fracción II"), Plazo("resolucion", 40, "Ley 81, art. 132", "garante"),
            Plazo("ampliacion", 20, "Ley 81, art. 132", "garante"), Plazo("cierre", 20, "Ley 81, art. 137 fracción VIII", "garante"),
            Plazo("cumplimiento", 10, "Ley 81, art. 138"), Plazo("informe", 3, "Ley 81, art. 140"),
            Plazo("sin_respuesta", 10, "Ley 81, art. 133"),
        )
    },
)  # fmt: skip
FESTIVO = Calendario({date(2025, 11, 17): "Revolución Mexicana", date(2025, 12, 25): "Navidad", date(2026, 1, 1): "Año Nuevo"})


def a(dias):
    return L + timedelta(days=dias)


def test_without_answer_what_is_ordered_is_handed_over_without_cost():
    etapas = [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.RESOLUCION, date(2025, 12, 1))]
    tras = {sentido: [uno.clave for uno in relojes(LEY_81, FESTIVO, etapas, sentido=sentido)][2:] for sentido in Sentido}
    assert tras == {
        Sentido.MODIFICA: ["cumplimiento", "informe"], Sentido.REVOCA: ["cumplimiento", "informe"],
        Sentido.ORDENA: ["sin_respuesta", "informe"], Sentido.CONFIRMA: [], Sentido.SOBRESEE: [],
    }  # fmt: skip


def test_what_rules_is_the_first_thing_that_the_office_must_do():
    dias = {E.INTERPOSICION: L, E.ADMISION: a(1), E.ALEGATOS: a(3), E.RESOLUCION: a(21), E.CUMPLIMIENTO: a(28), E.INFORME: a(30)}
    rige = []
    for n in range(1, len(dias) + 1):
        manda = rector(relojes(LEY_81, Calendario(), list(dias.items())[:n], sentido=Sentido.MODIFICA))
        rige.append(manda and manda.clave)
    assert rige == [None, "alegatos", None, "cumplimiento", "informe", None]


def test_stages_after_the_cut_are_not_known_yet():
    etapas = [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.ALEGATOS, a(8))]
    assert rector(relojes(LEY_81, Calendario(), etapas, a(7))).clave == "alegatos"
    assert rector(relojes(LEY_81, Calendario(), etapas, a(8))) is None


# -- the order of the stages

HASTA = {
    "nothing": {E.INTERPOSICION: L},
    "prevented": {E.INTERPOSICION: L, E.PREVENCION: a(1)},
    "admitted": {E.INTERPOSICION: L, E.ADMISION: a(2)},
    "closed": {E.INTERPOSICION: L, E.ADMISION: a(2), E.CIERRE: a(9)},
    "resolved": {E.INTERPOSICION: L, E.ADMISION: a(2), E.RESOLUCION: a(9)},
    "complied": {E.INTERPOSICION: L, E.ADMISION: a(2), E.RESOLUCION: a(9), E.CUMPLIMIENTO: a(12)},
    "refused": {E.INTERPOSICION: L, E.DESECHAMIENTO: a(2)},
}
SIGUEN = {
    "nothing": {E.REMISION, E.PREVENCION, E.DESECHAMIENTO, E.ADMISION},
    "prevented": {E.REMISION, E.DESAHOGO, E.DESECHAMIENTO, E.ADMISION},
    "admitted": {E.ALEGATOS, E.AMPLIACION, E.CIERRE, E.RESOLUCION},
    "closed": {E.AMPLIACION, E.RESOLUCION},
    "resolved": {E.CUMPLIMIENTO},
    "complied": {E.INFORME},
    "refused": set(),
}


@pytest.mark.parametrize("caso", HASTA)
def test_which_stages_may_come_next(caso):
    assert set(siguientes(HASTA[caso], Sentido.REVOCA)) == SIGUEN[caso]


def test_what_was_confirmed_is_not_complied_with():
    assert siguientes(HASTA["resolved"], Sentido.CONFIRMA) == []
    assert "no ordenó" in revisar(HASTA["resolved"], E.CUMPLIMIENTO, a(12), "", Sentido.CONFIRMA)["clase"]


FECHAS = [
    ("nothing", E.ADMISION, a(-1), "fecha"), ("nothing", E.ADMISION, a(0), None), ("admitted", E.ALEGATOS, a(1), "fecha"),
    ("admitted", E.RESOLUCION, a(9), "sentido"), ("closed", E.ALEGATOS, a(3), "clase"), ("refused", E.ADMISION, a(3), "clase"),
    ("nothing", E.INFORME, a(3), "clase"), ("admitted", E.ADMISION, a(3), "clase"),
]  # fmt: skip


@pytest.mark.parametrize(("caso", "clase", "fecha", "campo"), FECHAS)
def test_what_keeps_a_stage_from_being_written(caso, clase, fecha, campo):
    assert list(revisar(HASTA[caso], clase, fecha)) == ([campo] if campo else [])


def test_a_date_keeps_the_order_when_it_is_corrected():
    otras = {clase: dia for clase, dia in HASTA["complied"].items() if clase != E.RESOLUCION}
    assert [bool(revisar_fecha(otras, E.RESOLUCION, a(n))) for n in (1, 2, 12, 13)] == [True, False, False, True]
    assert dependientes(HASTA["complied"], E.RESOLUCION) == [E.CUMPLIMIENTO]


def test_every_stage_says_what_it_rests_on():
    assert set(REQUIEREN) == set(E) - {E.INTERPOSICION}
    assert {uno for clases in [*REQUIEREN.values(), *IMPIDEN.values()] for uno in clases} <= set(E)
