"""The 269 requests of 2023 rebuilt from T19, T20 and T21; what each one asked, its dates and its turns are invented. They name nobody.

T20 adds up 269 where T19 and T21 have 265: four were loaded without competencia or medio, and the reports name them.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.reconstruccion import Cronologia
from transparencia.regimenes import carga
from transparencia.regimenes.models import Regimen

from . import relojes
from .estados import DIAS_DE_TURNO, PREFIJOS, ClaseDeActo, Materia, Medio, Sentido
from .models import Acto, Solicitud, Turno
from .services import CIFRAS

C = ClaseDeActo
ANIO = 2023
TEMAS = Path(__file__).parent / "datos" / "temas.csv"
POR_MES = (33, 21, 30, 15, 18, 25, 17, 19, 28, 27, 23, 13)  # T20
DECLINADAS, RESERVADAS = 58, 3  # T19; one more was rejected, and the rest answered with information
SIN_DATOS = (228, 241, 250, 262)  # of the last quarter: neither competencia nor medio
POR_CORREO, RECHAZADA = 118, 74  # T21 has one by e-mail, T19 one rejected
DETALLE = "Reconstruido a partir de las cifras publicadas; el informe no publica el detalle."
PEDIDO = "{} (Reconstruido a partir de las cifras publicadas: el informe no publica lo que se pidió.)"
PREVENIDA_CADA, PRORROGA_CADA, CONTROVERSIA_CADA, TARDE_CADA, DE_ENLACE_CADA = 17, 19, 23, 61, 9
HASTA_MES = 10  # with prevención or prórroga: by the printed report all had been answered
# The kinds of answer with information, by turns; the others of T19 have their own number.
CON_INFORMACION = (
    Sentido.INFORMACION, Sentido.INFORMACION, Sentido.PUBLICA, Sentido.INFORMACION, Sentido.VERSION_PUBLICA, Sentido.INFORMACION,
    Sentido.PARCIAL, Sentido.PUBLICA, Sentido.INFORMACION, Sentido.CONSULTA_DIRECTA,
)  # fmt: skip


@dataclass
class Caso:
    """A request, its number among the 269, what became of it and the acts that say so."""

    solicitud: Solicitud
    numero: int
    suerte: str  # "sin_datos", "rechazada", "declinada", "reservada" or "respondida"
    actos: list = field(default_factory=list)

    def actuar(self, clase, fecha, **campos):
        self.actos.append(Acto(solicitud=self.solicitud, clase=clase, fecha=fecha, nota=DETALLE, reconstruido=True, **campos))
        return fecha


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Solicitud.todos.exists():
        return {}
    carga.cargar()
    crono, calendario = Cronologia("solicitudes de 2023"), relojes.calendario()
    crono.calendario = calendario
    casos = _casos(crono, personas)
    for caso in casos:
        _tramitar(caso, crono, personas)
        relojes.poner_plazo(caso.solicitud, caso.actos, date.max, calendario)
    turnos = _turnos(crono, [caso for caso in casos if caso.suerte in ("respondida", "reservada")], personas)
    Solicitud.objects.bulk_create(caso.solicitud for caso in casos)
    actos = Acto.objects.bulk_create(acto for caso in casos for acto in caso.actos)
    Turno.objects.bulk_create(turnos)
    return {"solicitudes de información": len(casos), "actos de solicitudes": len(actos), "turnos de solicitudes": len(turnos)}


# -- what came


def _casos(crono, personas):
    """Unsaved requests in the order of their dates, with folios without gaps."""
    regimen = Regimen.objects.vigente(Materia.ACCESO.value, date(ANIO, 1, 2))
    with TEMAS.open() as archivo:
        temas = list(csv.DictReader(archivo))
    dias = [dia for mes, cuantas in enumerate(POR_MES, 1) for dia in crono.dias_del_mes(ANIO, mes, cuantas)]
    suertes = _suertes(len(dias))
    return [
        Caso(_solicitud(crono, n, dia, crono.azar.choice(temas), regimen, personas), n, suertes[n]) for n, dia in enumerate(sorted(dias), 1)
    ]


def _suertes(cuantas):
    """{number: what became of it}: those declined and reserved are spread over the year."""
    suertes = dict.fromkeys(SIN_DATOS, "sin_datos") | {RECHAZADA: "rechazada"}
    libres = [n for n in range(1, cuantas + 1) if n not in suertes]
    suertes |= {libres[i * len(libres) // DECLINADAS]: "declinada" for i in range(DECLINADAS)}
    libres = [n for n in libres if n not in suertes]
    suertes |= {libres[(2 * i + 1) * len(libres) // (2 * RESERVADAS)]: "reservada" for i in range(RESERVADAS)}
    return {n: suertes.get(n, "respondida") for n in range(1, cuantas + 1)}


def _solicitud(crono, n, dia, tema, regimen, personas):
    medio = "" if n in SIN_DATOS else Medio.CORREO if n == POR_CORREO else Medio.PNT
    controvertida = n % CONTROVERSIA_CADA == 5
    return Solicitud(
        folio=f"{PREFIJOS[Materia.ACCESO]}-{ANIO}-{n:0{CIFRAS}}", folio_pnt=f"26000{n % 7:02}{n % 5}23{n:05}" if medio == Medio.PNT else "",
        materia=Materia.ACCESO, presentada=dia, hora=time(8 + crono.azar.randint(0, 9), crono.azar.randint(0, 59)), ejercicio=ANIO,
        medio=medio, texto=PEDIDO.format(tema["texto"]), tema=tema["tema"], regimen=regimen, capturo=personas.capturista,
        controversia=controvertida, nota_controversia="Conviene acordar antes la respuesta con la unidad." if controvertida else "",
        reconstruido=True,
    )  # fmt: skip


# -- what was done


def _tramitar(caso, crono, personas):
    """Its acts, each in the time that its regime gives, but for a few answered late."""
    presentada, sumar, azar = caso.solicitud.presentada, crono.calendario.sumar, crono.azar
    if caso.suerte == "sin_datos":
        return
    if caso.suerte == "declinada":
        caso.actuar(C.DECLINADA, sumar(presentada, azar.randint(1, 4)), usuario=personas.capturista)
        return
    if caso.suerte == "rechazada":
        prevenida = caso.actuar(C.PREVENCION, sumar(presentada, 3), usuario=personas.capturista)
        caso.actuar(C.SIN_DESAHOGO, sumar(prevenida, 11), usuario=personas.capturista)
        return
    aceptada = caso.actuar(C.ACEPTADA, sumar(presentada, azar.randint(1, 3)), usuario=personas.capturista)
    desde = _prevenir(caso, crono, personas, aceptada)
    _responder(caso, crono, personas, desde)


def _prevenir(caso, crono, personas, aceptada):
    """The day from which the answer counts: that of the presentation or, of one in so many, that of its desahogo."""
    if caso.numero % PREVENIDA_CADA or caso.solicitud.presentada.month > HASTA_MES:
        return caso.solicitud.presentada
    prevenida = caso.actuar(C.PREVENCION, crono.calendario.sumar(aceptada, 1), usuario=personas.capturista)
    return caso.actuar(C.DESAHOGO, crono.calendario.sumar(prevenida, crono.azar.randint(2, 8)), usuario=personas.capturista)


def _responder(caso, crono, personas, desde):
    tardanza, n = crono.azar.randint(6, 12), caso.numero
    if n % PRORROGA_CADA == 3 and caso.solicitud.presentada.month <= HASTA_MES:
        caso.actuar(C.PRORROGA, crono.calendario.sumar(desde, 12), acta=f"CT-{ANIO}-{n:03}", usuario=personas.coordinador)
        tardanza = crono.azar.randint(16, 22)
    elif n % TARDE_CADA == 7:
        tardanza = 17
    sentido = Sentido.RESERVADA if caso.suerte == "reservada" else CON_INFORMACION[n % len(CON_INFORMACION)]
    acta = f"CT-{ANIO}-{n:03}" if sentido in (Sentido.RESERVADA, Sentido.VERSION_PUBLICA) else ""
    caso.actuar(C.RESPUESTA, crono.calendario.sumar(desde, tardanza), sentido=sentido, acta=acta, usuario=personas.coordinador)


# -- internal turns


def _turnos(crono, casos, personas):
    """One to who holds the information: a unidad of the Office or a dependencia; of the last ones of the enlace, unanswered."""
    unidades = list(Unidad.objects.exclude(siglas="CETAI").order_by("siglas"))
    dependencias = list(Dependencia.objects.filter(tipo=TipoDependencia.DEPENDENCIA, sector=None).exclude(pk__in=personas.propias))
    propias = list(Dependencia.objects.filter(pk__in=personas.propias))
    turnos = []
    for lugar, caso in enumerate(casos):
        if propias and lugar % DE_ENLACE_CADA == 4:
            a_quien = {"dependencia": propias[lugar % len(propias)]}
        elif lugar % 3 == 0:
            a_quien = {"dependencia": crono.azar.choice(dependencias)}
        else:
            a_quien = {"unidad": crono.azar.choice(unidades)}
        sin_respuesta = "dependencia" in a_quien and a_quien["dependencia"].pk in personas.propias and caso.solicitud.presentada.month == 12
        turnos.append(_turno(caso, crono, personas, a_quien, sin_respuesta))
    return turnos


def _turno(caso, crono, personas, a_quien, sin_respuesta):
    """The business day after it was accepted; answered before the answer to the person."""
    fechas = {acto.clase: acto.fecha for acto in caso.actos}
    fecha = crono.calendario.sumar(fechas[C.ACEPTADA], 1)
    respondido = min(crono.calendario.sumar(fecha, crono.azar.randint(1, DIAS_DE_TURNO)), fechas[C.RESPUESTA])
    contestado = {} if sin_respuesta else {"respuesta": DETALLE, "respondido": respondido}
    return Turno(
        solicitud=caso.solicitud, fecha=fecha, dias=DIAS_DE_TURNO, vence=crono.calendario.sumar(fecha, DIAS_DE_TURNO),
        indicacion="Remita lo que tenga sobre lo que se pide, o diga que no obra en sus archivos.", usuario=personas.capturista,
        reconstruido=True, **a_quien, **contestado,
    )  # fmt: skip
