"""The Excel that goes out comes back in with "sin cambios", through the screens that people use."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from compromisos.campana.models import Compromiso
from tests import datos

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def capturista(client):
    persona = datos.usuario("capturista", unidades=[datos.unidad(modulos=["campana"])])
    client.force_login(persona)
    return persona


@pytest.fixture
def filas():
    compromiso, dependencia = hacer.compromiso(3), datos.dependencia("SAGARHPA")
    lugares = [datos.municipio("Álamos"), datos.municipio("Cajeme")]
    campos = {"fecha_inicio": date(2023, 1, 2), "fecha_termino": date(2023, 12, 31), "beneficiarios": 1200}
    una = hacer.accion(compromiso, dependencia, "concluida", municipios=lugares, descripcion="=1+1 Línea\ncon salto", **campos)
    otra = hacer.accion(compromiso, dependencia, descripcion="  Con   espacios  ")
    hacer.inversion(Decimal("1234.50"), una, otra)
    hacer.inversion(Decimal("0.50"), una, fuente="sin_desglose")
    hacer.inversion(7, una, fuente="federal"), hacer.inversion(8, una, fuente="federal")
    return una, otra


def bajar(client, modelo, formato, **parametros):
    respuesta = client.get(reverse(f"campana:{modelo}_list"), {"formato": formato, "ejercicio": "todos", **parametros})
    assert respuesta.status_code == 200
    return b"".join(respuesta.streaming_content) if respuesta.streaming else respuesta.content


def subir(client, modelo, contenido, nombre):
    """The page of the preview."""
    url = reverse(f"campana:{modelo}_import")
    return client.post(url, {"archivo": SimpleUploadedFile(nombre, contenido)}, follow=True)


@pytest.mark.parametrize(("modelo", "cuantas"), [("accion", 2), ("compromiso", 1)])
def test_the_exported_excel_comes_back_without_changes(client, capturista, filas, modelo, cuantas):
    plan = subir(client, modelo, bajar(client, modelo, "xlsx"), "lista.xlsx").context["plan"]

    assert (plan["resumen"]["igual"], plan["total"]) == (cuantas, cuantas)


def test_the_exported_csv_too(client, capturista, filas):
    plan = subir(client, "accion", bajar(client, "accion", "csv"), "lista.csv").context["plan"]

    assert (plan["resumen"]["igual"], plan["total"]) == (2, 2)


def test_it_has_the_columns_of_the_office_and_then_those_of_the_screen(client, capturista, filas):
    primera = bajar(client, "accion", "csv").decode("utf-8-sig").splitlines()[0]

    assert primera == (
        "ID,NÚMERO DEL COMPROMISO,DEPENDENCIA,ACCIÓN,ESTATUS,FECHA DE INICIO,FECHA DE TÉRMINO,INVERSIÓN ESTATAL,INVERSIÓN FEDERAL,"
        "INVERSIÓN MUNICIPAL,INVERSIÓN SIN DESGLOSE,MUNICIPIOS,BENEFICIARIOS,INVERSIÓN,REVISIÓN"
    )


def test_it_exports_exactly_what_the_list_shows_at_its_cut(client, capturista, filas):
    renglones = bajar(client, "accion", "csv", estatus="concluida").decode("utf-8-sig").splitlines()
    assert len([r for r in renglones if r[:1].isdigit()]) == 1

    antes = bajar(client, "accion", "csv", corte="2023-02-28").decode("utf-8-sig").splitlines()
    assert len(antes) == 1  # nothing was registered yet


def test_the_import_is_previewed_confirmed_and_told(client, capturista, filas):
    contenido = bajar(client, "compromiso", "csv").replace(b"Texto del compromiso 3", b"Texto corregido")
    pagina = subir(client, "compromiso", contenido, "lista.csv")
    assert pagina.context["plan"]["resumen"]["cambia"] == 1
    assert Compromiso.objects.get().texto == "Texto del compromiso 3"

    datos_de = {"confirmar": pagina.context["clave"], "huella": pagina.context["plan"]["huella"]}
    client.post(reverse("campana:compromiso_import"), datos_de)

    assert Compromiso.objects.get().texto == "Texto corregido"
