"""What every page shows around its content: menu, notices, shortcuts to register."""

from functools import cache

from django.conf import settings
from django.urls import get_script_prefix, resolve, reverse
from django.utils.functional import SimpleLazyObject

from . import plazos
from .modulos import modulos
from .permisos import Accion, puede


def sitio(request):
    """Context processor: `sitio.menu`, `sitio.registrar`, `sitio.avisos`, `sitio.hoy`, `sitio.demo`, `sitio.nombre`."""
    return {"sitio": SimpleLazyObject(lambda: _sitio(request))}


def _sitio(request):
    usuario = getattr(request, "user", None)
    dentro = usuario is not None and usuario.is_authenticated
    return {
        "nombre": "Sistema de Seguimiento",
        **{f"{clave}_url": direccion(ruta) for clave, ruta in settings.RUTAS_DEL_SITIO.items()},
        "rol": usuario.get_rol_display() if dentro else "",
        "demo": settings.DEMO,
        "hoy": plazos.hoy(),
        "menu": _menu(request) if dentro else [],
        "registrar": _registrar(usuario) if dentro else [],
        "avisos": usuario.avisos.filter(leido__isnull=True).count() if dentro else 0,
    }


def direccion(ruta):
    """`reverse` of a route without arguments, looked for once: the frame of a page has some thirty of them."""
    return _direccion(ruta, settings.ROOT_URLCONF, get_script_prefix())


@cache
def _direccion(ruta, _rutas, _prefijo):
    return reverse(ruta)


@cache
def _pantalla(url, _rutas):
    return resolve(url).func.view_class


def _menu(request):
    """[{"grupo", "entradas"}]: the modules that this person may enter, grouped by package."""
    fijas = (
        ("Inicio", "house", "/"),
        ("Mi día", "inbox", direccion(settings.RUTAS_DEL_SITIO["mi_dia"])),
        ("Reportes", "bar-chart-line", direccion("reporte_list")),
    )
    grupos = {"": [_entrada(request, *fija, ()) for fija in fijas]}
    for modulo in modulos():
        if modulo.ruta and request.user.puede(Accion.VER, modulo.clave):
            entrada = _entrada(request, modulo.nombre, modulo.icono, direccion(modulo.ruta), modulo.secciones)
            grupos.setdefault(modulo.grupo, []).append(entrada)
    return [{"grupo": grupo, "entradas": entradas} for grupo, entradas in grupos.items()]


def _entrada(request, titulo, icono, url, secciones):
    propias = [(rotulo, suya) for rotulo, ruta in secciones if _abre(request.user, suya := direccion(ruta))]
    urls = [url, *(direccion for _, direccion in propias)]
    actual = request.path == url if url == "/" else any(request.path.startswith(u) for u in urls)
    seccion = max((suya for _, suya in propias if request.path.startswith(suya)), key=len, default=None)  # one may begin like another
    return {
        "titulo": titulo,
        "icono": icono,
        "url": url,
        "actual": actual,
        "secciones": [{"titulo": r, "url": u, "actual": u == seccion} for r, u in propias],
    }


def _abre(usuario, url):
    """Whether the screen at that address opens to this person (minutes do not, to an enlace)."""
    pantalla = _pantalla(url, settings.ROOT_URLCONF)
    return puede(usuario, pantalla.accion, pantalla.model) and pantalla.abre_a(usuario)


def _registrar(usuario):
    """Shortcuts of "Registrar": what each module offers in `Modulo.registrar`."""
    accion, cuales = (Accion.REPORTAR, "registrar_enlace") if usuario.es_enlace else (Accion.CREAR, "registrar")
    return [
        {"titulo": titulo, "icono": icono, "url": direccion(ruta)}
        for modulo in modulos()
        if usuario.puede(accion, modulo.clave)
        for titulo, icono, ruta in getattr(modulo, cuales)
    ]
