"""A long file is reviewed and written by the worker: progress, cancel, all or nothing, and its owner alone sees it."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from procrastinate.contrib.django import app

from seguimiento.nucleo import cola, importaciones, recursos
from seguimiento.nucleo.importaciones import Importacion
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.trabajos import Trabajo
from tests import datos

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def largo(settings, tmp_path):
    """Ten rows are a long file, and the files stay in the folder of the test."""
    settings.IMPORTAR_EN_LINEA, settings.VAR_DIR = 10, tmp_path


@pytest.fixture
def administrador(client):
    persona = datos.usuario("administrador")
    client.force_login(persona)
    return persona


def csv(cuantos, *mas):
    fechas = [f"{n % 28 + 1:02}/{n // 28 % 12 + 1:02}/{2000 + n // 336},Motivo {n},Administración estatal" for n in range(cuantos)]
    return "\n".join(["FECHA,MOTIVO,ÁMBITO", *fechas, *mas]).encode()


def trabajar():
    conexion = app.connector.get_worker_connector()
    with app.replace_connector(conexion):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def subir(client, contenido):
    return client.post(reverse("nucleo:diainhabil_import"), {"archivo": SimpleUploadedFile("dias.csv", contenido)}, follow=True)


def confirmar(client, pagina):
    llaves = {"confirmar": pagina.context["clave"], "huella": pagina.context["plan"]["huella"]}
    return client.post(reverse("nucleo:diainhabil_import"), llaves, follow=True)


def abrir(client, espera):
    return client.get(espera.request["PATH_INFO"] + "?" + espera.request["QUERY_STRING"], follow=True)


def revisado(client, contenido):
    """(page that waits, page of the review) of a file."""
    espera = subir(client, contenido)
    trabajar()
    return espera, abrir(client, espera)


def test_a_long_file_is_reviewed_and_written_apart(client, administrador):
    espera, revision = revisado(client, csv(40))
    assert "Se revisa el archivo" in espera.text and "plan" not in espera.context
    assert revision.context["plan"]["resumen"] == {"crea": 40, "cambia": 0, "igual": 0, "error": 0}
    assert not DiaInhabil.objects.exists()

    escribe = confirmar(client, revision)
    assert "Se importa el archivo" in escribe.text
    trabajar()
    assert DiaInhabil.objects.count() == 40
    trabajos = list(Trabajo.objects.order_by("pk").values_list("tipo", "estado", "resultado", "url"))
    assert trabajos[1] == ("importacion", "listo", "40 nuevos, 0 con cambios, 0 sin cambios", reverse("nucleo:diainhabil_list"))
    assert trabajos[0][:2] == ("revision", "listo")
    assert "ya se importó" in abrir(client, espera).text
    assert [aviso.texto for aviso in administrador.avisos.order_by("pk")] == [
        "Listo: Revisión de dias.csv", "Listo: Importación de dias.csv",
    ]  # fmt: skip


def test_progress_is_told_while_it_lasts(client, administrador, monkeypatch):
    vistos = []
    monkeypatch.setattr(importaciones, "Planificador", type("Lento", (importaciones.Planificador,), {}))
    monkeypatch.setattr("seguimiento.nucleo.importacion.LOTE", 10)
    monkeypatch.setattr(cola.Paso, "__call__", lambda self, hecho, total=None: vistos.append(hecho))
    subir(client, csv(35))
    trabajar()
    assert vistos == [0, 11, 21, 31, 36]  # the row of the sheet; headings are row 1


def test_what_changed_since_the_review_stops_the_job_and_is_reviewed_again(client, administrador):
    espera, revision = revisado(client, csv(12))
    DiaInhabil.objects.create(fecha="2000-01-01", motivo="Lo capturó otra persona")
    confirmar(client, revision)
    trabajar()
    assert DiaInhabil.objects.count() == 1
    otra = abrir(client, espera)
    assert "cambiaron desde la revisión" in otra.text
    assert otra.context["plan"]["resumen"] == {"crea": 11, "cambia": 1, "igual": 0, "error": 0}


def test_a_failure_in_a_late_batch_undoes_the_first_ones(client, administrador, monkeypatch):
    monkeypatch.setattr("seguimiento.nucleo.importacion.LOTE", 10)
    _, revision = revisado(client, csv(30))
    guardar, lotes = recursos.Recurso.guardar, []

    def al_tercero(self, renglones, **resto):
        lotes.append(DiaInhabil.objects.count())
        if len(lotes) == 3:
            raise ZeroDivisionError
        guardar(self, renglones, **resto)

    monkeypatch.setattr(recursos.Recurso, "guardar", al_tercero)
    confirmar(client, revision)
    trabajar()
    assert (lotes, DiaInhabil.objects.count()) == ([0, 10, 20], 0)
    assert Trabajo.objects.get(tipo="importacion").resultado == cola.TROPIEZO

    monkeypatch.setattr(recursos.Recurso, "guardar", guardar)
    confirmar(client, revision)
    trabajar()
    assert DiaInhabil.objects.count() == 30


def test_a_cancelled_import_writes_nothing(client, administrador, monkeypatch):
    _, revision = revisado(client, csv(12))
    espera = confirmar(client, revision)
    client.post(reverse("nucleo:descarga_cancelar", args=[espera.context["espera"].clave]))
    trabajar()
    assert not DiaInhabil.objects.exists()
    assert abrir(client, espera).context["plan"]["resumen"]["crea"] == 12


def test_a_file_that_breaks_further_down_says_why_on_the_form(client, administrador):
    _, revision = revisado(client, csv(60, '"' + "x" * 200_000))
    assert revision.status_code == 422
    assert "cerrar unas comillas" in revision.text


def test_the_excel_comes_back_with_its_errors_marked_and_corrected_it_goes_in(client, administrador):
    _, revision = revisado(client, csv(20, "31/02/2024,Imposible,Marte"))
    assert revision.context["plan"]["resumen"]["error"] == 1
    descarga = client.get(reverse("nucleo:diainhabil_import"), {"archivo": revision.context["clave"], "marcado": 1})
    libro = load_workbook(io.BytesIO(b"".join(descarga)))
    hoja = libro.active
    assert [celda.value for celda in hoja[1]] == ["FECHA", "MOTIVO", "ÁMBITO", "QUÉ CORREGIR"]
    assert (hoja.max_row, hoja["B2"].value, hoja["D2"].value) == (22, "Motivo 0", None)
    assert (hoja["A22"].value, hoja["A22"].fill.bgColor.rgb) != (None, hoja["B22"].fill.bgColor.rgb)
    assert hoja["D22"].value.startswith("FECHA: Esa fecha no existe") and "ÁMBITO: Se esperaba una de estas" in hoja["D22"].value

    hoja["A22"], hoja["C22"] = "29/02/2024", "Administración estatal"
    bufer = io.BytesIO()
    libro.save(bufer)
    otra = client.post(reverse("nucleo:diainhabil_import"), {"archivo": SimpleUploadedFile("dias.xlsx", bufer.getvalue())}, follow=True)
    trabajar()
    plan = abrir(client, otra).context["plan"]
    assert (plan["resumen"]["crea"], plan["total_errores"], plan["sin_usar"]) == (21, 0, [])


def test_the_preview_has_pages_and_shows_one_kind_at_a_time(client, administrador, monkeypatch):
    monkeypatch.setattr("seguimiento.nucleo.pantallas.importar.POR_PAGINA", 8)
    espera, _ = revisado(client, csv(20, "31/02/2024,Imposible,Marte"))
    consulta = reverse("nucleo:diainhabil_import") + "?" + espera.request["QUERY_STRING"]

    def vistos(**mas):
        pagina = client.get(consulta + "".join(f"&{clave}={valor}" for clave, valor in mas.items()))
        return [renglon["renglon"] for renglon in pagina.context["renglones"]]

    assert vistos() == list(range(2, 10))
    assert vistos(pagina=3) == [18, 19, 20, 21, 22]
    assert vistos(ver="crea", pagina=3) == [18, 19, 20, 21]
    assert vistos(ver="error") == [22]
    assert vistos(ver="cambia") == []


def test_nobody_else_opens_confirms_or_sees_it(client, administrador):
    espera, revision = revisado(client, csv(12))
    client.force_login(datos.usuario("administrador"))
    assert "ya no está" in abrir(client, espera).text
    confirmar(client, revision)
    trabajar()
    assert not DiaInhabil.objects.exists()


def test_who_lost_the_right_to_import_meanwhile_does_not(client, administrador):
    _, revision = revisado(client, csv(12))
    confirmar(client, revision)
    type(administrador).objects.filter(pk=administrador.pk).update(rol="consulta")
    trabajar()
    assert not DiaInhabil.objects.exists()
    assert Trabajo.objects.get(tipo="importacion").estado == "fallo"


def test_files_that_nobody_confirmed_are_deleted_in_time(client, administrador, monkeypatch):
    _, revision = revisado(client, csv(12))
    importaciones.limpiar()
    assert Importacion(revision.context["clave"]).archivo.exists()
    monkeypatch.setattr(importaciones, "VIGENCIA", timedelta(seconds=-1))
    importaciones.limpiar()
    assert not Importacion(revision.context["clave"]).archivo.exists()
