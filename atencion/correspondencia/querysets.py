"""Named sets and computed columns of letters and turns, always as of a cut-off date."""

from datetime import datetime, time, timedelta

from django.db.models import (
    Avg,
    Case,
    CharField,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import ExtractMonth
from django.utils import timezone

from seguimiento.nucleo import avances
from seguimiento.nucleo.filtros import plano, sin_acentos
from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import HORAS_PARA_TURNAR, Clase, EstadoDeTurno, Reloj, Situacion

PLAZO_PARA_TURNAR = timedelta(hours=HORAS_PARA_TURNAR)
ESTADO = CharField()


def fin_del_dia(corte):
    """First moment after that day, in Hermosillo."""
    return datetime.combine(corte + timedelta(days=1), time(0), tzinfo=timezone.get_default_timezone())


def recepcion():
    """SQL: the moment in which a letter arrived, from its day and its hour in Hermosillo."""
    momento = f"timezone('{timezone.get_default_timezone_name()}', %(expressions)s)"
    return Func("fecha", "hora", template=momento, arg_joiner=" + ", output_field=DateTimeField())


def relacionado(modelo, relacion):
    """Model at the other end of a reverse relation."""
    return getattr(modelo, relacion).rel.related_model


class AsuntoQuerySet(RegistroQuerySet):
    def con_cuantos(self, corte):
        """Annotate `recibidos_n`: live letters of each one received by then."""
        vivos = Q(recibidos__eliminado__isnull=True, recibidos__fecha__lte=corte)
        return self.annotate(recibidos_n=Count("recibidos", filter=vivos))


class RecibidoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the letters that were turned to the own dependencias."""
        if not usuario.es_enlace:
            return self
        return self.filter(Exists(self._turnos().visibles_para(usuario).filter(recibido=OuterRef("pk"))))

    def _turnos(self):
        return relacionado(self.model, "turnos").objects

    def al_corte(self, corte, usuario=None):
        """Letters received up to the cut-off date, with `turnado_al` (moment of the first turn), `demora` (from reception to it) and
        `situacion`; to an enlace, of the own turns alone."""
        turnos = self._turnos() if usuario is None else self._turnos().visibles_para(usuario)
        primero = turnos.que_rutearon(corte).filter(recibido=OuterRef("pk")).order_by("fecha")
        abiertos = turnos.vigentes(corte).sin_contestar(corte).filter(recibido=OuterRef("pk"))
        vigentes = turnos.vigentes(corte).filter(recibido=OuterRef("pk"))
        return self.filter(fecha__lte=corte).annotate(
            turnado_al=Subquery(primero.values("fecha")[:1]),
            demora=ExpressionWrapper(F("turnado_al") - recepcion(), output_field=DurationField()),
            situacion=Case(
                When(clase=Clase.CCP, then=Value(Situacion.CONOCIMIENTO.value)),
                When(Exists(abiertos), then=Value(Situacion.TURNADO.value)),
                When(Exists(vigentes), then=Value(Situacion.ATENDIDO.value)),
                default=Value(Situacion.SIN_TURNAR.value),
                output_field=ESTADO,
            ),
        )

    def con_turnos(self, corte, usuario=None):
        """Annotate `turnado_a`: short names of the dependencias that have it at the cut-off date; and `vence`, the first deadline that
        runs."""
        turnos = self._turnos() if usuario is None else self._turnos().visibles_para(usuario)
        propios = turnos.vigentes(corte).filter(recibido=OuterRef("pk")).order_by()
        grupo = propios.values("recibido")
        nombres = grupo.annotate(n=Func("dependencia__nombre_corto", Value(", "), function="string_agg", output_field=CharField()))
        plazos = propios.sin_contestar(corte).sin_pausa(corte).values("recibido").annotate(n=Min("vence"))
        return self.annotate(turnado_a=Subquery(nombres.values("n")), vence=Subquery(plazos.values("n")))

    def relevantes(self):
        return self.filter(clase=Clase.RELEVANTE)

    def segun_reloj(self, reloj, corte):
        """By the clock of 48 natural hours. Needs `al_corte`; copies have no clock."""
        filas, limite = self.relevantes(), fin_del_dia(corte) - PLAZO_PARA_TURNAR
        if reloj == Reloj.A_TIEMPO:
            return filas.filter(demora__lte=PLAZO_PARA_TURNAR)
        if reloj == Reloj.TARDE:
            return filas.filter(demora__gt=PLAZO_PARA_TURNAR)
        pendientes = filas.filter(situacion=Situacion.SIN_TURNAR)
        if reloj == Reloj.EXCEDIDO:
            return pendientes.alias(recepcion=recepcion()).filter(recepcion__lt=limite)
        return pendientes

    def con_turno(self, turnos):
        """Those with some of these turns."""
        return self.filter(Exists(turnos.filter(recibido=OuterRef("pk"))))

    def repetidos(self, *, remitente, numero, fecha_oficio):
        """Letters of the same sender with the same number and date, however they were typed; none without a number and a date."""
        if not (remitente and numero and fecha_oficio):
            return self.none()
        iguales = self.filter(fecha_oficio=fecha_oficio).alias(numero_plano=plano("numero"), remitente_plano=plano("remitente"))
        return iguales.filter(numero_plano=sin_acentos(numero.strip()), remitente_plano=sin_acentos(remitente.strip()))

    def del_archivo(self, huella, archivos):
        """Letters whose scan has exactly this content; `archivos`: a set of Documento."""
        return self.filter(escaneo__in=archivos.filter(huella=huella))

    def relojes(self):
        """{month: {"total", "a_tiempo", "tarde", "pendientes", "promedio", "maxima"}} of relevant letters, by month of reception."""
        grupos = self.relevantes().order_by().annotate(mes=ExtractMonth("fecha")).values("mes").annotate(**medidas_del_reloj())
        return {grupo["mes"]: grupo for grupo in grupos}

    def reloj(self):
        """The same measures of the whole set."""
        return self.relevantes().order_by().aggregate(**medidas_del_reloj())


def medidas_del_reloj():
    """Aggregates over letters annotated by `al_corte`. `promedio` and `maxima` are durations; None without turned letters."""
    return {
        "total": Count("pk"),
        "a_tiempo": Count("pk", filter=Q(demora__lte=PLAZO_PARA_TURNAR)),
        "tarde": Count("pk", filter=Q(demora__gt=PLAZO_PARA_TURNAR)),
        "pendientes": Count("pk", filter=Q(situacion=Situacion.SIN_TURNAR)),
        "atendidos": Count("pk", filter=Q(situacion=Situacion.ATENDIDO)),
        "promedio": Avg("demora"),
        "maxima": Max("demora"),
    }


class TurnoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the turns of the own dependencias, but not those that were cancelled."""
        return self.filter(dependencia__in=usuario.dependencias_ids, cancelado__isnull=True) if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        """Turns made up to the cut-off date, with `respondido_al` and `estado` as they stood at its end."""
        return self.filter(fecha__lt=fin_del_dia(corte)).annotate(**avances.estado_al(self.model, corte)).annotate(
            estado=Case(
                When(cancelado__lte=corte, then=Value(EstadoDeTurno.CANCELADO.value)),
                When(respondido_al__lte=F("vence"), then=Value(EstadoDeTurno.A_TIEMPO.value)),
                When(respondido_al__isnull=False, then=Value(EstadoDeTurno.TARDE.value)),
                When(Exists(self._pausas(corte)), then=Value(EstadoDeTurno.EN_PAUSA.value)),
                When(vence__lt=corte, then=Value(EstadoDeTurno.VENCIDO.value)),
                default=Value(EstadoDeTurno.ABIERTO.value),
                output_field=ESTADO,
            )
        )  # fmt: skip

    def _pausas(self, corte):
        return relacionado(self.model, "pausas").objects.en_curso(corte).filter(turno=OuterRef("pk"))

    def vigentes(self, corte):
        """Made by then and not cancelled yet."""
        return self.filter(Q(cancelado__isnull=True) | Q(cancelado__gt=corte), fecha__lt=fin_del_dia(corte))

    def que_rutearon(self, corte):
        """Turns that count for the 48 hours: those in force, and those that another one replaced."""
        return self.filter(Q(cancelado__isnull=True) | Q(cancelado__gt=corte) | Q(sustituido=True), fecha__lt=fin_del_dia(corte))

    def sin_contestar(self, corte):
        """Without an answer that stands at the cut-off date."""
        return self.alias(**avances.estado_al(self.model, corte)).filter(respondido_al__isnull=True)

    def sin_pausa(self, corte):
        return self.exclude(Exists(self._pausas(corte)))

    def corriendo(self):
        """To be answered, and with their clock running: in time or overdue. Needs `al_corte`."""
        return self.filter(estado__in=(EstadoDeTurno.ABIERTO, EstadoDeTurno.VENCIDO))

    def medidas_por(self, *campos):
        """[{field: value, "total", "a_tiempo", "tarde", "abiertos", "vencidos", "en_pausa"}] by these fields. Needs `al_corte`."""
        return list(self.order_by().values(*campos).annotate(**medidas_de_turnos()))

    def medidas(self):
        return self.order_by().aggregate(**medidas_de_turnos())


def medidas_de_turnos():
    """Aggregates over turns annotated by `al_corte`; cancelled ones do not count."""
    por_estado = {
        "a_tiempo": EstadoDeTurno.A_TIEMPO, "tarde": EstadoDeTurno.TARDE, "en_plazo": EstadoDeTurno.ABIERTO,
        "en_pausa": EstadoDeTurno.EN_PAUSA, "vencidos": EstadoDeTurno.VENCIDO,
    }  # fmt: skip
    cuentas = {nombre: Count("pk", filter=Q(estado=estado)) for nombre, estado in por_estado.items()}
    return {"total": Count("pk", filter=~Q(estado=EstadoDeTurno.CANCELADO)), **cuentas}


class DeTurno(RegistroQuerySet):
    """Rows that hang from a turn."""

    padre = ""

    def visibles_para(self, usuario):
        if not usuario.es_enlace:
            return self
        turnos = self.model._meta.get_field(self.padre).related_model.objects.visibles_para(usuario)
        return self.filter(Exists(turnos.filter(pk=OuterRef(self.padre))))


class PausaQuerySet(DeTurno):
    padre = "turno"

    def en_curso(self, corte):
        """Under way on that day, both ends included."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gte=corte), desde__lte=corte)


class RespuestaQuerySet(DeTurno):
    padre = "de"

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)
