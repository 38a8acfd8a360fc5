"""Screens of persons: list, record, capture, and what is done with one."""

from django.urls import reverse
from django.utils import timezone

from seguimiento.cuentas.personales import local
from seguimiento.nucleo.formularios import MotivoForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion

from . import accesos, expedientes, mascaras, services
from .duplicados import parecidas
from .estados import Clase
from .filters import PersonaFilter
from .forms import DatosForm, PersonaForm
from .listas import ConDatosPersonales
from .models import Persona
from .resources import PersonaResource
from .tables import PersonaTable

BUSCAR = "Nombre, teléfono, CURP o número"
BUSCAR_SIN_NOMBRES = "Teléfono, CURP o número, completos"
BUSCAR_SIN_DATOS = "Número de la persona"


class PersonaScreen:
    model = Persona


class PersonaList(ConDatosPersonales, PersonaScreen, ListScreen):
    table_class, filterset_class, resource_class = PersonaTable, PersonaFilter, PersonaResource
    titulo = "Personas"
    bajada = "Quienes han acudido a la Oficina. Cada quien ve sólo los datos que necesita; lo demás se muestra enmascarado."
    vistas = (("Posibles duplicados", "repetidas=true"), ("Con CURP", "con_curp=true"), ("Vencido su plazo", "por_suprimir=true"))

    def get_queryset(self):
        return super().get_queryset().select_related("municipio").con_situacion()

    def get_lote(self):
        vencidas = self.request.GET.get("por_suprimir") == "true" and self.puede(Accion.ELIMINAR) and not self.ve_eliminados
        return (("Suprimir sus datos", "eraser", "personas:persona_suprimir"),) if vencidas else ()

    def get_context_data(self, **kwargs):
        usuario = self.request.user
        buscar = BUSCAR_SIN_NOMBRES if mascaras.puede_mostrar(usuario) else BUSCAR_SIN_DATOS
        buscar = BUSCAR if mascaras.ve_datos(usuario) else buscar
        return super().get_context_data(buscar_en=buscar, **kwargs)


class PersonaDetail(PersonaScreen, DetailScreen):
    """What this person may read of the record, what hangs from it, and those that may be the same."""

    def get_queryset(self):
        return super().get_queryset().select_related("municipio", "fusionada_en")

    def get_object(self):
        persona = super().get_object()
        self.vista = accesos.Vista.de(persona, self.request.user, timezone.now())
        return persona

    def get_titulo(self):
        return self.vista.nombre or str(self.object)

    def get_hechos(self):
        return [*self.vista.hechos(), ("Registrada", self.object.registrada), ("Número", str(self.object.pk))]

    @property
    def cerrada(self):
        return bool(self.object.fusionada_en_id or self.object.suprimida)

    def puede(self, accion, modelo=None):
        return super().puede(accion, modelo) and not (accion == Accion.EDITAR and self.cerrada)

    def get_acciones(self):
        persona, usuario = self.object, self.request.user
        mostrar = mascaras.puede_mostrar(usuario) and not self.vista.completa and not persona.suprimida
        propias = (
            (mostrar, "Mostrar sus datos", "eye", "mostrar"),
            (mascaras.puede_reunir(usuario), "Expediente de la persona", "folder2-open", "expediente"),
            (self.puede(Accion.VALIDAR) and persona.fusionada_en_id and not persona.suprimida, "Separar", "vr", "separar"),
        )
        return [
            *({"titulo": t, "icono": i, "url": self.url(u, persona.pk)} for cuando, t, i, u in propias if cuando),
            *super().get_acciones(),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            vista=self.vista, tablas=expedientes.tablas([self.object], self.request.user), parecidas=self.get_parecidas(),
            puede_comparar=self.puede(Accion.VALIDAR), **kwargs,
        )  # fmt: skip

    def get_parecidas(self):
        """[(Parecida, its name as this person reads it)]: only for who attends people."""
        persona, usuario = self.object, self.request.user
        if self.cerrada or not mascaras.ve_datos(usuario):
            return []
        iguales = parecidas(
            nombre=persona.nombre_completo, telefono=persona.telefono, curp=persona.curp, municipio=persona.municipio_id, sin=persona.pk
        )
        return [(una, accesos.Vista(una.persona, mascaras.a_la_vista(usuario)).nombre) for una in iguales]


class PersonaHistory(PersonaScreen, HistoryScreen):
    """With that of the records merged into it."""

    def hijos(self, objeto):
        return [Persona.todos.filter(fusionada_en=objeto)]


class PersonaCreate(PersonaScreen, CreateScreen):
    form_class = PersonaForm
    con_borrador = False  # personal data are not kept outside the record


class PersonaUpdate(PersonaScreen, UpdateScreen):
    form_class = PersonaForm
    con_borrador = False
    bajada = "Lo que ya está registrado y no está a la vista (correo, CURP, domicilio) se cambia después de mostrarlo con su motivo."

    def get_queryset(self):
        return super().get_queryset().vivas()


class PersonaImport(PersonaScreen, ImportScreen):
    resource_class = PersonaResource


class PersonaMostrar(PersonaScreen, ActionScreen):
    """Ask to see the data of one record: with a reason, for a short while, and it is written down."""

    accion, forma, form_class, con_borrador = Accion.VER, "mostrar", DatosForm, False
    titulo, boton = "Mostrar los datos de una persona", "Mostrar los datos"
    bajada = "Quedarán a su vista 15 minutos. El acceso se anota con su nombre y su motivo."
    hecho = "Los datos quedan a su vista 15 minutos."
    cerrada_a = "Su cuenta no puede mostrar datos personales."

    @classmethod
    def abre_a(cls, usuario):
        return mascaras.puede_mostrar(usuario)

    def get_queryset(self):
        return super().get_queryset().filter(suprimida__isnull=True)

    def hacer(self, objeto, datos):
        accesos.registrar(self.request.user, Clase.MOSTRAR, persona=objeto, motivo=datos["motivo"], origen=self.get_cancelar())

    def get_cancelar(self):
        """Back to the page that asked, of this or of another module."""
        return local(self.request.GET.get("volver", "")) or self.object.get_absolute_url()

    get_destino = get_cancelar


class PersonaSeparar(PersonaScreen, ActionScreen):
    accion, forma, titulo, boton, hecho = (
        Accion.VALIDAR,
        "separar",
        "Separar lo que se unió",
        "Separar",
        "Los registros quedaron separados.",
    )
    bajada = "Lo que se trasladó al unirlos vuelve a este registro."

    def hacer(self, objeto, datos):
        services.separar(objeto, usuario=self.request.user, motivo=datos["motivo"])


class PersonaSuprimir(PersonaScreen, BulkScreen):
    """Suppress the personal data of persons whose term is over: the figures stay."""

    accion, forma, form_class = Accion.ELIMINAR, "suprimir", MotivoForm
    titulo, boton = "Suprimir datos personales", "Suprimir los datos"
    bajada = "No se puede deshacer. Los registros y sus cifras se conservan, sin datos que identifiquen a la persona."

    def hacer(self, filas, datos):
        return services.suprimir_vencidas(filas, usuario=self.request.user, motivo=datos["motivo"], corte=timezone.localdate())

    def get_destino(self):
        return f"{reverse('personas:persona_list')}?por_suprimir=true"
