"""Rows of lists and reports, written straight to a string: a template loop costs three times more than the cells themselves.

Of a django-tables2 column only static `class` and `data-rotulo` of `attrs["td"]` are honoured, not callables per record.
"""

import html

from django.template.base import render_value_in_context
from django.utils.html import conditional_escape, escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from .celdas import celdas_de
from .figuras import ROTULOS, SEMAFOROS

EN_TARJETA = {"entera", "der", "oculta-movil"}  # classes that already say how the cell sits in a mobile card


def cuerpo(table, context, lote=False):
    """The `<tr>` of the current page. With `lote`, each starts with a checkbox `name="pk"`."""
    columnas = list(table.columns)
    titular = _principal(columnas)
    aperturas = [_apertura(columna, titular=n == titular) for n, columna in enumerate(columnas)]
    cierres = ["</th>" if n == titular else "</td>" for n in range(len(columnas))]
    celdas = list(zip(range(len(columnas)), celdas_de(table), aperturas, cierres, strict=True))
    partes = []
    for row in table.paginated_rows:
        registro = row.record
        partes.append(_casilla(registro.pk) if lote else "<tr>")
        for n, celda, apertura, cierre in celdas:
            if lote and n == titular:
                apertura = apertura.replace("<th ", f'<th id="fila-{registro.pk}" ', 1)
            texto = celda(registro)
            if type(texto) is str:
                texto = html.escape(texto)
            elif type(texto) is not SafeString:
                texto = render_value_in_context(texto, context)
            partes += (apertura, texto, cierre)
        partes.append("</tr>\n")
    return mark_safe("".join(partes))


def _principal(columnas):
    """Position of the column that names the row: the one of class `principal`, or the first."""
    return next((n for n, c in enumerate(columnas) if "principal" in (c.attrs["td"].get("class") or "").split()), 0)


def _casilla(pk):
    return (
        '<tr aria-selected="false"><td class="elige oculta-movil"><span class="casilla"><input class="form-check-input" '
        f'type="checkbox" name="pk" value="{pk}" aria-labelledby="fila-{pk}"></span></td>'
    )


def _apertura(columna, titular):
    """Opening tag of the cells of one column."""
    attrs = columna.attrs["td"]
    clases = attrs.get("class") or ""
    if titular:
        unicas = dict.fromkeys(["principal", "entera", *clases.split()])
        return f'<th scope="row" class="{conditional_escape(" ".join(unicas))}">'
    rotulo = attrs.get("data-rotulo", strip_tags(str(columna.header)))
    if EN_TARJETA & set(clases.split()):
        rotulo = ""
    clase = f' class="{conditional_escape(clases)}"' if clases else ""
    return f"<td{clase}" + (f' data-rotulo="{conditional_escape(rotulo)}">' if rotulo else ">")


def pie(table, lote=False):
    """The `<tr>` of totals of a table whose columns declare a footer."""
    celdas = ["<td></td>"] if lote else []
    for n, columna in enumerate(table.columns):
        clase = conditional_escape(columna.attrs["td"].get("class") or "")
        texto = conditional_escape(columna.footer) if columna.has_footer() else ""
        celdas.append(f'<th scope="row">{texto}</th>' if n == 0 else f'<td class="{clase}">{texto}</td>')
    return mark_safe(f"<tr>{''.join(celdas)}</tr>")


def cuerpo_de_reporte(reporte, ligas):
    """The `<tr>` of a Reporte; with `ligas` each figure is a link to its records."""
    titular = _titular(reporte)
    filas = (f"<tr>{_celdas_de_reporte(reporte.columnas, fila, titular, ligas, n)}</tr>\n" for n, fila in enumerate(reporte.filas))
    return mark_safe("".join(filas))


def totales_de_reporte(reporte, ligas):
    """The `<tr>` of its totals."""
    celdas = _celdas_de_reporte(reporte.columnas, reporte.totales, _titular(reporte), ligas, "total")
    return mark_safe(f"<tr>{celdas}</tr>")


def _titular(reporte):
    """Position of the column that names the row: the first of text."""
    return next((n for n, columna in enumerate(reporte.columnas) if columna.tipo == "texto"), 0)


def cabeza_de_reporte(reporte):
    """The headings of a Reporte; a column with semáforo takes two."""
    titular, partes = _titular(reporte), []
    for n, columna in enumerate(reporte.columnas):
        clase = ' class="num"' if columna.numerica else ' class="titular"' if n == titular else ""
        partes.append(f'<th scope="col"{clase}>{conditional_escape(columna.titulo)}</th>')
        if columna.semaforo:
            partes.append('<th scope="col">Semáforo</th>')
    return mark_safe(f"<tr>{''.join(partes)}</tr>")


def anchos_de_reporte(reporte):
    """The `<col>` of a Reporte on paper, with the class that each column declares or that of its kind."""
    titular, partes = _titular(reporte), []
    textos = sum(columna.tipo == "texto" for columna in reporte.columnas)
    for n, columna in enumerate(reporte.columnas):
        tipo = "titular" if n == titular and textos > 1 else columna.tipo
        partes.append(f'<col class="{conditional_escape(getattr(columna, "ancho", "") or "col-" + tipo)}">')
        if columna.semaforo:
            partes.append('<col class="col-semaforo">')
    return mark_safe("".join(partes))


def _celdas_de_reporte(columnas, celdas, titular, ligas, lugar):
    partes = []
    for n, (columna, celda) in enumerate(zip(columnas, celdas, strict=True)):
        clase = ' class="num"' if columna.numerica else ""
        texto = _texto_de_reporte(columna, celda, ligas)
        if columna.semaforo and texto:
            texto = f"<b>{texto}</b>"
        if ligas and celda.explica and texto:
            texto = _porque(texto, celda.explica, f"porque-{lugar}-{n}")
        partes.append(f'<th scope="row"{clase}>{texto}</th>' if n == titular else f"<td{clase}>{texto}</td>")
        if columna.semaforo:
            partes.append(f'<td class="centro">{_luz(celda.color)}</td>')
    return "".join(partes)


def _porque(texto, explica, clave):
    """A percentage as a button that opens how it was made: by mouse, finger or keyboard, without script."""
    return (
        f'<button type="button" class="cifra porque" popovertarget="{clave}">{texto}<span class="visually-hidden">, cómo se formó</span>'
        f'</button><div popover id="{clave}" class="porque-caja"><b>Cómo se formó</b> <span>{escape(explica)}</span></div>'
    )


def _texto_de_reporte(columna, celda, ligas):
    texto = conditional_escape(celda.texto)
    if columna.titulo == "Semáforo" and texto:  # of a list, where the colour is a column of its own
        return _luz(next((color for color, rotulo in ROTULOS.items() if rotulo == celda.texto), celda.texto.lower()))
    if ligas and texto == "0":
        return '<span class="apagado">0</span>'
    if ligas and celda.enlace and texto:
        return f'<a class="cifra" href="{escape(celda.enlace)}">{texto}</a>'
    return texto


def _luz(color):
    return f'<span class="semaforo {color}">{SEMAFOROS[color]}{ROTULOS[color]}</span>' if color in SEMAFOROS else ""
