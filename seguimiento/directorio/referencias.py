"""Who points to a row of a catalogue, whatever the module: nothing here names one."""

from seguimiento.nucleo.permisos import Accion, puede


def relaciones(modelo):
    """Foreign keys of any installed module that point to `modelo`, those of the change log left out."""
    return [
        relacion.field
        for relacion in modelo._meta.get_fields(include_hidden=True)
        if relacion.auto_created and not relacion.concrete and (relacion.one_to_many or relacion.one_to_one)
        if not hasattr(relacion.related_model, "pgh_created_at")
    ]


def referencias(fila):
    """[(model, how many of its live rows point to this one)], without the zeros."""
    cuentas = {}
    for campo in relaciones(type(fila)):
        hay = campo.model._default_manager.filter(**{campo.name: fila}).count()
        cuentas[campo.model] = cuentas.get(campo.model, 0) + hay
    return [(modelo, cuenta) for modelo, cuenta in cuentas.items() if cuenta]


def bloqueos(fila, *, sin=()):
    """One phrase for each model whose live rows point to this one, those of the models in `sin` left out."""
    return [
        contar(cuenta, modelo._meta.verbose_name, modelo._meta.verbose_name_plural)
        for modelo, cuenta in referencias(fila)
        if modelo not in sin
    ]


def contar(cuenta, singular, plural):
    return f"Tiene {cuenta:,} {singular if cuenta == 1 else plural}."


def nacidos_de(filas, usuario):
    """{key: records of other modules that point to that row and that this person may see}."""
    if not filas:
        return {}
    hallados = {}
    for campo in relaciones(type(filas[0])):
        modelo = campo.model
        if modelo._meta.app_label == filas[0]._meta.app_label or not puede(usuario, Accion.VER, modelo):
            continue
        for registro in modelo.objects.visibles_para(usuario).filter(**{f"{campo.name}__in": filas}):
            hallados.setdefault(getattr(registro, campo.attname), []).append(registro)
    return hallados
