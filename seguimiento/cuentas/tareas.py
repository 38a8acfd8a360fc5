"""What the worker does for the accounts."""

from django.utils import timezone
from procrastinate.contrib.django import app

from . import correo


@app.periodic(cron="* * * * *")
@app.task(name="enviar_avisos", queueing_lock="enviar_avisos", lock="enviar_avisos")
def enviar_avisos(timestamp):
    """E-mail what was assigned or returned since the last minute."""
    correo.enviar_avisos(timezone.now())
