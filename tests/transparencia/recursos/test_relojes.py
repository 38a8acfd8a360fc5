"""The clocks of a recurso, each case with its article. Pure: no database."""

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


# (what happened, clock, day on which it ends, article)
CASOS = [
    ("handed in at the Unidad", [(E.INTERPOSICION, L)], "remision", date(2025, 11, 11), "art. 128"),
    ("handed in on a Friday", [(E.INTERPOSICION, date(2025, 11, 14))], "remision", date(2025, 11, 18), "art. 128"),
    ("handed in on a Saturday: received on Tuesday, the Monday being off", [(E.INTERPOSICION, date(2025, 11, 15))], "remision",
     date(2025, 11, 19), "art. 128"),
    ("prevented", [(E.INTERPOSICION, L), (E.PREVENCION, a(1))], "prevencion_recurso", date(2025, 11, 19), "art. 131"),
    ("admitted", [(E.INTERPOSICION, L), (E.ADMISION, a(1))], "alegatos", date(2025, 11, 21), "art. 137 fracción II"),
    ("admitted before a day off", [(E.INTERPOSICION, L), (E.ADMISION, date(2025, 11, 14))], "alegatos", date(2025, 11, 26), "art. 137"),
    ("to be resolved", [(E.INTERPOSICION, L), (E.ADMISION, a(1))], "resolucion", date(2026, 1, 9), "art. 132"),
    ("extended in time", [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.AMPLIACION, date(2026, 1, 9))], "resolucion",
     date(2026, 2, 6), "art. 132"),
    ("extended too late", [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.AMPLIACION, date(2026, 1, 12))], "resolucion",
     date(2026, 1, 9), "art. 132"),
    ("closed", [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.CIERRE, date(2025, 12, 1))], "cierre", date(2025, 12, 30), "fracción VIII"),
    ("ordered", [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.RESOLUCION, date(2025, 12, 15))], "cumplimiento",
     date(2025, 12, 30), "art. 138"),
    ("complied with", [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.RESOLUCION, date(2025, 12, 1)), (E.CUMPLIMIENTO, date(2025, 12, 23))],
     "informe", date(2025, 12, 29), "art. 140"),
]  # fmt: skip


@pytest.mark.parametrize(("etapas", "clave", "vence", "articulo"), [caso[1:] for caso in CASOS], ids=[caso[0] for caso in CASOS])
def test_when_each_clock_ends(etapas, clave, vence, articulo):
    lista = relojes(LEY_81, FESTIVO, etapas, ante_unidad=True, sentido=Sentido.MODIFICA)
    uno = next(reloj for reloj in lista if reloj.clave == clave)
    assert (uno.vence, articulo in uno.articulo) == (vence, True)
    assert [numero for _, numero, _ in uno.cuenta() if numero][-1] == uno.dias
    assert all(motivo for _, numero, motivo in uno.cuenta() if numero is None)


def test_without_answer_what_is_ordered_is_handed_over_without_cost():
    etapas = [(E.INTERPOSICION, L), (E.ADMISION, a(1)), (E.RESOLUCION, date(2025, 12, 1))]
    claves = {sentido: [uno.clave for uno in relojes(LEY_81, FESTIVO, etapas, sentido=sentido)][-1] for sentido in Sentido}
    assert claves == {
        Sentido.MODIFICA: "cumplimiento", Sentido.REVOCA: "cumplimiento", Sentido.ORDENA: "sin_respuesta",
        Sentido.CONFIRMA: "resolucion", Sentido.SOBRESEE: "resolucion",
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
