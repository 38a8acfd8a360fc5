"""`make bench`. BENCH=lista,comun runs only those rows; RONDAS=5 is quicker.

FILAS=1000000 (petitions) or REGISTROS=1000000 (actions) compares lists, searches and saves of that size with those of 100,000.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.rendimiento.ajustes"
VECES = 1.5  # how much longer they may take at ten times the size
AL_TAMANO_BASE = "bench-base.json"

from seguimiento.nucleo import pg_embebido  # noqa: E402


def main():
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from . import base
    from .decir import decir

    crecido = {nombre for nombre in ("REGISTROS", "FILAS") if getattr(settings, nombre) != settings.BASE}
    if crecido:
        conjunto = "peticiones" if "FILAS" in crecido else "acciones"
        menor = os.environ | dict.fromkeys(crecido, str(settings.BASE))
        subprocess.run([sys.executable, "-m", "tests.rendimiento", conjunto], env=menor, check=True)
    base.preparar()
    decir("· Archivos estáticos")
    call_command("collectstatic", verbosity=0, interactive=False)
    if crecido:
        crecer(conjunto, json.loads((settings.VAR_DIR / AL_TAMANO_BASE).read_text()))
    elif sys.argv[1:]:
        _, medidas = _medir([replace(t, metas=()) for t in _que_crecen(sys.argv[1])])
        (settings.VAR_DIR / AL_TAMANO_BASE).write_text(json.dumps({clave: m.ms for (clave, _), m in medidas.items()}))
    else:
        correr()


def correr():
    """The whole table against its goals."""
    from . import pesados
    from .trabajos import todos

    pedidos = {clave for clave in os.environ.get("BENCH", "").split(",") if clave}
    existentes = todos()
    contra = {otra for t in existentes if t.clave in pedidos for otra, _ in t.metas}
    filas, medidas = _medir([t for t in existentes if not pedidos or t.clave in pedidos | contra])
    propios, hechas = pesados.medir(pedidos)
    _informar([*filas, *propios], medidas | hechas, "bench.json")


def crecer(conjunto, antes):
    """Ours at this size against ours at the base size, `antes`: {row: [milliseconds]}."""
    from .medir import Medida

    filas, medidas = _medir([replace(t, metas=(("base", VECES),)) for t in _que_crecen(conjunto)])
    _informar(filas, medidas | {(clave, "base"): Medida(ms=ms) for clave, ms in antes.items()}, "bench-crecido.json")


def _que_crecen(conjunto):
    from .trabajos import todos

    return [replace(t, admin=None, piso=None, limite=None) for t in todos() if t.escala and t.conjunto == conjunto]


def _medir(filas):
    """(rows, {(key, who): Medida}) over HTTP."""
    from django.conf import settings

    from .decir import decir
    from .medir import RONDAS, medir
    from .reloj import Reloj, servidor_de_datos
    from .servidor import servir, sesion

    rondas, galleta = int(os.environ.get("RONDAS") or RONDAS), sesion()
    decir(f"· Midiendo {len(filas)} trabajos con {settings.REGISTROS:,} acciones y {settings.FILAS:,} peticiones, {rondas} rondas")
    with servir(settings.REGISTROS, settings.FILAS) as (puerto, proceso):
        return filas, medir(_tareas(filas, puerto, galleta), Reloj(proceso, servidor_de_datos()), rondas)


def _informar(filas, medidas, nombre):
    from django.conf import settings

    from . import informe
    from .decir import decir

    resultado = informe.renglones(filas, medidas)
    informe.imprimir(resultado)
    informe.guardar(resultado, settings.VAR_DIR / nombre)
    decir(f"Guardado en {settings.VAR_DIR / nombre}")


def _tareas(filas, puerto, galleta):
    from .cliente import Cliente

    clientes = {quien: Cliente(puerto, galleta) for quien in ("nuestro", "admin", "piso")}
    return {
        (trabajo.clave, quien): (cliente, peticion, trabajo.pesado)
        for trabajo in filas
        for quien, cliente in clientes.items()
        if (peticion := getattr(trabajo, quien)) is not None
    }


if __name__ == "__main__":
    with pg_embebido.en_uso():
        main()
