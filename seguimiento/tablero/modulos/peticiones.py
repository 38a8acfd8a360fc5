"""Petitions of citizens and their turns."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from atencion.peticiones.estados import EstadoPeticion, EstadoTurno, Orden
from atencion.peticiones.filters import PeticionFilter
from atencion.peticiones.giras import GiraFilter
from atencion.peticiones.models import Conclusion, Gira, Peticion, Turno
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import DESPUES, HOY, TODOS, VENCIDO, Asunto, Cuenta, Fuente, Parte, Plazo, rotulo

DIAS_SIN_MOVIMIENTO = 15


def asuntos(m):
    if not m.ve(Peticion):
        return
    if m.usuario.es_enlace:
        yield from _del_enlace(m)
    elif m.puede(Permiso.EDITAR, "peticiones") or m.dirige:
        yield from _de_la_oficina(m)


def _del_enlace(m):
    turnos = Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    yield Asunto(
        "responder-peticiones", "send", "Responder {}", ("petición turnada", "peticiones turnadas"),
        m.lista("peticiones:turno_list", **TODOS, pendientes="true"), turnos.pendientes(m.corte), "fecha",
    )  # fmt: skip
    yield Asunto(
        "vencidas-peticiones", "clock-history", "Responder {} con el plazo vencido", ("petición turnada", "peticiones turnadas"),
        m.lista("peticiones:turno_list", **TODOS, vencidos="true"), turnos.vencidos(m.corte), "vence", urgencia=VENCIDO, resumen=True,
    )  # fmt: skip


def _de_la_oficina(m):
    filas = Peticion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    for pk, por in () if m.es_ausencia else m.nombres:
        yield Asunto(
            f"peticiones-de-{pk}", "person-check", "Atender {}" if por else "Atender {} a su cargo", ("petición", "peticiones"),
            m.lista("peticiones:peticion_list", **TODOS, abiertas="true", responsable=pk),
            filas.abiertas(m.corte).filter(responsable=pk), "fecha", urgencia=HOY, por=por,
        )  # fmt: skip
    yield Asunto(
        "peticiones-quietas", "hourglass-split", "Dar seguimiento a {} sin movimiento en 15 días", ("petición", "peticiones"),
        m.lista("peticiones:peticion_list", **TODOS, sin_movimiento=DIAS_SIN_MOVIMIENTO),
        filas.sin_movimiento(m.corte, DIAS_SIN_MOVIMIENTO), "fecha", urgencia=DESPUES,
    )  # fmt: skip


def plazos(m):
    if not m.ve(Turno):
        return
    turnos = Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).pendientes(m.corte).filter(vence__isnull=False)
    yield Plazo(
        "turno-de-peticion", "peticiones", "chat-left-text", ("turno de petición", "turnos de peticiones"), turnos,
        "peticiones:turno_list", {"pendientes": "true"}, {"vencidos": "true"}, asunto=F("peticion__asunto"),
        bajo=Concat("peticion__folio", Value(" · "), rotulo("orden", Orden.choices), output_field=TextField()),
        quienes=Coalesce("dependencia__nombre_corto", NullIf("instancia", Value("")), Value(""), output_field=TextField()),
        estado=Cast(Value(EstadoTurno.PENDIENTE.value), TextField()), estados=EstadoTurno,
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Peticion):
        return
    filas = Peticion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    abiertas, lista = filas.abiertas(m.corte), "peticiones:peticion_list"
    url = m.lista(lista, **TODOS, abiertas="true")
    yield Cuenta("peticiones-abiertas", "Peticiones abiertas", "chat-left-text", url, abiertas)
    if m.usuario.es_enlace:
        return
    url = m.lista(lista, **TODOS, sin_turno="true")
    yield Cuenta("peticiones-sin-turno", "Abiertas sin turno", "inbox", url, filas.sin_turno(m.corte))
    anio = Conclusion.objects.visibles_para(m.usuario).validas(m.corte).filter(fecha__year=m.corte.year)
    url = m.lista("peticiones:conclusion_list", ejercicio=m.corte.year, validas="true")
    yield Cuenta("peticiones-atendidas", "Atendidas en el año", EstadoPeticion.CONCLUIDA.icono, url, anio)


def fuentes(m):
    """By folio and by what is asked for; by the name of the person only for who attends people (see PeticionFilter)."""
    if m.ve(Peticion):
        filas = Peticion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).select_related("municipio")
        yield Fuente(
            "peticion", "Peticiones ciudadanas", "chat-left-text", "peticiones:peticion_list", PeticionFilter, filas,
            lambda fila: fila.asunto, lambda fila: f"{fila.folio} · {fila.municipio or fila.get_rubro_display()}",
            lambda fila: fila.descripcion,
        )  # fmt: skip
    if m.ve(Gira):
        giras = Gira.objects.visibles_para(m.usuario).al_corte(m.corte).select_related("municipio")
        yield Fuente(
            "gira", "Giras y jornadas", "geo-alt", "peticiones:gira_list", GiraFilter, giras,
            lambda fila: fila.nombre, lambda fila: f"{fecha_corta(fila.fecha)} · {fila.municipio or fila.get_clase_display()}",
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Peticiones ciudadanas")
