"""Folios, letters, expedientes and follow-ups of 2023, rebuilt so that T14 comes out of them month by month.

The report prints how many there were; their texts, addressees and days are supposed, and say so.
"""

import csv
from bisect import bisect_right
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from atencion.correspondencia.estados import Clase
from atencion.correspondencia.models import Recibido
from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.reconstruccion import CIERRE, Cronologia

from . import disposicion, services
from .columnas import clave
from .estados import Destino, EstadoDeOficio, Serie
from .models import Clasificacion, Enviado, Expediente, Folio, Plantilla, Seguimiento
from .plantillas import PLANTILLAS

CUADRO = Path(__file__).parent / "datos" / "cuadro.csv"
ANIO, POR_SENTENCIA = 2023, 2000
# T14 by month: folios, letters and expedientes of each series; follow-ups are printed of DGGD alone.
FOLIOS = {
    Serie.DGGD: (125, 108, 163, 133, 80, 79, 58, 79, 89, 99, 109, 61), Serie.OEE: (226, 277, 195, 77, 260, 58, 37, 49, 37, 53, 81, 23),
}  # fmt: skip
OFICIOS = {
    Serie.DGGD: (139, 155, 304, 220, 98, 109, 80, 129, 153, 154, 189, 106),
    Serie.OEE: (199, 277, 195, 77, 260, 234, 83, 313, 85, 133, 490, 28),
}
EXPEDIENTES = {
    Serie.DGGD: (125, 108, 163, 132, 80, 79, 58, 79, 89, 99, 109, 61), Serie.OEE: (208, 271, 185, 74, 164, 58, 34, 47, 37, 52, 80, 23),
}  # fmt: skip
SEGUIMIENTOS = (228, 112, 322, 148, 141, 237, 115, 61, 101, 107, 140, 109)
ASUNTOS = (
    "Rehabilitación de un camino vecinal", "Obra de agua potable", "Apoyo para un acto comunitario", "Audiencia con el titular",
    "Información sobre programas sociales", "Mejora de un plantel escolar", "Regularización de predios", "Atención de un servicio de salud",
    "Firma de un convenio de colaboración", "Invitación a un acto oficial", "Copia de un expediente", "Seguridad en una colonia",
)  # fmt: skip
SIN_TEXTO = "(texto no publicado en el informe)"
NOTA = "Seguimiento reconstruido a partir de las cifras publicadas; el informe no publica el detalle."
CUERPO = "Oficio reconstruido a partir de las cifras publicadas; el informe no publica su texto."
CUADRO_SUPUESTO = "Cuadro de demostración: el de la Oficina está por confirmar."
RECIENTES, SIN_CONCLUIR = 60, 0.05  # folios among which a follow-up falls; share of the folios still open when the report was made


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Folio.todos.exists():
        return {}
    crono = Cronologia("gestion-2023")
    series = _cuadro()
    Plantilla.objects.bulk_create(Plantilla(nombre=n, asunto=asunto, cuerpo=cuerpo) for n, asunto, cuerpo in PLANTILLAS)
    dependencias = list(Dependencia.objects.filter(tipo=TipoDependencia.DEPENDENCIA, sector=None).order_by("orden"))
    cuentas = defaultdict(int)
    for serie in Serie:
        folios = _folios(crono, serie, dependencias, personas)
        seguimientos = _seguimientos(crono, folios, personas) if serie == Serie.DGGD else []
        _concluir(crono, folios, seguimientos)
        Folio.objects.bulk_create(folios, batch_size=POR_SENTENCIA)
        expedientes = Expediente.objects.bulk_create(_expedientes(crono, serie, folios, series, personas), batch_size=POR_SENTENCIA)
        oficios = _oficios(crono, serie, folios, expedientes, personas)
        Enviado.objects.bulk_create(oficios, batch_size=POR_SENTENCIA)
        Seguimiento.objects.bulk_create(seguimientos, batch_size=POR_SENTENCIA)
        hechos = {
            "folios de gestión": folios,
            "oficios enviados": oficios,
            "expedientes": expedientes,
            "seguimientos de folios": seguimientos,
        }
        for que, filas in hechos.items():
            cuentas[que] += len(filas)
    return dict(cuentas)


