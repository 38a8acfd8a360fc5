"""Walk of the whole URLconf: what each route is called, which view answers and what its address needs."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

from seguimiento.nucleo.pantallas import Pantalla


@dataclass(frozen=True)
class Ruta:
    nombre: str  # with its namespace: "acuerdos:acuerdo_detail"
    argumentos: tuple  # names of what the address needs
    vista: type  # view class, or the function itself
    iniciales: tuple = ()  # what `as_view` was given

    def __str__(self):
        return self.nombre

    @property
    def es_pantalla(self):
        return isinstance(self.vista, type) and issubclass(self.vista, Pantalla)

    @property
    def modelo(self):
        return dict(self.iniciales).get("model") or getattr(self.vista, "model", None)

    def url(self, **kwargs):
        return reverse(self.nombre, kwargs=kwargs)


def rutas():
    """Every named route of the site, in the order of the URLconf."""
    return list(_recorrer(get_resolver(), ""))


def de(tipo):
    """Routes whose view is of this class."""
    return [ruta for ruta in rutas() if isinstance(ruta.vista, type) and issubclass(ruta.vista, tipo)]


def _recorrer(nodo, espacio, de_arriba=()):
    for patron in nodo.url_patterns:
        if isinstance(patron, URLPattern):
            vista = getattr(patron.callback, "view_class", patron.callback)
            iniciales = tuple(getattr(patron.callback, "view_initkwargs", {}).items())
            yield Ruta(f"{espacio}{patron.name}", (*de_arriba, *_argumentos(patron)), vista, iniciales)
        else:
            yield from _recorrer(
                patron, f"{espacio}{patron.namespace}:" if patron.namespace else espacio, (*de_arriba, *_argumentos(patron))
            )


def _argumentos(patron):
    return tuple(patron.pattern.converters or patron.pattern.regex.groupindex)
