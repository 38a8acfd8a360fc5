"""Every figure of every report is followed: its list shows exactly that many records, or adds up to that sum."""

from datetime import date
from decimal import Decimal

import pytest

from seguimiento.cuentas.models import Usuario
from seguimiento.nucleo import reportes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# who looks, cut-off date, and one link of how many is followed
MIRADAS = [
    ("director", date(2024, 2, 12), 1),
    ("director", date(2023, 8, 31), 9),
    ("enlace", date(2024, 2, 12), 5),
    ("coordinador", date(2026, 1, 2), 11),
]


def cifras(hecho):
    """(column title, type, cell) of every figure of a report; the first column names the row."""
    for fila in [*hecho.filas, *([hecho.totales] if hecho.totales else [])]:
        for columna, celda in list(zip(hecho.columnas, fila, strict=True))[1:]:
            if columna.tipo in {"entero", "pesos"} and celda.valor is not None or celda.enlace:
                yield columna.titulo, "suma" if columna.suma else columna.tipo, celda


def cuadra(lista, tipo, valor):
    """True when the list has that many rows or, for money and declared sums, when one of its columns adds up to it."""
    if tipo not in {"pesos", "suma"}:
        return lista["total"] == valor
    columnas = zip(*lista["filas"], strict=True)
    sumas = [sum(Decimal(str(v)) for v in columna if v) for columna in columnas if all(isinstance(v, int | float | None) for v in columna)]
    return valor in sumas or (not lista["total"] and not valor)


@pytest.mark.parametrize(("rol", "corte", "cada"), MIRADAS, ids=lambda valor: str(valor))
def test_every_figure_leads_to_its_records(client, rol, corte, cada):
    usuario = Usuario.objects.get(username=rol)
    client.force_login(usuario)
    vistas, malas = {}, []
    for definicion in reportes.reportes_de(usuario):
        form = definicion.form_class({}, usuario=usuario)
        assert form.is_valid()
        for n, (titulo, tipo, celda) in enumerate(cifras(definicion.hacer(corte, usuario, form.parametros()))):
            if not celda.enlace:
                if definicion.slug != "resumen-de-acuerdos":  # its last row is a percentage among counts
                    malas.append(f"{definicion.slug}: «{titulo}» {celda.texto} no lleva a ninguna lista")
                continue
            if n % cada:
                continue
            if celda.enlace not in vistas:
                vistas[celda.enlace] = client.get(f"{celda.enlace}&formato=json")
            respuesta = vistas[celda.enlace]
            if respuesta.status_code != 200 or not cuadra(respuesta.json(), tipo, celda.valor):
                malas.append(f"{definicion.slug}: «{titulo}» {celda.texto}: {celda.enlace} ({respuesta.status_code})")
    assert vistas
    assert not malas, "\n".join(malas[:20])
