"""Excel of meetings, agreements and progress: out, and in again."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinetes.acuerdos.models import Acuerdo, Avance, Reunion
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
RUTA = "/gabinetes/acuerdos"


@pytest.fixture
def capturista(client):
    persona = datos.usuario("capturista", unidades=[datos.unidad(modulos=["acuerdos"])])
    client.force_login(persona)
    return persona


def excel(*filas):
    libro, bufer = openpyxl.Workbook(), io.BytesIO()
    for fila in filas:
        libro.active.append(fila)
    libro.save(bufer)
    return SimpleUploadedFile("datos.xlsx", bufer.getvalue())


def revisar(client, modelo, archivo):
    """Upload and read the preview. Returns its context."""
    respuesta = client.post(f"{RUTA}/{modelo}/importar/", {"archivo": archivo})
    assert respuesta.status_code == 302, respuesta.content.decode()
    return client.get(f"{RUTA}/{modelo}/importar/{respuesta.url}").context


def confirmar(client, modelo, contexto):
    return client.post(f"{RUTA}/{modelo}/importar/", {"confirmar": contexto["clave"], "huella": contexto["plan"]["huella"]})


@pytest.mark.parametrize("modelo", ["reunion", "acuerdo", "responsable"])
def test_the_exported_excel_comes_back_without_changes(client, capturista, modelo):
    dependencia = datos.dependencia()
    hacer.acuerdo("Entregar el padrón", (dependencia, 40), (datos.dependencia(), 100), fecha_compromiso=date(2023, 5, 2))
    hacer.acuerdo("=1+1", (dependencia, 0))
    exportado = b"".join(client.get(f"{RUTA}/{modelo}/?formato=xlsx&ejercicio=todos").streaming_content)

    plan = revisar(client, modelo, SimpleUploadedFile("vuelta.xlsx", exportado))["plan"]

    assert plan["resumen"]["igual"] == plan["total"] > 0


def test_new_agreements_of_a_held_meeting_come_in_with_their_responsables(client, capturista):
    reunion = hacer.reunion(hacer.gabinete("Agua"), fecha=date(2023, 5, 2))
    cea, sidur = datos.dependencia("CEA"), datos.dependencia("SIDUR", alias=["Infraestructura y Desarrollo"])
    archivo = excel(
        ["Informe de la semana"],
        [],
        ["Gabinete", "Fecha de la reunión", "acuerdo", "RESPONSABLES", "fecha compromiso", "Prioridad"],
        ["AGUA", "02/05/2023", "Instalar medidores", "cea; Infraestructura y desarrollo", "30/06/2023", "alta"],
    )

    contexto = revisar(client, "acuerdo", archivo)
    confirmar(client, "acuerdo", contexto)

    acuerdo = Acuerdo.objects.get()
    assert (acuerdo.reunion, acuerdo.prioridad, acuerdo.folio) == (reunion, "alta", "AC-2023-0001")
    assert {r.dependencia for r in acuerdo.responsables.all()} == {cea, sidur}


def test_an_agreement_of_no_meeting_names_the_row_and_what_to_do(client, capturista):
    hacer.gabinete("Agua")
    datos.dependencia("CEA")
    archivo = excel(
        ["GABINETE", "FECHA DE LA REUNIÓN", "ACUERDO", "RESPONSABLES", "PRIORIDAD"],
        ["Agua", "02/05/2023", "Instalar medidores", "CEA", "Normal"],
        ["Aire", "02/05/2023", "Otro", "XYZ", "Urgente"],
    )

    errores = revisar(client, "acuerdo", archivo)["plan"]["errores"]

    assert [(e["celda"], e["columna"]) for e in errores] == [
        ("B2", "FECHA DE LA REUNIÓN"), ("A3", "GABINETE"), ("D3", "RESPONSABLES"), ("E3", "PRIORIDAD"),
    ]  # fmt: skip
    assert "regístrela primero" in errores[0]["mensaje"]


def test_progress_of_many_comes_in_as_dated_avances(client, capturista):
    dependencia = datos.dependencia("CEA")
    uno, otro = hacer.acuerdo("Uno", (dependencia, 10)), hacer.acuerdo("Otro", (dependencia, 10))
    archivo = excel(
        ["FOLIO", "DEPENDENCIA", "ESTATUS", "PORCENTAJE"], [uno.folio, "CEA", "En proceso", 60], [otro.folio, "CEA", "en proceso", "10 %"]
    )

    confirmar(client, "responsable", revisar(client, "responsable", archivo))

    assert uno.responsables.get().porcentaje == 60
    assert Avance.objects.filter(de__acuerdo=uno).latest().texto == "Importado de Excel."
    assert Avance.objects.filter(de__acuerdo=otro).count() == 1


def test_concluding_from_excel_needs_evidence_in_the_agreement(client, capturista):
    acuerdo = hacer.acuerdo("Uno", (datos.dependencia("CEA"), 10))
    archivo = excel(["FOLIO", "DEPENDENCIA", "ESTATUS", "PORCENTAJE"], [acuerdo.folio, "CEA", "Concluido", 100])

    errores = revisar(client, "responsable", archivo)["plan"]["errores"]

    assert "falta evidencia" in errores[0]["mensaje"]


def test_meetings_come_in_with_their_number(client, capturista):
    hacer.gabinete("Agua")
    archivo = excel(
        ["GABINETE", "FECHA", "ESTADO", "CON MINUTA"], ["Agua", "02/05/2023", "Celebrada", "Sí"], ["agua", "09/05/2023", "celebrada", "no"]
    )

    confirmar(client, "reunion", revisar(client, "reunion", archivo))

    assert list(Reunion.objects.order_by("fecha").values_list("numero", "con_minuta")) == [(1, True), (2, False)]


def test_excel_neither_holds_nor_cancels_a_meeting_already_registered(client, capturista):
    hacer.reunion(hacer.gabinete("Agua"), fecha=date(2023, 5, 2), estado="programada")
    archivo = excel(["GABINETE", "FECHA", "ESTADO", "CON MINUTA"], ["Agua", "02/05/2023", "Cancelada", "No"])

    errores = revisar(client, "reunion", archivo)["plan"]["errores"]

    assert [error["mensaje"] for error in errores] == ["El estado de una reunión ya registrada se cambia en su pantalla."]
