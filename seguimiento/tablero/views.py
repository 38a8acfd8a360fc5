"""Inicio of each role, Mi día and the search over all modules."""

import re

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from seguimiento.cuentas.views import Entrar
from seguimiento.nucleo import formato, plazos
from seguimiento.nucleo.filtros import leer_corte
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.reconstruccion import CIERRE

from . import bandeja, busqueda, indicadores, movimientos, pendientes, registros
from .mirada import Mirada
from .partes import VENCIDO
from .vencimientos import Vencimientos

FILAS, FILAS_EN_PDF, MOVIMIENTOS, ASUNTOS = 7, 8, 4, 6


class ConMirada:
    """A page of the board: `mirada` holds who looks and `?corte=`; a date that does not read falls back to today, saying so."""

    def get_mirada(self):
        hoy = plazos.hoy()
        try:
            corte = leer_corte(self.request)
        except ValueError as error:
            messages.error(self.request, str(error))
            corte = hoy
        return Mirada(self.request.user, corte, hoy)


@method_decorator(login_not_required, name="dispatch")
class Inicio(ConMirada, TemplateView):
    """The board; to whoever has not entered, the entrance (its form posts here too)."""

    template_name = "tablero/inicio.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return Entrar.as_view()(request)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request):
        return HttpResponseRedirect("/")

    def get(self, request):
        """The page; with `?formato=pdf`, the sheet; with `?parte=indicadores`, its head alone, with trends (the page asks for it)."""
        m, formato_ = self.get_mirada(), request.GET.get("formato", "html")
        if request.GET.get("parte") == "indicadores":
            contexto = self.indicadores(m, indicadores.CORTES) | self.plazos(m) | self.revision(m)
            return TemplateResponse(request, "tablero/kpis.html", contexto)
        if formato_ == "pdf":
            return respuesta_pdf(request, "tablero/inicio_pdf.html", self.impreso(m), f"tablero-{m.corte.isoformat()}.pdf")
        if formato_ == "html":
            return self.render_to_response(self.get_context_data(**self.tablero(m, 1, FILAS)))
        raise Http404("Ese formato no existe.")

    def tablero(self, m, cortes, filas):
        """Everything that the page and the PDF print, in some ten queries."""
        contexto = {"titulo": "Inicio", "corte": m.corte, "hoy": m.hoy, "bajada": bajada(m), "mirada": m, "con_tendencia": cortes > 1}
        contexto |= self.indicadores(m, cortes) | self.plazos(m) | self.trabajo(m)
        contexto["vencimientos"] = contexto["vence"].filas(contexto["plazo"]["clave"], filas)
        contexto["semana"] = contexto["vence"].semana(contexto["cuentas"])
        contexto["registros"] = registros.por_modulo(m)
        if m.ve("campana"):
            contexto["dependencias"], contexto["acciones"] = indicadores.acciones_por_dependencia(m)
        if m.ve("acuerdos"):
            ahora = contexto["acuerdos"]
            contexto["estatus"], contexto["resumen"] = indicadores.por_estatus(m, ahora), indicadores.resumen_de_acuerdos(m, ahora)
            contexto["gabinetes"] = indicadores.por_gabinete(m)
        return contexto

    def impreso(self, m):
        contexto = self.tablero(m, 2, FILAS_EN_PDF) | {"orientacion": "vertical", "antes": indicadores.cortes(m)[-2]}
        if m.ve("acuerdos"):
            partes = contexto["acuerdos"], contexto["gabinetes"], contexto["resumen"]["promedio"]
            contexto["graficas"] = indicadores.graficas_impresas(*partes)
        return contexto

    def indicadores(self, m, cortes):
        contexto = {"kpis": [], "con_tendencia": cortes > 1}
        if m.ve("campana"):
            contexto["kpis"].append(indicadores.de_compromisos(m, indicadores.compromisos(m, cortes)))
        if m.ve("acuerdos"):
            serie = indicadores.acuerdos(m, cortes)
            contexto["kpis"] += indicadores.de_acuerdos(m, serie)
            contexto["acuerdos"] = serie[-1]
        return contexto

    def plazos(self, m):
        vence = Vencimientos(m)
        cuentas = vence.conteos()
        segmentos = vence.segmentos(cuentas)
        segmento = self.request.GET.get("plazo", "")
        if segmento not in segmentos:
            segmento = next((nombre for nombre, cuenta in segmentos.items() if sum(cuenta.values())), VENCIDO)
        return {"vence": vence, "cuentas": cuentas, "plazo": vence.panel(segmentos, segmento), "vencidos": vence.kpi(segmentos)}

    def revision(self, m):
        """What waits for the person, and what is under review."""
        asuntos, revision = pendientes.de(m, contados=False)
        return {
            "asuntos": asuntos[:ASUNTOS],
            "asuntos_n": len(asuntos),
            "revision": revision,
            "revision_n": sum(linea["n"] for linea in revision),
        }

    def trabajo(self, m):
        lineas = movimientos.ultimos(m, MOVIMIENTOS)
        quieto = m.corte == m.hoy and not any(linea["reciente"] for linea in lineas)
        return self.revision(m) | {
            "reportado": movimientos.listas(m),
            "movimientos": [linea for linea in lineas if linea["de_la_semana"]],
            "cierre": CIERRE if settings.DEMO and quieto else None,
        }


def bajada(mirada):
    """ "Lunes 12 de febrero de 2024. …": the day of the board, and the comparison that its arrows make."""
    dia = formato.fecha_larga(mirada.corte, con_dia=True).capitalize()
    antes = formato.fecha_larga(indicadores.cortes(mirada)[-2])
    que = "Cifras de hoy" if mirada.corte == mirada.hoy else "Cifras a esa fecha"
    de_quien = "; sólo lo asignado a su dependencia" if mirada.usuario.es_enlace else ""
    return f"{dia}. {que}{de_quien}. Tendencias contra el {antes}."


class MiDia(ConMirada, TemplateView):
    """Everything that waits for the person who looks, across modules."""

    template_name = "tablero/mi_dia.html"

    def get_context_data(self, **kwargs):
        m = self.get_mirada()
        grupos, vence, cuentas = bandeja.de(m)
        return super().get_context_data(
            titulo="Mi día",
            migas=[("Mi día", None)],
            bajada=f"{formato.fecha_larga(m.corte, con_dia=True).capitalize()}. Lo que espera por usted en todos los módulos.",
            corte=m.corte,
            grupos=grupos,
            ausentes=[ausente.nombre for ausente in m.ausentes],
            semana=vence.semana(cuentas),
            avisos=m.usuario.avisos.sin_leer()[:20],
            **kwargs,
        )


class Buscar(ConMirada, TemplateView):
    """Global search. The exact folio of an agreement leads straight to it."""

    template_name = "tablero/buscar.html"

    def get(self, request):
        m, texto = self.get_mirada(), request.GET.get("q", "").strip()[:200]
        if texto and (acuerdo := busqueda.por_folio(m, texto)) is not None:
            return HttpResponseRedirect(acuerdo.get_absolute_url())
        grupos = busqueda.buscar(m, texto) if re.search(r"[^\W_]", texto) else []
        return self.render_to_response(
            self.get_context_data(
                titulo="Buscar",
                migas=[("Buscar", None)],
                q=texto,
                grupos=grupos,
                total=sum(min(grupo["total"], busqueda.MAXIMO) for grupo in grupos),
                hay_mas=any(grupo["total"] > busqueda.MAXIMO for grupo in grupos),
            )
        )
