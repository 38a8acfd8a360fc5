"""What the Office shows to the public."""

from seguimiento.nucleo.permisos import Accion as Permiso
from transparencia.publico.estados import EstadoDeCorte, EstadoDePublicacion
from transparencia.publico.filters import PublicacionFilter
from transparencia.publico.models import Divulgacion, Publicacion

from ..partes import DESPUES, TODOS, Asunto, Cuenta, Fuente, Parte


def _filas(m, modelo):
    return modelo.objects.visibles_para(m.usuario).al_corte(m.corte)


def asuntos(m):
    """What is ready, or nearly, and nobody can read yet."""
    if m.ve(Publicacion) and m.puede(Permiso.VALIDAR, "publico"):
        estado = EstadoDePublicacion.PREPARACION
        yield Asunto(
            "publicaciones-en-preparacion", "globe", "Publicar {}", ("documento en preparación", "documentos en preparación"),
            m.lista("publico:publicacion_list", **TODOS, estado=estado.value), _filas(m, Publicacion).filter(estado_al=estado), "fecha",
            urgencia=DESPUES,
        )  # fmt: skip


def cuentas(m):
    if not m.ve(Publicacion):
        return
    publicadas = _filas(m, Publicacion).filter(estado_al=EstadoDePublicacion.PUBLICADA)
    url = m.lista("publico:publicacion_list", **TODOS, estado=EstadoDePublicacion.PUBLICADA.value)
    yield Cuenta("publico-publicaciones", "Documentos publicados", "globe", url, publicadas, "", m.reporte("publicaciones-por-tema"))
    vigentes = _filas(m, Divulgacion).filter(estado_al=EstadoDeCorte.VIGENTE)
    url = m.lista("publico:divulgacion_list", **TODOS, estado=EstadoDeCorte.VIGENTE.value)
    yield Cuenta("publico-cortes", "Cortes publicados", "bar-chart-line", url, vigentes)


def fuentes(m):
    if m.ve(Publicacion):
        yield Fuente(
            "publicacion", "Publicaciones", "globe", "publico:publicacion_list", PublicacionFilter, _filas(m, Publicacion), str,
            lambda fila: fila.tema, lambda fila: fila.descripcion,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Consulta pública")
