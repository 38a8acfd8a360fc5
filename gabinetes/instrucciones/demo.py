"""The demonstration of 2023: 51 agreements of press conferences and 90 special projects from which T12 and T13 come out.

The report prints how many there are on each rung; emisor, dates, dependencias and steps are invented around it and say so.
"""

from datetime import date, timedelta

from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.reconstruccion import CIERRE, RECIENTES, Cronologia, avances_de, devuelto

from .estados import PORCENTAJES, Clase, Etapa, Fuente
from .models import Avance, Instruccion, InstruccionInversion, Inversion
from .services import EMISION

T12 = {Etapa.OFICIO: 1, Etapa.MESA: 2, Etapa.PROYECTOS: 8, Etapa.AVANZANDO: 22, Etapa.EJECUTADA: 18}
T13 = {
    Etapa.OFICIO: 8, Etapa.CONTESTACION: 9, Etapa.MESA: 8, Etapa.PROYECTOS: 7, Etapa.AVANZANDO: 23, Etapa.EJECUTADA: 35,
}  # fmt: skip
EMISORES = {Clase.CONFERENCIA: "Gobernador", Clase.PROYECTO: "Gobernador, gira de trabajo"}
TEXTOS = {
    Clase.CONFERENCIA: "Acuerdo {} tomado en conferencia de prensa (texto no publicado en el informe)",
    Clase.PROYECTO: "Proyecto especial y prioritario {} (texto no publicado en el informe)",
}
CONCEPTO = "Monto de demostración: el informe no publica la inversión"
REVISION_CADA, RECIENTE_CADA = 23, 9


def cargar(personas):
    """Create the demonstration where there is no instruction yet. Returns {plural name: how many}."""
    if Instruccion.todos.exists():
        return {}
    crono, dependencias = Cronologia("instrucciones de 2023"), _dependencias(personas)
    filas = [*_instrucciones(Clase.CONFERENCIA, T12, dependencias, personas, crono)]
    filas += _instrucciones(Clase.PROYECTO, T13, dependencias, personas, crono)
    avances = _avances(filas, crono, personas)
    Instruccion.objects.bulk_create(filas)
    Avance.objects.bulk_create(avances)
    _inversiones(filas, personas.propias, crono)
    return {"instrucciones": len(filas), "acciones de instrucciones": len(avances)}


def _dependencias(personas):
    """Those of the State, the ones of the demonstration's enlace twice so that there is something to see."""
    filas = list(Dependencia.objects.filter(tipo=TipoDependencia.DEPENDENCIA, sector=None).order_by("orden").values_list("pk", flat=True))
    return filas + sorted(personas.propias)


def _instrucciones(clase, cuentas, dependencias, personas, crono):
    """Unsaved instructions, numbered by their date of issue, on the rungs in which the report left them."""
    etapas = [etapa for etapa, cuantas in cuentas.items() for _ in range(cuantas)]
    crono.azar.shuffle(etapas)
    dias = sorted(crono.entre(date(2023, 1, 9), date(2023, 10, 31)) for _ in etapas)
    seguidores = [persona for persona in (personas.coordinador, personas.capturista) if persona is not None] or [None]
    return [
        Instruccion(
            clase=clase, numero=n, emisor=EMISORES[clase], dependencia_id=dependencias[(n * 7) % len(dependencias)],
            responsable=seguidores[n % len(seguidores)], tema=TEXTOS[clase].format(n), texto=TEXTOS[clase].format(n),
            fecha_emision=dia, fecha_compromiso=_compromiso(dia, etapa, crono), etapa=etapa, porcentaje=PORCENTAJES[etapa],
            ejercicio=dia.year, reconstruido=True,
        )
        for n, (dia, etapa) in enumerate(zip(dias, etapas, strict=True), start=1)
    ]  # fmt: skip


