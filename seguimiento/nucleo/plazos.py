"""Business days: the day after is day 1; weekends and the editable table of días inhábiles do not count.

Sources: Ley Federal del Trabajo art. 74 (days off) and, for the way of counting, Ley 81 de Transparencia de Sonora art. 113.
"""

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

UN_DIA = timedelta(days=1)


def hoy():
    """Today in Hermosillo. Only views and commands call it; everything below takes a date."""
    return timezone.localdate()


@dataclass
class Calendario:
    """Days off of one or several scopes, read once: `motivos` maps date → reason."""

    motivos: dict = field(default_factory=dict)

    def __post_init__(self):
        self._entre_semana = sorted(dia for dia in self.motivos if dia.weekday() < 5)

    @classmethod
    def cargar(cls, *ambitos):
        """Days off of these scopes together (estatal without any); a day of several is told as the first of them says."""
        from .models import DiaInhabil

        ambitos = ambitos or ("estatal",)
        filas = DiaInhabil.objects.filter(ambito__in=ambitos).values_list("ambito", "fecha", "motivo", "por_confirmar")
        motivos = {}
        for _ambito, dia, motivo, por_confirmar in sorted(filas, key=lambda fila: ambitos.index(fila[0])):
            motivos.setdefault(dia, f"{motivo} (por confirmar)" if por_confirmar else motivo)
        return cls(motivos)

    def es_habil(self, dia):
        return dia.weekday() < 5 and dia not in self.motivos

    def contar(self, desde, hasta):
        """Business days after `desde` up to and including `hasta`; negative when `hasta` comes first."""
        if hasta < desde:
            return -self.contar(hasta, desde)
        semanas, resto = divmod((hasta - desde).days, 7)
        sueltos = sum((desde + UN_DIA * (semanas * 7 + n)).weekday() < 5 for n in range(1, resto + 1))
        inhabiles = bisect_right(self._entre_semana, hasta) - bisect_right(self._entre_semana, desde)
        return semanas * 5 + sueltos - inhabiles

    def sumar(self, desde, dias):
        """The date on which business day number `dias` after `desde` falls (0: the next business day on or after)."""
        dia = desde
        while dias > 0 or not self.es_habil(dia):
            dia += UN_DIA
            dias -= self.es_habil(dia)
        return dia

    def dia_por_dia(self, desde, hasta):
        """[(date, number or None, reason it was skipped)] for every day after `desde` up to `hasta`."""
        filas, numero, dia = [], 0, desde + UN_DIA
        while dia <= hasta:
            if self.es_habil(dia):
                numero += 1
                filas.append((dia, numero, ""))
            else:
                filas.append((dia, None, self.motivos.get(dia, "fin de semana")))
            dia += UN_DIA
        return filas

    def saltados(self, desde, hasta):
        """Days off between two dates that are not weekends: [(date, reason)]."""
        inicio, fin = bisect_right(self._entre_semana, desde), bisect_right(self._entre_semana, hasta)
        return [(dia, self.motivos[dia]) for dia in self._entre_semana[inicio:fin]]

    def estado(self, vence, corte, *, cerrado=False):
        """How a deadline reads at `corte`: {"clase", "icono", "texto"} or None without a date or once closed."""
        if vence is None or cerrado:
            return None
        if vence == corte:
            return {"clase": "hoy", "icono": "clock", "texto": "vence hoy"}
        dias = abs(self.contar(corte, vence))
        cuantos = f"{dias:,} día{'' if dias == 1 else 's'} hábil{'' if dias == 1 else 'es'}"
        if vence < corte:
            return {"clase": "vencido", "icono": "clock-history", "texto": f"vencido hace {cuantos}"}
        return {"clase": "", "icono": "clock", "texto": f"en {cuantos}"}


def mas_meses(fecha, meses):
    """The same day some months later; the last one of the month where there is no such day."""
    anio, mes = divmod(fecha.year * 12 + fecha.month - 1 + meses, 12)
    return date(anio, mes + 1, min(fecha.day, monthrange(anio, mes + 1)[1]))


def leer_fecha(texto):
    """A date typed by a person or written in an address: dd/mm/aaaa or aaaa-mm-dd; ValueError says what was expected."""
    texto = (texto or "").strip()
    try:
        if "-" in texto:
            return date.fromisoformat(texto)
        dia, mes, anio = (int(parte) for parte in texto.split("/"))
        return date(anio, mes, dia)
    except (ValueError, OverflowError):
        raise ValueError(f"«{texto}» no es una fecha: escríbala como dd/mm/aaaa.") from None
