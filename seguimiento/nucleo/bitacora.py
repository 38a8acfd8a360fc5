"""Change log: database triggers write an event for every insert, update and delete, bulk operations and raw SQL included."""

import pghistory
from django.db.models import F
from django.utils import timezone

MAXIMO = 200  # events read for one page of history


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


def cambios(objeto, *, usuarios, incluir=()):
    """History of a record and of the rows in `incluir` (querysets of children), newest first.

    Returns dicts {"cuando", "quien", "accion", "que", "campos": [{"rotulo", "antes", "despues"}], "motivo"}.
    `usuarios` maps user ids to names.
    """
    lineas = _lineas(type(objeto).todos.filter(pk=objeto.pk) if hasattr(type(objeto), "todos") else [objeto], usuarios)
    for hijos in incluir:
        lineas += _lineas(hijos, usuarios)
    return sorted(lineas, key=lambda linea: linea["cuando"], reverse=True)


def _lineas(registros, usuarios):
    registros = {registro.pk: registro for registro in registros}
    if not registros:
        return []
    modelo = type(next(iter(registros.values())))
    eventos = (
        modelo_de_eventos(modelo).objects.filter(pgh_obj_id__in=registros)
        .annotate(contexto=F("pgh_context__metadata"))
        .order_by("pgh_obj_id", "pgh_id")[: MAXIMO * 5]
    )
    lineas, antes = [], {}
    for evento in eventos:
        previo = antes.get(evento.pgh_obj_id)
        antes[evento.pgh_obj_id] = evento
        campos = _diferencias(modelo, previo, evento)
        if evento.pgh_label == "update" and not campos:
            continue
        datos = evento.contexto or {}
        lineas.append(
            {
                "cuando": evento.pgh_created_at,
                "quien": usuarios.get(datos.get("user"), "Sistema"),
                "accion": _accion(previo, evento),
                "que": str(registros[evento.pgh_obj_id]),
                "modelo": modelo._meta.verbose_name,
                "campos": campos,
                "motivo": datos.get("motivo", ""),
            }
        )
    return lineas


def _accion(previo, evento):
    if previo is not None and hasattr(evento, "eliminado") and (previo.eliminado is None) != (evento.eliminado is None):
        return "Restauración" if evento.eliminado is None else "Eliminación"
    return ACCIONES.get(evento.pgh_label, evento.pgh_label)


def _diferencias(modelo, previo, evento):
    campos = []
    for campo in modelo._meta.concrete_fields:
        if campo.name in OCULTOS or not hasattr(evento, campo.attname):
            continue
        antes = getattr(previo, campo.attname) if previo is not None else None
        despues = getattr(evento, campo.attname)
        if antes != despues and (previo is not None or despues not in (None, "", False)):
            campos.append({"rotulo": campo.verbose_name, "antes": _legible(campo, antes), "despues": _legible(campo, despues)})
    return campos


def _legible(campo, valor):
    """Value of an event as a person reads it: label of a choice, name of a foreign row, dd/mm/aaaa."""
    if valor in (None, ""):
        return ""
    if campo.is_relation:
        fila = campo.related_model._base_manager.filter(pk=valor).first()
        return str(fila) if fila else f"#{valor}"
    if campo.choices:
        return str(dict(campo.flatchoices).get(valor, valor))
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if hasattr(valor, "hour"):
        return timezone.localtime(valor).strftime("%d/%m/%Y %H:%M")
    if hasattr(valor, "strftime"):
        return valor.strftime("%d/%m/%Y")
    return str(valor)
