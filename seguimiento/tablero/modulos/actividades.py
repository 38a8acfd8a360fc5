"""Activities of each unidad: what waits is one's own by name; who validates, that of the whole unidad."""

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat

from seguimiento.actividades.estados import EstatusAsignacion
from seguimiento.actividades.filters import ActividadFilter
from seguimiento.actividades.models import Actividad, Asignacion
from seguimiento.actividades.querysets import nombre_de
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import SEMANA, TODOS, VENCIDO, Asunto, Cuenta, Fuente, Parte, Plazo

ABIERTAS = [EstatusAsignacion.SIN_AVANCE.value, EstatusAsignacion.EN_PROCESO.value]


def _a_nombre_de(m, pk):
    """What this person, or one whom they substitute, must attend: named in it, and open to whoever looks."""
    return Asignacion.objects.visibles_para(m.lector).al_corte(m.corte).abiertas().filter(responsable=pk)


def asuntos(m):
    if not m.es_ausencia and m.puede(Permiso.REPORTAR, "actividades"):
        for pk, por in m.nombres:
            yield Asunto(
                f"actividades-de-{pk}", "list-task", "Atender {}" if por else "Atender {} a su cargo", ("actividad", "actividades"),
                m.lista("actividades:asignacion_list", **TODOS, responsable=pk, estatus=ABIERTAS), _a_nombre_de(m, pk),
                "actividad__fecha", urgencia=SEMANA, por=por,
            )  # fmt: skip
    if m.puede(Permiso.VALIDAR, "actividades"):
        yield Asunto(
            "vencidas-actividades", "clock-history", "Dar seguimiento a {} de actividades", ("asignación vencida", "asignaciones vencidas"),
            m.lista("actividades:asignacion_list", **TODOS, vencidas="true"), Asignacion.objects.visibles_para(m.usuario).vencidas(m.corte),
            "actividad__plazo", "responsable__first_name", urgencia=VENCIDO, resumen=True,
        )  # fmt: skip


def plazos(m):
    if not m.ve(Asignacion):
        return
    if m.puede(Permiso.VALIDAR, "actividades") or m.dirige or not m.puede(Permiso.REPORTAR, "actividades"):
        filas = Asignacion.objects.visibles_para(m.usuario).al_corte(m.corte).abiertas()
        if m.es_ausencia:
            filas = Asignacion.objects.visibles_para(m.lector).al_corte(m.corte).abiertas()
            filas = filas.filter(Q(actividad__unidad__in=m.usuario.unidades_ids) | Q(responsable=m.titular))
        yield _plazo(filas, "asignacion", {})
        return
    for pk, por in m.nombres:
        yield _plazo(_a_nombre_de(m, pk), f"asignacion-{pk}", {"responsable": pk}, por)


def _plazo(filas, clave, de_quien, por=""):
    return Plazo(
        clave, "actividades", "list-task", ("actividad", "actividades"), filas,
        "actividades:asignacion_list", {"estatus": ABIERTAS, **de_quien}, {"vencidas": "true", **de_quien},
        asunto=F("actividad__texto"), bajo=Concat(Value("Actividad de "), "actividad__unidad__siglas", output_field=TextField()),
        quienes=nombre_de("responsable__"), estado=F("estatus_al"), estados=EstatusAsignacion, fecha="actividad__plazo", por=por,
    )  # fmt: skip


def cuentas(m):
    """Assignments as the semáforo of collaborators counts them, and those whose deadline has passed."""
    if not m.ve(Asignacion):
        return
    filas = Asignacion.objects.visibles_para(m.usuario)
    for estatus, titulo in zip(EstatusAsignacion, ("Asignaciones concluidas", "En proceso", "Sin avance"), strict=True):
        url = m.lista("actividades:asignacion_list", **TODOS, estatus=estatus.value)
        yield Cuenta(f"actividades-{estatus.value}", titulo, estatus.icono, url, filas.al_corte(m.corte).filter(estatus_al=estatus))
    url = m.lista("actividades:asignacion_list", **TODOS, vencidas="true")
    yield Cuenta("actividades-vencidas", "Con el plazo vencido", "clock-history", url, filas.vencidas(m.corte))


def fuentes(m):
    if m.ve(Actividad):
        filas = Actividad.objects.visibles_para(m.usuario).select_related("unidad")
        yield Fuente(
            "actividad", "Actividades", "list-task", "actividades:actividad_list", ActividadFilter, filas,
            lambda fila: fila.texto, lambda fila: f"{fila.unidad} · {fila.fecha:%d/%m/%Y}",
            lambda fila: fila.contexto,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Actividades")
