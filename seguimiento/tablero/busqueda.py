"""Search over every module at once: each group asks the filter of its own list, so its count is that of the list."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from atencion.tramites.filters import TramiteFilter
from atencion.tramites.models import Tramite
from compromisos.campana.filters import AccionFilter, CompromisoFilter
from compromisos.campana.models import Accion, Compromiso
from gabinetes.acuerdos.filters import AcuerdoFilter, ReunionFilter
from gabinetes.acuerdos.models import Acuerdo, Reunion
from gabinetes.instrucciones.filters import InstruccionFilter
from gabinetes.instrucciones.models import Instruccion
from gabinetes.prensa.filters import ConferenciaFilter, PreguntaFilter
from gabinetes.prensa.models import Conferencia, Pregunta
from seguimiento.actividades.filters import ActividadFilter
from seguimiento.actividades.models import Actividad
from seguimiento.directorio.filters import DependenciaFilter, MunicipioFilter, PersonaFilter
from seguimiento.directorio.models import Dependencia, Municipio, Persona

from .mirada import Mirada

POR_GRUPO = 5


@dataclass(frozen=True)
class Fuente:
    """A list that can be searched. `texto` and `bajo` turn a row into what is printed."""

    titulo: str
    icono: str
    ruta: str
    filtro: type
    filas: QuerySet
    texto: object
    bajo: object


def fuentes(mirada: Mirada):
    """The lists that this person may open, in the order of the results."""
    usuario, corte = mirada.usuario, mirada.corte
    todas = (
        Fuente(
            "Acuerdos", "journal-check", "acuerdos:acuerdo_list", AcuerdoFilter, Acuerdo.objects.select_related("reunion__gabinete"),
            lambda fila: fila.texto, lambda fila: f"{fila.folio} · {fila.reunion.gabinete.nombre}",
        ),
        Fuente(
            "Reuniones", "people", "acuerdos:reunion_list", ReunionFilter, Reunion.objects.select_related("gabinete"),
            str, lambda fila: fila.get_estado_display(),
        ),
        Fuente(
            "Conferencias de prensa", "mic", "prensa:conferencia_list", ConferenciaFilter, Conferencia.objects.ligeras(),
            str, lambda fila: fila.tema,
        ),
        Fuente(
            "Preguntas de la prensa", "chat-left-text", "prensa:pregunta_list", PreguntaFilter,
            Pregunta.objects.select_related("conferencia"), lambda fila: fila.pregunta, lambda fila: f"{fila.tema} · {fila.conferencia}",
        ),
        Fuente(
            "Instrucciones", "megaphone", "instrucciones:instruccion_list", InstruccionFilter,
            Instruccion.objects.select_related("dependencia"), lambda fila: fila.tema,
            lambda fila: f"{fila} · {fila.dependencia or fila.emisor}",
        ),
        Fuente(
            "Compromisos de campaña", "flag", "campana:compromiso_list", CompromisoFilter, Compromiso.objects.all(),
            lambda fila: fila.texto, str,
        ),
        Fuente(
            "Acciones", "list-check", "campana:accion_list", AccionFilter, Accion.objects.select_related("compromiso", "dependencia"),
            lambda fila: fila.descripcion, lambda fila: f"{fila.compromiso} · {fila.dependencia}",
        ),
        Fuente(
            "Trámites en el extranjero", "passport", "tramites:tramite_list", TramiteFilter, Tramite.objects.all(),
            str, lambda fila: fila.lugar,
        ),
        Fuente(
            "Actividades", "list-task", "actividades:actividad_list", ActividadFilter, Actividad.objects.select_related("unidad"),
            lambda fila: fila.texto, lambda fila: f"{fila.unidad} · {fila.fecha:%d/%m/%Y}",
        ),
        Fuente(
            "Personas", "person-lines-fill", "directorio:persona_list", PersonaFilter, Persona.objects.con_cargo(corte),
            str, lambda fila: fila.cargos_vigentes or fila.procedencia,
        ),
        Fuente(
            "Dependencias", "building", "directorio:dependencia_list", DependenciaFilter, Dependencia.objects.all(),
            lambda fila: fila.nombre, lambda fila: fila.siglas,
        ),
        Fuente(
            "Municipios", "geo-alt", "directorio:municipio_list", MunicipioFilter, Municipio.objects.all(),
            lambda fila: fila.nombre, lambda fila: " · ".join(parte for parte in (fila.clave, fila.region) if parte),
        ),
    )  # fmt: skip
    for fuente in todas:
        if mirada.ve(fuente.filas.model):
            yield fuente, fuente.filas.visibles_para(usuario).al_corte(corte, usuario)


def buscar(mirada, texto):
    """[{"titulo", "icono", "total", "url", "filas": [{"texto", "bajo", "url"}]}] of the lists in which something is found."""
    grupos = []
    for fuente, filas in fuentes(mirada):
        datos = QueryDict(mutable=True)
        datos.update({"q": texto, "ejercicio": "todos"})
        filtro = fuente.filtro(datos, queryset=filas, usuario=mirada.usuario, corte=mirada.corte)
        if not filtro.form.is_valid():
            continue
        primeras = list(filtro.qs[: POR_GRUPO + 1])
        total = len(primeras) if len(primeras) <= POR_GRUPO else filtro.qs.count()
        if total:
            hechas = [
                {"texto": fuente.texto(fila), "bajo": fuente.bajo(fila), "url": fila.get_absolute_url()} for fila in primeras[:POR_GRUPO]
            ]
            url = mirada.lista(fuente.ruta, q=texto, ejercicio="todos")
            grupos.append({"titulo": fuente.titulo, "icono": fuente.icono, "total": total, "url": url, "filas": hechas})
    return grupos


def por_folio(mirada, texto):
    """The agreement in scope that has exactly this folio, or None."""
    if not mirada.ve("acuerdos"):
        return None
    return Acuerdo.objects.visibles_para(mirada.usuario).filter(folio=texto.strip().upper()).first()
