"""Who sees what: an enlace, the letters with an own turn and that turn alone; anybody, with the QR of the seal, no personal data."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atencion.correspondencia.models import Asunto, Recibido, Respuesta, Turno
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Documento
from tests import datos

from .datos_correspondencia import asunto, enlace, jefa, recibido, respuesta, turno

pytestmark = pytest.mark.django_db


@pytest.fixture
def escena():
    """A letter turned to two dependencias, another one to one of them, and one to nobody."""
    propia, ajena = datos.dependencia(), datos.dependencia()
    comun, otro, suelto = recibido(), recibido(), recibido()
    suyo, de_otros = turno(comun, propia), turno(comun, ajena)
    turno(otro, ajena)
    return enlace(propia), comun, suyo, de_otros, suelto


def test_an_enlace_sees_the_letters_with_an_own_turn_and_only_that_turn(escena):
    persona, comun, suyo, de_otros, _ = escena
    assert set(Recibido.objects.visibles_para(persona)) == {comun}
    assert set(Turno.objects.visibles_para(persona)) == {suyo}
    respuesta(de_otros, jefa())
    assert not Respuesta.objects.visibles_para(persona).exists()
    assert Recibido.objects.al_corte(date(2023, 12, 31), persona).visibles_para(persona).get().situacion == "turnado"


def test_the_page_and_the_list_of_a_letter_tell_an_enlace_nothing_of_other_turns(client, escena):
    persona, comun, suyo, de_otros, suelto = escena
    client.force_login(persona)
    for url in (
        comun.get_absolute_url(),
        f"{reverse('correspondencia:recibido_list')}?ejercicio=todos",
        f"{comun.get_absolute_url()}historial/",
    ):
        pagina = client.get(url)
        assert pagina.status_code == 200 and str(de_otros.dependencia) not in pagina.text
    assert {client.get(fila.get_absolute_url()).status_code for fila in (de_otros, suelto)} == {404}
    assert client.post(reverse("correspondencia:turno_responder", args=[de_otros.pk]), {}).status_code == 404
    assert client.get(suyo.get_absolute_url()).status_code == 200


def test_the_scan_is_served_to_whoever_sees_the_letter(client):
    dependencia = datos.dependencia()
    fila = recibido(escaneo=SimpleUploadedFile("oficio.pdf", b"%PDF-1.7 oficio"))
    turno(fila, dependencia)
    url = reverse("nucleo:documento_detail", args=[fila.escaneo_id])
    estados = []
    for persona in (enlace(dependencia), enlace(datos.dependencia())):
        client.force_login(persona)
        respuesta_http = client.get(url)
        b"".join(respuesta_http)
        estados.append(respuesta_http.status_code)
    assert estados == [200, 404]


def test_the_seal_verifies_without_telling_who_wrote_or_what(client):
    fila = recibido(
        hora=time(13, 45), escaneo=SimpleUploadedFile("oficio.pdf", b"%PDF-1.7 oficio"), remitente="Remitente Secreto",
        institucion="Institución Secreta", sintesis="Síntesis secreta", numero="SEC-1",
    )  # fmt: skip
    url = fila.get_verificacion_url()
    assert str(fila.clave) in url and str(fila.pk) != url.strip("/").split("/")[-1]
    pagina = client.get(url)
    assert pagina.status_code == 200
    assert all(dato in pagina.text for dato in (fila.folio, "08/05/2023, 13:45", Documento.objects.get().huella))
    assert not [dato for dato in ("Secret", "secreta", "SEC-1", fila.asunto.nombre) if dato in pagina.text]
    assert client.get(reverse("verificar_recibido", args=[uuid4()])).status_code == 404


def test_the_seal_of_a_deleted_letter_says_so(client):
    fila = recibido()
    registros.eliminar(fila, usuario=None, motivo="Capturado dos veces")
    assert "dado de baja" in client.get(fila.get_verificacion_url()).text


def test_the_seal_is_a_pdf_of_one_page_with_the_folio(client):
    import io

    import pikepdf

    fila = recibido()
    client.force_login(jefa())
    salida = client.get(reverse("correspondencia:recibido_sello", args=[fila.pk]))
    assert salida.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(salida.content)) as libro:
        assert len(libro.pages) == 1
        assert fila.folio in str(libro.docinfo["/Title"])


def test_the_catalogue_is_written_by_who_answers_for_the_module_alone(client):
    unidad = datos.unidad(modulos=["correspondencia"])
    nueva = {"nombre": "Permisos", "dias": 7, "nota": ""}
    for rol, esperado in (("capturista", 403), ("consulta", 403), ("coordinador", 302)):
        client.force_login(datos.usuario(rol, unidades=[unidad]))
        assert client.post(reverse("correspondencia:asunto_create"), nueva).status_code == esperado
    assert "ya está en el catálogo" in client.post(reverse("correspondencia:asunto_create"), nueva | {"nombre": "PERMISOS"}).text
    uno = Asunto.objects.get(nombre="Permisos")
    recibido(asunto=uno)
    assert "Tiene 1 oficio recibido" in client.get(reverse("correspondencia:asunto_delete", args=[uno.pk])).text
    capturista = datos.usuario("capturista", unidades=[unidad])
    client.force_login(capturista)
    assert reverse("correspondencia:asunto_create") not in client.get(reverse("correspondencia:asunto_list")).text
    assert asunto("Permisos").dias == 7
