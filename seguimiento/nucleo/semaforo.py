"""THE formula: weights of the states, half-up rounding and the colours of the semáforo.

Source: informe anual 2023, tables T05, T07 and T09 (every row fits); T10 shows the second measure, the mean of what was captured.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Case, DecimalField, ExpressionWrapper, F, Value, When
from django.db.models.functions import Coalesce, NullIf, Round
from django.db.models.lookups import GreaterThanOrEqual

MEDIO = Decimal("0.5")  # what one "en proceso" weighs; concluido weighs 1 and pendiente 0
CIEN = Decimal(100)

PROMEDIO_DE_ESTATUS = "promedio de estatus"
CUMPLIMIENTO_CAPTURADO = "cumplimiento capturado"

VERDE, AMARILLO, ROJO, GRIS = "verde", "amarillo", "rojo", "gris"


def promedio(concluidas, en_proceso, total):
    """SQL: (concluidas + ½·en proceso) / total × 100, unrounded; NULL when there is nothing to average.

    Arguments are names of annotations or expressions that count.
    """
    concluidas, en_proceso, total = (F(x) if isinstance(x, str) else x for x in (concluidas, en_proceso, total))
    return ExpressionWrapper(
        (concluidas + en_proceso * Value(MEDIO)) * Value(CIEN) / NullIf(total, Value(0)),
        output_field=DecimalField(max_digits=20, decimal_places=10),
    )


def promedio_de(concluidas, en_proceso, total):
    """The same for figures already at hand (totals of a report): Decimal or None."""
    if not total:
        return None
    return (Decimal(concluidas) + MEDIO * Decimal(en_proceso)) * CIEN / Decimal(total)


def explicar_promedio(concluidas, en_proceso, total, *, que, decimales=0):
    """How one status average was made, in words; empty when there is nothing to average. `que` is what is counted (plural)."""
    if not total:
        return ""
    pendientes = total - concluidas - en_proceso
    valor = redondear(promedio_de(concluidas, en_proceso, total), decimales)
    return (
        f"({concluidas:,} concluidas + ½ × {en_proceso:,} en proceso) / {total:,} {que} × 100 = {valor} %. "
        f"Pendientes: {pendientes:,}, que cuentan cero."
    )


def explicar_media(media, total, *, que, decimales=2):
    """How one mean of captured percentages was made, in words; empty when there is none."""
    if not total or media is None:
        return ""
    suma = redondear(media * total, 2)
    return f"Suma de lo capturado: {suma:,} / {total:,} {que} = {redondear(media, decimales)} %."


def redondear(valor, decimales=0):
    """Half up in decimal arithmetic: 62.5 → 63. None stays None."""
    if valor is None:
        return None
    return Decimal(str(valor)).quantize(Decimal(1).scaleb(-decimales), rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Umbrales:
    """Cuts in per cent: from `verde` on green, from `amarillo` on yellow, below red, without data grey."""

    verde: Decimal = Decimal(80)
    amarillo: Decimal = Decimal(50)

    def color(self, valor):
        """Colour of a displayed (already rounded) value."""
        if valor is None:
            return GRIS
        if valor >= self.verde:
            return VERDE
        return AMARILLO if valor >= self.amarillo else ROJO

    def color_sql(self, campo, decimales):
        """SQL: the colour of an annotated value, cut on what is displayed (PostgreSQL rounds numeric half up)."""
        valor = Round(F(campo), precision=decimales)
        return Case(
            When(**{f"{campo}__isnull": True}, then=Value(GRIS)),
            When(_gte(valor, self.verde), then=Value(VERDE)),
            When(_gte(valor, self.amarillo), then=Value(AMARILLO)),
            default=Value(ROJO),
        )

    def leyenda(self):
        """[(colour, words)] as printed under every semáforo."""
        verde, amarillo = (f"{corte.normalize():f}" for corte in (Decimal(self.verde), Decimal(self.amarillo)))
        return [
            (VERDE, f"{verde} % o más"),
            (AMARILLO, f"de {amarillo} % a menos de {verde} %"),
            (ROJO, f"menos de {amarillo} %"),
            (GRIS, "sin datos"),
        ]


def _gte(expresion, corte):
    return GreaterThanOrEqual(Coalesce(expresion, Value(Decimal(-1))), Value(Decimal(corte)))


def umbrales_de(reporte=""):
    """Cuts of a report by its slug, or the general ones, or the seed."""
    from .models import Umbral

    filas = {fila.reporte: fila for fila in Umbral.objects.filter(reporte__in={reporte, ""})}
    fila = filas.get(reporte) or filas.get("")
    return Umbrales(fila.verde, fila.amarillo) if fila else Umbrales()
