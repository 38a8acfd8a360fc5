"""Tables of management and of the archive."""

from .archivo import Clasificacion, Expediente
from .folios import Folio, Seguimiento
from .oficios import Enviado, Plantilla

__all__ = ["Clasificacion", "Enviado", "Expediente", "Folio", "Plantilla", "Seguimiento"]
