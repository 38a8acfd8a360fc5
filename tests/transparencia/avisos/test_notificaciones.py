"""Notices: fields that are replaced, a folio, a text that is frozen without names, and paper that says them only to who may read them."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import bitacora, registros
from seguimiento.nucleo.modulos import ofertas
from tests import datos
from tests.transparencia.comite.datos_comite import resolucion
from tests.transparencia.solicitudes.datos_solicitudes import HOY, LUNES, actuar, solicitud
from transparencia.avisos import campos, carga, services
from transparencia.avisos.estados import Clase
from transparencia.avisos.models import Notificacion, Plantilla

pytestmark = pytest.mark.django_db
NOMBRE = "Rosa Elena Prueba Ficticia"
FIRMA = {"firmante": "Firmante de Prueba", "firmante_cargo": "Titular de la Unidad de Transparencia"}


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CETAI", modulos=["avisos", "solicitudes", "comite"])])
    client.force_login(quien)
    return quien


@pytest.fixture
def pedida():
    return solicitud(solicitante=NOMBRE, folio_pnt="260000123000045")


def aviso(de, asunto="Sobre {folio_solicitud}", cuerpo="Se le responde, {solicitante}, conforme a {articulo_respuesta}.", **campos):
    fijos = FIRMA | {"clase": "respuesta", "fecha": LUNES}
    fila = Notificacion(solicitud=de, asunto=asunto, cuerpo=cuerpo, **fijos | campos)
    return services.guardar(fila, usuario=None)


def expedida(de, **campos):
    return services.expedir(aviso(de, **campos), fecha=LUNES, usuario=None, hoy=HOY)


def texto_de(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as paquete:
        return paquete.read("word/document.xml").decode()


# -- texts and folios


def test_a_draft_takes_the_next_folio_when_issued_and_its_text_is_frozen(pedida):
    una, otra = aviso(pedida), aviso(pedida)
    assert (una.folio, str(una)) == (None, f"Borrador de notificación {una.pk}")
    assert services.expedir(otra, fecha=LUNES, usuario=None, hoy=HOY).folio == "NT-2025-0001"
    una = services.expedir(una, fecha=LUNES, usuario=None, hoy=HOY)
    assert (una.folio, una.asunto) == ("NT-2025-0002", f"Sobre {pedida.folio}")
    assert una.cuerpo == "Se le responde, {solicitante}, conforme a Ley 81, art. 119."
    with pytest.raises(ValidationError, match="ya se expidió"):
        services.guardar(una, usuario=None)
    with pytest.raises(ValidationError, match="se cancela"):
        registros.eliminar(una, usuario=None, motivo="Por error")


def test_what_is_kept_never_has_the_name_of_who_asked(pedida):
    una = expedida(pedida)
    guardado = [str(valor) for valor in Notificacion.objects.filter(pk=una.pk).values_list()[0]]
    historia = str(bitacora.cambios(una))
    assert not any(NOMBRE in texto for texto in [*guardado, historia])
    with pytest.raises(ValidationError, match="solicitante"):
        aviso(pedida, cuerpo=f"Estimada {NOMBRE.upper()}: se le responde.")


@pytest.mark.parametrize(
    ("cuerpo", "falta"),
    [("Acta {acta}", "{acta}"), ("{folio_pnt} {acta_fecha} {acta}", "{acta_fecha}, {acta}"), ("{vence} {regimen} {tema}", None)],
)
def test_it_is_not_issued_while_a_field_has_no_value(pedida, cuerpo, falta):
    una = aviso(pedida, cuerpo=cuerpo)
    if falta is None:
        assert "{" not in services.expedir(una, fecha=LUNES, usuario=None, hoy=HOY).cuerpo
        return
    with pytest.raises(ValidationError) as error:
        services.expedir(una, fecha=LUNES, usuario=None, hoy=HOY)
    assert falta in error.value.messages[0]
    assert not Notificacion.objects.exclude(folio=None).exists()


def test_a_field_that_does_not_exist_is_refused(pedida):
    with pytest.raises(ValidationError, match="No existe el campo"):
        aviso(pedida, cuerpo="Hola, {nombre_completo}")
    with pytest.raises(ValidationError, match="No existe el campo"):
        services.guardar_plantilla(Plantilla(nombre="Otra", clase="otro", asunto="{curp}", cuerpo="x"), usuario=None)


def test_what_the_request_brings_between_braces_stays_as_text():
    una = expedida(solicitud(texto="Quiero {acta} y {solicitante}"), cuerpo="Pide: {texto}")
    assert una.cuerpo == "Pide: Quiero {acta} y {solicitante}"


def test_the_resolution_is_of_the_same_request(pedida):
    with pytest.raises(ValidationError, match="no es de esa solicitud"):
        aviso(pedida, resolucion=resolucion("inexistencia", LUNES))
    acta = resolucion("inexistencia", LUNES, solicitud=pedida, motivacion="Se buscó en tres áreas.")
    una = aviso(pedida, resolucion=acta, cuerpo="Acta {acta}: {acta_motivacion}")
    assert services.expedir(una, fecha=LUNES, usuario=None, hoy=HOY).cuerpo == "Acta CT/01/2023: Se buscó en tres áreas."


def test_it_is_notified_once_after_it_was_issued_and_cancelled_with_its_reason(pedida):
    una, comun = aviso(pedida), {"usuario": None, "hoy": HOY}
    with pytest.raises(ValidationError, match="borrador"):
        services.notificar(una, fecha=LUNES, medio="pnt", **comun)
    una = services.expedir(una, fecha=LUNES, **comun)
    with pytest.raises(ValidationError, match="no puede notificarse antes"):
        services.notificar(una, fecha=date(2025, 10, 5), medio="pnt", **comun)
    services.notificar(una, fecha=LUNES, medio="pnt", **comun)
    with pytest.raises(ValidationError, match="ya se notificó"):
        services.notificar(una, fecha=LUNES, medio="pnt", **comun)
    services.cancelar(una, fecha=date(2025, 10, 8), motivo="Llevaba un error", **comun)
    estados = [Notificacion.objects.al_corte(date(2025, 10, dia)).get().estado_al for dia in (6, 8)]
    assert estados == ["notificada", "cancelada"]
    assert expedida(pedida).folio == "NT-2025-0002"


@pytest.mark.parametrize(("fecha", "dice"), [(date(2025, 10, 5), "no puede notificarse antes"), (date(2026, 3, 3), "posterior a hoy")])
def test_it_is_not_issued_before_the_request_nor_tomorrow(pedida, fecha, dice):
    with pytest.raises(ValidationError, match=dice):
        services.expedir(aviso(pedida), fecha=fecha, usuario=None, hoy=HOY)


# -- templates


def test_there_is_a_template_for_each_kind_and_all_their_fields_exist():
    carga.cargar()
    assert {plantilla.clase for plantilla in Plantilla.objects.all()} == set(Clase) - {Clase.OTRO}
    assert carga.cargar() == {}
    for plantilla in Plantilla.objects.all():
        assert not campos.desconocidos(f"{plantilla.asunto} {plantilla.cuerpo}")
        assert "{folio_solicitud}" in plantilla.cuerpo


PRESENTADAS = [("acceso", date(2023, 3, 1)), ("acceso", LUNES), ("arco", LUNES)]


@pytest.mark.parametrize("clase", sorted(set(Clase) - {Clase.OTRO}))
@pytest.mark.parametrize(("materia", "presentada"), PRESENTADAS, ids=["Ley 90", "Ley 81", "ARCO"])
def test_what_a_template_lacks_under_each_regime(materia, presentada, clase):
    """Only what belongs to access alone, or that the older law did not have, is left to be written by hand."""
    fila = solicitud(presentada, materia=materia)
    carga.cargar()
    plantilla = Plantilla.objects.get(clase=clase)
    acta = resolucion("inexistencia", presentada, solicitud=fila, fundamento="Art. 1", motivacion="Razones")
    una = aviso(fila, asunto=plantilla.asunto, cuerpo=plantilla.cuerpo, resolucion=acta, fecha=presentada)
    faltan = {"articulo_incompetencia"} if (clase, presentada.year) == ("incompetencia", 2023) else set()
    assert set(services.sin_valor(una)) == faltan


# -- screens and paper


def test_it_is_written_from_its_request_with_what_is_known(client, jefa, pedida):
    carga.cargar()
    oferta = next(uno for uno in ofertas(pedida, jefa) if "notificación" in uno["titulo"])
    plantilla = Plantilla.objects.get(clase="respuesta")
    pagina = client.get(f"{oferta['url']}&plantilla={plantilla.pk}")
    inicial = pagina.context["form"].initial
    assert f"Respuesta a la solicitud {pedida.folio}" == inicial["asunto"]
    assert pedida.texto in inicial["cuerpo"] and NOMBRE not in pagina.text
    cuerpo = {"solicitud": pedida.folio, "clase": "respuesta", "asunto": inicial["asunto"], "cuerpo": inicial["cuerpo"], **FIRMA}
    client.post(oferta["url"], {**cuerpo, "lugar": "Hermosillo, Sonora", "fecha": "06/10/2025", "plantilla": plantilla.pk})
    una = Notificacion.objects.get()
    client.post(reverse("avisos:notificacion_expedir", args=[una.pk]), {"fecha": "06/10/2025"})
    client.post(reverse("avisos:notificacion_notificar", args=[una.pk]), {"fecha": "07/10/2025", "medio": "pnt"})
    una.refresh_from_db()
    assert (una.folio, una.notificada, una.plantilla) == ("NT-2025-0001", date(2025, 10, 7), plantilla)
    assert NOMBRE not in client.get(una.get_absolute_url()).text


def test_the_name_is_on_the_paper_of_who_may_read_it_and_nowhere_else(client, jefa, pedida):
    una = expedida(pedida)
    url = reverse("avisos:notificacion_word", args=[una.pk])
    respuesta = client.get(url)
    assert f"Se le responde, {NOMBRE}, conforme" in texto_de(respuesta.content)
    assert respuesta["Content-Disposition"] == 'attachment; filename="notificacion-nt-2025-0001.docx"'
    client.force_login(datos.usuario("consulta", unidades=[Unidad.objects.get(siglas="CETAI")]))
    suyo = texto_de(client.get(url).content)
    assert "Se le responde, Persona solicitante, conforme" in suyo and NOMBRE not in suyo


def test_once_notified_the_act_is_offered_with_its_day_until_the_request_has_it(client, jefa, pedida):
    una = expedida(pedida, clase="prevencion")
    pagina = reverse("avisos:notificacion_detail", args=[una.pk])
    assert "Registrar el acto" not in client.get(pagina).text
    services.notificar(una, fecha=LUNES, medio="pnt", usuario=None, hoy=HOY)
    direccion = reverse("solicitudes:solicitud_actuar", args=[pedida.pk]) + "?clase=prevencion&fecha=06%2F10%2F2025"
    assert direccion.replace("&", "&amp;") in client.get(pagina).text
    assert 'value="06/10/2025"' in client.get(direccion).text
    actuar(pedida, "prevencion", LUNES)
    assert "Registrar el acto" not in client.get(pagina).text


def test_the_pdf_is_named_by_its_folio_or_as_a_draft(client, jefa, pedida):
    una, otra = expedida(pedida), aviso(solicitud())
    nombres = []
    for fila in (una, otra):
        respuesta = client.get(reverse("avisos:notificacion_pdf", args=[fila.pk]))
        assert respuesta.content[:5] == b"%PDF-"
        nombres.append(respuesta["Content-Disposition"].partition('filename="')[2].rstrip('"'))
    assert nombres == ["notificacion-nt-2025-0001.pdf", f"notificacion-borrador-{otra.pk}.pdf"]


def test_an_enlace_knows_nothing_of_notices(client, pedida):
    una = expedida(pedida)
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    for ruta in ("detail", "pdf", "word"):
        assert client.get(reverse(f"avisos:notificacion_{ruta}", args=[una.pk])).status_code == 403
