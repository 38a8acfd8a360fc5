"""The only door by which a service is written: year and quarter come from its date."""

from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, registros

from .estados import Trimestre


@transaction.atomic
def guardar(tramite, *, usuario):
    """Save a new or edited service; ValidationError in a closed year, the one that it leaves too."""
    antes = registros.bloquear(tramite) if tramite.pk else None
    tramite.ejercicio, tramite.trimestre = tramite.fecha.year, Trimestre.de(tramite.fecha)
    ejercicios.exigir_abierto(tramite.ejercicio, antes and antes.ejercicio)
    if antes:
        tramite.version = antes.version + 1
    tramite.full_clean()
    with bitacora.contexto(usuario):
        tramite.save()
    return tramite
