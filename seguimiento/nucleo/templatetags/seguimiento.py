"""Tags and filters that every template has without loading them. The functions serve Python code as well.

Tags that return HTML escape what they receive; those named as a component of app.css draw that component.
"""

from functools import lru_cache
from uuid import uuid4

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from .. import controles, envios, figuras, formato, graficas, renglones

register = template.Library()

register.filter("entero", formato.entero)
register.filter("pesos", formato.pesos)
register.filter("porcentaje", formato.porcentaje)
register.filter("puntos", formato.puntos)
register.filter("tamano", formato.tamano)
register.filter("fecha_corta", formato.fecha_corta)
register.filter("fecha_hora", formato.fecha_hora)
register.filter("fecha_larga", formato.fecha_larga)
register.filter("fecha_breve", formato.fecha_breve)
register.filter("hora", formato.hora)
register.simple_tag(formato.plural, name="plural")
register.simple_tag(renglones.cuerpo_de_reporte, name="filas_de_reporte")
register.simple_tag(renglones.totales_de_reporte, name="totales_de_reporte")
register.simple_tag(renglones.cabeza_de_reporte, name="cabeza_de_reporte")
register.simple_tag(renglones.anchos_de_reporte, name="anchos_de_reporte")
register.simple_tag(renglones.pie, name="fila_de_totales")
register.simple_tag(controles.control, name="control")
register.simple_tag(controles.errores, name="errores_de")


@lru_cache(maxsize=1)
def _sprite():
    return static("vendor/iconos.svg")


@register.simple_tag
def icono(nombre, clase=""):
    """Decorative icon of the sprite: `{% icono "bell" %}`, `{% icono "list" "ico-lg" %}`. Blank name, no icon."""
    if not nombre:
        return ""
    return format_html('<svg class="ico{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', f" {clase}" if clase else "", _sprite(), nombre)


@register.simple_tag
def marca(papel=False):
    """The mark of the office, for the bar (default) or for paper."""
    return figuras.MARCA_PAPEL if papel else figuras.MARCA_PANTALLA


@register.simple_tag
def semaforo(color, llano=False, texto=None):
    """Shape + word + colour. `llano` without background; `texto` replaces the word. No colour reads "Sin datos"."""
    color = color if color in figuras.SEMAFOROS else "gris"
    rotulo = figuras.ROTULOS[color] if texto is None else texto
    return format_html('<span class="semaforo {}{}">{}{}</span>', color, " llano" if llano else "", figuras.SEMAFOROS[color], rotulo)


@register.simple_tag
def estatus(estado):
    """A member of an `estados.Estado` list: icon + label. A bare string prints as text."""
    if estado is None or estado == "":
        return ""
    clase, nombre = getattr(estado, "clase", ""), getattr(estado, "icono", "")
    return format_html('<span class="estatus {}">{}{}</span>', clase, icono(nombre), getattr(estado, "label", estado))


@register.simple_tag
def plazo(valor):
    """A deadline: dict {"clase", "icono", "texto"} or object with those attributes; a date prints as dd/mm/aaaa."""
    if not valor:
        return ""
    if hasattr(valor, "strftime"):
        return format_html('<span class="plazo">{}</span>', formato.fecha_corta(valor))
    lee = valor.get if isinstance(valor, dict) else lambda clave, falta="": getattr(valor, clave, falta)
    return format_html('<span class="plazo {}">{}{}</span>', lee("clase", ""), icono(lee("icono", "")), lee("texto", ""))


@register.simple_tag
def delta(valor, decimales=0, unidad=""):
    """Difference between two cuts, in points: arrow + signed number."""
    if valor is None or valor == "":
        return ""
    texto = formato.puntos(valor, decimales)
    if texto == "sin cambio":
        return format_html('<span class="delta igual">{}{}</span>', icono("dash"), texto)
    clase, flecha = ("sube", "arrow-up") if valor > 0 else ("baja", "arrow-down")
    return format_html('<span class="delta {}">{}{}{}</span>', clase, icono(flecha), texto, f" {unidad}" if unidad else "")


@register.simple_tag
def barra_pct(valor, decimales=0, texto=None):
    """Percentage 0–100 with its bar; None reads "sin datos". `texto` replaces the printed figure."""
    if valor is None or valor == "":
        return format_html('<span class="apagado">{}</span>', "sin datos")
    rotulo = formato.porcentaje(valor, decimales) if texto is None else texto
    return format_html('<span class="barra-pct">{}<b>{}</b></span>', graficas.pista(valor), rotulo)


@register.simple_tag
def barra_estatus(concluidas, en_proceso, pendientes, alta=False, marca=True):
    """Stacked bar of the three states; the mark falls on the promedio. `alta` draws it higher."""
    return graficas.apilada(concluidas, en_proceso, pendientes, alta=alta, marca=marca)


