"""What the worker does for the board."""

from django.utils import timezone
from procrastinate.contrib.django import app

from . import envios


@app.periodic(cron="*/5 * * * *")
@app.task(name="enviar_resumenes", queueing_lock="enviar_resumenes", lock="enviar_resumenes")
def enviar_resumenes(timestamp):
    """E-mail the digests of the day, from the hour that was set."""
    envios.enviar_los_que_faltan(timezone.now())
