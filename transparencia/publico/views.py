"""Screens inside: what is published, by whom, and how it is withdrawn. Those of the public are in `paginas`."""

from django.db import models

from seguimiento.nucleo import plazos
from seguimiento.nucleo.cortes import es_integro
from seguimiento.nucleo.filtros import plano, sin_acentos
from seguimiento.nucleo.pantallas import ActionScreen, CreateScreen, DetailScreen, ImportScreen, ListScreen, Pantalla, UpdateScreen
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import Sugerencias

from . import services
from .estados import EstadoDePublicacion
from .filters import DivulgacionFilter, LicenciaFilter, PublicacionFilter
from .forms import DescripcionForm, DivulgacionForm, LicenciaForm, PublicacionForm, PublicarForm, RetiroForm, cortes_aptos
from .models import Divulgacion, Licencia, Publicacion
from .resources import PublicacionResource
from .tables import DivulgacionTable, LicenciaTable, PublicacionTable


class DeQuienPuede:
    """The buttons of what a role may not do here are not shown; `escribe` is the action that writing asks for."""

    escribe = Accion.VALIDAR

    def url(self, pantalla, *args):
        return None if pantalla in {"create", "update"} and not self.puede(self.escribe) else super().url(pantalla, *args)


# -- licences


class LicenciaScreen(DeQuienPuede):
    model = Licencia


class LicenciaList(LicenciaScreen, ListScreen):
    table_class, filterset_class = LicenciaTable, LicenciaFilter
    titulo = "Licencias de los datos"
    bajada = "Qué puede hacer cualquiera con los datos publicados. El texto se muestra completo al público."


class LicenciaDetail(LicenciaScreen, DetailScreen):
    campos = ("nombre", "enlace", "verificado")


class LicenciaCreate(LicenciaScreen, CreateScreen):
    accion, form_class = Accion.VALIDAR, LicenciaForm


class LicenciaUpdate(LicenciaScreen, UpdateScreen):
    accion, form_class = Accion.VALIDAR, LicenciaForm


# -- cuts


class DivulgacionScreen(DeQuienPuede):
    model, escribe = Divulgacion, Accion.APROBAR


class DivulgacionList(DivulgacionScreen, ListScreen):
    table_class, filterset_class = DivulgacionTable, DivulgacionFilter
    bajada = "Cortes que la dirección hizo públicos. Sólo se publican los de reportes que no nombran a nadie."
    vistas = (("Publicados", "estado=vigente"), ("Retirados", "estado=retirada"))

    def get_queryset(self):
        return super().get_queryset().select_related("corte", "licencia", "publicada_por")


class DivulgacionDetail(DivulgacionScreen, DetailScreen):
    campos = (
        ("Folio", "corte"), ("Publicado el", "publicada"), ("Publicó", "publicada_por"), ("Licencia", "licencia"),
        ("Retirado el", "retirada"), ("Retiró", "retirada_por"),
    )  # fmt: skip

    def get_queryset(self):
        return super().get_queryset().select_related("corte", "licencia", "publicada_por", "retirada_por")

    def get_hechos(self):
        hechos = super().get_hechos()
        return hechos if self.object.retirada else hechos[:-2]

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.APROBAR) and not self.object.retirada:
            acciones.append({"titulo": "Editar", "icono": "pencil", "url": self.url("update", self.object.pk), "primaria": False})
            acciones.append({"titulo": "Retirar", "icono": "x-circle", "url": self.url("retirar", self.object.pk), "primaria": False})
        return acciones

    def get_context_data(self, **kwargs):
        corte = self.object.corte
        return super().get_context_data(corte=corte, integro=es_integro(corte), **kwargs)


class DivulgacionCreate(DivulgacionScreen, CreateScreen):
    """`?corte=12` comes chosen from the page of the cut."""

    accion, form_class = Accion.APROBAR, DivulgacionForm
    titulo, boton = "Publicar un corte", "Publicar"
    bajada = "Lo publicado lo puede leer y descargar cualquiera. Si hace falta retirarlo, se dice el motivo."

    def get_mensaje(self):
        return f"{self.object.corte.folio}: publicado."

    def get_context_data(self, **kwargs):
        return super().get_context_data(hay_cortes=cortes_aptos().exists(), **kwargs)


