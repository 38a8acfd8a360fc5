"""What the technical sheets print: of one instruction, or of all those of a list."""

from seguimiento.nucleo.formato import entero, pesos, plural, porcentaje
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, redondear, umbrales_de

from . import cifras, lecturas
from .estados import Etapa
from .models import Instruccion

UNIDAD = "Dirección General de Seguimiento de Acuerdos y de Gestión"
MAXIMO = 500  # instructions that one sheet prints


def particular(fila, usuario, corte):
    """Context of the sheet of one instruction annotated by `al_corte`."""
    avances = list(fila.avances.filter(fecha__lte=corte).order_by("fecha", "pk"))
    archivos = {}
    for documento in Documento.objects.de(fila, *avances):
        archivos.setdefault((documento.tipo_de_objeto_id, documento.objeto_id), []).append(documento.nombre)
    propios = Documento.objects.de(fila)
    return {
        "titulo": "Ficha técnica",
        "bajada": str(fila),
        "unidad": UNIDAD,
        "corte": corte,
        "orientacion": "vertical",
        "object": fila,
        "hechos": lecturas.hechos(fila),
        "resumen": [("Avance capturado", porcentaje(fila.porcentaje_vista, None)), ("Días en la etapa", entero(fila.dias_en_etapa))],
        "escalera": lecturas.escalera(fila, avances, corte),
        "movimientos": lecturas.movimientos(avances),
        "dinero": lecturas.dinero(Instruccion.objects.filter(pk=fila.pk), usuario, corte),
        "documentos": propios,
    }


def general(filas, usuario, corte, chips):
    """Context of the sheet of the instructions of a list, in its order."""
    total, grupos = filas.resumen(), cifras.por_etapa(filas)
    medias = umbrales_de("instrucciones-en-conferencias")
    impresas = filas.con_ultima_accion(corte).con_inversion(corte).select_related("dependencia", "responsable")
    return {
        "titulo": "Ficha técnica general de instrucciones",
        "bajada": "; ".join(f"{chip['rotulo']}: {chip['valor']}" for chip in chips) or "Todas las de la lista",
        "unidad": UNIDAD,
        "corte": corte,
        "medida": CUMPLIMIENTO_CAPTURADO,
        "resumen": [("Instrucciones", entero(total["total"])), ("Avance", porcentaje(redondear(total["media"]), 0) or "sin datos")],
        "color": medias.color(redondear(total["media"])),
        "etapas": [(etapa.label, grupos.get(etapa.value, {"total": 0})["total"]) for etapa in Etapa],
        "filas": [(fila, pesos(fila.inversion) if fila.inversion else "") for fila in impresas[:MAXIMO]],
        "dinero": lecturas.dinero(filas.order_by(), usuario, corte),
        "recorte": f"Se imprimen {plural(MAXIMO, 'instrucción', 'instrucciones')} de {entero(total['total'])}: acote la lista."
        if total["total"] > MAXIMO else "",
    }  # fmt: skip
