"""What the supports hold on a person: for their page, for who asks for all that is held on them, and until when it is needed."""

from django.db.models import Q

from atencion.personas.estados import Categoria
from atencion.personas.expedientes import Parte, Tabla, declarar
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.formato import fecha_corta, pesos
from seguimiento.nucleo.permisos import Accion, puede

from .models import Apoyo

EN_PALABRAS = ("nota", "motivo_cancelacion")


def tablas(personas, usuario):
    if not puede(usuario, Accion.VER, Apoyo):
        return []
    filas = list(Apoyo.objects.visibles_para(usuario).filter(persona__in=personas).select_related("tipo"))
    if not filas:
        return []
    renglones = [
        [a.folio, a.tipo.nombre, fecha_corta(a.fecha), que_se_dio(a), a.estado_vista.label, fecha_corta(a.entregado_el)] for a in filas
    ]
    columnas = ("Folio", "Tipo de apoyo", "Solicitado", "Qué", "Estado", "Entregado")
    return [Tabla("Apoyos sociales", columnas, renglones, [a.get_absolute_url() for a in filas])]


def que_se_dio(apoyo):
    """ "$ 1,500", "Silla de ruedas" or both."""
    return " · ".join(parte for parte in (apoyo.especie, f"$ {pesos(apoyo.monto)}" if apoyo.monto is not None else "") if parte)


def vigentes(limite):
    """Supports that are under way, or that ended after that date."""
    en_curso = Q(entregado_el__isnull=True, cancelado_el__isnull=True)
    return Apoyo.objects.filter(en_curso | Q(entregado_el__gt=limite) | Q(cancelado_el__gt=limite))


def suprimir(personas):
    """Empty what was written in words, in the rows and in their change logs; folio, kind, dates and amounts stay."""
    claves = list(Apoyo.todos.filter(persona__in=personas).values_list("pk", flat=True))
    vacias = dict.fromkeys(EN_PALABRAS, "")
    Apoyo.todos.filter(pk__in=claves).update(**vacias)
    bitacora.modelo_de_eventos(Apoyo).objects.filter(pgh_obj_id__in=claves).update(**vacias)


PARTE = declarar(Parte(Categoria.APOYO, tablas, vigentes, suprimir=suprimir))
