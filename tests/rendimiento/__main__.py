"""`make bench`. BENCH=lista,comun runs only those rows; REGISTROS=1000000 compares that size with 100,000; RONDAS=5 is quicker."""

import os
import subprocess
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.rendimiento.ajustes"
BASE = 100_000

from seguimiento.nucleo import pg_embebido  # noqa: E402


def main():
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from . import base
    from .decir import decir

    if "--preparar" in sys.argv:
        base.preparar()
        return
    if settings.REGISTROS != BASE:
        subprocess.run([sys.executable, "-m", "tests.rendimiento", "--preparar"], env=os.environ | {"REGISTROS": str(BASE)}, check=True)
    base.preparar()
    decir("· Archivos estáticos")
    call_command("collectstatic", verbosity=0, interactive=False)
    correr(settings.REGISTROS, settings.VAR_DIR / "bench.json")


def correr(registros, archivo):
    from . import informe, pesados
    from .decir import decir
    from .medir import RONDAS, medir
    from .reloj import Reloj, servidor_de_datos
    from .servidor import servir, sesion
    from .trabajos import trabajos

    pedidos = {clave for clave in os.environ.get("BENCH", "").split(",") if clave}
    rondas = int(os.environ.get("RONDAS") or RONDAS)
    galleta = sesion()
    filas = [t for t in trabajos(galleta) if not pedidos or t.clave in pedidos or any(t.clave == c for c in _contra(pedidos, galleta))]
    decir(f"· Midiendo {len(filas)} trabajos con {registros:,} acciones, {rondas} rondas")
    with servir(registros) as (puerto, proceso):
        medidas = medir(_tareas(filas, puerto, galleta), Reloj(proceso, servidor_de_datos()), rondas)
    propios, hechas = pesados.medir(pedidos)
    resultado = informe.renglones([*filas, *propios], medidas | hechas)
    informe.imprimir(resultado)
    informe.guardar(resultado, archivo)
    decir(f"Guardado en {archivo}")


def _contra(pedidos, galleta):
    """Rows of ours against which the chosen ones are compared."""
    from .trabajos import trabajos

    return {contra for t in trabajos(galleta) if t.clave in pedidos for contra, _ in t.metas if contra not in ("admin", "piso")}


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
