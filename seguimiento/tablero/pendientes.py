"""What waits for a person, by what their role may do in each module. All the counts come in one query."""

from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, DateField, Exists, F, Min, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from compromisos.campana.models import Accion
from compromisos.campana.models import Avance as AvanceDeAccion
from gabinetes.acuerdos.estados import EstadoReunion
from gabinetes.acuerdos.models import Acuerdo, Avance, Reunion
from gabinetes.instrucciones.models import Avance as AvanceDeInstruccion
from gabinetes.instrucciones.models import Instruccion
from gabinetes.prensa.estados import Informacion, Presidio
from gabinetes.prensa.models import Conferencia
from seguimiento.actividades.estados import EstatusAsignacion
from seguimiento.actividades.models import Asignacion
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia, Persona
from seguimiento.nucleo.avances import AvanceBase
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import entero, fecha_breve, plural
from seguimiento.nucleo.models import Umbral
from seguimiento.nucleo.permisos import Accion as Permiso

from .mirada import juntar, unir

DIAS_SIN_AVANCE = 30
TODOS = {"ejercicio": "todos"}
ANTES = ("validar", "devueltos", "vencidos", "vencidas")  # first words of the keys that come first
EN_REVISION = {"validar-acuerdos": "de acuerdos", "validar-instrucciones": "de instrucciones", "validar-acciones": "de compromisos"}


@dataclass(frozen=True)
class Asunto:
    """Work that waits: `frase` takes the count and `cosa` (singular, plural) in place of {}.

    `fecha` and `quienes` name fields of `filas`: since when, and whose; `bajo` is a fixed second line instead.
    """

    clave: str
    icono: str
    frase: str
    cosa: tuple
    url: str
    filas: QuerySet
    fecha: str = ""
    quienes: str = ""
    bajo: str = ""
    propio: bool = True  # False: counted for the head of the board, but not this person's work

    def consulta(self):
        desde = Min(self.fecha) if self.fecha else Value(None, output_field=DateField())
        quienes = StringAgg(Cast(self.quienes, TextField()), ", ", distinct=True) if self.quienes else Value(None, output_field=TextField())
        grupo = self.filas.order_by().annotate(asunto_=Value(self.clave, output_field=TextField())).values("asunto_")
        return grupo.annotate(n=Count("pk"), desde_=desde, quienes_=quienes).values_list("asunto_", "n", "desde_", "quienes_")


def de(mirada):
    """(what waits, what is under review): lists of {"clave", "icono", "texto", "url", "bajo", "cuando", "n"}.

    What waits leaves out what is empty; under review there is one line per module, empty or not.
    """
    asuntos = [*_de_acuerdos(mirada), *_de_reuniones(mirada), *_de_prensa(mirada), *_de_instrucciones(mirada), *_de_campana(mirada)]
    asuntos += [*_de_actividades(mirada), *_del_directorio(mirada), *_de_administracion(mirada)]
    asuntos.sort(key=lambda asunto: asunto.clave.split("-")[0] not in ANTES)
    cuentas = {clave: (n, desde, quienes) for clave, n, desde, quienes in unir(asunto.consulta() for asunto in asuntos)}
    lineas = [(asunto, _linea(mirada, asunto, *cuentas.get(asunto.clave, (0, None, "")))) for asunto in asuntos]
    return (
        [linea for asunto, linea in lineas if asunto.propio and linea["n"]],
        [linea | {"cuenta": f"{entero(linea['n'])} {EN_REVISION[linea['clave']]}"} for _, linea in lineas if linea["clave"] in EN_REVISION],
    )


def _linea(mirada, asunto, n, desde, quienes):
    return {
        "clave": asunto.clave,
        "icono": asunto.icono,
        "texto": asunto.frase.format(plural(n, *asunto.cosa)),
        "url": asunto.url,
        "bajo": asunto.bajo or juntar((quienes or "").split(", ")),
        "cuando": f"desde {fecha_breve(desde, mirada.hoy)}" if desde else "",
        "n": n,
    }


def _por_validar(m, modulo, clave, cosa, avances, de_que=""):
    """What was reported in a module and waits for its coordinator."""
    return Asunto(
        f"validar-{clave}",
        "eye",
        f"Validar {{}} de {de_que or clave}",
        cosa,
        m.lista(f"{modulo}:avance_list", validacion=Validacion.POR_VALIDAR.value),
        avances.filter(validacion=Validacion.POR_VALIDAR),
        "fecha",
        "de__dependencia__nombre_corto",
        propio=m.puede(Permiso.VALIDAR, modulo),
    )


def _por_corregir(m, modulo, clave, cosa, avances, quienes=""):
    """What was returned to an enlace, who has not answered yet."""
    url = m.lista(f"{modulo}:avance_list", validacion=Validacion.DEVUELTO.value)
    return Asunto(f"devueltos-{clave}", "reply", "Corregir {}", cosa, url, sin_contestar(avances, m.corte), "fecha", quienes)


