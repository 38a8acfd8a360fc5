"""What the pages of an agreement tell: facts, movements, how its percentage was made."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from seguimiento.nucleo import graficas, plazos
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.formato import fecha_corta, fecha_larga, plural, porcentaje
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.semaforo import promedio_de, redondear, umbrales_de

from .estados import EstatusResponsable
from .models import Acuerdo, Adenda, Asistencia, Avance, Convocatoria, Punto, Refechado, Responsable, Reunion


def hechos(acuerdo, usuario):
    """Facts of an agreement; those outside the Office do not see the session beyond its date, nor agreements out of their reach."""
    reunion, interno = acuerdo.reunion, not usuario.es_enlace
    filas = [("Gabinete", reunion.gabinete.nombre)]
    if interno:
        filas += [("Sesión", liga(reunion)), ("Orden del día", acuerdo.punto or "—")]
    filas += [("Tomado el", fecha_corta(acuerdo.fecha)), ("Compromiso", fecha_corta(acuerdo.fecha_compromiso) or "sin fecha")]
    filas += [("Prioridad", acuerdo.get_prioridad_display()), ("Ejercicio", str(acuerdo.ejercicio))]
    if not acuerdo.vigente:
        filas += [(acuerdo.get_situacion_display(), f"{fecha_corta(acuerdo.baja_fecha)}: {acuerdo.baja_motivo}")]
    visibles = Acuerdo.objects.visibles_para(usuario)
    if sigue := ligas(visibles.filter(pk=acuerdo.fusionado_con_id)):
        filas += [("Sigue en", sigue)]
    if fusionados := ligas(visibles.filter(fusionado_con=acuerdo).order_by("folio")):
        filas += [("Se fusionaron aquí", fusionados)]
    if interno and (sesiones := ligas(Reunion.objects.filter(puntos__in=acuerdo.seguimientos.all()).distinct())):
        filas += [("Se revisó en", sesiones)]
    if acuerdo.reconstruido:
        filas += [("Origen", "Reconstruido a partir de las cifras publicadas")]
    return filas


def contexto_del_acuerdo(acuerdo, usuario, corte):
    """What the form of an action shows of its agreement: which one it is and how it stands, as far as this person reads it."""
    fila = Acuerdo.objects.al_corte(corte, usuario).filter(pk=acuerdo.pk).first() or acuerdo
    plazo = plazos.Calendario.cargar().estado(acuerdo.fecha_compromiso, corte)
    compromiso = fecha_corta(acuerdo.fecha_compromiso) or "sin fecha"
    filas = [("Folio", liga(acuerdo)), ("Acuerdo", acuerdo.texto), ("Gabinete", acuerdo.reunion.gabinete.nombre)]
    filas += [("Compromiso", f"{compromiso} ({plazo['texto']})" if plazo and acuerdo.vigente else compromiso)]
    if anteriores := acuerdo.refechados.count():
        filas += [("Refechado", plural(anteriores, "vez", "veces"))]
    if estatus := getattr(fila, "estatus", ""):
        filas += [("Estatus", EstatusResponsable(estatus).label), ("Cumplimiento", porcentaje(redondear(fila.avance, 2), 2))]
        filas += [("Responsables" if fila.cuantos > 1 else "Responsable", fila.siglas)]
    return filas + ([] if acuerdo.vigente else [(acuerdo.get_situacion_display(), acuerdo.baja_motivo)])


def contexto_del_responsable(responsable):
    """What the form of an action shows of one that answers: the agreement and the value that stands."""
    acuerdo = responsable.acuerdo
    actual = f"{responsable.estatus_vista.label}, {porcentaje(responsable.porcentaje, 2)}"
    desde = f" desde el {fecha_corta(responsable.fecha_avance)}" if responsable.fecha_avance else ""
    return [
        ("Folio", liga(acuerdo)),
        ("Acuerdo", acuerdo.texto),
        ("Compromiso", fecha_corta(acuerdo.fecha_compromiso) or "sin fecha"),
        ("Dependencia", responsable.dependencia.nombre),
        ("Valor actual", f"{actual}{desde}"),
    ]


def contexto_del_avance(avance):
    """What whoever reviews an avance needs to see beside the form."""
    previo, responsable = anterior(avance), avance.de
    antes = f"{previo.estatus_vista.label}, {porcentaje(previo.porcentaje, 2)}" if previo else "sin avances"
    return [
        ("Folio", liga(responsable.acuerdo)),
        ("Acuerdo", responsable.acuerdo.texto),
        ("Dependencia", responsable.dependencia.nombre),
        ("Reportó", f"{avance.usuario or 'Sistema'}, el {fecha_corta(avance.fecha)}"),
        ("Qué se hizo", avance.texto),
        ("Antes", antes),
        ("Reportado", f"{avance.estatus_vista.label}, {porcentaje(avance.porcentaje, 2)}"),
    ]


def contexto_de_la_reunion(reunion):
    """What the form of an action shows of its meeting."""
    filas = [("Reunión", liga(reunion)), ("Fecha", fecha_larga(reunion.fecha, con_dia=True)), ("Lugar", reunion.lugar or "por confirmar")]
    filas += [("Estado", reunion.get_estado_display()), ("Orden del día", plural(reunion.puntos.count(), "punto", "puntos"))]
    filas += [("Acuerdos", str(reunion.acuerdos.count()))]
    if convocada := reunion.convocatorias.first():
        filas += [("Convocada", f"{fecha_corta(convocada.enviada)}, a {plural(convocada.cuantos, 'enlace', 'enlaces')}")]
    return filas


def liga(fila):
    """A record by its name, leading to it."""
    return format_html('<a href="{}">{}</a>', fila.get_absolute_url(), fila)


def ligas(filas):
    return format_html_join(mark_safe("<br>"), "{}", ((liga(fila),) for fila in filas))


def hijos_del_historial(acuerdo, usuario):
    """Children whose changes are told with the agreement, as far as this person may know of them."""
    responsables = Responsable.todos.filter(acuerdo=acuerdo)
    if usuario.es_enlace:
        responsables = responsables.filter(dependencia__in=usuario.dependencias_ids)
    return [responsables, Avance.todos.filter(de__in=responsables)]


def hijos_de_la_reunion(reunion, usuario):
    """Children told with a meeting; attendance names people."""
    modelos = (Punto, Convocatoria, Adenda, *([Asistencia] if usuario.ve_datos_personales else []))
    return [modelo.todos.filter(reunion=reunion) for modelo in modelos]


def orden_del_dia(reunion, usuario, corte):
    """Items of the agenda, each with `acuerdo`: the one it follows up, as it stands, if this person may see it."""
    puntos = list(reunion.puntos.all())
    acuerdos = Acuerdo.objects.visibles_para(usuario).al_corte(corte, usuario)
    visibles = acuerdos.in_bulk([punto.seguimiento_id for punto in puntos if punto.seguimiento_id])
    for punto in puntos:
        punto.acuerdo = visibles.get(punto.seguimiento_id)
    return puntos


def anterior(avance):
    """The avance before this one, or None."""
    previos = Avance.objects.filter(de=avance.de_id).exclude(pk=avance.pk)
    return next((a for a in previos if (a.fecha, a.pk) < (avance.fecha, avance.pk)), None)


def movimientos(acuerdo, responsables, usuario, *, solo_avances=False):
    """Timeline, newest first: dicts with what moved, from which value to which, who and with which evidence."""
    quienes = {responsable.pk: responsable for responsable in responsables}
    avances = list(Avance.objects.filter(de__in=quienes).select_related("usuario", "revisor").order_by("fecha", "pk"))
    evidencias = {}
    for documento in Documento.objects.de(*avances):
        evidencias.setdefault(documento.objeto_id, []).append(documento)
    filas, antes = [], {}
    for avance in avances:
        filas.append(
            {
                "tipo": avance.tipo,
                "fecha": avance.fecha,
                "cuando": avance.creado,
                "dependencia": quienes[avance.de_id].dependencia,
                "antes": antes.get(avance.de_id, Decimal(0)),
                "avance": avance,
                "por_validar": avance.validacion == Validacion.POR_VALIDAR,
                "evidencias": evidencias.get(avance.pk, []),
            }
        )
        antes[avance.de_id] = avance.porcentaje
    if not solo_avances:
        for cambio in Refechado.objects.filter(acuerdo=acuerdo).select_related("usuario"):
            filas.append({"tipo": "refechado", "fecha": cambio.fecha, "cuando": None, "refechado": cambio})
        filas.append({"tipo": "alta", "fecha": acuerdo.fecha, "cuando": None})
    filas.sort(key=lambda fila: fila["fecha"], reverse=True)
    return filas


def como_se_formo(acuerdo, responsables):
    """Panel "Cómo se formó este porcentaje": both measures, each with its own name."""
    if not responsables:
        return None
    valores = [responsable.porcentaje_al for responsable in responsables]
    cuenta = {estatus: sum(r.estatus_al == estatus for r in responsables) for estatus in EstatusResponsable}
    otra = promedio_de(cuenta[EstatusResponsable.CONCLUIDO], cuenta[EstatusResponsable.EN_PROCESO], len(responsables))
    cuantos = f"{len(valores)} responsable{'' if len(valores) == 1 else 's'}"
    return {
        "expresion": f"({' + '.join(f'{valor.normalize():f}' for valor in valores)}) / {cuantos}",
        "resultado": porcentaje(redondear(acuerdo.avance, 2), 2),
        "mide": "Cumplimiento capturado: media del porcentaje de cada responsable. "
        "Es la medida del informe de cumplimiento y del avance por institución.",
        "otra": f"({cuenta[EstatusResponsable.CONCLUIDO]} concluidos + ½ × {cuenta[EstatusResponsable.EN_PROCESO]} en proceso) "
        f"/ {len(valores)} = {porcentaje(redondear(otra, 2), 2)}. "
        "Es el promedio de estatus, la medida del resumen de acuerdos; no se mezclan en una misma tabla.",
        "leyenda": umbrales_de("cumplimiento-de-gabinetes").leyenda(),
        "concluidos": cuenta[EstatusResponsable.CONCLUIDO],
    }


def escalera(acuerdo, responsables, corte):
    """Chart of the captured percentage in time, or None without movements."""
    pks = [responsable.pk for responsable in responsables]
    vigente = dict.fromkeys(pks, Decimal(0))
    puntos = [(acuerdo.fecha, Decimal(0))]
    for de, fecha, valor in (
        Avance.objects.filter(de__in=pks, fecha__lte=corte).order_by("fecha", "pk").values_list("de", "fecha", "porcentaje")
    ):
        vigente[de] = valor
        media = sum(vigente.values()) / len(vigente)
        if puntos[-1][0] == fecha:
            puntos[-1] = (fecha, media)
        else:
            puntos.append((fecha, media))
    if len(puntos) < 2:
        return None
    ultimo = redondear(puntos[-1][1], 2)
    return graficas.escalera(
        puntos, f"Cumplimiento capturado del {fecha_corta(puntos[0][0])} al {fecha_corta(puntos[-1][0])}: llega a {ultimo} por ciento"
    )


def abiertos_de(dependencia, usuario, corte):
    """Open rows of a dependencia, the first to fall due first, each with `plazo` and `ultimo` (its last avance)."""
    filas = Responsable.objects.visibles_para(usuario).al_corte(corte).de_vigentes(corte).filter(dependencia=dependencia)
    abiertas = filas.exclude(estatus_al=EstatusResponsable.CONCLUIDO).select_related("acuerdo__reunion__gabinete")
    abiertas = list(abiertas.order_by("acuerdo__fecha_compromiso", "pk"))
    ultimos = {avance.de_id: avance for avance in Avance.objects.filter(de__in=abiertas, fecha__lte=corte).order_by("fecha", "pk")}
    calendario = plazos.Calendario.cargar()
    for fila in abiertas:
        fila.plazo, fila.ultimo = calendario.estado(fila.acuerdo.fecha_compromiso, corte), ultimos.get(fila.pk)
    return abiertas
