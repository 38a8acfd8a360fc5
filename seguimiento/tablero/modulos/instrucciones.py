"""Instructions of the Governor."""

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.filters import InstruccionFilter
from gabinetes.instrucciones.models import Avance, Instruccion
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.permisos import Accion as Permiso

from ..devueltos import sin_contestar
from ..partes import DESPUES, TODOS, VENCIDO, Asunto, Cuenta, Fuente, Parte, Plazo, rotulo

DIAS_SIN_ACCION = 30
CLASES = {
    Clase.CONFERENCIA: ("Acuerdos en conferencias", "instrucciones-en-conferencias"),
    Clase.PROYECTO: ("Proyectos especiales", "proyectos-especiales"),
}


def asuntos(m):
    if m.ve(Instruccion):
        yield from _de_acciones(m)
        yield from _de_instrucciones(m, Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario))


def _de_acciones(m):
    avances = Avance.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Asunto(
        "validar-instrucciones", "eye", "Validar {} de instrucciones", ("acción", "acciones"),
        m.lista("instrucciones:avance_list", validacion=Validacion.POR_VALIDAR.value),
        avances.filter(validacion=Validacion.POR_VALIDAR), "fecha", "de__dependencia__nombre_corto",
        propio=m.puede(Permiso.VALIDAR, "instrucciones"), revision="de instrucciones",
    )  # fmt: skip
    if m.usuario.es_enlace:
        yield Asunto(
            "devueltos-instrucciones", "reply", "Corregir {}",
            ("acción de instrucciones devuelta", "acciones de instrucciones devueltas"),
            m.lista("instrucciones:avance_list", validacion=Validacion.DEVUELTO.value), sin_contestar(avances, m.corte), "fecha",
        )  # fmt: skip


def _de_instrucciones(m, filas):
    if m.usuario.es_enlace:
        yield Asunto(
            "vencidas-instrucciones", "clock-history", "Reportar {}", ("instrucción vencida", "instrucciones vencidas"),
            m.lista("instrucciones:instruccion_list", **TODOS, vencidas="true"), filas.vencidas(m.corte), "fecha_compromiso",
            urgencia=VENCIDO, resumen=True,
        )  # fmt: skip
    if m.puede(Permiso.VALIDAR, "instrucciones") or m.dirige:
        yield Asunto(
            "quietas-instrucciones", "hourglass-split", "Dar seguimiento a {} sin acción en 30 días", ("instrucción", "instrucciones"),
            m.lista("instrucciones:instruccion_list", **TODOS, sin_avance=DIAS_SIN_ACCION),
            filas.detenidas(m.corte, DIAS_SIN_ACCION), "", "dependencia__nombre_corto", urgencia=DESPUES,
        )  # fmt: skip


def plazos(m):
    if not m.ve(Instruccion):
        return
    filas = Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).abiertas()
    yield Plazo(
        "instruccion", "instrucciones", "megaphone", ("instrucción", "instrucciones"), filas,
        "instrucciones:instruccion_list", {"abiertas": "true"}, {"vencidas": "true"},
        asunto=F("tema"), bajo=Concat(
            rotulo("clase", Clase.choices), Value(" "), Cast("numero", TextField()), Value(" · "), "emisor", output_field=TextField()
        ),
        quienes=Coalesce("dependencia__nombre_corto", Value(""), output_field=TextField()),
        estado=F("etapa_al"), estados=Etapa, avance=F("porcentaje_al"), fecha="fecha_compromiso",
    )  # fmt: skip


def cuentas(m):
    """Both kinds with their captured average, and how many of them are done or stand still."""
    if not m.ve(Instruccion):
        return
    filas = Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    for clase, (titulo, slug) in CLASES.items():
        url = m.lista("instrucciones:instruccion_list", **TODOS, clase=clase.value)
        propias = filas.filter(clase=clase)
        yield Cuenta(f"instrucciones-{clase.value}", titulo, clase.icono, url, propias, "porcentaje_al", m.reporte(slug))
    url = m.lista("instrucciones:instruccion_list", **TODOS, etapa=Etapa.EJECUTADA.value)
    yield Cuenta("instrucciones-ejecutadas", Etapa.EJECUTADA.label, Etapa.EJECUTADA.icono, url, filas.en_etapa(Etapa.EJECUTADA))
    url = m.lista("instrucciones:instruccion_list", **TODOS, vencidas="true")
    yield Cuenta("instrucciones-vencidas", "Con la fecha compromiso vencida", "clock-history", url, filas.vencidas(m.corte))


def fuentes(m):
    if m.ve(Instruccion):
        filas = Instruccion.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).select_related("dependencia")
        yield Fuente(
            "instruccion", "Instrucciones", "megaphone", "instrucciones:instruccion_list", InstruccionFilter, filas,
            lambda fila: fila.tema, lambda fila: f"{fila} · {fila.dependencia or fila.emisor}", lambda fila: fila.texto,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Instrucciones del Gobernador")
