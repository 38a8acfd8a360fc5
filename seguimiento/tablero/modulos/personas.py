"""Persons of citizen attention: who may be registered twice, and whose data are due to be suppressed."""

from datetime import timedelta

from atencion.personas import mascaras
from atencion.personas.accesos import Vista
from atencion.personas.duplicados import repetidas
from atencion.personas.filters import PersonaFilter
from atencion.personas.models import Persona
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import SEMANA, Asunto, Cuenta, Fuente, Parte

RECIENTES = timedelta(days=30)  # those of before are in the list; comparing all with all is no work for the first page


def asuntos(m):
    if not m.puede(Permiso.VALIDAR, Persona):
        return
    desde = m.corte - RECIENTES
    nuevas = Persona.objects.vivas().al_corte(m.corte).filter(registrada__gte=desde)
    yield Asunto(
        "personas-repetidas", "people", "Comparar {} con otra que se le parece", ("persona", "personas"),
        m.lista("personas:persona_list", repetidas="true", desde=desde.isoformat()), repetidas(nuevas), "registrada", urgencia=SEMANA,
    )  # fmt: skip
    vencidas = Persona.objects.al_corte(m.corte).por_suprimir(m.corte)
    yield Asunto(
        "personas-por-suprimir", "eraser", "Suprimir los datos de {} que ya cumplió su plazo", ("persona", "personas"),
        m.lista("personas:persona_list", por_suprimir="true"), vencidas, "registrada", urgencia=SEMANA,
    )  # fmt: skip


def cuentas(m):
    if m.usuario.es_enlace or not m.ve(Persona):
        return
    url = m.lista("personas:persona_list", situacion="vivas")
    yield Cuenta("personas", "Personas registradas", "person-vcard", url, Persona.objects.vivas().al_corte(m.corte))


def fuentes(m):
    """Only for who reads names: to anybody else a search would tell what the mask hides."""
    if not mascaras.ve_datos(m.usuario):
        return
    claros = mascaras.a_la_vista(m.usuario)
    yield Fuente(
        "persona-atendida", "Personas atendidas", "person-vcard", "personas:persona_list", PersonaFilter,
        Persona.objects.visibles_para(m.usuario).select_related("municipio"),
        lambda fila: Vista(fila, claros).nombre, lambda fila: str(fila.municipio or ""),
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Personas")
