"""The money behind the instructions."""

from django.db.models import Sum

from seguimiento.nucleo.reportes import Celda, Columna, Reporte, reporte

from ..estados import Fuente
from ..lecturas import lista
from ..models import Instruccion, Inversion
from .conjunto import UNIDAD, ClaseForm, de_que


@reporte(
    slug="inversion-de-instrucciones", titulo="Inversión de instrucciones por año y fuente", modulo="instrucciones", form_class=ClaseForm,
    bajada="Pesos de cada ejercicio por fuente; lo que pagan varias instrucciones se suma una sola vez.",
)  # fmt: skip
def inversion_de_instrucciones(corte, usuario, clase=""):
    """Each peso counts once, however many instructions it pays for."""
    dinero = Inversion.objects.visibles_para(usuario).al_corte(corte)
    if clase:
        dinero = dinero.de(Instruccion.objects.visibles_para(usuario).filter(clase=clase, fecha_emision__lte=corte))
    montos = {(f, anio): monto for f, anio, monto in dinero.order_by().values_list("fuente", "ejercicio").annotate(monto=Sum("monto"))}
    filtros = {"clase": clase} if clase else {}

    def celda(fuentes, anios, **mas):
        monto = sum(valor for (fuente, anio), valor in montos.items() if fuente in fuentes and anio in anios)
        return Celda(monto, lista("inversion", corte, **(filtros | mas)))

    anios, todas = sorted({anio for _, anio in montos}), list(Fuente.values)
    return Reporte(
        slug="inversion-de-instrucciones", titulo="Inversión de instrucciones por año y fuente", corte=corte, unidad=UNIDAD,
        bajada=f"{de_que(clase)}.",
        columnas=[Columna("Ejercicio"), *[Columna(f"{f.label} (pesos)", "pesos") for f in Fuente], Columna("Total (pesos)", "pesos")],
        filas=[
            [str(anio), *[celda([f.value], [anio], ejercicio=anio, fuente=f.value) for f in Fuente], celda(todas, [anio], ejercicio=anio)]
            for anio in anios
        ],
        totales=["Total", *[celda([f.value], anios, fuente=f.value) for f in Fuente], celda(todas, anios)] if anios else None,
        notas=["Cuenta lo registrado hasta el corte."],
    )  # fmt: skip
