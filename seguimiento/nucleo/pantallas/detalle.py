"""One record: its facts, its files, its last changes and what may be done with it."""

from django.db.models import Model, PositiveSmallIntegerField
from django.utils.functional import cached_property

from .. import bitacora, documentos, formato, plazos
from ..filtros import leer_corte
from ..models import Documento
from ..modulos import ofertas
from ..permisos import Accion, ve_entero
from .base import Pantalla, mayuscula


class DetailScreen(Pantalla):
    """`campos`: names of fields, or pairs (label, attribute or method), shown as facts.

    Opened from a list at an old cut-off date, it says that it shows today, unless it is `al_corte`: then its row is as of `corte`.
    """

    pantalla = "detail"
    generica = "genericas/detalle.html"
    campos = ()
    con_documentos = False
    al_corte = False

    @cached_property
    def corte_pedido(self):
        """The cut-off date of the list that one comes from; None when it is today or does not read."""
        try:
            corte = leer_corte(self.request)
        except ValueError:
            return None
        return corte if corte != plazos.hoy() else None

    @property
    def corte(self):
        """The cut-off date of what is shown."""
        return (self.al_corte and self.corte_pedido) or plazos.hoy()

    def get_queryset(self):
        filas = super().get_queryset()
        return filas.al_corte(self.corte, self.request.user) if self.al_corte else filas

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def get_titulo(self):
        return str(self.object)

    def get_hechos(self):
        """[(label, value ready to print)]"""
        return [self._hecho(campo) for campo in self.campos]

    def _hecho(self, campo):
        if isinstance(campo, tuple):
            rotulo, nombre = campo
            valor = getattr(self.object, nombre)
            return rotulo, formato.legible(valor() if callable(valor) and not isinstance(valor, Model) else valor)
        definicion = self.model._meta.get_field(campo)
        if definicion.choices:
            return mayuscula(definicion.verbose_name), getattr(self.object, f"get_{campo}_display")()
        if isinstance(definicion, PositiveSmallIntegerField):  # years and ordinals: without thousands separator
            return mayuscula(definicion.verbose_name), str(getattr(self.object, campo) or "—")
        return mayuscula(definicion.verbose_name), formato.legible(getattr(self.object, campo))

    def get_acciones(self):
        """[{"titulo", "icono", "url", "primaria"}] that this person may take here; what other modules offer comes first."""
        acciones = ofertas(self.object, self.request.user)
        for accion, titulo, icono, pantalla in (
            (Accion.EDITAR, "Editar", "pencil", "update"),
            (Accion.VER, "Historial", "clock-history", "history"),
            (Accion.ELIMINAR, "Eliminar", "trash", "delete"),
        ):
            url = self.url(pantalla, self.object.pk)
            if url and self.puede(accion) and (pantalla != "history" or ve_entero(self.request.user, self.object)):
                acciones.append({"titulo": titulo, "icono": icono, "url": url, "primaria": False})
        return acciones

    def get_objetos_con_documentos(self):
        """Records whose files are shown on this page."""
        return [self.object]

    def get_documentos(self):
        """Files of this page, each with `retirable` for this person."""
        objetos = [objeto for objeto in self.get_objetos_con_documentos() if ve_entero(self.request.user, objeto)]
        archivos = Documento.objects.de(*objetos).select_related("tipo_de_objeto")
        for archivo in archivos:
            archivo.retirable = documentos.puede_retirar(self.request.user, archivo)
        return archivos

    def get_historial_de(self):
        """Querysets of the children whose changes belong to this page, already in the scope of this person."""
        return []

    def get_context_data(self, **kwargs):
        historial = self.url("history", self.object.pk) if ve_entero(self.request.user, self.object) else None
        return super().get_context_data(
            object=self.object,
            corte_de_la_lista=self.corte_pedido,
            del_corte=self.al_corte,
            hechos=self.get_hechos(),
            acciones=self.get_acciones(),
            documentos=self.get_documentos() if self.con_documentos else [],
            puede_adjuntar=self.con_documentos and documentos.puede_adjuntar(self.request.user, self.model),
            historial_url=historial,
            cambios=bitacora.cambios(self.object, self.get_historial_de(), usuario=self.request.user)[:5] if historial else [],
            **kwargs,
        )
