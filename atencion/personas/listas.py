"""Lists whose rows name persons: masked where the reader needs no more, and a download in clear only after saying why."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property

from seguimiento.nucleo.filtros import leer_clave

from . import accesos, mascaras
from .columnas import Dato, NombreDePersona, aclarar
from .estados import VIGENCIA_MINUTOS, Clase
from .forms import DescargaForm
from .models import AccesoADatos

SIN_EFECTO = {"formato", "datos", "pagina", "por_pagina", "corte", "orden", "col"}  # they change no row


class ConDatosPersonales:
    """Mixin before ListScreen. What it needs: columns `Dato` in the table, widgets `Enmascarado` in the resource."""

    @cached_property
    def claros(self):
        """Fields in clear in this answer: on the screen those of who attends people; in a download none, or all after a reason."""
        if self.request.GET.get("formato", "html") == "html":
            return mascaras.a_la_vista(self.request.user)
        return mascaras.TODOS if self.con_datos else frozenset()

    @cached_property
    def con_datos(self):
        """Whether this download was asked for with a reason: by this person, of exactly these rows, a short while ago."""
        clave = leer_clave(self.request.GET.get("datos"))
        if clave is None or not mascaras.puede_descargar(self.request.user):
            return False
        pedido = AccesoADatos.objects.filter(
            pk=clave, usuario=self.request.user, clase=Clase.EXPORTAR, origen=self.get_titulo(), consulta=self.consulta_fija()
        )
        if self.paso is None:  # the worker may come later than that
            pedido = pedido.filter(cuando__gt=timezone.now() - timedelta(minutes=VIGENCIA_MINUTOS))
        return pedido.exists()

    def consulta_fija(self):
        """The filters of this list in a fixed order, with its cut-off date: what says which rows they are."""
        parametros = self.parametros()
        pares = sorted((n, v) for n in parametros if n not in SIN_EFECTO for v in parametros.getlist(n) if v)
        return "&".join([*(f"{n}={v}" for n, v in pares), f"corte={self.corte.isoformat()}"])

    def get_table(self, filas):
        tabla = super().get_table(filas)
        tabla.claros = self.claros
        ocultos = {c.name for c in tabla.columns.iterall() if isinstance(c.column, Dato | NombreDePersona)}
        if not self.claros and ocultos & {uno.removeprefix("-") for uno in tabla.order_by or ()}:
            tabla.order_by = ()  # the order would tell what the mask hides
        return tabla

    def extraccion(self):
        extraccion = super().extraccion()
        aclarar(extraccion.recurso, bool(self.claros))
        return extraccion

    # -- the reason
    def get_exportaciones(self):
        opciones = super().get_exportaciones()
        if opciones and mascaras.puede_descargar(self.request.user):
            url = self.url_con(formato="datos", pagina=None)
            opciones.append({"titulo": "Con datos personales…", "icono": "shield-lock", "url": url})
        return opciones

    def post(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs) if request.GET.get("formato") == "datos" else HttpResponseNotAllowed(["GET"])

    def exportar(self, pedido):
        return self.pedir_motivo() if pedido == "datos" else super().exportar(pedido)

    def pedir_motivo(self):
        """The form that asks why; once answered it is logged with how many rows, and the download begins."""
        if not mascaras.puede_descargar(self.request.user):
            raise PermissionDenied("Su cuenta no puede descargar datos personales.")
        if self.error or not self.filtro.form.is_valid():
            return super().exportar("json")
        form, cuantas = DescargaForm(self.request.POST or None), self.filas.order_by().count()
        if self.request.method == "POST" and form.is_valid():
            acceso = accesos.registrar(
                self.request.user, Clase.EXPORTAR, motivo=form.cleaned_data["motivo"], filas=cuantas, origen=self.get_titulo(),
                consulta=self.consulta_fija(),
            )  # fmt: skip
            return HttpResponseRedirect(self.url_con(formato=form.cleaned_data["tipo"], datos=acceso.pk, pagina=None))
        lista = self.url_con(formato=None, datos=None)
        contexto = {
            "titulo": "Descargar con datos personales", "migas": [*self.get_migas(), (self.get_titulo(), lista), ("Descargar", None)],
            "form": form, "boton": "Descargar", "cancelar_url": lista, "cuantas": cuantas, "plural": self.plural,
        }  # fmt: skip
        return render(self.request, "personas/descargar.html", contexto, status=422 if form.errors else 200)
