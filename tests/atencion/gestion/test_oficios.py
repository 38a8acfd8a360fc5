"""Letters: a draft without number, the next gapless number when issued, fields that are replaced and never run, cancellation, outputs."""

import io
import threading
import zipfile
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from atencion.correspondencia.models import Asunto, Recibido
from atencion.gestion import campos, services
from atencion.gestion.models import Enviado
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from seguimiento.nucleo.modulos import ofertas
from tests import datos
from tests.atencion.gestion.datos_gestion import DIA, borrador, expediente, folio, oficio, plantilla

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("DGGD", modulos=["gestion", "correspondencia"])])
    client.force_login(quien)
    return quien


@pytest.fixture
def recibido():
    return Recibido.objects.create(
        folio="RE-2023-00007", fecha=DIA, hora=time(9, 30), ejercicio=2023, remitente="Remitente de Prueba", cargo="Presidencia municipal",
        institucion="Ayuntamiento de Prueba", numero="PM/045/2023", fecha_oficio=date(2023, 5, 2), sintesis="Solicita un puente peatonal",
        asunto=Asunto.objects.create(nombre="Obra pública"),
    )  # fmt: skip


# -- numbers


def test_a_draft_has_no_number_and_takes_the_next_one_when_issued():
    uno, otro = borrador(), borrador()
    assert (uno.numero, uno.clave, str(uno)) == (None, "", f"Borrador de oficio {uno.pk}")
    assert services.expedir(otro, fecha=DIA, usuario=None).clave == "DGGD-0001/2023"
    assert services.expedir(uno, fecha=date(2023, 5, 5), usuario=None).clave == "DGGD-0002/2023"
    assert oficio("OEE").clave == "OEE-0001/2023"
    with pytest.raises(ValidationError, match="ya se expidió"):
        services.expedir(uno, fecha=DIA, usuario=None)


def test_the_number_is_of_the_year_in_which_it_is_issued():
    viejo = borrador(fecha=date(2022, 12, 30))
    expedido = services.expedir(viejo, fecha=date(2023, 1, 2), usuario=None)
    assert (expedido.clave, expedido.ejercicio, expedido.fecha) == ("DGGD-0001/2023", 2023, date(2023, 1, 2))


def test_numbers_follow_the_dates():
    oficio(fecha=date(2023, 6, 1))
    with pytest.raises(ValidationError, match="01/06/2023"):
        oficio(fecha=date(2023, 5, 31))
    assert oficio(fecha=date(2023, 6, 1)).numero == 2


def test_what_was_issued_is_neither_edited_nor_deleted():
    uno = oficio()
    uno.asunto = "Otro"
    with pytest.raises(ValidationError, match="cancélelo"):
        services.guardar_oficio(uno, usuario=None)
    with pytest.raises(ValidationError, match="se cancela"):
        registros.eliminar(uno, usuario=None, motivo="No hace falta")
    registros.eliminar(borrador(), usuario=None, motivo="No hace falta")


def test_a_cancelled_letter_keeps_its_number_and_its_reason():
    uno = oficio()
    with pytest.raises(ValidationError):
        services.cancelar(uno, fecha=date(2023, 5, 3), motivo="Error", usuario=None)
    uno = services.cancelar(uno, fecha=date(2023, 5, 10), motivo="Llevaba otro destinatario", usuario=None)
    assert (uno.clave, uno.estado, uno.motivo) == ("DGGD-0001/2023", "cancelado", "Llevaba otro destinatario")
    assert oficio(fecha=date(2023, 5, 11)).numero == 2
    with pytest.raises(ValidationError, match="ya estaba cancelado"):
        services.cancelar(uno, fecha=date(2023, 5, 12), motivo="Otra vez", usuario=None)
    with pytest.raises(ValidationError, match="Sólo se cancela"):
        services.cancelar(borrador(), fecha=date(2023, 5, 12), motivo="Nunca salió", usuario=None)


@pytest.mark.parametrize(("corte", "cuenta"), [(date(2023, 5, 3), 0), (DIA, 1), (date(2023, 5, 9), 1), (date(2023, 5, 10), 0)])
def test_a_cancellation_does_not_change_what_stood_before(corte, cuenta):
    services.cancelar(oficio(), fecha=date(2023, 5, 10), motivo="Llevaba otro destinatario", usuario=None)
    borrador()
    assert Enviado.objects.expedidos(corte).count() == cuenta


