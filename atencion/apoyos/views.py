"""Screens of social support."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from atencion.personas import mascaras
from atencion.personas.accesos import Vista
from atencion.personas.listas import ConDatosPersonales
from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.nucleo import formato, plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formularios import MotivoForm
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    ImportScreen,
    ListScreen,
    Pantalla,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias

from . import services
from .estados import PASOS, Situacion
from .filters import ApoyoFilter, TipoDeApoyoFilter
from .forms import ApoyoForm, PasoForm, TipoDeApoyoForm
from .models import Apoyo, TipoDeApoyo
from .resources import ApoyoResource, TipoDeApoyoResource
from .tables import ApoyoTable, TipoDeApoyoTable

# -- kinds


class TipoScreen:
    model = TipoDeApoyo


class TipoList(TipoScreen, ListScreen):
    table_class, filterset_class, resource_class = TipoDeApoyoTable, TipoDeApoyoFilter, TipoDeApoyoResource
    titulo = "Tipos de apoyo"
    bajada = "Qué se otorga, qué se pide, hasta cuánto y cada cuándo puede recibirlo la misma persona."

    def get_queryset(self):
        vivos = Q(apoyos__eliminado__isnull=True) & ~Q(apoyos__estado=Situacion.CANCELADO)
        return super().get_queryset().annotate(otorgados=Count("apoyos", filter=vivos))


class TipoDetail(TipoScreen, DetailScreen):
    con_documentos = True
    campos = ("periodo", "vigente")

    def get_hechos(self):
        tope = self.object.maximo
        return [*super().get_hechos(), ("Monto máximo", f"$ {formato.pesos(tope)}" if tope is not None else "Sin tope")]

    def get_context_data(self, **kwargs):
        apoyos = Apoyo.objects.visibles_para(self.request.user).filter(tipo=self.object)
        lista = f"{reverse('apoyos:apoyo_list')}?tipo={self.object.pk}&ejercicio=todos"
        return super().get_context_data(
            cuantos=[(s.label, s, f"{lista}&situacion={s.value}", n) for s, n in _por_situacion(apoyos)], lista=lista, **kwargs
        )


def _por_situacion(apoyos):
    cuentas = dict(apoyos.order_by().values_list("estado").annotate(n=Count("id")))
    return [(situacion, formato.entero(cuentas.get(situacion.value, 0))) for situacion in Situacion]


class TipoCreate(TipoScreen, CreateScreen):
    form_class = TipoDeApoyoForm


class TipoUpdate(TipoScreen, UpdateScreen):
    form_class = TipoDeApoyoForm


class TipoImport(TipoScreen, ImportScreen):
    resource_class = TipoDeApoyoResource


# -- supports


class ApoyoScreen:
    model = Apoyo


class ApoyoList(ConDatosPersonales, ApoyoScreen, ListScreen):
    table_class, filterset_class, resource_class = ApoyoTable, ApoyoFilter, ApoyoResource
    titulo = "Apoyos sociales"
    bajada = "Una persona, un apoyo de cada tipo por periodo."
    vistas = (
        ("Por autorizar", "situacion=solicitado&ejercicio=todos"),
        ("Por entregar", "situacion=autorizado&ejercicio=todos"),
        ("Entregados", "situacion=entregado"),
        ("Repetidos", "repetido=true&ejercicio=todos"),
    )
    lote = (
        ("Autorizar", "check2", "apoyos:apoyo_autorizar_varios"),
        ("Entregar", "check2-all", "apoyos:apoyo_entregar_varios"),
    )
    sumas = {"monto": "Suma de los montos, en pesos"}

    def get_queryset(self):
        return super().get_queryset().con_persona().select_related("tipo", "municipio")


class ApoyoDetail(ConCandado, ApoyoScreen, DetailScreen):
    con_documentos = True

    def get_queryset(self):
        return super().get_queryset().select_related("persona__municipio", "tipo", "municipio", "peticion")

    def get_hechos(self):
        apoyo = self.object
        hechos = [
            ("Tipo de apoyo", apoyo.tipo), ("Periodo", apoyo.periodo_en_palabras), ("Municipio", apoyo.municipio or "—"),
            ("Solicitado", formato.fecha_corta(apoyo.fecha)), ("Autorizado", formato.fecha_corta(apoyo.autorizado_el) or "—"),
            ("Entregado", formato.fecha_corta(apoyo.entregado_el) or "—"),
        ]  # fmt: skip
        if apoyo.cancelado_el:
            hechos += [("Cancelado", formato.fecha_corta(apoyo.cancelado_el)), ("Por qué", apoyo.motivo_cancelacion)]
        return hechos

    def get_acciones(self):
        acciones, apoyo = super().get_acciones(), self.object
        if self.puede(Accion.EDITAR):
            recibo = {"titulo": "Recibo en PDF", "icono": "file-earmark-pdf", "url": self.url("recibo", apoyo.pk), "primaria": False}
            acciones.append(recibo)
            siguientes = PASOS[Situacion(apoyo.estado)]
            for paso, titulo, icono, forma in (
                (Situacion.CANCELADO, "Cancelar", "x-circle", "cancelar"), (Situacion.AUTORIZADO, "Autorizar", "check2", "autorizar"),
                (Situacion.ENTREGADO, "Entregar", "check2-all", "entregar"),
            ):  # fmt: skip
                permiso = Accion.VALIDAR if paso != Situacion.ENTREGADO else Accion.EDITAR
                if paso in siguientes and self.puede(permiso):
                    primaria = paso != Situacion.CANCELADO
                    acciones.append({"titulo": titulo, "icono": icono, "url": self.url(forma, apoyo.pk), "primaria": primaria})
        return acciones

    def get_context_data(self, **kwargs):
        apoyo, usuario = self.object, self.request.user
        otros = Apoyo.objects.visibles_para(usuario).filter(persona=apoyo.persona_id).exclude(pk=apoyo.pk).select_related("tipo")
        monto = f"$ {formato.pesos(apoyo.monto)}" if apoyo.monto is not None else "—"
        return super().get_context_data(
            vista=Vista.de(apoyo.persona, usuario, timezone.now()), otros=otros, monto=monto,
            ve_persona=self.puede(Accion.VER, Persona), ve_peticion=self.puede(Accion.VER, Peticion), **kwargs,
        )  # fmt: skip


class ApoyoCreate(ApoyoScreen, CreateScreen):
    """`?persona=12` or `?peticion=34` fill in what they say."""

    form_class = ApoyoForm

    def get_initial(self):
        inicial = {"fecha": plazos.hoy()}
        if self.peticion is not None:
            inicial |= {"persona": self.peticion.persona_id, "municipio": self.peticion.municipio_id}
        elif pk := leer_clave(self.request.GET.get("persona")):
            persona = Persona.objects.visibles_para(self.request.user).filter(pk=pk).first()
            inicial["municipio"] = persona and persona.municipio_id
        return inicial | super().get_initial()

    @cached_property
    def peticion(self):
        pk = leer_clave(self.request.GET.get("peticion"))
        return Peticion.objects.visibles_para(self.request.user).filter(pk=pk).first() if pk else None

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otro", **kwargs)

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{self.url('create')}?tipo={self.object.tipo_id}&fecha={self.object.fecha:%d/%m/%Y}"
        return super().get_destino()


class ApoyoUpdate(ApoyoScreen, UpdateScreen):
    form_class = ApoyoForm


class ApoyoImport(ApoyoScreen, ImportScreen):
    resource_class = ApoyoResource


class ApoyoSugerirPersona(ApoyoScreen, Sugerencias, Pantalla):
    """Registered persons by name, telephone or CURP, for who captures."""

    forma, accion = "sugerir-persona", Accion.CREAR

    def sugerir(self, texto):
        vivas = Persona.objects.visibles_para(self.request.user).filter(fusionada_en__isnull=True, suprimida__isnull=True)
        cifras = "".join(c for c in texto if c.isdigit())
        if len(cifras) >= 4 and len(cifras) >= len(texto.replace(" ", "")) - 2:
            filas = vivas.filter(Q(telefono__startswith=cifras) | Q(pk=int(cifras[:15])))
        else:
            filas = vivas.filter(curp=texto.upper()) if len(texto) == 18 and " " not in texto else vivas.con_palabras(texto)
        claros = mascaras.a_la_vista(self.request.user)
        for persona in filas.select_related("municipio")[:SUGERENCIAS]:
            vista = Vista(persona, claros)
            yield f"{vista.nombre}, núm. {persona.pk}", " · ".join(str(x) for x in (persona.municipio, vista.telefono) if x)


# -- steps


class Paso(ApoyoScreen, ActionScreen):
    paso = None
    form_class = PasoForm

    def hacer(self, objeto, datos):
        services.mover(objeto, self.paso, usuario=self.request.user, **({"fecha": plazos.hoy()} | datos))


class ApoyoAutorizar(Paso):
    forma, paso, titulo, boton, hecho = "autorizar", Situacion.AUTORIZADO, "Autorizar apoyo", "Autorizar", "Apoyo autorizado."
    accion = Accion.VALIDAR


class ApoyoEntregar(Paso):
    forma, paso, titulo, boton, hecho = "entregar", Situacion.ENTREGADO, "Entregar apoyo", "Entregar", "Apoyo entregado: imprima su recibo."


class ApoyoCancelar(Paso):
    forma, paso, titulo, boton, hecho = "cancelar", Situacion.CANCELADO, "Cancelar apoyo", "Cancelar el apoyo", "Apoyo cancelado."
    form_class, accion = MotivoForm, Accion.VALIDAR


class PasoDeVarios(ApoyoScreen, BulkScreen):
    paso = None
    form_class = PasoForm

    def hacer(self, filas, datos):
        return services.mover_varios(filas, self.paso, usuario=self.request.user, **datos)


class ApoyoAutorizarVarios(PasoDeVarios):
    forma, paso, titulo, accion = "autorizar-varios", Situacion.AUTORIZADO, "Autorizar apoyos", Accion.VALIDAR


class ApoyoEntregarVarios(PasoDeVarios):
    forma, paso, titulo = "entregar-varios", Situacion.ENTREGADO, "Entregar apoyos"
