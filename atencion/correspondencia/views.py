"""Screens of the letters received and of the catalogue of what they are about."""

from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from seguimiento.directorio.referencias import nacidos_de
from seguimiento.nucleo import plazos, salidas
from seguimiento.nucleo.filtros import plano, sin_acentos
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.publicas import PaginaPublica
from seguimiento.nucleo.sugerencias import SUGERENCIAS, AlEscribir, Sugerencias
from seguimiento.nucleo.verificacion import qr

from . import lecturas, services
from .estados import ABIERTOS, DIAS_PARA_CONTESTAR, Clase
from .filters import AsuntoFilter, RecibidoFilter
from .forms import POR_IGUALES, AsuntoForm, IdentidadForm, RecibidoCreateForm, RecibidoForm, TurnarForm
from .models import Asunto, Recibido
from .resources import RecibidoResource
from .tables import AsuntoTable, RecibidoTable

ULTIMOS = 8  # letters shown beside the form


class RecibidoScreen:
    model = Recibido


class RecibidoList(RecibidoScreen, ListScreen):
    table_class, filterset_class, resource_class = RecibidoTable, RecibidoFilter, RecibidoResource
    titulo = "Oficios recibidos"
    bajada = "Correspondencia que llega a la Oficina: a quién se turnó y cómo va cada oficio."
    vistas = (
        ("Sin turnar > 48 h", "reloj=excedido&ejercicio=todos"),
        ("Sin turnar", "reloj=pendiente&ejercicio=todos"),
        ("Vencidos", "con_turno=vencido&ejercicio=todos"),
        ("En pausa", "con_turno=en_pausa&ejercicio=todos"),
        ("C.C.P.", "clase=ccp"),
    )
    lote = (("Turnar", "send", "correspondencia:recibido_turnar_varios"),)

    def get_queryset(self):
        return super().get_queryset().con_turnos(self.corte, self.request.user).select_related("asunto", "municipio")


