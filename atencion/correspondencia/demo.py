"""Letters of 2023 rebuilt from the printed totals of each month (T14): 2,783 relevant and 2,662 copies; senders and turns are invented."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.reconstruccion import EN_REVISION, RECIENTES, Cronologia, devuelto

from . import carga, relojes
from .estados import Clase
from .models import Asunto, Pausa, Recibido, Respuesta, Turno
from .services import CIFRAS, PREFIJO

POR_MES = Path(__file__).parent / "datos" / "t14.csv"
ANIO, POR_SENTENCIA = 2023, 2000
SIN_DETALLE = "Reconstruido a partir de las cifras publicadas; el informe no publica el detalle."
NOMBRES = ("Alma", "Benito", "Clara", "Damián", "Elvira", "Fermín", "Graciela", "Homero", "Inés", "Joaquín", "Leticia", "Manuel")
APELLIDOS = (
    "Acedo",
    "Bustamante",
    "Córdova",
    "Dórame",
    "Escalante",
    "Félix",
    "Gastélum",
    "Huerta",
    "Ibarra",
    "Jusaino",
    "Leyva",
    "Moroyoqui",
)
CARGOS = ("Presidencia municipal", "Dirección", "Comisaría ejidal", "Delegación", "Secretaría general", "")
INSTITUCIONES = (
    "Ayuntamiento de {}", "Comité de vecinos de {}", "Ejido de {}", "Asociación de padres de familia de {}", "Cámara de comercio de {}", "",
)  # fmt: skip
ESPERA = "Información que debe entregar el solicitante"
# What becomes of a letter of the last two months, by its place in the month; the others were answered.
CADA = 12
ABIERTOS, PAUSADO, EN_ESPERA_DE_REVISION, SIN_TURNAR = (0, 6, 9), 3, 2, 1
DESDE_MES = 11
TARDE_CADA, PAUSA_CADA, DOS_CADA, TRES_CADA, LENTO_CADA = 9, 23, 8, 31, 29


@dataclass
class Caso:
    """A relevant letter, its number among all of them and its place in its month."""

    recibido: Recibido
    numero: int
    lugar: int

    @property
    def suerte(self):
        """What becomes of it; None: it was answered in its day."""
        return self.lugar % CADA if self.recibido.fecha.month >= DESDE_MES else None

    @property
    def se_turno(self):
        return not (self.suerte == SIN_TURNAR and self.recibido.fecha.month == 12)


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Recibido.todos.exists():
        return {}
    crono = Cronologia("correspondencia de 2023")
    asuntos = _asuntos()
    recibidos, casos = _recibidos(crono, asuntos, personas)
    _crear(Recibido, recibidos)
    turnos = _turnos(crono, [caso for caso in casos if caso.se_turno], personas)
    respuestas, pausas = _respuestas(crono, turnos, personas)
    _crear(Turno, [turno for _, turno in turnos])
    _crear(Pausa, pausas)
    _crear(Respuesta, respuestas)
    return {"oficios recibidos": len(recibidos), "turnos de oficios": len(turnos), "respuestas a oficios": len(respuestas)}


def _crear(modelo, filas):
    modelo.objects.bulk_create(filas, batch_size=POR_SENTENCIA)


def _asuntos():
    """[(Asunto, what its letters say)] of those proposed that the Office keeps."""
    carga.cargar()
    ya = {asunto.nombre: asunto for asunto in Asunto.objects.all()}
    return [(ya[fila["asunto"]], fila["sintesis"]) for fila in carga.leer() if fila["asunto"] in ya]


# -- letters


def _por_mes():
    """[{"mes", "relevantes", "ccp"}]: the printed table."""
    with POR_MES.open() as archivo:
        return list(csv.DictReader(archivo))


def _recibidos(crono, asuntos, personas):
    """(unsaved letters in order, folios without gaps; [Caso] of the relevant ones)."""
    llegadas = []
    for fila in _por_mes():
        for clase, columna in ((Clase.RELEVANTE, "relevantes"), (Clase.CCP, "ccp")):
            cuantos = personas.parte(int(fila[columna]))
            dias = crono.dias_del_mes(ANIO, int(fila["mes"]), cuantos)
            llegadas += [(dia, time(8 + crono.azar.randint(0, 6), crono.azar.randint(0, 59)), clase) for dia in dias]
    municipios = list(Municipio.objects.order_by("clave"))
    recibidos, casos, lugares = [], [], {}
    for n, (dia, hora, clase) in enumerate(sorted(llegadas), 1):
        recibido = _recibido(crono, n, dia, hora, clase, asuntos, municipios)
        recibidos.append(recibido)
        if clase == Clase.RELEVANTE:
            lugares[dia.month] = lugares.get(dia.month, -1) + 1
            casos.append(Caso(recibido, len(casos), lugares[dia.month]))
    return recibidos, casos


def _recibido(crono, n, dia, hora, clase, asuntos, municipios):
    azar = crono.azar
    (asunto, sintesis), municipio = azar.choice(asuntos), azar.choice(municipios)
    institucion = azar.choice(INSTITUCIONES).format(municipio.nombre)
    return Recibido(
        folio=f"{PREFIJO}-{ANIO}-{n:0{CIFRAS}}", fecha=dia, hora=hora, ejercicio=ANIO, clase=clase,
        remitente=f"{azar.choice(NOMBRES)} {azar.choice(APELLIDOS)} {azar.choice(APELLIDOS)}",
        cargo=azar.choice(CARGOS) if institucion else "", institucion=institucion,
        numero=f"{azar.randint(1, 900)}/{ANIO}" if institucion else "",
        fecha_oficio=dia - timedelta(days=azar.randint(0, 6)) if institucion else None,
        sintesis=sintesis, asunto=asunto, municipio=municipio if n % 4 else None, reconstruido=True,
    )  # fmt: skip


# -- turns


def _turnos(crono, casos, personas):
    """[(Caso, unsaved turn)]: the same day or the next business day; one in LENTO_CADA, later than 48 hours."""
    filas = Dependencia.objects.filter(tipo=TipoDependencia.DEPENDENCIA, sector=None).order_by("orden")
    otras, propias = [fila for fila in filas if fila.pk not in personas.propias], list(Dependencia.objects.filter(pk__in=personas.propias))
    turnos = []
    for caso in casos:
        momento, asunto = _momento(crono, caso), caso.recibido.asunto
        cuantas = 3 if caso.numero % TRES_CADA == 5 else 2 if caso.numero % DOS_CADA == 3 else 1
        de_enlace = propias and (caso.suerte in (ABIERTOS[0], EN_ESPERA_DE_REVISION) or caso.numero % 13 == 7)
        elegidas = crono.azar.sample(otras, cuantas)
        if de_enlace:
            elegidas[0] = propias[caso.numero % len(propias)]
        for dependencia in elegidas:
            dia = timezone.localtime(momento).date()
            turnos.append((caso, Turno(
                recibido=caso.recibido, dependencia=dependencia, fecha=momento, ejercicio=ANIO, dias=asunto.dias,
                vence=relojes.vencimiento(crono.calendario, dia, asunto.dias), usuario=personas.capturista, reconstruido=True,
            )))  # fmt: skip
    return turnos


def _momento(crono, caso):
    """Of a letter of Friday, the same day: two nights of a weekend would be too many hours."""
    recibido, azar = caso.recibido, crono.azar
    llegada = recibido.recibido_el
    if caso.numero % LENTO_CADA == 17:
        dia = crono.calendario.sumar(recibido.fecha + timedelta(days=2), 1)
    else:
        siguiente = crono.calendario.sumar(recibido.fecha, 1)
        dia = siguiente if siguiente - recibido.fecha == timedelta(days=1) and azar.random() < 0.75 else recibido.fecha
    if dia == recibido.fecha:
        return llegada + timedelta(minutes=azar.randint(20, 240))
    return datetime.combine(dia, time(8 + azar.randint(0, 7), azar.randint(0, 59)), tzinfo=llegada.tzinfo)


# -- answers


def _respuestas(crono, turnos, personas):
    """(answers, pauses): most in time, some late, some still open; deadlines move with their pauses."""
    respuestas, pausas, por_devolver = [], [], True
    for n, (caso, turno) in enumerate(turnos):
        if caso.suerte == PAUSADO:
            pausas.append(Pausa(turno=turno, desde=crono.calendario.sumar(turno.dia, 2), motivo=ESPERA))
        elif caso.suerte == EN_ESPERA_DE_REVISION:
            dia = crono.entre(RECIENTES, date(2024, 2, 9))
            firma = {"validacion": Validacion.POR_VALIDAR, "usuario": personas.enlace if turno.dependencia_id in personas.propias else None}
            respuestas.append(_respuesta(turno, dia, crono, EN_REVISION, firma))
        elif caso.suerte in ABIERTOS:
            if por_devolver and turno.dependencia_id in personas.propias:
                vueltas = devuelto(turno, Respuesta, {"respondido": RECIENTES}, {"respondido": None}, crono, personas)
                respuestas, por_devolver = respuestas + vueltas, False
                turno.fecha_avance = vueltas[-1].fecha
        else:
            if n % PAUSA_CADA == 11:
                pausas.append(_pausa(turno, crono))
            tarda = turno.dias + crono.azar.randint(1, 6) if n % TARDE_CADA == 4 else crono.azar.randint(1, turno.dias)
            dia = crono.calendario.sumar(max(turno.dia, *(p.hasta for p in pausas[-1:] if p.turno is turno), turno.dia), tarda)
            respuestas.append(_respuesta(turno, dia, crono, SIN_DETALLE, personas.firma(turno.dependencia_id)))
    return respuestas, pausas


def _pausa(turno, crono):
    """A pause that ended; the deadline moves as many days."""
    desde = crono.calendario.sumar(turno.dia, 1)
    pausa = Pausa(turno=turno, desde=desde, hasta=crono.calendario.sumar(desde, crono.azar.randint(2, 5)), motivo=ESPERA)
    turno.vence = relojes.vencimiento(crono.calendario, turno.dia, turno.dias, [pausa], pausa.hasta)
    return pausa


def _respuesta(turno, dia, crono, texto, firma):
    turno.respondido = turno.fecha_avance = dia
    return Respuesta(de=turno, fecha=dia, respondido=dia, texto=texto, creado=crono.hora(dia), **firma)
