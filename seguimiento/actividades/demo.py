"""Activities rebuilt from the printed semáforo of collaborators (T07): 466 assignments of six people, of whom one left."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import crear_usuario
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.reconstruccion import CIERRE, RECIENTES, Cronologia

from .estados import EstatusAsignacion, Prioridad
from .models import Actividad, Asignacion, Avance

DATOS = Path(__file__).parent / "datos"
UNIDAD, CARGO = "CESG", "Colaborador de la demostración"
INICIO, ULTIMO_DIA, SALIDA = date(2023, 1, 9), date(2024, 2, 9), date(2023, 9, 1)
CADA_CUANTAS_COMPARTIDAS = 5
CONTEXTO = "Actividad reconstruida a partir de las cifras publicadas; el informe no publica el detalle."
TEXTO = "Avance reconstruido; el informe no publica el detalle."
CONCLUIDO, EN_PROCESO, SIN_AVANCE = EstatusAsignacion.CONCLUIDO, EstatusAsignacion.EN_PROCESO, EstatusAsignacion.SIN_AVANCE
TEXTOS = {
    Prioridad.ALTA: (
        "Elaborar la carpeta de la sesión de gabinete", "Integrar la cédula de un indicador", "Redactar lineamientos de seguimiento",
        "Preparar la tarjeta de acuerdos de una dependencia", "Levantar la minuta de la sesión de gabinete",
    ),
    Prioridad.NORMAL: (
        "Reunión de trabajo con una dependencia", "Actualizar el tablero de acuerdos", "Integrar el reporte mensual de avances",
        "Revisar la información capturada por los enlaces", "Actualizar el directorio institucional",
    ),
    Prioridad.BAJA: (
        "Enviar la convocatoria de una reunión", "Confirmar la asistencia de los integrantes", "Elaborar un oficio de seguimiento",
        "Preparar la lista de asistencia", "Recordar a las dependencias el corte de información",
    ),
}  # fmt: skip


def cargar(personas):
    """Collaborators, their activities and what they reported. Returns {what: how many are new}; once loaded, nothing changes."""
    if Actividad.todos.exists():
        return {}
    crono, unidad = Cronologia(416), Unidad.objects.get(siglas=UNIDAD)
    quienes = _colaboradores(unidad)
    actividades, asignaciones = _repartir(crono, unidad, quienes, personas.capturista)
    Actividad.objects.bulk_create(actividades)
    avances = [avance for fila in asignaciones for avance in _avances(fila, crono)]
    Asignacion.objects.bulk_create(asignaciones)
    Avance.objects.bulk_create(avances)
    _deshabilitar(quienes)
    return {"colaboradores": len(quienes), "actividades": len(actividades), "asignaciones": len(asignaciones)}


def _colaboradores(unidad):
    """[(account, row of T07)]; nobody can enter with these accounts."""
    with (DATOS / "colaboradores.csv").open(encoding="utf-8", newline="") as archivo:
        filas = list(csv.DictReader(archivo))
    return [
        (
            crear_usuario(
                username=fila["usuario"], rol=Rol.CAPTURISTA, first_name=fila["nombre"], cargo=CARGO, unidades=[unidad],
                email=f"{fila['usuario']}@oficina.example",
            ),
            fila,
        )
        for fila in filas
    ]  # fmt: skip


def _deshabilitar(quienes):
    salida = timezone.make_aware(datetime(SALIDA.year, SALIDA.month, SALIDA.day, 15))
    salieron = [cuenta.pk for cuenta, fila in quienes if fila["deshabilitado"]]
    Usuario.objects.filter(pk__in=salieron).update(eliminado=salida, eliminado_motivo="Dejó la Oficina")


def _repartir(crono, unidad, quienes, capturista):
    """Unsaved (activities, assignments) that add up to each row of T07; every fifth activity is shared by two."""
    partes = [(cuenta, estatus, fila) for cuenta, fila in quienes for estatus in EstatusAsignacion for _ in range(int(fila[estatus.value]))]
    crono.azar.shuffle(partes)
    actividades, asignaciones = [], []
    while partes:
        suyas = [partes.pop()]
        if len(actividades) % CADA_CUANTAS_COMPARTIDAS == 0:
            suyas += _otra_persona(partes, suyas[0])
        actividad = _actividad(crono, unidad, capturista, suyas, len(actividades))
        actividades.append(actividad)
        asignaciones += [
            Asignacion(
                actividad=actividad, responsable=cuenta, desde=actividad.fecha, estatus=estatus,
                comentario="Atender la parte que le corresponde." if len(suyas) > 1 else "",
            )
            for cuenta, estatus, _ in suyas
        ]  # fmt: skip
    return actividades, asignaciones


def _otra_persona(partes, primera):
    """The last of the remaining parts that is of somebody else, taken out; nobody who left is paired with who stayed."""
    for n in range(len(partes) - 1, -1, -1):
        if partes[n][0] != primera[0] and partes[n][2]["deshabilitado"] == primera[2]["deshabilitado"]:
            return [partes.pop(n)]
    return []


def _actividad(crono, unidad, capturista, partes, n):
    ultimo = date(2023, 8, 11) if any(fila["deshabilitado"] for _, _, fila in partes) else ULTIMO_DIA
    if any(estatus == CONCLUIDO for _, estatus, _ in partes):
        ultimo = min(ultimo, date(2024, 2, 5))
    fecha = crono.entre(INICIO, ultimo)
    prioridad = crono.azar.choices(list(TEXTOS), weights=(3, 5, 3))[0]
    texto = TEXTOS[prioridad][n % len(TEXTOS[prioridad])]
    return Actividad(
        unidad=unidad, fecha=fecha, ejercicio=fecha.year, texto=f"{texto} ({n + 1})", contexto=CONTEXTO, prioridad=prioridad,
        plazo=crono.calendario.sumar(fecha, crono.azar.randint(2, 12)), capturista=capturista, reconstruida=True,
    )  # fmt: skip


def _avances(fila, crono):
    """What leads to the state of an assignment; also leaves it in the row itself."""
    if fila.estatus == SIN_AVANCE:
        return []
    hasta = min(crono.calendario.sumar(fila.desde, crono.azar.randint(1, 14)), CIERRE)
    dias = crono.pasos(fila.desde, max(hasta, fila.desde), 2 if fila.estatus == CONCLUIDO else 1)
    if fila.estatus == EN_PROCESO:
        dias = [max(crono.entre(RECIENTES, CIERRE), fila.desde)]
    estados = [EN_PROCESO] * (len(dias) - 1) + [fila.estatus]
    pasos = [
        Avance(de=fila, fecha=dia, creado=crono.hora(dia), estatus=estado, texto=TEXTO, usuario=fila.responsable, validacion="no_requiere")
        for dia, estado in zip(dias, estados, strict=True)
    ]
    fila.fecha_avance = dias[-1]
    return pasos
