"""How form fields become controls: classes of the look by kind of widget, groups and widths."""

from django import forms

CASILLAS = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)
CORTO, MEDIO, LARGO = 4, 6, 12  # columns of 12 when a form does not say


def control(campo, **attrs):
    """A bound field's widget with its class and its error state; long selects may declare `data-buscable`."""
    widget = campo.field.widget
    clase = _clase(widget)
    if campo.errors:
        clase += " is-invalid"
    propias = widget.attrs.get("class", "")
    attrs = {clave.replace("_", "-"): valor for clave, valor in attrs.items()}
    attrs["class"] = f"{propias} {clase}".strip()
    return campo.as_widget(attrs=attrs)


def _clase(widget):
    if isinstance(widget, CASILLAS):
        return "form-check-input"
    return "form-select" if isinstance(widget, (forms.Select, forms.SelectMultiple)) else "form-control"


def grupos(form):
    """[(legend, [(bound field, columns of 12)])]: as declared in `form.grupos`, then what nobody grouped."""
    visibles = {campo.name: campo for campo in form.visible_fields()}
    salida = []
    for leyenda, nombres in getattr(form, "grupos", None) or ():
        de_este = [visibles.pop(nombre) for nombre in nombres if nombre in visibles]
        if de_este:
            salida.append((leyenda, [(campo, ancho(form, campo)) for campo in de_este]))
    if visibles:
        salida.append(("", [(campo, ancho(form, campo)) for campo in visibles.values()]))
    return salida


def ancho(form, campo):
    """Columns that a field takes: what the form declares, or by kind of widget."""
    declarados = getattr(form, "anchos", None) or {}
    if campo.name in declarados:
        return declarados[campo.name]
    widget = campo.field.widget
    if isinstance(widget, (forms.Textarea, forms.CheckboxSelectMultiple, forms.FileInput)):
        return LARGO
    if isinstance(widget, (forms.DateInput, forms.NumberInput)):
        return CORTO
    return MEDIO


def es_casilla(campo):
    """One checkbox: its label goes after it."""
    return isinstance(campo.field.widget, forms.CheckboxInput)


def errores(form, formsets=()):
    """What the summary says: {"total", "titulo", "generales": [text], "campos": [{"id", "rotulo", "texto"}]}."""
    generales, campos = [], []
    for uno in (form, *_formas(formsets)):
        if uno is None or not uno.is_bound:
            continue
        generales += list(uno.non_field_errors())
        for campo in uno:
            if campo.errors and campo.is_hidden:
                generales += list(campo.errors)
            elif campo.errors:
                campos.append({"id": campo.id_for_label or campo.auto_id, "rotulo": campo.label, "texto": campo.errors[0]})
    for entrada in formsets or ():
        generales += list(entrada["formset"].non_form_errors())
    total = len(generales) + len(campos)
    titulo = "Falta corregir 1 dato para guardar." if total == 1 else f"Falta corregir {total} datos para guardar."
    return {"total": total, "titulo": titulo if campos else "No se guardó.", "generales": generales, "campos": campos}


def _formas(formsets):
    return [form for entrada in formsets or () for form in entrada["formset"].forms]
