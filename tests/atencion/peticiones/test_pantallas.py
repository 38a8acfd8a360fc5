"""The screens of petitions: who sees what, masked persons, capture that registers in place, bulk over the whole list."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atencion.personas.models import Persona
from atencion.peticiones import services
from atencion.peticiones.models import Conclusion, Peticion, Seguimiento
from seguimiento.nucleo.documentos import adjuntar
from tests import datos
from tests.atencion.personas import datos_personas
from tests.atencion.peticiones import datos_peticiones as hacer

pytestmark = pytest.mark.django_db
LISTA = "/atencion/peticiones/peticion/"
NUEVA = f"{LISTA}nuevo/"
CORTE = "corte=2023-12-31&ejercicio=todos"


@pytest.fixture
def jefa(client):
    quien = hacer.oficina()
    client.force_login(quien)
    return quien


def envio(**campos):
    return {
        "fecha": "01/03/2023", "rubro": "llamada", "canal": "telefono", "asunto": "Bomba de agua", "prioridad": "normal",
        "ficha": str(uuid4()),
    } | campos  # fmt: skip


def folios(client, consulta=""):
    respuesta = client.get(f"{LISTA}?{CORTE}&formato=json&{consulta}").json()
    lugar = respuesta["columnas"].index("Folio")
    return sorted(fila[lugar] for fila in respuesta["filas"])


# -- capture


def test_the_capture_registers_petition_and_person_and_keeps_how_it_came(client, jefa):
    datos_personas.aviso(desde=date(2023, 1, 1))
    municipio = datos.municipio()
    respuesta = client.post(
        NUEVA,
        envio(telefono="662 555 0142", nombre="Rosa", primer_apellido="Prueba", aviso_forma="verbal", municipio=municipio.pk),
    )

    una = Peticion.objects.get()
    assert respuesta.status_code == 302
    assert "rubro=llamada" in respuesta.url and "aviso_forma=verbal" in respuesta.url and "0142" not in respuesta.url
    assert (una.capturo, una.folio, una.aviso_forma, una.aviso is not None) == (jefa, "PC-2023-000001", "verbal", True)
    assert (una.persona.telefono, una.persona.municipio, str(una.persona.nombre_completo)) == ("6625550142", municipio, "Rosa Prueba")
    pagina = client.get(respuesta.url).content.decode()
    assert "PC-2023-000001" in pagina and 'value="llamada" selected' in pagina


def test_sent_from_the_page_it_says_where_to_go_on_and_sent_twice_it_writes_once(client, jefa):
    forma = envio()
    respuestas = [client.post(NUEVA, forma, headers={"X-Captura": "1"}) for _ in range(2)]
    assert [r.status_code for r in respuestas] == [201, 201]
    assert respuestas[0].headers["X-Destino"] == respuestas[1].headers["X-Destino"]
    assert Peticion.objects.count() == 1


def test_the_same_name_and_telephone_is_the_same_person(client, jefa):
    conocida = datos_personas.persona("Rosa", "Prueba", telefono="6625550142")
    client.post(NUEVA, envio(telefono="6625550142", nombre="ROSA", primer_apellido="prueba"))
    client.post(NUEVA, envio(telefono="6625550142", nombre="Saúl", primer_apellido="Prueba"))
    assert Peticion.objects.filter(persona=conocida).count() == 1
    assert Persona.objects.count() == 2


def test_a_chosen_person_is_taken_whatever_the_boxes_say(client, jefa):
    conocida = datos_personas.persona(telefono="6625550142")
    client.post(NUEVA, envio(persona=conocida.pk, telefono="*** *** 0142", nombre="R***"))
    assert Peticion.objects.get().persona == conocida
    assert Persona.objects.count() == 1


@pytest.mark.parametrize(
    ("campos", "campo"),
    [
        ({"telefono": "662"}, "telefono"),
        ({"telefono": "6625550142"}, "nombre"),
        ({"nombre": "Rosa"}, "aviso_forma"),
        ({"nombre": "Rosa", "aviso_forma": "verbal", "curp": "X"}, "curp"),
        ({"asunto": ""}, "asunto"),
        ({"fecha": "01/03/2999"}, "fecha"),
        ({"sensible": "on", "aviso_forma": "verbal"}, "aviso_forma"),
    ],
)
def test_what_is_wrong_is_said_by_its_field_and_nothing_is_written(client, jefa, campos, campo):
    datos_personas.aviso(desde=date(2023, 1, 1))
    respuesta = client.post(NUEVA, envio(**campos))
    assert respuesta.status_code == 422
    assert campo in respuesta.context["form"].errors
    assert not Peticion.objects.exists() and not Persona.objects.exists()


def test_persons_are_proposed_by_telephone_and_by_name_with_what_they_asked(client, jefa):
    conocida = datos_personas.persona("Higinio", "Valdéz", "Ochoa", telefono="6625550188", pk=12345)
    hacer.peticion(persona=conocida, asunto="Techo de lámina")
    for consulta in (
        "telefono=662555",
        "nombre=higi",
        "nombre=Higinio&primer_apellido=Valdes&segundo_apellido=Ochoa",
        "telefono=6625550188",
    ):
        pagina = client.get(f"{LISTA}sugerir-persona/?{consulta}").content.decode()
        assert "Higinio Valdéz Ochoa" in pagina and "Techo de lámina" in pagina and 'data-pk="12345"' in pagina, consulta
    assert "Higinio" not in client.get(f"{LISTA}sugerir-persona/?nombre=hi").content.decode()


def test_subjects_are_suggested_from_the_last_ones(client, jefa):
    for asunto in ("Bomba de agua", "Bomba de agua", "Agua potable", "Beca"):
        hacer.peticion(asunto=asunto)
    pagina = client.get(f"{LISTA}sugerir-asunto/?asunto=agua").content.decode()
    assert pagina.index("Bomba de agua") < pagina.index("Agua potable")
    assert "Beca" not in pagina


# -- list and detail


@pytest.mark.parametrize(
    ("consulta", "salen"),
    [
        ("estado=recibida", ["a"]), ("estado=turnada", ["b"]), ("estado=seguimiento", ["c"]), ("estado=concluida", ["d"]),
        ("estado=recibida&estado=concluida", ["a", "d"]), ("abiertas=true", ["a", "b", "c"]), ("rubro=chat", ["c"]), ("q=drenaje", ["a"]),
        ("sin_turno=true", ["a", "c"]), ("edad=0-15", ["c"]), ("de_gira=true", ["d"]), ("municipio=ninguno", ["a", "b", "c", "d"]),
        ("desde=02/03/2023", ["c"]), ("hasta=01/03/2023", ["a", "b", "d"]), ("prioridad=alta", ["b"]), ("sin_movimiento=100", ["a", "b"]),
    ],
)  # fmt: skip
def test_filters_of_the_list(client, jefa, consulta, salen):
    filas = {
        "a": hacer.peticion(asunto="Drenaje tapado"),
        "b": hacer.peticion(prioridad="alta"),
        "c": hacer.peticion(date(2023, 12, 20), rubro="chat"),
        "d": hacer.peticion(gira=hacer.gira()),
    }
    hacer.turno(filas["b"]), hacer.seguimiento(filas["c"], date(2023, 12, 21)), hacer.conclusion(filas["d"])
    assert folios(client, consulta) == sorted(filas[letra].folio for letra in salen)


def test_a_person_is_found_by_name_and_telephone_only_by_who_attends_people(client):
    una = hacer.peticion(persona=datos_personas.persona("Higinio", "Valdéz", telefono="6625550188"))
    for rol, halla in (("coordinador", [una.folio]), ("director", [])):
        client.force_login(hacer.oficina(rol))
        for consulta in ("q=valdez", "q=6625550188"):
            assert folios(client, consulta) == halla, (rol, consulta)
        assert folios(client, f"q={una.folio}") == [una.folio]


@pytest.mark.parametrize(("rol", "claro"), [("capturista", True), ("coordinador", True), ("consulta", False), ("director", False)])
def test_the_name_is_masked_where_it_is_not_needed(client, rol, claro):
    una = hacer.peticion(persona=datos_personas.persona("Higinio", "Valdéz", telefono="6625550188"))
    client.force_login(hacer.oficina(rol))
    for pagina in (client.get(f"{LISTA}?{CORTE}&col=asunto&col=persona&col=telefono"), client.get(una.get_absolute_url())):
        texto = pagina.content.decode()
        assert ("Higinio" in texto, "6625550188" in texto) == (claro, claro)
        assert claro or "H*** V***" in texto
    if rol != "consulta":
        archivo = b"".join(client.get(f"{LISTA}?{CORTE}&formato=csv").streaming_content).decode()
        assert "Higinio" not in archivo and "H***" in archivo


def test_an_enlace_reads_the_own_petition_and_turn_and_answers_it(client):
    propia, ajena = datos.dependencia(), datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[propia])
    una = hacer.peticion(persona=datos_personas.persona("Higinio", "Valdéz", telefono="6625550188"), descripcion="Se inunda")
    mio, suyo, otra = hacer.turno(una, propia), hacer.turno(una, ajena, indicacion="Sólo para ellos"), hacer.peticion()
    hacer.seguimiento(una, date(2023, 3, 11), nota="Recado interno")
    carta = adjuntar(una, SimpleUploadedFile("carta-de-higinio.pdf", b"%PDF-"), usuario=None)
    client.force_login(enlace)

    pagina = client.get(una.get_absolute_url()).content.decode()
    assert "carta-de-higinio" not in pagina and "Historial" not in pagina
    assert client.get(reverse("nucleo:documento_detail", args=[carta.pk])).status_code == 404
    assert client.get(f"{una.get_absolute_url()}historial/").status_code == 403
    assert "Se inunda" in pagina and "H*** V***" in pagina
    assert not any(texto in pagina for texto in ("Higinio", "6625550188", "Recado interno", "Sólo para ellos", str(ajena)))
    assert [client.get(u).status_code for u in (otra.get_absolute_url(), suyo.get_absolute_url(), mio.get_absolute_url())] == [
        404,
        404,
        200,
    ]
    assert client.get(reverse("peticiones:seguimiento_list")).status_code == 403

    respuesta = client.post(
        f"{mio.get_absolute_url()}responder/", {"dia": "20/03/2023", "respuesta": "Ya se limpió", "ficha": str(uuid4())}
    )
    mio.refresh_from_db()
    assert (respuesta.status_code, mio.respuesta, mio.respondio) == (302, "Ya se limpió", enlace)


def test_the_timeline_tells_everything_in_order(client, jefa):
    una = hacer.peticion()
    hacer.seguimiento(una, date(2023, 3, 5), nota="Primera llamada")
    hacer.respuesta(hacer.turno(una, datos.dependencia("SALUD")), texto="Ya se atendió")
    hacer.conclusion(una, respuesta="Se le entregó la bomba")
    pagina = client.get(una.get_absolute_url()).content.decode()
    lugares = [
        pagina.index(texto) for texto in ("Se le entregó la bomba", "Ya se atendió", "Se turnó a", "Primera llamada", "Se recibió por")
    ]
    assert lugares == sorted(lugares)
    assert "Se le entregó la bomba" not in client.get(f"{una.get_absolute_url()}?corte=2023-03-31").content.decode()


# -- many at once


def test_the_same_follow_up_on_the_whole_list_and_not_only_on_the_page(client, jefa):
    filas = [hacer.peticion(rubro="chat") for _ in range(4)] + [hacer.peticion(rubro="llamada")]
    forma = {
        "pk": [filas[0].pk], "siguiente": f"{LISTA}?{CORTE}&rubro=chat", "todas": "1", "confirmar": "1", "ficha": str(uuid4()),
        "dia": "05/03/2023", "canal": "telefono", "nota": "Se les llamó",
    }  # fmt: skip
    assert (
        "En las 4 de la lista"
        in client.post(f"{LISTA}seguir-varias/", {"pk": filas[0].pk, "siguiente": forma["siguiente"]}).content.decode()
    )
    respuestas = [client.post(f"{LISTA}seguir-varias/", forma) for _ in range(2)]

    assert [r.status_code for r in respuestas] == [302, 302]
    assert respuestas[0].url.endswith("rubro=chat")
    assert sorted(Seguimiento.objects.values_list("peticion", flat=True)) == [fila.pk for fila in filas[:4]]


def test_many_are_concluded_with_the_same_answer_or_none_is(client, jefa):
    filas = [hacer.peticion() for _ in range(3)]
    hacer.conclusion(filas[2])
    forma = {"siguiente": LISTA, "todas": "0", "confirmar": "1", "dia": "05/04/2023", "resultado": "positiva", "respuesta": "Ya hay agua"}

    respuesta = client.post(f"{LISTA}concluir-varias/", forma | {"pk": [f.pk for f in filas], "ficha": str(uuid4())})
    assert respuesta.status_code == 422 and "1 está concluida" in respuesta.text
    assert Conclusion.objects.count() == 1

    respuesta = client.post(f"{LISTA}concluir-varias/", forma | {"pk": [f.pk for f in filas[:2]], "ficha": str(uuid4())})
    assert respuesta.status_code == 302
    for fila in filas[:2]:
        fila.refresh_from_db()
        assert (fila.concluida, fila.conclusiones.get().respuesta, fila.version) == (date(2023, 4, 5), "Ya hay agua", 2)


def test_one_reopened_is_not_concluded_before_that_day(client, jefa):
    fila = hacer.peticion()
    hacer.conclusion(fila)
    services.reabrir(fila, motivo="Volvió a pedirlo", usuario=jefa, fecha=date(2023, 5, 2))
    forma = {"siguiente": LISTA, "todas": "0", "confirmar": "1", "resultado": "positiva", "respuesta": "Ya hay agua", "pk": fila.pk}
    respuesta = client.post(f"{LISTA}concluir-varias/", forma | {"dia": "28/04/2023", "ficha": str(uuid4())})
    assert respuesta.status_code == 422 and "se reabrió el 02/05/2023" in respuesta.text
    assert client.post(f"{LISTA}concluir-varias/", forma | {"dia": "02/05/2023", "ficha": str(uuid4())}).status_code == 302


def test_from_the_page_of_a_person_the_capture_opens_with_that_person(client, jefa):
    una = datos_personas.persona("Higinio", "Valdéz", telefono="6625550188")
    url = f"{NUEVA}?persona={una.pk}"
    assert f'href="{url}"' in client.get(una.get_absolute_url()).text
    inicial = client.get(url).context["form"].initial
    assert (inicial["persona"], inicial["nombre"], inicial["telefono"]) == (una.pk, "Higinio", "6625550188")
    for nadie in ("99999999", "x", ""):
        assert "persona" not in client.get(f"{NUEVA}?persona={nadie}").context["form"].initial


def test_only_the_chosen_ones_when_so_asked(client, jefa):
    filas = [hacer.peticion() for _ in range(3)]
    forma = {"pk": [f.pk for f in filas[:2]], "siguiente": LISTA, "todas": "0", "confirmar": "1", "ficha": str(uuid4())}
    client.post(f"{LISTA}priorizar-varias/", forma | {"prioridad": "alta", "motivo": "Urgen todas"})
    assert list(Peticion.objects.order_by("pk").values_list("prioridad", flat=True)) == ["alta", "alta", "normal"]
