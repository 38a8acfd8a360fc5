"""What the page of a dependencia tells about its agreements."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from seguimiento.directorio.fichas import Ficha, ficha
from seguimiento.nucleo.permisos import Accion, puede

from .estados import EstatusResponsable
from .models import Responsable


@ficha
def acuerdos_de(dependencia, usuario, corte):
    """Its agreements by the status that it reports, each figure with its list, and its card for a session."""
    if not puede(usuario, Accion.VER, Responsable) or (usuario.es_enlace and dependencia.pk not in usuario.dependencias_ids):
        return None
    filas = Responsable.objects.visibles_para(usuario).al_corte(corte).de_vigentes(corte).filter(dependencia=dependencia)
    por_estatus = {estatus.value: Count("pk", filter=Q(estatus_al=estatus)) for estatus in EstatusResponsable}
    cuentas = filas.order_by().aggregate(todos=Count("pk"), **por_estatus)

    def lista(**filtros):
        filtros = {"dependencia": dependencia.pk, "ejercicio": "todos", "situacion": "vigente", "corte": corte.isoformat(), **filtros}
        return f"{reverse('acuerdos:responsable_list')}?{urlencode(filtros)}"

    rotulos = {"concluido": "Concluidos", "en_proceso": "En proceso", "pendiente": "Pendientes"}
    tarjeta = f"{reverse('acuerdos:responsable_tarjeta')}?dependencia={dependencia.pk}"
    return Ficha(
        "Acuerdos de gabinete",
        [("Asignados", cuentas["todos"], lista()), *[(rotulos[uno], cuentas[uno], lista(estatus=uno)) for uno in por_estatus]],
        [("Tarjeta de acuerdos en PDF", "file-earmark-pdf", tarjeta)],
    )
