"""Obligations of transparency: meetings without attendance, quarters without evaluation, advice, units."""

from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.obligaciones.estados import EstadoDeReunion
from transparencia.obligaciones.filters import AsesoriaFilter, ReunionFilter, UnidadFilter
from transparencia.obligaciones.models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

from ..partes import DESPUES, SEMANA, TODOS, Asunto, Cuenta, Fuente, Parte

REUNIONES = "obligaciones:reunion_list"


def _filas(m, modelo):
    return modelo.objects.visibles_para(m.usuario).al_corte(m.corte)


def asuntos(m):
    if not m.puede(Permiso.EDITAR, Reunion):
        return
    celebrada, programada = EstadoDeReunion.CELEBRADA.value, EstadoDeReunion.PROGRAMADA.value
    yield Asunto(
        "reuniones-sin-asistencia", "person-check", "Registrar quién asistió a {}",
        ("reunión de transparencia", "reuniones de transparencia"),
        m.lista(REUNIONES, **TODOS, estado=celebrada, con_asistencia="false"), _filas(m, Reunion).sin_asistencia(), "fecha",
        urgencia=SEMANA,
    )  # fmt: skip
    yield Asunto(
        "reuniones-programadas", "calendar-event", "Preparar {}", ("reunión de transparencia", "reuniones de transparencia"),
        m.lista(REUNIONES, **TODOS, estado=programada), _filas(m, Reunion).filter(estado=programada), "fecha", urgencia=DESPUES,
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Asesoria):
        return
    for clave, titulo, icono, ruta, modelo in (
        ("asesorias", "Asesorías", "chat-dots", "asesoria", Asesoria),
        ("reuniones-de-transparencia", "Reuniones y capacitaciones", "people", "reunion", Reunion),
        ("evaluaciones", "Evaluaciones de portales", "clipboard-data", "evaluacion", Evaluacion),
    ):
        yield Cuenta(clave, titulo, icono, m.lista(f"obligaciones:{ruta}_list", **TODOS), _filas(m, modelo))
    unidades = m.lista("obligaciones:unidaddetransparencia_list")
    yield Cuenta("unidades-de-transparencia", "Unidades de transparencia", "building", unidades, _filas(m, UnidadDeTransparencia))


def fuentes(m):
    if not m.ve(Asesoria):
        return
    yield Fuente(
        "unidad-de-transparencia", "Unidades de transparencia", "building", "obligaciones:unidaddetransparencia_list", UnidadFilter,
        _filas(m, UnidadDeTransparencia), str, lambda fila: fila.titular,
    )  # fmt: skip
    yield Fuente(
        "reunion-de-transparencia", "Reuniones de transparencia", "people", REUNIONES, ReunionFilter, _filas(m, Reunion),
        str, lambda fila: fila.tema, lambda fila: fila.desarrollo,
    )  # fmt: skip
    yield Fuente(
        "asesoria", "Asesorías", "chat-dots", "obligaciones:asesoria_list", AsesoriaFilter, _filas(m, Asesoria).select_related("unidad"),
        lambda fila: fila.tema, lambda fila: f"{fila.unidad} · {fila.fecha:%d/%m/%Y}",
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Obligaciones de transparencia")
