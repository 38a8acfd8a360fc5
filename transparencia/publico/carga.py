"""Seed: the licence of the open data, to be confirmed by the Office. It only creates what never existed."""

from seguimiento.nucleo import bitacora

from .models import Licencia

NOMBRE = "Libre Uso MX"
TEXTO = """Usted puede copiar, distribuir, adaptar y reutilizar estos datos para cualquier fin lícito, también comercial.
No hay que pagar ni pedir permiso.

A cambio se le pide:
- Citar la fuente: Oficina del Ejecutivo del Estado de Sonora, el título de los datos, su folio y la fecha del corte.
- No presentar lo que usted cambie como si lo hubiera publicado la Oficina, ni dar a entender que ella lo respalda.
- No alterar los datos de modo que digan otra cosa.

Los datos se ofrecen como están. La Oficina no responde por el uso que otros hagan de ellos."""


def cargar():
    if Licencia.todos.exists():
        return {}
    with bitacora.contexto(None, "Catálogo inicial"):
        Licencia.objects.create(nombre=NOMBRE, texto=TEXTO, verificado=False)
    return {"licencias de datos abiertos": 1}
