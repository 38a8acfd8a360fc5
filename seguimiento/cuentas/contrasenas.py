"""Rules of passwords (NIST SP 800-63B, 3.1.1): long and not predictable; which kinds of character they have does not matter."""

import re

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

from seguimiento.nucleo.filtros import sin_acentos

MINIMO = 12
# What people of this office would think of first, and what Django's list of common passwords (in English) lacks.
PREVISIBLES = {
    "contrasena", "contrasenas", "clave", "claves", "acceso", "usuario", "administrador", "secreta", "secreto", "seguimiento",
    "sistemadeseguimiento", "sonora", "gobierno", "gobiernodesonora", "gobiernodelestado", "hermosillo", "oficina",
    "oficinadelejecutivo", "ejecutivo", "gobernador", "mexico", "vivamexico", "bienvenido", "bienvenida", "bienvenidos", "hola",
    "holamundo", "teamo", "tequiero", "familia", "jesus", "dios", "guadalupe", "america", "futbol", "password", "passw", "welcome",
    "admin", "qwerty",
}  # fmt: skip
REGLAS = (
    f"Al menos {MINIMO} caracteres. Lo más fácil de recordar es una frase de varias palabras: se admiten espacios y no hacen falta "
    "mayúsculas, números ni signos. No use su nombre, su usuario ni una contraseña muy conocida."
)
FILAS = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm", "qwertyuiopasdfghjklnzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)  # fmt: skip


class ContrasenaPropia(UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Se parece demasiado a su nombre, su usuario o su correo."


class ContrasenaPrevisible:
    """Refuses a known word with figures around it, one piece repeated, and rows of the keyboard or of the alphabet."""

    def validate(self, password, user=None):
        if es_previsible(password):
            raise ValidationError(
                "Es fácil de adivinar: usa una palabra muy conocida, se repite o sigue el orden del teclado. Pruebe con varias palabras.",
                code="previsible",
            )

    def get_help_text(self):
        return "No use palabras de la Oficina, ni teclas seguidas, ni lo mismo repetido."


def es_previsible(contrasena):
    texto = sin_acentos(contrasena)
    letras = re.sub(r"[\W\d_]+", "", texto)
    if letras in PREVISIBLES or _repite(texto) or _repite(letras) and letras[: len(letras) // 2] in PREVISIBLES:
        return True
    seguido = re.sub(r"[\W_]+", "", texto)
    return any(seguido in fila or seguido in fila[::-1] for fila in FILAS)


def _repite(texto):
    """True for "aaaaaaaaaaaa", "abcabcabcabc" and the like."""
    return bool(re.fullmatch(r"(.{1,6}?)\1+.{0,3}", texto))