@register.simple_tag(takes_context=True)
def url_con(context, *pares, **cambios):
    """Query string of this page with some parameters replaced: `{% url_con pagina=2 %}`, `{% url_con nombre valor %}`.

    None or "" drops the parameter. Changing anything but the page goes back to the first one.
    """
    cambios |= dict(zip(pares[::2], pares[1::2], strict=True))
    consulta = context["request"].GET.copy()
    if "pagina" not in cambios:
        consulta.pop("pagina", None)
    for clave, valor in cambios.items():
        if valor is None or valor == "":
            consulta.pop(clave, None)
        elif isinstance(valor, (list, tuple)):
            consulta.setlist(clave, valor)
        else:
            consulta[clave] = valor
    return "?" + consulta.urlencode()


@register.simple_tag(takes_context=True)
def conservar(context, *nombres):
    """The named parameters of the query string as hidden inputs, where they are present."""
    consulta = context["request"].GET
    pares = ((nombre, valor) for nombre in nombres for valor in consulta.getlist(nombre))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pares)


@register.filter
def tiene_mas_que_buscar(filtro):
    """Whether a FilterSet has fields besides the search box and the year, which have their own place."""
    return bool(filtro and set(filtro.form.fields) - {"q", "ejercicio"})


@register.simple_tag(takes_context=True)
def campos_ocultos(context, *menos):
    """Current query string as hidden inputs, except the named parameters: keeps filters across a GET form."""
    pares = ((c, v) for c, valores in context["request"].GET.lists() if c not in menos for v in valores)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pares)


@register.simple_tag(takes_context=True)
def ficha(context):
    """Hidden key of a form: sent twice, it writes once. The same key stays while its errors are corrected."""
    valor = context["request"].POST.get(envios.CAMPO) or uuid4()
    return format_html('<input type="hidden" name="{}" value="{}">', envios.CAMPO, valor)


@register.inclusion_tag("formularios/campos.html")
def campos(form):
    """Fields of a form on the 12-column grid, in the groups and widths that the form declares."""
    return {"form": form, "grupos": controles.grupos(form)}


@register.inclusion_tag("partes/acciones.html", takes_context=True)
def botones(context, acciones, cuales="todas"):
    """Buttons of a page: [{"titulo", "icono", "url", "primaria", "peligro", "menu", "post"}].

    `menu` sends the action to the "Más acciones" menu (what deletes and the history go there by themselves); `post` makes it
    a one-button form. `cuales`: "primarias", "otras" or "todas".
    """
    acciones = [a | {"peligro": a.get("peligro", a["icono"] == "trash")} for a in acciones or ()]
    en_menu = [a for a in acciones if a.get("menu", a["icono"] in ("trash", "clock-history"))]
    a_la_vista = sorted((a for a in acciones if a not in en_menu), key=lambda a: bool(a.get("primaria")))
    if cuales != "todas":
        a_la_vista = [a for a in a_la_vista if bool(a.get("primaria")) == (cuales == "primarias")]
    return {
        "a_la_vista": a_la_vista,
        "en_menu": [] if cuales == "otras" else en_menu,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def filas(context, table, lote=False):
    """Body of a django-tables2 table."""
    return renglones.cuerpo(table, context, lote=bool(lote))


@register.simple_tag
def orden_de(column):
    """Value of `aria-sort` for a header: ascending, descending or none."""
    if not column.is_ordered:
        return "none"
    return "descending" if column.order_by_alias.is_descending else "ascending"


@register.simple_tag
def url_de_adjuntos(objeto):
    """Address that receives the files of a record."""
    meta = objeto._meta
    return reverse("nucleo:documento_create", args=[meta.app_label, meta.model_name, objeto.pk])


@register.filter
def icono_de_archivo(nombre):
    """Icon for a file by its extension."""
    extension = str(nombre).rsplit(".", 1)[-1].lower()
    return {
        "pdf": "file-earmark-pdf", "xlsx": "file-earmark-spreadsheet", "csv": "filetype-csv", "docx": "file-earmark-word",
        "png": "file-earmark-image", "jpg": "file-earmark-image", "jpeg": "file-earmark-image",
    }.get(extension, "file-earmark-text")  # fmt: skip


@register.filter
def paginas_a_la_vista(page):
    """Numbers for the pager, None where some are skipped: 1 … 4 5 6 … 12."""
    rango = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [n if isinstance(n, int) else None for n in rango]


register.filter("es_casilla", controles.es_casilla)


@register.filter
def iniciales(nombre):
    """Two letters for the avatar: "Ana de la Luz" -> "AL"."""
    palabras = [p for p in str(nombre).split() if p[:1].isalpha()]
    if not palabras:
        return "?"
    return (palabras[0][0] + (palabras[-1][0] if len(palabras) > 1 else "")).upper()


@register.filter
def clase_de_aviso(etiquetas):
    """Tags of a Django message -> class of `.aviso`."""
    for nivel, clase in (("error", "mal"), ("warning", "ojo"), ("success", "ok")):
        if nivel in (etiquetas or ""):
            return clase
    return ""


@register.filter
def icono_de_aviso(etiquetas):
    """Tags of a Django message -> icon of `.aviso`."""
    return {
        "mal": "exclamation-octagon-fill",
        "ojo": "exclamation-triangle-fill",
        "ok": "check-circle-fill",
        "": "info-circle-fill",
    }[clase_de_aviso(etiquetas)]
