"""Requests of information and their internal turns."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce

from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.solicitudes.estados import EstadoDeSolicitud, EstadoDeTurno, Materia
from transparencia.solicitudes.filters import SolicitudFilter
from transparencia.solicitudes.models import Solicitud, Turno
from transparencia.solicitudes.querysets import solo_sus_turnos

from ..partes import HOY, TODOS, VENCIDO, Asunto, Cuenta, Fuente, Parte, Plazo

RUTA, TURNOS = "solicitudes:solicitud_list", "solicitudes:turno_list"
VENCIDOS = {"estado": EstadoDeTurno.VENCIDO.value}


def _solicitudes(m):
    return Solicitud.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)


def _turnos(m):
    return Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)


def asuntos(m):
    if not m.ve(Solicitud):
        return
    if solo_sus_turnos(m.usuario):
        yield Asunto(
            "contestar-solicitudes", "reply", "Contestar {}", ("turno de solicitud vencido", "turnos de solicitudes vencidos"),
            m.lista(TURNOS, **TODOS, **VENCIDOS), _turnos(m).filter(**VENCIDOS), "vence", urgencia=VENCIDO, resumen=True,
        )  # fmt: skip
    elif m.puede(Permiso.EDITAR, "solicitudes"):
        filas = _solicitudes(m)
        yield Asunto(
            "solicitudes-sin-competencia", "inbox", "Definir la competencia de {}", ("solicitud", "solicitudes"),
            m.lista(RUTA, **TODOS, estado=EstadoDeSolicitud.RECIBIDA.value), filas.filter(estado=EstadoDeSolicitud.RECIBIDA), "presentada",
            urgencia=HOY,
        )  # fmt: skip
        yield Asunto(
            "turnos-de-solicitudes-vencidos", "clock-history", "Pedir {}", ("respuesta que no llegó", "respuestas que no llegaron"),
            m.lista(TURNOS, **TODOS, **VENCIDOS), _turnos(m).filter(**VENCIDOS), "vence", urgencia=VENCIDO, resumen=True,
        )  # fmt: skip


def plazos(m):
    if not m.ve(Solicitud):
        return
    if not solo_sus_turnos(m.usuario):
        yield Plazo(
            "solicitud", "solicitudes", "file-text", ("solicitud de información", "solicitudes de información"),
            _solicitudes(m).abiertas(), RUTA, {"abiertas": "true"}, {"vencidas": "true"},
            asunto=F("tema"), bajo=F("folio"), quienes=Value(""), estado=F("estado"), estados=EstadoDeSolicitud,
            fecha="vence_al",
        )  # fmt: skip
    yield Plazo(
        "turno-de-solicitud", "solicitudes", "send", ("turno de solicitud", "turnos de solicitudes"), _turnos(m).por_contestar(m.corte),
        TURNOS, {"estado": [EstadoDeTurno.ABIERTO.value, EstadoDeTurno.VENCIDO.value]}, VENCIDOS,
        asunto=F("solicitud__tema"), bajo=F("solicitud__folio"),
        quienes=Coalesce(Cast("unidad__siglas", TextField()), Cast("dependencia__nombre_corto", TextField())),
        estado=F("estado"), estados=EstadoDeTurno,
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Solicitud) or solo_sus_turnos(m.usuario):
        return
    filas = _solicitudes(m)
    yield Cuenta("solicitudes-abiertas", "Solicitudes abiertas", "file-text", m.lista(RUTA, **TODOS, abiertas="true"), filas.abiertas())
    yield Cuenta(
        "solicitudes-vencidas", "Vencidas", EstadoDeTurno.VENCIDO.icono, m.lista(RUTA, **TODOS, vencidas="true"), filas.vencidas(m.corte)
    )
    yield Cuenta(
        "solicitudes-controversia", "Podrían causar controversia", "flag", m.lista(RUTA, **TODOS, controversia="true", abiertas="true"),
        filas.abiertas().controvertidas(),
    )  # fmt: skip


def fuentes(m):
    """By folio and by what is asked; never by who asks."""
    if m.ve(Solicitud):
        yield Fuente(
            "solicitud", "Solicitudes de información", "file-text", RUTA, SolicitudFilter, _solicitudes(m), lambda fila: fila.tema,
            lambda fila: f"{fila.folio} · {Materia(fila.materia).label}", lambda fila: fila.texto,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Solicitudes de información")
