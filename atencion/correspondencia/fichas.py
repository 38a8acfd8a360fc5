"""What the page of a dependencia tells about the letters that were turned to it."""

from seguimiento.directorio.fichas import Ficha, ficha
from seguimiento.nucleo.permisos import Accion as Permiso
from seguimiento.nucleo.permisos import puede

from .estados import ABIERTOS, CONTESTADOS, EstadoDeTurno
from .lecturas import lista
from .models import Turno


@ficha
def correspondencia_de(dependencia, usuario, corte):
    """How many letters it answered, owes and owes late, each figure with its list."""
    if not puede(usuario, Permiso.VER, Turno) or (usuario.es_enlace and dependencia.pk not in usuario.dependencias_ids):
        return None
    medidas = Turno.objects.visibles_para(usuario).al_corte(corte, usuario).filter(dependencia=dependencia).medidas()
    abiertos = medidas["en_plazo"] + medidas["en_pausa"] + medidas["vencidos"]
    lineas = (
        ("Contestados", medidas["a_tiempo"] + medidas["tarde"], CONTESTADOS),
        ("Por contestar", abiertos, ABIERTOS),
        (EstadoDeTurno.VENCIDO.label + "s", medidas["vencidos"], (EstadoDeTurno.VENCIDO,)),
    )
    return Ficha(
        "Correspondencia turnada",
        [
            (rotulo, cuantos, lista("turno", corte, dependencia=dependencia.pk, estado=[e.value for e in estados]))
            for rotulo, cuantos, estados in lineas
        ],
    )
