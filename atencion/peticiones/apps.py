"""What citizens ask for: petitions with their follow-ups, turns and conclusion, and the tours on which they were received."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class PeticionesConfig(AppConfig):
    name = "atencion.peticiones"
    label = "peticiones"
    verbose_name = "Peticiones"
    modulo = Modulo(
        clave="peticiones",
        nombre="Peticiones",
        grupo="Atención ciudadana",
        icono="chat-left-text",
        ruta="peticiones:peticion_list",
        secciones=(
            ("Peticiones", "peticiones:peticion_list"),
            ("Turnos", "peticiones:turno_list"),
            ("Seguimientos", "peticiones:seguimiento_list"),
            ("Atendidas", "peticiones:conclusion_list"),
            ("Giras y jornadas", "peticiones:gira_list"),
        ),
        registrar=(
            ("Petición ciudadana", "chat-left-text", "peticiones:peticion_create"),
            ("Gira o jornada", "geo-alt", "peticiones:gira_create"),
        ),
        ofrece=(
            Oferta(
                "personas.persona",
                "Registrar petición",
                "chat-left-text",
                "peticiones:peticion_create",
                "persona",
                lambda persona, usuario: persona.fusionada_en_id is None,
            ),
        ),  # fmt: skip
        para_enlaces=True,
        con_unidades=True,
    )
