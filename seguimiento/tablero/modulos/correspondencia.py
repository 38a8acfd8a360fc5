"""Letters received and their turns."""

from django.db.models import F

from atencion.correspondencia.estados import Clase, EstadoDeTurno, Reloj
from atencion.correspondencia.filters import RecibidoFilter
from atencion.correspondencia.models import Recibido, Respuesta, Turno
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.permisos import Accion as Permiso

from ..devueltos import sin_contestar
from ..partes import TODOS, VENCIDO, Asunto, Cuenta, Fuente, Parte, Plazo

RUTA, TURNOS, RESPUESTAS = (f"correspondencia:{modelo}_list" for modelo in ("recibido", "turno", "respuesta"))
VENCIDOS = {"estado": EstadoDeTurno.VENCIDO.value}


def asuntos(m):
    if not m.ve(Recibido):
        return
    respuestas = Respuesta.objects.visibles_para(m.usuario).al_corte(m.corte)
    yield Asunto(
        "validar-correspondencia", "eye", "Revisar {} a oficios", ("respuesta", "respuestas"),
        m.lista(RESPUESTAS, validacion=Validacion.POR_VALIDAR.value), respuestas.filter(validacion=Validacion.POR_VALIDAR), "fecha",
        "de__dependencia__nombre_corto", propio=m.puede(Permiso.VALIDAR, "correspondencia"), revision="de correspondencia",
    )  # fmt: skip
    if m.usuario.es_enlace:
        yield Asunto(
            "devueltas-correspondencia", "reply", "Corregir {}", ("respuesta a oficio devuelta", "respuestas a oficios devueltas"),
            m.lista(RESPUESTAS, validacion=Validacion.DEVUELTO.value), sin_contestar(respuestas, m.corte), "fecha",
        )  # fmt: skip
        turnos = Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
        yield Asunto(
            "vencidos-correspondencia", "clock-history", "Contestar {}", ("oficio vencido", "oficios vencidos"),
            m.lista(TURNOS, **TODOS, **VENCIDOS), turnos.filter(**VENCIDOS), "vence", urgencia=VENCIDO, resumen=True,
        )  # fmt: skip
    elif m.puede(Permiso.EDITAR, "correspondencia"):
        yield Asunto(
            "turnar-correspondencia", "send", "Turnar {} con más de 48 horas", ("oficio", "oficios"),
            m.lista(RUTA, **TODOS, reloj=Reloj.EXCEDIDO.value),
            Recibido.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).segun_reloj(Reloj.EXCEDIDO, m.corte), "fecha",
            urgencia=VENCIDO,
        )  # fmt: skip


def plazos(m):
    if not m.ve(Turno):
        return
    yield Plazo(
        "turno-correspondencia", "correspondencia", "envelope", ("turno de oficio", "turnos de oficios"),
        Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario).corriendo(), TURNOS,
        {"estado": [EstadoDeTurno.ABIERTO.value, EstadoDeTurno.VENCIDO.value]}, VENCIDOS,
        asunto=F("recibido__sintesis"), bajo=F("recibido__folio"), quienes=F("dependencia__nombre_corto"),
        estado=F("estado"), estados=EstadoDeTurno,
    )  # fmt: skip


def cuentas(m):
    """Both kinds of letters, and the turns that are open or late."""
    if not m.ve(Recibido):
        return
    filas = Recibido.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    for clase, titulo in ((Clase.RELEVANTE, "Oficios relevantes"), (Clase.CCP, "Copias para conocimiento")):
        url = m.lista(RUTA, **TODOS, clase=clase.value)
        yield Cuenta(f"correspondencia-{clase.value}", titulo, clase.icono, url, filas.filter(clase=clase))
    turnos = Turno.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
    url = m.lista(TURNOS, **TODOS, **VENCIDOS)
    yield Cuenta("correspondencia-vencidos", "Turnos vencidos", EstadoDeTurno.VENCIDO.icono, url, turnos.filter(**VENCIDOS))


def fuentes(m):
    if m.ve(Recibido):
        filas = Recibido.objects.visibles_para(m.usuario).al_corte(m.corte, m.usuario)
        yield Fuente(
            "recibido", "Oficios recibidos", "envelope", RUTA, RecibidoFilter, filas, str,
            lambda fila: ", ".join(parte for parte in (fila.remitente, fila.institucion) if parte), lambda fila: fila.sintesis,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Correspondencia recibida")
