"""Screens of the letters that the Office sends, and of their templates."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from atencion.correspondencia.models import Recibido
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import fecha_corta, fecha_hora
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.publicas import PaginaPublica

from . import campos, services
from .estados import EstadoDeOficio, Serie
from .filters import EnviadoFilter, PlantillaFilter
from .forms import ArchivarForm, CancelarForm, EnviadoForm, ExpedirForm, PlantillaForm
from .models import Enviado, Folio, Plantilla
from .resources import EnviadoResource
from .tables import EnviadoTable, PlantillaTable
from .views import SugerirTexto, recibido_de

FIRMA = ("firmante", "firmante_cargo", "iniciales")  # whoever signed the last letter of the series is proposed for the next one


class ConCampos:
    """Forms beside which the fields are listed."""

    template_name, campos_de_texto = "genericas/con_campos.html", campos.CAMPOS


class EnviadoScreen:
    model = Enviado


class EnviadoList(EnviadoScreen, ListScreen):
    table_class, filterset_class, resource_class = EnviadoTable, EnviadoFilter, EnviadoResource
    titulo = "Oficios enviados"
    bajada = "Cada serie lleva su consecutivo por año, sin huecos. Un borrador todavía no tiene número."
    vistas = (
        ("DGGD", "serie=DGGD"),
        ("OEE", "serie=OEE"),
        ("Borradores", "estado=borrador&ejercicio=todos"),
        ("Cancelados", "estado=cancelado&ejercicio=todos"),
        ("Sin expediente", "estado=firmado&sin_expediente=true"),
    )
    lote = (("Archivar en expediente", "archive", "gestion:enviado_archivar"),)

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia", "folio", "expediente")


class EnviadoDetail(ConCandado, EnviadoScreen, DetailScreen):
    """The letter as it reads, and beside it the scan of the signed one."""

    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().select_related("dependencia", "folio", "expediente__clasificacion", "plantilla", "recibido")

    def get_hechos(self):
        una = self.object
        hechos = [
            ("Serie", Serie(una.serie).label),
            ("Fecha", fecha_corta(una.fecha)),
            ("Dependencia", str(una.dependencia or "—")),
            ("Firma", f"{una.firmante}, {una.firmante_cargo}"),
            ("Plantilla", str(una.plantilla or "—")),
        ]
        if una.expedido:
            hechos.append(("Expedido", fecha_hora(una.expedido)))
        if una.cancelado:
            hechos += [("Cancelado", fecha_corta(una.cancelado)), ("Motivo", una.motivo)]
        return [*hechos, ("Origen", "Reconstruido a partir de las cifras publicadas")] if una.reconstruido else hechos

    def get_acciones(self):
        una = self.object
        acciones = [a for a in super().get_acciones() if una.es_borrador or a["titulo"] not in ("Editar", "Eliminar")]
        for titulo, icono, forma in (("PDF", "file-earmark-pdf", "pdf"), ("Word", "file-earmark-word", "word")):
            acciones.append({"titulo": titulo, "icono": icono, "url": self.url(forma, una.pk), "primaria": False})
        if self.puede(Accion.EDITAR) and una.estado == EstadoDeOficio.FIRMADO:
            acciones.append({"titulo": "Cancelar", "icono": "x-circle", "url": self.url("cancelar", una.pk), "primaria": False})
        if self.puede(Accion.EDITAR) and una.es_borrador:
            acciones.append({"titulo": "Expedir", "icono": "send-check", "url": self.url("expedir", una.pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        una, textos = self.object, services.texto_final(self.object)
        faltan = services.sin_valor(una) if una.es_borrador else []
        return super().get_context_data(
            textos=textos,
            faltan=[f"{{{nombre}}}" for nombre in faltan],
            copias=[renglon.strip() for renglon in textos["ccp"].splitlines() if renglon.strip()],
            recibido=una.recibido if una.recibido and self.puede(Accion.VER, Recibido) else None,
            puede_editar=self.puede(Accion.EDITAR),
            **kwargs,
        )


class EnviadoCreate(ConCampos, EnviadoScreen, CreateScreen):
    """`?plantilla=`, `?recibido=` and `?folio=` fill in what is known; what is not stays between braces."""

    form_class = EnviadoForm
    titulo = "Redactar oficio"

    def get_initial(self):
        serie = self.request.GET.get("serie") if self.request.GET.get("serie") in Serie.values else ""
        plantilla, recibido, folio = self._plantilla(), recibido_de(self), self._folio()
        serie = serie or (plantilla.serie if plantilla else "") or (folio.serie if folio else "") or Serie.DGGD.value
        inicial = {"fecha": plazos.hoy(), "serie": serie} | self._firma(serie)
        if folio:
            inicial |= {"folio": folio.clave, "asunto": folio.asunto, "dependencia": folio.dependencia_id}
            recibido = recibido or (folio.recibido if self.puede(Accion.VER, Recibido) else None)
        if recibido:
            inicial |= self._de_lo_recibido(recibido)
        if plantilla:
            inicial |= self._de_la_plantilla(plantilla, inicial, recibido, folio)
        de_la_direccion = super().get_initial()
        return inicial | {nombre: valor for nombre, valor in de_la_direccion.items() if nombre not in ("plantilla", "recibido", "folio")}

    def _plantilla(self):
        pk = leer_clave(self.request.GET.get("plantilla"))
        return None if pk is None else get_object_or_404(Plantilla.objects.visibles_para(self.request.user), pk=pk)

    def _folio(self):
        pk = leer_clave(self.request.GET.get("folio"))
        folios = Folio.objects.visibles_para(self.request.user).select_related("recibido", "dependencia")
        return None if pk is None else get_object_or_404(folios, pk=pk)

    def _firma(self, serie):
        ultimo = Enviado.objects.visibles_para(self.request.user).filter(serie=serie).order_by("-ejercicio", "-pk").first()
        return {nombre: getattr(ultimo, nombre) for nombre in FIRMA} if ultimo else {}

    def _de_lo_recibido(self, recibido):
        numero = f" {recibido.numero}" if recibido.numero else ""
        return {
            "recibido": recibido.pk, "destinatario": recibido.remitente, "cargo": recibido.cargo, "institucion": recibido.institucion,
            "asunto": f"Respuesta al oficio{numero}",
        }  # fmt: skip

    def _de_la_plantilla(self, plantilla, inicial, recibido, folio):
        """Its texts with what is already known; number, date and signature are replaced when it is issued."""
        nombres = ("serie", "destinatario", "cargo", "institucion", "asunto")
        borrador = Enviado(recibido=recibido, folio=folio, **{n: inicial.get(n, "") for n in nombres})
        valores = {
            n: v for n, v in services.valores_de(borrador).items() if n not in ("numero", "fecha", "lugar", "firmante", "firmante_cargo")
        }
        textos = {nombre: campos.sustituir(getattr(plantilla, nombre), valores) for nombre in services.TEXTOS}
        return {"plantilla": plantilla.pk} | {nombre: texto for nombre, texto in textos.items() if texto}

    def get_context_data(self, **kwargs):
        parametros = self.request.GET.copy()
        plantillas = []
        for plantilla in Plantilla.objects.visibles_para(self.request.user).activas():
            parametros["plantilla"] = plantilla.pk
            elegida = self.request.GET.get("plantilla") == str(plantilla.pk)
            plantillas.append({"plantilla": plantilla, "url": f"?{parametros.urlencode()}", "elegida": elegida})
        return super().get_context_data(plantillas=plantillas, **kwargs)


class EnviadoUpdate(ConCampos, EnviadoScreen, UpdateScreen):
    form_class = EnviadoForm


class EnviadoImport(EnviadoScreen, ImportScreen):
    resource_class = EnviadoResource


class EnviadoSugerirDestinatario(EnviadoScreen, SugerirTexto):
    forma, columna = "sugerir-destinatario", "destinatario"


class EnviadoExpedir(EnviadoScreen, ActionScreen):
    forma, form_class, titulo, boton = "expedir", ExpedirForm, "Expedir oficio", "Expedir con el siguiente número"
    bajada = "Toma el siguiente número de su serie y año, y su texto ya no cambia. Después se imprime y se firma."
    con_borrador = False

    def hacer(self, objeto, datos):
        self.object = services.expedir(objeto, usuario=self.request.user, **datos)

    def get_mensaje(self):
        return f"{self.object}: expedido. Imprímalo, y adjunte aquí el acuse digitalizado cuando lo tenga."


class EnviadoCancelar(EnviadoScreen, ActionScreen):
    forma, form_class, titulo, boton = "cancelar", CancelarForm, "Cancelar oficio", "Cancelar el oficio"
    hecho = "Oficio cancelado: conserva su número."
    bajada = "El número no se vuelve a usar. Quien verifique el código verá que está cancelado."

    def hacer(self, objeto, datos):
        services.cancelar(objeto, usuario=self.request.user, **datos)


class EnviadoArchivar(EnviadoScreen, BulkScreen):
    forma, form_class, titulo = "archivar", ArchivarForm, "Archivar oficios en un expediente"

    def hacer(self, filas, datos):
        return services.archivar(filas, usuario=self.request.user, **datos)


class VerificarOficio(PaginaPublica):
    """Anybody, with the QR of the paper: whether a letter was issued with that number and still stands. It shows no text nor addressee."""

    template_name = "publico/verificar_oficio.html"

    def get_context_data(self, clave, **kwargs):
        oficio = get_object_or_404(Enviado.objects.exclude(estado=EstadoDeOficio.BORRADOR), verificacion=clave)
        integro = oficio.huella == services.huella_de(oficio)
        return super().get_context_data(
            titulo="Verificación de un oficio", oficio=oficio, unidad=Serie(oficio.serie).unidad, integro=integro,
            vigente=oficio.estado == EstadoDeOficio.FIRMADO, **kwargs
        )  # fmt: skip


# -- templates


class PlantillaScreen:
    model = Plantilla


class PlantillaList(PlantillaScreen, ListScreen):
    table_class, filterset_class = PlantillaTable, PlantillaFilter
    titulo = "Plantillas de oficio"
    bajada = "Textos de los que se parte. Cambiar una plantilla no toca los oficios ya escritos."


class PlantillaDetail(PlantillaScreen, DetailScreen):
    campos = ("nombre", "serie", "activa")

    def get_acciones(self):
        acciones = super().get_acciones()
        if self.puede(Accion.CREAR, Enviado) and self.object.activa:
            url = f"{reverse('gestion:enviado_create')}?plantilla={self.object.pk}"
            acciones.append({"titulo": "Redactar oficio", "icono": "send", "url": url, "primaria": True})
        return acciones


class PlantillaCreate(ConCampos, PlantillaScreen, CreateScreen):
    form_class = PlantillaForm


class PlantillaUpdate(ConCampos, PlantillaScreen, UpdateScreen):
    form_class = PlantillaForm
