"""Reports of the requests: T19, T20 and T21 of the annual report, and the weekly one of those that are open."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Max
from django.urls import reverse

from seguimiento.nucleo import graficas
from seguimiento.nucleo.formato import MESES, entero, enumerar, fecha_larga, plural
from seguimiento.nucleo.reportes import Celda, Columna, Nota, ParametrosForm, Reporte, reporte
from seguimiento.nucleo.semaforo import AMARILLO, GRIS, ROJO, VERDE

from . import cifras
from .estados import Competencia, EstadoDeSolicitud, Medio
from .models import Solicitud

UNIDAD = "Coordinación Ejecutiva de Transparencia y Acceso a la Información"
IMPRESO = {2023: 265}  # year → total that the printed table by month adds up wrongly
EN_LA_NOTA = 12  # folios named in a note; the rest, in its list
MEDIOS = {  # as the printed table calls them
    Medio.PNT: "Plataforma Nacional de Transparencia", Medio.CORREO: "Correo electrónico", Medio.VERBAL: "Verbal (personalmente)",
    Medio.TELEFONO: "Teléfono", Medio.ESCRITO: "Por escrito", Medio.OTRO: "Otros (especifique)",
}  # fmt: skip
TRIMESTRES = [("", "Todo el año"), ("1", "I (ene-mar)"), ("2", "II (abr-jun)"), ("3", "III (jul-sep)"), ("4", "IV (oct-dic)")]
PALABRAS = {ROJO: "Vencidas", AMARILLO: "Por vencer", VERDE: "En tiempo", GRIS: "En espera de la persona"}


class EjercicioForm(ParametrosForm):
    ejercicio = forms.IntegerField(label="Ejercicio", required=False, min_value=2000, max_value=2100)


class PeriodoForm(EjercicioForm):
    trimestre = forms.TypedChoiceField(label="Periodo", required=False, choices=TRIMESTRES, coerce=int, empty_value=None)


def lista(corte, **filtros):
    """Address of the list behind a figure, with its cut-off date and year said aloud."""
    consulta = urlencode({"ejercicio": "todos", **filtros, "corte": corte.isoformat()}, doseq=True)
    return f"/transparencia/solicitudes/solicitud/?{consulta}"


def recibidas(corte, usuario, ejercicio):
    """(requests presented in the year up to the cut-off date, that year: the last one with any unless it is given)."""
    filas = Solicitud.objects.visibles_para(usuario)
    if not ejercicio:
        ejercicio = filas.filter(presentada__lte=corte).aggregate(ultimo=Max("ejercicio"))["ultimo"] or corte.year
    return filas.al_corte(corte).filter(ejercicio=ejercicio), ejercicio


def periodo(corte, desde, hasta):
    return f"Presentadas del {fecha_larga(desde)} al {fecha_larga(min(corte, hasta))}." if corte >= desde else ""


def nombradas(que, filas):
    """A note that names requests, each with its page; without any, nothing. `que` takes how many."""
    pares = list(filas.order_by("folio").values_list("folio", "pk"))
    if not pares:
        return []
    resto = f" y {entero(len(pares) - EN_LA_NOTA)} más" if len(pares) > EN_LA_NOTA else ""
    texto = f"{que.format(plural(len(pares), 'solicitud', 'solicitudes'))}: {', '.join(folio for folio, _ in pares[:EN_LA_NOTA])}{resto}."
    return [Nota(texto, [(folio, reverse("solicitudes:solicitud_detail", args=[pk])) for folio, pk in pares[:EN_LA_NOTA]])]


def sin_datos(filas):
    """Notes on the requests that lack competencia or medio: they are received, and no column has them."""
    return [
        *nombradas("Sin competencia ni medio registrados, {}", filas.filter(competencia="", medio="")),
        *nombradas("Con medio y sin competencia registrada, {}", filas.filter(competencia="").exclude(medio="")),
        *nombradas("Con competencia y sin medio registrado, {}", filas.filter(medio="").exclude(competencia="")),
    ]


# -- T19


@reporte(
    slug="sujetos-obligados", titulo="Reporte de sujetos obligados", modulo="solicitudes", form_class=PeriodoForm, para_enlaces=False,
    bajada="Solicitudes recibidas por competencia y atendidas por tipo de respuesta, del año o de un trimestre.",
    publico=True,
    diccionario={
        "Periodo": "Año o trimestre que se reporta.",
        "Aceptadas": "Solicitudes recibidas que le tocaba contestar a la Oficina.",
        "Rechazadas": "Recibidas que se tuvieron por no presentadas o se desecharon.",
        "Declinadas": "Recibidas que no eran competencia de la Oficina.",
        "Respuesta": "Aceptadas que se contestaron con la información, entera o en parte.",
        "Confidencial": "Aceptadas cuya información es confidencial.",
        "Reservada": "Aceptadas cuya información está reservada.",
        "Inexistente": "Aceptadas cuya información no existe en los archivos.",
        "Datos personales": "Aceptadas de acceso, rectificación, cancelación u oposición de datos personales.",
    },
)  # fmt: skip
def sujetos_obligados(corte, usuario, ejercicio=None, trimestre=None):
    """T19, of a year or of a quarter. Frozen only when received = competencia = months = media, and accepted = answers."""
    filas, ejercicio = recibidas(corte, usuario, ejercicio)
    desde, hasta = cifras.trimestre(ejercicio, trimestre)
    filas = filas.filter(presentada__range=(desde, hasta))
    cuentas = cifras.Cuentas(filas)
    rotulo = f"{dict(TRIMESTRES)[str(trimestre)]} de {ejercicio}" if trimestre else str(ejercicio)
    comunes = {"ejercicio": ejercicio}
    if trimestre:
        comunes |= {"presentada_desde": f"{desde:%d/%m/%Y}", "presentada_hasta": f"{hasta:%d/%m/%Y}"}

    def celda(cuantas, **filtros):
        return Celda(cuantas, lista(corte, **filtros, **comunes))

    competencias = [celda(cuentas.de(competencia=c.value), competencia=c.value) for c in Competencia]
    respuestas = [
        celda(cuentas.del_grupo(nombre), competencia=Competencia.ACEPTADA.value, sentido=[uno.value for uno in grupo])
        for nombre, grupo in cifras.GRUPOS.items()
    ]
    return Reporte(
        slug="sujetos-obligados", titulo=f"Reporte {'trimestral' if trimestre else 'anual'} de sujetos obligados, {rotulo}", corte=corte,
        unidad=UNIDAD, bajada=periodo(corte, desde, hasta),
        columnas=[
            Columna("Periodo"), *(Columna(f"{c.label}s", "entero") for c in Competencia), *(Columna(n, "entero") for n in cifras.GRUPOS),
        ],
        filas=[[rotulo, *competencias, *respuestas]],
        resumen=[
            ("Recibidas", entero(cuentas.recibidas)), ("Con competencia definida", entero(cuentas.con_competencia)),
            ("Atendidas (aceptadas)", entero(cuentas.aceptadas)), ("Contestadas", entero(cuentas.contestadas)),
        ],
        notas=[
            "Recibidas: aceptadas, rechazadas (tenidas por no presentadas o desechadas) y declinadas por incompetencia.",
            "Atendidas: de las aceptadas, por tipo de respuesta.",
            "Respuesta reúne la información que se entregó, la ya pública, la versión pública, el acceso parcial y la consulta directa.",
            *sin_datos(filas),
        ],
        descuadres=descuadres(cuentas, filas),
    )  # fmt: skip


def descuadres(cuentas, filas):
    """Why the report cannot be frozen: figures that should be the same and are not, with the requests that make the difference."""
    motivos = []
    if cuentas.recibidas != cuentas.con_competencia:
        motivos.append(_motivo("con competencia definida", cuentas.recibidas, cuentas.con_competencia, filas.filter(competencia="")))
    if cuentas.recibidas != cuentas.con_medio:
        motivos.append(_motivo("con medio de recepción", cuentas.recibidas, cuentas.con_medio, filas.filter(medio="")))
    if cuentas.aceptadas != cuentas.contestadas:
        sin_respuesta = filas.filter(competencia=Competencia.ACEPTADA, sentido="")
        motivos.append(_motivo("contestadas", cuentas.aceptadas, cuentas.contestadas, sin_respuesta, que="aceptadas"))
    return motivos


def _motivo(otras, unas, cuantas, faltan, que="recibidas (también por mes)"):
    folios = list(faltan.order_by("folio").values_list("folio", flat=True))
    resto = f" y {entero(len(folios) - EN_LA_NOTA)} más" if len(folios) > EN_LA_NOTA else ""
    nombres = ", ".join(folios[:EN_LA_NOTA]) + resto if resto else enumerar(folios)
    return f"{entero(unas)} {que} y {entero(cuantas)} {otras}: hacen la diferencia {nombres}."


# -- T20 and T21


@reporte(
    slug="solicitudes-por-mes", titulo="Solicitudes por mes", modulo="solicitudes", form_class=EjercicioForm, para_enlaces=False,
    bajada="Solicitudes de acceso a la información y de datos personales según el mes en que se presentaron.",
    publico=True,
    diccionario={
        "Mes": "Mes en que se presentaron.",
        "Solicitudes": "Solicitudes presentadas en ese mes.",
    },
)  # fmt: skip
def solicitudes_por_mes(corte, usuario, ejercicio=None):
    """T20: twelve months and their total, which the printed report of 2023 adds up wrongly."""
    filas, ejercicio = recibidas(corte, usuario, ejercicio)
    cuentas, (desde, hasta) = cifras.Cuentas(filas), cifras.trimestre(ejercicio, None)
    meses = [(mes, cuentas.de(mes=n)) for n, mes in enumerate(MESES, 1)]
    impreso = IMPRESO.get(ejercicio)
    errata = f"El informe publicado de {ejercicio} imprime {impreso} como total de los meses; sus renglones suman lo que aquí se cuenta."
    return Reporte(
        slug="solicitudes-por-mes", titulo=f"Solicitudes por mes, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(corte, desde, hasta), columnas=[Columna("Mes"), Columna("Solicitudes", "entero")],
        filas=[[mes.capitalize(), Celda(cuantas, lista(corte, ejercicio=ejercicio, mes=n))] for n, (mes, cuantas) in enumerate(meses, 1)],
        totales=["Total", Celda(cuentas.recibidas, lista(corte, ejercicio=ejercicio))],
        notas=[
            "Cuenta todas las recibidas, también las que aún no tienen competencia o medio registrados.",
            *([errata] if impreso else []), *sin_datos(filas),
        ],
        grafica=graficas.columnas(
            [(mes[:3], cuantas) for mes, cuantas in meses],
            "Solicitudes por mes: " + ", ".join(f"{mes} {entero(cuantas)}" for mes, cuantas in meses),
        ) if cuentas.recibidas else None,
    )  # fmt: skip


@reporte(
    slug="solicitudes-por-medio", titulo="Solicitudes por medio de recepción", modulo="solicitudes", form_class=EjercicioForm,
    para_enlaces=False, bajada="Por dónde llegaron las solicitudes del año.",
    publico=True,
    diccionario={
        "Medio": "Por dónde llegaron.",
        "Solicitudes": "Solicitudes del año que llegaron por ese medio.",
    },
)  # fmt: skip
def solicitudes_por_medio(corte, usuario, ejercicio=None):
    """T21: the six media of the printed table; those without any as 0."""
    filas, ejercicio = recibidas(corte, usuario, ejercicio)
    cuentas, (desde, hasta) = cifras.Cuentas(filas), cifras.trimestre(ejercicio, None)
    return Reporte(
        slug="solicitudes-por-medio", titulo=f"Solicitudes por medio de recepción, {ejercicio}", corte=corte, unidad=UNIDAD,
        bajada=periodo(corte, desde, hasta), columnas=[Columna("Medio"), Columna("Solicitudes", "entero")],
        filas=[
            [rotulo, Celda(cuentas.de(medio=medio.value), lista(corte, ejercicio=ejercicio, medio=medio.value))]
            for medio, rotulo in MEDIOS.items()
        ],
        totales=["Total", Celda(cuentas.con_medio, lista(corte, ejercicio=ejercicio, medio=[medio.value for medio in MEDIOS]))],
        notas=sin_datos(filas),
    )  # fmt: skip


# -- the weekly report


@reporte(
    slug="solicitudes-abiertas", titulo="Solicitudes abiertas", modulo="solicitudes", para_enlaces=False,
    bajada="Reporte semanal: lo que sigue sin terminar al corte, con los días hábiles que le quedan y su semáforo.",
)  # fmt: skip
def solicitudes_abiertas(corte, usuario):
    """Every open request with the clock that rules it on that day, the first to end first."""
    filas = Solicitud.objects.visibles_para(usuario).al_corte(corte).abiertas()
    plazos = cifras.plazos_abiertos(filas, corte)
    rotulos = {VERDE: "Verde", AMARILLO: "Amarillo", ROJO: "Rojo", GRIS: "Sin datos"}
    return Reporte(
        slug="solicitudes-abiertas", titulo="Solicitudes abiertas", corte=corte, unidad=UNIDAD,
        bajada=f"Sin terminar al {fecha_larga(corte)}, de todos los años.",
        columnas=[
            Columna("Solicitud", identifica=True, ancho="ancho-medio"), Columna("Tema", ancho="ancho-amplio"),
            Columna("Presentada", "fecha"), Columna("Estado"), Columna("Qué se espera"), Columna("Vence", "fecha"),
            Columna("Días hábiles que quedan", "dias"), Columna("Semáforo"), Columna("Solicitudes", "entero"),
        ],
        filas=[_abierta(plazo, corte, rotulos) for plazo in plazos],
        totales=["Total", *[""] * 7, Celda(len(plazos), lista(corte, abiertas="true"))] if plazos else None,
        resumen=[(palabras, entero(sum(plazo.color == color for plazo in plazos))) for color, palabras in PALABRAS.items()],
        notas=[
            "Rojo: ya venció, y los días que quedan son negativos. Amarillo: quedan los días de alerta del régimen o menos. Verde: más.",
            "Sin datos: el plazo que corre es de la persona, que debe desahogar una prevención.",
            "El plazo se cuenta con lo que se había hecho al corte; la página de cada solicitud lo explica día por día.",
        ],
    )  # fmt: skip


def _abierta(plazo, corte, rotulos):
    solicitud, suya = plazo.solicitud, lista(corte, q=plazo.solicitud.folio)
    return [
        Celda(solicitud.folio, suya), solicitud.tema, solicitud.presentada, EstadoDeSolicitud(solicitud.estado).label, plazo.que,
        plazo.vence, plazo.quedan, rotulos[plazo.color], Celda(1, suya),
    ]  # fmt: skip
