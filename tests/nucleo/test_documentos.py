"""Attachments: accepted by what they contain, stored under a name that tells nothing, served to who sees their record."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gabinetes.acuerdos.models import Acuerdo
from seguimiento.nucleo import documentos
from seguimiento.nucleo.models import Documento
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos

PDF = b"%PDF-1.7\nfolio 12"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def office(*nombres):
    bufer = io.BytesIO()
    with zipfile.ZipFile(bufer, "w") as paquete:
        for nombre in nombres:
            paquete.writestr(nombre, "x")
    return bufer.getvalue()


@pytest.mark.parametrize(
    ("nombre", "contenido", "mime"),
    [
        ("oficio.pdf", PDF, "application/pdf"),
        ("OFICIO.PDF", PDF, "application/pdf"),
        ("foto.png", PNG, "image/png"),
        ("foto.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("notas.txt", "Acuerdo de año".encode(), "text/plain"),
        ("padron.csv", b"a,b\n1,2\n", "text/csv"),
        ("oficio.docx", office("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("tabla.xlsx", office("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_what_is_what_its_name_says_is_accepted(nombre, contenido, mime):
    assert documentos.revisar(SimpleUploadedFile(nombre, contenido)) == mime


@pytest.mark.parametrize(
    ("nombre", "contenido", "codigo"),
    [
        ("programa.exe", b"MZ", "tipo"),
        ("pagina.html", b"<html>", "tipo"),
        ("dibujo.svg", b"<svg onload='x'>", "tipo"),
        ("sin_extension", PDF, "tipo"),
        ("doble.pdf.js", PDF, "tipo"),
        ("vacio.pdf", b"", "vacio"),
        ("falso.pdf", b"MZ\x90\x00 ejecutable", "contenido"),
        ("falso.png", PDF, "contenido"),
        ("binario.txt", b"texto\x00\x01", "contenido"),
        ("falso.docx", b"PK\x03\x04 no es un zip", "contenido"),
        ("cambiado.xlsx", office("word/document.xml"), "contenido"),
        ("macros.docx", office("word/document.xml", "word/vbaProject.bin"), "contenido"),
    ],
)
def test_anything_else_is_refused(nombre, contenido, codigo):
    with pytest.raises(ValidationError) as error:
        documentos.revisar(SimpleUploadedFile(nombre, contenido))
    assert error.value.code == codigo


def test_a_file_may_weigh_up_to_20_mb():
    relleno = b"0" * (documentos.MAXIMO - len(PDF))
    assert documentos.revisar(SimpleUploadedFile("justo.pdf", PDF + relleno))
    with pytest.raises(ValidationError, match="20 MB"):
        documentos.revisar(SimpleUploadedFile("pesado.pdf", PDF + relleno + b"0"))


@pytest.fixture
def acuerdo(db):
    return datos_acuerdos.acuerdo("Entregar el padrón", (datos.dependencia("SALUD"), 0))


@pytest.fixture
def capturista(db):
    return datos.usuario("capturista", unidades=[datos.unidad(modulos=["acuerdos"])])


@pytest.fixture
def documento(acuerdo, capturista):
    return documentos.adjuntar(acuerdo, SimpleUploadedFile("Oficio 12 de Hermosillo.pdf", PDF), usuario=capturista, descripcion="Acuse")


def test_the_stored_name_tells_nothing_and_the_row_keeps_the_persons_name(documento):
    assert "Oficio" not in documento.archivo.name
    assert (documento.nombre, documento.mime, documento.bytes) == ("Oficio 12 de Hermosillo.pdf", "application/pdf", len(PDF))
    assert len(documento.huella) == 64


def test_it_downloads_whole_and_is_never_shown_in_the_page(client, documento, capturista):
    client.force_login(capturista)
    respuesta = client.get(reverse("nucleo:documento_detail", args=[documento.pk]))
    assert b"".join(respuesta.streaming_content) == PDF
    assert respuesta["Content-Disposition"].startswith("attachment")
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in respuesta["Cache-Control"]


def test_only_who_sees_the_record_gets_the_file(client, documento):
    ajeno = datos.usuario("enlace", dependencias=[datos.dependencia("SIDUR")])
    sin_modulo = datos.usuario("capturista", unidades=[datos.unidad(modulos=["campana"])])
    for persona in (ajeno, sin_modulo):
        client.force_login(persona)
        assert client.get(reverse("nucleo:documento_detail", args=[documento.pk])).status_code == 404
        assert client.post(reverse("nucleo:documento_delete", args=[documento.pk]), {"motivo": "No me gusta"}).status_code == 404


def test_a_file_of_a_deleted_record_is_gone_with_it(client, documento, acuerdo, capturista):
    Acuerdo.objects.filter(pk=acuerdo.pk).marcar_eliminados("Duplicado")
    client.force_login(capturista)
    assert client.get(reverse("nucleo:documento_detail", args=[documento.pk])).status_code == 404


def adjuntar(client, objeto, nombre="oficio.pdf", contenido=PDF):
    url = reverse("nucleo:documento_create", args=[objeto._meta.app_label, objeto._meta.model_name, objeto.pk])
    return client.post(url, {"archivo": SimpleUploadedFile(nombre, contenido), "descripcion": "Acuse"}, follow=True)


def test_a_file_is_attached_from_the_page_of_its_record(client, acuerdo, capturista):
    client.force_login(capturista)
    assert "Archivo adjuntado" in adjuntar(client, acuerdo).text
    assert [d.nombre for d in Documento.objects.de(acuerdo)] == ["oficio.pdf"]


def test_a_refused_file_says_why(client, acuerdo, capturista):
    client.force_login(capturista)
    assert "no corresponde a su tipo" in adjuntar(client, acuerdo, contenido=b"MZ").text
    assert not Documento.objects.exists()


def test_who_only_reads_attaches_nothing(client, acuerdo):
    client.force_login(datos.usuario("director"))
    assert adjuntar(client, acuerdo).status_code == 403


def test_an_enlace_attaches_to_the_own_rows_and_to_nothing_that_others_read(client, acuerdo):
    propio, ajeno = acuerdo.responsables.get(), datos_acuerdos.responsable(acuerdo, datos.dependencia("SIDUR"))
    client.force_login(datos.usuario("enlace", dependencias=[propio.dependencia]))
    assert adjuntar(client, propio).status_code == 200
    assert adjuntar(client, ajeno).status_code == 404
    assert adjuntar(client, acuerdo).status_code == 403
    assert adjuntar(client, acuerdo.reunion).status_code == 403
    assert [documento.objeto for documento in Documento.objects.all()] == [propio]


def test_who_uploaded_a_file_takes_it_away_and_another_enlace_does_not(client, acuerdo, capturista):
    fila = acuerdo.responsables.get()
    de_la_oficina = documentos.adjuntar(fila, SimpleUploadedFile("oficio.pdf", PDF), usuario=capturista)
    enlace = datos.usuario("enlace", dependencias=[fila.dependencia])
    propio = documentos.adjuntar(fila, SimpleUploadedFile("acuse.pdf", PDF), usuario=enlace)
    client.force_login(enlace)
    estados = [
        client.post(reverse("nucleo:documento_delete", args=[d.pk]), {"motivo": "Se repitió"}).status_code for d in (de_la_oficina, propio)
    ]
    assert estados == [403, 302]


def test_taking_a_file_away_needs_a_reason_and_leaves_its_row(client, documento, acuerdo, capturista):
    client.force_login(capturista)
    url = reverse("nucleo:documento_delete", args=[documento.pk])
    assert "escriba el motivo" in client.post(url, {"motivo": ""}, follow=True).text
    client.post(url, {"motivo": "Se subió otro oficio"})
    assert not Documento.objects.de(acuerdo).exists()
    assert Documento.todos.get().eliminado_motivo == "Se subió otro oficio"


def test_an_address_of_a_model_that_does_not_exist_is_not_found(client, capturista):
    client.force_login(capturista)
    for ruta in ("acuerdos/nada/1", "nada/acuerdo/1", "acuerdos/acuerdo/999999"):
        assert client.post(f"/seguimiento/nucleo/documento/nuevo/{ruta}/", {}).status_code == 404
