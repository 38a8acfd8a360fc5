"""Who may see the data of a person in clear, for how long, and the log of it."""

from dataclasses import dataclass

from . import mascaras
from .estados import Clase
from .models import AccesoADatos

DATOS = "nombre, teléfono, correo, CURP, localidad y domicilio"


def registrar(usuario, clase, *, motivo, persona=None, campos=DATOS, filas=1, origen="", consulta=""):
    """Write one line of the log."""
    return AccesoADatos.objects.create(
        usuario=usuario, clase=clase, persona=persona, campos=campos, motivo=motivo, filas=filas, origen=origen[:120], consulta=consulta,
    )  # fmt: skip


def mostrados(usuario, persona, ahora):
    """Whether this person asked for the data of that record, with a reason, a short while ago."""
    return mascaras.puede_mostrar(usuario) and AccesoADatos.objects.abiertos(usuario, ahora).filter(persona=persona).exists()


@dataclass(frozen=True)
class Vista:
    """What somebody reads of a person: `vista.nombre`, `vista.telefono`… masked where they need no more."""

    persona: object
    claros: frozenset

    @classmethod
    def de(cls, persona, usuario, ahora):
        """One question to the log; None for a record without person."""
        if persona is None:
            return None
        completa = mostrados(usuario, persona, ahora)
        return cls(persona, mascaras.TODOS if completa else mascaras.a_la_vista(usuario))

    @property
    def completa(self):
        return self.claros == mascaras.TODOS

    @property
    def nombre(self):
        texto = self.persona.nombre_completo
        return texto if "nombre" in self.claros or self.persona.suprimida else mascaras.nombre(texto)

    def _dato(self, campo):
        valor = getattr(self.persona, campo)
        return valor if campo in self.claros else mascaras.DE_CAMPO[campo](valor)

    @property
    def telefono(self):
        return self._dato("telefono")

    @property
    def correo(self):
        return self._dato("correo")

    @property
    def curp(self):
        return self._dato("curp")

    @property
    def localidad(self):
        return self._dato("localidad")

    @property
    def domicilio(self):
        return self._dato("domicilio")

    def hechos(self):
        """[(label, value)] ready to print."""
        lugar = str(self.persona.municipio or "")
        pares = (
            ("Nombre", self.nombre), ("Teléfono", self.telefono), ("Municipio", lugar), ("Localidad", self.localidad),
            ("Domicilio", self.domicilio), ("Correo", self.correo), ("CURP", self.curp),
        )  # fmt: skip
        return list(pares)


__all__ = ["Clase", "Vista", "mostrados", "registrar"]
