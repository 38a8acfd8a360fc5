"""The inventory of expedientes on paper (LGA, article 13): what is filed where, how long it is kept and what becomes of it."""

from seguimiento.nucleo.reportes import Columna, Reporte

POR_VEZ = 2000  # rows held in memory at a time
COLUMNAS = (
    Columna("Clasificación y número", ancho="ancho-medio"), Columna("Título", ancho="col-titular"),
    Columna("Fechas extremas", ancho="col-fecha"), Columna("Fojas", "entero", ancho="ancho-angosto"), Columna("Valores documentales"),
    Columna("Años en trámite y en concentración", ancho="col-fecha"), Columna("Destino y acceso"), Columna("Ubicación"),
)  # fmt: skip


def renglones(filas):
    """Generator of the rows of the inventory."""
    for uno in filas.iterator(chunk_size=POR_VEZ):
        yield [
            f"{uno.clasificacion.clave} · {uno.clave}", uno.titulo, uno.lapso, uno.fojas, uno.valores,
            f"{uno.plazo_tramite} + {uno.plazo_concentracion}", f"{uno.get_destino_display()} · {uno.get_acceso_display().lower()}",
            uno.ubicacion,
        ]  # fmt: skip


def reporte_de(filas, corte, bajada):
    return Reporte(slug="", titulo="Inventario documental", bajada=bajada, corte=corte, columnas=list(COLUMNAS), filas=filas)
