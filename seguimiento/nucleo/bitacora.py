"""Change log: database triggers write an event for every insert, update and delete, bulk operations and raw SQL included."""

import pghistory
from django.contrib.auth import get_user_model
from django.db.models import F

from . import formato
from .permisos import Accion, puede

MAXIMO = 2000  # events read for the history of one record and its children


def con_historial(*, exclude=()):
    """Decorator of models: track every change in `<Model>Event`, with the user and address of pghistory's context."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        obj_field=pghistory.ObjForeignKey(related_name="eventos", related_query_name="eventos", db_index=True),
        context_field=pghistory.ContextForeignKey(),
    )


def contexto(usuario, motivo="", **datos):
    """Context manager that names who changes rows outside a request (commands, imports in the background)."""
    return pghistory.context(user=getattr(usuario, "pk", None), motivo=motivo, **datos)


def anotar(**datos):
    """Add data (a reason, say) to the events of the change that is under way."""
    pghistory.context(**datos)


def modelo_de_eventos(modelo):
    """The event table of a tracked model."""
    return modelo.eventos.rel.related_model


ACCIONES = {"insert": "Alta", "update": "Cambio", "delete": "Borrado físico"}
OCULTOS = {"version", "id", "eliminado"}


def cambios(objeto, incluir=(), *, usuario=None):
    """History of a record and of the rows in `incluir` (querysets of children), newest first.

    For `usuario`, rows that they may not see stay without name in the changes.
    Returns dicts {"cuando", "quien", "accion", "que", "modelo", "campos": [{"rotulo", "antes", "despues"}], "motivo"}.
    """
    lineas = []
    for registros in ([objeto], *(con_ajenas(filas) for filas in incluir)):
        lineas += _lineas({registro.pk: registro for registro in registros})
    nombrar(lineas, usuario)
    lineas.sort(key=lambda linea: linea["cuando"])  # changes of one transaction bear the same time and keep their order
    return lineas[::-1]


def con_ajenas(filas):
    """The same rows with those to which they point, which their titles name, and those that these cannot do without."""
    ajenas = [campo for campo in filas.model._meta.concrete_fields if campo.many_to_one]
    lejanas = (
        f"{a.name}__{b.name}" for a in ajenas if not a.null for b in a.related_model._meta.concrete_fields if b.many_to_one and not b.null
    )
    return filas.select_related(*(campo.name for campo in ajenas), *lejanas)


def _lineas(registros):
    """Lines of the rows of one model {pk: row}; people and foreign rows still by their key (see `nombrar`)."""
    if not registros:
        return []
    modelo = type(next(iter(registros.values())))
    eventos = modelo_de_eventos(modelo).objects.filter(pgh_obj_id__in=registros).annotate(pgh_datos=F("pgh_context__metadata"))
    lineas, antes = [], {}
    for evento in eventos.order_by("pgh_id")[:MAXIMO]:
        previo = antes.get(evento.pgh_obj_id)
        antes[evento.pgh_obj_id] = evento
        lineas.append(linea(modelo, previo, evento, que=str(registros[evento.pgh_obj_id])))
    return [una for una in lineas if una]


def linea(modelo, previo, evento, *, que):
    """What one event tells, given the one before it; None when it shows nothing. `pgh_datos` must come annotated in it."""
    campos = _diferencias(modelo, previo, evento)
    if evento.pgh_label == "update" and not campos:
        return None
    datos = evento.pgh_datos or {}
    return {
        "cuando": evento.pgh_created_at,
        "quien": datos.get("user"),
        "accion": _accion(previo, evento),
        "que": que,
        "modelo": modelo._meta.verbose_name,
        "campos": campos,
        "motivo": datos.get("motivo", ""),
    }


def _accion(previo, evento):
    if previo is not None and hasattr(evento, "eliminado") and (previo.eliminado is None) != (evento.eliminado is None):
        return "Restauración" if evento.eliminado is None else "Eliminación"
    return ACCIONES.get(evento.pgh_label, evento.pgh_label)


def _diferencias(modelo, previo, evento):
    """Fields that an event changed; for the first one, those that it filled in."""
    campos = []
    for campo in modelo._meta.concrete_fields:
        if campo.name in OCULTOS or not hasattr(evento, campo.attname):
            continue
        antes = getattr(previo, campo.attname) if previo is not None else None
        despues = getattr(evento, campo.attname)
        if antes != despues and (previo is not None or despues not in (None, "", False)):
            campos.append({"campo": campo, "rotulo": campo.verbose_name, "antes": antes, "despues": despues})
    return campos


def nombrar(lineas, usuario=None):
    """Write people, foreign rows, labels and dates as they are read: one query per model that appears."""
    claves = {get_user_model(): {linea["quien"] for linea in lineas if linea["quien"]}}
    valores = [(cambio, lado) for linea in lineas for cambio in linea["campos"] for lado in ("antes", "despues")]
    for cambio, lado in valores:
        if cambio["campo"].is_relation and cambio[lado] is not None:
            claves.setdefault(cambio["campo"].related_model, set()).add(cambio[lado])
    nombres = {
        modelo: {fila.pk: str(fila) for fila in _a_la_vista(modelo, usuario).filter(pk__in=pks)} for modelo, pks in claves.items() if pks
    }
    for linea in lineas:
        linea["quien"] = nombres.get(get_user_model(), {}).get(linea["quien"], "Sistema")
    for cambio, lado in valores:
        cambio[lado] = _legible(cambio["campo"], cambio[lado], nombres)


def _a_la_vista(modelo, usuario):
    """Rows of a model, deleted ones too, whose name this person may read; people and what is of no module, always."""
    if usuario is None or modelo is get_user_model() or not hasattr(getattr(modelo, "todos", None), "visibles_para"):
        return modelo._base_manager.all()
    return modelo.todos.visibles_para(usuario) if puede(usuario, Accion.VER, modelo) else modelo._base_manager.none()


def _legible(campo, valor, nombres):
    if valor in (None, ""):
        return ""
    if mascara := getattr(campo.model, "DATOS_PERSONALES", {}).get(campo.name):  # {field: mask}: nobody reads them in a history
        return mascara(str(valor))
    if campo.is_relation:
        return nombres[campo.related_model].get(valor, "(fuera de su alcance)")
    if campo.choices:
        return str(dict(campo.flatchoices).get(valor, valor))
    return str(formato.legible(valor))
