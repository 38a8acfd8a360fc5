"""Mi día: one inbox of every module, the most urgent first, with what waits because somebody else is away."""

from datetime import date, timedelta

import pytest

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import plazos
from seguimiento.tablero import bandeja
from seguimiento.tablero.mirada import Mirada
from tests import datos
from tests.actividades import datos_actividades
from tests.compromisos.campana import datos_campana
from tests.gabinetes.acuerdos import datos_acuerdos
from tests.gabinetes.instrucciones import datos_instrucciones

pytestmark = pytest.mark.django_db
HOY = plazos.hoy()


@pytest.fixture(autouse=True)
def un_solo_dia(monkeypatch):
    """A suite that runs across midnight stays in the day in which it began."""
    monkeypatch.setattr(plazos, "hoy", lambda: HOY)


def dias(n):
    return HOY + timedelta(days=n)


def grupos(persona, corte=HOY):
    """{urgency: group}, as somebody who has just entered sees it."""
    fresca = Usuario.objects.get(pk=persona.pk)
    return {grupo["clave"]: grupo for grupo in bandeja.de(Mirada(fresca, corte, HOY))[0]}


def renglones(persona):
    """[(urgency, text, whose absence)] in the order of the page."""
    return [(clave, fila["asunto"], fila["ausencia"]) for clave, grupo in grupos(persona).items() for fila in grupo["filas"]]


def acuerdo(texto, vence, *dependencias, **campos):
    return datos_acuerdos.acuerdo(texto, *((dependencia, 0) for dependencia in dependencias), fecha_compromiso=vence, **campos)


@pytest.fixture
def propia():
    return datos.dependencia("PROPIA")


@pytest.fixture
def enlace(propia):
    return datos.usuario(Rol.ENLACE, dependencias=[propia])


def test_what_waits_is_in_the_order_of_its_urgency(propia, enlace):
    despues = plazos.Calendario.cargar().sumar(HOY, 12)
    for texto, vence in (("Después", despues), ("Hoy", HOY), ("Más vencido", dias(-9)), ("Vencido", dias(-2)), ("Semana", dias(1))):
        acuerdo(texto, vence, propia)
    acuerdo("Sin fecha", None, propia)
    assert [(clave, texto) for clave, texto, _ in renglones(enlace)] == [
        ("vencidos", "Más vencido"), ("vencidos", "Vencido"), ("hoy", "Hoy"), ("semana", "Semana"), ("despues", "Después"),
    ]  # fmt: skip


def test_one_inbox_holds_every_module(propia):
    unidad = datos.unidad(modulos=["acuerdos", "campana", "instrucciones", "actividades"])
    coordinador = datos.usuario(Rol.COORDINADOR, unidades=[unidad])
    acuerdo("Un acuerdo", dias(-4), propia)
    datos_campana.accion(datos_campana.compromiso(), propia, descripcion="Una acción", fecha_termino=dias(-3))
    datos_instrucciones.instruccion(tema="Una instrucción", fecha_compromiso=dias(-2))
    datos_actividades.actividad(coordinador, unidad=unidad, texto="Una actividad", plazo=dias(-1))
    datos_actividades.actividad(texto="De otra unidad", plazo=dias(-1))
    vencido = grupos(coordinador)["vencidos"]
    assert [fila["asunto"] for fila in vencido["filas"]] == ["Un acuerdo", "Una acción", "Una instrucción", "Una actividad"]
    assert vencido["plazos_n"] == 4
    assert [texto for texto, _ in vencido["listas"]] == ["1 acuerdo", "1 instrucción", "1 acción", "1 actividad"]


def test_the_lists_of_each_urgency_hold_as_many(client, propia, enlace):
    for n in range(3):
        acuerdo(f"Vencido {n}", dias(-n - 1), propia)
    acuerdo("Próximo", plazos.Calendario.cargar().sumar(HOY, 12), propia)
    client.force_login(enlace)
    cuantos = {}
    for clave, grupo in grupos(enlace).items():
        ((_, url),) = grupo["listas"]
        cuantos[clave] = client.get(url).context["table"].paginator.count
    assert cuantos == {"vencidos": 3, "despues": 1}


def test_nothing_with_a_deadline_waits_for_whoever_only_reads(propia):
    unidad = datos.unidad(modulos=["acuerdos"])
    acuerdo("Vencido", dias(-2), propia)
    assert grupos(datos.usuario(Rol.CONSULTA, unidades=[unidad])) == {}
    assert not any(grupo["filas"] for grupo in grupos(datos.usuario(Rol.ADMINISTRADOR)).values())


def test_an_activity_waits_for_whoever_answers_for_it_and_for_who_validates():
    unidad = datos_actividades.cesg()
    una, otra = datos_actividades.colaborador(), datos_actividades.colaborador()
    coordinador = datos.usuario(Rol.COORDINADOR, unidades=[unidad])
    datos_actividades.actividad(una, texto="De una", plazo=dias(-1))
    assert renglones(una) == renglones(coordinador) == [("vencidos", "De una", "")]
    assert renglones(otra) == []


# -- somebody is away


@pytest.fixture
def ajena():
    return datos.dependencia("AJENA")


@pytest.fixture
def titular(ajena):
    return datos.usuario(Rol.ENLACE, dependencias=[ajena], first_name="Ana", last_name="Titular")


def suplir(titular, suplente, desde=-1, hasta=1):
    return datos.suplencia(titular, suplente, dias(desde), dias(hasta))


