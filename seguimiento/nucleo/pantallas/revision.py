"""The reviewer's queue: what was reported and waits, and in other tabs what was already reviewed; and what is done with it.

The screens that accept or return take the module's `services`, with `validar(avances, usuario, fecha)` and
`devolver(avances, usuario, fecha, motivo)`, which give back how many they moved.
"""

from .. import plazos
from ..estados import Validacion
from ..formularios import SinDatosForm
from ..permisos import Accion
from .accion import ActionScreen, BulkScreen
from .detalle import DetailScreen
from .lista import ListScreen


class ReviewList(ListScreen):
    """Needs `validacion = RevisionFilter()` in its filters; `lote` are the actions on what waits."""

    titulo = "Revisión de avances"
    bajada = "Lo que reportan los enlaces cuenta desde que se reporta; si se devuelve, vuelve el valor anterior."
    vistas = (("Devueltos", "validacion=devuelto"), ("Validados", "validacion=validado"), ("Todos", "validacion=todas"))

    def parametros(self):
        parametros = super().parametros()
        parametros.setdefault("validacion", Validacion.POR_VALIDAR.value)
        return parametros

    @property
    def en_espera(self):
        return self.parametros()["validacion"] == Validacion.POR_VALIDAR

    def get_vistas(self):
        primera, *otras = super().get_vistas()
        return [{**primera, "nombre": "Por validar"}, *otras]

    def get_lote(self):
        return self.lote if self.en_espera and self.puede(Accion.VALIDAR) else ()

    def get_vacio(self):
        if not self.en_espera or self.filtro.chips(self.url_con):
            return super().get_vacio()
        return {"titulo": "Nada por validar", "texto": "Lo que reporten los enlaces aparecerá aquí.", "icono": "check2-all", "acciones": []}


class ReviewDetail(DetailScreen):
    """What was reported, with its files and the reviewer's two buttons; `aceptar` is the text of the one that accepts."""

    con_documentos = True
    aceptar = "Validar"

    def get_acciones(self):
        if self.object.validacion != Validacion.POR_VALIDAR or not self.puede(Accion.VALIDAR):
            return []
        rutas = (("Devolver", "reply", "devolver", False), (self.aceptar, "check2-all", "validar", True))
        return [{"titulo": t, "icono": i, "url": self.url(r, self.object.pk), "primaria": p, "post": p} for t, i, r, p in rutas]


class ReviewAccept(ActionScreen):
    accion, services = Accion.VALIDAR, None
    forma, form_class, titulo, boton, hecho = "validar", SinDatosForm, "Validar avance", "Validar", "Avance validado."

    def hacer(self, objeto, datos):
        self.services.validar([objeto], usuario=self.request.user, fecha=plazos.hoy())


class ReviewReturn(ActionScreen):
    accion, services = Accion.VALIDAR, None
    forma, titulo, boton = "devolver", "Devolver avance", "Devolver"
    hecho = "Avance devuelto: volvió el valor anterior y se avisó a quien lo reportó."

    def hacer(self, objeto, datos):
        self.services.devolver([objeto], usuario=self.request.user, fecha=plazos.hoy(), **datos)


class ReviewAcceptMany(BulkScreen):
    accion, services = Accion.VALIDAR, None
    forma, form_class, titulo = "validar-varios", SinDatosForm, "Validar avances"

    def hacer(self, filas, datos):
        return self.services.validar(filas, usuario=self.request.user, fecha=plazos.hoy())


class ReviewReturnMany(BulkScreen):
    accion, services = Accion.VALIDAR, None
    forma, titulo = "devolver-varios", "Devolver avances"

    def hacer(self, filas, datos):
        return self.services.devolver(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)
