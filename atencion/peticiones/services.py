"""Operations on petitions that write more than one row or move their state. Every one locks the petition first.

A closed year locks what belongs to it by its own date: a petition received in a closed year and still open is followed up, turned
and concluded in the year in which that happens; its captured data are not edited any more.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Min

from atencion.personas.models import Aviso
from seguimiento.cuentas.estados import ClaseDeAviso
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import avisar
from seguimiento.nucleo import bitacora, ejercicios, folios, registros
from seguimiento.nucleo.formato import fecha_corta

from .estados import Orden
from .models import Conclusion, Peticion, Seguimiento, Turno

PREFIJO, CIFRAS = "PC", 6
FIJOS = ("folio", "registrada", "capturo_id", "concluida", "reconstruido")  # what no form changes


# -- the petition


@transaction.atomic
def guardar(peticion, *, usuario, fecha):
    """Save a new petition with its folio, or an edited one. The folio is taken last: nobody waits longer than an insert takes."""
    antes = registros.bloquear(peticion) if peticion.pk else None
    revisar(peticion, fecha, antes)
    ejercicios.exigir_abierto(peticion.ejercicio)
    with bitacora.contexto(usuario):
        if antes is None:
            peticion.capturo = usuario
            peticion.folio = folios.siguiente(Peticion, PREFIJO, peticion.ejercicio, cifras=CIFRAS)
        peticion.save()
    if peticion.responsable_id and (antes is None or antes.responsable_id != peticion.responsable_id):
        avisar_responsable([peticion], peticion.responsable, usuario)
    return peticion


def revisar(peticion, fecha, antes=None):
    """Fill in what follows from the data and refuse what contradicts itself. `fecha` is today; `antes`, the row as it was saved."""
    if peticion.fecha > fecha:
        raise ValidationError({"fecha": "La fecha de recepción no puede ser posterior a hoy."})
    peticion.ejercicio = peticion.fecha.year
    if antes is not None:
        for campo in FIJOS:
            setattr(peticion, campo, getattr(antes, campo))
        peticion.version = antes.version + 1
        if antes.ejercicio != peticion.ejercicio:
            raise ValidationError({"fecha": f"El folio {antes.folio} es de {antes.ejercicio}: la fecha no puede cambiar de año."})
        if antes.fecha != peticion.fecha and (primera := _primer_movimiento(antes)) and primera < peticion.fecha:
            raise ValidationError({"fecha": f"Ya hay un movimiento del {fecha_corta(primera)}: use esa fecha o una anterior."})
    if peticion.aviso_forma:
        peticion.aviso_aceptado = peticion.aviso_aceptado or peticion.fecha
        if peticion.aviso_id is None:
            peticion.aviso = Aviso.vigente(peticion.aviso_aceptado)
    peticion.clean()


def _primer_movimiento(peticion):
    fechas = (hijos.aggregate(primera=Min("fecha"))["primera"] for hijos in (peticion.seguimientos, peticion.turnos, peticion.conclusiones))
    return min((fecha for fecha in fechas if fecha), default=None)


@transaction.atomic
def guardar_gira(gira, *, usuario):
    """Save a tour or jornada; its petitions keep their own dates."""
    antes = registros.bloquear(gira) if gira.pk else None
    gira.ejercicio = gira.fecha.year
    ejercicios.exigir_abierto(gira.ejercicio, antes and antes.ejercicio)
    gira.version = antes.version + 1 if antes else 1
    with bitacora.contexto(usuario):
        gira.save()
    return gira


# -- follow-ups


@transaction.atomic
def seguir(peticion, *, dia, canal, nota, usuario, fecha):
    """Note something done about a petition on `dia`. `fecha` is today. Returns the Seguimiento."""
    actual = registros.bloquear(peticion)
    exigir_dia(actual, dia, fecha)
    if actual.concluida and dia > actual.concluida:
        raise ValidationError(f"Se concluyó el {fecha_corta(actual.concluida)}: reábrala antes de darle seguimiento.")
    with bitacora.contexto(usuario):
        return Seguimiento.objects.create(peticion=actual, fecha=dia, canal=canal, nota=nota, usuario=usuario)


@transaction.atomic
def editar_seguimiento(seguimiento, *, usuario, fecha):
    """Save a corrected follow-up; its petition, who made it and the lot stay."""
    antes = registros.bloquear(seguimiento)
    ejercicios.exigir_abierto(antes.fecha.year)
    exigir_dia(antes.peticion, seguimiento.fecha, fecha)
    for campo in ("peticion_id", "usuario_id", "lote", "registrado"):
        setattr(seguimiento, campo, getattr(antes, campo))
    seguimiento.version = antes.version + 1
    with bitacora.contexto(usuario):
        seguimiento.save()
    return seguimiento


def exigir_dia(peticion, dia, hoy, campo="dia"):
    """What is done about a petition happens between its reception and today, in an open year."""
    if dia > hoy:
        raise ValidationError({campo: "La fecha no puede ser posterior a hoy."})
    if dia < peticion.fecha:
        raise ValidationError({campo: f"{peticion} se recibió el {fecha_corta(peticion.fecha)}: la fecha no puede ser anterior."})
    ejercicios.exigir_abierto(dia.year)


# -- turns


@transaction.atomic
def turnar(peticion, *, dia, orden, usuario, fecha, dependencia=None, instancia="", vence=None, oficio="", indicacion=""):
    """Hand a petition to a body of some level of government; its enlaces are told. Returns the Turno."""
    actual = registros.bloquear(peticion)
    exigir_dia(actual, dia, fecha)
    _exigir_abierta(actual)
    turno = Turno(
        peticion=actual, fecha=dia, orden=orden, dependencia=dependencia, instancia="" if dependencia else instancia, vence=vence,
        oficio=oficio, indicacion=indicacion, usuario=usuario,
    )  # fmt: skip
    exigir_destino(turno)
    repetido = actual.turnos.sin_responder(fecha).filter(dependencia=dependencia, instancia=turno.instancia)
    if repetido.exists():
        raise ValidationError({"dependencia" if dependencia else "instancia": "Ya se le turnó y aún no responde."})
    with bitacora.contexto(usuario):
        turno.save()
    avisar_turnos([turno], fecha)
    return turno


@transaction.atomic
def editar_turno(turno, *, usuario, fecha):
    """Save a corrected turn; what was answered stays. Another dependencia is told."""
    antes = registros.bloquear(turno)
    ejercicios.exigir_abierto(antes.fecha.year)
    exigir_dia(antes.peticion, turno.fecha, fecha, campo="fecha")
    for campo in ("peticion_id", "usuario_id", "registrado", "respuesta", "respondido", "respondio_id", "devuelto", "motivo_devolucion"):
        setattr(turno, campo, getattr(antes, campo))
    if turno.respondido and turno.fecha > turno.respondido:
        raise ValidationError({"fecha": f"Se respondió el {fecha_corta(turno.respondido)}: el turno no puede ser posterior."})
    turno.instancia = "" if turno.dependencia_id else turno.instancia
    exigir_destino(turno)
    turno.version = antes.version + 1
    with bitacora.contexto(usuario):
        turno.save()
    if turno.dependencia_id != antes.dependencia_id:
        avisar_turnos([turno], fecha)
    return turno


def exigir_destino(turno):
    """A state turn goes to a dependencia of the catalogue; the others, to one or to whoever is written."""
    if turno.dependencia_id is None and turno.orden == Orden.ESTATAL:
        raise ValidationError({"dependencia": "Elija la dependencia estatal a la que se turna."})
    if turno.dependencia_id is None and not turno.instancia:
        raise ValidationError({"instancia": "Escriba a quién se turna."})
    if turno.vence and turno.vence < turno.fecha:
        raise ValidationError({"vence": "El plazo no puede vencer antes del turno."})


@transaction.atomic
def responder(turno, *, dia, respuesta, usuario, fecha):
    """Answer a turn: the enlace of its dependencia inside the system, or the Office with what was answered on paper."""
    actual = registros.bloquear(turno)
    if usuario is not None and usuario.es_enlace and actual.dependencia_id not in usuario.dependencias_ids:
        raise ValidationError("Ese turno no es de sus dependencias.")
    if actual.respondido:
        raise ValidationError(f"Ya se respondió el {fecha_corta(actual.respondido)}.")
    if dia < actual.fecha:
        raise ValidationError({"dia": f"Se turnó el {fecha_corta(actual.fecha)}: la respuesta no puede ser anterior."})
    exigir_dia(actual.peticion, dia, fecha)
    actual.respuesta, actual.respondido, actual.respondio = respuesta, dia, usuario
    actual.version += 1
    with bitacora.contexto(usuario):
        actual.save()
    if usuario is not None and usuario.es_enlace:
        esperan = Usuario.objects.filter(pk__in={actual.usuario_id, actual.peticion.responsable_id} - {None})
        texto = f"Respondieron el turno de {actual.peticion}: {actual.peticion.asunto}"[:300]
        avisar(esperan, texto, _url(actual.peticion), ClaseDeAviso.OTRO)
    return actual


@transaction.atomic
def devolver(turno, *, motivo, usuario, fecha):
    """Give an answer back to who wrote it, with the reason; the turn waits again and its enlaces are told."""
    actual = registros.bloquear(turno)
    if not actual.respondido:
        raise ValidationError("Ese turno aún no tiene respuesta.")
    _exigir_abierta(actual.peticion)
    ejercicios.exigir_abierto(actual.respondido.year, fecha.year)
    actual.respondido, actual.respondio, actual.devuelto, actual.motivo_devolucion = None, None, fecha, motivo
    actual.version += 1
    with bitacora.contexto(usuario, motivo):
        actual.save()
    if actual.dependencia_id:
        enlaces = Usuario.objects.enlaces_de([actual.dependencia_id], fecha)
        texto = f"Se devolvió su respuesta a {actual.peticion}: {motivo}"[:300]
        avisar(enlaces, texto, actual.get_absolute_url(), ClaseDeAviso.DEVOLUCION)
    return actual


# -- conclusion


@transaction.atomic
def concluir(peticion, *, dia, resultado, respuesta, usuario, fecha):
    """End a petition with its answer. Returns the Conclusion."""
    actual = registros.bloquear(peticion)
    exigir_dia(actual, dia, fecha)
    _exigir_abierta(actual)
    reabierta = actual.conclusiones.order_by("-reabierta").values_list("reabierta", flat=True).first()
    if reabierta and dia < reabierta:
        raise ValidationError({"dia": f"Se reabrió el {fecha_corta(reabierta)}: la conclusión no puede ser anterior."})
    with bitacora.contexto(usuario):
        conclusion = Conclusion.objects.create(peticion=actual, fecha=dia, resultado=resultado, respuesta=respuesta, usuario=usuario)
        _dejar(actual, concluida=dia)
    return conclusion


@transaction.atomic
def reabrir(peticion, *, motivo, usuario, fecha):
    """Open again a concluded petition, with the reason: its conclusion stays and counts until the day before."""
    actual = registros.bloquear(peticion)
    conclusion = actual.conclusiones.filter(reabierta__isnull=True).first()
    if conclusion is None:
        raise ValidationError("Esa petición no está concluida.")
    ejercicios.exigir_abierto(fecha.year)
    conclusion.reabierta, conclusion.motivo_reapertura = fecha, motivo
    conclusion.version += 1
    with bitacora.contexto(usuario, motivo):
        conclusion.save()
        _dejar(actual, concluida=None)
    if actual.responsable_id and actual.responsable_id != usuario.pk:
        texto = f"Se reabrió {actual}: {motivo}"[:300]
        avisar([actual.responsable], texto, _url(actual), ClaseDeAviso.DEVOLUCION)
    return conclusion


def _dejar(peticion, **cambios):
    Peticion.objects.filter(pk=peticion.pk).update(**cambios, version=F("version") + 1)


def _exigir_abierta(peticion):
    if peticion.concluida:
        raise ValidationError(f"{peticion} se concluyó el {fecha_corta(peticion.concluida)}: reábrala primero.")


# -- who is told


def _url(peticion):
    return peticion.get_absolute_url()


def avisar_turnos(turnos, fecha):
    """One notice for each enlace of the dependencias to which these petitions were handed."""
    por_dependencia = {}
    for turno in turnos:
        if turno.dependencia_id:
            por_dependencia.setdefault(turno.dependencia_id, []).append(turno)
    for dependencia, suyos in por_dependencia.items():
        enlaces = Usuario.objects.enlaces_de([dependencia], fecha)
        if len(suyos) == 1:
            texto = f"Se turnó a su dependencia la petición {suyos[0].peticion}: {suyos[0].peticion.asunto}"[:300]
            avisar(enlaces, texto, suyos[0].get_absolute_url())
        else:
            lista = suyos[0].get_absolute_url().rsplit("/", 2)[0]
            avisar(enlaces, f"Se turnaron a su dependencia {len(suyos):,} peticiones.", f"{lista}/?respondidos=false&ejercicio=todos")


def avisar_responsable(peticiones, responsable, usuario):
    if usuario is not None and responsable.pk == usuario.pk:
        return
    if len(peticiones) == 1:
        avisar([responsable], f"Se le asignó {peticiones[0]}: {peticiones[0].asunto}"[:300], _url(peticiones[0]))
    else:
        lista = _url(peticiones[0]).rsplit("/", 2)[0]
        avisar([responsable], f"Se le asignaron {len(peticiones):,} peticiones.", f"{lista}/?responsable={responsable.pk}&ejercicio=todos")