class DivulgacionUpdate(DivulgacionScreen, UpdateScreen):
    accion, form_class = Accion.APROBAR, DescripcionForm


class DivulgacionRetirar(DivulgacionScreen, ActionScreen):
    accion, forma, form_class = Accion.APROBAR, "retirar", RetiroForm
    titulo, boton, hecho = "Retirar el corte del público", "Retirar", "Corte retirado: su página dice que se retiró y por qué."

    def hacer(self, objeto, datos):
        services.retirar_corte(objeto, motivo=datos["motivo"], usuario=self.request.user)


# -- publications


class PublicacionScreen:
    model = Publicacion


class PublicacionList(PublicacionScreen, ListScreen):
    table_class, filterset_class, resource_class = PublicacionTable, PublicacionFilter, PublicacionResource
    bajada = "Documentos para el público: anuarios, guías, lineamientos, informes (PIEEG)."
    vistas = (("Publicadas", "estado=publicada"), ("En preparación", "estado=preparacion"), ("Retiradas", "estado=retirada"))

    def get_queryset(self):
        return super().get_queryset().select_related("publicada_por")


class PublicacionDetail(PublicacionScreen, DetailScreen):
    campos = ("tema", "fecha", ("Publicada el", "publicada"), ("Publicó", "publicada_por"))

    def get_queryset(self):
        return super().get_queryset().select_related("documento", "publicada_por", "retirada_por")

    def get_hechos(self):
        hechos = super().get_hechos()
        return [*hechos, ("Origen", "Documento de la demostración")] if self.object.reconstruido else hechos

    def get_acciones(self):
        acciones, publicacion = super().get_acciones(), self.object
        if not self.puede(Accion.VALIDAR):
            return acciones
        publica = publicacion.estado == EstadoDePublicacion.PUBLICADA
        titulo, icono, forma = ("Retirar", "x-circle", "retirar") if publica else ("Publicar", "globe", "publicar")
        return [*acciones, {"titulo": titulo, "icono": icono, "url": self.url(forma, publicacion.pk), "primaria": not publica}]

    def get_context_data(self, **kwargs):
        documento = self.object.documento
        return super().get_context_data(documento=documento if documento and not documento.eliminado else None, **kwargs)


class PublicacionCreate(PublicacionScreen, CreateScreen):
    form_class = PublicacionForm

    def get_initial(self):
        return {"fecha": plazos.hoy(), **super().get_initial()}


class PublicacionUpdate(PublicacionScreen, UpdateScreen):
    form_class = PublicacionForm


class PublicacionImport(PublicacionScreen, ImportScreen):
    resource_class = PublicacionResource


class PublicacionPublicar(PublicacionScreen, ActionScreen):
    accion, forma, form_class = Accion.VALIDAR, "publicar", PublicarForm
    titulo, boton, hecho = "Publicar", "Publicar", "Publicada: ya la puede leer cualquiera."

    @property
    def bajada(self):
        return self.object.titulo

    def hacer(self, objeto, datos):
        services.publicar(objeto, usuario=self.request.user)


class PublicacionRetirar(PublicacionScreen, ActionScreen):
    accion, forma, form_class = Accion.VALIDAR, "retirar", RetiroForm
    titulo, boton, hecho = "Retirar del público", "Retirar", "Retirada: el público ya no la ve."

    @property
    def bajada(self):
        return self.object.titulo

    def hacer(self, objeto, datos):
        services.retirar(objeto, motivo=datos["motivo"], usuario=self.request.user)


class PublicacionSugerirTema(PublicacionScreen, Sugerencias, Pantalla):
    """Themes already written."""

    forma, accion = "sugerir-tema", Accion.CREAR

    def sugerir(self, texto):
        filas = self.get_queryset().alias(llano=plano(models.F("tema"))).filter(llano__contains=sin_acentos(texto))
        return ((tema, "") for tema in filas.temas())
