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
    """What is recognised by its date and a few fields more. Declares `FECHA`, the name of that date, and `escribir(record, usuario)`."""

    FECHA = ""

    def candidatos(self, renglones, usuario):
        fechas = {renglon.valores.get(self.FECHA) for renglon in renglones} - {None}
        filas = self.para_exportar(self.base(usuario).filter(**{f"{self.FECHA}__in": fechas}))
        return {self.clave_de({nombre: getattr(fila, nombre) for nombre in self.clave}): fila for fila in filas}

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            escribir(renglon, self._meta.model(), lambda fila: self.escribir(fila, usuario))
