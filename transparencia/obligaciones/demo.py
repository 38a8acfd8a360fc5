"""Demonstration of 2023: units, the published evaluations and meetings without names of persons, and the advice, rebuilt.

Of the 78 units the report gives the number alone, of the 1,741 rows of advice the total and their two matters: the rest is supposed.
"""

from datetime import date, time
from decimal import Decimal

from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.models import RECONSTRUIDO as ORIGEN
from seguimiento.nucleo.plazos import UN_DIA, Calendario

from .estados import ClaseDeReunion, Medio
from .models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia
from .services import nombre_de

UNIDADES, ASESORIAS = 78, 1741
SUJETOS = (
    TipoDependencia.DEPENDENCIA, TipoDependencia.ENTIDAD, TipoDependencia.ORGANISMO, TipoDependencia.DESCONCENTRADO,
    TipoDependencia.FIDEICOMISO, TipoDependencia.EMPRESA,
)  # fmt: skip
GUBERNATURA = "OEE"
# (quarter, per cent, supposed date of the result): the report says first, "posterior", third and fourth, without dates.
EVALUACIONES = (
    ("1", Decimal(100), date(2023, 5, 31)), ("2", Decimal(100), date(2023, 8, 31)),
    ("3", Decimal("99.39"), date(2023, 11, 30)), ("4", Decimal("99.39"), date(2024, 2, 9)),
)  # fmt: skip
PRENSA = "Sala de Prensa, Coordinación General de Comunicación Social"
CONSTITUCION = "Sala de la Constitución, Palacio de Gobierno"
ANALISIS = "Análisis de solicitudes de acceso que pudieran causar controversia"
ISTAI, CONTRALORIA = "Instituto Sonorense de Transparencia (ISTAI)", "Secretaría de la Contraloría General"
CAPACITACION, REUNION = ClaseDeReunion.CAPACITACION, ClaseDeReunion.REUNION
# (day, kind, topic, institution that speaks, place, hour, units that came): the fourteen that the report describes.
REUNIONES = (
    (date(2023, 4, 4), CAPACITACION, "Emisión de estados financieros, ante las solicitudes sobre facturas pagadas",
     "Dirección de Contabilidad Gubernamental", PRENSA, time(11), 42),
    (date(2023, 4, 21), REUNION, "Atención de solicitudes sobre convenios con medios de comunicación",
     "Sistema Estatal de Comunicación Social", PRENSA, time(11), 38),
    (date(2023, 5, 4), CAPACITACION, f"Avisos de privacidad simplificado e integral. {ANALISIS}", "", CONSTITUCION, None, None),
    (date(2023, 5, 18), REUNION, f"Lugar de Sonora entre los portales estatales de transparencia de 2022. {ANALISIS}", "", CONSTITUCION,
     None, None),
    (date(2023, 6, 1), REUNION, f"Resultados de las evaluaciones al portal estatal. {ANALISIS}", "", CONSTITUCION, None, None),
    (date(2023, 6, 15), CAPACITACION, "Datos personales", ISTAI, CONSTITUCION, None, 56),
    (date(2023, 6, 29), CAPACITACION, f"Informe anual 2022 del ISTAI: actividades y resultados. {ANALISIS}", "",
     "Sala de Juntas de la Secretaría de Salud, Centro de Gobierno", None, 42),
    (date(2023, 7, 13), CAPACITACION, f"Nuevas fechas de evaluación del segundo trimestre. {ANALISIS}", CONTRALORIA, CONSTITUCION,
     time(11), 42),
    (date(2023, 8, 11), REUNION, ANALISIS, "", PRENSA, time(11), 38),
    (date(2023, 8, 24), REUNION, ANALISIS, "", CONSTITUCION, time(11), 38),
    (date(2023, 9, 21), REUNION, "Homologación del portal estatal con la Plataforma Nacional de Transparencia", CONTRALORIA, CONSTITUCION,
     None, 38),
    (date(2023, 10, 5), CAPACITACION, f"Nuevos criterios de interpretación del INAI. {ANALISIS}", "", CONSTITUCION, time(11), 40),
    (date(2023, 11, 29), REUNION, f"Acuerdo del ISTAI y la Contraloría para homologar portales. {ANALISIS}", "", "", None, 30),
    (date(2023, 12, 14), REUNION, "Informe anual en materia de transparencia", "Coordinación Ejecutiva de Transparencia",
     "Auditorio de FOOSI", time(12), 36),
)  # fmt: skip
TEMAS = ("Trámite de una solicitud de acceso a la información", "Publicación de obligaciones de transparencia")
MEDIOS = (Medio.TELEFONO, Medio.TELEFONO, Medio.MENSAJERIA, Medio.CORREO, Medio.TELEFONO, Medio.PRESENCIAL, Medio.VIDEOLLAMADA)


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if UnidadDeTransparencia.todos.exists():
        return {}
    unidades = _unidades()
    return {
        "unidades de transparencia": len(unidades),
        "evaluaciones de portales": _evaluaciones(unidades),
        "reuniones de transparencia": len(Reunion.objects.bulk_create(_reunion(*renglon) for renglon in REUNIONES)),
        "asesorías": len(Asesoria.objects.bulk_create(_asesorias(unidades), batch_size=1000)),
    }


def _unidades():
    """The Office first, then state bodies in the order of the catalogue."""
    propias = Dependencia.objects.filter(tipo__in=SUJETOS).order_by("pk")
    elegidas = sorted(propias, key=lambda d: (d.siglas != GUBERNATURA, d.pk))[:UNIDADES]
    nota = f"{ORIGEN.capitalize()}: el informe dice cuántas son, no cuáles."
    return UnidadDeTransparencia.objects.bulk_create(
        UnidadDeTransparencia(dependencia=d, nombre=nombre_de(d), nota=nota, reconstruido=True) for d in elegidas
    )


def _evaluaciones(unidades):
    gubernatura = next(unidad for unidad in unidades if unidad.dependencia.siglas == GUBERNATURA)
    nota = "Publicada para la Gubernatura. La fecha del resultado es supuesta."
    filas = [
        Evaluacion(unidad=gubernatura, ejercicio=2023, trimestre=trimestre, porcentaje=cuanto, fecha=dia, nota=nota, reconstruido=True)
        for trimestre, cuanto, dia in EVALUACIONES
    ]
    return len(Evaluacion.objects.bulk_create(filas))


def _reunion(fecha, clase, tema, expone, lugar, hora, asistieron):
    return Reunion(
        fecha=fecha, ejercicio=fecha.year, clase=clase, tema=tema, expone=expone, lugar=lugar, hora=hora, declaradas=asistieron,
        reconstruido=True,
    )  # fmt: skip


def _asesorias(unidades):
    """As many as were published, spread evenly over the business days of the year."""
    calendario = Calendario.cargar()
    dias = [dia for n in range(365) if calendario.es_habil(dia := date(2023, 1, 2) + UN_DIA * n) and dia.year == 2023]
    nota = f"{ORIGEN.capitalize()}: día, unidad y medio son supuestos."
    return [
        Asesoria(
            unidad=unidades[n * 7 % len(unidades)], medio=MEDIOS[n % len(MEDIOS)], tema=TEMAS[n // 3 % 2],
            fecha=dias[n * len(dias) // ASESORIAS], ejercicio=2023, nota=nota, reconstruido=True,
        )
        for n in range(ASESORIAS)
    ]  # fmt: skip
