"""Excel of the module: the same columns out and in."""

from django.core.exceptions import ValidationError

from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import bitacora, plazos
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Hora, Opcion, Porcentaje, PorNombre, Reconocido, Texto

from . import services
from .estados import ClaseDeReunion, EstadoDeReunion, Medio, Tendencia, Trimestre
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

LOTE = 1000
ROMANOS = {trimestre.romano: trimestre.value for trimestre in Trimestre}


class Unidades(PorNombre):
    """Units by their name, and by any name of their dependencia."""

    def __init__(self):
        self.por_dependencia = {u.dependencia_id: u for u in UnidadDeTransparencia.objects.all()}
        super().__init__((unidad.nombre, unidad) for unidad in self.por_dependencia.values())
        self.dependencias = Dependencia.objects.reconocedor()

    def reconocer(self, texto):
        dependencia = self.dependencias.reconocer(texto)
        return super().reconocer(texto) or (self.por_dependencia.get(dependencia.pk) if dependencia else None)


def _nombres():
    return list(UnidadDeTransparencia.objects.values_list("nombre", flat=True))


def _unidad():
    widget = Reconocido(Unidades, "una unidad de transparencia, o su dependencia", texto=lambda unidad: unidad.nombre, opciones=_nombres)
    return Campo("unidad", "UNIDAD DE TRANSPARENCIA", widget, obligatorio=True, ayuda="Su nombre o las siglas de su dependencia.")


