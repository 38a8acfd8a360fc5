"""Excel of the days off."""

from .models import DiaInhabil
from .recursos import Campo, Recurso
from .valores import Entero, Fecha, Opcion, SiNo


class DiaInhabilResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    motivo = Campo("motivo", "MOTIVO", obligatorio=True)
    ambito = Campo("ambito", "ÁMBITO", Opcion(DiaInhabil.Ambito), obligatorio=True)
    fundamento = Campo("fundamento", "FUNDAMENTO")
    publicacion = Campo("publicacion", "PUBLICACIÓN")
    por_confirmar = Campo("por_confirmar", "POR CONFIRMAR", SiNo(), ayuda="Sí mientras no se coteje con la publicación oficial.")

    clave = ("fecha", "ambito")

    class Meta:
        model = DiaInhabil
