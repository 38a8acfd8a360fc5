"""Head and body of a django-tables2 table, written straight to a string.

A template loop over cells costs three times more than the cells themselves; attributes are read once per column here.
Only static `class` and `data-rotulo` of a column's `attrs["td"]` are honoured, not callables per record.
"""

from django.template.base import render_value_in_context
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

EN_TARJETA = {"entera", "der", "oculta-movil"}  # classes that already say how the cell sits in a mobile card


def cuerpo(table, context, lote=False):
    """The `<tr>` of the current page. With `lote`, each starts with a checkbox `name="pk"`."""
    aperturas = [_apertura(columna, primera=n == 0) for n, columna in enumerate(table.columns)]
    partes = []
    for row in table.paginated_rows:
        pk = getattr(row.record, "pk", "")
        partes.append(_casilla(pk) if lote else "<tr>")
        cierra = "</th>"
        for apertura, (_columna, celda) in zip(aperturas, row.items(), strict=True):
            if lote and cierra == "</th>":
                apertura = apertura.replace("<th ", f'<th id="fila-{pk}" ', 1)
            texto = celda if type(celda) is SafeString else render_value_in_context(celda, context)
            partes += (apertura, texto, cierra)
            cierra = "</td>"
        partes.append("</tr>\n")
    return mark_safe("".join(partes))


def _casilla(pk):
    return (
        '<tr aria-selected="false"><td class="elige"><span class="casilla"><input class="form-check-input" '
        f'type="checkbox" name="pk" value="{pk}" aria-labelledby="fila-{pk}"></span></td>'
    )


def _apertura(columna, primera):
    """Opening tag of the cells of one column."""
    attrs = columna.attrs["td"]
    clases = attrs.get("class") or ""
    if primera:
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
