"""What the modules without a percentage of their own hold at the cut-off date: how many records, and their lists, in one query."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, TextField, Value

from gabinetes.prensa.estados import Presidio
from gabinetes.prensa.models import Conferencia, Sintesis
from seguimiento.actividades.estados import EstatusAsignacion
from seguimiento.actividades.models import Asignacion
from seguimiento.nucleo.formato import entero

from .mirada import unir

TODOS = {"ejercicio": "todos"}


@dataclass(frozen=True)
class Cuenta:
    """A line of the board: `filas` are counted; the list at `url` shows exactly those."""

    clave: str
    titulo: str
    icono: str
    url: str
    filas: QuerySet

    def consulta(self):
        grupo = self.filas.order_by().annotate(cuenta_=Value(self.clave, output_field=TextField())).values("cuenta_")
        return grupo.annotate(n=Count("pk")).values_list("cuenta_", "n")


def por_modulo(mirada):
    """[{"titulo", "lineas": [{"clave", "titulo", "icono", "url", "n", "cifra"}]}] of the modules that this person may enter."""
    paneles = [(titulo, list(de_modulo(mirada))) for titulo, de_modulo in PANELES]
    paneles = [(titulo, cuentas) for titulo, cuentas in paneles if cuentas]
    hay = dict(unir(cuenta.consulta() for _, cuentas in paneles for cuenta in cuentas))
    return [{"titulo": titulo, "lineas": [_linea(cuenta, hay.get(cuenta.clave, 0)) for cuenta in cuentas]} for titulo, cuentas in paneles]


def _linea(cuenta, n):
    return {"clave": cuenta.clave, "titulo": cuenta.titulo, "icono": cuenta.icono, "url": cuenta.url, "n": n, "cifra": entero(n)}


def _de_prensa(m):
    if not m.ve(Conferencia):
        return
    conferencias = Conferencia.objects.visibles_para(m.usuario).al_corte(m.corte)
    for presidio, titulo in ((Presidio.PRESIDENTE, "del Presidente"), (Presidio.GOBERNADOR, "del Gobernador")):
        url = m.lista("prensa:conferencia_list", **TODOS, preside=presidio.value)
        yield Cuenta(f"prensa-{presidio.value}", f"Conferencias {titulo}", presidio.icono, url, conferencias.filter(preside=presidio))
    sintesis = Sintesis.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Cuenta("prensa-sintesis", "Síntesis de coyuntura", "journal-text", m.lista("prensa:sintesis_list", **TODOS), sintesis)
    url = m.lista("prensa:conferencia_list", **TODOS, estenografica="true")
    yield Cuenta("prensa-estenografica", "Versiones estenográficas", "file-text", url, conferencias.con_estenografica())


def _de_actividades(m):
    """Assignments as the semáforo of collaborators counts them, and those whose deadline has passed."""
    if not m.ve(Asignacion):
        return
    filas = Asignacion.objects.visibles_para(m.usuario)
    for estatus, titulo in zip(EstatusAsignacion, ("Asignaciones concluidas", "En proceso", "Sin avance"), strict=True):
        url = m.lista("actividades:asignacion_list", **TODOS, estatus=estatus.value)
        yield Cuenta(f"actividades-{estatus.value}", titulo, estatus.icono, url, filas.al_corte(m.corte).filter(estatus_al=estatus))
    url = m.lista("actividades:asignacion_list", **TODOS, vencidas="true")
    yield Cuenta("actividades-vencidas", "Con el plazo vencido", "clock-history", url, filas.vencidas(m.corte))


PANELES = (("Conferencias de prensa", _de_prensa), ("Actividades", _de_actividades))