class RecibidoDetail(ConCandado, RecibidoScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_queryset(self):
        return super().get_queryset().select_related("asunto", "municipio", "escaneo")

    def get_hechos(self):
        return lecturas.hechos(self.object)

    def get_historial_de(self):
        return lecturas.hijos_del_recibido(self.object, self.request.user)

    @cached_property
    def turnos(self):
        return lecturas.turnos_de(self.object, self.request.user, self.corte)

    def get_acciones(self):
        acciones, pk = super().get_acciones(), self.object.pk
        por_contestar = [turno for turno in self.turnos if turno.estado_vista in ABIERTOS]
        if self.request.user.es_enlace and len(por_contestar) == 1 and self.puede(Permiso.REPORTAR):
            url = reverse("correspondencia:turno_responder", args=[por_contestar[0].pk])
            acciones.append({"titulo": "Contestar", "icono": "reply", "url": url, "primaria": True})
        if self.puede(Permiso.EDITAR):
            acciones.append({"titulo": "Sello de recepción", "icono": "printer", "url": self.url("sello", pk), "primaria": False})
            if self.object.clase == Clase.RELEVANTE:
                acciones.append({"titulo": "Turnar", "icono": "send", "url": self.url("turnar", pk), "primaria": True})
        return acciones

    def get_context_data(self, **kwargs):
        usuario, corte = self.request.user, self.corte
        calendario = plazos.Calendario.cargar()
        return super().get_context_data(
            corte=corte,
            reloj=None if usuario.es_enlace else lecturas.reloj(self.object, timezone.now()),
            turnos=[(turno, calendario.estado(turno.vence, corte, cerrado=turno.sin_plazo)) for turno in self.turnos],
            nacidos=nacidos_de([self.object], usuario).get(self.object.pk, []),
            **kwargs,
        )


class RecibidoHistory(RecibidoScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_del_recibido(objeto, self.request.user)


class RecibidoCreate(RecibidoScreen, CreateScreen):
    """One page for the keyboard: suggestions, save and next, the draft that comes back, the last letters at the side."""

    form_class = RecibidoCreateForm
    titulo = "Registrar oficio recibido"

    def get_initial(self):
        ahora = timezone.localtime().replace(second=0, microsecond=0)
        return {"fecha": ahora.date(), "hora": ahora.time(), "clase": Clase.RELEVANTE, **super().get_initial()}

    def get_mensaje(self):
        turnos = self.object.turnos.count()
        con = f" con {plural(turnos, 'turno', 'turnos')}" if turnos else ""
        return f"{self.object}: registrado{con}. Anótelo en el oficio."

    def get_destino(self):
        return self.url("create") if "otro" in self.request.POST else super().get_destino()

    def get_context_data(self, **kwargs):
        ultimos = self.get_queryset().order_by("-pk")[:ULTIMOS]
        return super().get_context_data(otro_boton="Guardar y registrar otro", ultimos=ultimos, **kwargs)


class RecibidoUpdate(RecibidoScreen, UpdateScreen):
    form_class = RecibidoForm


class RecibidoImport(RecibidoScreen, ImportScreen):
    resource_class = RecibidoResource


class RecibidoTurnar(RecibidoScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "turnar", TurnarForm, "Turnar oficio", "Turnar", "Oficio turnado."

    @property
    def bajada(self):
        return self.object.sintesis

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "initial": {"dias": self.object.asunto.dias}}

    def hacer(self, objeto, datos):
        self.cuantos = turnar([objeto], datos, self.request.user)

    def get_mensaje(self):
        return f"Se turnó a {plural(self.cuantos, 'dependencia', 'dependencias')}." if self.cuantos else "Ya lo tenían: no se repitió."


class RecibidoTurnarVarios(RecibidoScreen, BulkScreen):
    forma, form_class, titulo, boton = "turnar-varios", TurnarForm, "Turnar oficios", "Turnar todos"

    def hacer(self, filas, datos):
        return turnar(filas, datos, self.request.user)

    def get_mensaje(self):
        return f"Se hicieron {plural(self.cuantos, 'turno', 'turnos')} de {plural(len(self.filas), 'oficio', 'oficios')}."


def turnar(filas, datos, usuario):
    return services.turnar(filas, usuario=usuario, momento=timezone.now(), calendario=plazos.Calendario.cargar(), **datos)


class RecibidoSello(RecibidoScreen, DetailScreen):
    """The stamp of reception as PDF, to be printed on the letter or attached to it."""

    pantalla, accion = "sello", Permiso.EDITAR

    def get_queryset(self):
        return super().get_queryset().select_related("escaneo")

    def get(self, request, *args, **kwargs):
        recibido = self.get_object()
        direccion = request.build_absolute_uri(recibido.get_verificacion_url())
        contexto = {"object": recibido, "titulo": f"Sello de recepción {recibido}", "qr": qr(direccion), "verificar_url": direccion}
        nombre = salidas.nombre_de_archivo(f"sello {recibido}", "pdf", recibido.fecha)
        return respuesta_pdf(request, "correspondencia/sello_pdf.html", contexto, nombre)


class Verificar(PaginaPublica):
    """Anybody, with the QR: that a letter was received, when, and the hash of its scan. Nothing of who sent it or what it says."""

    template_name = "publico/oficio_recibido.html"

    def get_context_data(self, clave, **kwargs):
        recibido = get_object_or_404(Recibido.todos.select_related("escaneo"), clave=clave)
        return super().get_context_data(titulo="Verificación de un oficio recibido", recibido=recibido, **kwargs)


# -- what is suggested while typing


class RecibidoRepetidos(AlEscribir, RecibidoScreen, Pantalla):
    """Letters that seem to be the same."""

    forma, template_name = "repetidos", "correspondencia/repetidos.html"

    def leer(self, escrito):
        form = IdentidadForm(escrito)
        iguales = self.get_queryset().repetidos(**form.cleaned_data) if form.is_valid() else ()
        return {"repetidos": [(fila, POR_IGUALES) for fila in iguales], "escribiendo": True}


class Escritos(RecibidoScreen, Sugerencias, Pantalla):
    """What was already written in a field of the letters, the latest first."""

    accion, campo = Permiso.CREAR, ""

    def sugerir(self, texto):
        filas = self.get_queryset().exclude(**{self.campo: ""})
        if texto:
            filas = filas.alias(llano=plano(self.campo)).filter(llano__contains=sin_acentos(texto))
        return [(valor, "") for valor, _ in filas.order_by().values_list(self.campo).annotate(n=Max("pk")).order_by("-n")[:SUGERENCIAS]]


class RecibidoSugerirRemitente(Escritos):
    forma, campo = "sugerir-remitente", "remitente"


class RecibidoSugerirCargo(Escritos):
    forma, campo = "sugerir-cargo", "cargo"


class RecibidoSugerirInstitucion(Escritos):
    forma, campo = "sugerir-institucion", "institucion"


# -- the catalogue


class AsuntoScreen:
    """Whoever answers for the module writes it; the others read it."""

    model = Asunto

    def puede(self, accion, modelo=None):
        return super().puede(Permiso.VALIDAR if accion in (Permiso.CREAR, Permiso.EDITAR) and modelo is None else accion, modelo)


class AsuntoList(AsuntoScreen, ListScreen):
    table_class, filterset_class = AsuntoTable, AsuntoFilter
    titulo = "Asuntos de la correspondencia"
    bajada = "De qué tratan los oficios y cuántos días hábiles se proponen para contestarlos."

    def get_queryset(self):
        return super().get_queryset().con_cuantos(self.corte)


class AsuntoDetail(AsuntoScreen, DetailScreen):
    campos = ("nombre", "dias", "nota")

    def get_acciones(self):
        oficios = f"{reverse('correspondencia:recibido_list')}?ejercicio=todos&asunto={self.object.pk}"
        return [*super().get_acciones(), {"titulo": "Ver sus oficios", "icono": "envelope", "url": oficios, "primaria": True}]


class AsuntoCreate(AsuntoScreen, CreateScreen):
    form_class, accion = AsuntoForm, Permiso.VALIDAR

    def get_initial(self):
        return {"dias": DIAS_PARA_CONTESTAR, **super().get_initial()}


class AsuntoUpdate(AsuntoScreen, UpdateScreen):
    form_class, accion = AsuntoForm, Permiso.VALIDAR
