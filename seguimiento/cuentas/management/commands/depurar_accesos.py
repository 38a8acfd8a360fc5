"""Delete for good what the audit of entrances need not keep, and the sessions that already ended."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from seguimiento.cuentas.models import Acceso

DIAS, MINIMO = 730, 90


class Command(BaseCommand):
    help = (
        f"Borra los accesos de hace más de --dias días ({DIAS}; nunca menos de {MINIMO}) y las sesiones terminadas. "
        "Conviene ejecutarla cada semana."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dias", type=int, default=DIAS)

    def handle(self, *, dias, verbosity, **options):
        if dias < MINIMO:
            raise CommandError(f"Se conservan al menos {MINIMO} días.")
        ahora = timezone.now()
        accesos = Acceso.objects.anteriores_a(ahora - timedelta(days=dias)).borrar_de_verdad()[0]
        Session.objects.filter(expire_date__lt=ahora).delete()
        sesiones = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()[0]
        if verbosity:
            self.stdout.write(f"Se borraron {accesos:,} accesos y {sesiones:,} sesiones terminadas.")