def _de_acuerdos(m):
    if not m.ve("acuerdos"):
        return
    avances = Avance.objects.visibles_para(m.usuario).al_corte(m.corte)
    acuerdos = Acuerdo.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    vencidos = m.lista("acuerdos:acuerdo_list", **TODOS, vencidos="true")
    quietos = m.lista("acuerdos:acuerdo_list", **TODOS, sin_avance=DIAS_SIN_AVANCE)
    yield _por_validar(m, "acuerdos", "acuerdos", ("avance", "avances"), avances)
    if m.usuario.es_enlace:
        cosa = ("avance de acuerdos devuelto", "avances de acuerdos devueltos")
        yield _por_corregir(m, "acuerdos", "acuerdos", cosa, avances, "de__acuerdo__folio")
        yield Asunto(
            "vencidos-acuerdos",
            "clock-history",
            "Reportar {}",
            ("acuerdo vencido", "acuerdos vencidos"),
            vencidos,
            acuerdos.vencidos(m.corte, m.usuario),
            "fecha_compromiso",
            "reunion__gabinete__nombre",
        )
    if m.puede(Permiso.VALIDAR, "acuerdos") or m.usuario.rol == "director":
        yield Asunto(
            "quietos-acuerdos",
            "hourglass-split",
            "Dar seguimiento a {} sin avance en 30 días",
            ("acuerdo", "acuerdos"),
            quietos,
            acuerdos.estancados(m.corte, DIAS_SIN_AVANCE, m.usuario),
            "",
            "reunion__gabinete__nombre",
        )


def _de_reuniones(m):
    if not m.puede(Permiso.EDITAR, Reunion):
        return
    reuniones = Reunion.objects.visibles_para(m.usuario)
    url = m.lista("acuerdos:reunion_list", **TODOS, estado=EstadoReunion.CELEBRADA.value, con_minuta="false")
    yield Asunto(
        "sin-minuta",
        "file-earmark-text",
        "Levantar la minuta de {}",
        ("sesión", "sesiones"),
        url,
        reuniones.celebradas(m.corte).filter(con_minuta=False),
        "fecha",
        "gabinete__nombre",
    )
    url = m.lista("acuerdos:reunion_list", **TODOS, estado=EstadoReunion.PROGRAMADA.value, hasta=f"{m.corte:%d/%m/%Y}")
    yield Asunto(
        "por-celebrar",
        "calendar-check",
        "Marcar celebrada o cancelada: {}",
        ("sesión", "sesiones"),
        url,
        reuniones.filter(estado=EstadoReunion.PROGRAMADA, fecha__lte=m.corte),
        "fecha",
        "gabinete__nombre",
    )


def _de_prensa(m):
    if not m.puede(Permiso.EDITAR, Conferencia):
        return
    conferencias = Conferencia.objects.visibles_para(m.usuario).al_corte(m.corte)
    url = m.lista("prensa:conferencia_list", **TODOS, informacion=Informacion.PENDIENTE.value)
    yield Asunto(
        "prensa-por-capturar",
        "mic",
        "Capturar lo que se dijo en {}",
        ("conferencia", "conferencias"),
        url,
        conferencias.filter(informacion=Informacion.PENDIENTE),
        "fecha",
    )
    url = m.lista("prensa:conferencia_list", **TODOS, preside=Presidio.GOBERNADOR.value, estenografica="false")
    yield Asunto(
        "prensa-sin-version",
        "file-text",
        "Falta la versión estenográfica de {}",
        ("conferencia del Gobernador", "conferencias del Gobernador"),
        url,
        conferencias.filter(preside=Presidio.GOBERNADOR).sin_estenografica(),
        "fecha",
    )


def _de_instrucciones(m):
    if not m.ve("instrucciones"):
        return
    avances = AvanceDeInstruccion.objects.visibles_para(m.usuario).al_corte(m.corte)
    filas = Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    yield _por_validar(m, "instrucciones", "instrucciones", ("acción", "acciones"), avances)
    if m.usuario.es_enlace:
        cosa = ("acción de instrucciones devuelta", "acciones de instrucciones devueltas")
        yield _por_corregir(m, "instrucciones", "instrucciones", cosa, avances)
        yield Asunto(
            "vencidas-instrucciones",
            "clock-history",
            "Reportar {}",
            ("instrucción vencida", "instrucciones vencidas"),
            m.lista("instrucciones:instruccion_list", **TODOS, vencidas="true"),
            filas.vencidas(m.corte),
            "fecha_compromiso",
        )
    if m.puede(Permiso.VALIDAR, "instrucciones") or m.usuario.rol == "director":
        yield Asunto(
            "quietas-instrucciones",
            "hourglass-split",
            "Dar seguimiento a {} sin acción en 30 días",
            ("instrucción", "instrucciones"),
            m.lista("instrucciones:instruccion_list", **TODOS, sin_avance=DIAS_SIN_AVANCE),
            filas.detenidas(m.corte, DIAS_SIN_AVANCE),
            "",
            "dependencia__nombre_corto",
        )


