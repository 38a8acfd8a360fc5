"""Inicio of each role, Mi día and the search over all modules."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from seguimiento.cuentas.views import Entrar
from seguimiento.nucleo import formato, plazos
from seguimiento.nucleo.filtros import leer_corte
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.reconstruccion import CIERRE

from . import busqueda, indicadores, movimientos, pendientes, vencimientos
from .mirada import Mirada

FILAS, FILAS_EN_PDF, FILAS_DE_MI_DIA, MOVIMIENTOS, ASUNTOS = 5, 10, 50, 6, 6


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
        formato_ = request.GET.get("formato", "html")
        if formato_ not in {"html", "pdf"}:
            raise Http404("Ese formato no existe.")
        contexto = self.tablero(FILAS_EN_PDF if formato_ == "pdf" else FILAS)
        if formato_ == "html":
            return self.render_to_response(self.get_context_data(**contexto))
        nombre = f"tablero-{contexto['corte'].isoformat()}.pdf"
        return respuesta_pdf(request, "tablero/inicio_pdf.html", contexto, nombre)

    def tablero(self, cuantas):
        """Everything that the page and the PDF print, in some ten queries."""
        m = self.get_mirada()
        contexto = {"titulo": "Inicio", "corte": m.corte, "hoy": m.hoy, "bajada": bajada(m), "kpis": []}
        if m.ve("campana"):
            serie = indicadores.compromisos(m)
            contexto["dependencias"], contexto["acciones"] = indicadores.acciones_por_dependencia(m)
            contexto["kpis"].append(indicadores.de_compromisos(m, serie))
        if m.ve("acuerdos"):
            serie = indicadores.acuerdos(m)
            contexto["kpis"] += indicadores.de_acuerdos(m, serie)
            contexto["estatus"], contexto["acuerdos"] = indicadores.por_estatus(m, serie[-1]), serie[-1]
            contexto["resumen"] = indicadores.resumen_de_acuerdos(m, serie[-1])
            contexto["gabinetes"] = gabinetes = indicadores.por_gabinete(m)
            contexto["grafica_de_gabinetes"] = indicadores.grafica_de_gabinetes(gabinetes)
        return contexto | self.plazos(m, cuantas) | self.trabajo(m) | {"mirada": m}

    def plazos(self, m, cuantas):
        segmento = self.request.GET.get("plazo", "")
        cuentas = vencimientos.conteos(m)
        segmentos = vencimientos.segmentos(m, cuentas)
        if segmento not in segmentos:
            segmento = next((nombre for nombre, cuenta in segmentos.items() if sum(cuenta)), vencimientos.VENCIDOS)
        return {
            "plazo": vencimientos.panel(m, segmentos, segmento),
            "vencimientos": vencimientos.filas(m, segmento, cuantas),
            "vencidos": vencimientos.kpi(m, segmentos),
            "semana": vencimientos.semana(m, cuentas),
        }

    def trabajo(self, m):
        moviles = movimientos.ultimos(m, MOVIMIENTOS)
        asuntos, revision = pendientes.de(m)
        return {
            "revision": revision,
            "revision_n": sum(linea["n"] for linea in revision),
            "movimientos": [linea for linea in moviles if linea["de_la_semana"]],
            "asuntos": asuntos[:ASUNTOS],
            "asuntos_n": sum(asunto["n"] for asunto in asuntos),
            "cierre": CIERRE if m.corte == m.hoy and not any(linea["reciente"] for linea in moviles) else None,
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
        cuentas = vencimientos.conteos(m)
        segmentos = vencimientos.segmentos(m, cuentas)
        paneles = [
            {**vencimientos.panel(m, segmentos, nombre), "filas": vencimientos.filas(m, nombre, FILAS_DE_MI_DIA)}
            for nombre, cuantos in segmentos.items()
            if sum(cuantos)
        ]
        return super().get_context_data(
            titulo="Mi día", migas=[("Mi día", None)], bajada=bajada(m), corte=m.corte, asuntos=pendientes.de(m)[0], paneles=paneles,
            avisos=m.usuario.avisos.sin_leer()[:20], **kwargs,
        )  # fmt: skip


class Buscar(ConMirada, TemplateView):
    """Global search. The exact folio of an agreement leads straight to it."""

    template_name = "tablero/buscar.html"

    def get(self, request):
        m, texto = self.get_mirada(), request.GET.get("q", "").strip()[:200]
        if texto and (acuerdo := busqueda.por_folio(m, texto)) is not None:
            return HttpResponseRedirect(acuerdo.get_absolute_url())
        grupos = busqueda.buscar(m, texto) if texto else []
        total = sum(grupo["total"] for grupo in grupos)
        return self.render_to_response(
            self.get_context_data(titulo="Buscar", migas=[("Buscar", None)], q=texto, grupos=grupos, total=total)
        )
