"""Load the catalogues. Running it again changes nothing, and never undoes what people edited."""

from django.core.management.base import BaseCommand

from seguimiento.cuentas import carga
from seguimiento.directorio import carga as carga_directorio


class Command(BaseCommand):
    help = "Carga los catálogos: directorio, umbrales, días inhábiles, ejercicios y encargos. Crea sólo lo que falta."

    def handle(self, *args, **options):
        creados = carga_directorio.cargar() | carga.cargar()
        texto = ", ".join(f"{cuenta} {nombre}" for nombre, cuenta in creados.items() if cuenta)
        if options["verbosity"]:
            self.stdout.write(f"Catálogos: {texto} por primera vez." if texto else "Catálogos: sin cambios.")
