"""A recurso through its stages: its folio, its deadline, its state on each date, its page; and complaints."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.nucleo import registros
from seguimiento.nucleo.models import DiaInhabil, Ejercicio
from seguimiento.nucleo.modulos import ofertas
from seguimiento.nucleo.vencimientos import recalcular
from tests import datos, planes
from tests.transparencia.recursos.datos_recursos import HOY, LUNES, denuncia, etapa, recurso
from tests.transparencia.solicitudes.datos_solicitudes import LIBRE, solicitud
from transparencia.recursos import services
from transparencia.recursos.estados import ClaseDeEtapa, Garante
from transparencia.recursos.models import Denuncia, Etapa, Recurso
from transparencia.recursos.reportes import recursos_de_revision
from transparencia.recursos.resources import DenunciaResource, RecursoResource

pytestmark = pytest.mark.django_db
E = ClaseDeEtapa


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CETAI", modulos=["recursos", "solicitudes"])])
    client.force_login(quien)
    return quien


def test_a_recurso_takes_the_next_folio_and_its_first_stage():
    uno, otro = recurso(), recurso(date(2025, 12, 1))
    assert [uno.folio, otro.folio, uno.garante] == ["RR-2025-0001", "RR-2025-0002", Garante.PUEBLO]
    assert [(e.clase, e.fecha) for e in uno.etapas.all()] == [(E.INTERPOSICION, LUNES)]
    assert Garante.de(date(2025, 8, 29)) == Garante.ISTAI


@pytest.mark.parametrize(("dia", "dice"), [(date(2025, 10, 5), "no puede ser anterior"), (date(2026, 3, 3), "posterior a hoy")])
def test_a_recurso_comes_after_its_request_and_not_tomorrow(dia, dice):
    with pytest.raises(ValidationError, match=dice):
        recurso(dia)


@pytest.mark.parametrize("causal", [0, 14])
def test_the_fractions_are_thirteen(causal):
    with pytest.raises(ValidationError):
        recurso(causal=causal)


def test_its_deadline_follows_its_stages():
    uno, vencen = recurso(ante_unidad=True), []
    for clase, fecha, campos in (
        (None, None, {}), (E.REMISION, date(2025, 11, 11), {}), (E.ADMISION, date(2025, 11, 12), {}),
        (E.ALEGATOS, date(2025, 11, 20), {}), (E.RESOLUCION, date(2026, 1, 12), {"sentido": "revoca"}),
        (E.CUMPLIMIENTO, date(2026, 1, 20), {}), (E.INFORME, date(2026, 1, 22), {}),
    ):  # fmt: skip
        if clase:
            etapa(uno, clase, fecha, **campos)
        vencen.append((uno.vence, uno.paso))
    assert vencen == [
        (date(2025, 11, 11), "remision"), (None, ""), (date(2025, 11, 21), "alegatos"), (None, ""), (date(2026, 1, 26), "cumplimiento"),
        (date(2026, 1, 23), "informe"), (None, ""),
    ]  # fmt: skip
    dias = [LUNES, date(2025, 11, 11), date(2025, 11, 12), date(2025, 11, 20), date(2026, 1, 12), date(2026, 1, 20), date(2026, 1, 22)]
    assert [Recurso.objects.al_corte(dia).get().vence_al for dia in dias] == [vence for vence, _ in vencen]  # as it ruled on each day


ESTADOS = [
    (date(2025, 11, 9), []),
    (date(2025, 11, 10), [("interpuesto", "")]),
    (date(2025, 11, 12), [("admitido", "")]),
    (date(2025, 12, 1), [("cerrado", "")]),
    (date(2026, 1, 12), [("por_cumplir", "modifica")]),
    (date(2026, 1, 20), [("por_informar", "modifica")]),
    (date(2026, 1, 22), [("concluido", "modifica")]),
]


@pytest.mark.parametrize(("corte", "queda"), ESTADOS, ids=lambda valor: str(valor))
def test_how_it_stands_on_each_date(corte, queda):
    uno = recurso()
    for clase, fecha in ((E.ADMISION, date(2025, 11, 12)), (E.CIERRE, date(2025, 12, 1))):
        etapa(uno, clase, fecha)
    etapa(uno, E.RESOLUCION, date(2026, 1, 12), sentido="modifica")
    etapa(uno, E.CUMPLIMIENTO, date(2026, 1, 20)), etapa(uno, E.INFORME, date(2026, 1, 22))
    assert [(fila.estado_al, fila.sentido_al) for fila in Recurso.objects.al_corte(corte)] == queda


def test_arguments_that_were_not_made_are_not_overdue_for_ever():
    uno = recurso()
    etapa(uno, E.ADMISION, date(2025, 11, 12))
    assert [Recurso.objects.al_corte(date(2025, 11, dia)).con_plazo().count() for dia in (21, 24)] == [1, 0]
    assert not Recurso.objects.al_corte(date(2025, 11, 24)).vencidos(date(2025, 11, 24))


def test_a_stage_is_corrected_in_its_order_and_removed_from_the_end():
    uno = recurso()
    admision, resolucion = etapa(uno, E.ADMISION, date(2025, 11, 12)), etapa(uno, E.RESOLUCION, date(2026, 1, 12), sentido="revoca")
    comun = {"usuario": None, "hoy": HOY, "calendario": LIBRE}
    admision.fecha = date(2026, 1, 13)
    with pytest.raises(ValidationError, match="posterior"):
        services.editar_etapa(admision, **comun)
    with pytest.raises(ValidationError, match="Quite primero"):
        services.quitar_etapa(admision, motivo="Por error", **comun)
    services.quitar_etapa(resolucion, motivo="Por error", **comun)
    uno.refresh_from_db()
    assert (uno.vence, uno.paso) == (date(2025, 11, 21), "alegatos")
    with pytest.raises(ValidationError, match="elimine el recurso"):
        services.quitar_etapa(Etapa.objects.get(clase=E.INTERPOSICION), motivo="Por error", **comun)
    with pytest.raises(ValidationError, match="además de su interposición"):
        registros.eliminar(uno, usuario=None, motivo="Por error")


def test_editing_the_date_moves_the_first_stage():
    uno = recurso()
    etapa(uno, E.ADMISION, date(2025, 11, 12))
    uno.interpuesto = date(2025, 11, 13)
    with pytest.raises(ValidationError, match="posterior"):
        services.editar(uno, usuario=None, hoy=HOY, calendario=LIBRE)
    uno.interpuesto = date(2025, 11, 11)
    services.editar(uno, usuario=None, hoy=HOY, calendario=LIBRE)
    assert Etapa.objects.get(clase=E.INTERPOSICION).fecha == date(2025, 11, 11)


def test_a_day_off_of_the_authority_moves_the_deadline():
    uno = recurso()
    etapa(uno, E.ADMISION, date(2025, 11, 12))
    DiaInhabil.objects.create(fecha=date(2025, 11, 18), motivo="Aniversario", ambito=DiaInhabil.Ambito.GARANTE)
    recalcular(hoy=date(2025, 11, 13))
    uno.refresh_from_db()
    assert uno.vence == date(2025, 11, 24)


def test_a_closed_year_takes_no_stage():
    uno = recurso()
    Ejercicio.objects.create(anio=2025, cerrado=True)
    with pytest.raises(ValidationError, match="cerrado"):
        etapa(uno, E.ADMISION, date(2025, 11, 12))
    assert etapa(uno, E.ADMISION, date(2026, 1, 12)).fecha == date(2026, 1, 12)  # what goes on in a later year


# -- screens


def test_a_recurso_is_registered_from_its_request_and_moves_on_its_page(client, jefa):
    fila = solicitud()
    oferta = next(uno for uno in ofertas(fila, jefa) if "recurso" in uno["titulo"])
    assert f'value="{fila.folio}"' in client.get(oferta["url"]).text
    client.post(oferta["url"], {"solicitud": fila.folio, "interpuesto": "10/11/2025", "causal": "4", "agravio": "Incompleta"})
    uno = Recurso.objects.get()
    url = reverse("recursos:recurso_etapa", args=[uno.pk])
    assert "Admisión" in client.get(url).text and "Informe del cumplimiento" not in client.get(url).text
    assert client.post(url, {"clase": "admision", "fecha": "12/11/2025"}).status_code == 302
    assert client.post(url, {"clase": "informe", "fecha": "12/11/2025"}).status_code == 422
    pagina = client.get(uno.get_absolute_url()).text
    assert "Fracción 4" in pagina and "Ley 81, art. 137 fracción II" in pagina and "fin de semana" in pagina
    assert client.get(reverse("recursos:recurso_list"), {"formato": "json", "con_plazo": "false"}).status_code == 200


def test_the_report_counts_by_fraction_and_each_figure_leads_to_its_rows(client, jefa):
    uno, otro = recurso(causal=4), recurso()
    etapa(uno, E.ADMISION, date(2025, 11, 12)), etapa(otro, E.DESECHAMIENTO, date(2025, 11, 14))
    hecho = recursos_de_revision(date(2025, 12, 31), jefa)
    assert [[celda.valor for celda in fila] for fila in [*hecho.filas, hecho.totales]] == [
        ["Sin fracción", 0, 0, 0, 0, 1, 1], ["Fracción 4", 0, 1, 0, 0, 0, 1], ["Total", 0, 1, 0, 0, 1, 2],
    ]  # fmt: skip
    for fila in [*hecho.filas, hecho.totales]:
        for celda in fila[1:]:
            assert client.get(f"{celda.enlace}&formato=json").json()["total"] == celda.valor


@pytest.mark.parametrize(("lista", "clase"), [("recurso", RecursoResource), ("denuncia", DenunciaResource)])
def test_the_excel_comes_back_in_without_change(client, jefa, lista, clase):
    etapa(recurso(), E.ADMISION, date(2025, 11, 12)), denuncia()
    hoja = b"".join(client.get(reverse(f"recursos:{lista}_list"), {"formato": "xlsx", "ejercicio": "todos"}))
    plan = planes.planear(clase(jefa), hoja, "hoja.xlsx", jefa)
    assert (plan.total, plan.resumen["igual"]) == (1, 1), plan.errores


def test_a_sheet_registers_and_refuses(jefa):
    folio = solicitud().folio
    hoja = f"""SOLICITUD,INTERPUESTO,CAUSAL (FRACCIÓN),DE QUÉ SE QUEJA
{folio},10/11/2025,4,Incompleta
{folio},01/10/2025,4,Antes
{folio},10/11/2999,4,Por venir
{folio},11/11/2025,14,Sin esa fracción
SI-1999-00001,11/11/2025,4,Sin solicitud
"""
    plan = planes.planear(RecursoResource(jefa), hoja.encode(), "hoja.csv", jefa)
    assert [sorted(uno.errores) for uno in plan.renglones] == [[], ["interpuesto"], ["interpuesto"], ["causal"], ["solicitud"]]


# -- complaints

PASOS = [
    ({}, "presentada", None),
    ({"notificada": date(2025, 11, 14), "vence_informe": date(2025, 11, 20)}, "por_informar", date(2025, 11, 20)),
    ({"informada": date(2025, 11, 19)}, "en_estudio", None),
    ({"resuelta": date(2025, 12, 8), "sentido": "fundada", "vence_cumplimiento": date(2026, 1, 9)}, "por_cumplir", date(2026, 1, 9)),
    ({"cumplida": date(2026, 1, 8)}, "concluida", None),
]


def test_a_complaint_stands_where_its_dates_say():
    una, hechos = denuncia(), []
    for cambios, _, _ in PASOS:
        for campo, valor in cambios.items():
            setattr(una, campo, valor)
        services.guardar_denuncia(una, usuario=None, hoy=HOY)
        fila = Denuncia.objects.al_corte(HOY).get()
        hechos.append((fila.estado_al, fila.vence_al))
    assert hechos == [(estado, vence) for _, estado, vence in PASOS]
    assert [Denuncia.objects.al_corte(date(2025, 11, dia)).get().estado_al for dia in (13, 18, 19)] == [
        "presentada", "por_informar", "en_estudio",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "campos",
    [
        {"sentido": "fundada"}, {"resuelta": date(2025, 12, 1)}, {"notificada": date(2025, 11, 9)},
        {"notificada": date(2025, 11, 20), "informada": date(2025, 11, 19)}, {"cumplida": date(2025, 12, 1)},
        {"notificada": date(2026, 3, 3)},
    ],
)  # fmt: skip
def test_a_complaint_keeps_its_order(campos):
    with pytest.raises(ValidationError):
        denuncia(**campos)


def test_an_enlace_knows_nothing_of_recursos(client):
    uno, una = recurso(), denuncia()
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    for url in (uno.get_absolute_url(), una.get_absolute_url(), reverse("recursos:recurso_list")):
        assert client.get(url).status_code == 403
