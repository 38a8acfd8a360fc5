"""States, priorities and rhythms of the activities."""

from django.db import models

from seguimiento.nucleo.estados import Estado


class EstatusAsignacion(Estado):
    """Alphabetical order matters: the state of an activity compares the least and the greatest of its assignments."""

    CONCLUIDO = "concluido", "concluido", "check-circle-fill", "Concluido"
    EN_PROCESO = "en_proceso", "proceso", "circle-half", "En proceso"
    SIN_AVANCE = "sin_avance", "pendiente", "circle", "Sin avance"


class Prioridad(Estado):
    """By the nature of the activity, never by how soon it is due."""

    ALTA = "alta", "alta", "chevron-double-up", "Alta"
    NORMAL = "normal", "", "dash", "Normal"
    BAJA = "baja", "", "chevron-down", "Baja"


DEFINICIONES = {
    Prioridad.ALTA: "lo sustantivo: elaborar documentos técnicos, administrativos o normativos; cumplir plazos que fija la ley; "
    "preparar reuniones de gabinete.",
    Prioridad.NORMAL: "reuniones de trabajo con dependencias y entidades; actualizar plataformas, sistemas y tableros; informes, "
    "reportes y cortes internos.",
    Prioridad.BAJA: "correos de convocatoria, recordatorio o confirmación; reuniones internas; oficios, orden del día, listas de "
    "asistencia.",
}


class Ritmo(models.TextChoices):
    UNA_VEZ = "", "No se repite"
    SEMANAL = "semanal", "Cada semana"
    QUINCENAL = "quincenal", "Cada dos semanas"
    MENSUAL = "mensual", "Cada mes"
    TRIMESTRAL = "trimestral", "Cada tres meses"
