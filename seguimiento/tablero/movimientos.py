"""What moved: the last avances of every module up to the cut-off date, each with the value before it."""

from datetime import timedelta

from django.db.models import DecimalField, F, IntegerField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from compromisos.campana.estados import EstatusAccion
from compromisos.campana.models import Accion
from compromisos.campana.models import Avance as AvanceDeAccion
from gabinetes.acuerdos.estados import EstatusResponsable
from gabinetes.acuerdos.models import Acuerdo, Avance
from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Avance as AvanceDeInstruccion
from gabinetes.instrucciones.models import Instruccion
from seguimiento.nucleo.avances import AvanceBase
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_breve, hora, porcentaje

from .mirada import primeras

DIAS, SIN_MOVIMIENTO = 7, 30
PORCENTAJE = DecimalField(max_digits=5, decimal_places=2)
COLUMNAS = ("clave", "fecha", "creado", "tipo", "validacion", "quien", "padre", "nombre", "estado", "ahora", "antes", "pk")
CONCLUSIONES = {EstatusResponsable.CONCLUIDO.value, EstatusAccion.CONCLUIDA.value, Etapa.EJECUTADA.value}
MODELOS = {"acuerdo": Acuerdo, "accion": Accion} | {clase.value: Instruccion for clase in Clase}


def ultimos(mirada, maximo):
    """The newest avances in scope, ready to print (one query); those of the last week carry `de_la_semana`."""
    consultas = []
    if mirada.ve("acuerdos"):
        avances = Avance.objects.visibles_para(mirada.usuario).filter(de__acuerdo__eliminado__isnull=True)
        columnas = Value("acuerdo"), "de__acuerdo", F("de__acuerdo__folio"), F("porcentaje"), _antes(Avance)
        consultas.append(_columnas(mirada, avances, *columnas))
    if mirada.ve("instrucciones"):
        avances = AvanceDeInstruccion.objects.visibles_para(mirada.usuario).filter(de__eliminado__isnull=True, inicial=False)
        columnas = F("de__clase"), "de", F("de__numero"), F("porcentaje"), _antes(AvanceDeInstruccion), "etapa"
        consultas.append(_columnas(mirada, avances, *columnas))
    if mirada.ve("campana"):
        avances, nulo = (
            AvanceDeAccion.objects.visibles_para(mirada.usuario).filter(de__eliminado__isnull=True),
            Value(None, output_field=PORCENTAJE),
        )
        consultas.append(_columnas(mirada, avances, Value("accion"), "de", F("de__compromiso__numero"), nulo, nulo))
    filas = primeras(consultas, ("-fecha", "-creado", "-pk"), maximo)
    return [_linea(mirada, dict(zip(COLUMNAS, fila, strict=True))) for fila in filas]


def listas(mirada):
    """[(text, address)] of everything that was ever reported, newest first."""
    modulos = (("acuerdos", "de acuerdos"), ("instrucciones", "de instrucciones"), ("campana", "de compromisos"))
    return [(texto, mirada.lista(f"{modulo}:avance_list", validacion="")) for modulo, texto in modulos if mirada.ve(modulo)]


def _antes(modelo):
    """The percentage of the avance before each one."""
    anterior = modelo.objects.filter(de=OuterRef("de"), pk__lt=OuterRef("pk"), fecha__lte=OuterRef("fecha")).order_by("-fecha", "-pk")
    return Subquery(anterior.values("porcentaje")[:1], output_field=PORCENTAJE)


def _columnas(mirada, avances, clave, padre, nombre, ahora, antes, estado="estatus"):
    return (
        avances.al_corte(mirada.corte, mirada.usuario)
        .order_by()
        .annotate(
            clave=Cast(clave, TextField()),
            quien=Coalesce("de__dependencia__nombre_corto", Value("La Oficina"), output_field=TextField()),
            padre=Cast(f"{padre}_id", IntegerField()),
            nombre=Cast(nombre, TextField()),
            estado=Cast(estado, TextField()),
            ahora=ahora,
            antes=antes,
        )
        .values_list(*COLUMNAS)
    )


def _linea(mirada, fila):
    """{"nudo", "icono", "quien", "devuelto", "que", "texto_url", "url", "cuando", "por_validar", "de_la_semana"}."""
    accion = fila["clave"] == "accion"
    devuelto = fila["tipo"] == AvanceBase.Tipo.DEVOLUCION
    concluido = fila["estado"] in CONCLUSIONES
    return {
        "nudo": "mal" if devuelto else "ok" if concluido else "",
        "icono": "arrow-return-left" if devuelto else "check-lg" if concluido else "arrow-up",
        "quien": fila["quien"],
        "devuelto": devuelto,
        "que": _que(fila, accion, devuelto, concluido),
        "enlace": _nombre(fila),
        "url": MODELOS[fila["clave"]](pk=fila["padre"]).get_absolute_url(),
        "cuando": f"{fecha_breve(fila['fecha'], mirada.hoy)}, {hora(fila['creado'])}",
        "por_validar": fila["validacion"] == Validacion.POR_VALIDAR,
        "de_la_semana": fila["fecha"] > mirada.corte - timedelta(days=DIAS),
        "reciente": fila["fecha"] > mirada.hoy - timedelta(days=SIN_MOVIMIENTO),
    }


def _nombre(fila):
    """ "AC-2023-0012", "compromiso 3", "proyecto especial 9"."""
    if fila["clave"] == "acuerdo":
        return fila["nombre"]
    return f"{'compromiso' if fila['clave'] == 'accion' else Clase(fila['clave']).label.lower()} {fila['nombre']}"


def _que(fila, accion, devuelto, concluido):
    if devuelto:
        return "una acción del" if accion else "su avance en"
    if accion:
        return "concluyó una acción del" if concluido else "reportó una acción en proceso del"
    if concluido:
        return "concluyó su parte en"
    return f"pasó de {porcentaje(fila['antes'] or 0, None).removesuffix(' %')} a {porcentaje(fila['ahora'], None)} en"