def test_the_database_refuses_a_number_without_letter_and_a_letter_without_number():
    uno, otro = oficio(), borrador()
    for fila, cambio in ((uno, {"numero": None, "clave": ""}), (otro, {"numero": 9}), (uno, {"estado": "cancelado"})):
        with pytest.raises(IntegrityError), transaction.atomic():
            Enviado.objects.filter(pk=fila.pk).update(**cambio)


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_leave_no_gap_and_repeat_no_number():
    borradores = [borrador(serie) for serie in ("DGGD", "OEE") for _ in range(10)]
    claves, errores, listos = [], [], threading.Barrier(20)

    def expedir(uno):
        try:
            listos.wait()
            claves.append(services.expedir(uno, fecha=DIA, usuario=None).clave)
        except Exception as error:  # told below
            errores.append(error)
        finally:
            connection.close()

    hilos = [threading.Thread(target=expedir, args=(uno,)) for uno in borradores]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join()
    assert errores == []
    assert sorted(claves) == [f"{serie}-{n:04}/2023" for serie in ("DGGD", "OEE") for n in range(1, 11)]


# -- fields


@pytest.mark.parametrize(
    ("texto", "sale"),
    [
        ("Para {destinatario}, {cargo}.", "Para Ana, {cargo}."),
        ("{ destinatario } {DESTINATARIO} {{destinatario}}", "{ destinatario } {DESTINATARIO} {Ana}"),
        ("{destinatario.__class__} {0} %(destinatario)s {% now %}", "{destinatario.__class__} {0} %(destinatario)s {% now %}"),
    ],
)
def test_fields_are_replaced_by_text_and_nothing_is_run(texto, sale):
    assert campos.sustituir(texto, {"destinatario": "Ana", "cargo": ""}) == sale


def test_what_a_value_brings_between_braces_stays_as_text():
    uno = services.expedir(borrador(destinatario="{numero} {fecha}", cuerpo="A {destinatario}"), fecha=DIA, usuario=None)
    assert uno.cuerpo == "A {numero} {fecha}"


def test_text_is_frozen_with_its_number_when_it_is_issued():
    uno = oficio(asunto="obra {numero}", cuerpo="Oficio {numero} del {fecha}, sobre {asunto}. {unidad}.")
    assert uno.asunto == "obra DGGD-0001/2023"
    assert uno.cuerpo == "Oficio DGGD-0001/2023 del 4 de mayo de 2023, sobre obra DGGD-0001/2023. Dirección General de Gestión Documental."
    assert uno.huella == services.huella_de(uno)


def test_nothing_is_issued_with_a_field_that_has_no_value():
    uno = borrador(cuerpo="En respuesta a {oficio_recibido}, {remitente}")
    with pytest.raises(ValidationError, match=r"\{oficio_recibido\}, \{remitente\}"):
        services.expedir(uno, fecha=DIA, usuario=None)
    assert Enviado.objects.get().numero is None
    assert oficio().numero == 1


def test_a_field_that_does_not_exist_is_refused_where_it_is_written():
    for escribir in (lambda: plantilla(cuerpo="Hola {nombre}"), lambda: borrador(cuerpo="Hola {nombre}")):
        with pytest.raises(ValidationError, match="nombre"):
            escribir()


# -- screens


def test_a_letter_received_is_answered_from_its_page_with_what_it_says(jefa, client, recibido):
    suya = plantilla(cuerpo="En respuesta a {oficio_recibido} del {fecha_recibido}: {sintesis}. {numero}")
    url = f"{reverse('gestion:enviado_create')}?recibido={recibido.pk}"
    ofrecidas = [oferta["url"] for oferta in ofertas(recibido, jefa)]
    assert {url, f"{reverse('gestion:folio_create')}?recibido={recibido.pk}"} <= {*ofrecidas}
    inicial = client.get(f"{url}&plantilla={suya.pk}").context["form"].initial
    assert (inicial["destinatario"], inicial["institucion"]) == ("Remitente de Prueba", "Ayuntamiento de Prueba")
    assert inicial["cuerpo"] == "En respuesta a PM/045/2023 del 2 de mayo de 2023: Solicita un puente peatonal. {numero}"
    alta = {campo: str(inicial.get(campo, "")) for campo in ("destinatario", "cargo", "institucion", "asunto", "cuerpo", "recibido")}
    alta |= {"serie": "DGGD", "fecha": "04/05/2023", "lugar": "Hermosillo", "firmante": "Firmante", "firmante_cargo": "Titular"}
    assert client.post(url, alta).status_code == 302
    uno = Enviado.objects.get()
    assert (uno.recibido, uno.estado) == (recibido, "borrador")
    assert client.post(reverse("gestion:enviado_expedir", args=[uno.pk]), {"fecha": "05/05/2023"}).status_code == 302
    assert "Contesta el oficio recibido RE-2023-00007" in client.get(uno.get_absolute_url()).text


def test_whoever_may_not_see_correspondence_does_not_prefill_from_it(client, recibido):
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    assert client.get(f"{reverse('gestion:enviado_create')}?recibido={recibido.pk}").status_code == 403


