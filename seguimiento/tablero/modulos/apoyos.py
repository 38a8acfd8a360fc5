"""Social support: what waits to be authorised or delivered."""

from atencion.apoyos.estados import Situacion
from atencion.apoyos.filters import ApoyoFilter
from atencion.apoyos.models import Apoyo
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import SEMANA, TODOS, Asunto, Cuenta, Fuente, Parte

RUTA = "apoyos:apoyo_list"


def asuntos(m):
    if not m.ve(Apoyo) or m.usuario.es_enlace:
        return
    filas = Apoyo.objects.visibles_para(m.usuario).al_corte(m.corte)
    por_hacer = (
        ("autorizar", "Autorizar {}", Situacion.SOLICITADO, Permiso.VALIDAR, "fecha"),
        ("entregar", "Entregar {}", Situacion.AUTORIZADO, Permiso.EDITAR, "autorizado_el"),
    )
    for clave, texto, situacion, permiso, desde in por_hacer:
        if m.puede(permiso, "apoyos"):
            url = m.lista(RUTA, **TODOS, situacion=situacion.value)
            suyas = filas.filter(situacion=situacion)
            yield Asunto(f"{clave}-apoyos", "box-seam", texto, ("apoyo social", "apoyos sociales"), url, suyas, desde, urgencia=SEMANA)


def cuentas(m):
    """Supports by where they stand."""
    if not m.ve(Apoyo) or m.usuario.es_enlace:
        return
    filas = Apoyo.objects.visibles_para(m.usuario).al_corte(m.corte)
    titulos = ((Situacion.SOLICITADO, "Apoyos por autorizar"), (Situacion.AUTORIZADO, "Por entregar"), (Situacion.ENTREGADO, "Entregados"))
    for situacion, titulo in titulos:
        url = m.lista(RUTA, **TODOS, situacion=situacion.value)
        yield Cuenta(f"apoyos-{situacion.value}", titulo, situacion.icono, url, filas.filter(situacion=situacion))


def fuentes(m):
    """Found by folio, and by what is given or noted; who receives it is looked for among the persons."""
    if m.ve(Apoyo) and not m.usuario.es_enlace:
        filas = Apoyo.objects.visibles_para(m.usuario).al_corte(m.corte).select_related("tipo")
        yield Fuente(
            "apoyo", "Apoyos sociales", "box-seam", RUTA, ApoyoFilter, filas, lambda fila: f"{fila.folio}: {fila.tipo}",
            lambda fila: fila.especie, lambda fila: fila.nota,
        )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Apoyos sociales")
