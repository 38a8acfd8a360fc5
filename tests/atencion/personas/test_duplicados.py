"""Persons who may be the same: how they are found, how they are joined and how that is undone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from atencion.personas import services
from atencion.personas.duplicados import parecidas, repetidas
from atencion.personas.models import AccesoADatos, Persona
from atencion.personas.nombres import palabras, telefono
from atencion.peticiones.models import Peticion
from tests import datos

from . import datos_personas as dp

pytestmark = pytest.mark.django_db


@pytest.fixture
def hermosillo():
    return datos.municipio("Hermosillo")


@pytest.fixture
def coordinador(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["personas"])])
    client.force_login(quien)
    return quien


def peticion(persona, folio="PC-2023-000001"):
    return Peticion.objects.create(
        folio=folio, fecha=dp.DIA, ejercicio=2023, rubro="atencion", canal="presencial", persona=persona, asunto="Beca"
    )


@pytest.mark.parametrize(
    ("escrito", "queda"),
    [("662 555 01 23", "6625550123"), ("+52 (662) 555-0123", "6625550123"), ("044 662 555 0123", "6625550123"), ("", ""), (None, "")],
)
def test_a_telephone_is_kept_as_ten_digits(escrito, queda):
    assert telefono(escrito) == queda


@pytest.mark.parametrize("malo", ["555 0123", "66255501234", "1"])
def test_a_telephone_of_other_length_is_refused(malo):
    with pytest.raises(ValueError, match="10 cifras"):
        telefono(malo)


def test_words_of_a_name_have_no_order_accents_nor_joining_words():
    assert palabras("María de la Cruz  Núñez") == palabras("NUNEZ cruz, Maria")


def test_the_database_keeps_the_plain_name():
    persona = dp.persona(" José  Ángel ", "Núñez", "de la Güera")
    persona.refresh_from_db()
    assert persona.nombre_llano == "jose angel nunez de la guera"


@pytest.mark.parametrize(
    ("busca", "razon"),
    [
        ({"telefono": "6625550123"}, "Mismo teléfono"),
        ({"curp": dp.curp()}, "Misma CURP"),
        ({"nombre": "Prueba Muestra, Rosa Elena"}, "Mismo nombre"),
        ({"nombre": "Roza Elena Prueva Muestra"}, "Nombre parecido"),
        ({"nombre": "Rosa Prueba Muestra"}, "Nombre parecido"),
    ],
)
def test_who_may_be_the_same_is_found(hermosillo, busca, razon):
    persona = dp.persona(segundo_apellido="Muestra", telefono="6625550123", curp=dp.curp(), municipio=hermosillo)
    dp.persona("Luis", "Otro", "Distinto", telefono="6625550199", municipio=hermosillo)

    (hallada,) = parecidas(municipio=hermosillo, **busca)

    assert (hallada.persona, hallada.razon) == (persona, razon)


@pytest.mark.parametrize(
    "busca", [{"nombre": "Rosa"}, {"nombre": "Rosa Gómez Luna"}, {"telefono": "6625550124"}, {}, {"nombre": "Elena Prueba Gómez Luna"}]
)
def test_who_is_not_alike_is_not_proposed(hermosillo, busca):
    dp.persona(segundo_apellido="Muestra", telefono="6625550123", municipio=hermosillo)
    assert parecidas(municipio=hermosillo, **busca) == []


def test_a_name_alone_is_compared_within_its_municipio_and_with_those_of_none(hermosillo):
    sin_lugar = dp.persona(segundo_apellido="Muestra")
    dp.persona(segundo_apellido="Muestra", municipio=datos.municipio("Cajeme"))
    assert [una.persona for una in parecidas(nombre="Rosa Elena Prueba Muestra", municipio=hermosillo)] == [sin_lugar]


def test_merged_suppressed_and_deleted_ones_are_not_proposed(coordinador, hermosillo):
    queda, sobra = dp.persona(telefono="6625550123"), dp.persona("Otra", telefono="6625550123")
    services.fusionar(queda, sobra, usuario=coordinador, motivo="Es la misma")
    assert [una.persona for una in parecidas(telefono="6625550123")] == [queda]


def test_repeated_persons_are_those_with_an_earlier_one_alike_until_somebody_says_that_they_are_not(coordinador, hermosillo):
    primera = dp.persona(telefono="6625550123", municipio=hermosillo)
    otra = dp.persona("Prueba", "Rosa Elena", municipio=hermosillo)  # the same words in another order
    por_telefono = dp.persona("Luis", "Distinto", telefono="6625550123")
    dp.persona("Prueba", "Rosa Elena")
    assert set(repetidas()) == {otra, por_telefono}

    services.distinguir(por_telefono, primera, usuario=coordinador, motivo="Son madre e hijo")

    assert set(repetidas()) == {otra}


@pytest.mark.parametrize(
    ("consulta", "indice"),
    [
        (lambda: Persona.objects.filter(telefono="6625550123"), "persona_telefono"),
        (lambda: Persona.objects.con_busqueda("(rosa:* & prue:*)"), "persona_palabras"),
        (lambda: Persona.objects.filter(curp=dp.curp()), "persona_curp_buscada"),
        (lambda: Persona.objects.empieza("Rosa El"), "persona_nombre"),
    ],
)
def test_each_way_of_looking_for_them_goes_by_its_index(consulta, indice):
    Persona.objects.bulk_create(Persona(nombre=f"Nombre{n}", primer_apellido=f"Apellido{n}", registrada=dp.DIA) for n in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE personas_persona")
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert indice in consulta().order_by().explain()


# -- capture
def test_a_new_person_alike_one_registered_asks_first(client, coordinador, hermosillo):
    persona = dp.persona(segundo_apellido="Muestra", telefono="6625550123", municipio=hermosillo)
    datos_ = {"nombre": "Luis", "primer_apellido": "Otro", "telefono": "(662) 555 0123", "municipio": hermosillo.pk}
    respuesta = client.post("/atencion/personas/persona/nuevo/", datos_)
    assert respuesta.status_code == 422 and persona.get_absolute_url() in respuesta.text and "Mismo teléfono" in respuesta.text

    respuesta = client.post("/atencion/personas/persona/nuevo/", datos_ | {"es_otra": "on"})

    assert respuesta.status_code == 302
    nueva = Persona.objects.latest("pk")
    assert (nueva.telefono, nueva.primer_apellido) == ("6625550123", "Otro")


def test_a_curp_of_another_person_is_refused(client, coordinador):
    dp.persona(curp=dp.curp())
    respuesta = client.post("/atencion/personas/persona/nuevo/", {"nombre": "Luis", "curp": dp.curp().lower(), "es_otra": "on"})
    assert respuesta.status_code == 422 and "Ya hay una persona registrada con esa CURP" in respuesta.text


def test_hidden_data_are_not_in_the_form_and_stay_as_they_were(client, coordinador):
    persona = dp.persona(curp=dp.curp(), correo="rosa@correo.example")
    url = f"{persona.get_absolute_url()}editar/"
    pagina = client.get(url).text
    assert persona.curp not in pagina and "rosa@correo.example" not in pagina and 'name="domicilio"' in pagina

    client.post(url, {"nombre": "Rosa", "domicilio": "Calle Uno", "version": persona.version})

    persona.refresh_from_db()
    assert (persona.nombre, persona.curp, persona.correo, persona.domicilio) == ("Rosa", dp.curp(), "rosa@correo.example", "Calle Uno")
    respuesta = client.post(url, {"nombre": "Rosa", "correo": "otro@correo.example", "version": persona.version})
    assert respuesta.status_code == 422 and "dejaron de estar a la vista" in respuesta.text


# -- merge
def test_a_merge_moves_what_hangs_fills_what_was_missing_and_can_be_undone(coordinador, hermosillo):
    queda, sobra = dp.persona(telefono="6625550123"), dp.persona("Rosa", telefono="6625550199", curp=dp.curp(), municipio=hermosillo)
    propia, ajena = peticion(queda), peticion(sobra, "PC-2023-000002")

    services.fusionar(queda, sobra, usuario=coordinador, motivo="Es la misma persona")

    for fila in (queda, sobra, propia, ajena):
        fila.refresh_from_db()
    assert propia.persona == ajena.persona == queda
    assert (queda.telefono, queda.curp, queda.municipio) == ("6625550123", dp.curp(), hermosillo)
    assert sobra.fusionada_en == queda and sobra.curp == dp.curp()
    assert list(Persona.objects.vivas()) == [queda]

    services.separar(sobra, usuario=coordinador, motivo="No era la misma")

    for fila in (queda, sobra, propia, ajena):
        fila.refresh_from_db()
    assert (propia.persona, ajena.persona, sobra.fusionada_en) == (queda, sobra, None)
    assert (queda.curp, queda.municipio, sobra.curp) == ("", None, dp.curp())


def test_both_histories_are_read_after_a_merge_with_its_reason(client, coordinador):
    queda, sobra = dp.persona(), dp.persona("Rosa")
    sobra.localidad = "Bahía"
    sobra.save()
    services.fusionar(queda, sobra, usuario=coordinador, motivo="Misma credencial")
    historial = client.get(f"{queda.get_absolute_url()}historial/").text
    assert "Misma credencial" in historial and f"(núm. {sobra.pk})" in historial and "localidad" in historial.lower()


def test_the_log_of_accesses_stays_with_the_record_that_was_seen(coordinador):
    queda, sobra = dp.persona(), dp.persona("Rosa")
    acceso = AccesoADatos.objects.create(usuario=coordinador, clase="mostrar", persona=sobra, motivo="x", campos="x")
    services.fusionar(queda, sobra, usuario=coordinador, motivo="Es la misma")
    acceso.refresh_from_db()
    assert acceso.persona == sobra


def test_what_was_merged_or_is_itself_is_not_merged(coordinador):
    queda, sobra = dp.persona(), dp.persona("Rosa")
    services.fusionar(queda, sobra, usuario=coordinador, motivo="Es la misma")
    for una, otra in ((queda, sobra), (queda, queda), (sobra, dp.persona("Otra"))):
        with pytest.raises(ValidationError):
            services.fusionar(una, otra, usuario=coordinador, motivo="Otra vez")


def test_the_page_compares_joins_and_tells_apart(client, coordinador, hermosillo):
    una = dp.persona(segundo_apellido="Muestra", telefono="6625550123", curp=dp.curp(), municipio=hermosillo)
    otra = dp.persona(segundo_apellido="Muestra", telefono="6625550123", municipio=hermosillo)
    peticion(otra)
    url = f"{reverse('personas:persona_comparar', args=[una.pk])}?con={otra.pk}"
    assert f"con={otra.pk}" in client.get(una.get_absolute_url()).text
    pagina = client.get(url)
    assert {f["rotulo"] for f in pagina.context["filas"] if f["igual"]} == {"Nombre", "Teléfono", "Municipio"}
    assert dp.curp() not in pagina.text
    assert client.post(url, {"hacer": "queda-una"}).status_code == 422

    respuesta = client.post(url, {"hacer": "queda-otra", "motivo": "Misma credencial"})

    una.refresh_from_db()
    assert respuesta.url == otra.get_absolute_url() and una.fusionada_en == otra
    assert client.post(f"{una.get_absolute_url()}separar/", {"motivo": "No era la misma"}).status_code == 302
    assert client.post(url, {"hacer": "distintas", "motivo": "Madre e hija"}).status_code == 302
    assert not repetidas().exists()


def test_only_the_coordinador_compares(client, coordinador):
    una, otra = dp.persona(), dp.persona("Otra")
    client.force_login(datos.usuario("capturista", unidades=[datos.unidad(modulos=["personas"])]))
    assert client.get(f"{una.get_absolute_url()}comparar/?con={otra.pk}").status_code == 403
