"""Services rebuilt from the printed figures: renewals by quarter (T11), the total of the year before, and the PROBEP scholarships."""

from datetime import date, timedelta

from .estados import Clase, Trimestre
from .models import Tramite

RECONSTRUIDO = "Reconstruido a partir de las cifras publicadas"
SEDE = "Representación de Sonora en Arizona"
# (first day, last day, renewals, pesos, what was published). Of 2022 the report prints the year alone.
RENOVACIONES = (
    (date(2022, 1, 3), date(2022, 12, 30), 1322, 2352531, "el informe publica el total del año; su reparto por semana es supuesto."),
    (date(2023, 1, 3), date(2023, 3, 31), 761, 1440970, "el informe publica el trimestre; su reparto por semana es supuesto."),
    (date(2023, 4, 1), date(2023, 6, 30), 654, 1213676, "el informe publica el trimestre; su reparto por semana es supuesto."),
    (date(2023, 7, 1), date(2023, 9, 29), 710, 1255065, "el informe publica el trimestre; su reparto por semana es supuesto."),
    (date(2023, 10, 1), date(2023, 12, 29), 440, 774412, "el informe publica el trimestre; su reparto por semana es supuesto."),
)
BECAS = (("Northern Arizona University", 10), ("Arizona State University", 20), ("University of Arizona", 20))
INICIO_DE_CURSOS = date(2023, 8, 21)
VIERNES = 4


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if Tramite.todos.exists():
        return {}
    filas = [fila for renglon in RENOVACIONES for fila in _por_semana(*renglon)]
    nota = f"{RECONSTRUIDO}: el informe publica el máximo de becas por institución, no la fecha."
    filas += [_tramite(Clase.BECA, INICIO_DE_CURSOS, lugar, cuantas, None, nota) for lugar, cuantas in BECAS]
    return {"trámites": len(Tramite.objects.bulk_create(filas))}


def _por_semana(desde, hasta, cuantas, pesos, nota):
    """One row each Friday; together they add up exactly to what was published."""
    dias = [dia for n in range((hasta - desde).days + 1) if (dia := desde + timedelta(days=n)).weekday() == VIERNES]
    partes = zip(dias, _partes(cuantas, len(dias)), _partes(pesos, len(dias)), strict=True)
    return [_tramite(Clase.LICENCIA, dia, SEDE, parte, monto, f"{RECONSTRUIDO}: {nota}") for dia, parte, monto in partes]


def _partes(total, cuantas):
    """`total` in that many whole parts that differ by one at most."""
    return [total * (n + 1) // cuantas - total * n // cuantas for n in range(cuantas)]


def _tramite(clase, fecha, lugar, cantidad, ingreso, nota):
    return Tramite(
        clase=clase, fecha=fecha, ejercicio=fecha.year, trimestre=Trimestre.de(fecha), lugar=lugar, cantidad=cantidad, ingreso=ingreso,
        nota=nota, reconstruido=True,
    )  # fmt: skip
