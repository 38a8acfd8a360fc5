"""What the modules that have no place at the head of the board hold at the cut-off date: how many, and their lists, in one query."""

from dataclasses import dataclass

from django.db.models import Avg, Count, QuerySet, TextField, Value

from atencion.tramites.estados import Clase as ClaseDeTramite
from atencion.tramites.models import Tramite
from gabinetes.instrucciones.cifras import PORCENTAJE
from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Instruccion
from gabinetes.prensa.estados import Presidio
from gabinetes.prensa.models import Conferencia, Sintesis
from seguimiento.actividades.estados import EstatusAsignacion
from seguimiento.actividades.models import Asignacion
from seguimiento.nucleo.formato import entero, porcentaje

from .mirada import unir

TODOS = {"ejercicio": "todos"}


@dataclass(frozen=True)
class Cuenta:
    """A line of the board: `filas` are counted; the list at `url` shows exactly those.

    `medida` names the percentage whose mean is said beside, which the report at `reporte` explains.
    """

    clave: str
    titulo: str
    icono: str
    url: str
    filas: QuerySet
    medida: str = ""
    reporte: str = ""

    def consulta(self):
        grupo = self.filas.order_by().annotate(cuenta_=Value(self.clave, output_field=TextField())).values("cuenta_")
        media = Avg(self.medida, output_field=PORCENTAJE) if self.medida else Value(None, output_field=PORCENTAJE)
        return grupo.annotate(n=Count("pk"), media_=media).values_list("cuenta_", "n", "media_")


def por_modulo(mirada):
    """[{"titulo", "lineas": [{"clave", "titulo", "icono", "url", "n", "cifra"}]}] of the modules that this person may enter."""
    paneles = [(titulo, list(de_modulo(mirada))) for titulo, de_modulo in PANELES]
    paneles = [(titulo, cuentas) for titulo, cuentas in paneles if cuentas]
    hay = {clave: medidas for clave, *medidas in unir(cuenta.consulta() for _, cuentas in paneles for cuenta in cuentas)}
    return [
        {"titulo": titulo, "lineas": [_linea(cuenta, *hay.get(cuenta.clave, (0, None))) for cuenta in cuentas]}
        for titulo, cuentas in paneles
    ]


def _linea(cuenta, n, media):
    linea = {"clave": cuenta.clave, "titulo": cuenta.titulo, "icono": cuenta.icono, "url": cuenta.url, "n": n, "cifra": entero(n)}
    return linea | {"media": porcentaje(media, 0), "reporte": cuenta.reporte}


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


def _de_instrucciones(m):
    """Both kinds with their captured average, and how many of them are done or stand still."""
    if not m.ve(Instruccion):
        return
    filas = Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    reportes = {Clase.CONFERENCIA: "instrucciones-en-conferencias", Clase.PROYECTO: "proyectos-especiales"}
    titulos = {Clase.CONFERENCIA: "Acuerdos en conferencias", Clase.PROYECTO: "Proyectos especiales"}
    for clase, slug in reportes.items():
        url = m.lista("instrucciones:instruccion_list", **TODOS, clase=clase.value)
        propias = filas.filter(clase=clase)
        yield Cuenta(f"instrucciones-{clase.value}", titulos[clase], clase.icono, url, propias, "porcentaje_al", m.reporte(slug))
    url = m.lista("instrucciones:instruccion_list", **TODOS, etapa=Etapa.EJECUTADA.value)
    yield Cuenta("instrucciones-ejecutadas", Etapa.EJECUTADA.label, Etapa.EJECUTADA.icono, url, filas.en_etapa(Etapa.EJECUTADA))
    url = m.lista("instrucciones:instruccion_list", **TODOS, vencidas="true")
    yield Cuenta("instrucciones-vencidas", "Con la fecha compromiso vencida", "clock-history", url, filas.vencidas(m.corte))


def _de_tramites(m):
    """Rows of each kind of service abroad; how many services they add up to is said by their report."""
    if not m.ve(Tramite):
        return
    filas = Tramite.objects.visibles_para(m.usuario).al_corte(m.corte)
    for clase, titulo in zip(ClaseDeTramite, ("Registros de licencias", "De actas", "De becas PROBEP"), strict=True):
        url = m.lista("tramites:tramite_list", **TODOS, clase=clase.value)
        yield Cuenta(f"tramites-{clase.value}", titulo, clase.icono, url, filas.filter(clase=clase))


PANELES = (
    ("Instrucciones del Gobernador", _de_instrucciones),
    ("Conferencias de prensa", _de_prensa),
    ("Trámites en el extranjero", _de_tramites),
    ("Actividades", _de_actividades),
)
