"""What the Governor instructs: agreements of press conferences, and special and priority projects."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class InstruccionesConfig(AppConfig):
    name = "gabinetes.instrucciones"
    label = "instrucciones"
    verbose_name = "Instrucciones del Gobernador"
    modulo = Modulo(
        clave="instrucciones",
        nombre="Instrucciones",
        grupo="Gabinetes",
        icono="megaphone",
        ruta="instrucciones:instruccion_list",
        secciones=(
            ("Instrucciones", "instrucciones:instruccion_list"),
            ("Por validar", "instrucciones:avance_list"),
            ("Inversión", "instrucciones:inversion_list"),
            ("Etapas", "instrucciones:peldano_list"),
        ),
        registrar=(("Instrucción", "megaphone", "instrucciones:instruccion_create"),),
        ofrece=(Oferta("prensa.pregunta", "Convertir en instrucción", "megaphone", "instrucciones:instruccion_create", "pregunta"),),
        para_enlaces=True,
        con_unidades=True,
    )
