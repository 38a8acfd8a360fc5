"""What an administrador looks after: catalogues, thresholds and accounts."""

from django.db.models import Exists, OuterRef

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.models import DiaInhabil, Umbral

from ..partes import DESPUES, Asunto, Parte


def asuntos(m):
    if not m.usuario.es_administrador or m.es_ausencia:
        return
    yield Asunto(
        "por-confirmar", "patch-question", "Confirmar el nombre de {}", ("dependencia", "dependencias"),
        m.lista("directorio:dependencia_list", por_confirmar="true"), Dependencia.objects.por_confirmar(), "", "siglas", urgencia=DESPUES,
    )  # fmt: skip
    yield Asunto(
        "umbrales", "sliders", "Confirmar los cortes del semáforo", ("regla general", "reglas generales"),
        m.lista("nucleo:umbral_list"), Umbral.objects.filter(reporte="", version=1), bajo="Siguen los de semilla: 80 y 50",
        urgencia=DESPUES,
    )  # fmt: skip
    yield Asunto(
        "dias-por-confirmar", "calendar-x", "Cotejar con su publicación {}", ("día inhábil", "días inhábiles"),
        m.lista("nucleo:diainhabil_list", por_confirmar="true"), DiaInhabil.objects.filter(por_confirmar=True),
        bajo="Ya se descuentan en los plazos", urgencia=DESPUES,
    )  # fmt: skip
    yield Asunto(
        "sin-alcance", "person-x", "Dar alcance a {}", ("cuenta", "cuentas"), m.lista("cuentas:usuario_list"), _sin_alcance(), "",
        "username",
    )  # fmt: skip


def _sin_alcance():
    """Accounts of a unidad or a dependencia that were given none."""
    usuarios = Usuario.objects.exclude(rol__in=["administrador", "director"])
    return usuarios.filter(~Exists(_asignadas("unidades_asignadas")), ~Exists(_asignadas("dependencias_asignadas")))


def _asignadas(relacion):
    return Usuario._meta.get_field(relacion).related_model.objects.filter(usuario=OuterRef("pk"))


PARTE = Parte(asuntos=asuntos)
