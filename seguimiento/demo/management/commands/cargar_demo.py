"""Load the demonstration of 2023 and its accounts. Running it again changes nothing."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from atencion.apoyos import demo as apoyos
from atencion.correspondencia import demo as correspondencia
from atencion.gestion import demo as gestion
from atencion.personas import demo as datos_personales
from atencion.peticiones import demo as peticiones
from atencion.tramites import demo as tramites
from compromisos.campana import demo as campana
from gabinetes.acuerdos import demo as acuerdos
from gabinetes.instrucciones import demo as instrucciones
from gabinetes.prensa import demo as prensa
from seguimiento.actividades import demo as actividades
from seguimiento.cuentas.estados import Rol
from seguimiento.demo import personas
from seguimiento.directorio import demo as directorio
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import bitacora, semillas
from transparencia.avisos import demo as avisos
from transparencia.comite import demo as comite
from transparencia.obligaciones import demo as obligaciones
from transparencia.publico import demo as publico
from transparencia.recursos import demo as recursos
from transparencia.solicitudes import demo as solicitudes

MODULOS = (
    directorio,
    acuerdos,
    prensa,
    instrucciones,
    campana,
    tramites,
    peticiones,
    datos_personales,
    apoyos,
    correspondencia,
    gestion,
    solicitudes,
    comite,
    recursos,
    avisos,
    obligaciones,
    actividades,
    publico,
)


class Command(BaseCommand):
    help = "Carga la demostración de 2023 y sus cuentas. Sólo donde DEMO está encendido; repetirlo no cambia nada."

    def add_arguments(self, parser):
        parser.add_argument("--uno-de-cada", type=int, default=1, metavar="N", help="De los módulos de gran volumen, uno de cada N.")

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("La demostración está apagada (DEMO): sus cuentas no existen fuera de ella.")
        clave = personas.clave()
        with transaction.atomic(), bitacora.contexto(None, "Demostración de 2023"):
            if not Dependencia.todos.exists():
                semillas.cargar()
            quienes, nuevas = personas.cargar(clave, options["uno_de_cada"])
            creados = {"cuentas": nuevas}
            for modulo in MODULOS:
                creados |= modulo.cargar(quienes)
        if options["verbosity"]:
            self._decir({nombre: cuenta for nombre, cuenta in creados.items() if cuenta}, clave)

    def _decir(self, creados, clave):
        texto = ", ".join(f"{cuenta:,} {nombre}" for nombre, cuenta in creados.items())
        self.stdout.write(f"Demostración: {texto}." if texto else "Demostración: sin cambios.")
        self.stdout.write(f"  Cuentas: {', '.join(Rol.values)}\n  Contraseña de todas: {clave}")
