"""Commitments of the campaign and their actions."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

from compromisos.campana.estados import EstatusAccion
from compromisos.campana.filters import AccionFilter, CompromisoFilter
from compromisos.campana.models import Accion, Avance, Compromiso
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.permisos import Accion as Permiso

from ..devueltos import sin_contestar
from ..partes import DESPUES, TODOS, VENCIDO, Asunto, Fuente, Parte, Plazo

DIAS_SIN_AVANCE = 30


def asuntos(m):
    if m.ve("campana"):
        yield from _de_avances(m)
        yield from _de_acciones(m, Accion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario))


def _de_avances(m):
    avances = Avance.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Asunto(
        "validar-acciones", "eye", "Validar {} de compromisos", ("avance", "avances"),
        m.lista("campana:avance_list", validacion=Validacion.POR_VALIDAR.value),
        avances.filter(validacion=Validacion.POR_VALIDAR), "fecha", "de__dependencia__nombre_corto",
        propio=m.puede(Permiso.VALIDAR, "campana"), revision="de compromisos",
    )  # fmt: skip
    if m.usuario.es_enlace:
        yield Asunto(
            "devueltos-acciones", "reply", "Corregir {}", ("avance de acciones devuelto", "avances de acciones devueltos"),
            m.lista("campana:avance_list", validacion=Validacion.DEVUELTO.value), sin_contestar(avances, m.corte), "fecha",
        )  # fmt: skip


def _de_acciones(m, acciones):
    if m.usuario.es_enlace:
        yield Asunto(
            "vencidas-acciones", "clock-history", "Reportar {}", ("acción vencida", "acciones vencidas"),
            m.lista("campana:accion_list", **TODOS, vencidas="true"), acciones.vencidas(m.corte), "fecha_termino",
            urgencia=VENCIDO, resumen=True,
        )  # fmt: skip
    if m.puede(Permiso.VALIDAR, "campana") or m.dirige:
        yield Asunto(
            "quietas-acciones", "hourglass-split", "Dar seguimiento a {} sin avance en 30 días", ("acción", "acciones"),
            m.lista("campana:accion_list", **TODOS, sin_avance=DIAS_SIN_AVANCE),
            acciones.sin_avance(m.corte, DIAS_SIN_AVANCE), "", "dependencia__nombre_corto", urgencia=DESPUES,
        )  # fmt: skip
    if m.puede(Permiso.EDITAR, "campana"):
        yield Asunto(
            "sin-evidencia", "paperclip", "Pedir la evidencia de {}", ("acción concluida", "acciones concluidas"),
            m.lista("campana:accion_list", **TODOS, sin_evidencia="true"), acciones.sin_evidencia(), "", "dependencia__nombre_corto",
            urgencia=DESPUES,
        )  # fmt: skip


def plazos(m):
    if not m.ve("campana"):
        return
    acciones = Accion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).abiertas()
    yield Plazo(
        "accion", "campana", "flag", ("acción", "acciones"), acciones,
        "campana:accion_list", {"estatus": ["en_proceso", "pendiente"]}, {"vencidas": "true"},
        asunto=F("descripcion"), bajo=Concat(Value("Compromiso "), Cast("compromiso__numero", TextField()), output_field=TextField()),
        quienes=F("dependencia__nombre_corto"), estado=F("estatus_al"), estados=EstatusAccion,
        fecha="fecha_termino",
    )  # fmt: skip


def fuentes(m):
    if m.ve(Compromiso):
        filas = Compromiso.objects.visibles_para(m.usuario)
        yield Fuente(
            "compromiso", "Compromisos de campaña", "flag", "campana:compromiso_list", CompromisoFilter, filas,
            lambda fila: fila.texto, str,
        )  # fmt: skip
    if m.ve(Accion):
        filas = Accion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).select_related("compromiso", "dependencia")
        yield Fuente(
            "accion", "Acciones", "list-check", "campana:accion_list", AccionFilter, filas,
            lambda fila: fila.descripcion, lambda fila: f"{fila.compromiso} · {fila.dependencia}",
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, fuentes=fuentes)
