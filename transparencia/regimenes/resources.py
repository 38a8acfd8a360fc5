"""Excel of the regimes and of their terms."""

from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Hora, Opcion, PorNombre, Reconocido, SiNo

from .estados import Clave, DeQuien, Materia
from .models import Regimen, Termino


class RegimenResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    nombre = Campo("nombre", "RÉGIMEN", obligatorio=True)
    materia = Campo("materia", "MATERIA", Opcion(Materia), obligatorio=True)
    desde = Campo("desde", "VIGENTE DESDE", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hasta = Campo("hasta", "VIGENTE HASTA", Fecha(), ayuda="Vacío mientras siga vigente.")
    cierre = Campo("cierre", "HORA DE CIERRE", Hora(), ayuda="Como 15:00; vacío si todo el día cuenta.")
    fundamento = Campo("fundamento", "FUNDAMENTO", obligatorio=True)
    verificado = Campo("verificado", "FECHAS VERIFICADAS", SiNo(), ayuda="Sí o No.")
    nota = Campo("nota", "NOTA")

    clave = ("nombre", "materia")

    class Meta:
        model = Regimen

    def revisar(self, renglon):
        super().revisar(renglon)
        desde, hasta = self.valor(renglon, "desde"), self.valor(renglon, "hasta")
        if not renglon.errores and hasta and hasta < desde:
            renglon.errores["hasta"] = "La fecha final debe ser igual o posterior a la inicial."


def regimenes():
    """A regime by its name alone, or with its subject where two bear it."""
    filas = list(Regimen.objects.all())
    return PorNombre([(str(fila), fila) for fila in filas] + [(fila.nombre, fila) for fila in filas])


def nombre_de(regimen):
    return regimen.nombre


class TerminoResource(Recurso):
    """A row without ID is the term of that step in that regime."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    regimen = Campo("regimen", "RÉGIMEN", Reconocido(regimenes, "un régimen registrado", nombre_de), obligatorio=True)
    paso = Campo("clave", "PASO", Opcion(Clave), obligatorio=True)
    dias = Campo("dias", "DÍAS HÁBILES", Entero(1), obligatorio=True)
    de = Campo("de", "QUIÉN ACTÚA", Opcion(DeQuien), obligatorio=True)
    articulo = Campo("articulo", "ARTÍCULO", obligatorio=True, ayuda="Como se cita: Ley 81, art. 119.")
    efecto = Campo("efecto", "QUÉ PASA")
    verificado = Campo("verificado", "VERIFICADO", SiNo(), ayuda="Sí o No.")

    clave = ("regimen", "paso")
    rutas = {"regimen": "regimen__nombre"}

    class Meta:
        model = Termino

    def para_exportar(self, qs):
        return qs.select_related("regimen")
