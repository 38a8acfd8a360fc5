"""A list: filters as chips, search, order, pages, columns, saved views, and its outputs with exactly the same rows."""

from functools import cached_property, partial

from django.conf import settings
from django.core.paginator import InvalidPage
from django.db.models import Max, Sum
from django.http import Http404
from django.urls import reverse

from .. import catalogos, eliminados, formato, plazos
from ..filtros import leer_clave, leer_corte
from ..models import DiaInhabil, Ejercicio, Umbral
from ..paginas import Paginador
from ..permisos import Accion
from ..semaforo import umbrales_de
from .base import Pantalla, mayuscula
from .descargas import Descargas

POR_PAGINA = (25, 50, 100)


class ListScreen(Descargas, Pantalla):
    """Declares `table_class`, `filterset_class` and, when it can be exported or imported, `resource_class`.

    `vistas`: ready-made views [(name, query string)]; `lote`: actions on chosen rows [(title, icon, url name)];
    `sumas`: {column: label} added up over the whole filtered list; `orden`: default order.
    """

    pantalla = "list"
    generica = "genericas/lista.html"
    table_class = None
    filterset_class = None
    resource_class = None
    vistas = ()
    lote = ()
    sumas = {}

    def get_titulo(self):
        titulo = self.titulo or mayuscula(self.plural)
        return f"{titulo}: {formato.concordar('eliminados', self.singular)}" if self.ve_eliminados else titulo

    def get_migas(self):
        return super().get_migas()[:-1]

    # -- rows
    def get_queryset(self):
        todos = eliminados.con_quien(self.model.todos.eliminados()) if self.ve_eliminados else self.model.objects.all()
        return todos.visibles_para(self.request.user)

    @property
    def ve_eliminados(self):
        return self.request.GET.get("eliminados") == "1" and self.puede_restaurar

    @property
    def puede_restaurar(self):
        return self.puede(Accion.ELIMINAR) and self.url("restore", 0) is not None

    def get(self, request, *args, **kwargs):
        self.error = ""
        try:
            self.corte = leer_corte(request)
        except ValueError as error:
            self.corte, self.error = plazos.hoy(), str(error)
        self.filtro = self.filterset_class(
            self.parametros(),
            queryset=self.get_queryset().al_corte(self.corte, request.user),
            request=request,
            usuario=request.user,
            corte=self.corte,
        )
        self.filas = self.filtro.queryset.none() if self.error or not self.filtro.form.is_valid() else self.filtro.qs
        if (pedido := request.GET.get("formato", "html")) != "html":
            return self.exportar(pedido)
        if self.es_parcial:
            self.template_name = "partes/resultado.html"
        return self.render_to_response(self.get_context_data())

    def parametros(self):
        """Parameters of the address; without a year, the last one that has rows (all of them while searching)."""
        parametros = self.request.GET.copy()
        if self.por_ejercicio and "ejercicio" not in parametros and not parametros.get("q") and not self.ve_eliminados:
            parametros["ejercicio"] = str(self.ultimo_ejercicio or "todos")
        return parametros

    @property
    def por_ejercicio(self):
        return "ejercicio" in self.filterset_class.base_filters

    @cached_property
    def ultimo_ejercicio(self):
        campo = self.filterset_class.base_filters["ejercicio"].field_name
        return self.model.objects.visibles_para(self.request.user).aggregate(ultimo=Max(campo))["ultimo"]

    @cached_property
    def memoria(self):
        """What the page prints of the catalogues; the options of the filters only when it is whole."""
        pedidos = {
            "calendario": (plazos.Calendario.cargar, DiaInhabil),
            "ejercicios": (lambda: list(Ejercicio.objects.values_list("anio", flat=True)), Ejercicio),
            self.clave_de_umbrales: (partial(umbrales_de, self.table_class.reporte_de_umbrales), Umbral),
        }
        return catalogos.leer(pedidos | ({} if self.es_parcial else self.filtro.catalogos()))

    @property
    def clave_de_umbrales(self):
        return f"umbrales.{self.table_class.reporte_de_umbrales}"

    @property
    def es_parcial(self):
        """htmx asked for the table alone; the whole page when it restores its history."""
        return bool(self.request.htmx) and not self.request.htmx.history_restore_request

    def get_table(self, filas):
        umbrales = self.memoria[self.clave_de_umbrales]
        mas = eliminados.columnas() if self.ve_eliminados else None
        tabla = self.table_class(
            filas, corte=self.corte, calendario=self.memoria["calendario"], umbrales=umbrales, extra_columns=mas,
            sufijo=f"?corte={self.corte.isoformat()}" if self.corte != plazos.hoy() else "",
        )  # fmt: skip
        if pedido := [c for c in self.request.GET.get("orden", "").split(",") if c.removeprefix("-") in tabla.base_columns]:
            tabla.order_by = pedido
        visibles = self.columnas_visibles(tabla)
        for columna in tabla.columns.names():
            if columna not in visibles:
                tabla.columns.hide(columna)
        return tabla

    def columnas_prohibidas(self):
        """Columns that this person may not see at all."""
        return set()

    def columnas_visibles(self, tabla):
        permitidas = [nombre for nombre in tabla.columns.names() if nombre not in self.columnas_prohibidas()]
        pedidas = [nombre for nombre in self.request.GET.getlist("col") if nombre in permitidas]
        return pedidas or [nombre for nombre in permitidas if nombre not in tabla.Meta.ocultas]

    # -- page
    def get_context_data(self, **kwargs):
        tabla = self.get_table(self.filas)
        try:
            exacto = "corte" in self.request.GET  # as the figures of reports write their lists
            tabla.paginate(Paginador, self.por_pagina(), self.request.GET.get("pagina"), base=self.filtro.queryset, exacto=exacto)
        except InvalidPage as error:
            raise Http404("Esa página no existe.") from error
        if not self.es_parcial:
            self.filtro.aligerar(self.memoria)
        visibles = set(self.columnas_visibles(tabla))
        return super().get_context_data(
            table=tabla,
            filter=self.filtro,
            error=self.error,
            chips=self.filtro.chips(self.url_con),
            url_sin_filtros="?",
            columnas=[
                {"clave": c.name, "titulo": c.verbose_name, "visible": c.name in visibles}
                for c in tabla.columns.iterall()
                if c.name not in self.columnas_prohibidas()
            ],
            vistas=self.get_vistas(),
            guardar_vista_url=reverse(settings.RUTAS_DEL_SITIO["guardar_vista"]),
            exportaciones=self.get_exportaciones(),
            acciones=self.get_acciones(),
            corte=self.corte,
            ejercicio=self.parametros().get("ejercicio") if self.por_ejercicio else None,
            ejercicios=self.get_ejercicios(),
            por_pagina=self.por_pagina(),
            tamanos=POR_PAGINA,
            vacio=self.get_vacio(),
            lote=[{"titulo": t, "icono": i, "url": reverse(u)} for t, i, u in self.get_lote()],
            resumen=self.get_resumen(),
            eliminados=self.ve_eliminados,
            eliminados_url=self.url_con(eliminados=None if self.ve_eliminados else "1", pagina=None) if self.puede_restaurar else None,
            **kwargs,
        )

    def por_pagina(self):
        pedido = leer_clave(self.request.GET.get("por_pagina"))
        return pedido if pedido in POR_PAGINA else POR_PAGINA[0]

    def url_con(self, **cambios):
        """The address of this list with some parameters replaced; None drops one."""
        parametros = self.request.GET.copy()
        for nombre, valor in cambios.items():
            parametros.pop(nombre, None)
            if valor is not None:
                parametros[nombre] = valor
        return f"?{parametros.urlencode()}"

    def get_vistas(self):
        actual = self.request.GET.urlencode()
        declaradas = [
            {"nombre": nombre, "url": f"?{consulta}", "actual": consulta == actual, "borrar_url": None} for nombre, consulta in self.vistas
        ]
        propias = [
            {
                "nombre": vista.nombre,
                "url": f"?{vista.consulta}",
                "actual": vista.consulta == actual,
                "borrar_url": vista.get_delete_url(),
            }
            for vista in self.request.user.vistas_guardadas.filter(ruta=self.request.path)
        ]
        todas = declaradas + propias
        return [{"nombre": "Todos", "url": "?", "actual": not actual, "borrar_url": None}, *todas] if todas else []

    def get_ejercicios(self):
        if not self.por_ejercicio:
            return []
        elegido = self.parametros().get("ejercicio")
        anios = [*map(str, self.memoria["ejercicios"]), "todos"]
        return [{"anio": anio, "url": self.url_con(ejercicio=anio, pagina=None), "actual": anio == elegido} for anio in anios]

    def get_acciones(self):
        acciones = []
        if self.puede(Accion.IMPORTAR) and (url := self.url("import")):
            acciones.append({"titulo": "Importar", "icono": "upload", "url": url, "primaria": False})
        if self.puede(Accion.CREAR) and (url := self.url("create")):
            acciones.append({"titulo": f"Registrar {self.singular}", "icono": "plus-lg", "url": url, "primaria": True})
        return acciones

    def get_lote(self):
        return self.lote if self.puede(Accion.EDITAR) and not self.ve_eliminados else ()

    def get_vacio(self):
        """What the page says, and offers to do, when nothing is found."""
        if self.filtro.chips(self.url_con):
            return {
                "titulo": "Nada coincide",
                "texto": "Ningún registro cumple a la vez con todos los filtros. Quite alguno o búsquelo en todos los años.",
                "acciones": [{"titulo": "Quitar filtros", "url": "?ejercicio=todos" if self.por_ejercicio else "?", "primaria": True}],
            }
        if self.ve_eliminados:
            titulo = f"No hay {self.plural} {formato.concordar('eliminados', self.singular)}"
            return {"titulo": titulo, "texto": "Lo que se elimine aparecerá aquí con su motivo.", "acciones": []}
        anio = self.parametros().get("ejercicio") if self.por_ejercicio else None
        if anio not in (None, "todos"):
            todos = {"titulo": "Ver todos los ejercicios", "url": self.url_con(ejercicio="todos", pagina=None), "primaria": True}
            texto = "La lista muestra un solo ejercicio: puede haber en otros."
            return {"titulo": f"No hay {self.plural} de {anio}", "texto": texto, "acciones": [todos]}
        if self.corte != plazos.hoy():
            hoy = {"titulo": "Ver la lista de hoy", "url": self.url_con(corte=None, pagina=None), "primaria": True}
            texto = "A esa fecha no se había registrado nada."
            return {"titulo": f"No había {self.plural} al {formato.fecha_corta(self.corte)}", "texto": texto, "acciones": [hoy]}
        registrar = [a for a in self.get_acciones() if a["primaria"]]
        return {"titulo": f"Aún no hay {self.plural}", "texto": "Cuando se registre el primero aparecerá aquí.", "acciones": registrar}

    def get_resumen(self):
        """[{"rotulo", "valor"}] of the sums over the whole list."""
        if not self.sumas:
            return []
        sumas = self.sumar()
        return [{"rotulo": rotulo, "valor": formato.pesos(sumas[campo] or 0)} for campo, rotulo in self.sumas.items()]

    def sumar(self):
        return self.filas.aggregate(**{campo: Sum(campo) for campo in self.sumas})