class DelModulo(Recurso):
    """Saved by the service, which says by row what cannot be."""

    ejercicio_de = "fecha"

    def para_exportar(self, qs):
        return qs.select_related("unidad")

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if not renglon.errores and self.valor(renglon, "fecha") > hoy:
                renglon.errores["fecha"] = "La fecha no puede ser posterior a hoy."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            try:
                services.guardar(self.llenar(renglon), usuario=usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error

    def llenar(self, renglon):
        """The record as the row leaves it, unsaved."""
        fila = renglon.instancia or self._meta.model()
        for nombre in renglon.valores.keys() - {"id"}:
            setattr(fila, nombre, renglon.valores[nombre])
        return fila


class UnidadResource(DelModulo):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    dependencia = Campo(
        "dependencia", "DEPENDENCIA",
        Reconocido(
            lambda: Dependencia.objects.reconocedor(), "una dependencia del catálogo", texto=lambda d: d.siglas,
            opciones=lambda: list(Dependencia.objects.values_list("siglas", flat=True)),
        ),
        obligatorio=True,
    )  # fmt: skip
    nombre = Campo("nombre", "UNIDAD DE TRANSPARENCIA", ayuda="Vacío: «Unidad de Transparencia de» la dependencia.", distingue=True)
    titular = Campo("titular", "PUESTO DE QUIEN ES TITULAR", obligatorio=True, ayuda="El puesto, no la persona.")
    correo = Campo("correo", "CORREO INSTITUCIONAL")
    telefono = Campo("telefono", "TELÉFONO INSTITUCIONAL")
    domicilio = Campo("domicilio", "DOMICILIO")
    portal = Campo("portal", "PORTAL DE TRANSPARENCIA")
    desde = Campo("desde", "EXISTE DESDE", Fecha(), ayuda="dd/mm/aaaa")
    hasta = Campo("hasta", "EXISTIÓ HASTA", Fecha(), ayuda="dd/mm/aaaa")
    nota = Campo("nota", "NOTA", ayuda="Sin nombres ni otros datos personales.")

    clave = ("dependencia",)
    ejercicio_de = ""
    rutas = {"dependencia": "dependencia__siglas"}

    class Meta:
        model = UnidadDeTransparencia

    def para_exportar(self, qs):
        return qs.select_related("dependencia")

    def revisar_todo(self, renglones, usuario):
        for renglon in renglones:
            desde, hasta = self.valor(renglon, "desde"), self.valor(renglon, "hasta")
            if not renglon.errores and desde and hasta and hasta < desde:
                renglon.errores["hasta"] = "La vigencia termina antes de empezar."


class EvaluacionResource(DelModulo):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    unidad = _unidad()
    ejercicio = Campo("ejercicio", "AÑO", Entero(2000), obligatorio=True, ayuda="El que se evaluó.")
    trimestre = Campo("trimestre", "TRIMESTRE", Opcion(Trimestre, ROMANOS), obligatorio=True)
    porcentaje = Campo("porcentaje", "CUMPLIMIENTO", Porcentaje(), obligatorio=True, ayuda="De 0 a 100.")
    fecha = Campo("fecha", "RESULTADO", Fecha(), obligatorio=True, ayuda="Fecha del resultado, dd/mm/aaaa.")
    nota = Campo("nota", "OBSERVACIONES", ayuda="Sin nombres ni otros datos personales.")
    tendencia = Campo("tendencia", "TENDENCIA", Opcion(Tendencia), readonly=True)

    clave = ("unidad", "ejercicio", "trimestre")
    rutas = {"unidad": "unidad__nombre"}

    class Meta:
        model = Evaluacion

    def ejercicios_de(self, renglon):
        return [(anio, "ejercicio") for anio in {self.valor(renglon, "ejercicio"), getattr(renglon.instancia, "ejercicio", None)}]

    def revisar_todo(self, renglones, usuario):
        super().revisar_todo(renglones, usuario)
        for renglon in (uno for uno in renglones if not uno.errores):
            supuesta = Evaluacion(ejercicio=self.valor(renglon, "ejercicio"), trimestre=self.valor(renglon, "trimestre"))
            fecha = self.valor(renglon, "fecha")
            if (fecha.year, fecha.month) < supuesta.comienza:
                renglon.errores["fecha"] = "El resultado no puede ser anterior al trimestre que evalúa."


class ReunionResource(DelModulo):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hora = Campo("hora", "HORA", Hora(), ayuda="hh:mm")
    clase = Campo("clase", "CLASE", Opcion(ClaseDeReunion), obligatorio=True)
    tema = Campo("tema", "TEMA", obligatorio=True)
    expone = Campo("expone", "INSTITUCIÓN QUE EXPONE", ayuda="La institución, no la persona.")
    lugar = Campo("lugar", "LUGAR")
    declaradas = Campo("declaradas", "ASISTENCIA SIN LISTA", Entero(), ayuda="Sólo cuando no hay lista de asistencia.")
    desarrollo = Campo("desarrollo", "DESARROLLO Y ACUERDOS", ayuda="Sin nombres ni otros datos personales.")
    asistieron = Campo("asistieron", "UNIDADES QUE ASISTIERON", Entero(), readonly=True)
    estado = Campo("estado", "ESTADO", Opcion(EstadoDeReunion), readonly=True)

    clave = ("fecha", "tema")

    class Meta:
        model = Reunion

    def para_exportar(self, qs):
        return qs

    def revisar_todo(self, renglones, usuario):
        """A meeting may be ahead, but nobody has come to it yet."""
        hoy = plazos.hoy()
        for renglon in renglones:
            if not renglon.errores and self.valor(renglon, "declaradas") and self.valor(renglon, "fecha") > hoy:
                renglon.errores["declaradas"] = "La reunión todavía no se celebra."


class Tema(Texto):
    """A topic, with the spelling that it already has."""

    def preparar(self):
        self.temas = services.Temas(Asesoria.objects.all())

    def clean(self, value, row=None, **kwargs):
        return self.temas.reconocer(super().clean(value))


class AsesoriaResource(DelModulo):
    """A row without ID is the advice of that unit, medium, topic, day and note; two on one day are told apart by their note."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    unidad = _unidad()
    medio = Campo("medio", "MEDIO", Opcion(Medio), obligatorio=True)
    tema = Campo("tema", "TEMA", Tema(), obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    nota = Campo("nota", "NOTA", ayuda="Distingue dos del mismo tema y día. Sin nombres ni otros datos personales.")

    clave = ("unidad", "medio", "tema", "fecha", "nota")
    dia = "fecha"
    rutas = {"unidad": "unidad__nombre"}

    class Meta:
        model = Asesoria

    def clave_de(self, valores):
        """The note may be empty: the same row imported twice changes nothing."""
        return super().clave_de({**valores, "nota": valores.get("nota") or "—"})

    def guardar(self, renglones, *, usuario, fecha):
        """Thousands of rows a year: the new ones in batches, the changed ones by the service."""
        nuevos = [self.llenar(renglon) for renglon in renglones if renglon.instancia is None]
        for fila in nuevos:
            fila.ejercicio = fila.fecha.year
        with bitacora.contexto(usuario):
            Asesoria.objects.bulk_create(nuevos, batch_size=LOTE)
        super().guardar([renglon for renglon in renglones if renglon.instancia is not None], usuario=usuario, fecha=fecha)
