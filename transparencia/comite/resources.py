"""Excel of resolutions and of reserved files: the same columns out and in."""

from seguimiento.directorio.models import Unidad
from seguimiento.nucleo import plazos
from seguimiento.nucleo.por_servicio import PorServicio
from seguimiento.nucleo.recursos import Campo
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, PorNombre, Reconocido, normalizar
from transparencia.solicitudes.por_folio import columna_de_solicitud

from . import services
from .estados import MAXIMO_DE_MESES, Clase, EstadoDeReserva, Partes, Sentido
from .models import Reserva, Resolucion

UNICA_PRORROGA = "El Comité ya resolvió una prórroga de esa solicitud: es una sola."


def columna_de_area(obligatorio=False):
    siglas = Reconocido(
        lambda: Unidad.objects.reconocedor(), "una unidad de la Oficina", texto=lambda u: u.siglas,
        opciones=lambda: list(Unidad.objects.values_list("siglas", flat=True)),
    )  # fmt: skip
    return Campo("area", "ÁREA", siglas, obligatorio=obligatorio, ayuda="Siglas o nombre.")


class Meses(Entero):
    def clean(self, value, row=None, **kwargs):
        meses = super().clean(value)
        if meses > MAXIMO_DE_MESES:
            raise ValueError(f"Se esperaban {MAXIMO_DE_MESES} meses o menos.")
        return meses


class ResolucionResource(PorServicio):
    """A row without ID is the resolution of that act, of that day and matter, of that request."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    acta = Campo("acta", "ACTA", obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    clase = Campo("clase", "MATERIA", Opcion(Clase), obligatorio=True)
    sentido = Campo("sentido", "SENTIDO", Opcion(Sentido), obligatorio=True)
    solicitud = columna_de_solicitud()
    area = columna_de_area()
    asunto = Campo("asunto", "ASUNTO", obligatorio=True, ayuda="Sin datos personales.")
    fundamento = Campo("fundamento", "FUNDAMENTO")
    motivacion = Campo("motivacion", "MOTIVACIÓN", ayuda="Sin datos personales.")

    clave = ("acta", "fecha", "clase", "asunto")
    dia = ejercicio_de = "fecha"
    rutas = {"solicitud": "solicitud__folio", "area": "area__siglas"}

    class Meta:
        model = Resolucion

    def para_exportar(self, qs):
        return qs.select_related("solicitud", "area")

    def revisar_todo(self, renglones, usuario):
        hoy, prorrogas = plazos.hoy(), {}
        for renglon in renglones:
            if renglon.errores:
                continue
            dia, solicitud, clase = (self.valor(renglon, nombre) for nombre in ("fecha", "solicitud", "clase"))
            if dia > hoy:
                renglon.errores["fecha"] = services.FUTURA
            elif solicitud and dia < solicitud.presentada:
                renglon.errores["fecha"] = f"La solicitud se presentó el {solicitud.presentada:%d/%m/%Y}."
            elif clase == Clase.PRORROGA and solicitud is None:
                renglon.errores["solicitud"] = "La prórroga es de una solicitud: escriba su folio."
            elif clase == Clase.PRORROGA and self.valor(renglon, "sentido") != Sentido.REVOCA:
                self._revisar_prorroga(renglon, solicitud, prorrogas)

    def _revisar_prorroga(self, renglon, solicitud, prorrogas):
        """Only one of a request, in the file and in what is saved."""
        otras = solicitud.resoluciones.filter(eliminado__isnull=True, clase=Clase.PRORROGA).exclude(sentido=Sentido.REVOCA)
        if renglon.instancia:
            otras = otras.exclude(pk=renglon.instancia.pk)
        if solicitud.pk in prorrogas or otras.exists():
            renglon.errores["solicitud"] = UNICA_PRORROGA
        prorrogas[solicitud.pk] = renglon

    def escribir(self, fila, usuario):
        services.guardar(fila, usuario=usuario, hoy=plazos.hoy())


def _reservas_posibles():
    """Resolutions that reserve, by "act, day": what the sheet writes."""
    filas = Resolucion.objects.de_reserva().exclude(sentido=Sentido.REVOCA)
    return PorNombre([(f"{fila.acta}, {fila.fecha:%d/%m/%Y}", fila) for fila in filas] + [(fila.acta, fila) for fila in filas])


class ReservaResource(PorServicio):
    """A row without ID is the file of that area and name, reserved since that day."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    resolucion = Campo(
        "resolucion", "ACTA", Reconocido(_reservas_posibles, "el acta de una clasificación como reservada", texto=lambda r: r.acta),
        obligatorio=True, ayuda="Si esa acta tiene varias, escriba también su fecha: CT/04/2023, 15/03/2023.",
    )  # fmt: skip
    area = columna_de_area(obligatorio=True)
    nombre = Campo("nombre", "NOMBRE DEL EXPEDIENTE", obligatorio=True, ayuda="Sin datos personales.")
    tema = Campo("tema", "TEMA", obligatorio=True)
    partes = Campo("partes", "QUÉ SE RESERVA", Opcion(Partes), obligatorio=True)
    detalle = Campo("detalle", "PARTES QUE SE RESERVAN", ayuda="Sólo si es parcial.")
    inicio = Campo("inicio", "INICIO", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    meses = Campo("meses", "PLAZO (MESES)", Meses(1), obligatorio=True, ayuda="Hasta 60.")
    fin_al = Campo("fin_al", "FIN", Fecha(), readonly=True)
    fundamento = Campo("fundamento", "FUNDAMENTO", obligatorio=True)
    justificacion = Campo("justificacion", "JUSTIFICACIÓN", obligatorio=True, ayuda="Sin datos personales.")
    estado_al = Campo("estado_al", "ESTADO", Opcion(EstadoDeReserva), readonly=True)

    clave = ("area", "nombre", "inicio")
    dia = ejercicio_de = "inicio"
    rutas = {"resolucion": "resolucion__acta", "area": "area__siglas"}

    class Meta:
        model = Reserva

    def para_exportar(self, qs):
        qs = qs if "estado_al" in qs.query.annotations else qs.al_corte(plazos.hoy())
        return qs.select_related("resolucion", "area")

    def revisar_todo(self, renglones, usuario):
        vistas = set()
        for renglon in renglones:
            if renglon.errores:
                continue
            acta, inicio, partes, detalle = (self.valor(renglon, n) for n in ("resolucion", "inicio", "partes", "detalle"))
            if inicio < acta.fecha:
                renglon.errores["inicio"] = f"La reserva empieza con el acta ({acta.fecha:%d/%m/%Y}), no antes."
            elif (partes == Partes.PARCIAL) != bool(detalle):
                renglon.errores["detalle"] = "Diga qué partes se reservan sólo si la reserva es parcial."
            clave = (self.valor(renglon, "area").pk, normalizar(self.valor(renglon, "nombre")), inicio)
            if clave in vistas:
                renglon.errores["nombre"] = "Ese expediente viene dos veces en el archivo."
            vistas.add(clave)

    def escribir(self, fila, usuario):
        services.guardar_reserva(fila, usuario=usuario)
