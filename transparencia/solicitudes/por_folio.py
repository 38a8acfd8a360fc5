"""A request named by its folio in the forms of other modules, suggested while it is typed."""

from seguimiento.nucleo.filtros import consulta, leer_clave
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.recursos import Campo
from seguimiento.nucleo.sugerencias import SUGERENCIAS, NumeradoField, Sugerencias
from seguimiento.nucleo.valores import PorNombre, Reconocido

from .models import Solicitud

FOLIOS = ("SI-", "DP-")


class SolicitudSugerir(Sugerencias, Pantalla):
    """Folios as somebody types a piece of one, that of the Plataforma, or words of what was asked."""

    model, forma, accion = Solicitud, "sugerir", Accion.CREAR

    def sugerir(self, texto):
        filas = self.get_queryset().order_by("-presentada", "-pk")
        if texto.upper().startswith(FOLIOS):
            filas = filas.filter(folio__startswith=texto.upper())
        elif texto.isdigit():
            filas = filas.filter(folio_pnt__startswith=texto)
        elif (palabras := consulta(texto)) is not None:
            filas = filas.filter(busqueda=palabras)
        return filas.values_list("folio", "tema")[:SUGERENCIAS]


def solicitud_field(**kwargs):
    """The form must narrow its queryset to what its person may see (see `limitar`)."""
    return NumeradoField(
        Solicitud, "solicitudes:solicitud_sugerir", columna="folio", label="Solicitud",
        **{"help_text": "Por su folio, como SI-2023-00001."} | kwargs,
    )  # fmt: skip


def limitar(form):
    """Requests that the person of the form may see, and the one that its row already has."""
    propia = Solicitud.todos.filter(pk=getattr(getattr(form, "instance", None), "solicitud_id", None))
    visibles = Solicitud.objects.visibles_para(form.usuario)
    form.fields["solicitud"].queryset = visibles | propia if propia.exists() else visibles


def inicial(pantalla):
    """{"solicitud": key} of the request that the address names, if the person may see it."""
    pk = leer_clave(pantalla.request.GET.get("solicitud"))
    hay = pk is not None and Solicitud.objects.visibles_para(pantalla.request.user).filter(pk=pk).exists()
    return {"solicitud": pk} if hay else {}


def columna_de_solicitud(obligatorio=False):
    """Column of the Excel of what hangs from a request."""
    return Campo(
        "solicitud", "SOLICITUD", Reconocido(_por_folio, "el folio de una solicitud", texto=lambda una: una.folio),
        obligatorio=obligatorio, ayuda="Como SI-2023-00001.",
    )  # fmt: skip


def _por_folio():
    return PorNombre((fila.folio, fila) for fila in Solicitud.objects.only("pk", "folio"))
