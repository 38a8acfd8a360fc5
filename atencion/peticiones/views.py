"""Screens of petitions; those of what hangs from them are in `vistas_de_movimientos`, the capture in `captura`."""

from functools import partial
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from atencion.personas import accesos
from atencion.personas.listas import ConDatosPersonales
from seguimiento.nucleo import ejercicios, envios, plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.formularios import MotivoForm
from seguimiento.nucleo.pantallas import ActionScreen, BulkScreen, DetailScreen, HistoryScreen, ImportScreen, ListScreen, UpdateScreen
from seguimiento.nucleo.permisos import Accion

from . import lecturas, lotes, services
from .filters import PeticionFilter
from .forms import AsignarForm, ConcluirForm, PeticionForm, PriorizarForm, SeguirForm, TurnarForm
from .models import Peticion
from .resources import PeticionResource
from .tables import PeticionTable

MAXIMO = 20_000  # petitions that change in one go


class ConHoy:
    """Forms of the module are told what day it is."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy()}


class PeticionScreen:
    model = Peticion


class PeticionList(ConDatosPersonales, PeticionScreen, ListScreen):
    table_class, filterset_class, resource_class = PeticionTable, PeticionFilter, PeticionResource
    titulo = "Peticiones ciudadanas"
    vistas = (
        ("Abiertas", "abiertas=true&ejercicio=todos"),
        ("Sin turno ni conclusión", "sin_turno=true&ejercicio=todos"),
        ("Sin movimiento en 15 días", "sin_movimiento=15&ejercicio=todos"),
        ("Más de un año", "edad=>+365&ejercicio=todos"),
        ("De giras y jornadas", "de_gira=true"),
    )
    lote = (
        ("Dar seguimiento", "chat-left-text", "peticiones:peticion_seguir_varias"),
        ("Turnar", "send", "peticiones:peticion_turnar_varias"),
        ("Concluir", "check-circle", "peticiones:peticion_concluir_varias"),
        ("Asignar", "person-check", "peticiones:peticion_asignar_varias"),
        ("Cambiar prioridad", "exclamation-circle", "peticiones:peticion_priorizar_varias"),
    )

    def get_queryset(self):
        return super().get_queryset().select_related("persona", "municipio", "gira", "responsable")

    def get_vistas(self):
        """To an enlace the petitions are those of the own turns: the ready-made views speak of internal work."""
        return [] if self.request.user.es_enlace else super().get_vistas()

    def columnas_prohibidas(self):
        return {"responsable", "prioridad", "gira", "reconstruido"} if self.request.user.es_enlace else set()


class PeticionDetail(PeticionScreen, DetailScreen):
    con_documentos = al_corte = True

    def get_queryset(self):
        return super().get_queryset().select_related("persona__municipio", "municipio", "gira", "responsable", "capturo", "aviso")

    def get_titulo(self):
        return self.object.asunto

    @cached_property
    def cerrado(self):
        return ejercicios.candado(self.object.ejercicio)

    @property
    def bajada(self):
        return f"{self.cerrado[0]} Lo que se haga este año sí se registra." if self.cerrado else ""

    def get_hechos(self):
        return lecturas.hechos_de(self.object, self.request.user, self.corte)

    def get_historial_de(self):
        return lecturas.hijos_de_la_peticion(self.object, self.request.user)

    def get_acciones(self):
        una, abierta = self.object, self.object.concluida is None
        acciones = [a for a in super().get_acciones() if not self.cerrado or a["url"] == self.url("history", una.pk)]
        opciones = (
            ("Turnar", "send", "turnar", abierta),
            ("Concluir", "check-circle", "concluir", abierta),
            ("Reabrir", "arrow-counterclockwise", "reabrir", not abierta),
        )
        acciones += [
            {"titulo": titulo, "icono": icono, "url": self.url(ruta, una.pk), "primaria": ruta == "concluir"}
            for titulo, icono, ruta, cabe in opciones
            if cabe and self.puede(Accion.EDITAR)
        ]
        return acciones

    def get_context_data(self, **kwargs):
        una, usuario = self.object, self.request.user
        return super().get_context_data(
            corte=self.corte,
            persona=accesos.Vista.de(una.persona, usuario, timezone.now()),
            movimientos=lecturas.movimientos(una, usuario, self.corte),
            otras=lecturas.de_la_persona(una, usuario),
            calendario=plazos.Calendario.cargar(),
            puede_editar=self.puede(Accion.EDITAR),
            puede_responder=self.puede(Accion.REPORTAR),
            seguir=SeguirForm(hoy=plazos.hoy()) if self.puede(Accion.EDITAR) and una.concluida is None else None,
            **kwargs,
        )


class PeticionHistory(PeticionScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_de_la_peticion(objeto, self.request.user)


class PeticionUpdate(ConHoy, PeticionScreen, UpdateScreen):
    form_class = PeticionForm
    template_name = "peticiones/peticion_form.html"


class PeticionImport(PeticionScreen, ImportScreen):
    resource_class = PeticionResource


# -- what is done about one


class PeticionSeguir(ConHoy, PeticionScreen, ActionScreen):
    forma, form_class, titulo, boton = "seguir", SeguirForm, "Dar seguimiento", "Guardar"
    hecho = "Seguimiento registrado."

    def hacer(self, objeto, datos):
        services.seguir(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionTurnar(ConHoy, PeticionScreen, ActionScreen):
    forma, form_class, titulo, boton = "turnar", TurnarForm, "Turnar la petición", "Turnar"
    hecho = "Petición turnada; se avisó a sus enlaces."

    def hacer(self, objeto, datos):
        services.turnar(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionConcluir(ConHoy, PeticionScreen, ActionScreen):
    forma, form_class, titulo, boton, hecho = "concluir", ConcluirForm, "Concluir la petición", "Concluir", "Petición concluida."

    def hacer(self, objeto, datos):
        services.concluir(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionReabrir(PeticionScreen, ActionScreen):
    forma, form_class, titulo, boton = "reabrir", MotivoForm, "Reabrir la petición", "Reabrir"
    bajada = "La conclusión queda en la línea de tiempo con el motivo y deja de contar desde hoy."
    hecho = "Petición reabierta."

    def hacer(self, objeto, datos):
        services.reabrir(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


# -- what is done about many


class EnLote(PeticionScreen, BulkScreen):
    """The rows chosen in the list or, by choice, all those of the list with its filters."""

    template_name = "peticiones/lote.html"
    clase_de_form = None
    con_hoy = True

    @property
    def form_class(self):
        return partial(self.clase_de_form, hoy=plazos.hoy()) if self.con_hoy else self.clase_de_form

    @cached_property
    def lista(self):
        """Rows of the list from which one comes, with its filters and cut-off date."""
        consulta = QueryDict(urlsplit(self.request.POST.get("siguiente", "")).query)
        try:
            corte = plazos.leer_fecha(consulta["corte"]) if consulta.get("corte") else plazos.hoy()
        except ValueError:
            return Peticion.objects.none()
        filas = self.get_queryset().al_corte(corte, self.request.user)
        datos = consulta.copy()
        if "ejercicio" not in datos and not datos.get("q"):
            ultimo = self.get_queryset().order_by("-ejercicio").values_list("ejercicio", flat=True).first()
            datos["ejercicio"] = str(ultimo or "todos")
        filtro = PeticionFilter(datos, queryset=filas, request=self.request, usuario=self.request.user, corte=corte)
        return filtro.qs if filtro.form.is_valid() else filas.none()

    @property
    def todas(self):
        return self.request.POST.get("todas") == "1"

    def post(self, request, *args, **kwargs):
        pks = {leer_clave(pk) for pk in request.POST.getlist("pk")} - {None}
        self.filas = list(self.get_queryset().filter(pk__in=pks))
        if not self.filas:
            messages.info(request, "Elija primero los renglones en la lista.")
            return HttpResponseRedirect(self.url("list"))
        if "confirmar" not in request.POST:
            return self.mostrar(self.form_class(usuario=request.user))
        return super(BulkScreen, self).post(request, *args, **kwargs)

    def guardar(self, form):
        claves = [fila.pk for fila in self.filas]
        if self.todas:
            claves = list(self.lista.order_by().values_list("pk", flat=True)[: MAXIMO + 1])
            if len(claves) > MAXIMO:
                raise ValidationError(f"Son más de {MAXIMO:,}: acote la lista con sus filtros.")
        self.pedidas = len(claves)
        self.cuantos = self.hacer(claves, form.cleaned_data)

    def get_mensaje(self):
        return f"Listo: {plural(self.cuantos, 'petición', 'peticiones')} de {self.pedidas:,}."

    def get_destino(self):
        siguiente = urlsplit(self.request.POST.get("siguiente", ""))
        return f"{self.url('list')}?{siguiente.query}" if siguiente.query else self.url("list")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            siguiente=self.request.POST.get("siguiente", ""), en_la_lista=self.lista.order_by().count(), todas=self.todas, **kwargs
        )


class PeticionSeguirVarias(EnLote):
    forma, clase_de_form, titulo, boton = "seguir-varias", SeguirForm, "El mismo seguimiento en varias peticiones", "Registrar"

    def hacer(self, claves, datos):
        return lotes.seguir(claves, lote=envios.clave_de(self.request), usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionTurnarVarias(EnLote):
    forma, clase_de_form, titulo, boton = "turnar-varias", TurnarForm, "Turnar varias peticiones", "Turnar"

    def hacer(self, claves, datos):
        return lotes.turnar(claves, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionConcluirVarias(EnLote):
    forma, clase_de_form, titulo, boton = "concluir-varias", ConcluirForm, "Concluir varias peticiones con la misma respuesta", "Concluir"

    def hacer(self, claves, datos):
        return lotes.concluir(claves, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class PeticionAsignarVarias(EnLote):
    forma, clase_de_form, titulo, boton = "asignar-varias", AsignarForm, "Asignar varias peticiones", "Asignar"
    con_hoy = False

    def hacer(self, claves, datos):
        return lotes.asignar(claves, usuario=self.request.user, **datos)


class PeticionPriorizarVarias(EnLote):
    forma, clase_de_form, titulo, boton = "priorizar-varias", PriorizarForm, "Cambiar la prioridad de varias peticiones", "Cambiar"
    con_hoy = False

    def hacer(self, claves, datos):
        return lotes.priorizar(claves, usuario=self.request.user, **datos)
