"""Press conferences of the President and of the Governor, and the syntheses of what the press says."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class PrensaConfig(AppConfig):
    name = "gabinetes.prensa"
    label = "prensa"
    verbose_name = "Conferencias de prensa"
    modulo = Modulo(
        clave="prensa",
        nombre="Conferencias de prensa",
        grupo="Gabinetes",
        icono="mic",
        ruta="prensa:conferencia_list",
        secciones=(
            ("Conferencias", "prensa:conferencia_list"),
            ("Por mes", "prensa:conferencia_mes"),
            ("Por año", "prensa:conferencia_anio"),
            ("Buscar en lo dicho", "prensa:conferencia_buscar"),
            ("Exposiciones", "prensa:exposicion_list"),
            ("Preguntas", "prensa:pregunta_list"),
            ("Participantes", "prensa:participante_list"),
            ("Síntesis de coyuntura", "prensa:sintesis_list"),
            ("Recortes", "prensa:recorte_list"),
        ),
        registrar=(
            ("Conferencia de prensa", "mic", "prensa:conferencia_create"),
            ("Síntesis de coyuntura", "journal-text", "prensa:sintesis_create"),
        ),
        con_unidades=True,
    )
