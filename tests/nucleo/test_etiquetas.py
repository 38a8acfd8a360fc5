"""Template tags draw the components of the look, escape what people wrote and obey the content policy of the site."""

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template, engines
from django.test import RequestFactory

from seguimiento.nucleo import controles, graficas
from seguimiento.nucleo.estados import Estado, Validacion
from seguimiento.nucleo.modulos import modulos
from seguimiento.nucleo.templatetags import seguimiento as etiquetas

BASE = Path(settings.BASE_DIR)
PLANTILLAS = sorted((BASE / "templates").rglob("*.html"))


def pintar(texto, direccion="/", **contexto):
    return Template(texto).render(Context({"request": RequestFactory().get(direccion), **contexto}))


# -- components


def test_semaforo_says_its_colour_with_shape_and_word():
    html = etiquetas.semaforo("verde")
    assert 'class="semaforo verde"' in html and "<svg" in html and "Verde" in html


@pytest.mark.parametrize("color", ["gris", None, "", "otro"])
def test_without_data_the_semaforo_is_grey(color):
    assert "Sin datos" in etiquetas.semaforo(color)


def test_estatus_shows_the_icon_and_label_of_its_state():
    html = etiquetas.estatus(Validacion.DEVUELTO)
    assert 'class="estatus devuelto"' in html and "#i-reply" in html and "Devuelto" in html


def test_barra_without_value_reads_sin_datos():
    assert "sin datos" in etiquetas.barra_pct(None)
    assert "0 %" in etiquetas.barra_pct(0)


def test_stacked_bar_marks_the_promedio_in_the_middle_of_what_is_in_process():
    html = graficas.apilada(20, 3, 0)
    assert 'aria-label="20 concluidas, 3 en proceso, 0 pendientes"' in html
    assert 'x="93.03"' in html  # (20 + 1.5) / 23 = 93.48 %, less half the mark


def test_a_date_as_plazo_prints_the_date():
    assert "12/02/2024" in etiquetas.plazo(date(2024, 2, 12))


@pytest.mark.parametrize(
    "html",
    [
        etiquetas.plazo({"clase": "hoy", "icono": "clock", "texto": "<b>vence</b>"}),
        etiquetas.estatus("<b>vence</b>"),
        graficas.barras([("<b>vence</b>", 10, "rojo")], "<b>vence</b>"),
        graficas.columnas([("<b>vence</b>", 10)], "lectura"),
        graficas.composicion([("<b>vence</b>", 1, 1, 1, "50 %")], "lectura"),
    ],
)
def test_what_people_wrote_is_escaped(html):
    assert "<b>vence" not in html and "&lt;b&gt;vence" in html


def test_charts_stand_empty_and_single_data():
    dia = date(2024, 1, 1)
    assert "<svg" in graficas.escalera([(dia, 40)], "una sola fecha")
    assert "<svg" in graficas.columnas([("ene", None)], "sin datos")
    assert "<svg" in graficas.barras([], "nada")
    assert "<svg" in graficas.apilada(0, 0, 0)


@pytest.mark.parametrize(("nombre", "letras"), [("Ana de la Luz", "AL"), ("director", "D"), ("", "?")])
def test_avatar_has_two_letters(nombre, letras):
    assert etiquetas.iniciales(nombre) == letras


# -- addresses


def test_url_con_replaces_one_parameter_and_goes_back_to_the_first_page():
    assert pintar("{% url_con estatus='abierto' %}", "/?q=agua&pagina=3") == "?q=agua&amp;estatus=abierto"


def test_url_con_of_a_page_keeps_the_rest():
    assert pintar("{% url_con 'pagina' 2 %}", "/?q=agua&pagina=3") == "?q=agua&amp;pagina=2"


def test_url_con_drops_a_blank_parameter():
    assert pintar("{% url_con q='' %}", "/?q=agua") == "?"


# -- forms


class Ejemplo(forms.Form):
    grupos = [("Acuerdo", ["texto"])]
    anchos = {"fecha": 3}
    texto = forms.CharField(widget=forms.Textarea, help_text="Una idea.")
    fecha = forms.DateField(required=False)
    canal = forms.ChoiceField(choices=[("a", "A")], required=False)
    clave = forms.IntegerField(widget=forms.HiddenInput, required=False)


def test_fields_come_in_their_groups_and_nobody_is_lost():
    grupos = controles.grupos(Ejemplo())
    assert [(leyenda, [(c.name, ancho) for c, ancho in fila]) for leyenda, fila in grupos] == [
        ("Acuerdo", [("texto", 12)]),
        ("", [("fecha", 3), ("canal", 6)]),
    ]


def test_a_field_in_error_is_tied_to_its_message():
    html = str(Ejemplo({"texto": "", "fecha": "31/02/2024"}))
    assert 'aria-describedby="id_texto_helptext id_texto_error"' in html
    assert 'id="id_texto_error"' in html and "is-invalid" in html and 'aria-invalid="true"' in html


def test_the_summary_counts_the_errors_and_leads_to_each_field():
    resumen = controles.errores(Ejemplo({"texto": "", "fecha": "31/02/2024"}))
    assert resumen["titulo"] == "Falta corregir 2 datos para guardar."
    assert [e["id"] for e in resumen["campos"]] == ["id_texto", "id_fecha"]


def test_an_untouched_form_has_no_summary():
    assert controles.errores(Ejemplo())["total"] == 0


# -- all templates


@pytest.mark.parametrize("archivo", PLANTILLAS, ids=lambda a: str(a.relative_to(BASE / "templates")))
def test_template_compiles_and_obeys_the_content_policy(archivo):
    texto = archivo.read_text()
    engines["django"].get_template(str(archivo.relative_to(BASE / "templates")))
    if "correo" in archivo.parts:  # e-mail carries its style inside: no policy of ours reaches its reader
        texto = texto.replace("<style>", "", 1)
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|hx-on|<style", texto)
    assert not re.search(r"<script(?![^>]*\bsrc=)", texto)


def test_every_icon_named_in_the_code_is_in_the_sprite():
    sprite = set(re.findall(r'id="i-([a-z0-9-]+)"', (BASE / "static/vendor/iconos.svg").read_text()))
    usados = set()
    for archivo in PLANTILLAS:
        usados |= set(re.findall(r'{% icono "([^"]+)"', archivo.read_text()))
        usados |= set(re.findall(r'icono\|default:"([^"]+)"', archivo.read_text()))
    for carpeta in ("seguimiento", "gabinetes", "compromisos", "atencion"):
        for archivo in (BASE / carpeta).rglob("*.py"):
            texto = archivo.read_text()
            usados |= set(re.findall(r'(?:icono"?\s*[=:]\s*|icono\()"([a-z][a-z0-9-]+)"', texto))
    usados |= {miembro.icono for clase in Estado.__subclasses__() for miembro in clase}
    usados |= {modulo.icono for modulo in modulos()}
    assert usados - sprite - {""} == set()