def _cuadro():
    """The scheme, saved; returns its series and subseries."""
    nodos = {}
    with CUADRO.open() as archivo:
        for fila in csv.DictReader(archivo):
            nodo = Clasificacion(
                nivel=fila["nivel"], clave=fila["clave"], nombre=fila["nombre"], padre=nodos.get(fila["padre"]), destino=fila["destino"],
                valor_legal=bool(fila["legal"]), valor_fiscal=bool(fila["fiscal"]), nota=CUADRO_SUPUESTO,
                plazo_tramite=int(fila["tramite"]) if fila["tramite"] else None,
                plazo_concentracion=int(fila["concentracion"]) if fila["concentracion"] else None,
            )  # fmt: skip
            nodo.ruta = disposicion.ruta_de(nodo)
            nodo.save()
            nodos[nodo.clave] = nodo
    return [nodo for nodo in nodos.values() if nodo.clasifica]


def _dias(crono, cuentas, personas):
    """Business days in order, as many in each month as the table says."""
    return [dia for mes, cuantos in enumerate(cuentas, 1) for dia in sorted(crono.dias_del_mes(ANIO, mes, personas.parte(cuantos)))]


def _folios(crono, serie, dependencias, personas):
    """Unsaved folios, numbered by their day; those of DGGD are born of a relevant letter received by then."""
    responsables = [persona for persona in (personas.coordinador, personas.capturista) if persona is not None] or [None]
    recibidos = _recibidos() if serie == Serie.DGGD else []
    llegadas, folios, tomados = [recibido.fecha for recibido in recibidos], [], 0
    for n, dia in enumerate(_dias(crono, FOLIOS[serie], personas), 1):
        hasta = bisect_right(llegadas, dia)
        recibido = recibidos[max(tomados, hasta - 3)] if max(tomados, hasta - 3) < hasta else None
        tomados = max(tomados, hasta - 3) + 1 if recibido else tomados
        folios.append(
            Folio(
                serie=serie, numero=n, ejercicio=ANIO, clave=clave(serie, "F", n, ANIO), fecha=dia, recibido=recibido,
                asunto=f"{recibido.asunto.nombre if recibido else ASUNTOS[n * 7 % len(ASUNTOS)]} {SIN_TEXTO}",
                solicitante=recibido.remitente if recibido else "",
                dependencia=dependencias[n * 7 % len(dependencias)], responsable=responsables[n % len(responsables)], reconstruido=True,
            )
        )  # fmt: skip
    return folios


def _recibidos():
    filas = Recibido.objects.filter(clase=Clase.RELEVANTE, fecha__year=ANIO).select_related("asunto")
    return list(filas.order_by("fecha", "folio"))


def _seguimientos(crono, folios, personas):
    """Unsaved follow-ups, each on one of the folios that were recent on its day."""
    fechas = [folio.fecha for folio in folios]
    filas = []
    for dia in _dias(crono, SEGUIMIENTOS, personas):
        hay = max(bisect_right(fechas, dia), 1)
        folio = folios[crono.azar.randrange(max(hay - RECIENTES, 0), hay)]
        filas.append(Seguimiento(folio=folio, fecha=max(dia, folio.fecha), nota=NOTA, usuario=personas.capturista, reconstruido=True))
    return filas


def _concluir(crono, folios, seguimientos):
    """Most were concluded some days after the last thing done about them; none after the day of the report."""
    ultimo = {id(folio): folio.fecha for folio in folios}
    for seguimiento in seguimientos:
        ultimo[id(seguimiento.folio)] = max(ultimo[id(seguimiento.folio)], seguimiento.fecha)
    for folio in folios:
        if crono.azar.random() >= SIN_CONCLUIR:
            folio.concluido = min(crono.calendario.sumar(ultimo[id(folio)], crono.azar.randint(1, 9)), CIERRE)
            folio.resultado = "Concluido; el informe no publica el resultado."


