"""What is overdue and what is due: open agreements and instructions by their committed date, open actions by their closing date."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, DateField, DecimalField, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from compromisos.campana.estados import EstatusAccion
from compromisos.campana.models import Accion
from gabinetes.acuerdos.estados import EstadoReunion, EstatusResponsable
from gabinetes.acuerdos.models import Acuerdo, Reunion
from gabinetes.instrucciones.estados import ABIERTAS, Etapa
from gabinetes.instrucciones.models import Instruccion
from seguimiento.nucleo.formato import DIAS, plural

from .mirada import juntar, primeras, unir

PALABRAS = {
    "acuerdo": ("acuerdo", "acuerdos"), "instruccion": ("instrucción", "instrucciones"), "accion": ("acción", "acciones"),
}  # fmt: skip
MODELOS = {"acuerdo": (Acuerdo, EstatusResponsable), "instruccion": (Instruccion, Etapa), "accion": (Accion, EstatusAccion)}
VENCIDOS, HOY, SEMANA = "vencidos", "hoy", "semana"
COLUMNAS = ("clave", "pk", "asunto_", "folio_", "grupo_", "quienes_", "vence", "estado_", "avance_", "numero_")


def abiertos(mirada):
    """{key of PALABRAS: queryset}: what is not concluded, with its date as `vence`; modules in scope alone."""
    usuario, corte, vivos = mirada.usuario, mirada.corte, {}
    if mirada.ve("acuerdos"):
        acuerdos = Acuerdo.objects.visibles_para(usuario).vigentes(corte).abiertos(corte, usuario)
        vivos["acuerdo"] = acuerdos.al_corte(corte, usuario).annotate(vence=F("fecha_compromiso"))
    if mirada.ve("instrucciones"):
        instrucciones = Instruccion.objects.visibles_para(usuario).al_corte(corte, usuario)
        vivos["instruccion"] = instrucciones.abiertas().annotate(vence=F("fecha_compromiso"))
    if mirada.ve("campana"):
        acciones = Accion.objects.visibles_para(usuario).al_corte(corte, usuario)
        vivos["accion"] = acciones.abiertas().annotate(vence=F("fecha_termino"))
    return vivos


def conteos(mirada):
    """{key of PALABRAS: {None or day: how many}} up to the last day of the week; None gathers the overdue."""
    vencido = Case(When(vence__lt=mirada.corte, then=Value(None)), default=F("vence"), output_field=DateField())
    consultas = [
        filas.filter(vence__lte=mirada.semana[-1]).order_by().annotate(clave=Value(clave), dia=vencido)
        .values("clave", "dia").annotate(n=Count("pk")).values_list("clave", "dia", "n")
        for clave, filas in abiertos(mirada).items()
    ]  # fmt: skip
    cuentas = {clave: {} for clave in PALABRAS}
    for clave, dia, n in unir(consultas):
        cuentas[clave][dia] = n
    return cuentas


def segmentos(mirada, cuentas):
    """{segment: counts in the order of PALABRAS} out of `conteos`."""
    dias = {VENCIDOS: [None], HOY: [mirada.corte], SEMANA: [dia for dia in _dias_de(cuentas) if dia and dia > mirada.corte]}
    return {nombre: tuple(sum(cuentas[clave].get(dia, 0) for dia in claves) for clave in PALABRAS) for nombre, claves in dias.items()}


def _dias_de(cuentas):
    return {dia for por_dia in cuentas.values() for dia in por_dia}


def filas(mirada, segmento, maximo):
    """The first rows of a segment, oldest date first, ready to print (one query)."""
    limites = {
        VENCIDOS: Q(vence__lt=mirada.corte),
        HOY: Q(vence=mirada.corte),
        SEMANA: Q(vence__gt=mirada.corte, vence__lte=mirada.semana[-1]),
    }
    vivos = {clave: consulta.filter(limites[segmento]).order_by() for clave, consulta in abiertos(mirada).items()}
    consultas = []
    if "acuerdo" in vivos:
        consultas.append(
            _columnas(
                vivos["acuerdo"], "acuerdo", F("texto"), F("folio"), F("reunion__gabinete__nombre"), F("siglas"), F("estatus"), F("avance")
            )
        )
    if "instruccion" in vivos:
        columnas = (F("tema"), F("clase"), F("emisor"), F("dependencia__nombre_corto"), F("etapa_al"), F("porcentaje_al"), F("numero"))
        consultas.append(_columnas(vivos["instruccion"], "instruccion", *columnas))
    if "accion" in vivos:
        nulo = Value(None, output_field=DecimalField(max_digits=20, decimal_places=10))
        sin_folio = Value("", output_field=CharField())
        columnas = (F("descripcion"), sin_folio, sin_folio, F("dependencia__nombre_corto"), F("estatus_al"), nulo, F("compromiso__numero"))
        consultas.append(_columnas(vivos["accion"], "accion", *columnas))
    return [_fila(mirada, dict(zip(COLUMNAS, fila, strict=True))) for fila in primeras(consultas, ("vence", "pk"), maximo)]


def _columnas(consulta, clave, asunto, folio, grupo, quienes, estado, avance, numero=None):
    """The same ten columns, of the same types, for every model."""
    numero = numero or Value(None, output_field=IntegerField())
    textos = {"asunto_": asunto, "folio_": folio, "grupo_": grupo, "quienes_": quienes, "estado_": estado}
    return consulta.annotate(
        clave=Value(clave),
        **{nombre: Coalesce(Cast(expresion, TextField()), Value(""), output_field=TextField()) for nombre, expresion in textos.items()},
        avance_=Cast(avance, DecimalField(max_digits=20, decimal_places=10)),
        numero_=Cast(numero, IntegerField()),
    ).values_list(*COLUMNAS)


def _fila(mirada, fila):
    modelo, estados = MODELOS[fila["clave"]]
    bajo = {
        "acuerdo": f"{fila['folio_']} · {fila['grupo_']}",
        "instruccion": f"{Instruccion(clase=fila['folio_'], numero=fila['numero_'])} · {fila['grupo_']}",
        "accion": f"Compromiso {fila['numero_']}",
    }
    return {
        "asunto": fila["asunto_"],
        "url": modelo(pk=fila["pk"]).get_absolute_url(),
        "bajo": bajo[fila["clave"]],
        "quien": juntar(fila["quienes_"].split(", "), 1),
        "plazo": mirada.calendario.estado(fila["vence"], mirada.corte),
        "vence": fila["vence"],
        "avance": fila["avance_"],
        "estado": estados(fila["estado_"]) if fila["estado_"] else None,
    }


def panel(mirada, segmentos, elegido):
    """What the panel of a segment says: its tabs, its title and where all of its rows are."""
    es_hoy = mirada.corte == mirada.hoy
    rotulos = {VENCIDOS: "Vencidos", HOY: "Hoy" if es_hoy else "Ese día", SEMANA: "Esta semana" if es_hoy else "Esa semana"}
    cuentas, urls = dict(zip(PALABRAS, segmentos[elegido], strict=True)), enlaces(mirada, elegido)
    return {
        "clave": elegido,
        "titulo": rotulos[elegido],
        "n": sum(cuentas.values()),
        "vacio": "Nada vencido." if elegido == VENCIDOS else "Nada vence en ese plazo.",
        "pestanas": [
            {"clave": clave, "rotulo": rotulo, "n": sum(segmentos[clave]), "actual": clave == elegido} for clave, rotulo in rotulos.items()
        ],
        "listas": [(plural(n, *PALABRAS[clave]), urls[clave]) for clave, n in cuentas.items() if n and clave in urls],
        "nota": _dias_saltados(mirada),
    }


def kpi(mirada, segmentos):
    """The overdue of all modules as a figure of the head: its total, its lists and what comes next."""
    return {
        "n": sum(segmentos[VENCIDOS]),
        "listas": panel(mirada, segmentos, VENCIDOS)["listas"],
        "siguen": plural(sum(segmentos[HOY]) + sum(segmentos[SEMANA]), "vence", "vencen"),
    }


def _dias_saltados(mirada):
    """The days off of the last and next days, which deadlines do not count."""
    saltados = mirada.calendario.saltados(mirada.corte - timedelta(days=8), mirada.semana[-1])
    dias = [f"{DIAS[dia.weekday()]} {dia:%d/%m/%Y}" for dia, _ in saltados]
    return f"Plazos en días hábiles; no cuenta el {' ni el '.join(dias)} (inhábil)." if dias else "Plazos en días hábiles."


def enlaces(mirada, segmento):
    """{key of PALABRAS: address of the list} of a segment, of the modules in scope."""
    desde, hasta = (mirada.corte, mirada.corte) if segmento == HOY else (mirada.corte + timedelta(days=1), mirada.semana[-1])
    fechas = {"desde": f"{desde:%d/%m/%Y}", "hasta": f"{hasta:%d/%m/%Y}"}
    return enlaces_entre(mirada, None if segmento == VENCIDOS else fechas)


def enlaces_entre(mirada, fechas):
    """The lists of what is open between two dates; without dates, of what is overdue."""
    abiertos_ = {"estatus": ["en_proceso", "pendiente"]}
    vistas = {
        "acuerdo": ("acuerdos:acuerdo_list", {**abiertos_, "situacion": "vigente", **fechas} if fechas else {"vencidos": "true"}),
        "instruccion": (
            "instrucciones:instruccion_list", {"etapa": [e.value for e in ABIERTAS], **fechas} if fechas else {"vencidas": "true"},
        ),
        "accion": ("campana:accion_list", {**abiertos_, **fechas} if fechas else {"vencidas": "true"}),
    }  # fmt: skip
    return {
        clave: mirada.lista(ruta, ejercicio="todos", **filtros)
        for clave, (ruta, filtros) in vistas.items()
        if mirada.ve(ruta.split(":")[0])
    }


def semana(mirada, cuentas):
    """The five business days: {"rotulo", "hoy", "n", "detalle": [(text, address)]}, with the sessions called for each one."""
    sesiones = {}
    if mirada.ve(Reunion):
        convocadas = Reunion.objects.visibles_para(mirada.usuario).filter(estado=EstadoReunion.PROGRAMADA)
        for reunion in (
            convocadas.filter(fecha__range=(mirada.semana[0], mirada.semana[-1])).select_related("gabinete").order_by("hora_inicio")
        ):
            sesiones.setdefault(reunion.fecha, []).append((_sesion(reunion), reunion.get_absolute_url()))
    return [_dia(mirada, dia, cuentas, sesiones.get(dia, [])) for dia in mirada.semana]


def _dia(mirada, dia, cuentas, sesiones):
    cuantos = {clave: cuentas[clave].get(dia, 0) for clave in PALABRAS}
    urls = enlaces_entre(mirada, {"desde": f"{dia:%d/%m/%Y}", "hasta": f"{dia:%d/%m/%Y}"})
    detalle = [(plural(n, *PALABRAS[clave]), urls[clave]) for clave, n in cuantos.items() if n]
    rotulo = f"{DIAS[dia.weekday()][:3].capitalize()} {dia.day}"
    es_hoy = dia == mirada.hoy
    return {
        "rotulo": f"{rotulo}, hoy" if es_hoy else rotulo,
        "hoy": dia == mirada.corte,
        "n": sum(cuantos.values()),
        "detalle": detalle + sesiones,
    }


def _sesion(reunion):
    hora = f", {reunion.hora_inicio:%H:%M}" if reunion.hora_inicio else ""
    return f"Sesión de {reunion.gabinete.nombre}{hora}"
