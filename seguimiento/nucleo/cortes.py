"""Cuts: a report frozen with its data, folio, hash and date, printed again when the records have long changed.

The hash is SHA-256 of the canonical JSON of the report (keys in order, no spaces, UTF-8) without `generado`: whoever holds the JSON
can compute it. It proves integrity; it is not an electronic signature.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import mark_safe

from . import bitacora, folios
from .models import Corte
from .reportes import Celda, Columna, Reporte
from .semaforo import Umbrales


def canonico(datos):
    """Canonical JSON text of the data of a report."""
    datos = {clave: valor for clave, valor in datos.items() if clave != "generado"}
    return json.dumps(datos, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def huella_de(texto):
    return hashlib.sha256(texto.encode()).hexdigest()


@transaction.atomic
def congelar(reporte, *, parametros, usuario, fecha):
    """Freeze a report under the next folio of the year, without gaps. Returns the Corte; ValidationError while it does not add up."""
    if reporte.descuadres:
        raise ValidationError([f"No cuadra: {motivo}" for motivo in reporte.descuadres])
    datos = canonico(reporte.datos())
    corte = Corte(
        folio=folios.siguiente(Corte, "COR", fecha.year),
        slug=reporte.slug,
        titulo=reporte.titulo,
        fecha=reporte.corte,
        parametros=parametros,
        datos=datos,
        forma=_forma(reporte),
        huella=huella_de(datos),
        usuario=usuario,
    )
    with bitacora.contexto(usuario):
        corte.save()
    return corte


@transaction.atomic
def aprobar(corte, *, usuario):
    """The head of the Office makes a cut official."""
    corte = Corte.objects.select_for_update().get(pk=corte.pk)
    if corte.aprobado:
        raise ValidationError("El corte ya está aprobado.")
    corte.aprobado, corte.aprobado_por = timezone.now(), usuario
    with bitacora.contexto(usuario):
        corte.save(update_fields=["aprobado", "aprobado_por"])
    return corte


def es_integro(corte):
    """The stored data still have the hash that was printed."""
    return huella_de(corte.datos) == corte.huella


def datos_de(corte):
    """The data that were hashed, as values."""
    return json.loads(corte.datos)


def _forma(reporte):
    """What is needed to print the report again besides its data."""
    return {
        "bajada": reporte.bajada,
        "unidad": reporte.unidad,
        "medida": reporte.medida,
        "formula": reporte.formula,
        "grafica": str(reporte.grafica or ""),
        "resumen": [list(par) for par in reporte.resumen],
        "columnas": [vars(columna) for columna in reporte.columnas],
        "colores": [[celda.color for celda in fila] for fila in reporte.filas],
        "colores_totales": [celda.color for celda in reporte.totales] if reporte.totales else None,
        "aparte": _aparte(reporte),
        "umbrales": [str(reporte.umbrales.verde), str(reporte.umbrales.amarillo)],
        "generado": reporte.generado.isoformat(),
    }


def _aparte(reporte):
    """[[row (-1: totals), column, text, explanation]] of the cells that say something besides their value."""
    filas = [*enumerate(reporte.filas), *([(-1, reporte.totales)] if reporte.totales else [])]
    return [
        [n, c, celda.texto, celda.explica]
        for n, fila in filas
        for c, celda in enumerate(fila)
        if celda.explica or (reporte.columnas[c].tipo == "texto" and isinstance(celda.valor, int))
    ]


def reporte_de(corte):
    """The frozen Reporte, equal to the one that was printed; it reads no records."""
    datos, forma = datos_de(corte), corte.forma
    columnas = [Columna(**columna) for columna in forma["columnas"]]

    def celdas(*listas):
        return [Celda(_valor(columna, valor), enlace, color=color) for columna, valor, enlace, color in zip(columnas, *listas, strict=True)]

    filas = [celdas(*fila) for fila in zip(datos["filas"], datos["enlaces"], forma["colores"], strict=True)]
    totales = celdas(datos["totales"], datos["enlaces_totales"], forma["colores_totales"]) if datos["totales"] else None
    for n, c, texto, explica in forma.get("aparte", ()):
        fila = totales if n == -1 else filas[n]
        fila[c] = replace(fila[c], texto=texto, explica=explica)
    return Reporte(
        slug=corte.slug,
        titulo=datos["titulo"],
        corte=corte.fecha,
        columnas=columnas,
        filas=filas,
        totales=totales,
        bajada=forma["bajada"],
        unidad=forma["unidad"],
        medida=forma["medida"],
        notas=datos["notas"],
        formula=forma["formula"],
        grafica=mark_safe(forma["grafica"]) or None,  # our own SVG, frozen by us
        resumen=[tuple(par) for par in forma["resumen"]],
        umbrales=Umbrales(*(Decimal(valor) for valor in forma["umbrales"])),
        generado=datetime.fromisoformat(forma["generado"]),
    )


def _valor(columna, valor):
    """A value of the JSON as the report had it: dates are written there as text."""
    return date.fromisoformat(valor) if columna.tipo == "fecha" and valor else valor


@dataclass(frozen=True)
class Cambio:
    """A cell before and after, both ready to print; `delta` is the difference of two figures."""

    antes: str
    ahora: str
    cambia: bool
    delta: Decimal | None = None
    decimales: int = 0


def comparar(antes, ahora):
    """Cell by cell difference of two Reportes of the same slug: {"columnas", "filas": [(name, state, [Cambio])], "cambios"}.

    Rows are matched by the first column of text; `state` is "igual", "cambia", "nueva" or "ya no está". That column, and those
    that only number or identify the rows, are not compared. A Cambio has the decimals of its column.
    """
    nombre = next(n for n, columna in enumerate(ahora.columnas) if columna.tipo == "texto")
    comparadas = [n for n, columna in enumerate(ahora.columnas) if n != nombre and not columna.identifica]
    columnas = [ahora.columnas[n] for n in comparadas]
    previas, actuales = ({str(fila[nombre].valor): fila for fila in reporte.filas} for reporte in (antes, ahora))
    if antes.totales and ahora.totales:
        previas["Total"], actuales["Total"] = antes.totales, ahora.totales
    filas = []
    for clave in [*actuales, *(clave for clave in previas if clave not in actuales)]:
        viejas, nuevas = previas.get(clave), actuales.get(clave)
        celdas = [
            _cambio(columna, viejas[n] if viejas and n < len(viejas) else None, nuevas[n] if nuevas else None)
            for n, columna in zip(comparadas, columnas, strict=True)
        ]
        if viejas is None:
            estado = "nueva"
        elif nuevas is None:
            estado = "ya no está"
        else:
            estado = "cambia" if any(celda.cambia for celda in celdas) else "igual"
        filas.append((clave, estado, celdas))
    cambios = sum(celda.cambia for _, _, celdas in filas for celda in celdas)
    return {"columnas": [columna.titulo for columna in columnas], "filas": filas, "cambios": cambios}


def _cambio(columna, vieja, nueva):
    antes, ahora = (celda.texto if celda else "" for celda in (vieja, nueva))
    delta = None
    if vieja and nueva and all(isinstance(celda.valor, (int, float, Decimal)) for celda in (vieja, nueva)):
        delta = Decimal(str(nueva.valor)) - Decimal(str(vieja.valor))
    return Cambio(antes, ahora, antes != ahora, delta, {"porcentaje": columna.decimales, "pesos": 2}.get(columna.tipo, 0))
