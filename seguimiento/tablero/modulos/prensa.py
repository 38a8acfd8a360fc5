"""Press conferences, what was said in them, and the days of which nobody knows."""

from datetime import date

from gabinetes.prensa.estados import Informacion, Presidio
from gabinetes.prensa.filters import ConferenciaFilter, ExposicionFilter, PreguntaFilter, SintesisFilter
from gabinetes.prensa.lecturas import sin_registro
from gabinetes.prensa.models import Conferencia, Exposicion, Pregunta, Sintesis
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import SEMANA, TODOS, Asunto, Cuenta, Fuente, Parte


def asuntos(m):
    if not m.puede(Permiso.EDITAR, Conferencia):
        return
    conferencias = Conferencia.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Asunto(
        "prensa-por-capturar", "mic", "Capturar lo que se dijo en {}", ("conferencia", "conferencias"),
        m.lista("prensa:conferencia_list", **TODOS, informacion=Informacion.PENDIENTE.value),
        conferencias.filter(informacion=Informacion.PENDIENTE), "fecha",
    )  # fmt: skip
    if m.corte == m.hoy:  # the page of the year shows the days that are missed today
        yield _sin_registro(m)
    yield Asunto(
        "prensa-sin-version", "file-text", "Falta la versión estenográfica de {}",
        ("conferencia del Gobernador", "conferencias del Gobernador"),
        m.lista("prensa:conferencia_list", **TODOS, preside=Presidio.GOBERNADOR.value, estenografica="false"),
        conferencias.filter(preside=Presidio.GOBERNADOR).sin_estenografica(), "fecha", urgencia=SEMANA,
    )  # fmt: skip


def _sin_registro(m):
    return Asunto(
        "prensa-sin-registro", "calendar-x", "Registrar la conferencia, o anotar que no la hubo, de {}", ("día hábil", "días hábiles"),
        m.lista("prensa:conferencia_anio", anio=m.corte.year, preside=Presidio.PRESIDENTE.value), None,
        contar=lambda: _dias_sin_registro(m), bajo=f"Conferencias del Presidente en {m.corte.year}",
    )  # fmt: skip


def _dias_sin_registro(m):
    dias = sin_registro(m.usuario, date(m.corte.year, 1, 1), m.corte, m.calendario)
    return len(dias), min(dias, default=None)


def cuentas(m):
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


def fuentes(m):
    if not m.ve(Conferencia):
        return
    yield Fuente(
        "conferencia", "Conferencias de prensa", "mic", "prensa:conferencia_list", ConferenciaFilter,
        Conferencia.objects.visibles_para(m.usuario).al_corte(m.corte).defer("estenografica", "busqueda"),
        str, lambda fila: fila.tema, lambda fila: f"{fila.resumen} {fila.ficha}",
    )  # fmt: skip
    yield Fuente(
        "exposicion", "Exposiciones ante la prensa", "chat-dots", "prensa:exposicion_list", ExposicionFilter,
        Exposicion.objects.visibles_para(m.usuario).al_corte(m.corte).select_related("conferencia", "participante__persona"),
        lambda fila: fila.tema, lambda fila: " · ".join(str(parte) for parte in (fila.participante, fila.conferencia) if parte),
        lambda fila: fila.texto,
    )  # fmt: skip
    yield Fuente(
        "pregunta", "Preguntas de la prensa", "chat-left-text", "prensa:pregunta_list", PreguntaFilter,
        Pregunta.objects.visibles_para(m.usuario).al_corte(m.corte).select_related("conferencia"),
        lambda fila: fila.pregunta, lambda fila: f"{fila.tema} · {fila.conferencia}", lambda fila: fila.respuesta,
    )  # fmt: skip
    yield Fuente(
        "sintesis", "Síntesis de coyuntura", "journal-text", "prensa:sintesis_list", SintesisFilter,
        Sintesis.objects.visibles_para(m.usuario).al_corte(m.corte), str, lambda fila: f"{fila.fecha:%d/%m/%Y}",
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Conferencias de prensa")
