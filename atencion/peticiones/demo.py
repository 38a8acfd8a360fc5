"""The year 2023 at full volume, rebuilt from the printed counts (`volumen`); some of the open petitions have invented persons."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

from atencion.personas.models import Aviso, Persona
from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo.reconstruccion import CIERRE, Cronologia

from . import volumen
from .estados import Canal, FormaDeAviso, Orden, Prioridad, Resultado, Rubro
from .models import Conclusion, Gira, Peticion, Seguimiento, Turno

ASUNTOS = Path(__file__).parent / "datos" / "asuntos.csv"
POR_SENTENCIA = 5000
TURNADAS, DIAS_PARA_RESPONDER = 6, 15  # one petition in so many was turned
CON_PERSONA, SEGUIDAS_DESPUES = 160, 300
DESPUES = date(2024, 1, 8)
SIN_DETALLE = "Reconstruido a partir de las cifras publicadas; el informe no publica el detalle."
SEGUIMIENTO, RESPUESTA = f"Seguimiento. {SIN_DETALLE}", f"Respuesta. {SIN_DETALLE}"
CANAL = {
    Rubro.ASESORIA: Canal.PRESENCIAL, Rubro.ATENCION: Canal.PRESENCIAL, Rubro.LLAMADA: Canal.TELEFONO, Rubro.CHAT: Canal.CHAT,
    Rubro.CORREO: Canal.CORREO, Rubro.CORRESPONDENCIA: Canal.ESCRITO, Rubro.INFORMACION: Canal.REDES,
}  # fmt: skip
POBLADOS = {
    "Hermosillo": 300, "Cajeme": 140, "Nogales": 85, "San Luis Río Colorado": 65, "Navojoa": 55, "Guaymas": 50, "Caborca": 30,
    "Agua Prieta": 30, "Huatabampo": 25, "Etchojoa": 20, "Empalme": 20, "Puerto Peñasco": 20,
}  # fmt: skip
RESULTADOS, PESOS = (Resultado.POSITIVA, Resultado.ORIENTACION, Resultado.NEGATIVA, Resultado.NO_PROCEDE), (70, 20, 6, 4)
NOMBRES = ("Amelia", "Bernardo", "Celina", "Darío", "Edelmira", "Fabián", "Griselda", "Hilario", "Irma", "Jacinto")
APELLIDOS = ("Armenta", "Bojórquez", "Coronado", "Duarte", "Encinas", "Figueroa", "Grijalva", "Heras")


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Peticion.todos.exists():
        return {}
    crono = Cronologia("peticiones-2023")
    casos = volumen.casos(crono, personas.parte)
    municipios = list(Municipio.objects.order_by("clave"))
    giras = _giras(crono, casos, municipios)
    asuntos = _asuntos()
    temas = crono.azar.choices(asuntos, k=len(casos))
    peticiones = Peticion.objects.bulk_create(_peticiones(crono, casos, temas, municipios, giras), batch_size=POR_SENTENCIA)
    seguimientos = _crear(Seguimiento, _seguimientos(crono, casos, peticiones, personas))
    _crear(Conclusion, _conclusiones(crono, casos, peticiones))
    turnos = _crear(Turno, _turnos(crono, casos, peticiones, [siglas for _, _, siglas in temas]))
    con_persona = _con_persona(crono, [peticion for peticion in peticiones if not peticion.concluida], personas)
    return {
        "peticiones": len(peticiones), "seguimientos a peticiones": seguimientos, "turnos de peticiones": turnos, "giras": len(giras),
        "personas inventadas": con_persona,
    }  # fmt: skip


def _crear(modelo, filas):
    return len(modelo.objects.bulk_create(filas, batch_size=POR_SENTENCIA))


def _asuntos():
    """[(subject, kind of support, who attends it)]"""
    with ASUNTOS.open() as archivo:
        return [tuple(fila) for fila in csv.reader(archivo)][1:]


def _giras(crono, casos, municipios):
    """{day: tour} of the days on which some petition was received on one."""
    dias = sorted({caso.fecha for caso in casos if caso.de_gira})
    donde = crono.azar.choices(municipios, k=len(dias))
    giras = [
        Gira(nombre=f"Gira de trabajo por {lugar.nombre}", fecha=dia, ejercicio=dia.year, municipio=lugar, reconstruido=True)
        for dia, lugar in zip(dias, donde, strict=True)
    ]
    return dict(zip(dias, Gira.objects.bulk_create(giras), strict=True))


def _peticiones(crono, casos, temas, municipios, giras):
    """Unsaved petitions in order, folios without gaps in each year."""
    numeros = Counter()
    lugares = crono.azar.choices(municipios, [POBLADOS.get(lugar.nombre, 1) for lugar in municipios], k=len(casos))
    prioridades = crono.azar.choices(list(Prioridad), (10, 80, 10), k=len(casos))
    for caso, (asunto, apoyo, _), lugar, prioridad in zip(casos, temas, lugares, prioridades, strict=True):
        anio, gira = caso.fecha.year, giras[caso.fecha] if caso.de_gira else None
        numeros[anio] += 1
        yield Peticion(
            folio=f"PC-{anio}-{numeros[anio]:06d}", fecha=caso.fecha, ejercicio=anio, rubro=caso.rubro, concluida=caso.concluida,
            canal=Canal.GIRA if gira else CANAL[caso.rubro], gira=gira, municipio=gira.municipio if gira else lugar, asunto=asunto,
            tipo_de_apoyo=apoyo, prioridad=prioridad, reconstruido=True,
        )  # fmt: skip


def _seguimientos(crono, casos, peticiones, personas):
    """Those of the year, and some of the weeks before the report was made on what is still open."""
    canales = (Canal.TELEFONO, Canal.CHAT, Canal.CORREO, Canal.PRESENCIAL)
    pares = [(peticion, dia) for caso, peticion in zip(casos, peticiones, strict=True) for dia in caso.seguimientos]
    abiertas = [peticion for peticion in peticiones if not peticion.concluida]
    pares += [(peticion, crono.entre(DESPUES, CIERRE)) for peticion in crono.azar.choices(abiertas, k=personas.parte(SEGUIDAS_DESPUES))]
    return [
        Seguimiento(peticion=peticion, fecha=dia, canal=canal, nota=SEGUIMIENTO, reconstruido=True)
        for (peticion, dia), canal in zip(pares, crono.azar.choices(canales, k=len(pares)), strict=True)
    ]


def _conclusiones(crono, casos, peticiones):
    pares = [(caso, peticion) for caso, peticion in zip(casos, peticiones, strict=True) if caso.concluida]
    return [
        Conclusion(peticion=peticion, fecha=caso.concluida, resultado=resultado, respuesta=RESPUESTA, reconstruido=True)
        for (caso, peticion), resultado in zip(pares, crono.azar.choices(RESULTADOS, PESOS, k=len(pares)), strict=True)
    ]


def _turnos(crono, casos, peticiones, siglas):
    """One petition in `TURNADAS` went the next business day to who attends its subject; half of the open ones wait for an answer."""
    dependencias = dict(Dependencia.objects.values_list("siglas", "pk"))
    for n in range(0, len(casos), TURNADAS):
        caso, dia = casos[n], crono.calendario.sumar(casos[n].fecha, 1)
        if caso.concluida and caso.concluida < dia:
            continue
        vence = crono.calendario.sumar(dia, DIAS_PARA_RESPONDER)
        respondido = caso.concluida or (min(vence, CIERRE) if crono.azar.random() < 0.5 else None)
        yield Turno(
            peticion=peticiones[n], orden=Orden.ESTATAL, dependencia_id=dependencias[siglas[n]], fecha=dia, vence=vence,
            respuesta=RESPUESTA if respondido else "", respondido=respondido, reconstruido=True,
        )  # fmt: skip


def _con_persona(crono, abiertas, personas):
    """Give some open petitions an invented person; one in ten was written twice, so that duplicates have something to propose."""
    elegidas = crono.azar.sample(abiertas, min(personas.parte(CON_PERSONA), len(abiertas)))
    nuevas = [_persona(n, peticion) for n, peticion in enumerate(elegidas)]
    for peticion, persona in zip(elegidas, Persona.objects.bulk_create(nuevas), strict=True):
        peticion.persona, peticion.aviso = persona, Aviso.vigente(peticion.fecha)
        if peticion.aviso:
            peticion.aviso_aceptado, peticion.aviso_forma = peticion.fecha, FormaDeAviso.VERBAL
    Peticion.objects.bulk_update(elegidas, ["persona", "aviso", "aviso_aceptado", "aviso_forma"])
    return len(elegidas)


def _persona(n, peticion):
    quien = n - 1 if n % 10 == 9 else n
    return Persona(
        nombre=NOMBRES[quien % 10], primer_apellido=APELLIDOS[quien // 10 % 8], segundo_apellido=APELLIDOS[(quien // 80 + 5) % 8],
        telefono=f"66255501{quien % 100:02d}" if quien < 100 else "", municipio_id=peticion.municipio_id, registrada=peticion.fecha,
        reconstruido=True,
    )  # fmt: skip
