"""Letters that arrive at the Office: their registry, their turns and the answers of the dependencias."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class CorrespondenciaConfig(AppConfig):
    name = "atencion.correspondencia"
    label = "correspondencia"
    verbose_name = "Correspondencia recibida"
    modulo = Modulo(
        clave="correspondencia",
        nombre="Correspondencia",
        grupo="Atención ciudadana",
        icono="envelope",
        ruta="correspondencia:recibido_list",
        secciones=(
            ("Recibidos", "correspondencia:recibido_list"),
            ("Turnos", "correspondencia:turno_list"),
            ("Por validar", "correspondencia:respuesta_list"),
            ("Asuntos", "correspondencia:asunto_list"),
        ),
        registrar=(("Oficio recibido", "envelope", "correspondencia:recibido_create"),),
        para_enlaces=True,
        con_unidades=True,
    )
