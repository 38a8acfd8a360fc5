"""Search over every module at once: one query counts, by the filter of each list, and one reads the first rows of those with some."""

from django.db.models import Count, TextField, Value
from django.http import QueryDict

from gabinetes.acuerdos.models import Acuerdo
from seguimiento.nucleo import marcas
from seguimiento.nucleo.formato import entero

from . import modulos
from .mirada import unir

POR_GRUPO = 5
MAXIMO = 1000  # past it nobody reads a count: "más de 1,000" costs the same with 200,000 records
ANCHO = 200  # letters of a passage


def buscar(mirada, texto):
    """[{"clave", "titulo", "icono", "total", "cifra", "url", "filas": [{"texto", "bajo", "pasaje", "url"}]}] of the lists in which
    something is found. Texts come marked; `total` stops at MAXIMO + 1."""
    halladas = {fuente.clave: (fuente, _hallar(fuente, mirada, texto)) for fuente in modulos.fuentes(mirada)}
    cuentas = dict(unir(_contar(clave, filas) for clave, (_, filas) in halladas.items()))
    raices = marcas.raices(texto) if any(cuentas.values()) else frozenset()
    con_algo = [(fuente, filas, n) for clave, (fuente, filas) in halladas.items() if (n := cuentas.get(clave))]
    return [_grupo(mirada, fuente, filas, texto, raices, n) for fuente, filas, n in con_algo]


def _hallar(fuente, mirada, texto):
    """The rows of a list that its own filter `q` finds, without making the form of all its filters."""
    filtro = fuente.filtro(QueryDict(), queryset=fuente.filas, usuario=mirada.usuario, corte=mirada.corte)
    return filtro.filters["q"].filter(fuente.filas, texto)


def _contar(clave, filas):
    """(key, how many) of at most MAXIMO + 1 rows."""
    primeras = filas.model.objects.filter(pk__in=filas.order_by().values("pk")[: MAXIMO + 1]).order_by()
    grupo = primeras.annotate(fuente_=Value(clave, output_field=TextField())).values("fuente_")
    return grupo.annotate(n=Count("pk")).values_list("fuente_", "n")


def _grupo(mirada, fuente, filas, texto, raices, total):
    return {
        "clave": fuente.clave,
        "titulo": fuente.titulo,
        "icono": fuente.icono,
        "total": total,
        "cifra": entero(total) if total <= MAXIMO else f"más de {entero(MAXIMO)}",
        "url": mirada.lista(fuente.ruta, q=texto, ejercicio="todos"),
        "filas": [_fila(fuente, fila, raices) for fila in filas[:POR_GRUPO]],
    }


def _fila(fuente, fila, raices):
    return {
        "texto": marcas.marcar(str(fuente.texto(fila)), raices),
        "bajo": marcas.marcar(str(fuente.bajo(fila)), raices),
        "pasaje": _pasaje(fuente, fila, raices),
        "url": fila.get_absolute_url(),
    }


def _pasaje(fuente, fila, raices):
    """A piece of the long text, when the words are there."""
    cuerpo = fuente.cuerpo(fila) if fuente.cuerpo else ""
    return marcas.pasaje(cuerpo, raices, ANCHO) if marcas.lugares(cuerpo, raices) else ""


def por_folio(mirada, texto):
    """The agreement in scope that has exactly this folio, or None."""
    if not mirada.ve("acuerdos"):
        return None
    return Acuerdo.objects.visibles_para(mirada.usuario).filter(folio=texto.strip().upper()).first()
