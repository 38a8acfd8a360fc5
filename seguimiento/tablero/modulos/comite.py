"""Resolutions of the Comité and reserved files."""

from django.db.models import F

from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.comite.estados import EN_EL_INDICE, EstadoDeReserva
from transparencia.comite.filters import ReservaFilter, ResolucionFilter
from transparencia.comite.models import Reserva, Resolucion

from ..partes import DESPUES, TODOS, Asunto, Cuenta, Fuente, Parte, Plazo

RUTA, RESERVAS = "comite:resolucion_list", "comite:reserva_list"
CONCLUIDAS = {"estado": EstadoDeReserva.CONCLUIDA.value}
CERRADAS = (EstadoDeReserva.DESCLASIFICADA,)


def _filas(m, modelo):
    return modelo.objects.visibles_para(m.usuario).al_corte(m.corte)


def asuntos(m):
    """Files whose term ended: they are public, and somebody must say so."""
    if m.ve(Reserva) and m.puede(Permiso.EDITAR, "comite"):
        yield Asunto(
            "desclasificar-reservas", "unlock", "Desclasificar {} con el plazo concluido", ("expediente", "expedientes"),
            m.lista(RESERVAS, **TODOS, **CONCLUIDAS), _filas(m, Reserva).concluidas(), "fin_al", urgencia=DESPUES, resumen=True,
        )  # fmt: skip


def plazos(m):
    if not m.ve(Reserva):
        return
    abiertos = [estado.value for estado in EstadoDeReserva if estado not in CERRADAS]
    yield Plazo(
        "reserva", "comite", "lock", ("expediente reservado", "expedientes reservados"),
        _filas(m, Reserva).exclude(estado_al__in=CERRADAS), RESERVAS, {"estado": abiertos}, CONCLUIDAS,
        asunto=F("nombre"), bajo=F("tema"), quienes=F("area__siglas"), estado=F("estado_al"), estados=EstadoDeReserva, fecha="fin_al",
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Reserva):
        return
    url = m.lista(RESERVAS, **TODOS, estado=[estado.value for estado in EN_EL_INDICE])
    reservas = _filas(m, Reserva)
    yield Cuenta("comite-reservas", "Expedientes en reserva", "lock", url, reservas.en_el_indice())
    url = m.lista(RESERVAS, **TODOS, por_vencer="true")
    yield Cuenta("comite-por-vencer", "Terminan en 90 días", "clock", url, reservas.por_vencer(m.corte))


def fuentes(m):
    if not m.ve(Resolucion):
        return
    yield Fuente(
        "resolucion", "Resoluciones del Comité", "people", RUTA, ResolucionFilter, _filas(m, Resolucion), lambda fila: fila.asunto,
        lambda fila: f"Acta {fila.acta} · {fila.clase_vista.label}", lambda fila: fila.motivacion,
    )  # fmt: skip
    yield Fuente(
        "reserva", "Expedientes reservados", "lock", RESERVAS, ReservaFilter, _filas(m, Reserva), lambda fila: fila.nombre,
        lambda fila: fila.tema, lambda fila: fila.justificacion,
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Comité de Transparencia")
