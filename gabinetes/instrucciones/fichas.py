"""What the page of a dependencia tells about the instructions that it carries out."""

from seguimiento.directorio.fichas import Ficha, ficha
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.permisos import puede

from .estados import Clase, Etapa
from .lecturas import lista
from .models import Instruccion


@ficha
def instrucciones_de(dependencia, usuario, corte):
    """How many of each kind, and how many are done or late, each figure with its list."""
    if not puede(usuario, Permiso.VER, Instruccion) or (usuario.es_enlace and dependencia.pk not in usuario.dependencias_ids):
        return None
    filas = Instruccion.objects.visibles_para(usuario).al_corte(corte, usuario).filter(dependencia=dependencia)
    lineas = (
        ("Acuerdos en conferencias", filas.filter(clase=Clase.CONFERENCIA), {"clase": Clase.CONFERENCIA.value}),
        ("Proyectos especiales", filas.filter(clase=Clase.PROYECTO), {"clase": Clase.PROYECTO.value}),
        (Etapa.EJECUTADA.label, filas.en_etapa(Etapa.EJECUTADA), {"etapa": Etapa.EJECUTADA.value}),
        ("Vencidas", filas.vencidas(corte), {"vencidas": "true"}),
    )
    return Ficha(
        "Instrucciones del Gobernador",
        [
            (rotulo, cuales.count(), lista("instruccion", corte, dependencia=dependencia.pk, **filtros))
            for rotulo, cuales, filtros in lineas
        ],
    )