def _expedientes(crono, serie, folios, series, personas):
    """Unsaved expedientes: those of the first folios of each month, as many as the table says."""
    del_mes, numero = defaultdict(list), 0
    for folio in folios:
        del_mes[folio.fecha.month].append(folio)
    for mes, cuantos in enumerate(EXPEDIENTES[serie], 1):
        for folio in del_mes[mes][: personas.parte(cuantos)]:
            numero += 1
            yield _expediente(crono, folio, numero, series[numero * 5 % len(series)])


def _expediente(crono, folio, numero, nodo):
    uno = Expediente(
        serie=folio.serie, numero=numero, ejercicio=ANIO, clave=clave(folio.serie, "E", numero, ANIO), clasificacion=nodo, folio=folio,
        titulo=folio.asunto, apertura=folio.fecha, fecha_inicial=folio.fecha, fecha_final=folio.concluido, cierre=folio.concluido,
        plazo_tramite=nodo.plazo_tramite, plazo_concentracion=nodo.plazo_concentracion, destino=nodo.destino or Destino.BAJA,
        valor_administrativo=nodo.valor_administrativo, valor_legal=nodo.valor_legal, valor_fiscal=nodo.valor_fiscal,
        fojas=crono.azar.randint(2, 60), ubicacion=f"Archivero {numero // 60 % 12 + 1}, caja {numero // 12 + 1}",
        responsable=folio.responsable, reconstruido=True,
    )  # fmt: skip
    disposicion.fechar(uno)
    return uno


def _oficios(crono, serie, folios, expedientes, personas):
    """Unsaved letters, numbered by their day, each of the last folio opened by then or of one shortly before."""
    fechas, archivo = [folio.fecha for folio in folios], {id(uno.folio): uno for uno in expedientes}
    oficios = []
    for n, dia in enumerate(_dias(crono, OFICIOS[serie], personas), 1):
        hay = bisect_right(fechas, dia)
        folio = folios[max(hay - 1 - crono.azar.randint(0, 8), 0)] if hay else None
        oficios.append(_oficio(serie, n, dia, folio, archivo.get(id(folio)), personas))
    return [*oficios, *_ademas(serie, len(oficios), folios[-1], personas)]


def _oficio(serie, numero, dia, folio, expediente, personas):
    dependencia = folio.dependencia if folio else None
    uno = Enviado(
        serie=serie, numero=numero, ejercicio=ANIO, clave=clave(serie, "", numero, ANIO), fecha=dia, folio=folio, expediente=expediente,
        recibido=folio.recibido if folio else None, dependencia=dependencia, destinatario="A la persona titular",
        cargo="Titular de la dependencia" if dependencia else "", institucion=dependencia.nombre if dependencia else "",
        asunto=folio.asunto if folio else f"Asunto de la Oficina {SIN_TEXTO}", cuerpo=CUERPO, estado=EstadoDeOficio.FIRMADO,
        firmante="Persona titular de la unidad", firmante_cargo=f"Titular de la {serie.unidad}", reconstruido=True,
        expedido=timezone.make_aware(datetime(dia.year, dia.month, dia.day, 12)),
    )  # fmt: skip
    uno.huella = services.huella_de(uno)
    return uno


def _ademas(serie, ultimo, folio, personas):
    """Besides what the table counts: a letter that was cancelled on the day after, and a draft without number."""
    dia = date(ANIO, 12, 28)
    cancelado = _oficio(serie, ultimo + 1, dia, folio, None, personas)
    cancelado.estado, cancelado.cancelado = EstadoDeOficio.CANCELADO, dia + timedelta(days=1)
    cancelado.motivo = "Se expidió con un dato equivocado (ejemplo de demostración)."
    borrador = _oficio(serie, ultimo + 2, dia, folio, None, personas)
    borrador.estado, borrador.numero, borrador.clave = EstadoDeOficio.BORRADOR, None, ""
    borrador.expedido, borrador.huella, borrador.cuerpo = None, "", "Borrador de ejemplo: {asunto}."
    return [cancelado, borrador]
