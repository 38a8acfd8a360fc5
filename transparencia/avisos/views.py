"""Screens of the notices to whoever asked, and of their templates."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.pantallas import ActionScreen, ConCandado, CreateScreen, DetailScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.textos import entre_llaves
from transparencia.comite.models import Resolucion
from transparencia.solicitudes.models import Solicitud
from transparencia.solicitudes.por_folio import inicial

from . import campos, services
from .estados import Situacion
from .filters import NotificacionFilter, PlantillaFilter
from .forms import CancelarForm, ExpedirForm, NotificacionForm, NotificarForm, PlantillaForm
from .models import Notificacion, Plantilla
from .tables import NotificacionTable, PlantillaTable

FIRMA = ("firmante", "firmante_cargo", "lugar")  # whoever signed the last notice is proposed for the next one


class ConCampos:
    """Forms beside which the fields are listed."""

    template_name, campos_de_texto = "genericas/con_campos.html", campos.CAMPOS


class NotificacionScreen:
    model = Notificacion


class NotificacionList(NotificacionScreen, ListScreen):
    table_class, filterset_class = NotificacionTable, NotificacionFilter
    titulo = "Notificaciones a quien solicita"
    bajada = "Prevenciones, prórrogas, respuestas y demás avisos. Un borrador todavía no tiene folio."
    vistas = (
        ("Borradores", "estado=borrador&ejercicio=todos"),
        ("Por notificar", "estado=expedida&ejercicio=todos"),
        ("Notificadas", "estado=notificada"),
        ("Canceladas", "estado=cancelada&ejercicio=todos"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud")


class NotificacionDetail(ConCandado, NotificacionScreen, DetailScreen):
    """The notice as it reads, without the name of whoever asked, and beside it the receipt."""

    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud__regimen", "resolucion", "plantilla")

    def get_hechos(self):
        una = self.object
        hechos = [
            ("Clase", una.clase_vista.label),
            ("Fecha", fecha_corta(una.fecha)),
            ("Firma", f"{una.firmante}, {una.firmante_cargo}"),
            ("Plantilla", str(una.plantilla or "—")),
        ]
        if una.notificada:
            hechos.append(("Notificada", f"{fecha_corta(una.notificada)}, {una.get_medio_display()}"))
        if una.cancelada:
            hechos += [("Cancelada", fecha_corta(una.cancelada)), ("Motivo", una.motivo)]
        return [*hechos, ("Origen", "Inventada para la demostración")] if una.reconstruido else hechos

    def get_acciones(self):
        una = self.object
        acciones = [a for a in super().get_acciones() if una.es_borrador or a["titulo"] not in ("Editar", "Eliminar")]
        for titulo, icono, forma in (("PDF", "file-earmark-pdf", "pdf"), ("Word", "file-earmark-word", "word")):
            acciones.append({"titulo": titulo, "icono": icono, "url": self.url(forma, una.pk), "primaria": False})
        if not self.puede(Accion.EDITAR) or una.cancelada:
            return acciones
        pasos = [("Expedir", "send-check", "expedir", True)] if una.es_borrador else [("Cancelar", "x-circle", "cancelar", False)]
        if una.estado_vista == Situacion.EXPEDIDA:
            pasos.append(("Registrar que se notificó", "check2-all", "notificar", True))
        acciones += [{"titulo": t, "icono": i, "url": self.url(f, una.pk), "primaria": p} for t, i, f, p in pasos]
        return acciones + self._del_acto()

    def _del_acto(self):
        """The way to write in the request, with its day, the act that was notified."""
        una = self.object
        if not self.puede(Accion.EDITAR, Solicitud) or not (acto := services.acto_por_registrar(una, self.request.user, plazos.hoy())):
            return []
        datos = urlencode({"clase": acto.value, "fecha": fecha_corta(una.notificada)})
        url = f"{reverse('solicitudes:solicitud_actuar', args=[una.solicitud_id])}?{datos}"
        return [{"titulo": "Registrar el acto", "icono": acto.icono, "url": url, "primaria": True}]

    def get_context_data(self, **kwargs):
        una = self.object
        _, textos = services.en_el_papel(una, con_nombre=False)
        return super().get_context_data(
            textos=textos,
            faltan=entre_llaves(services.sin_valor(una)) if una.es_borrador else "",
            ve_solicitud=self.puede(Accion.VER, Solicitud),
            ve_resolucion=una.resolucion_id is not None and self.puede(Accion.VER, Resolucion),
            **kwargs,
        )


class NotificacionCreate(ConCampos, NotificacionScreen, CreateScreen):
    """`?plantilla=`, `?solicitud=` and `?resolucion=` fill in what is known; what is not stays between braces."""

    form_class = NotificacionForm
    titulo = "Redactar notificación"

    def get_initial(self):
        plantilla, resolucion = self._plantilla(), self._resolucion()
        conocida = inicial(self) or ({"solicitud": resolucion.solicitud_id} if resolucion else {})
        ultima = Notificacion.objects.visibles_para(self.request.user).order_by("-pk").first()
        firma = {nombre: getattr(ultima, nombre) for nombre in FIRMA} if ultima else {}
        de_la_direccion = {n: v for n, v in super().get_initial().items() if n not in ("plantilla", "solicitud", "resolucion")}
        datos = {"fecha": plazos.hoy()} | firma | conocida | ({"resolucion": resolucion.pk} if resolucion else {})
        return datos | (self._de_la_plantilla(plantilla, conocida, resolucion) if plantilla else {}) | de_la_direccion

    def _plantilla(self):
        pk = leer_clave(self.request.GET.get("plantilla"))
        return None if pk is None else get_object_or_404(Plantilla.objects.visibles_para(self.request.user), pk=pk)

    def _resolucion(self):
        pk = leer_clave(self.request.GET.get("resolucion"))
        posibles = Resolucion.objects.visibles_para(self.request.user).filter(solicitud__isnull=False)
        return None if pk is None or not self.puede(Accion.VER, Resolucion) else posibles.filter(pk=pk).first()

    def _de_la_plantilla(self, plantilla, conocida, resolucion):
        """Its texts with what is already known; folio, date, signature and name are replaced later."""
        pk = conocida.get("solicitud")
        solicitud = Solicitud.objects.select_related("regimen").filter(pk=pk).first() if pk else None
        borrador = Notificacion(solicitud=solicitud, resolucion=resolucion)
        valores = {n: v for n, v in services.valores_de(borrador).items() if n not in campos.AL_EXPEDIR}
        textos = {nombre: campos.sustituir(getattr(plantilla, nombre), valores) for nombre in services.TEXTOS}
        return {"plantilla": plantilla.pk, "clase": plantilla.clase} | textos

    def get_context_data(self, **kwargs):
        parametros = self.request.GET.copy()
        plantillas = []
        for plantilla in Plantilla.objects.visibles_para(self.request.user).activas():
            parametros["plantilla"] = plantilla.pk
            elegida = self.request.GET.get("plantilla") == str(plantilla.pk)
            plantillas.append({"plantilla": plantilla, "url": f"?{parametros.urlencode()}", "elegida": elegida})
        return super().get_context_data(plantillas=plantillas, **kwargs)


class NotificacionUpdate(ConCampos, NotificacionScreen, UpdateScreen):
    form_class = NotificacionForm


class DeUna(NotificacionScreen, ActionScreen):
    """What is done with a notice."""

    con_borrador = False

    def get_queryset(self):
        return super().get_queryset().select_related("solicitud__regimen", "resolucion")


class NotificacionExpedir(DeUna):
    forma, form_class, titulo, boton = "expedir", ExpedirForm, "Expedir notificación", "Expedir con el siguiente folio"
    bajada = "Toma el siguiente folio del año, y su texto ya no cambia. Después se imprime o se envía, y se registra cuándo se notificó."

    def hacer(self, objeto, datos):
        self.object = services.expedir(objeto, usuario=self.request.user, hoy=plazos.hoy(), **datos)

    def get_mensaje(self):
        return f"{self.object}: expedida. Descárguela en PDF o en Word, y adjunte aquí el acuse cuando lo tenga."


class NotificacionNotificar(DeUna):
    forma, form_class, titulo, boton = "notificar", NotificarForm, "Registrar que se notificó", "Guardar"
    hecho = "Quedó registrado cuándo y cómo se notificó."
    bajada = "Después se ofrece registrar el acto en la solicitud, con esta fecha."

    def hacer(self, objeto, datos):
        services.notificar(objeto, usuario=self.request.user, hoy=plazos.hoy(), **datos)


class NotificacionCancelar(DeUna):
    forma, form_class, titulo, boton = "cancelar", CancelarForm, "Cancelar notificación", "Cancelar la notificación"
    hecho = "Notificación cancelada: conserva su folio."
    bajada = "El folio no se vuelve a usar."

    def hacer(self, objeto, datos):
        services.cancelar(objeto, usuario=self.request.user, hoy=plazos.hoy(), **datos)


# -- templates


class PlantillaScreen:
    model = Plantilla


class PlantillaList(PlantillaScreen, ListScreen):
    table_class, filterset_class = PlantillaTable, PlantillaFilter
    titulo = "Plantillas de notificación"
    bajada = "Textos de los que se parte. Cambiar una plantilla no toca las notificaciones ya escritas."


class PlantillaDetail(PlantillaScreen, DetailScreen):
    campos = ("nombre", "clase", "activa")

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.CREAR, Notificacion) and self.object.activa:
            url = f"{reverse('avisos:notificacion_create')}?plantilla={self.object.pk}"
            acciones.append({"titulo": "Redactar notificación", "icono": "send", "url": url, "primaria": True})
        return acciones


class PlantillaCreate(ConCampos, PlantillaScreen, CreateScreen):
    form_class = PlantillaForm


class PlantillaUpdate(ConCampos, PlantillaScreen, UpdateScreen):
    form_class = PlantillaForm
