"""Capture of petitions for the keyboard alone: one page, suggestions while typing, save and next, the last ten at the side."""

from collections import Counter

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from atencion.personas import accesos, duplicados, mascaras, nombres
from atencion.personas.models import Aviso, Persona
from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import consulta
from seguimiento.nucleo.pantallas import CreateScreen, Pantalla
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.sugerencias import Sugerencias

from .estados import Canal, Rubro
from .forms import DE_PERSONA, PeticionForm
from .models import Gira, Peticion, Turno

ULTIMAS = 10
SE_CONSERVAN = ("fecha", "rubro", "canal", "gira", "aviso_forma")  # from one capture to the next
LEIDAS = 300  # rows from which a subject is suggested
CIFRAS = 4  # of a telephone before persons are looked for


class PeticionCreate(CreateScreen):
    """The page of who captures all day. Sent by captura.js it answers 201 and where to go on; without JavaScript, it redirects."""

    model = Peticion
    form_class = PeticionForm
    template_name = "peticiones/peticion_captura.html"
    titulo = "Capturar peticiones"
    boton = "Guardar y siguiente"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "hoy": plazos.hoy()}

    def get_initial(self):
        inicial = {"fecha": plazos.hoy(), "rubro": Rubro.ATENCION.value, "canal": Canal.PRESENCIAL.value}
        pedidos = {nombre: valor for nombre, valor in super().get_initial().items() if nombre not in DE_PERSONA}
        if "gira" in pedidos and "municipio" not in pedidos and str(pedidos["gira"]).isdigit():
            gira = Gira.objects.visibles_para(self.request.user).filter(pk=pedidos["gira"]).first()
            pedidos |= {"municipio": gira.municipio_id, "canal": gira.clase} if gira else {}
        return inicial | pedidos

    def post(self, request, *args, **kwargs):
        respuesta = super().post(request, *args, **kwargs)
        if respuesta.status_code == 302 and "X-Captura" in request.headers:
            return HttpResponse(status=201, headers={"X-Destino": respuesta.url})
        return respuesta

    def get_destino(self):
        if "abrir" in self.request.POST:
            return self.object.get_absolute_url()
        quedan = {nombre: self.request.POST[nombre] for nombre in SE_CONSERVAN if self.request.POST.get(nombre)}
        return f"{self.url('create')}?{urlencode(quedan)}"

    def get_context_data(self, **kwargs):
        mias = Peticion.objects.filter(capturo=self.request.user).select_related("persona", "municipio").order_by("-pk")[:ULTIMAS]
        claros = mascaras.a_la_vista(self.request.user)
        return super().get_context_data(
            ultimas=[(una, accesos.Vista(una.persona, claros) if una.persona else None) for una in mias],
            buscar_url=reverse("peticiones:peticion_sugerir_persona"),
            aviso=Aviso.vigente(plazos.hoy()),
            **kwargs,
        )


class PeticionSugerirPersona(Pantalla):
    """Options for the boxes of the person: who is registered and may be the same, with the last that they asked for."""

    model = Peticion
    accion = Accion.CREAR
    template_name = "peticiones/personas_parecidas.html"
    forma, de_uno = "sugerir-persona", False

    def get(self, request, *args, **kwargs):
        datos = {nombre: request.GET.get(nombre, "").replace("\x00", "").strip()[:100] for nombre in (*DE_PERSONA, "municipio")}
        return self.render_to_response({"opciones": list(self._opciones(datos))})

    def _opciones(self, datos):
        claros = mascaras.a_la_vista(self.request.user)
        halladas = self._personas(datos)
        ultimas = {}
        for peticion in Peticion.objects.filter(persona__in=halladas).order_by("-fecha", "-pk")[:100]:
            ultimas.setdefault(peticion.persona_id, []).append(peticion)
        for pk, (persona, razon) in halladas.items():
            partes = {campo: _dato(persona, campo, claros) for campo in ("nombre", "primer_apellido", "segundo_apellido")}
            vista = accesos.Vista(persona, claros)
            yield {"persona": persona, "vista": vista, "razon": razon, "ultimas": ultimas.get(pk, [])[:2], **partes}

    def _personas(self, datos):
        """{key: (person, why)}, at most eight."""
        base = Persona.objects.vivas().visibles_para(self.request.user).select_related("municipio")
        nombre = " ".join(datos[campo] for campo in ("nombre", "primer_apellido", "segundo_apellido")).strip()
        cifras = "".join(letra for letra in datos["telefono"] if letra.isdigit())
        municipio = int(datos["municipio"]) if datos["municipio"].isdecimal() else None
        completo = cifras if len(cifras) == nombres.CIFRAS else ""
        iguales = duplicados.parecidas(nombre=nombre, telefono=completo, curp=datos["curp"].upper(), municipio=municipio, base=base)
        halladas = {una.persona.pk: (una.persona, una.razon) for una in iguales}
        if len(cifras) >= CIFRAS and not completo:
            halladas |= {p.pk: (p, "Teléfono que empieza así") for p in base.filter(telefono__startswith=cifras)[:8]}
        if len(nombre) >= 3 and len(halladas) < 8:
            halladas |= {p.pk: (p, "Nombre que empieza así") for p in base.con_palabras(nombre).order_by("-pk")[:8] if p.pk not in halladas}
        return dict(list(halladas.items())[:8])


def _dato(persona, campo, claros):
    valor = getattr(persona, campo)
    return valor if campo in claros else mascaras.DE_CAMPO[campo](valor)


class DeLasUltimas(Sugerencias):
    """Suggests what was written before in a field of petitions, the most frequent of the last ones first."""

    campo = ""

    def sugerir(self, texto):
        filas = self.get_queryset().order_by("-pk").exclude(**{self.campo: ""})
        palabras = consulta(texto)
        if palabras is not None:
            filas = filas.filter(busqueda=palabras)
        vistos = Counter(filas.values_list(self.campo, flat=True)[:LEIDAS])
        return [(valor, "") for valor, _ in vistos.most_common()]


class PeticionSugerirAsunto(DeLasUltimas, Pantalla):
    model, accion, forma, campo = Peticion, Accion.CREAR, "sugerir-asunto", "asunto"


class PeticionSugerirApoyo(DeLasUltimas, Pantalla):
    model, accion, forma, campo = Peticion, Accion.CREAR, "sugerir-apoyo", "tipo_de_apoyo"


class TurnoSugerirInstancia(Sugerencias, Pantalla):
    """Bodies outside the catalogue to which something was turned."""

    model, accion, forma = Turno, Accion.CREAR, "sugerir-instancia"

    def sugerir(self, texto):
        filas = self.get_queryset().exclude(instancia="").filter(instancia__icontains=texto).order_by("-pk")
        return [(valor, "") for valor, _ in Counter(filas.values_list("instancia", flat=True)[:LEIDAS]).most_common()]