def _compromiso(emision, etapa, crono):
    """A committed date; of what is still open a sixth is overdue at CIERRE and a fourth has none."""
    suerte = crono.azar.random()
    if etapa == Etapa.EJECUTADA or suerte < 0.17:
        return crono.entre(emision + timedelta(days=60), date(2024, 1, 31))
    if suerte < 0.22:
        return crono.entre(CIERRE, CIERRE + timedelta(days=4))
    return crono.entre(date(2024, 2, 19), date(2024, 12, 13)) if suerte < 0.75 else None


def _avances(filas, crono, personas):
    """The issue and the climb of each one; some moved in the last days, some of those wait for review, and one was returned."""
    avances, devolver = [], True
    for n, fila in enumerate(filas):
        emision = Avance(
            de=fila, fecha=fila.fecha_emision, etapa=Etapa.OFICIO, porcentaje=PORCENTAJES[Etapa.OFICIO], etapa_desde=fila.fecha_emision,
            texto=EMISION, inicial=True, creado=crono.hora(fila.fecha_emision), validacion=Validacion.NO_REQUIERE,
            usuario=personas.capturista,
        )  # fmt: skip
        etapas = _subida(fila.etapa, crono)
        en_revision = n % REVISION_CADA == 11 or (fila.dependencia_id in personas.propias and n % 3 == 1)
        fechas = _fechas(fila, len(etapas), en_revision or n % RECIENTE_CADA == 4, crono) if etapas else []
        pasos = [_paso(etapa, dia) for etapa, dia in zip(etapas[-len(fechas) :] if fechas else [], fechas, strict=True)]
        avances.append(emision)
        if pasos:
            avances += avances_de(fila, Avance, fechas, pasos, crono, personas, en_revision=en_revision)
        firme = pasos[-1] if pasos else _paso(Etapa.OFICIO, fila.fecha_emision)
        if devolver and pasos and fila.dependencia_id in personas.propias and fila.etapa == Etapa.AVANZANDO and fechas[-1] < RECIENTES:
            avances += devuelto(fila, Avance, _paso(Etapa.EJECUTADA, RECIENTES), firme, crono, personas)
            devolver = False
        fila.etapa_desde, fila.fecha_avance = firme["etapa_desde"], avances[-1].fecha
    return avances


def _inversiones(filas, propias, crono):
    """Invented money of both years and the three sources, some of it shared by two instructions; the report prints none."""
    pares = [(filas[n], filas[n + 1] if n % 3 == 0 else None, list(Fuente)[n % 7 % 3]) for n in range(0, len(filas) - 1, 6)]
    pares += [(fila, None, Fuente.ESTATAL) for fila in filas if fila.dependencia_id in propias][:3]
    inversiones = Inversion.objects.bulk_create(
        Inversion(
            fuente=fuente, ejercicio=2023 + n % 2, monto=crono.azar.randint(2, 240) * 250_000, concepto=CONCEPTO,
            registrada=max(fila.fecha_emision, otra.fecha_emision) if otra else fila.fecha_emision,
        )
        for n, (fila, otra, fuente) in enumerate(pares)
    )  # fmt: skip
    InstruccionInversion.objects.bulk_create(
        InstruccionInversion(instruccion=fila, inversion=inversion)
        for (una, otra, _), inversion in zip(pares, inversiones, strict=True)
        for fila in (una, otra)
        if fila is not None
    )


def _subida(etapa, crono):
    """Rungs climbed to `etapa` after the first one; some are skipped."""
    medias = [otra for otra in Etapa if 0 < otra.altura < Etapa(etapa).altura and crono.azar.random() < 0.7]
    return [*medias, etapa] if etapa != Etapa.OFICIO else []


def _fechas(fila, cuantas, reciente, crono):
    """Dates of the steps, between the issue and the last days before CIERRE."""
    inicio = fila.fecha_emision + timedelta(days=10)
    hasta = crono.entre(RECIENTES, CIERRE) if reciente else crono.entre(inicio + timedelta(days=20), RECIENTES - timedelta(days=5))
    return crono.pasos(inicio, hasta, cuantas)


def _paso(etapa, dia):
    return {"etapa": etapa, "porcentaje": PORCENTAJES[etapa], "etapa_desde": dia}
