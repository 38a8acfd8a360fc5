"""The demonstration of 2023: commitments, actions and investment from which the published tables come out.

`datos/acciones_2023.csv` was found by a solver against T03, T05, T06 and the general 52.1 %; what it does not say is invented.
"""

from datetime import date, timedelta
from pathlib import Path

from seguimiento.directorio.carga import leer
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.reconstruccion import CIERRE, RECIENTES, Cronologia, avances_de, devuelto

from .estados import EstatusAccion, Fuente
from .models import Accion, AccionInversion, Asignacion, Avance, Compromiso, Inversion

DATOS = Path(__file__).parent / "datos"
COMPROMISOS, EJERCICIO = 218, 2023
ASIGNADOS = date(2023, 1, 2)
CONCEPTO = "Inversión publicada, sin desglose por fuente"
CUENTAS = (("concluidas", EstatusAccion.CONCLUIDA), ("en_proceso", EstatusAccion.EN_PROCESO), ("pendientes", EstatusAccion.PENDIENTE))
REVISION_CADA, RECIENTE_CADA = 60, 20


def cargar(personas):
    """Create the demonstration where there is no commitment yet. Returns {plural name: how many}."""
    if Compromiso.todos.exists():
        return {}
    crono, filas = Cronologia("compromisos de campaña"), leer(DATOS / "acciones_2023.csv")
    compromisos, dependencias = _compromisos(), _dependencias(filas)
    asignaciones = [
        Asignacion(compromiso=compromisos[int(fila["numero"])], dependencia=dependencias[fila["dependencia"]], desde=ASIGNADOS)
        for fila in filas
    ]
    Asignacion.objects.bulk_create(asignaciones)
    grupos = _acciones(filas, compromisos, dependencias, crono)
    acciones = [accion for grupo in grupos for accion in grupo]
    avances = _avances(acciones, crono, personas)
    _inversiones(filas, grupos)
    return {"compromisos": len(compromisos), "acciones": len(acciones), "avances de acciones": len(avances)}


def _compromisos():
    """{number: commitment}; the report prints the text of 24."""
    textos = {int(fila["numero"]): fila["texto"] for fila in leer(DATOS / "compromisos_publicados.csv")}
    filas = [
        Compromiso(numero=n, texto=textos.get(n, f"Compromiso {n} (texto no publicado en el informe)"), reconstruido=True)
        for n in range(1, COMPROMISOS + 1)
    ]
    return {compromiso.numero: compromiso for compromiso in Compromiso.objects.bulk_create(filas)}


def _dependencias(filas):
    reconocedor = Dependencia.objects.reconocedor()
    return {siglas: reconocedor.reconocer(siglas) for siglas in {fila["dependencia"] for fila in filas}}


def _acciones(filas, compromisos, dependencias, crono):
    """One list of unsaved actions per row of the file, in the state in which the report left them."""
    cuantas, grupos = {}, []
    for fila in filas:
        grupo, numero = [], int(fila["numero"])
        for estatus in (estatus for columna, estatus in CUENTAS for _ in range(int(fila[columna]))):
            cuantas[numero] = cuantas.get(numero, 0) + 1
            registrada = crono.entre(date(EJERCICIO, 1, 9), date(EJERCICIO, 11, 30))
            grupo.append(
                Accion(
                    compromiso=compromisos[numero],
                    dependencia=dependencias[fila["dependencia"]],
                    estatus=estatus,
                    registrada=registrada,
                    descripcion=f"Acción {cuantas[numero]} del compromiso {numero} (texto no publicado en el informe)",
                    ejercicio=EJERCICIO,
                    fecha_inicio=registrada,
                    fecha_termino=_termino(registrada, estatus, crono),
                    reconstruido=True,
                )
            )
        grupos.append(grupo)
    return grupos


def _termino(registrada, estatus, crono):
    """End of the action; of those still open a sixth is overdue at CIERRE and a third has no date."""
    suerte = crono.azar.random()
    if estatus == EstatusAccion.CONCLUIDA or suerte < 0.16:
        return crono.entre(registrada + timedelta(days=30), date(2024, 1, 31))
    if suerte < 0.2:
        return crono.entre(CIERRE, CIERRE + timedelta(days=4))
    return crono.entre(date(2024, 2, 19), date(2024, 12, 13)) if suerte < 0.67 else None


def _avances(acciones, crono, personas):
    """One to three steps to the final status; some moved in the last days and some of those wait for their review."""
    avances, devolver = [], True
    for n, accion in enumerate(acciones):
        if accion.estatus == EstatusAccion.PENDIENTE:
            continue
        propia = accion.dependencia_id in personas.propias
        en_revision = n % (REVISION_CADA // 2 if propia else REVISION_CADA * 2) == 11
        fechas = _fechas(accion, en_revision or n % RECIENTE_CADA == 7, crono)
        valores = [{"estatus": EstatusAccion.EN_PROCESO}] * (len(fechas) - 1) + [{"estatus": accion.estatus}]
        pasos = avances_de(accion, Avance, fechas, valores, crono, personas, en_revision=en_revision)
        if devolver and propia and accion.estatus == EstatusAccion.EN_PROCESO and fechas[-1] < RECIENTES:
            pasos += devuelto(accion, Avance, {"estatus": EstatusAccion.CONCLUIDA}, valores[-1], crono, personas)
            devolver = False
        accion.fecha_avance = pasos[-1].fecha
        avances += pasos
    Accion.objects.bulk_create(acciones)
    return Avance.objects.bulk_create(avances)


def _fechas(accion, reciente, crono):
    """Dates of the steps, between the registration and the last days before CIERRE."""
    inicio = accion.registrada + timedelta(days=10)
    hasta = crono.entre(RECIENTES, CIERRE) if reciente else crono.entre(inicio, RECIENTES - timedelta(days=5))
    return crono.pasos(inicio, hasta, crono.azar.randint(1, 3))


def _inversiones(filas, grupos):
    """One sum per commitment and dependencia, tied to the first action of the pair."""
    pares = [(grupo[0], int(fila["inversion_pesos"])) for fila, grupo in zip(filas, grupos, strict=True) if int(fila["inversion_pesos"])]
    inversiones = Inversion.objects.bulk_create(
        Inversion(
            fuente=Fuente.SIN_DESGLOSE, ejercicio=EJERCICIO, monto=monto, concepto=CONCEPTO, registrada=accion.registrada, reconstruido=True
        )
        for accion, monto in pares
    )
    AccionInversion.objects.bulk_create(
        AccionInversion(accion=accion, inversion=inversion) for (accion, _), inversion in zip(pares, inversiones, strict=True)
    )
