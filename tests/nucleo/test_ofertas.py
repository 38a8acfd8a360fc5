"""A module offers a button on the pages of another one without either importing the other."""

from django.urls import reverse

from seguimiento.nucleo import ofertas
from tests import datos


def test_what_is_offered_for_a_model_is_shown_on_its_page_alone(client, db, monkeypatch):
    monkeypatch.setattr(ofertas, "OFERTAS", {})

    @ofertas.ofrece("directorio.Dependencia")
    def saludar(usuario, objeto):
        return [{"titulo": f"Escribir a {objeto.siglas}", "icono": "send", "url": "/escribir/", "primaria": False}]

    client.force_login(datos.usuario("director"))
    fila, unidad = datos.dependencia("SALUD"), datos.unidad()
    assert "Escribir a SALUD" in client.get(fila.get_absolute_url()).text
    assert "Escribir a" not in client.get(reverse("directorio:unidad_detail", args=[unidad.pk])).text
