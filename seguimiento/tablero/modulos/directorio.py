"""People, dependencias and municipios."""

from seguimiento.directorio.filters import DependenciaFilter, MunicipioFilter, PersonaFilter
from seguimiento.directorio.models import Dependencia, Municipio, Persona
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import DESPUES, Asunto, Fuente, Parte


def asuntos(m):
    if m.puede(Permiso.EDITAR, Persona):
        yield Asunto(
            "directorio-sin-confirmar", "person-lines-fill", "Confirmar los datos de {}", ("persona", "personas"),
            m.lista("directorio:persona_list", sin_confirmar="true"),
            Persona.objects.visibles_para(m.usuario).sin_confirmar(m.corte), "confirmada", urgencia=DESPUES,
        )  # fmt: skip


def fuentes(m):
    if not m.ve(Persona):
        return
    yield Fuente(
        "persona", "Personas", "person-lines-fill", "directorio:persona_list", PersonaFilter,
        Persona.objects.visibles_para(m.usuario).con_cargo(m.corte), str, lambda fila: str(fila.cargos_vigentes or fila.procedencia),
    )  # fmt: skip
    yield Fuente(
        "dependencia", "Dependencias", "building", "directorio:dependencia_list", DependenciaFilter,
        Dependencia.objects.visibles_para(m.usuario), lambda fila: fila.nombre, lambda fila: fila.siglas,
    )  # fmt: skip
    yield Fuente(
        "municipio", "Municipios", "geo-alt", "directorio:municipio_list", MunicipioFilter,
        Municipio.objects.visibles_para(m.usuario), lambda fila: fila.nombre,
        lambda fila: " · ".join(parte for parte in (fila.clave, fila.region) if parte),
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, fuentes=fuentes)
