"""What moved: the last avances of both modules up to the cut-off date, each with the value before it."""

from datetime import timedelta

from django.db.models import DecimalField, F, IntegerField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast

from compromisos.campana.estados import EstatusAccion
from compromisos.campana.models import Accion
from compromisos.campana.models import Avance as AvanceDeAccion
from gabinetes.acuerdos.estados import EstatusResponsable
from gabinetes.acuerdos.models import Acuerdo, Avance
from seguimiento.nucleo.avances import AvanceBase
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_breve, hora, porcentaje

from .mirada import primeras

DIAS, SIN_MOVIMIENTO = 7, 30
PORCENTAJE = DecimalField(max_digits=5, decimal_places=2)
COLUMNAS = ("clave", "fecha", "creado", "tipo", "validacion", "quien", "padre", "nombre", "estado", "ahora", "antes", "pk")
CONCLUSIONES = {EstatusResponsable.CONCLUIDO.value, EstatusAccion.CONCLUIDA.value}


def ultimos(mirada, maximo):
    """The newest avances in scope, ready to print (one query); those of the last week carry `de_la_semana`."""
    consultas = []
    if mirada.ve("acuerdos"):
        anterior = Avance.objects.filter(de=OuterRef("de"), pk__lt=OuterRef("pk"), fecha__lte=OuterRef("fecha")).order_by("-fecha", "-pk")
        avances = Avance.objects.visibles_para(mirada.usuario).filter(de__acuerdo__eliminado__isnull=True)
        ahora, antes = F("porcentaje"), Subquery(anterior.values("porcentaje")[:1], output_field=PORCENTAJE)
        consultas.append(_columnas(mirada, avances, "acuerdo", "de__acuerdo", F("de__acuerdo__folio"), ahora, antes))
    if mirada.ve("campana"):
        avances, nulo = (
            AvanceDeAccion.objects.visibles_para(mirada.usuario).filter(de__eliminado__isnull=True),
            Value(None, output_field=PORCENTAJE),
        )
        consultas.append(_columnas(mirada, avances, "accion", "de", F("de__compromiso__numero"), nulo, nulo))
    filas = primeras(consultas, ("-fecha", "-creado", "-pk"), maximo)
    return [_linea(mirada, dict(zip(COLUMNAS, fila, strict=True))) for fila in filas]


def listas(mirada):
    """[(text, address)] of everything that was ever reported, newest first."""
    modulos = (("acuerdos", "de acuerdos", "acuerdos:avance_list"), ("campana", "de compromisos", "campana:avance_list"))
    return [(texto, mirada.lista(ruta, validacion="")) for modulo, texto, ruta in modulos if mirada.ve(modulo)]


def _columnas(mirada, avances, clave, padre, nombre, ahora, antes):
    return (
        avances.al_corte(mirada.corte, mirada.usuario)
        .order_by()
        .annotate(
            clave=Value(clave),
            quien=F("de__dependencia__nombre_corto"),
            padre=Cast(f"{padre}_id", IntegerField()),
            nombre=Cast(nombre, TextField()),
            estado=Cast("estatus", TextField()),
            ahora=ahora,
            antes=antes,
        )
        .values_list(*COLUMNAS)
    )


def _linea(mirada, fila):
    """{"nudo", "icono", "quien", "devuelto", "que", "texto_url", "url", "cuando", "por_validar", "de_la_semana"}."""
    acuerdo = fila["clave"] == "acuerdo"
    devuelto = fila["tipo"] == AvanceBase.Tipo.DEVOLUCION
    concluido = fila["estado"] in CONCLUSIONES
    return {
        "nudo": "mal" if devuelto else "ok" if concluido else "",
        "icono": "arrow-return-left" if devuelto else "check-lg" if concluido else "arrow-up",
        "quien": fila["quien"],
        "devuelto": devuelto,
        "que": _que(fila, acuerdo, devuelto, concluido),
        "enlace": fila["nombre"] if acuerdo else f"compromiso {fila['nombre']}",
        "url": (Acuerdo if acuerdo else Accion)(pk=fila["padre"]).get_absolute_url(),
        "cuando": f"{fecha_breve(fila['fecha'], mirada.hoy)}, {hora(fila['creado'])}",
        "por_validar": fila["validacion"] == Validacion.POR_VALIDAR,
        "de_la_semana": fila["fecha"] > mirada.corte - timedelta(days=DIAS),
        "reciente": fila["fecha"] > mirada.hoy - timedelta(days=SIN_MOVIMIENTO),
    }


def _que(fila, acuerdo, devuelto, concluido):
    if devuelto:
        return "su avance en" if acuerdo else "una acción del"
    if not acuerdo:
        return "concluyó una acción del" if concluido else "reportó una acción en proceso del"
    if concluido:
        return "concluyó su parte en"
    return f"pasó de {porcentaje(fila['antes'] or 0, None).removesuffix(' %')} a {porcentaje(fila['ahora'], None)} en"
