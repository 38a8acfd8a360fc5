"""Reports of the Comité: the half-yearly index of reserved files (L81 90) and what it resolved in a year."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Max

from seguimiento.nucleo.formato import entero, fecha_corta, fecha_larga
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte

from .estados import EN_EL_INDICE, Clase, EstadoDeReserva, Partes, Semestre, Sentido
from .models import Reserva, Resolucion
from .plazo import en_palabras

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"
RUTAS = {Reserva: "/transparencia/comite/reserva/", Resolucion: "/transparencia/comite/resolucion/"}


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


class SemestreForm(EjercicioForm):
    semestre = forms.ChoiceField(label="Semestre", required=False, choices=[("", "El del corte"), *Semestre.choices])


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date."""
    return f"{RUTAS[modelo]}?{urlencode({**filtros, 'corte': corte.isoformat()}, doseq=True)}"


def dias_del_semestre(ejercicio, semestre):
    """(first day, last day)"""
    if semestre == Semestre.I:
        return date(ejercicio, 1, 1), date(ejercicio, 6, 30)
    return date(ejercicio, 7, 1), date(ejercicio, 12, 31)


def semestre_de(fecha):
    return Semestre.I if fecha.month <= 6 else Semestre.II


COLUMNAS = [
    Columna("Área", ancho="ancho-angosto"), Columna("Nombre del expediente", identifica=True, ancho="ancho-medio"), Columna("Tema"),
    Columna("Plazo de reserva"), Columna("Inicio", "fecha"), Columna("Fin", "fecha"), Columna("Fundamento"),
    Columna("Justificación", ancho="ancho-amplio"), Columna("Partes que se reservan"), Columna("Estado"),
]  # fmt: skip


def _renglon(una):
    """The fields of L81 article 90, as of the cut-off date of the query."""
    plazo = en_palabras(una.meses)
    if una.estado_al == EstadoDeReserva.AMPLIADA:
        plazo = f"{plazo}, y {en_palabras(una.meses_de_ampliacion)} de prórroga"
    partes = f"{una.partes_vista.label}: {una.detalle}" if una.partes == Partes.PARCIAL else una.partes_vista.label
    return [
        una.area.siglas, una.nombre, una.tema, plazo, una.inicio, una.fin_al, una.fundamento, una.justificacion, partes,
        una.estado_vista.label,
    ]  # fmt: skip


@reporte(
    slug="indice-de-reservados", titulo="Índice de expedientes reservados", modulo="comite", form_class=SemestreForm, para_enlaces=False,
    bajada="Expedientes que el Comité mantiene reservados, por área y tema, al cierre de cada semestre (Ley 81, art. 90).",
)  # fmt: skip
def indice_de_reservados(corte, usuario, ejercicio=None, semestre=""):
    """What is reserved at the end of a semester, or at the cut-off date while it runs. Without parameters, the semester of the cut."""
    ejercicio = ejercicio or corte.year
    semestre = Semestre(semestre) if semestre else semestre_de(corte) if ejercicio == corte.year else Semestre.II
    desde, fin = dias_del_semestre(ejercicio, semestre)
    hasta = min(fin, corte)
    todas = Reserva.objects.visibles_para(usuario).al_corte(hasta)
    filas = list(todas.en_el_indice().select_related("area").order_by("area__orden", "tema", "nombre")) if desde <= corte else []
    ampliadas = sum(una.estado_al == EstadoDeReserva.AMPLIADA for una in filas)
    nuevas = sum(una.inicio >= desde for una in filas)
    estados = [estado.value for estado in EN_EL_INDICE]
    abiertos = todas.filter(desclasificada__range=(desde, hasta)).count() if desde <= corte else 0
    return Reporte(
        slug="indice-de-reservados", titulo=f"Índice de expedientes reservados, {semestre.label.split(' (')[0].lower()} de {ejercicio}",
        corte=corte, unidad=UNIDAD, bajada=f"Expedientes en reserva al {fecha_larga(hasta)}." if desde <= corte else "",
        columnas=COLUMNAS,
        filas=[_renglon(una) for una in filas],
        totales=["Total", Celda(len(filas), lista(Reserva, hasta, estado=estados)), *[""] * 8] if filas else None,
        resumen=[
            ("En reserva", entero(len(filas))), ("Reservados en el semestre", entero(nuevas)), ("En prórroga", entero(ampliadas)),
            ("Desclasificados en el semestre", entero(abiertos)),
        ],
        notas=_notas(desde, corte),
    )  # fmt: skip


def _notas(desde, corte):
    if desde > corte:
        return [f"El semestre empieza el {fecha_corta(desde)}: todavía no hay índice."]
    return [
        "El plazo es de hasta cinco años, y se prorroga una sola vez hasta por cinco más (Ley 81, arts. 89, 92 y 97).",
        "Un expediente cuyo plazo terminó ya no aparece, aunque no se haya registrado su desclasificación.",
        "Lo confidencial no lleva plazo y no forma parte de este índice (Ley 81, art. 100).",
    ]


@reporte(
    slug="resoluciones-del-comite", titulo="Resoluciones del Comité por materia", modulo="comite", form_class=EjercicioForm,
    para_enlaces=False, bajada="Cuántas veces confirmó, modificó o revocó el Comité de Transparencia, por materia.",
)  # fmt: skip
def resoluciones_del_comite(corte, usuario, ejercicio=None):
    """Resolutions of a year by matter and sense, each figure with its list."""
    filas = Resolucion.objects.visibles_para(usuario).al_corte(corte)
    ejercicio = ejercicio or filas.aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year
    cuentas = filas.filter(ejercicio=ejercicio).por_clase_y_sentido()

    def renglon(rotulo, clases, **filtros):
        def cifra(sentidos, **mas):
            total = sum(cuentas.get((clase.value, sentido.value), 0) for clase in clases for sentido in sentidos)
            return Celda(total, lista(Resolucion, corte, ejercicio=ejercicio, **filtros, **mas))

        return [rotulo, *(cifra([sentido], sentido=sentido.value) for sentido in Sentido), cifra(list(Sentido))]

    total = sum(cuentas.values())
    return Reporte(
        slug="resoluciones-del-comite", titulo=f"Resoluciones del Comité por materia, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"Del 1 de enero al {fecha_larga(min(corte, date(ejercicio, 12, 31)))}." if corte.year >= ejercicio else "",
        columnas=[Columna("Materia"), *(Columna(sentido.label, "entero") for sentido in Sentido), Columna("Total", "entero")],
        filas=[renglon(clase.label, [clase], clase=clase.value) for clase in Clase],
        totales=renglon("Total", list(Clase)),
        resumen=[("Resoluciones", entero(total))],
        notas=["Cuenta resoluciones: un acta puede traer varias."],
    )  # fmt: skip
