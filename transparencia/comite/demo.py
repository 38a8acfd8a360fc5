"""Invented resolutions and reserved files: the report of 2023 prints none. Those of a request say what its rebuilt answer says."""

from datetime import date

from seguimiento.directorio.models import Unidad
from transparencia.solicitudes.estados import ClaseDeActo
from transparencia.solicitudes.estados import Sentido as Respuesta
from transparencia.solicitudes.models import Acto

from . import services
from .estados import Clase, Sentido
from .models import Reserva, Resolucion

INVENTADO = "Inventado para la demostración; no corresponde a un expediente real."
CLASES = {
    Respuesta.RESERVADA: Clase.RESERVADA, Respuesta.CONFIDENCIAL: Clase.CONFIDENCIAL, Respuesta.VERSION_PUBLICA: Clase.CONFIDENCIAL,
    Respuesta.INEXISTENTE: Clase.INEXISTENCIA,
}  # fmt: skip
ASUNTOS = {
    Clase.RESERVADA: "Clasificación como reservada de parte de la información solicitada",
    Clase.CONFIDENCIAL: "Clasificación como confidencial de los datos personales de la versión pública",
    Clase.INEXISTENCIA: "Inexistencia de la información solicitada",
    Clase.PRORROGA: "Prórroga del plazo por el volumen de la información",
}
FUNDAMENTO = "Ley 90, artículos por confirmar"
# (acta, day, area, file, theme, months, which parts or "", prorogation (day, months) or None, opened or None)
RESERVAS = (
    ("CT-2022-003", date(2022, 5, 16), "DGSAG", "Seguimiento de un procedimiento sin resolución firme", "Procedimientos", 12, "",
     (date(2023, 5, 2), 24), None),
    ("CT-2022-007", date(2022, 8, 15), "DGGD", "Auditoría en curso de bienes muebles", "Auditorías", 12, "", None, date(2023, 8, 16)),
    ("CT-2023-901", date(2023, 2, 20), "CETAI", "Proceso deliberativo de lineamientos internos", "Procesos deliberativos", 12,
     "Proyectos de los apartados 2 y 4", None, None),
    ("CT-2023-902", date(2023, 3, 15), "DGGD", "Diagnóstico de seguridad del Sistema de Seguimiento", "Seguridad informática", 60, "",
     None, None),
    ("CT-2023-903", date(2023, 9, 11), "DGEPE", "Protocolo de traslado en giras de trabajo", "Seguridad", 36, "Rutas y horarios", None,
     None),
)  # fmt: skip


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Resolucion.todos.exists():
        return {}
    areas = {area.siglas: area for area in Unidad.objects.all()}
    for renglon in RESERVAS:
        _reserva(renglon, areas, personas.coordinador)
    de_solicitudes = Resolucion.objects.bulk_create(_de_los_actos(areas.get("CETAI")))
    return {"resoluciones del Comité": len(RESERVAS) + len(de_solicitudes), "expedientes reservados": len(RESERVAS)}


def _reserva(renglon, areas, quien):
    acta, dia, siglas, nombre, tema, meses, detalle, prorroga, abierta = renglon
    area = areas.get(siglas) or next(iter(areas.values()))
    resolucion = services.guardar(
        Resolucion(
            acta=acta, fecha=dia, clase=Clase.RESERVADA, area=area, asunto=f"Reserva: {nombre.lower()}", fundamento=FUNDAMENTO,
            motivacion=INVENTADO, reconstruido=True,
        ), usuario=quien, hoy=dia,
    )  # fmt: skip
    reserva = services.guardar_reserva(
        Reserva(
            resolucion=resolucion, area=area, nombre=nombre, tema=tema, partes="parcial" if detalle else "completo", detalle=detalle,
            inicio=dia, meses=meses, fundamento=FUNDAMENTO, justificacion=INVENTADO, reconstruido=True,
        ), usuario=quien,
    )  # fmt: skip
    if prorroga:
        services.ampliar(reserva, fecha=prorroga[0], meses=prorroga[1], acta="CT-2023-904", usuario=quien, hoy=prorroga[0])
    if abierta:
        services.desclasificar(reserva, fecha=abierta, motivo="Terminó el plazo de reserva.", usuario=quien, hoy=abierta)


def _de_los_actos(area):
    """One resolution for each act of a request that bears the number of its acta."""
    for acto in Acto.objects.exclude(acta="").filter(anulado__isnull=True).select_related("solicitud").order_by("fecha", "pk"):
        clase = Clase.PRORROGA if acto.clase == ClaseDeActo.PRORROGA else CLASES.get(acto.sentido)
        if clase:
            yield Resolucion(
                acta=acto.acta, fecha=acto.fecha, ejercicio=acto.fecha.year, clase=clase, sentido=Sentido.CONFIRMA,
                solicitud=acto.solicitud, area=area, asunto=ASUNTOS[clase], fundamento=FUNDAMENTO, motivacion=INVENTADO, reconstruido=True,
            )  # fmt: skip
