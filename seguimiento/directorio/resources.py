"""Excel of the directory."""

from seguimiento.nucleo.recursos import Campo, Entero, Fecha, Opcion, Reconocido, Recurso, SiNo

from .estados import TipoDependencia
from .models import Dependencia, Municipio


def siglas_de(dependencia):
    return dependencia.siglas


class DependenciaResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    siglas = Campo("siglas", "SIGLAS", obligatorio=True)
    nombre = Campo("nombre", "NOMBRE", obligatorio=True)
    nombre_corto = Campo("nombre_corto", "NOMBRE CORTO", obligatorio=True, ayuda="El que cabe en una tabla.")
    tipo = Campo("tipo", "TIPO", Opcion(TipoDependencia), obligatorio=True)
    sector = Campo(
        "sector", "SECTOR", Reconocido(Dependencia.objects.reconocedor, "una dependencia del catálogo", siglas_de),
        ayuda="Siglas de la cabeza de sector; vacío si ella lo es.",
    )  # fmt: skip
    valida_desde = Campo("valida_desde", "EXISTE DESDE", Fecha(), ayuda="dd/mm/aaaa")
    valida_hasta = Campo("valida_hasta", "EXISTIÓ HASTA", Fecha(), ayuda="dd/mm/aaaa")
    por_confirmar = Campo("por_confirmar", "POR CONFIRMAR", SiNo(), ayuda="Sí o No.")
    fuente = Campo("fuente", "FUENTE")
    nota = Campo("nota", "NOTA")

    clave = ("siglas",)
    rutas = {"sector": "sector__siglas"}

    class Meta:
        model = Dependencia

    def para_exportar(self, qs):
        return qs.select_related("sector")


class MunicipioResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    clave_inegi = Campo("clave", "CLAVE INEGI", obligatorio=True, ayuda="26 y tres dígitos.")
    nombre = Campo("nombre", "MUNICIPIO", obligatorio=True)
    region = Campo("region", "REGIÓN DEL PED")
    region_verificada = Campo("region_verificada", "REGIÓN VERIFICADA", SiNo(), ayuda="Sí o No.")

    clave = ("nombre",)

    class Meta:
        model = Municipio
