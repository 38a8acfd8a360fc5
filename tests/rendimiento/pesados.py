"""Import of 10,000 rows and PDF of 5,000, against the stock libraries: each side once, in a process of its own, not over HTTP.

The stock import has the same columns and keys, validates the model (as its author says imports should) and keeps no history.
"""

import json
import subprocess
import sys

from .decir import decir
from .medir import Medida
from .trabajos import Trabajo

TRABAJOS = [
    Trabajo("importar", "importar 10,000 renglones", (("admin", 0.2),)),
    Trabajo("importar_todo", "importar 100,000 renglones", ()),
    Trabajo("pdf", "PDF de 5,000 renglones", (("piso", 0.6),)),
]
LADOS = {"importar": ("nuestro", "admin"), "importar_todo": ("nuestro",), "pdf": ("nuestro", "piso")}


def medir(pedidos):
    """(rows, {(key, who): Medida})"""
    trabajos = [t for t in TRABAJOS if not pedidos or t.clave in pedidos]
    medidas = {}
    for trabajo in trabajos:
        for quien in LADOS[trabajo.clave]:
            orden = [sys.executable, "-m", "tests.rendimiento.pesado", trabajo.clave, quien]
            salida = json.loads(subprocess.run(orden, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])
            decir(f"  {trabajo.nombre}, {quien}: {salida['ms'] / 1000:,.1f} s, {salida['consultas']:,} consultas, {salida['mb']:,} MB")
            medidas[trabajo.clave, quien] = Medida(ms=[salida["ms"]], consultas=salida["consultas"])
    return trabajos, medidas
