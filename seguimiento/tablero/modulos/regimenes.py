"""Legal terms: how many there are, and those that nobody has checked against the published text."""

from seguimiento.nucleo.permisos import Accion
from transparencia.regimenes.models import Termino

from ..partes import DESPUES, Asunto, Cuenta, Parte

LISTA = "regimenes:termino_list"


def _terminos(m):
    """Of whoever may write them."""
    return Termino.objects.visibles_para(m.usuario) if m.puede(Accion.EDITAR, "regimenes") else None


def asuntos(m):
    if (filas := _terminos(m)) is not None:
        yield Asunto(
            "terminos-por-confirmar", "patch-question", "Cotejar con la ley {}", ("término legal", "términos legales"),
            m.lista(LISTA, verificado="false"), filas.filter(verificado=False), quienes="regimen__nombre", urgencia=DESPUES,
        )  # fmt: skip


def cuentas(m):
    if (filas := _terminos(m)) is not None:
        yield Cuenta("terminos-legales", "Términos legales", "stopwatch", m.lista(LISTA), filas)


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, titulo="Plazos legales")