def test_what_only_an_absence_brings_says_whose_it_is(propia, ajena, enlace, titular):
    acuerdo("Mío", dias(-4), propia)
    acuerdo("De los dos", dias(-3), propia, ajena)
    acuerdo("Suyo", dias(-2), ajena)
    assert [texto for _, texto, _ in renglones(enlace)] == ["Mío", "De los dos"]
    suplir(titular, enlace)
    assert renglones(enlace) == [("vencidos", "Mío", ""), ("vencidos", "De los dos", ""), ("vencidos", "Suyo", "Ana Titular")]


@pytest.mark.parametrize(("desde", "hasta"), [(-9, -1), (1, 9)])
def test_on_other_days_nothing_of_the_titular_waits(ajena, enlace, titular, desde, hasta):
    acuerdo("Suyo", dias(-2), ajena)
    suplir(titular, enlace, desde, hasta)
    assert renglones(enlace) == []


def test_a_substitute_is_not_told_of_reserved_agreements_of_the_titular(ajena, enlace, titular):
    reservado = acuerdo("Reservado", dias(-2), ajena, reservado=True)
    reservado.autorizaciones.create(usuario=titular)
    suplir(titular, enlace)
    assert [texto for _, texto, _ in renglones(titular)] == ["Reservado"]
    assert renglones(enlace) == []


def test_counts_are_of_all_and_say_how_many_are_of_the_absent(client, propia, ajena, enlace, titular):
    for n, dependencia in enumerate((propia, ajena, ajena)):
        fila = acuerdo(f"Acuerdo {n}", None, dependencia)
        responsable = fila.responsables.get()
        responsable.fecha_avance = dias(-1)
        responsable.save()
        datos_acuerdos.avance(responsable, 0, dias(-1), tipo="devolucion", validacion="devuelto", texto="Falta evidencia")
    suplir(titular, enlace)
    (asunto,) = [a for a in grupos(enlace)["hoy"]["asuntos"] if a["clave"] == "devueltos-acuerdos"]
    assert (asunto["n"], asunto["ausencia"]) == (3, "2 por ausencia de Ana Titular")


def test_the_activities_of_an_absent_colleague_wait_by_name(client):
    ausente, suplente = datos_actividades.colaborador("Ana"), datos_actividades.colaborador("Luis")
    datos_actividades.actividad(ausente, texto="De Ana", plazo=dias(-1))
    suplir(ausente, suplente)
    assert renglones(suplente) == [("vencidos", "De Ana", "Ana")]
    client.force_login(suplente)
    ((texto, url),) = grupos(suplente)["vencidos"]["listas"]
    assert texto == "1 actividad por ausencia de Ana"
    assert client.get(url).context["table"].paginator.count == 1


def test_a_substitute_of_another_module_reaches_it(propia):
    ana = datos.usuario(Rol.CAPTURISTA, unidades=[datos.unidad(modulos=["acuerdos"])], first_name="Ana")
    luis = datos.usuario(Rol.CAPTURISTA, unidades=[datos.unidad(modulos=["campana"])])
    acuerdo("Del módulo de Ana", dias(-2), propia)
    datos_campana.accion(datos_campana.compromiso(), propia, descripcion="Del módulo de Luis", fecha_termino=dias(-1))
    suplir(ana, luis)
    assert renglones(luis) == [("vencidos", "Del módulo de Ana", "Ana"), ("vencidos", "Del módulo de Luis", "")]


def test_the_page_says_whom_one_substitutes(client, ajena, enlace, titular):
    acuerdo("Suyo", dias(-2), ajena)
    suplir(titular, enlace)
    client.force_login(enlace)
    pagina = client.get("/mi-dia/").text
    assert "Usted suple hoy a" in pagina
    assert "Por ausencia de Ana Titular" in pagina
    assert "Suyo" in client.get("/").text


def test_an_empty_day_says_so(client, enlace):
    client.force_login(enlace)
    assert "Nada espera por usted" in client.get("/mi-dia/").text


# -- with the demonstration


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("rol", ["coordinador", "enlace", "capturista"])
def test_everything_in_mi_dia_leads_to_its_records(client, rol):
    client.force_login(Usuario.objects.get(username=rol))
    paginas = client.get("/mi-dia/?corte=2024-02-12").context["grupos"]
    lineas = [(a["n"], a["url"]) for g in paginas for a in g["asuntos"] if a["clave"] != "prensa-sin-registro"]
    lineas += [(int(texto.split()[0].replace(",", "")), url) for g in paginas for texto, url in g["listas"]]
    assert lineas
    assert [(n, url) for n, url in lineas if client.get(url).context["table"].paginator.count != n] == []


@pytest.mark.usefixtures("demo")
def test_days_without_a_conference_wait_for_press_and_are_those_of_its_year(client):
    persona = Usuario.objects.get(username="coordinador")
    client.force_login(persona)
    (asunto,) = [a for g in grupos(persona).values() for a in g["asuntos"] if a["clave"] == "prensa-sin-registro"]
    pagina = client.get(asunto["url"]).context
    assert asunto["n"] == pagina["faltan"] > 0
    assert not [a for g in grupos(persona, date(2023, 12, 31)).values() for a in g["asuntos"] if a["clave"] == "prensa-sin-registro"]
    capturista_de_otro = datos.usuario(Rol.CAPTURISTA, unidades=[datos.unidad(modulos=["campana"])])
    assert not [a for g in grupos(capturista_de_otro).values() for a in g["asuntos"] if a["clave"] == "prensa-sin-registro"]
