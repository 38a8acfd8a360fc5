"""The global search: every kind of record, without accents, marked, and nothing that the person may not see."""

import pytest

from seguimiento.cuentas.estados import Rol
from seguimiento.tablero import busqueda
from tests import datos
from tests.actividades import datos_actividades
from tests.compromisos.campana import datos_campana
from tests.directorio import datos_directorio
from tests.gabinetes.acuerdos import datos_acuerdos
from tests.gabinetes.instrucciones import datos_instrucciones
from tests.gabinetes.prensa import datos_prensa

pytestmark = pytest.mark.django_db
MODULOS = ["acuerdos", "prensa", "instrucciones", "campana", "actividades"]


@pytest.fixture
def dependencia():
    return datos.dependencia("SAPC", nombre="Secretaría de Pavimentación y Caminos")


@pytest.fixture
def coordinador():
    return datos.usuario(Rol.COORDINADOR, unidades=[datos.unidad(modulos=MODULOS)])


@pytest.fixture
def todo(dependencia, coordinador):
    """A record of each kind that says "pavimentación"."""
    datos_acuerdos.acuerdo("Concluir la pavimentación del acceso", (dependencia, 0))
    conferencia = datos_prensa.del_gobernador(resumen="Se habló de la pavimentación.")
    datos_prensa.exposicion("Primero, la pavimentación de las calles.", en=conferencia)
    datos_prensa.pregunta("¿Y las calles?", "La pavimentación empieza en mayo.", en=conferencia)
    datos_prensa.sintesis(titulo="La pavimentación en los diarios")
    datos_instrucciones.instruccion(tema="Pavimentación rural", texto="Iniciar la pavimentación.")
    compromiso = datos_campana.compromiso(texto="Pavimentación de caminos")
    datos_campana.accion(compromiso, dependencia, descripcion="Pavimentación del tramo norte")
    datos_actividades.actividad(coordinador, unidad=coordinador.unidades_asignadas.get().unidad, texto="Visitar la pavimentación")
    datos_directorio.nombrar(datos_directorio.persona("Luz Pavón"), dependencia, "2020-01-01", cargo="Directora de Pavimentación")
    datos.municipio("Villa Pavimentación")


def hallados(client, persona, texto):
    """{kind: group}"""
    client.force_login(persona)
    return {grupo["clave"]: grupo for grupo in client.get("/buscar/", {"q": texto}).context["grupos"]}


CLASES = {
    "acuerdo", "conferencia", "exposicion", "pregunta", "sintesis", "instruccion", "compromiso", "accion", "actividad", "persona",
    "dependencia", "municipio",
}  # fmt: skip


@pytest.mark.parametrize("texto", ["pavimentación", "PAVIMENTACION", "pavimentacion", "pavimenta"])
def test_every_kind_of_record_is_found_with_or_without_accents(client, coordinador, todo, texto):
    assert {clave: grupo["total"] for clave, grupo in hallados(client, coordinador, texto).items()} == dict.fromkeys(CLASES, 1)


def test_each_count_is_that_of_its_list(client, coordinador, todo):
    for grupo in hallados(client, coordinador, "pavimentacion").values():
        assert client.get(grupo["url"]).context["table"].paginator.count == grupo["total"], grupo["titulo"]


def test_what_was_found_is_marked_where_it_is(client, coordinador, todo):
    grupos = hallados(client, coordinador, "pavimentacion")
    assert grupos["acuerdo"]["filas"][0]["texto"] == "Concluir la <mark>pavimentación</mark> del acceso"
    assert grupos["pregunta"]["filas"][0]["texto"] == "¿Y las calles?"
    assert grupos["pregunta"]["filas"][0]["pasaje"] == "La <mark>pavimentación</mark> empieza en mayo."
    assert "<mark>pavimentación</mark>" in grupos["exposicion"]["filas"][0]["pasaje"]
    assert "<mark>pavimentación</mark>" in grupos["conferencia"]["filas"][0]["pasaje"]
    assert "<mark>Pavimentación</mark>" in grupos["persona"]["filas"][0]["bajo"]


def test_what_people_wrote_is_shown_as_text(client, coordinador, dependencia):
    datos_acuerdos.acuerdo("<script>alert(1)</script> acueducto", (dependencia, 0))
    client.force_login(coordinador)
    pagina = client.get("/buscar/", {"q": "acueducto"}).text
    assert "<script>alert" not in pagina
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>acueducto</mark>" in pagina


def test_a_conference_is_found_by_who_speaks_and_by_topic(client, coordinador):
    conferencia = datos_prensa.del_gobernador()
    datos_prensa.exposicion("Nada más.", de=datos_prensa.participante(conferencia, "Eréndira Quelite"), tema="Xilófonos")
    for texto in ("erendira quelite", "xilofonos"):
        assert hallados(client, coordinador, texto)["conferencia"]["total"] == 1


def test_an_enlace_finds_the_own_rows_alone(client, todo, dependencia):
    propia = datos.dependencia("PROPIA")
    enlace = datos.usuario(Rol.ENLACE, dependencias=[propia])
    datos_acuerdos.acuerdo("La pavimentación propia", (propia, 0))
    datos_instrucciones.instruccion(tema="Pavimentación propia", dependencia=propia)
    grupos = hallados(client, enlace, "pavimentacion")
    assert {clave: [fila["texto"] for fila in grupos[clave]["filas"]] for clave in ("acuerdo", "instruccion")} == {
        "acuerdo": ["La <mark>pavimentación</mark> propia"], "instruccion": ["<mark>Pavimentación</mark> propia"],
    }  # fmt: skip
    assert set(grupos) == {"acuerdo", "instruccion", "persona", "dependencia", "municipio"}
    suyo = hallados(client, datos.usuario(Rol.ENLACE, dependencias=[dependencia]), "pavimentacion")
    assert {"acuerdo", "compromiso", "accion"} <= set(suyo)


def test_a_reserved_agreement_is_found_by_whom_it_names_alone(client, coordinador, dependencia):
    reservado = datos_acuerdos.acuerdo("Asunto reservadísimo", (dependencia, 0), reservado=True)
    assert hallados(client, coordinador, "reservadisimo") == {}
    reservado.autorizaciones.create(usuario=coordinador)
    assert hallados(client, coordinador, "reservadisimo")["acuerdo"]["total"] == 1


def test_only_the_modules_of_the_person_are_searched(client, todo):
    persona = datos.usuario(Rol.CAPTURISTA, unidades=[datos.unidad(modulos=["campana"])])
    assert set(hallados(client, persona, "pavimentacion")) == {"compromiso", "accion", "persona", "dependencia", "municipio"}


def test_deleted_rows_are_not_found(client, coordinador, dependencia):
    fila = datos_acuerdos.acuerdo("Acueducto", (dependencia, 0))
    fila.eliminado = "2024-01-01T00:00Z"
    fila.save()
    assert hallados(client, coordinador, "acueducto") == {}


def test_past_a_thousand_it_says_more_than(client, coordinador, dependencia, monkeypatch):
    monkeypatch.setattr(busqueda, "MAXIMO", 2)
    for n in range(3):
        datos_acuerdos.acuerdo(f"Acueducto {n}", (dependencia, 0))
    grupo = hallados(client, coordinador, "acueducto")["acuerdo"]
    assert (grupo["total"], grupo["cifra"], len(grupo["filas"])) == (3, "más de 2", 3)
    assert "Más de 2 registros" in client.get("/buscar/", {"q": "acueducto"}).text
