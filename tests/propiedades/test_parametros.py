"""No address, whatever its parameters say, answers 500: lists, reports, cuts, search and every other page."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo.cortes import congelar
from seguimiento.nucleo.pantallas import ListScreen
from seguimiento.nucleo.reportes import REGISTRO
from tests.propiedades.textos import RAROS, numeros, textos, valores
from tests.rutas import de, rutas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ROLES = ("director", "coordinador", "enlace", "administrador")
LISTAS = {str(ruta): ruta for ruta in de(ListScreen)}
COMUNES = ("orden", "pagina", "por_pagina", "col", "corte", "ejercicio", "formato", "eliminados", "q", "version", "vista")
cortes = st.dates().map(str) | st.dates(date(2022, 1, 1), date(2024, 2, 12)).map(lambda dia: f"{dia:%d/%m/%Y}") | textos
formatos = st.sampled_from(["html", "json", "csv", "xlsx", "", "PDF", "exe"])


@pytest.fixture
def entrar(client):
    """The client, in the session of that role."""
    personas = {persona.username: persona for persona in Usuario.objects.filter(username__in=ROLES)}

    def como(rol):
        client.force_login(personas[rol])
        return client

    return como


def consultas(nombres, opciones):
    """Query strings: plausible values of each parameter, and values that nobody should have written; some repeated."""
    especiales = {"formato": formatos, "corte": cortes, "pagina": numeros | textos, "por_pagina": numeros | textos}
    pares = [
        st.tuples(st.just(nombre), especiales.get(nombre, st.sampled_from(opciones.get(nombre) or ["1"]) | valores)) for nombre in nombres
    ]
    return st.lists(st.one_of(pares), max_size=6).map(urlencode)


def opciones_de(vista):
    """{parameter: values that its list offers}: choices, keys of rows, names of columns."""
    opciones = {"orden": [f"{signo}{nombre}" for nombre in vista.table_class.base_columns for signo in ("", "-")]}
    opciones["col"] = list(vista.table_class.base_columns)
    for nombre, filtro in vista.filterset_class({}, queryset=vista.model.objects.all()).filters.items():
        campo = filtro.field
        if hasattr(campo, "queryset"):
            opciones[nombre] = [str(pk) for pk in campo.queryset.order_by("pk").values_list("pk", flat=True)[:3]]
        elif hasattr(campo, "choices"):
            opciones[nombre] = [str(valor) for valor, _ in campo.choices]
    return opciones


def abrir(cliente, url):
    respuesta = cliente.get(url)
    assert respuesta.status_code < 500, url
    respuesta.getvalue()  # what is streamed is read whole
    return respuesta


@pytest.mark.parametrize("nombre", LISTAS)
@settings(max_examples=15)
@given(datos=st.data(), rol=st.sampled_from(ROLES))
def test_a_list_answers_whatever_it_is_asked(entrar, nombre, datos, rol):
    ruta = LISTAS[nombre]
    filtros = list(ruta.vista.filterset_class.base_filters)
    consulta = datos.draw(consultas([*COMUNES, *filtros], opciones_de(ruta.vista)), "consulta")

    abrir(entrar(rol), f"{ruta.url()}?{consulta}")


@pytest.mark.parametrize("nombre", LISTAS)
def test_each_parameter_of_a_list_bears_odd_values(entrar, nombre):
    """One odd value at a time, in turns: in all the lists together each parameter meets all of them."""
    ruta, cliente = LISTAS[nombre], entrar("administrador" if nombre.startswith(("cuentas", "nucleo")) else "coordinador")
    parametros, turno = [*COMUNES, *ruta.vista.filterset_class.base_filters], list(LISTAS).index(nombre)
    for n, parametro in enumerate(parametros):
        for raro in RAROS[(turno + n) % 8 :: 8]:
            abrir(cliente, f"{ruta.url()}?{urlencode({parametro: raro, 'por_pagina': raro if parametro == 'por_pagina' else 25})}")


@pytest.mark.parametrize("slug", REGISTRO)
@settings(max_examples=15)
@given(datos=st.data(), rol=st.sampled_from(ROLES))
def test_a_report_answers_whatever_it_is_asked(entrar, slug, datos, rol):
    nombres = list(REGISTRO[slug].form_class.base_fields)
    consulta = datos.draw(consultas([*nombres, "corte", "formato", "x"], {"gabinete": ["1"], "dependencia": ["1"], "ejercicio": ["2023"]}))

    abrir(entrar(rol), f"{reverse('reporte_detail', args=[slug])}?{consulta}")
    abrir(entrar(rol), f"{reverse('corte_list', args=[slug])}?{consulta}")


@pytest.mark.parametrize("slug", REGISTRO)
def test_each_parameter_of_a_report_bears_odd_values(entrar, slug):
    cliente = entrar("director")
    for n, parametro in enumerate(["corte", "formato", *REGISTRO[slug].form_class.base_fields]):
        for raro in RAROS[n % 4 :: 4]:
            abrir(cliente, f"{reverse('reporte_detail', args=[slug])}?{urlencode({parametro: raro})}")


PAGINAS = {str(ruta): ruta for ruta in rutas() if not ruta.argumentos and str(ruta) not in LISTAS}
OTROS = ("q", "next", "pagina", "corte", "folio", "huella", "ruta", "archivo", "borrador", "ver", "plantilla", "parte", "plazo", "cursor")


@pytest.mark.parametrize("nombre", PAGINAS)
@settings(max_examples=12)
@given(datos=st.data(), rol=st.sampled_from(ROLES))
def test_any_other_page_answers_whatever_it_is_asked(entrar, nombre, datos, rol):
    campos = list(getattr(getattr(PAGINAS[nombre].vista, "form_class", None), "base_fields", ()))
    consulta = datos.draw(consultas([*OTROS, *campos], {}), "consulta")

    abrir(entrar(rol), f"{PAGINAS[nombre].url()}?{consulta}")


DE_UNO = {str(ruta): ruta for ruta in rutas() if ruta.argumentos == ("pk",) and ruta.modelo is not None}


@pytest.mark.parametrize("nombre", DE_UNO)
@settings(max_examples=8)
@given(
    pk=st.integers(0, 10**25) | st.integers(0, 50), rol=st.sampled_from(ROLES),
    consulta=consultas(("corte", "pagina", "borrador", "con", "formato", "version"), {}),
)  # fmt: skip
def test_a_record_that_may_not_exist_is_found_or_not_found(entrar, nombre, pk, rol, consulta):
    abrir(entrar(rol), f"{DE_UNO[nombre].url(pk=pk)}?{consulta}")


def test_the_pages_of_a_cut_bear_odd_values(entrar):
    director, dia = Usuario.objects.get(username="director"), date(2024, 2, 12)
    corte = congelar(REGISTRO["compromisos"].hacer(dia, director, {}), parametros={}, usuario=director, fecha=dia)
    cliente = entrar("director")
    for raro in RAROS:
        for pagina in ("corte_detail", "corte_comparar"):
            abrir(cliente, f"{reverse(pagina, args=[corte.slug, corte.pk])}?{urlencode({'formato': raro, 'con': raro})}")
        abrir(cliente, f"{reverse('verificar_folio')}?{urlencode({'folio': raro, 'huella': raro})}")
        abrir(cliente, f"{reverse('tablero:buscar')}?{urlencode({'q': raro, 'corte': raro})}")