def _de_campana(m):
    if not m.ve("campana"):
        return
    avances = AvanceDeAccion.objects.visibles_para(m.usuario).al_corte(m.corte)
    acciones = Accion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    vencidas = m.lista("campana:accion_list", **TODOS, vencidas="true")
    yield _por_validar(m, "campana", "acciones", ("avance", "avances"), avances, "compromisos")
    if m.usuario.es_enlace:
        yield _por_corregir(m, "campana", "acciones", ("avance de acciones devuelto", "avances de acciones devueltos"), avances)
        yield Asunto(
            "vencidas-acciones",
            "clock-history",
            "Reportar {}",
            ("acción vencida", "acciones vencidas"),
            vencidas,
            acciones.vencidas(m.corte),
            "fecha_termino",
            "",
        )
    if m.puede(Permiso.VALIDAR, "campana") or m.usuario.rol == "director":
        url = m.lista("campana:accion_list", **TODOS, sin_avance=DIAS_SIN_AVANCE)
        yield Asunto(
            "quietas-acciones",
            "hourglass-split",
            "Dar seguimiento a {} sin avance en 30 días",
            ("acción", "acciones"),
            url,
            acciones.sin_avance(m.corte, DIAS_SIN_AVANCE),
            "",
            "dependencia__nombre_corto",
        )
    if m.puede(Permiso.EDITAR, "campana"):
        url = m.lista("campana:accion_list", **TODOS, sin_evidencia="true")
        yield Asunto(
            "sin-evidencia",
            "paperclip",
            "Pedir la evidencia de {}",
            ("acción concluida", "acciones concluidas"),
            url,
            acciones.sin_evidencia(),
            "",
            "dependencia__nombre_corto",
        )


def _de_actividades(m):
    filas = Asignacion.objects.visibles_para(m.usuario)
    if m.puede(Permiso.REPORTAR, "actividades"):
        abiertas = [EstatusAsignacion.SIN_AVANCE.value, EstatusAsignacion.EN_PROCESO.value]
        url = m.lista("actividades:asignacion_list", **TODOS, responsable=m.usuario.pk, estatus=abiertas)
        yield Asunto(
            "actividades-propias",
            "list-task",
            "Atender {} a su cargo",
            ("actividad", "actividades"),
            url,
            filas.pendientes_de(m.usuario, m.corte),
            "actividad__fecha",
        )
    if m.puede(Permiso.VALIDAR, "actividades"):
        yield Asunto(
            "vencidas-actividades",
            "clock-history",
            "Dar seguimiento a {} de actividades",
            ("asignación vencida", "asignaciones vencidas"),
            m.lista("actividades:asignacion_list", **TODOS, vencidas="true"),
            filas.vencidas(m.corte),
            "actividad__plazo",
            "responsable__first_name",
        )


def _del_directorio(m):
    if not m.puede(Permiso.EDITAR, Persona):
        return
    yield Asunto(
        "directorio-sin-confirmar",
        "person-lines-fill",
        "Confirmar los datos de {}",
        ("persona", "personas"),
        m.lista("directorio:persona_list", sin_confirmar="true"),
        Persona.objects.visibles_para(m.usuario).sin_confirmar(m.corte),
        "confirmada",
    )


def _de_administracion(m):
    if not m.usuario.es_administrador:
        return
    yield Asunto(
        "por-confirmar",
        "patch-question",
        "Confirmar el nombre de {}",
        ("dependencia", "dependencias"),
        m.lista("directorio:dependencia_list", por_confirmar="true"),
        Dependencia.objects.por_confirmar(),
        "",
        "siglas",
    )
    yield Asunto(
        "umbrales",
        "sliders",
        "Confirmar los cortes del semáforo",
        ("regla general", "reglas generales"),
        m.lista("nucleo:umbral_list"),
        Umbral.objects.filter(reporte="", version=1),
        bajo="Siguen los de semilla: 80 y 50",
    )
    yield Asunto(
        "sin-alcance",
        "person-x",
        "Dar alcance a {}",
        ("cuenta", "cuentas"),
        m.lista("cuentas:usuario_list"),
        _sin_alcance(m),
        "",
        "username",
    )


def _sin_alcance(m):
    """Accounts of a unidad or a dependencia that were given none."""
    usuarios = Usuario.objects.exclude(rol__in=["administrador", "director"])
    return usuarios.filter(~Exists(_asignadas(Usuario, "unidades_asignadas")), ~Exists(_asignadas(Usuario, "dependencias_asignadas")))


def _asignadas(modelo, relacion):
    return modelo._meta.get_field(relacion).related_model.objects.filter(usuario=OuterRef("pk"))


def sin_contestar(avances, corte):
    """Returns after which nothing was reported up to the cut-off date."""
    despues = avances.filter(Q(fecha__gt=OuterRef("fecha")) | Q(fecha=OuterRef("fecha"), pk__gt=OuterRef("pk")), de=OuterRef("de"))
    return avances.filter(~Exists(despues), tipo=AvanceBase.Tipo.DEVOLUCION, fecha=F("de__fecha_avance"))
