"""Excel of the letters received: the same columns out and in."""

from datetime import time
from functools import partial

from django.db.models import Q

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import plazos
from seguimiento.nucleo.por_servicio import escribir
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Hora, Opcion, PorNombre, Reconocido, normalizar

from . import services
from .estados import Clase, Situacion
from .models import Asunto, Recibido

OBLIGATORIAS = ("clase", "fecha", "remitente", "sintesis", "asunto")
AL_ABRIR = time(8)  # hour of a letter whose sheet does not say it
FALTA = "Para un oficio nuevo faltan las columnas {}."


def asuntos():
    return PorNombre((asunto.nombre, asunto) for asunto in Asunto.objects.all())


def municipios():
    return Municipio.objects.reconocedor()


def de_catalogo(modelo):
    """Names offered in the drop-down of a column."""
    return lambda: list(modelo.objects.values_list("nombre", flat=True))


class RecibidoResource(Recurso):
    """A row without ID is the letter of that sender with that number and date; without them, the one received that day that says that."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    folio = Campo("folio", "FOLIO", readonly=True)
    clase = Campo("clase", "CLASE", Opcion(Clase), obligatorio=True)
    fecha = Campo("fecha", "FECHA DE RECEPCIÓN", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hora = Campo("hora", "HORA", Hora(), ayuda="hh:mm; vacía, 08:00.")
    remitente = Campo("remitente", "REMITENTE", obligatorio=True)
    cargo = Campo("cargo", "CARGO")
    institucion = Campo("institucion", "INSTITUCIÓN")
    numero = Campo("numero", "NÚMERO DE OFICIO", distingue=True)
    fecha_oficio = Campo("fecha_oficio", "FECHA DEL OFICIO", Fecha(), ayuda="dd/mm/aaaa", distingue=True)
    sintesis = Campo("sintesis", "SÍNTESIS", obligatorio=True)
    asunto = Campo("asunto", "ASUNTO", Reconocido(asuntos, "un asunto del catálogo", opciones=de_catalogo(Asunto)), obligatorio=True)
    municipio = Campo("municipio", "MUNICIPIO", Reconocido(municipios, "un municipio de Sonora", opciones=de_catalogo(Municipio)))
    anexos = Campo("anexos", "ANEXOS")
    turnado_a = Campo("turnado_a", "TURNADO A", readonly=True)
    situacion = Campo("situacion", "SITUACIÓN", Opcion(Situacion), readonly=True)

    clave = ("remitente", "fecha", "sintesis")
    ejercicio_de = "fecha"
    clave_con_numero = ("remitente", "numero", "fecha_oficio")
    rutas = {"asunto": "asunto__nombre", "municipio": "municipio__nombre"}

    class Meta:
        model = Recibido

    def __init__(self, usuario=None, **kwargs):
        super().__init__(usuario=usuario, **kwargs)
        self.hoy = plazos.hoy()

    def para_exportar(self, qs):
        """With how each letter stands: at the cut-off date of its list or, in an import, today."""
        if "situacion" not in qs.query.annotations:
            qs = qs.al_corte(self.hoy, self.usuario)
        if "turnado_a" not in qs.query.annotations:
            qs = qs.con_turnos(self.hoy, self.usuario)
        return qs.select_related("asunto", "municipio")

    def clave_de(self, valores):
        numerada = [valores.get(nombre) for nombre in self.clave_con_numero]
        return tuple(map(normalizar, numerada)) if all(numerada) else super().clave_de(valores)

    def candidatos(self, renglones, usuario):
        dias = [{renglon.valores.get(nombre) for renglon in renglones} - {None} for nombre in ("fecha_oficio", "fecha")]
        filas = self.base(usuario).filter(Q(fecha_oficio__in=dias[0]) | Q(fecha__in=dias[1]))
        return self.por_clave(self.para_exportar(filas))

    def claves_de(self, fila):
        return {self.clave_de({nombre: getattr(fila, nombre) for nombre in {*self.clave, *self.clave_con_numero}})}

    def revisar(self, renglon):
        super().revisar(renglon)
        valores, errores, fila = renglon.valores, renglon.errores, renglon.instancia
        if fila is None and (faltan := [self.fields[n].column_name for n in OBLIGATORIAS if n not in valores]):
            errores["id"] = FALTA.format(", ".join(faltan))
            return
        if "hora" in valores and valores["hora"] is None:
            valores["hora"] = fila.hora if fila else AL_ABRIR
            renglon.cambios.pop("hora", None)
        self._revisar_fechas(renglon)

    def _revisar_fechas(self, renglon):
        fecha, del_oficio = self.valor(renglon, "fecha"), self.valor(renglon, "fecha_oficio")
        for nombre, dia in (("fecha", fecha), ("fecha_oficio", del_oficio)):
            if dia and not 2000 <= dia.year <= 2100:
                renglon.errores[nombre] = "Se esperaba un año entre 2000 y 2100, con sus cuatro cifras."
        if fecha and fecha > self.hoy:
            renglon.errores["fecha"] = "La fecha no puede ser posterior a hoy."
        elif fecha and renglon.instancia and fecha.year != renglon.instancia.ejercicio:
            renglon.errores["fecha"] = f"Su folio es de {renglon.instancia.ejercicio}: debe ser una fecha de ese año."
        elif fecha and del_oficio and del_oficio > fecha:
            renglon.errores["fecha_oficio"] = f"Es posterior a la recepción ({fecha:%d/%m/%Y})."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            servicio = services.editar if renglon.instancia else services.registrar
            escribir(renglon, Recibido(hora=AL_ABRIR), partial(servicio, usuario=usuario))
