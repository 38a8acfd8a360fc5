"""An import of a small file with all its rows in memory, for the tests of importers."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from seguimiento.nucleo import bitacora
from seguimiento.nucleo.aparte import abrir
from seguimiento.nucleo.hojas import elegir
from seguimiento.nucleo.importacion import Planificador, errores_de


@dataclass
class Plan:
    lectura: object
    nombre: str
    renglones: list

    def con(self, que):
        return [renglon for renglon in self.renglones if renglon.que == que]

    @property
    def total(self):
        return len(self.renglones)

    @property
    def resumen(self):
        """{"crea", "cambia", "igual", "error"} → number of rows."""
        return dict.fromkeys(("crea", "cambia", "igual", "error"), 0) | Counter(renglon.que for renglon in self.renglones)

    @property
    def errores(self):
        return [error for renglon in self.renglones for error in errores_de(renglon, self.lectura)]


def planear(recurso, contenido, nombre, usuario):
    """Plan of a file (bytes); ArchivoInvalido when it cannot be read."""
    with tempfile.TemporaryDirectory() as carpeta:
        ruta = Path(carpeta) / "archivo"
        ruta.write_bytes(contenido)
        with abrir(ruta, nombre) as libro:
            lectura = elegir(libro, recurso)
            return Plan(lectura, nombre, [renglon for lote in Planificador(recurso, lectura, usuario).lotes() for renglon in lote])


@transaction.atomic
def aplicar(recurso, plan, *, usuario, fecha):
    """Write the rows that are new or change. Returns how many."""
    if plan.resumen["error"]:
        raise ValueError("un plan con errores no se aplica")
    renglones = plan.con("crea") + plan.con("cambia")
    with bitacora.contexto(usuario, f"Importación de {plan.nombre}"):
        recurso.guardar(renglones, usuario=usuario, fecha=fecha)
    return len(renglones)
