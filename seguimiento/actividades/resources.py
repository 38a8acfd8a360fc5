"""Excel of activities and of the progress of each person."""

from django.contrib.postgres.aggregates import StringAgg
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q

from seguimiento.cuentas.querysets import nombre_de
from seguimiento.directorio.models import Unidad
from seguimiento.directorio.nombres import Reconocedor
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.columnas import ANTES
from seguimiento.nucleo.filtros import plano
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, Reconocido, Texto, Varios

from . import services
from .estados import EstatusAsignacion, Prioridad
from .forms import colaboradores
from .models import Actividad, Asignacion


def unidades():
    return Unidad.objects.reconocedor()


def personas():
    """`Reconocedor` of whoever may answer, by user name or by name."""
    filas = list(colaboradores(Unidad.objects.all()))
    return Reconocedor([[(p.username, p) for p in filas], [(p.nombre, p) for p in filas]])


class Responsables(Varios):
    """Names of those who answer today."""

    def render(self, value, obj=None, **kwargs):
        return super().render([getattr(fila, "responsable", fila) for fila in value or ()])


class ActividadResource(Recurso):
    """A new row is an activity with who answers for it; who answers for an old one changes on its screen."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    unidad = Campo("unidad", "UNIDAD", Reconocido(unidades, "una unidad de la Oficina"), obligatorio=True, ayuda="Siglas.")
    fecha = Campo("fecha", "DÍA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    texto = Campo("texto", "ACTIVIDAD", obligatorio=True)
    contexto = Campo("contexto", "CONTEXTO")
    prioridad = Campo("prioridad", "PRIORIDAD", Opcion(Prioridad), obligatorio=True)
    plazo = Campo("plazo", "PLAZO", Fecha(), ayuda="dd/mm/aaaa")
    nombres = Campo(
        "en_turno", "RESPONSABLES", Responsables(personas, "alguien que trabaje en la Oficina", texto=str),
        ayuda="Nombres o usuarios, separados por comas.",
    )  # fmt: skip
    estatus = Campo("estatus", "ESTATUS", Opcion(EstatusAsignacion), readonly=True)

    clave = ("unidad", "fecha", "texto")
    dia = "fecha"
    rutas = {"unidad": "unidad__siglas", f"{ANTES}capturista": "capturista_nombre"}

    class Meta:
        model = Actividad

    def base(self, usuario):
        return super().base(usuario).filter(unidad__in=usuario.unidades_ids)

    def para_exportar(self, qs):
        asignaciones = Asignacion.objects.select_related("responsable").order_by("pk")
        filas = qs.select_related("unidad").annotate(capturista_nombre=nombre_de("capturista__"))
        return filas.prefetch_related(Prefetch("asignaciones", asignaciones))

    def agregados(self, corte):
        """Those of `en_turno`, in the order in which `Varios` writes them."""
        nombre = nombre_de("responsable__")
        nombres = StringAgg(nombre, ", ", order_by=(plano(nombre), "pk"))
        return [("actividad", Asignacion.objects.filter(hasta__isnull=True), {"nombres": nombres})]

    def revisar_todo(self, renglones, usuario):
        dentro = {unidad: set(colaboradores([unidad]).values_list("pk", flat=True)) for unidad in usuario.unidades_ids}
        cerrados = ejercicios.cerrados()
        for renglon in renglones:
            if not renglon.errores:
                self._revisar(renglon, dentro, cerrados)

    def _revisar(self, renglon, dentro, cerrados):
        unidad, fecha, plazo = (self.valor(renglon, nombre) for nombre in ("unidad", "fecha", "plazo"))
        personas = renglon.valores.get("nombres", ())
        if unidad.pk not in dentro:
            renglon.errores["unidad"] = "Sólo puede registrar actividades de su unidad."
        elif fecha.year in cerrados or (renglon.instancia and renglon.instancia.ejercicio in cerrados):
            renglon.errores["fecha"] = ejercicios.CERRADO.format(fecha.year)
        elif plazo and plazo < fecha:
            renglon.errores["plazo"] = "El plazo no puede ser anterior al día de la actividad."
        elif renglon.instancia is None and not personas:
            renglon.errores["nombres"] = "Escriba al menos un responsable."
        elif renglon.instancia is None and (fuera := [str(p) for p in personas if p.pk not in dentro[unidad.pk]]):
            renglon.errores["nombres"] = f"No trabaja en {unidad.siglas}: {', '.join(fuera)}."
        elif renglon.instancia and "nombres" in renglon.valores and self._otros(renglon.instancia, personas):
            renglon.errores["nombres"] = "Los responsables de una actividad ya registrada se cambian en su pantalla."

    def _otros(self, actividad, personas):
        return {persona.pk for persona in personas} != {fila.responsable_id for fila in actividad.en_turno}

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            actividad = renglon.instancia or Actividad()
            for nombre in renglon.valores.keys() & {"unidad", "fecha", "texto", "contexto", "prioridad", "plazo"}:
                setattr(actividad, nombre, renglon.valores[nombre])
            try:
                if actividad.pk:
                    services.editar(actividad, usuario=usuario)
                else:
                    services.registrar(actividad, responsables=renglon.valores["nombres"], usuario=usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error


class AsignacionResource(Recurso):
    """Progress of many at once: each row, by its ID, moves the part of a person."""

    id = Campo("id", "ID", Entero(1), obligatorio=True)
    fecha = Campo("actividad__fecha", "DÍA", Fecha(), readonly=True)
    actividad = Campo("actividad__texto", "ACTIVIDAD", Texto(), readonly=True)
    responsable = Campo("nombre", "RESPONSABLE", Texto(), readonly=True)
    comentario = Campo("comentario", "COMENTARIO", readonly=True)
    plazo = Campo("actividad__plazo", "PLAZO", Fecha(), readonly=True)
    estatus = Campo("estatus", "ESTATUS", Opcion(EstatusAsignacion), obligatorio=True)
    fecha_avance = Campo("fecha_avance", "ÚLTIMO AVANCE", Fecha(), readonly=True)

    class Meta:
        model = Asignacion

    def base(self, usuario):
        """Those of their unidades, and one's own in any."""
        return super().base(usuario).filter(Q(actividad__unidad__in=usuario.unidades_ids) | Q(responsable=usuario))

    def para_exportar(self, qs):
        return qs.con_nombre().select_related("actividad", "responsable")

    def revisar(self, renglon):
        if renglon.instancia is None:
            renglon.errores["id"] = "Falta el ID: las asignaciones nuevas se registran con su actividad."
        elif renglon.instancia.hasta is not None:
            renglon.errores["id"] = "Esta asignación ya la tomó otra persona."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            services.registrar_avance(
                renglon.instancia, estatus=self.valor(renglon, "estatus"), texto="Importado de Excel.", usuario=usuario, fecha=fecha
            )
