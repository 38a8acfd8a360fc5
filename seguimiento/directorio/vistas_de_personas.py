"""Screens of people, their appointments and the topics of the technical liaisons."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from seguimiento.nucleo import plazos, salidas
from seguimiento.nucleo.formularios import SinDatosForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.pantallas.base import ruta
from seguimiento.nucleo.permisos import Accion, exigir

from . import nombramientos, tarjetas
from .estados import ClaseNombramiento
from .filters import NombramientoFilter, PersonaFilter, TemaFilter
from .forms import CargoForm, ConcluirForm, NombramientoForm, PersonaForm, TemaForm
from .models import Correo, Nombramiento, Persona, Telefono, Tema
from .resources import NombramientoResource, PersonaResource
from .tables import NombramientoTable, PersonaTable, TemaTable

VCARD, CORREOS = "vcf", "correos"


class ConTarjetas:
    """A list that also gives vCards and the addresses of a mailing list, of exactly the people it shows."""

    def get_exportaciones(self):
        opciones = ((VCARD, "Tarjetas de contacto (vCard)", "person-vcard"), (CORREOS, "Lista de correo", "envelope"))
        otras = [{"titulo": t, "icono": i, "url": self.url_con(formato=f, pagina=None)} for f, t, i in opciones]
        return [*super().get_exportaciones(), *otras] if self.puede(Accion.EXPORTAR) else []

    def anchos(self):
        """An e-mail does not break: on paper its column takes more."""
        return super().anchos() | {"Nombre": "col-persona", "Correos": "ancho-amplio"}

    def exportar(self, pedido):
        if pedido not in (VCARD, CORREOS):
            return super().exportar(pedido)
        exigir(self.request.user, Accion.EXPORTAR, self.model)
        errores = [self.error] if self.error else [e for lista in self.filtro.form.errors.values() for e in lista]
        if errores:
            return self.rechazar(errores)
        personas = Persona.objects.filter(pk__in=self.claves_de_personas()).con_cargo(self.corte).con_contactos(self.request.user)
        if pedido == VCARD:
            return adjunto(tarjetas.vcards(personas), "text/vcard", self.nombre("vcf"))
        return adjunto(tarjetas.lista_de_correo(personas), "text/plain", self.nombre("txt"))


def adjunto(texto, tipo, nombre):
    encabezados = {"Content-Disposition": f'attachment; filename="{nombre}"'}
    return HttpResponse(texto, content_type=f"{tipo}; charset=utf-8", headers=encabezados)


class PersonaScreen:
    model = Persona


class PersonaList(PersonaScreen, ConTarjetas, ListScreen):
    table_class, filterset_class, resource_class = PersonaTable, PersonaFilter, PersonaResource
    bajada = "Quién es quién: titulares, particulares, enlaces y quien participa en las conferencias."
    vistas = (("Con nombramiento", "con_nombramiento=true"), ("Sin confirmar en 180 días", "sin_confirmar=true"))
    lote = (("Confirmar datos", "check2-circle", "directorio:persona_confirmar_varias"),)

    def get_queryset(self):
        return super().get_queryset().con_cargo(self.corte).con_contactos(self.request.user)

    def claves_de_personas(self):
        return self.filas.order_by().values("pk")


class PersonaDetail(PersonaScreen, DetailScreen):
    campos = ("tratamiento", "nombre", "procedencia", "confirmada")

    def get_queryset(self):
        return super().get_queryset().con_cargo(plazos.hoy()).con_contactos(self.request.user)

    def get_acciones(self):
        acciones = super().get_acciones()
        acciones.append({"titulo": "Tarjeta (vCard)", "icono": "person-vcard", "url": self.url("vcard", self.object.pk), "menu": True})
        if self.puede(Accion.CREAR):
            url = f"{ruta(Nombramiento, 'create')}?persona={self.object.pk}"
            acciones.insert(0, {"titulo": "Nombrar", "icono": "person-badge", "url": url})
        if self.puede(Accion.EDITAR):
            url = self.url("confirmar", self.object.pk)
            acciones.insert(0, {"titulo": "Confirmar datos", "icono": "check2-circle", "url": url, "post": True})
        return acciones

    def get_historial_de(self):
        return hijos_de(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        hoy = plazos.hoy()
        puestos = list(self.object.nombramientos.con_lugar().con_oficio())
        return super().get_context_data(
            puestos=puestos, hoy=hoy, vieja=Persona.objects.sin_confirmar(hoy).filter(pk=self.object.pk).exists(), **kwargs
        )


class PersonaHistory(PersonaScreen, HistoryScreen):
    def hijos(self, objeto):
        return hijos_de(objeto, self.request.user)


def hijos_de(persona, usuario):
    """Children told with a person; the changes of personal contacts only to whoever may read them."""
    contactos = [modelo.todos.visibles_para(usuario).filter(persona=persona) for modelo in (Correo, Telefono)]
    return [*contactos, Nombramiento.todos.filter(persona=persona).con_lugar()]


class PersonaCreate(PersonaScreen, CreateScreen):
    form_class = PersonaForm


class PersonaUpdate(PersonaScreen, UpdateScreen):
    form_class = PersonaForm


class PersonaImport(PersonaScreen, ImportScreen):
    resource_class = PersonaResource


class PersonaConfirmar(PersonaScreen, Pantalla):
    """POST only: somebody vouches for post, e-mails and telephones today."""

    accion = Accion.EDITAR
    forma, de_uno = "confirmar", True
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        persona = nombramientos.confirmar(self.get_object(), usuario=request.user, fecha=plazos.hoy())
        messages.success(request, f"{persona}: datos confirmados hoy.")
        return HttpResponseRedirect(persona.get_absolute_url())


class PersonaConfirmarVarias(PersonaScreen, BulkScreen):
    forma, form_class, titulo = "confirmar-varias", SinDatosForm, "Confirmar datos"

    def hacer(self, filas, datos):
        return nombramientos.confirmar_varias(filas, usuario=self.request.user, fecha=plazos.hoy())


class PersonaVcard(PersonaScreen, Pantalla):
    """The card of one person, to keep in a telephone."""

    forma, de_uno = "vcard", True

    def get_queryset(self):
        return super().get_queryset().con_cargo(plazos.hoy()).con_contactos(self.request.user)

    def get(self, request, *args, **kwargs):
        persona = self.get_object()
        return adjunto(tarjetas.vcard(persona), "text/vcard", salidas.nombre_de_archivo(persona.nombre, "vcf"))


class NombramientoScreen:
    model = Nombramiento


class NombramientoList(NombramientoScreen, ConTarjetas, ListScreen):
    table_class, filterset_class, resource_class = NombramientoTable, NombramientoFilter, NombramientoResource
    titulo = "Titulares, particulares y enlaces"
    bajada = "Cada nombramiento con sus fechas. El que sigue cierra al anterior; ninguno se borra."
    vistas = (
        ("Titulares", f"clase={ClaseNombramiento.TITULAR.value}&vigente=true"),
        ("Particulares", f"clase={ClaseNombramiento.PARTICULAR.value}&vigente=true"),
        ("Enlaces técnicos", f"clase={ClaseNombramiento.ENLACE.value}&vigente=true"),
        ("Enlaces sin oficio", f"clase={ClaseNombramiento.ENLACE.value}&vigente=true&oficio=false"),
    )

    def get_queryset(self):
        return super().get_queryset().con_lugar().con_oficio().con_persona(self.request.user)

    def claves_de_personas(self):
        return self.filas.order_by().values("persona")


class NombramientoDetail(NombramientoScreen, DetailScreen):
    """The letter of designation of a liaison is attached here."""

    con_documentos = True
    campos = (("Persona", "persona"), "clase", "cargo", ("Dependencia o unidad", "lugar"), "tema", "desde", "hasta", ("Oficio", "oficio"))

    def get_queryset(self):
        return super().get_queryset().con_lugar().con_oficio().select_related("persona")

    def get_titulo(self):
        return f"{self.object.persona}: {self.object.cargo}"

    def get_acciones(self):
        acciones = super().get_acciones()
        for accion in acciones:
            if accion["titulo"] == "Editar":
                accion["titulo"] = "Corregir el cargo"
        if self.object.hasta is None and self.puede(Accion.EDITAR):
            url = self.url("concluir", self.object.pk)
            acciones.insert(0, {"titulo": "Concluir", "icono": "calendar-x", "url": url})
        return acciones


class NombramientoCreate(NombramientoScreen, CreateScreen):
    form_class, titulo, boton = NombramientoForm, "Registrar nombramiento", "Nombrar"
    bajada = "Si el cargo ya lo ocupa otra persona, su nombramiento concluye el día anterior."


class NombramientoUpdate(NombramientoScreen, UpdateScreen):
    form_class = CargoForm

    def get_titulo(self):
        return "Corregir el cargo"


class NombramientoConcluir(NombramientoScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "concluir", ConcluirForm, "Concluir nombramiento", "Concluir", "Nombramiento concluido."

    def hacer(self, objeto, datos):
        nombramientos.concluir(objeto, usuario=self.request.user, **datos)


class NombramientoImport(NombramientoScreen, ImportScreen):
    resource_class = NombramientoResource


class TemaScreen:
    model = Tema


class TemaList(TemaScreen, ListScreen):
    table_class, filterset_class = TemaTable, TemaFilter
    bajada = "Para qué designa cada dependencia a su enlace técnico."


class TemaDetail(TemaScreen, DetailScreen):
    campos = ("nombre", "descripcion", "vigente")


class TemaCreate(TemaScreen, CreateScreen):
    form_class = TemaForm


class TemaUpdate(TemaScreen, UpdateScreen):
    form_class = TemaForm
