"""Reports of meetings and agreements: T01, T15, T08, T09 and T10 of the annual report."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Avg, Count, Max, Q

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import entero, fecha_larga, porcentaje
from seguimiento.nucleo.reportes import Celda, Columna, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import CUMPLIMIENTO_CAPTURADO, PROMEDIO_DE_ESTATUS, explicar_media, promedio_de, redondear, umbrales_de
from seguimiento.nucleo.valores import normalizar

from .estados import ClaseGabinete, EstadoReunion, EstatusResponsable, SituacionAcuerdo
from .filters import MESES
from .models import Acuerdo, Gabinete, Responsable, Reunion
from .querysets import PORCENTAJE

UNIDAD = "Coordinación Ejecutiva de Seguimiento de Gabinete"
LISTAS = "/gabinetes/acuerdos"
CONCLUIDO, EN_PROCESO, PENDIENTE = EstatusResponsable.CONCLUIDO, EstatusResponsable.EN_PROCESO, EstatusResponsable.PENDIENTE


def lista(modelo, corte, **filtros):
    """Address of the list behind a figure: same cut-off date, and the year said aloud."""
    filtros = {"ejercicio": "todos", **filtros, "corte": corte.isoformat()}
    return f"{LISTAS}/{modelo}/?{urlencode(filtros)}"


class GabineteField(forms.ModelChoiceField):
    """A cabinet by its key or by its name, in any case and with or without accents."""

    def to_python(self, value):
        if value and not str(value).isdecimal():
            por_nombre = {normalizar(g.nombre): g for g in self.queryset}
            if (gabinete := por_nombre.get(normalizar(value))) is not None:
                return gabinete
        return super().to_python(value)


class ReunionesForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)

    def parametros(self):
        datos = super().parametros()
        datos["ejercicio"] = datos["ejercicio"] or ultimo_ejercicio()
        return datos


class ReunionesPorMesForm(ReunionesForm):
    gabinete = GabineteField(Gabinete.objects.all(), label="Gabinete", required=False, empty_label="Todos")


def ultimo_ejercicio():
    """Last year with held meetings."""
    return Reunion.objects.filter(estado=EstadoReunion.CELEBRADA).aggregate(ultimo=Max("ejercicio"))["ultimo"]


@reporte(
    slug="reuniones-por-gabinete", titulo="Reuniones por gabinete", modulo="acuerdos", form_class=ReunionesForm, para_enlaces=False,
    bajada="Sesiones celebradas en el ejercicio, por gabinete.",
    publico=True,
    diccionario={
        "No.": "Número del renglón; sólo ordena.",
        "Gabinete": "Nombre del gabinete.",
        "Integrantes": "Dependencias que lo integran.",
        "Número de reuniones": "Reuniones celebradas en el año hasta la fecha del corte.",
    },
)  # fmt: skip
def reuniones_por_gabinete(corte, usuario, ejercicio):
    """T01."""
    celebradas = Q(reuniones__in=Reunion.objects.visibles_para(usuario).celebradas(corte).filter(ejercicio=ejercicio))
    gabinetes = (
        Gabinete.objects.visibles_para(usuario)
        .annotate(cuantas=Count("reuniones", filter=celebradas))
        .filter(cuantas__gt=0)
        .prefetch_related("asientos__dependencia")
    )
    enlace = {"estado": EstadoReunion.CELEBRADA, "ejercicio": ejercicio}
    filas = [
        [n, g.nombre, integrantes(g), Celda(g.cuantas, lista("reunion", corte, gabinete=g.pk, **enlace))]
        for n, g in enumerate(gabinetes, start=1)
    ]
    total = sum(fila[3].valor for fila in filas)
    return Reporte(
        slug="reuniones-por-gabinete", titulo=f"Reuniones por gabinete, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=f"Sesiones celebradas del 1 de enero al {fecha_larga(min(corte, corte.replace(year=ejercicio, month=12, day=31)))}.",
        columnas=[
            Columna("No.", "entero", identifica=True), Columna("Gabinete"), Columna("Integrantes"),
            Columna("Número de reuniones", "entero"),
        ],
        filas=filas, totales=[None, "Total", "", Celda(total, lista("reunion", corte, **enlace))],
        notas=["Cuentan las reuniones celebradas hasta el corte; las programadas y las canceladas no."],
        grafica=graficas.barras(
            [(g.nombre, g.cuantas, None) for g in gabinetes], f"Reuniones por gabinete, {entero(total)} en total",
            maximo=max((g.cuantas for g in gabinetes), default=1), escribe=entero,
        ) if filas else None,
    )  # fmt: skip


def integrantes(gabinete):
    return gabinete.integrantes_publicados or ", ".join(a.dependencia.nombre_corto for a in gabinete.asientos.all())


@reporte(
    slug="reuniones-por-mes", titulo="Reuniones por mes", modulo="acuerdos", form_class=ReunionesPorMesForm, para_enlaces=False,
    bajada="Sesiones celebradas en el ejercicio, mes por mes, de un gabinete o de todos.",
)  # fmt: skip
def reuniones_por_mes(corte, usuario, ejercicio, gabinete=None):
    """T15, which is the one of Infraestructura."""
    filtros = {"estado": EstadoReunion.CELEBRADA, "ejercicio": ejercicio} | ({"gabinete": gabinete.pk} if gabinete else {})
    reuniones = Reunion.objects.visibles_para(usuario).celebradas(corte).filter(ejercicio=ejercicio)
    if gabinete:
        reuniones = reuniones.filter(gabinete=gabinete)
    por_mes = dict(reuniones.order_by().values_list("fecha__month").annotate(n=Count("pk")))
    filas = [[nombre, Celda(por_mes.get(mes, 0), lista("reunion", corte, mes=mes, **filtros))] for mes, nombre in MESES]
    de_quien = f" del gabinete de {gabinete.nombre}" if gabinete else ""
    return Reporte(
        slug="reuniones-por-mes", titulo=f"Reuniones{de_quien} por mes, {ejercicio}", corte=corte, unidad=UNIDAD,
        columnas=[Columna("Mes"), Columna("Reuniones", "entero")],
        filas=filas, totales=["Totales", Celda(sum(por_mes.values()), lista("reunion", corte, **filtros))],
        notas=["Cuentan las reuniones celebradas hasta el corte."],
        grafica=graficas.columnas(
            [(nombre[:3].lower(), por_mes.get(mes, 0)) for mes, nombre in MESES], f"Reuniones{de_quien} por mes en {ejercicio}"
        ),
    )  # fmt: skip


@reporte(
    slug="cumplimiento-de-gabinetes", titulo="Informe de cumplimiento de gabinetes", modulo="acuerdos", para_enlaces=False,
    bajada="Reuniones con minuta, acuerdos y cumplimiento capturado, por tipo de reunión y de todos los años.",
    publico=True,
    diccionario={
        "Tipo de reunión": "Gabinete o tipo de reunión.",
        "Reuniones celebradas": "Reuniones con minuta, de todos los años hasta el corte.",
        "Acuerdos totales": "Acuerdos vigentes; los cancelados y los fusionados no cuentan.",
        "Cumplimiento general": "Promedio del avance capturado por cada responsable y después por cada acuerdo.",
    },
)  # fmt: skip
def cumplimiento_de_gabinetes(corte, usuario):
    """T08: mean of the captured percentages, per responsable and then per agreement."""
    acuerdos = Acuerdo.objects.visibles_para(usuario).vigentes(corte).al_corte(corte, usuario)
    por_gabinete = {
        fila["reunion__gabinete"]: fila
        for fila in acuerdos.order_by().values("reunion__gabinete").annotate(n=Count("pk"), media=Avg("avance", output_field=PORCENTAJE))
    }
    con_minuta = Reunion.objects.visibles_para(usuario).celebradas(corte).filter(con_minuta=True)
    reuniones = dict(con_minuta.order_by().values_list("gabinete").annotate(n=Count("pk")))
    clases = list(ClaseGabinete.values)
    gabinetes = sorted(Gabinete.objects.visibles_para(usuario), key=lambda g: (clases.index(g.clase), g.numero or 0, g.nombre))
    filas, minutas = [], {"estado": EstadoReunion.CELEBRADA, "con_minuta": "true"}
    for g in gabinetes:
        suyo = por_gabinete.get(g.pk, {"n": 0, "media": 0})
        filas.append(
            [
                g.nombre_oficial,
                Celda(reuniones.get(g.pk, 0), lista("reunion", corte, gabinete=g.pk, **minutas)),
                Celda(suyo["n"], lista("acuerdo", corte, gabinete=g.pk, situacion=SituacionAcuerdo.VIGENTE)),
                Celda(
                    suyo["media"] or 0,
                    color="" if suyo["n"] else "gris",
                    explica=explicar_media(suyo["media"], suyo["n"], que="acuerdos"),
                ),
            ]
        )
    general = acuerdos.aggregate(n=Count("pk"), media=Avg("avance", output_field=PORCENTAJE))
    umbrales = umbrales_de("cumplimiento-de-gabinetes")
    barras = [(g.nombre, redondear(por_gabinete[g.pk]["media"], 2)) for g in gabinetes if g.pk in por_gabinete]
    return Reporte(
        slug="cumplimiento-de-gabinetes", titulo="Informe de cumplimiento de gabinetes", corte=corte, unidad=UNIDAD,
        medida=CUMPLIMIENTO_CAPTURADO, bajada="Por tipo de reunión, de todos los años.", umbrales=umbrales,
        columnas=[
            Columna("Tipo de reunión"), Columna("Reuniones celebradas", "entero"), Columna("Acuerdos totales", "entero"),
            Columna("Cumplimiento general", "porcentaje", 2, semaforo=True),
        ],
        filas=filas,
        totales=[
            "Total", Celda(sum(reuniones.values()), lista("reunion", corte, **minutas)),
            Celda(general["n"], lista("acuerdo", corte, situacion=SituacionAcuerdo.VIGENTE)), general["media"],
        ],
        notas=[
            "Cuentan las reuniones celebradas con minuta y los acuerdos vigentes.",
            "Cumplimiento capturado: media del porcentaje de los responsables de cada acuerdo y, después, media de los acuerdos.",
            "Un gabinete sin acuerdos imprime 0 % y queda sin color.",
        ],
        formula=formula_capturada(general["n"], general["media"]),
        grafica=graficas.barras(
            [(nombre, media, umbrales.color(media)) for nombre, media in barras],
            "Cumplimiento capturado por gabinete", escribe=lambda valor: porcentaje(valor, 2),
        ) if barras else None,
    )  # fmt: skip


def formula_capturada(cuantos, media, sumandos="del cumplimiento", que="acuerdos"):
    """Panel of an average of captured percentages."""
    return {
        "expresion": f"Suma {sumandos} de {entero(cuantos)} {que} / {entero(cuantos)}",
        "resultado": porcentaje(redondear(media, 2), 2) if media is not None else "sin datos",
        "explica": [
            "Mide lo que cada responsable capturó, no su estatus.",
            "La otra medida, el promedio de estatus, está en el resumen de acuerdos.",
            "Redondeo: medio hacia arriba, dos decimales.",
        ],
    }


@reporte(
    slug="resumen-de-acuerdos", titulo="Resumen de acuerdos y avance general", modulo="acuerdos",
    bajada="Cuántos acuerdos hay por estatus y el promedio general, de todos los años.",
)  # fmt: skip
def resumen_de_acuerdos(corte, usuario):
    """T09."""
    acuerdos = Acuerdo.objects.visibles_para(usuario).vigentes(corte).al_corte(corte, usuario)
    cuenta = acuerdos.aggregate(
        total=Count("pk"), **{estatus.value: Count("pk", filter=Q(estatus=estatus)) for estatus in (CONCLUIDO, EN_PROCESO, PENDIENTE)}
    )
    general = promedio_de(cuenta[CONCLUIDO], cuenta[EN_PROCESO], cuenta["total"])
    vigentes = {"situacion": SituacionAcuerdo.VIGENTE}

    def fila(rotulo, estatus):
        return [rotulo, Celda(cuenta[estatus], lista("acuerdo", corte, estatus=estatus.value, **vigentes))]

    umbrales = umbrales_de("resumen-de-acuerdos")
    hecho = Reporte(
        slug="resumen-de-acuerdos", titulo="Resumen de acuerdos y avance general", corte=corte, unidad=UNIDAD, medida=PROMEDIO_DE_ESTATUS,
        columnas=[Columna("Concepto"), Columna("Valor", "entero")],
        filas=[
            ["Total de acuerdos", Celda(cuenta["total"], lista("acuerdo", corte, **vigentes))],
            fila("Acuerdos concluidos", CONCLUIDO), fila("Acuerdos en proceso", EN_PROCESO), fila("Acuerdos pendientes", PENDIENTE),
        ],
        notas=["Un acuerdo concluye cuando concluyen todos sus responsables; los cancelados y los fusionados no cuentan."],
        formula={
            "expresion": f"({entero(cuenta[CONCLUIDO])} concluidos + ½ × {entero(cuenta[EN_PROCESO])} en proceso) / "
            f"{entero(cuenta['total'])} acuerdos",
            "resultado": porcentaje(redondear(general, 2), 2) if general is not None else "sin datos",
            "explica": ["Los pendientes cuentan cero.", "Redondeo: medio hacia arriba, dos decimales."],
        },
        umbrales=umbrales, grafica=_composicion(cuenta, general) if cuenta["total"] else None,
    )  # fmt: skip
    general = redondear(general, 2)
    hecho.filas.append(
        [
            Celda("Porcentaje de avance general", texto="Porcentaje de avance general"),
            Celda(general, None, porcentaje(general, 2), umbrales.color(general)),
        ]
    )
    return hecho


def _composicion(cuenta, general):
    cifras = (cuenta[CONCLUIDO], cuenta[EN_PROCESO], cuenta[PENDIENTE])
    lectura = "{} acuerdos concluidos, {} en proceso y {} pendientes".format(*map(entero, cifras))
    return graficas.composicion([("Acuerdos", *cifras, porcentaje(general, 2))], lectura)


@reporte(
    slug="acuerdos-por-institucion", titulo="Avance de acuerdos por institución", modulo="acuerdos",
    bajada="Acuerdos asignados a cada dependencia por estatus, y su cumplimiento capturado, de todos los años.",
    publico=True,
    diccionario={
        "Institución": "Dependencia o entidad responsable.",
        "Asignados": "Acuerdos vigentes a su cargo; uno compartido cuenta en cada una.",
        "Concluidos": "De los asignados, los que esa institución concluyó.",
        "En proceso": "De los asignados, los que tienen algún avance.",
        "Pendientes": "De los asignados, los que no tienen avance.",
        "Avance": "Promedio del porcentaje que capturó la institución en sus acuerdos.",
    },
)  # fmt: skip
def acuerdos_por_institucion(corte, usuario):
    """T10: the percentage is the mean of what was captured (IMTES: 16 at 100 and 3 at 75 give 96.05)."""
    filas_de = Responsable.objects.visibles_para(usuario).al_corte(corte).de_vigentes(corte)
    por_estatus = {estatus.value: Count("pk", filter=Q(estatus_al=estatus)) for estatus in (CONCLUIDO, EN_PROCESO, PENDIENTE)}
    medidas = {"total": Count("pk"), **por_estatus, "media": Avg("porcentaje_al", output_field=PORCENTAJE)}
    grupos = (
        filas_de.order_by()
        .values("dependencia", "dependencia__nombre")
        .annotate(**medidas)
        .order_by("-media", "-total", "dependencia__orden")
    )
    total = filas_de.aggregate(**medidas)

    def cifras(grupo, **filtros):
        filtros = {"situacion": SituacionAcuerdo.VIGENTE, **filtros}
        return [
            Celda(grupo["total"], lista("responsable", corte, **filtros)),
            *[Celda(grupo[e.value], lista("responsable", corte, estatus=e.value, **filtros)) for e in (CONCLUIDO, EN_PROCESO, PENDIENTE)],
            Celda(grupo["media"], explica=explicar_media(grupo["media"], grupo["total"], que="responsables")),
        ]

    return Reporte(
        slug="acuerdos-por-institucion", titulo="Avance de acuerdos por institución", corte=corte, unidad=UNIDAD,
        medida=CUMPLIMIENTO_CAPTURADO,
        columnas=[
            Columna("Institución"), Columna("Asignados", "entero"), Columna("Concluidos", "entero"), Columna("En proceso", "entero"),
            Columna("Pendientes", "entero"), Columna("Avance", "porcentaje", 2, semaforo=True),
        ],
        filas=[[grupo["dependencia__nombre"], *cifras(grupo, dependencia=grupo["dependencia"])] for grupo in grupos],
        totales=["Total", *cifras(total)] if total["total"] else None, umbrales=umbrales_de("acuerdos-por-institucion"),
        notas=[
            "Cada acuerdo cuenta una vez por cada dependencia responsable, con el estatus y el porcentaje de esa dependencia.",
            "De mayor a menor avance, sin redondear.",
        ],
        formula=formula_capturada(total["total"], total["media"], "del porcentaje", "responsables"),
    )  # fmt: skip
