"""Rules of passwords: long and hard to guess; which kinds of character they have does not matter."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import datos

PERSONA = datos.Usuario(username="elena.ruiz", first_name="Elena", last_name="Ruiz Torres", email="elena.ruiz@oficina.example")


@pytest.mark.parametrize(
    "contrasena",
    [
        "el venado cruza de noche",  # a phrase, with spaces
        "pitahayayrioseco",  # lower case alone
        "ÑANDÚES en Magdalena",
        "7294 1058 3361",
        "x9!kQ2#mmLw0",
        "contraseña de la oficina de enfrente",  # known words, but several
    ],
)
def test_what_is_long_and_hard_to_guess_serves_without_composition(contrasena):
    validate_password(contrasena, PERSONA)


@pytest.mark.parametrize(
    ("contrasena", "porque"),
    [
        ("corta-1A!", "demasiado corta"),
        ("", "demasiado corta"),
        ("1q2w3e4r5t6y", "muy común"),
        ("Contraseña2026!", "adivinar"),
        ("sonora-sonora", "adivinar"),
        ("Hermosillo.2026", "adivinar"),
        ("Seguimiento#01", "adivinar"),
        ("aaaaaaaaaaaaaaa", "adivinar"),
        ("abcabcabcabcabc", "adivinar"),
        ("123456789012", "adivinar"),
        ("abcdefghijklm", "adivinar"),
        ("qwertyuiopasdf", "adivinar"),
        ("9876543210987", "adivinar"),
        ("elena.ruiz.2026", "se parece"),
        ("ruiz torres 1", "se parece"),
    ],
)
def test_what_is_refused_and_why(contrasena, porque):
    with pytest.raises(ValidationError) as error:
        validate_password(contrasena, PERSONA)
    assert porque in " ".join(error.value.messages).lower()


@pytest.mark.django_db
def test_the_form_says_the_rules_in_one_sentence_and_why_it_refuses(client):
    client.force_login(datos.usuario("director"))
    cambiar = reverse("account_change_password")
    pagina = client.get(cambiar).text
    assert "Al menos 12 caracteres" in pagina and "no hacen falta mayúsculas" in pagina
    mala = {"oldpassword": datos.CLAVE, "password1": "Sonora2026---", "password2": "Sonora2026---"}
    assert "Es fácil de adivinar" in client.post(cambiar, mala).text


@pytest.mark.django_db
def test_the_two_must_be_the_same(client):
    client.force_login(datos.usuario("director"))
    distintas = {"oldpassword": datos.CLAVE, "password1": "el venado cruza de noche", "password2": "el venado cruza de día"}
    assert "misma contraseña" in client.post(reverse("account_change_password"), distintas).text
