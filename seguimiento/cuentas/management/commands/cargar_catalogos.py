"""Load the catalogues. Running it again changes nothing, and never undoes what people edited."""

from django.core.management.base import BaseCommand

from seguimiento.nucleo.semillas import cargar


class Command(BaseCommand):
    help = "Carga los catálogos: directorio, umbrales, días inhábiles, ejercicios, encargos y los de cada módulo. Crea sólo lo que falta."

    def handle(self, *args, **options):
        creados = cargar()
        texto = ", ".join(f"{cuenta} {nombre}" for nombre, cuenta in creados.items() if cuenta)
        if options["verbosity"]:
            self.stdout.write(f"Catálogos: {texto} por primera vez." if texto else "Catálogos: sin cambios.")
