"""Jobs that a person starts: given to the worker with their row, done once, told in words.

Each kind registers `funcion(trabajo, paso) -> {field: value of the finished Trabajo}` with `@ejecutor(tipo)`. It runs inside one
transaction that ends with the row of the Trabajo: a worker that dies leaves nothing behind, and a job that is tried again finds either
nothing done or all of it. Progress goes through a connection of its own, which also holds the lock that makes a second worker wait.
"""

import contextlib
import time

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from . import bitacora
from .trabajos import VIGENCIA, Trabajo, ruta_de_resultado

MAXIMO_EN_ESPERA = 5  # jobs that one person may have waiting or under way
MAXIMO_INTENTOS = 3
TAREA, FILA = "hacer_trabajo", "trabajos"  # by name: `tareas` imports this file
CADA = 0.5  # seconds between two notes of progress
CANDADO = 2023  # first half of the advisory locks of this file; the second is the pk of the Trabajo
TROPIEZO = "No se pudo terminar por un error del sistema, que ya quedó registrado. Inténtelo de nuevo."
EJECUTORES = {}


class Cancelado(Exception):
    """The person cancelled it."""


class Interrumpido(Exception):
    """The worker is stopping: the job goes back to the queue."""


class Ocupado(Exception):
    """Another worker is doing it."""


class NoSePuede(Exception):
    """The job cannot be done; the message is for the person."""


def ejecutor(tipo):
    """Decorator of the function that does the jobs of one kind."""

    def registrar(funcion):
        EJECUTORES[tipo] = funcion
        return funcion

    return registrar


# -- the person's side


@transaction.atomic
def encargar(usuario, tipo, titulo, *, parametros, total=None):
    """Queue a job. The same one twice is one; ValidationError with too many waiting. Returns the Trabajo."""
    get_user_model().objects.select_for_update().get(pk=usuario.pk)  # two clicks at once: one after the other
    activos = Trabajo.objects.filter(usuario=usuario).activos()
    if igual := activos.filter(tipo=tipo, parametros=parametros).first():
        return igual
    if activos.count() >= MAXIMO_EN_ESPERA:
        raise ValidationError(f"Ya tiene {MAXIMO_EN_ESPERA} trabajos en espera: deje que termine alguno o cancélelo.")
    trabajo = Trabajo.objects.create(usuario=usuario, tipo=tipo, titulo=titulo[:200], parametros=parametros, total=total)
    app.configure_task(TAREA, queue=FILA).defer(trabajo=trabajo.pk)
    return trabajo


def cancelar(trabajo):
    """Stop a job that waits or is under way; it notices within a second. Returns whether it was in time."""
    ahora = timezone.now()
    activo = Trabajo.objects.filter(pk=trabajo.pk).activos()
    return bool(activo.update(estado=Trabajo.Estado.CANCELADO, terminado=ahora, vence=ahora + VIGENCIA))


def quitar(trabajo):
    """Forget a job that ended, with its file."""
    if trabajo.archivo:
        trabajo.archivo.delete(save=False)
    trabajo.delete()


# -- the worker's side


def guardar_archivo(trabajo, archivo, nombre):
    """Keep a file as what a job gives; `nombre` is how the person gets it. The row is written at the end of the job."""
    trabajo.archivo.storage.delete(ruta_de_resultado(trabajo, nombre))  # of a try that was cut short
    trabajo.archivo.save(nombre, File(archivo), save=False)
    trabajo.nombre = nombre


class Paso:
    """`paso(done)` notes the progress of a job and raises Cancelado or Interrumpido when it must stop."""

    def __init__(self, trabajo, propia, debe_parar):
        self.trabajo, self.propia, self.debe_parar, self.ultimo = trabajo, propia, debe_parar, -CADA

    def __call__(self, hecho, total=None):
        if time.monotonic() - self.ultimo < CADA:
            return
        self.ultimo = time.monotonic()
        if self.debe_parar():
            raise Interrumpido
        if not self._anotar(hecho=hecho, **({"total": total} if total is not None else {})):
            raise Cancelado

    def _anotar(self, **campos):
        """Update the row through the connection of its own; False when it is no longer under way."""
        lista = ", ".join(f"{campo} = %s" for campo in campos)
        sql = f"UPDATE {Trabajo._meta.db_table} SET {lista} WHERE id = %s AND estado = %s"
        with self.propia.cursor() as cursor:
            cursor.execute(sql, [*campos.values(), self.trabajo.pk, Trabajo.Estado.TRABAJANDO])
            return cursor.rowcount == 1

    def de(self, filas, cada=100):
        """The same rows, noting how many have passed."""
        for n, fila in enumerate(filas):
            if n % cada == 0:
                self(n)
            yield fila


