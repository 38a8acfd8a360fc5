"""The only door by which the rows of the module are written: a closed year refuses, and a topic keeps the spelling that it has."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, registros
from seguimiento.nucleo.valores import normalizar

from .models import Asesoria, Asistencia, Evaluacion, UnidadDeTransparencia

DE_NOMBRE = "Unidad de Transparencia de {}"


@transaction.atomic
def guardar(fila, *, usuario):
    """Save a new or edited row; ValidationError in a closed year, the one that it leaves too."""
    antes = registros.bloquear(fila) if fila.pk else None
    if isinstance(fila, UnidadDeTransparencia):
        fila.nombre = fila.nombre.strip() or nombre_de(fila.dependencia)
    else:
        preparar(fila)
        ejercicios.exigir_abierto(fila.ejercicio, antes and antes.ejercicio)
    if antes:
        fila.version = antes.version + 1
    fila.full_clean()
    with bitacora.contexto(usuario):
        fila.save()
    return fila


def nombre_de(dependencia):
    """How the unit of a dependencia is called when nobody says otherwise."""
    return DE_NOMBRE.format(dependencia.nombre_corto)


def preparar(fila):
    """What follows from the rest: the year from the date (an evaluation says its own), the topic as others wrote it."""
    if not isinstance(fila, Evaluacion):
        fila.ejercicio = fila.fecha.year
    if isinstance(fila, Asesoria):
        fila.tema = Temas(Asesoria.objects.exclude(pk=fila.pk)).reconocer(fila.tema)


class Temas:
    """Topics as they were written first, whatever their case and accents: «Becas» and «becas» are one."""

    def __init__(self, filas):
        self.escritos = {}
        for tema in filas.order_by("pk").values_list("tema", flat=True):
            self.escritos.setdefault(normalizar(tema), tema)

    def reconocer(self, texto):
        """The spelling that it already has; a new topic is remembered as it comes."""
        limpio = re.sub(r"\s+", " ", texto).strip()
        return self.escritos.setdefault(normalizar(limpio), limpio)


@transaction.atomic
def tomar_asistencia(reunion, *, unidades, usuario, fecha):
    """Leave on the list exactly these units. Returns (how many came in, how many went out)."""
    reunion = registros.bloquear(reunion)
    ejercicios.exigir_abierto(reunion.ejercicio)
    if reunion.fecha > fecha:
        raise ValidationError("La reunión todavía no se celebra: la lista se toma ese día.")
    elegidas, habidas = {unidad.pk for unidad in unidades}, dict(reunion.asistencias.values_list("unidad", "pk"))
    entran = [Asistencia(reunion=reunion, unidad_id=pk) for pk in sorted(elegidas - habidas.keys())]
    salen = [pk for unidad, pk in habidas.items() if unidad not in elegidas]
    with bitacora.contexto(usuario, "Lista de asistencia"):
        Asistencia.objects.bulk_create(entran)
        Asistencia.objects.filter(pk__in=salen).marcar_eliminados("Se quitó de la lista de asistencia")
    return len(entran), len(salen)
