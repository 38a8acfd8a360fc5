"""Excel of meetings, agreements and progress."""

from functools import partial

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Prefetch

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.filtros import plano
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, Porcentaje, PorNombre, Reconocido, SiNo, Texto, Varios

from . import services
from .estados import EstadoReunion, EstatusResponsable, Prioridad
from .models import Acuerdo, Gabinete, Responsable, Reunion


def gabinetes():
    filas = list(Gabinete.objects.all())
    return PorNombre([(g.nombre_oficial, g) for g in filas] + [(g.nombre, g) for g in filas])


def folios():
    return PorNombre((acuerdo.folio, acuerdo) for acuerdo in Acuerdo.objects.select_related("reunion"))


def dependencias():
    return Dependencia.objects.reconocedor()


def siglas():
    return list(Dependencia.objects.values_list("siglas", flat=True))


GABINETE = partial(
    Reconocido, gabinetes, "un gabinete registrado", opciones=lambda: list(Gabinete.objects.values_list("nombre", flat=True))
)
QUE = "una dependencia por sus siglas, nombre o alias"
DEPENDENCIA = partial(Reconocido, dependencias, QUE, texto=lambda d: d.siglas, opciones=siglas)


class ReunionResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    gabinete = Campo("gabinete", "GABINETE", GABINETE(), obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    lugar = Campo("lugar", "LUGAR")
    estado = Campo("estado", "ESTADO", Opcion(EstadoReunion), obligatorio=True)
    con_minuta = Campo("con_minuta", "CON MINUTA", SiNo())
    acuerdos = Campo("acuerdos_n", "ACUERDOS", Entero(), readonly=True)

    clave = ("gabinete", "fecha")
    ejercicio_de = "fecha"
    rutas = {"gabinete": "gabinete__nombre"}

    class Meta:
        model = Reunion

    def para_exportar(self, qs):
        return qs.con_acuerdos().select_related("gabinete")

    def revisar_todo(self, renglones, usuario):
        """A meeting is held or called off in its own screen, where the day, the reason and the notices are."""
        for renglon in renglones:
            antes, estado = renglon.instancia and renglon.instancia.estado, renglon.valores.get("estado")
            if antes and estado and antes != estado:
                renglon.errores["estado"] = "El estado de una reunión ya registrada se cambia en su pantalla."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            reunion = renglon.instancia or Reunion()
            for nombre in renglon.valores.keys() - {"id", "acuerdos"}:
                setattr(reunion, nombre, renglon.valores[nombre])
            reunion.version += bool(reunion.pk)
            services.guardar_reunion(reunion, usuario=usuario)


class AcuerdoResource(Recurso):
    """A new row becomes an agreement of the meeting of that cabinet on that date."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    folio = Campo("folio", "FOLIO", readonly=True)
    gabinete = Campo("reunion__gabinete", "GABINETE", GABINETE(), obligatorio=True)
    fecha = Campo("fecha", "FECHA DE LA REUNIÓN", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa; la reunión ya debe estar registrada.")
    texto = Campo("texto", "ACUERDO", obligatorio=True)
    responsables = Campo(
        "lista_de_responsables", "RESPONSABLES", Varios(dependencias, QUE, texto=lambda d: d.siglas),
        obligatorio=True, ayuda="Siglas separadas por comas.",
    )  # fmt: skip
    fecha_compromiso = Campo("fecha_compromiso", "FECHA COMPROMISO", Fecha(), ayuda="dd/mm/aaaa")
    prioridad = Campo("prioridad", "PRIORIDAD", Opcion(Prioridad), obligatorio=True)
    estatus = Campo("estatus", "ESTATUS", Opcion(EstatusResponsable), readonly=True)
    avance = Campo("avance", "CUMPLIMIENTO CAPTURADO", Porcentaje(), readonly=True)

    clave = ("gabinete", "fecha", "texto")
    dia = ejercicio_de = "fecha"
    rutas = {"gabinete": "reunion__gabinete__nombre"}

    class Meta:
        model = Acuerdo

    def para_exportar(self, qs):
        return qs.select_related("reunion__gabinete").prefetch_related(
            Prefetch("responsables", self.responsables_a_la_vista().select_related("dependencia"))
        )

    def agregados(self, corte):
        siglas = StringAgg("dependencia__siglas", ", ", order_by=plano("dependencia__siglas"))
        return [("acuerdo", self.responsables_a_la_vista(), {"responsables": siglas})]

    def responsables_a_la_vista(self):
        """All of them, or those that this person may know of."""
        return Responsable.objects.all() if self.usuario is None else Responsable.objects.visibles_para(self.usuario)

    def revisar_todo(self, renglones, usuario):
        """The meeting must exist; meeting, text and responsables of an agreement already taken do not change from Excel."""
        self.reuniones = {(r.gabinete_id, r.fecha): r for r in Reunion.objects.select_related("gabinete")}
        for renglon in renglones:
            if renglon.errores:
                continue
            gabinete, dia, vence = (self.valor(renglon, nombre) for nombre in ("gabinete", "fecha", "fecha_compromiso"))
            reunion = self.reuniones.get((gabinete.pk, dia))
            if reunion is None:
                renglon.errores["fecha"] = f"No hay reunión de {gabinete} ese día: regístrela primero."
            elif vence and vence < reunion.fecha:
                renglon.errores["fecha_compromiso"] = f"Es anterior a la reunión ({reunion.fecha:%d/%m/%Y})."
            elif renglon.instancia and {d.pk for d in self.valor(renglon, "responsables")} != {
                r.dependencia_id for r in renglon.instancia.responsables.all()
            }:
                renglon.errores["responsables"] = "Los responsables de un acuerdo ya tomado se cambian en su pantalla."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            acuerdo = renglon.instancia or Acuerdo()
            reunion = self.reuniones[self.valor(renglon, "gabinete").pk, self.valor(renglon, "fecha")]
            acuerdo.reunion, acuerdo.texto, acuerdo.prioridad = reunion, self.valor(renglon, "texto"), self.valor(renglon, "prioridad")
            acuerdo.fecha_compromiso = renglon.valores.get("fecha_compromiso", acuerdo.fecha_compromiso)
            if acuerdo.pk:
                services.editar_acuerdo(acuerdo, usuario=usuario, fecha=fecha, motivo="Importación de Excel")
            else:
                services.registrar_acuerdo(acuerdo, dependencias=renglon.valores["responsables"], usuario=usuario)


class ResponsableResource(Recurso):
    """Progress of many at once: a row moves the responsable of that folio and dependencia."""

    id = Campo("id", "ID", Entero(1))
    acuerdo = Campo("acuerdo", "FOLIO", Reconocido(folios, "el folio de un acuerdo", texto=lambda acuerdo: acuerdo.folio), obligatorio=True)
    texto = Campo("acuerdo__texto", "ACUERDO", Texto(), readonly=True)
    dependencia = Campo("dependencia", "DEPENDENCIA", DEPENDENCIA(), obligatorio=True)
    estatus = Campo("estatus", "ESTATUS", Opcion(EstatusResponsable), obligatorio=True)
    porcentaje = Campo("porcentaje", "PORCENTAJE", Porcentaje(), obligatorio=True)
    fecha_avance = Campo("fecha_avance", "ÚLTIMO AVANCE", Fecha(), readonly=True)

    clave = ("acuerdo", "dependencia")
    rutas = {"acuerdo": "acuerdo__folio", "dependencia": "dependencia__siglas"}

    class Meta:
        model = Responsable

    def para_exportar(self, qs):
        return qs.select_related("acuerdo", "dependencia")

    def candidatos(self, renglones, usuario):
        acuerdos = {renglon.valores["acuerdo"].pk for renglon in renglones if renglon.valores.get("acuerdo")}
        return self.por_clave(self.para_exportar(self.base(usuario).filter(acuerdo__in=acuerdos)))

    def revisar(self, renglon):
        fila = renglon.instancia
        if fila is None:
            renglon.errores["dependencia"] = "Esa dependencia no es responsable de ese acuerdo."
            return
        estatus, porcentaje = self.valor(renglon, "estatus"), self.valor(renglon, "porcentaje")
        for nombre in self.clave:
            if self.valor(renglon, nombre) != getattr(fila, nombre):
                renglon.errores[nombre] = (
                    f"El ID es de {fila.acuerdo.folio}, {fila.dependencia.siglas}: corrija el ID o deje ese renglón sin él."
                )
        concluido = estatus == EstatusResponsable.CONCLUIDO
        if concluido != (porcentaje == 100):
            renglon.errores["porcentaje"] = "Concluido es 100 %, y sólo concluido lo es."
        elif concluido and fila.porcentaje != 100 and not fila.acuerdo.reconstruido:
            renglon.errores["estatus"] = "Para concluir falta evidencia: adjúntela en el acuerdo, o deje «En proceso»."
        elif estatus == EstatusResponsable.PENDIENTE and porcentaje:
            renglon.errores["estatus"] = "Si ya avanzó, el estatus es «En proceso»."

    def ejercicios_de(self, renglon):
        return [(renglon.instancia.acuerdo.ejercicio, "estatus")]

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            services.registrar_avance(
                renglon.instancia, estatus=self.valor(renglon, "estatus"), porcentaje=self.valor(renglon, "porcentaje"),
                texto="Importado de Excel.", usuario=usuario, fecha=fecha,
            )  # fmt: skip
