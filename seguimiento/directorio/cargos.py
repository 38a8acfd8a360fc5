"""What post a person held on a day: read from the dated appointments, never from a copy."""

from .models import Nombramiento


def nombramiento_al(persona, fecha):
    """The appointment that a person held on that day, or None. Of several, the highest kind and then the newest."""
    vigentes = list(Nombramiento.objects.filter(persona=persona).vigentes(fecha).con_lugar())
    return min(vigentes, key=_rango, default=None)


def cargo_al(persona, fecha):
    """The post of that day as it is printed, "Secretario de Gobierno, SEGOB"; without appointment, where they come from."""
    nombramiento = nombramiento_al(persona, fecha)
    return str(nombramiento) if nombramiento else persona.procedencia


def _rango(nombramiento):
    orden = ("titular", "otro", "particular", "enlace")
    return orden.index(nombramiento.clase), -nombramiento.desde.toordinal(), -nombramiento.pk
