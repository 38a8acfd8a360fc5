"""What the reports of instructions share: their set, their parameters and how their average is explained."""

from django import forms

from seguimiento.nucleo.formato import entero, porcentaje
from seguimiento.nucleo.reportes import ParametrosForm
from seguimiento.nucleo.semaforo import redondear

from ..estados import Clase
from ..models import Instruccion

UNIDAD = "Dirección General de Seguimiento de Acuerdos y de Gestión"


def instrucciones_de(usuario, corte, clase=None):
    """Instructions in the scope of the person as they stood at the cut-off date, of one kind or of both."""
    filas = Instruccion.objects.visibles_para(usuario).al_corte(corte, usuario)
    return filas.filter(clase=clase) if clase else filas


class ClaseForm(ParametrosForm):
    clase = forms.ChoiceField(label="Clase", required=False, choices=[("", "Las dos"), *Clase.choices])


def de_que(clase):
    """The kind in words, or both."""
    return Clase(clase).label if clase else "Acuerdos en conferencias y proyectos especiales"


def formula(total):
    """Panel "Cómo se formó este porcentaje" of a captured average."""
    cuantas = entero(total["total"])
    return {
        "expresion": f"Suma del porcentaje capturado en {cuantas} instrucciones / {cuantas}",
        "resultado": porcentaje(redondear(total["media"]), 0),
        "explica": [
            "Mide lo que se capturó en cada instrucción, no cuántas concluyeron.",
            f"Sin redondear: {porcentaje(total['media'], 2)}. Redondeo: medio hacia arriba, sin decimales.",
        ],
    }
