"""Kinds of instructions, the ladder that they climb and the sources of money."""

from seguimiento.nucleo.estados import Estado


class Clase(Estado):
    CONFERENCIA = "conferencia", "", "mic", "Acuerdo en conferencia"
    PROYECTO = "proyecto", "", "bullseye", "Proyecto especial"


class Etapa(Estado):
    """The ladder, from its first rung up."""

    OFICIO = "oficio", "pendiente", "envelope", "Oficio"
    CONTESTACION = "contestacion", "pendiente", "reply", "Contestación de oficio"
    MESA = "mesa", "proceso", "people", "Mesa de trabajo"
    PROYECTOS = "proyectos", "proceso", "file-earmark-text", "Proyectos y acuerdos"
    AVANZANDO = "avanzando", "proceso", "circle-half", "Ejecución de acuerdos avanzando"
    EJECUTADA = "ejecutada", "concluido", "check-circle-fill", "Ejecución al 100 %"

    @property
    def altura(self):
        """Place in the ladder, from 0."""
        return list(type(self)).index(self)


# Default percentage of each rung until somebody edits it. The report prints 85 and 100 on its screens; the other four are inferred
# from the averages of T12 (86 %) and T13 (80 %).
PORCENTAJES = dict(zip(Etapa, (40, 50, 60, 70, 85, 100), strict=True))
ABIERTAS = tuple(etapa for etapa in Etapa if etapa != Etapa.EJECUTADA)


class Fuente(Estado):
    FEDERAL = "federal", "", "bank", "Federal"
    ESTATAL = "estatal", "", "building", "Estatal"
    MUNICIPAL = "municipal", "", "geo-alt", "Municipal"
