"""What the worker does (`manage.py procrastinate worker`, started by `servir` too): jobs of people and the upkeep of the queue.

Any module adds its own in a file `tareas.py`. A task must be safe to run twice: a worker may die between its end and its note of it.
"""

from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app

from . import bitacora, cola, descargas, envios, importaciones, plazos, vencimientos
from .trabajos import Trabajo

SIN_LATIDO = 20  # seconds without a sign of life after which a worker is dead (see PROCRASTINATE_WORKER_DEFAULTS)
GUARDAR = timedelta(days=7)  # finished entries of the queue


class Reintentar(BaseRetryStrategy):
    """Again at once after a stop of the worker; in a while when another worker has it or the database went away."""

    def get_retry_decision(self, *, exception, job):
        if isinstance(exception, cola.Interrumpido):
            return RetryDecision(retry_in={"seconds": 0})
        if isinstance(exception, (cola.Ocupado, OperationalError, InterfaceError)):
            return RetryDecision(retry_in={"seconds": 10})
        return None


@app.task(name=cola.TAREA, queue=cola.FILA, retry=Reintentar(), pass_context=True)
def hacer_trabajo(contexto, trabajo):
    """Do the job of a person; `trabajo` is the pk of its row."""
    cola.hacer(trabajo, debe_parar=contexto.should_abort)


@app.periodic(cron="* * * * * */20")
@app.task(name="retomar", queueing_lock="retomar", pass_context=True)
async def retomar(contexto, timestamp):
    """Give back to the queue what a dead worker was doing."""
    gestor = contexto.app.job_manager
    for detenido in await gestor.get_stalled_jobs(seconds_since_heartbeat=SIN_LATIDO):
        await gestor.retry_job(detenido)


@app.periodic(cron="17 * * * *")
@app.task(name="limpiar", queueing_lock="limpiar")
def limpiar(timestamp):
    """Delete what expired: downloads, files under review, keys of forms and drafts."""
    for trabajo in Trabajo.objects.vencidos(timezone.now()).iterator():
        cola.quitar(trabajo)
    descargas.limpiar()
    importaciones.limpiar()
    envios.caducar()


@app.periodic(cron="29 3 * * *")
@app.task(name="recalcular_plazos", queueing_lock="recalcular_plazos")
def recalcular_plazos(timestamp):
    """Stored deadlines agree with the calendar and the terms, however these were written."""
    with bitacora.contexto(None, "Repaso diario de los vencimientos"):
        vencimientos.recalcular(hoy=plazos.hoy())


@app.periodic(cron="41 3 * * *")
@app.task(name="limpiar_cola", queueing_lock="limpiar_cola", pass_context=True)
async def limpiar_cola(contexto, timestamp):
    """Forget old entries of the queue."""
    horas = int(GUARDAR.total_seconds() // 3600)
    await contexto.app.job_manager.delete_old_jobs(nb_hours=horas, include_failed=True, include_cancelled=True, include_aborted=True)
