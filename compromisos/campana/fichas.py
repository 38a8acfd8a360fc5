"""What the page of a dependencia tells about its commitments and actions."""

from urllib.parse import urlencode

from django.urls import reverse

from seguimiento.directorio.fichas import Ficha, ficha
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.permisos import puede

from .models import Accion, Asignacion


@ficha
def acciones_de(dependencia, usuario, corte):
    """The commitments assigned to it and its actions by status, each figure with its list."""
    if not puede(usuario, Permiso.VER, Accion) or (usuario.es_enlace and dependencia.pk not in usuario.dependencias_ids):
        return None
    asignados = Asignacion.objects.visibles_para(usuario).al_corte(corte).filter(dependencia=dependencia).count()
    cuentas = Accion.objects.visibles_para(usuario).al_corte(corte).filter(dependencia=dependencia).resumen()

    def lista(modelo, **filtros):
        filtros = {"dependencia": dependencia.pk, "ejercicio": "todos", "corte": corte.isoformat(), **filtros}
        return f"{reverse(f'campana:{modelo}_list')}?{urlencode(filtros)}"

    return Ficha(
        "Compromisos de campaña",
        [
            ("Compromisos asignados", asignados, lista("asignacion")),
            ("Acciones", cuentas["total"], lista("accion")),
            ("Concluidas", cuentas["concluidas"], lista("accion", estatus="concluida")),
            ("En proceso", cuentas["en_proceso"], lista("accion", estatus="en_proceso")),
            ("Pendientes", cuentas["pendientes"], lista("accion", estatus="pendiente")),
        ],
    )
