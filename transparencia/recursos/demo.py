"""Invented recursos and complaints on the rebuilt requests: the report of 2023 prints none."""

from datetime import date

from seguimiento.nucleo.reconstruccion import CIERRE
from transparencia.solicitudes.estados import ClaseDeActo
from transparencia.solicitudes.models import Acto

from . import lecturas, services
from .estados import ClaseDeEtapa, Garante, Sentido, SentidoDeDenuncia
from .models import Denuncia, Etapa, Recurso

INVENTADO = "Inventado para la demostración; no corresponde a un expediente real."
E = ClaseDeEtapa
# (share of the answered requests, complaint, stages: (class, business days after the one before, sense))
RECURSOS = (
    (0.15, "La respuesta llegó incompleta.", ((E.ADMISION, 4, ""), (E.ALEGATOS, 5, ""), (E.CIERRE, 10, ""),
     (E.RESOLUCION, 12, Sentido.CONFIRMA))),
    (0.40, "Lo entregado no corresponde con lo que se pidió.", ((E.ADMISION, 3, ""), (E.ALEGATOS, 7, ""),
     (E.RESOLUCION, 20, Sentido.MODIFICA), (E.CUMPLIMIENTO, 8, ""), (E.INFORME, 2, ""))),
    (0.60, "No se dijo en qué se apoya la reserva.", ((E.PREVENCION, 2, ""), (E.DESECHAMIENTO, 7, ""))),
    (0.85, "La información se entregó en un formato que no se puede leer.", ((E.ADMISION, 5, ""), (E.ALEGATOS, 6, ""))),
    (0.97, "Se orientó a un trámite que no corresponde.", ((E.REMISION, 1, ""), (E.ADMISION, 3, ""))),
)  # fmt: skip
DENUNCIAS = (
    (date(2023, 4, 18), "Directorio de personas servidoras públicas, primer trimestre", date(2023, 4, 25), date(2023, 4, 27),
     date(2023, 5, 22), SentidoDeDenuncia.INFUNDADA, None, None),
    (date(2023, 8, 9), "Viáticos y gastos de representación, segundo trimestre", date(2023, 8, 16), date(2023, 8, 18), date(2023, 9, 12),
     SentidoDeDenuncia.FUNDADA, date(2023, 10, 3), date(2023, 9, 28)),
    (date(2024, 1, 30), "Contratos de prestación de servicios, cuarto trimestre", date(2024, 2, 8), None, None, "", None, None),
)  # fmt: skip


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Recurso.todos.exists() or Denuncia.todos.exists():
        return {}
    respuestas = list(
        Acto.objects.filter(clase=ClaseDeActo.RESPUESTA, anulado__isnull=True).select_related("solicitud").order_by("fecha", "pk")
    )
    recursos = [_recurso(respuestas[int(len(respuestas) * parte)], *resto, personas) for parte, *resto in RECURSOS] if respuestas else []
    denuncias = [_denuncia(renglon, personas) for renglon in DENUNCIAS]
    return {"recursos de revisión": len(recursos), "denuncias": len(denuncias)}


def _recurso(respuesta, agravio, etapas, personas):
    dias, quien = lecturas.calendario(), personas.coordinador
    dia = dias.sumar(respuesta.fecha, 9)
    recurso = services.registrar(
        Recurso(
            solicitud=respuesta.solicitud, interpuesto=dia, garante=Garante.ISTAI, agravio=f"{agravio} ({INVENTADO})",
            ante_unidad=etapas[0][0] == E.REMISION, reconstruido=True,
        ), usuario=quien, hoy=max(CIERRE, dia), calendario=dias,
    )  # fmt: skip
    for clase, despues, sentido in etapas:
        dia = dias.sumar(dia, despues)
        if dia > CIERRE:
            break
        services.registrar_etapa(
            recurso, clase=clase, fecha=dia, sentido=sentido, nota=INVENTADO, usuario=quien, hoy=CIERRE, calendario=dias
        )
    recurso.refresh_from_db()
    if Etapa.objects.filter(recurso=recurso, clase=E.ADMISION).exists():
        recurso.expediente = f"ISTAI-RR-{recurso.folio[-4:]}/{recurso.ejercicio}"
        recurso.save(update_fields=["expediente"])
    return recurso


def _denuncia(renglon, personas):
    presentada, obligacion, notificada, informada, resuelta, sentido, hasta, cumplida = renglon
    denuncia = Denuncia(
        presentada=presentada, garante=Garante.ISTAI, obligacion=obligacion, hechos=INVENTADO, notificada=notificada,
        vence_informe=lecturas.calendario().sumar(notificada, 3), informada=informada, resuelta=resuelta, sentido=sentido,
        vence_cumplimiento=hasta, cumplida=cumplida, reconstruido=True,
    )  # fmt: skip
    return services.guardar_denuncia(denuncia, usuario=personas.coordinador, hoy=CIERRE)
