"""The conferences by month and by year, with the business days of which there is no record."""

from datetime import date

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.filtros import leer_clave
from seguimiento.nucleo.formato import MESES
from seguimiento.nucleo.pantallas import CreateScreen, DeleteScreen, Pantalla, UpdateScreen
from seguimiento.nucleo.permisos import Accion

from . import lecturas
from .estados import Presidio
from .forms import DiaSinConferenciaForm
from .models import Conferencia, DiaSinConferencia

DESDE, HASTA = 2000, 2100  # years that an address may ask for


class Calendario(Pantalla):
    """`?preside=` narrows to one of the two; without a date, the last with conferences."""

    model, de_uno = Conferencia, False

    @property
    def preside(self):
        pedido = self.request.GET.get("preside", "")
        return pedido if pedido in Presidio.values else ""

    @property
    def ultima(self):
        ultima = self.get_queryset().order_by("-fecha").values_list("fecha", flat=True).first()
        return ultima or plazos.hoy()

    def direccion(self, ruta, **parametros):
        parametros |= {"preside": self.preside} if self.preside and "preside" not in parametros else {}
        consulta = "&".join(f"{clave}={valor}" for clave, valor in parametros.items() if valor)
        return f"{reverse(f'prensa:conferencia_{ruta}')}?{consulta}"

    def segmentos(self, ruta, **parametros):
        """Links to all the conferences, or to those of one of the two."""
        opciones = [("", "Todas"), *((p.value, f"Del {p.label}") for p in Presidio)]
        return [
            {"titulo": titulo, "url": self.direccion(ruta, preside=valor, **parametros), "actual": valor == self.preside}
            for valor, titulo in opciones
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(puede_crear=self.puede(Accion.CREAR), registrar_url=reverse("prensa:conferencia_create"), **kwargs)


class ConferenciaMes(Calendario):
    """`?mes=2023-12`."""

    forma, template_name = "mes", "prensa/mes.html"

    @property
    def mes(self):
        """(year, month)"""
        anio, _, mes = self.request.GET.get("mes", "").partition("-")
        anio, mes = leer_clave(anio), leer_clave(mes)
        if anio is None or mes is None or not DESDE <= anio <= HASTA or not 1 <= mes <= 12:
            return self.ultima.year, self.ultima.month
        return anio, mes

    def get_titulo(self):
        anio, mes = self.mes
        return f"Conferencias de {MESES[mes - 1]} de {anio}"

    def get_context_data(self, **kwargs):
        (anio, mes), preside = self.mes, self.preside
        dias = lecturas.dias_del_mes(self.request.user, anio, mes, preside, plazos.hoy(), plazos.Calendario.cargar())
        conferencias = [dia for dia in dias if dia["conferencia"]]
        antes, despues = (date(anio - (mes == 1), (mes - 2) % 12 + 1, 1), date(anio + (mes == 12), mes % 12 + 1, 1))
        return super().get_context_data(
            dias=dias,
            cuantas=len(conferencias),
            faltan=sum(1 for dia in dias if not dia["conferencia"] and not dia["anotado"]),
            anotar_url=reverse("prensa:diasinconferencia_create"),
            puede_editar=self.puede(Accion.EDITAR),
            puede_eliminar=self.puede(Accion.ELIMINAR),
            segmentos=self.segmentos("mes", mes=f"{anio}-{mes:02}"),
            antes={"titulo": f"{MESES[antes.month - 1]} de {antes.year}", "url": self.direccion("mes", mes=f"{antes:%Y-%m}")},
            despues={"titulo": f"{MESES[despues.month - 1]} de {despues.year}", "url": self.direccion("mes", mes=f"{despues:%Y-%m}")},
            anio_url=self.direccion("anio", anio=anio),
            anio=str(anio),
            **kwargs,
        )


class ConferenciaAnio(Calendario):
    """`?anio=2023`."""

    forma, template_name = "anio", "prensa/anio.html"

    @property
    def anio(self):
        pedido = leer_clave(self.request.GET.get("anio"))
        return pedido if pedido is not None and DESDE <= pedido <= HASTA else self.ultima.year

    def get_titulo(self):
        return f"Conferencias de {self.anio}"

    def get_context_data(self, **kwargs):
        anio = self.anio
        meses = lecturas.meses_del_anio(self.request.user, anio, self.preside, plazos.hoy(), plazos.Calendario.cargar())
        for mes in meses:
            mes["url"] = self.direccion("mes", mes=f"{anio}-{mes['numero']:02}")
        return super().get_context_data(
            meses=meses,
            cuantas=sum(len(mes["conferencias"]) for mes in meses),
            faltan=sum(mes["faltan"] for mes in meses),
            segmentos=self.segmentos("anio", anio=anio),
            antes={"titulo": str(anio - 1), "url": self.direccion("anio", anio=anio - 1)},
            despues={"titulo": str(anio + 1), "url": self.direccion("anio", anio=anio + 1)},
            **kwargs,
        )


# -- days of which one knows that there was none


class DelCalendario:
    """Screens of a noted day go back to its month."""

    model = DiaSinConferencia

    def get_migas(self):
        return [*super().get_migas(), ("Por mes", reverse("prensa:conferencia_mes"))]

    def get_cancelar(self):
        return self.object.get_absolute_url() if self.object else reverse("prensa:conferencia_mes")


class DiaSinConferenciaCreate(DelCalendario, CreateScreen):
    form_class = DiaSinConferenciaForm
    bajada = "El día deja de señalarse como hábil sin registro; queda quién lo anotó y por qué."


class DiaSinConferenciaUpdate(DelCalendario, UpdateScreen):
    form_class = DiaSinConferenciaForm


class DiaSinConferenciaDelete(DelCalendario, DeleteScreen):
    def get_destino(self):
        return self.object.get_absolute_url()
