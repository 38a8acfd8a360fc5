"""The way back in for the only administrador who lost the telephone and the recovery codes; others ask on screen."""

from django.core.management.base import BaseCommand, CommandError

from seguimiento.cuentas import segundo_factor, sesiones
from seguimiento.cuentas.estados import Resultado
from seguimiento.cuentas.models import Acceso, Usuario

DETALLE = "Segundo factor quitado desde el servidor"


class Command(BaseCommand):
    help = "Quita el segundo factor de una cuenta y cierra sus sesiones. Queda escrito entre los accesos."

    def add_arguments(self, parser):
        parser.add_argument("usuario")

    def handle(self, *, usuario, **options):
        persona = Usuario.todos.filter(username=usuario).first()
        if persona is None or not segundo_factor.tiene(persona):
            raise CommandError(f"La cuenta «{usuario}» no existe o no tiene segundo factor.")
        segundo_factor.olvidar(persona)
        sesiones.terminar(persona)
        Acceso.objects.create(
            usuario=persona, nombre=usuario, resultado=Resultado.CAMBIO, detalle="Segundo factor quitado desde el servidor"
        )
        self.stdout.write(f"«{usuario}» ya no tiene segundo factor: podrá activar otro al entrar.")
