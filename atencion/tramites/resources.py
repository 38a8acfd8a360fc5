"""Excel of the services."""

from django.core.exceptions import ValidationError

from seguimiento.nucleo import plazos
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Dinero, Entero, Fecha, Opcion

from . import services
from .estados import CON_INGRESO, Clase, Trimestre
from .models import Tramite


class Ingreso(Dinero):
    """Pesos, or nothing where nothing is charged."""

    vacio = None


class TramiteResource(Recurso):
    """A row without ID is the service of that kind, day and place; year and quarter come from its date."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    clase = Campo("clase", "TRÁMITE", Opcion(Clase), obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    trimestre = Campo("trimestre", "TRIMESTRE", Opcion(Trimestre), readonly=True)
    lugar = Campo("lugar", "LUGAR O CONSULADO", obligatorio=True)
    cantidad = Campo("cantidad", "CANTIDAD", Entero(1), obligatorio=True)
    ingreso = Campo("ingreso", "INGRESO EN PESOS", Ingreso(), ayuda="0 si no se cobró; vacío en las becas.")
    nota = Campo("nota", "NOTA", ayuda="Sin nombres ni otros datos personales.")

    clave = ("clase", "fecha", "lugar")
    dia = ejercicio_de = "fecha"

    class Meta:
        model = Tramite

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if renglon.errores:
                continue
            clase, ingreso = self.valor(renglon, "clase"), self.valor(renglon, "ingreso")
            if self.valor(renglon, "fecha") > hoy:
                renglon.errores["fecha"] = "La fecha no puede ser posterior a hoy."
            elif clase in CON_INGRESO and ingreso is None:
                renglon.errores["ingreso"] = "Falta el ingreso; 0 si no se cobró."
            elif clase not in CON_INGRESO and ingreso is not None:
                renglon.errores["ingreso"] = f"{Clase(clase).label}: no genera ingreso. Deje este dato vacío."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            tramite = renglon.instancia or Tramite()
            for nombre in renglon.valores.keys() - {"id"}:
                setattr(tramite, nombre, renglon.valores[nombre])
            try:
                services.guardar(tramite, usuario=usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error
