"""Services to sonorenses abroad."""

from atencion.tramites.estados import Clase
from atencion.tramites.filters import TramiteFilter
from atencion.tramites.models import Tramite

from ..partes import TODOS, Cuenta, Fuente, Parte


def cuentas(m):
    """Rows of each kind of service abroad; how many services they add up to is said by their report."""
    if not m.ve(Tramite):
        return
    filas = Tramite.objects.visibles_para(m.usuario).al_corte(m.corte)
    for clase, titulo in zip(Clase, ("Registros de licencias", "De actas", "De becas PROBEP"), strict=True):
        url = m.lista("tramites:tramite_list", **TODOS, clase=clase.value)
        yield Cuenta(f"tramites-{clase.value}", titulo, clase.icono, url, filas.filter(clase=clase))


def fuentes(m):
    if m.ve(Tramite):
        filas = Tramite.objects.visibles_para(m.usuario).al_corte(m.corte)
        yield Fuente(
            "tramite", "Trámites en el extranjero", "passport", "tramites:tramite_list", TramiteFilter, filas, str, lambda fila: fila.lugar
        )


PARTE = Parte(cuentas=cuentas, fuentes=fuentes, titulo="Trámites en el extranjero")
