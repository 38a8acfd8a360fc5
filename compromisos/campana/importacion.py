"""From the rows of an Excel, already reviewed, to actions: the same number of queries for ten rows and for ten thousand."""

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import ejercicios, lotes
from seguimiento.nucleo.estados import Validacion

from . import services
from .estados import EstatusAccion, Fuente
from .models import Accion, AccionMunicipio, Avance, Inversion

CAMPOS = ("compromiso", "dependencia", "descripcion", "fecha_inicio", "fecha_termino", "beneficiarios")
DINERO = {f"inversion_{fuente.value}": fuente for fuente in Fuente}  # column of the Excel → source
TEXTO = "Importado de Excel."
LOTE = 1000


@transaction.atomic
def guardar_acciones_importadas(renglones, *, usuario, fecha):
    """Create and change actions with their avances, municipios, money and the assignments that they imply.

    `renglones` are of `nucleo.importacion`; ValidationError when somebody changed one of the actions meanwhile.
    """
    actuales = _bloquear([renglon.instancia for renglon in renglones if renglon.instancia is not None])
    pares = [(renglon, actuales[renglon.instancia.pk] if renglon.instancia else Accion(registrada=fecha)) for renglon in renglones]
    movidas = []
    for renglon, accion in pares:
        _copiar(renglon, accion, fecha, movidas)
    nuevas = [accion for _, accion in pares if accion.pk is None]
    cambiadas = [accion for _, accion in pares if accion.pk is not None]
    ejercicios.exigir_abierto(*{a.ejercicio for a in (*nuevas, *cambiadas)})
    Accion.objects.bulk_create(nuevas, batch_size=LOTE)
    lotes.actualizar(cambiadas, [*CAMPOS, "estatus", "fecha_avance", "ejercicio", "version"])
    avances = [
        Avance(de=a, estatus=a.estatus, fecha=fecha, texto=TEXTO, usuario=usuario, validacion=Validacion.NO_REQUIERE) for a in movidas
    ]
    Avance.objects.bulk_create(avances, batch_size=LOTE)
    _dejar_municipios(pares)
    _dejar_dinero(pares, fecha)
    services.asignar({(a.compromiso_id, a.dependencia_id) for _, a in pares}, usuario=usuario, fecha=fecha)


def _bloquear(instancias):
    """The rows as they stand, locked; refused when a version is not the one that the preview compared."""
    leidas = {instancia.pk: instancia.version for instancia in instancias}
    filas = {accion.pk: accion for accion in Accion.objects.select_for_update().filter(pk__in=leidas).order_by("pk")}
    for pk, version in leidas.items():
        if pk not in filas or filas[pk].version != version:
            raise ValidationError(f"La acción {pk} cambió mientras se importaba. Suba el archivo de nuevo.")
    return filas


def _copiar(renglon, accion, fecha, movidas):
    """Cells to fields; an action whose status is not the one it had joins `movidas`."""
    for campo in CAMPOS:
        if campo in renglon.valores:
            setattr(accion, campo, renglon.valores[campo])
    accion.ejercicio = services.ejercicio_de(accion)
    accion.version += accion.pk is not None
    estatus = renglon.valores.get("estatus", accion.estatus)
    if estatus != accion.estatus:
        accion.estatus, accion.fecha_avance = EstatusAccion(estatus), fecha
        movidas.append(accion)


def _dejar_municipios(pares):
    sobran, faltan = [], []
    for renglon, accion in pares:
        if "municipios" not in renglon.valores or (renglon.instancia and "municipios" not in renglon.cambios):
            continue
        quedan = {municipio.pk for municipio in renglon.valores["municipios"]}
        ya = {a.municipio_id: a.pk for a in renglon.instancia.alcances.all()} if renglon.instancia else {}
        sobran += [pk for municipio, pk in ya.items() if municipio not in quedan]
        faltan += [AccionMunicipio(accion=accion, municipio_id=pk) for pk in sorted(quedan - ya.keys())]
    AccionMunicipio.objects.filter(pk__in=sobran).marcar_eliminados("Ya no lo alcanza la acción")
    AccionMunicipio.objects.bulk_create(faltan, batch_size=LOTE)


def _dejar_dinero(pares, fecha):
    nuevas, cambian, sobran = [], [], []
    for renglon, accion in pares:
        for campo, fuente in DINERO.items():
            if campo not in renglon.valores or (renglon.instancia and campo not in renglon.cambios):
                continue
            monto, hay = renglon.valores[campo], renglon.instancia.inversiones_de(fuente) if renglon.instancia else []
            if not hay and monto:
                nuevas.append((accion, fuente, monto))
            elif hay and monto:
                hay[0].monto = monto
                hay[0].version += 1
                cambian.append(hay[0])
            elif hay:
                sobran.append(hay[0].pk)
    services.crear_inversiones(nuevas, fecha)
    lotes.actualizar(cambian, ["monto", "version"])
    Inversion.objects.filter(pk__in=sobran).marcar_eliminados("Quedó en cero al importar de Excel")
