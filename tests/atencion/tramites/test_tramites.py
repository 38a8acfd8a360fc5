"""Services abroad: money only where it is charged, year and quarter of the date, closed years, Excel out and in again, scope."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from atencion.tramites import services
from atencion.tramites.models import Tramite
from atencion.tramites.resources import TramiteResource
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos, planes

pytestmark = pytest.mark.django_db
TITULOS = "TRÁMITE,FECHA,LUGAR O CONSULADO,CANTIDAD,INGRESO EN PESOS,NOTA"


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CEEI", modulos=["tramites"])])
    client.force_login(quien)
    return quien


def tramite(clase="licencia", fecha=date(2023, 5, 4), *, lugar="Consulado de prueba", cantidad=3, ingreso=Decimal("1500.50"), **campos):
    fila = Tramite(clase=clase, fecha=fecha, lugar=lugar, cantidad=cantidad, ingreso=ingreso, **campos)
    return services.guardar(fila, usuario=None)


def importar(quien, *renglones):
    recurso = TramiteResource(quien)
    plan = planes.planear(recurso, "\n".join([TITULOS, *renglones]).encode(), "tramites.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


@pytest.mark.parametrize(
    ("fecha", "ejercicio", "trimestre"),
    [(date(2023, 1, 1), 2023, "1"), (date(2023, 3, 31), 2023, "1"), (date(2023, 4, 1), 2023, "2"), (date(2023, 9, 30), 2023, "3"),
     (date(2023, 10, 1), 2023, "4"), (date(2024, 12, 31), 2024, "4")],
)  # fmt: skip
def test_year_and_quarter_come_from_the_date(fecha, ejercicio, trimestre):
    fila = tramite(fecha=fecha)
    assert (fila.ejercicio, fila.trimestre) == (ejercicio, trimestre)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tramite.objects.filter(pk=fila.pk).update(trimestre="1" if trimestre != "1" else "2")


@pytest.mark.parametrize(("clase", "ingreso"), [("licencia", None), ("acta", None), ("beca", Decimal(0)), ("licencia", Decimal(-1))])
def test_money_goes_with_what_is_charged_and_only_with_it(clase, ingreso):
    with pytest.raises(ValidationError) as error:
        tramite(clase, ingreso=ingreso)
    assert "ingreso" in error.value.error_dict


def test_the_same_kind_day_and_place_is_registered_once():
    tramite()
    with pytest.raises(ValidationError, match="edite su cantidad"):
        tramite()
    assert tramite("acta", ingreso=Decimal(0)).pk


def test_a_closed_year_is_locked_on_both_sides_of_a_move(jefa, client):
    vieja, nueva = tramite(fecha=date(2022, 6, 1)), tramite()
    Ejercicio.objects.create(anio=2022, cerrado=True)
    vieja.fecha, nueva.fecha = date(2023, 6, 1), date(2022, 7, 1)
    for fila in (vieja, nueva):
        with pytest.raises(ValidationError, match="2022 está cerrado"):
            services.guardar(fila, usuario=jefa)
    with pytest.raises(ValidationError, match="2022 está cerrado"):
        registros.eliminar(vieja, usuario=jefa, motivo="Duplicado")
    assert "2022 está cerrado" in client.get(vieja.get_absolute_url()).text
    assert [error["columna"] for error in importar(jefa, "Acta del registro civil,01/06/2022,Otro,1,0,").errores] == ["FECHA"]


def test_a_service_is_captured_edited_deleted_and_restored(jefa, client):
    alta = {
        "clase": "licencia",
        "fecha": "04/05/2023",
        "lugar": "Consulado de prueba",
        "cantidad": "12",
        "ingreso": "$ 22,700.50",
        "nota": "",
    }
    url = reverse("tramites:tramite_create")
    assert client.post(url, alta | {"fecha": "01/01/2999"}).status_code == 422
    assert client.post(url, alta | {"clase": "beca"}).status_code == 422
    fila = Tramite.objects.get(pk=int(client.post(url, alta).url.strip("/").split("/")[-1]))
    assert (fila.cantidad, fila.ingreso, fila.trimestre, fila.version) == (12, Decimal("22700.50"), "2", 1)
    cambio = alta | {"fecha": "03/07/2023", "version": "1"}
    assert client.post(reverse("tramites:tramite_update", args=[fila.pk]), cambio).status_code == 302
    fila.refresh_from_db()
    assert (fila.trimestre, fila.version) == ("3", 2)
    assert client.post(reverse("tramites:tramite_delete", args=[fila.pk]), {"motivo": "Capturado dos veces"}).status_code == 302
    assert client.get(fila.get_absolute_url()).status_code == 404
    assert client.post(reverse("tramites:tramite_restore", args=[fila.pk])).status_code == 302
    assert "22,700.50" in client.get(fila.get_absolute_url()).text


def test_places_already_written_are_suggested(jefa, client):
    tramite(lugar="Consulado de Fénix (prueba)")
    assert "Consulado de Fénix (prueba)" in client.get(reverse("tramites:tramite_sugerir_lugar"), {"lugar": "consul"}).text


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged(jefa, client, formato):
    tramite(nota="=1+1\nsegunda línea")
    tramite("beca", ingreso=None)
    respuesta = client.get(reverse("tramites:tramite_list"), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(TramiteResource(jefa), respuesta.getvalue(), f"lista.{formato}", jefa)
    assert (plan.errores, plan.resumen["igual"]) == ([], 2)


def test_importing_twice_changes_nothing_and_a_row_is_known_by_kind_day_and_place(jefa):
    renglones = ('Renovación de licencia,04/05/2023,Consulado,12,"$ 22,700.00",', "Beca PROBEP,04/05/2023,Consulado,2,,Otoño")
    assert importar(jefa, *renglones).resumen["crea"] == 2
    assert importar(jefa, *renglones).resumen["igual"] == 2
    assert importar(jefa, "Renovación de licencia,04/05/2023,CONSULADO,15,30000,").resumen["cambia"] == 1
    assert sorted(Tramite.objects.values_list("clase", "cantidad", "ingreso")) == [("beca", 2, None), ("licencia", 15, Decimal(30000))]


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("Beca PROBEP,04/05/2023,Consulado,2,0,", "INGRESO EN PESOS"),
        ("Renovación de licencia,04/05/2023,Consulado,2,,", "INGRESO EN PESOS"),
        ("Renovación de licencia,04/05/2023,Consulado,0,10,", "CANTIDAD"),
        ("Renovación de licencia,04/05/2999,Consulado,1,10,", "FECHA"),
        ("Pasaporte,04/05/2023,Consulado,1,10,", "TRÁMITE"),
    ],
)
def test_what_cannot_be_is_told_by_row(jefa, renglon, columna):
    assert [error["columna"] for error in importar(jefa, renglon).errores] == [columna]
    assert not Tramite.objects.exists()


def test_reports_add_quantities_up_to_the_cut_and_compare_with_the_same_days_of_the_year_before(jefa):
    tramite(fecha=date(2022, 3, 1), cantidad=10, ingreso=Decimal(100))
    tramite(fecha=date(2022, 12, 1), cantidad=50, ingreso=Decimal(500))
    tramite(fecha=date(2023, 2, 1), cantidad=15, ingreso=Decimal("150.50"))
    tramite("acta", fecha=date(2023, 2, 1), cantidad=4, ingreso=Decimal(0))
    tramite("beca", fecha=date(2023, 8, 1), cantidad=7, ingreso=None)
    corte = date(2023, 6, 30)
    licencias = REGISTRO["renovacion-de-licencias"].hacer(corte, jefa, {"ejercicio": None})
    assert licencias.valores() == [
        ["I (ene-mar)", 15, Decimal("150.50")], ["II (abr-jun)", 0, 0], ["III (jul-sep)", 0, 0], ["IV (oct-dic)", 0, 0],
        ["Total", 15, Decimal("150.50")],
    ]  # fmt: skip
    assert (licencias.formula["expresion"], licencias.formula["resultado"]) == ("(15 − 10) / 10", "+50.0 %")
    todos = REGISTRO["tramites-en-el-extranjero"].hacer(date(2023, 12, 31), jefa, {"ejercicio": None}).valores()
    assert todos == [
        ["Renovación de licencia", 15, 0, 0, 0, 15, Decimal("150.50")], ["Acta del registro civil", 4, 0, 0, 0, 4, 0],
        ["Beca PROBEP", 0, 0, 7, 0, 7, None], ["Total", 19, 0, 7, 0, 26, Decimal("150.50")],
    ]  # fmt: skip


def test_an_enlace_and_another_unidad_do_not_see_them(client):
    fila = tramite()
    for persona in (
        datos.usuario("enlace", dependencias=[datos.dependencia()]),
        datos.usuario("coordinador", unidades=[datos.unidad("CEP", modulos=["campana"])]),
    ):
        client.force_login(persona)
        for url in (fila.get_absolute_url(), reverse("tramites:tramite_list"), "/reportes/renovacion-de-licencias/"):
            assert client.get(url).status_code == 403
