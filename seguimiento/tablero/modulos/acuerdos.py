"""Agreements of the cabinets and their sessions."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from gabinetes.acuerdos.estados import EstadoReunion, EstatusResponsable
from gabinetes.acuerdos.filters import AcuerdoFilter, ReunionFilter
from gabinetes.acuerdos.models import Acuerdo, Avance, Reunion
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.permisos import Accion as Permiso

from ..devueltos import sin_contestar
from ..partes import DESPUES, TODOS, VENCIDO, Asunto, Fuente, Parte, Plazo

DIAS_SIN_AVANCE = 30


def asuntos(m):
    if m.ve("acuerdos"):
        yield from _de_avances(m)
        yield from _de_acuerdos(m)
    if m.puede(Permiso.EDITAR, Reunion):
        yield from _de_reuniones(m)


def _de_avances(m):
    avances = Avance.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Asunto(
        "validar-acuerdos", "eye", "Validar {} de acuerdos", ("avance", "avances"),
        m.lista("acuerdos:avance_list", validacion=Validacion.POR_VALIDAR.value),
        avances.filter(validacion=Validacion.POR_VALIDAR), "fecha", "de__dependencia__nombre_corto",
        propio=m.puede(Permiso.VALIDAR, "acuerdos"), revision="de acuerdos",
    )  # fmt: skip
    if m.usuario.es_enlace:
        yield Asunto(
            "devueltos-acuerdos", "reply", "Corregir {}", ("avance de acuerdos devuelto", "avances de acuerdos devueltos"),
            m.lista("acuerdos:avance_list", validacion=Validacion.DEVUELTO.value),
            sin_contestar(avances, m.corte), "fecha", "de__acuerdo__folio",
        )  # fmt: skip


def _de_acuerdos(m):
    acuerdos = Acuerdo.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    if m.usuario.es_enlace:
        yield Asunto(
            "vencidos-acuerdos", "clock-history", "Reportar {}", ("acuerdo vencido", "acuerdos vencidos"),
            m.lista("acuerdos:acuerdo_list", **TODOS, vencidos="true"),
            acuerdos.vencidos(m.corte, m.usuario), "fecha_compromiso", "reunion__gabinete__nombre",
            urgencia=VENCIDO, resumen=True,
        )  # fmt: skip
    if m.puede(Permiso.VALIDAR, "acuerdos") or m.dirige:
        yield Asunto(
            "quietos-acuerdos", "hourglass-split", "Dar seguimiento a {} sin avance en 30 días", ("acuerdo", "acuerdos"),
            m.lista("acuerdos:acuerdo_list", **TODOS, sin_avance=DIAS_SIN_AVANCE),
            acuerdos.estancados(m.corte, DIAS_SIN_AVANCE, m.usuario), "", "reunion__gabinete__nombre", urgencia=DESPUES,
        )  # fmt: skip


def _de_reuniones(m):
    reuniones = Reunion.objects.visibles_para(m.usuario)
    yield Asunto(
        "sin-minuta", "file-earmark-text", "Levantar la minuta de {}", ("sesión", "sesiones"),
        m.lista("acuerdos:reunion_list", **TODOS, estado=EstadoReunion.CELEBRADA.value, con_minuta="false"),
        reuniones.celebradas(m.corte).filter(con_minuta=False), "fecha", "gabinete__nombre",
    )  # fmt: skip
    yield Asunto(
        "por-celebrar", "calendar-check", "Marcar celebrada o cancelada: {}", ("sesión", "sesiones"),
        m.lista("acuerdos:reunion_list", **TODOS, estado=EstadoReunion.PROGRAMADA.value, hasta=f"{m.corte:%d/%m/%Y}"),
        reuniones.filter(estado=EstadoReunion.PROGRAMADA, fecha__lte=m.corte), "fecha", "gabinete__nombre", urgencia=VENCIDO,
    )  # fmt: skip


def plazos(m):
    if not m.ve("acuerdos"):
        return
    abiertos = Acuerdo.objects.visibles_para(m.usuario).vigentes(m.corte).abiertos(m.corte, m.usuario)
    yield Plazo(
        "acuerdo", "acuerdos", "journal-check", ("acuerdo", "acuerdos"),
        abiertos.al_corte(m.corte, m.usuario),
        "acuerdos:acuerdo_list", {"estatus": ["en_proceso", "pendiente"], "situacion": "vigente"}, {"vencidos": "true"},
        asunto=F("texto"), bajo=Concat("folio", Value(" · "), "reunion__gabinete__nombre", output_field=TextField()),
        quienes=F("siglas"), estado=F("estatus"), estados=EstatusResponsable, avance=F("avance"), fecha="fecha_compromiso",
    )  # fmt: skip


def fuentes(m):
    if m.ve(Acuerdo):
        filas = Acuerdo.objects.visibles_para(m.usuario).hasta(m.corte).select_related("reunion__gabinete")
        yield Fuente(
            "acuerdo", "Acuerdos", "journal-check", "acuerdos:acuerdo_list", AcuerdoFilter, filas,
            lambda fila: fila.texto, lambda fila: f"{fila.folio} · {fila.reunion.gabinete.nombre}",
        )  # fmt: skip
    if m.ve(Reunion):
        filas = Reunion.objects.visibles_para(m.usuario).al_corte(m.corte).select_related("gabinete")
        yield Fuente(
            "reunion", "Reuniones", "people", "acuerdos:reunion_list", ReunionFilter, filas, str, lambda fila: fila.get_estado_display()
        )


PARTE = Parte(asuntos=asuntos, plazos=plazos, fuentes=fuentes)