def hacer(pk, debe_parar=lambda: False):
    """Do a job once. What it says in words stays in its row; only what is worth trying again is raised."""
    with _a_solas(pk) as propia:
        trabajo = _tomar(pk)
        if trabajo is None:
            return
        try:
            _ejecutar(trabajo, Paso(trabajo, propia, debe_parar))
        except Cancelado:
            return
        except Interrumpido:
            Trabajo.objects.filter(pk=pk, estado=Trabajo.Estado.TRABAJANDO).update(estado=Trabajo.Estado.EN_ESPERA, intentos=0)
            raise
        except (OperationalError, InterfaceError):
            raise  # the database went away: tried again when it is back
        except Exception as error:
            _fallar(trabajo, _en_palabras(error))
            if not _es_para_la_persona(error):
                raise


@contextlib.contextmanager
def _a_solas(pk):
    """A connection of its own, that nobody else holds for this job: it ends with the process, however it ends."""
    propia = connection.copy()
    try:
        with propia.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [CANDADO, pk % 2**31])
            if not cursor.fetchone()[0]:
                raise Ocupado
        yield propia
    finally:
        propia.close()


def _tomar(pk):
    """The job, now under way; None when it ended, was cancelled or has already taken too many workers with it."""
    if not Trabajo.objects.filter(pk=pk).activos().update(estado=Trabajo.Estado.TRABAJANDO, hecho=0):
        return None
    trabajo = Trabajo.objects.select_related("usuario").get(pk=pk)
    trabajo.intentos += 1
    if trabajo.intentos > MAXIMO_INTENTOS:
        _fallar(trabajo, "Se intentó tres veces y el sistema se detuvo en cada una. Pruebe con menos renglones.")
        return None
    trabajo.save(update_fields=["intentos"])
    return trabajo


def _ejecutar(trabajo, paso):
    """Run it and write its end, all or nothing."""
    paso(0)
    if not trabajo.usuario.is_active:
        raise NoSePuede("La cuenta que lo pidió está dada de baja.")
    almacen = trabajo.archivo.storage
    try:
        with transaction.atomic(), bitacora.contexto(trabajo.usuario, trabajo.titulo):
            campos = EJECUTORES[trabajo.tipo](trabajo, paso)
            _terminar(trabajo, **campos)
    except BaseException:
        if trabajo.archivo:
            almacen.delete(trabajo.archivo.name)
        raise


def _terminar(trabajo, **campos):
    """Last statement of the transaction of a job: Cancelado, and nothing is written, when it is no longer under way."""
    ahora = timezone.now()
    campos |= {"archivo": trabajo.archivo.name, "nombre": trabajo.nombre, "hecho": trabajo.total or F("hecho")}
    trabajando = Trabajo.objects.filter(pk=trabajo.pk, estado=Trabajo.Estado.TRABAJANDO)
    if not trabajando.update(estado=Trabajo.Estado.LISTO, terminado=ahora, vence=ahora + VIGENCIA, **campos):
        raise Cancelado
    _avisar(trabajo, f"Listo: {trabajo.titulo}", campos.get("url", ""))


def _fallar(trabajo, texto):
    ahora = timezone.now()
    trabajando = Trabajo.objects.filter(pk=trabajo.pk, estado=Trabajo.Estado.TRABAJANDO)
    if trabajando.update(estado=Trabajo.Estado.FALLO, resultado=texto[:300], terminado=ahora, vence=ahora + VIGENCIA):
        _avisar(trabajo, f"No se pudo: {trabajo.titulo}")


def _avisar(trabajo, texto, url=""):
    """A notice among those of the person; the core knows accounts only by what they answer to."""
    trabajo.usuario.avisos.create(texto=texto[:300], url=url or reverse("nucleo:descarga_list"))


def _es_para_la_persona(error):
    return isinstance(error, (NoSePuede, PermissionDenied, Http404, ValidationError))


def _en_palabras(error):
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error) if _es_para_la_persona(error) and str(error) else TROPIEZO
