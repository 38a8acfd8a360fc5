"""Operations of the archive: the scheme, the life of an expediente and the dates on which its retention ends.

LGA, articles 4 (XII, XLVI, LVII), 30, 31 and 55: in use, concentration, and then the historical archive or disposal.
"""

import re

from django.core.exceptions import ValidationError
from django.db import transaction

from seguimiento.nucleo import bitacora, ejercicios, registros
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.plazos import mas_meses

from .estados import Destino
from .models import Clasificacion, Expediente
from .services import conservar, guardar, numerar, numerar_como

HEREDA = ("plazo_tramite", "plazo_concentracion", "destino")
SEPARADOR = "/"
PASOS = ("cierre", "transferido", "dispuesto", "destino_dado")


# -- the scheme


@transaction.atomic
def guardar_clasificacion(clasificacion, *, usuario):
    """Save a node of the scheme, and where it and what hangs from it are read in the tree."""
    antes = registros.bloquear(clasificacion) if clasificacion.pk else None
    if antes:
        clasificacion.version = antes.version + 1
        if antes.nivel != clasificacion.nivel and clasificacion.hijas.filter(eliminado__isnull=True).exists():
            raise ValidationError({"nivel": "Tiene otras clasificaciones dentro: no cambia de nivel."})
    clasificacion.ruta = ruta_de(clasificacion)
    guardar(clasificacion, usuario)
    if antes and antes.ruta != clasificacion.ruta:
        _mover(clasificacion, usuario)
    return clasificacion


def ruta_de(clasificacion):
    """Its own key after those above, with the figures padded: 2 comes before 10."""
    propia = re.sub(r"\d+", lambda hallado: hallado[0].zfill(4), clasificacion.clave.strip())
    return f"{clasificacion.padre.ruta}{SEPARADOR}{propia}" if clasificacion.padre else propia


def _mover(clasificacion, usuario):
    for hija in Clasificacion.todos.filter(padre=clasificacion):
        hija.padre, hija.version = clasificacion, hija.version + 1
        hija.ruta = ruta_de(hija)
        with bitacora.contexto(usuario):
            hija.save(update_fields=["ruta", "version"])
        _mover(hija, usuario)


# -- expedientes


@transaction.atomic
def guardar_expediente(expediente, *, usuario, numero=None):
    """Save an expediente: a new one takes its number; what it leaves blank comes from its classification."""
    ejercicios.exigir_abierto(expediente.apertura.year)
    if not expediente.clasificacion.clasifica:
        raise ValidationError({"clasificacion": "Los expedientes se archivan en una serie o subserie."})
    for nombre in HEREDA:
        if getattr(expediente, nombre) in (None, ""):
            setattr(expediente, nombre, getattr(expediente.clasificacion, nombre))
    if expediente.pk is None:
        if not expediente.clasificacion.activa:
            raise ValidationError({"clasificacion": "Esa clasificación ya no se usa: elija otra."})
        numerar_como(expediente, expediente.apertura, numero) if numero else numerar(expediente, expediente.apertura)
    else:
        anterior = registros.bloquear(expediente)
        ejercicios.exigir_abierto(anterior.ejercicio)
        conservar(expediente, anterior, expediente.apertura, "apertura")
        for nombre in PASOS:
            setattr(expediente, nombre, getattr(anterior, nombre))
    fechar(expediente)
    return guardar(expediente, usuario)


def fechar(expediente):
    """When its retention ends in each archive; a reservation that lasts longer holds it in the second one."""
    expediente.vence_tramite = mas_anios(expediente.cierre, expediente.plazo_tramite)
    expediente.vence_concentracion = mas_anios(expediente.transferido, expediente.plazo_concentracion)
    if expediente.vence_concentracion and expediente.reservado_hasta:
        expediente.vence_concentracion = max(expediente.vence_concentracion, expediente.reservado_hasta)


def mas_anios(fecha, anios):
    """The same day some years later; 28 February for the 29th. None without a date."""
    return None if fecha is None else mas_meses(fecha, anios * 12)


def _paso(expediente, usuario, motivo="", **cambios):
    for nombre, valor in cambios.items():
        setattr(expediente, nombre, valor)
    expediente.version += 1
    fechar(expediente)
    return guardar(expediente, usuario, motivo)


@transaction.atomic
def cerrar(expediente, *, fecha, fojas, usuario, fecha_final=None):
    """The matter ended: nothing more is added, and its retention begins to run. It may end in a later year than that of its number."""
    expediente = registros.bloquear(expediente)
    ejercicios.exigir_abierto(fecha.year)
    if expediente.cierre:
        raise ValidationError(f"{expediente} ya se cerró el {fecha_corta(expediente.cierre)}.")
    if fecha < expediente.apertura:
        raise ValidationError({"fecha": f"No puede ser anterior a la apertura ({fecha_corta(expediente.apertura)})."})
    cambios = {"cierre": fecha, "fecha_final": fecha_final or expediente.fecha_final}
    return _paso(expediente, usuario, **cambios | ({"fojas": fojas} if fojas is not None else {}))


@transaction.atomic
def reabrir(expediente, *, motivo, usuario):
    expediente = registros.bloquear(expediente)
    if not expediente.cierre:
        raise ValidationError(f"{expediente} está abierto.")
    ejercicios.exigir_abierto(expediente.cierre.year)
    if expediente.transferido:
        raise ValidationError(f"{expediente} ya pasó a concentración: no se reabre.")
    return _paso(expediente, usuario, motivo, cierre=None)


@transaction.atomic
def transferir(filas, *, fecha, usuario):
    """Primary transfer of closed expedientes whose term in use is over. Returns how many; all or none."""
    ejercicios.exigir_abierto(fecha.year)
    for expediente in _bloqueados(filas):
        if not expediente.cierre or expediente.transferido:
            raise ValidationError(f"{expediente}: {expediente.ciclo_vista.label.lower()}. Sólo se transfiere lo cerrado en trámite.")
        if expediente.vence_tramite > fecha:
            raise ValidationError(f"{expediente} cumple su plazo en trámite el {fecha_corta(expediente.vence_tramite)}.")
        _paso(expediente, usuario, transferido=fecha)
    return len(filas)


@transaction.atomic
def disponer(filas, *, fecha, destino, usuario, motivo):
    """Disposal or secondary transfer of what ended its term in concentration; `motivo` names the opinion or the act."""
    ejercicios.exigir_abierto(fecha.year)
    for expediente in _bloqueados(filas):
        if not expediente.transferido or expediente.dispuesto:
            raise ValidationError(
                f"{expediente}: {expediente.ciclo_vista.label.lower()}. Sólo se da destino a lo que está en concentración."
            )
        if expediente.vence_concentracion > fecha:
            raise ValidationError(f"{expediente} cumple su plazo en concentración el {fecha_corta(expediente.vence_concentracion)}.")
        if expediente.destino == Destino.HISTORICO and destino == Destino.BAJA:
            raise ValidationError(f"{expediente}: su destino final es el archivo histórico, no la baja.")
        _paso(expediente, usuario, motivo, dispuesto=fecha, destino_dado=destino)
    return len(filas)


def _bloqueados(filas):
    return list(Expediente.objects.select_for_update().filter(pk__in=[fila.pk for fila in filas]).order_by("pk"))
