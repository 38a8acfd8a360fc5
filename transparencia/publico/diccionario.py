"""The data dictionary of a cut: what each column is called, in what it is measured and what it means."""

from django.core.exceptions import ValidationError

TIPOS = {
    "texto": ("texto", "no aplica"), "entero": ("número entero", "unidades"), "pesos": ("número con dos decimales", "pesos mexicanos"),
    "porcentaje": ("número", "por ciento"), "fecha": ("fecha (aaaa-mm-dd en JSON, dd/mm/aaaa en CSV)", "día"),
    "dias": ("número entero", "días"),
}  # fmt: skip
COLUMNAS = ("columna", "tipo", "unidad", "significado")
OTRAS = "*"  # the columns that change from cut to cut


def diccionario_de(corte, definicion):
    """[{"columna", "tipo", "unidad", "significado"}] of a cut; ValidationError when a column has no meaning written.

    The columns come from the cut, as it was frozen; their meaning, from the report.
    """
    filas, faltan = [], []
    for columna in corte.forma["columnas"]:
        titulo = columna["titulo"]
        significado = definicion.diccionario.get(titulo) or definicion.diccionario.get(OTRAS, "")
        tipo, unidad = TIPOS[columna["tipo"]]
        filas.append({"columna": titulo, "tipo": tipo, "unidad": unidad, "significado": significado})
        if not significado:
            faltan.append(titulo)
    if faltan:
        raise ValidationError(f"El diccionario de datos del reporte no dice qué significa: {', '.join(faltan)}.")
    return filas
