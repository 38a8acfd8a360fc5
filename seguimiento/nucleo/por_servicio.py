"""Imports of records that only their service may write: each row goes through it, and its refusal says which row it is."""

from django.core.exceptions import ValidationError

from .recursos import Recurso


def escribir(renglon, nuevo, servicio):
    """Set what the row brings on its record, or on `nuevo`, and hand it to `servicio(record)`."""
    objeto = renglon.instancia or nuevo
    for nombre in renglon.valores.keys() - {"id"}:
        setattr(objeto, nombre, renglon.valores[nombre])
    try:
        servicio(objeto)
    except ValidationError as error:
        raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error


class PorServicio(Recurso):
    """Declares `escribir(record, usuario)`."""

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            escribir(renglon, self._meta.model(), lambda fila: self.escribir(fila, usuario))
