"""Notices to whoever asked."""

from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.avisos.estados import Situacion
from transparencia.avisos.filters import NotificacionFilter
from transparencia.avisos.models import Notificacion

from ..partes import TODOS, Asunto, Fuente, Parte

RUTA = "avisos:notificacion_list"
POR_HACER = (
    ("borradores-avisos", "send-check", "Expedir {}", ("borrador de notificación", "borradores de notificación"), Situacion.BORRADOR),
    ("notificar-avisos", "send", "Notificar {}", ("aviso ya expedido", "avisos ya expedidos"), Situacion.EXPEDIDA),
)


def _filas(m):
    return Notificacion.objects.visibles_para(m.usuario).al_corte(m.corte)


def asuntos(m):
    """What whoever writes notices has to issue, and to hand over."""
    if not (m.ve(Notificacion) and m.puede(Permiso.EDITAR, "avisos")):
        return
    for clave, icono, frase, cosa, estado in POR_HACER:
        filas = _filas(m).filter(estado_al=estado)
        yield Asunto(clave, icono, frase, cosa, m.lista(RUTA, **TODOS, estado=estado.value), filas, "fecha")


def fuentes(m):
    if m.ve(Notificacion):
        yield Fuente(
            "notificacion", "Notificaciones", "send", RUTA, NotificacionFilter, _filas(m).select_related("solicitud"),
            lambda fila: fila.asunto, lambda fila: f"{fila} · {fila.solicitud.folio}", lambda fila: fila.cuerpo,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, fuentes=fuentes)