def test_of_what_was_issued_the_page_offers_to_cancel_and_not_to_edit(jefa, client):
    uno, otro = oficio(), borrador()
    titulos = [[accion["titulo"] for accion in client.get(fila.get_absolute_url()).context["acciones"]] for fila in (uno, otro)]
    assert {"Cancelar", "PDF", "Word"} <= {*titulos[0]} and not {"Editar", "Eliminar", "Expedir"} & {*titulos[0]}
    assert {"Editar", "Eliminar", "Expedir"} <= {*titulos[1]} and "Cancelar" not in titulos[1]
    cambio = client.post(reverse("gestion:enviado_update", args=[uno.pk]), {"asunto": "Otro", "version": uno.version})
    assert cambio.status_code == 422
    assert client.post(reverse("gestion:enviado_cancelar", args=[uno.pk]), {"fecha": "05/05/2023", "motivo": ""}).status_code == 422
    cancelar = {"fecha": "05/05/2023", "motivo": "Llevaba un dato mal"}
    assert client.post(reverse("gestion:enviado_cancelar", args=[uno.pk]), cancelar).status_code == 302


def test_pdf_and_word_say_the_same(jefa, client):
    uno = oficio(ccp="Archivo\n  Minutario ", iniciales="ABC/def", cuerpo="Uno <b>&</b> dos.\n\nOtro párrafo.")
    pdf = client.get(reverse("gestion:enviado_pdf", args=[uno.pk]))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    word = client.get(reverse("gestion:enviado_word", args=[uno.pk]))
    with zipfile.ZipFile(io.BytesIO(word.content)) as paquete:
        texto = paquete.read("word/document.xml").decode()
    for parte in (
        "No. de oficio: DGGD-0001/2023", "Hermosillo, Sonora, a 4 de mayo de 2023", "Persona de Prueba", "PRESENTE",
        "Uno &lt;b&gt;&amp;&lt;/b&gt; dos.", "Otro párrafo.", "ATENTAMENTE", "C.c.p. Minutario", "ABC/def", "no es una firma electrónica",
    ):  # fmt: skip
        assert parte in texto
    sin_numero = client.get(reverse("gestion:enviado_word", args=[borrador().pk]))
    with zipfile.ZipFile(io.BytesIO(sin_numero.content)) as paquete:
        assert "BORRADOR, SIN NÚMERO" in paquete.read("word/document.xml").decode()


def test_anybody_verifies_a_letter_and_learns_neither_its_text_nor_whom_it_goes_to(client):
    uno, otro = oficio(), borrador()
    url = reverse("verificar_oficio", args=[uno.verificacion])
    pagina = client.get(url).text
    assert "Oficio registrado y vigente" in pagina and "DGGD-0001/2023" in pagina and "no es una firma electrónica" in pagina
    for secreto in ("Persona de Prueba", "la gestión concluyó", "Firmante de Prueba"):
        assert secreto not in pagina
    assert client.get(reverse("verificar_oficio", args=[otro.verificacion])).status_code == 404
    services.cancelar(uno, fecha=date(2023, 5, 10), motivo="Motivo interno", usuario=None)
    pagina = client.get(url).text
    assert "Oficio cancelado" in pagina and "Motivo interno" not in pagina
    Enviado.objects.filter(pk=uno.pk).update(cuerpo="Texto cambiado por fuera")
    assert "El texto guardado fue alterado" in client.get(url).text


def test_letters_are_filed_together_in_an_expediente(jefa, client):
    filas, donde = [oficio(), oficio()], expediente()
    url, pks = reverse("gestion:enviado_archivar"), {"pk": [1, 2]}
    pks = {"pk": [fila.pk for fila in filas], "confirmar": "1"}
    assert client.post(url, pks | {"expediente": "DGGD-E-0999/2023"}).status_code == 422
    assert client.post(url, pks | {"expediente": donde.clave.lower()}).status_code == 302
    assert set(Enviado.objects.values_list("expediente", "version")) == {(donde.pk, filas[0].version + 1)}


def test_numbers_are_suggested_by_a_piece_of_them_or_by_their_words(jefa, client):
    uno = folio(asunto="Toma de agua")
    url = reverse("gestion:folio_sugerir")
    assert all(uno.clave in client.get(url, {"folio": texto}).text for texto in ("dggd-f", "agua", ""))
    assert uno.clave not in client.get(url, {"folio": "camino"}).text


def test_a_closed_year_issues_nothing(jefa):
    uno = borrador()
    Ejercicio.objects.create(anio=2023, cerrado=True)
    for escribir in (lambda: services.expedir(uno, fecha=DIA, usuario=jefa), lambda: services.guardar_oficio(uno, usuario=jefa)):
        with pytest.raises(ValidationError, match="2023 está cerrado"):
            escribir()


def test_the_page_of_the_letter_received_tells_what_was_born_of_it(jefa, client, recibido):
    suyo, contestado = folio(recibido=recibido), oficio(recibido=recibido)
    oficio()
    pagina = client.get(recibido.get_absolute_url())
    assert {str(uno) for uno in pagina.context["nacidos"]} == {str(suyo), str(contestado)}
    assert contestado.get_absolute_url() in pagina.text
