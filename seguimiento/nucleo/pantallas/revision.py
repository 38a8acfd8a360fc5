"""The reviewer's queue: what was reported and waits, and in other tabs what was already reviewed."""

from ..estados import Validacion
from ..permisos import Accion
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
