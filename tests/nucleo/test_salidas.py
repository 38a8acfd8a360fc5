"""CSV, Excel and JSON of any table: the same values, read back by other programs."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from seguimiento.nucleo import salidas

TITULOS = ["Institución", "Acuerdos", "Monto", "Avance", "Fecha"]
TIPOS = ["texto", "entero", "pesos", "porcentaje", "fecha"]
FILAS = [
    ["SAGARHPA, «Campo»", 12, Decimal("1234.50"), Decimal("96.05"), date(2024, 2, 12)],
    ["=1+1", 0, None, None, None],
]


def leer_xlsx(respuesta):
    contenido = b"".join(respuesta.streaming_content)
    respuesta.file_to_stream.close()
    return load_workbook(io.BytesIO(contenido))


def leer_csv(respuesta):
    texto = b"".join(respuesta.streaming_content).decode("utf-8")
    assert texto.startswith("\ufeff")  # else Excel breaks the accents
    return list(csv.reader(io.StringIO(texto[1:])))


def test_csv_writes_dates_as_people_do_and_nothing_for_nothing():
    assert leer_csv(salidas.csv_de(TITULOS, FILAS, "x.csv")) == [
        TITULOS,
        ["SAGARHPA, «Campo»", "12", "1234.50", "96.05", "12/02/2024"],
        ["'=1+1", "0", "", "", ""],
    ]


@pytest.mark.parametrize("texto", ["=1+1", "+1", "-1", "@suma", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_defused_in_csv(texto):
    fila = leer_csv(salidas.csv_de(["Texto"], [[texto]], "x.csv"))[1]
    assert fila[0].startswith("'")


def test_negative_numbers_stay_numbers_in_csv():
    assert leer_csv(salidas.csv_de(["Saldo"], [[Decimal("-5.50")]], "x.csv"))[1] == ["-5.50"]


def test_a_csv_longer_than_a_chunk_comes_whole():
    filas = leer_csv(salidas.csv_de(["N"], ([n] for n in range(1234)), "x.csv"))
    assert [int(n) for (n,) in filas[1:]] == list(range(1234))


def test_excel_holds_numbers_as_numbers_dates_as_dates_and_text_as_text():
    hoja = leer_xlsx(salidas.xlsx_de(TITULOS, TIPOS, FILAS, "x.xlsx")).active
    assert [c.value for c in hoja[1]] == TITULOS
    assert [c.value for c in hoja[2]] == ["SAGARHPA, «Campo»", 12, 1234.5, 96.05, datetime(2024, 2, 12)]
    assert (hoja["A3"].value, hoja["A3"].data_type) == ("=1+1", "s")
    assert [hoja.cell(2, n).number_format for n in (3, 4, 5)] == ["#,##0.00", '0.##" %"', "dd/mm/yyyy"]


def test_excel_writes_lines_over_and_under_the_table():
    hoja = leer_xlsx(salidas.xlsx_de(["A"], ["texto"], [["uno"]], "x.xlsx", encima=["Título", "Corte"], notas=["", "Nota"])).active
    assert [c.value for c in hoja["A"]] == ["Título", "Corte", "A", "uno", "", "Nota"]
    assert hoja.freeze_panes == "A4"


def test_excel_offers_the_options_of_a_column_as_drop_down():
    libro = leer_xlsx(salidas.xlsx_de(["A", "B"], ["texto", "texto"], [["x", "y"]], "x.xlsx", listas={1: ["Sí", "No"]}))
    (lista,) = libro.active.data_validations.dataValidation
    assert lista.formula1.lstrip("=") == "Listas!$A$1:$A$2"
    assert [c.value for c in libro["Listas"]["A"]] == ["Sí", "No"]
    assert libro["Listas"].sheet_state == "hidden"


def test_moments_are_written_in_local_time():
    momento = datetime(2024, 2, 12, 19, 30, tzinfo=UTC)  # 12:30 in Hermosillo
    assert leer_csv(salidas.csv_de(["Cuándo"], [[momento]], "x.csv"))[1] == ["12/02/2024 12:30"]
    assert leer_xlsx(salidas.xlsx_de(["Cuándo"], ["fecha"], [[momento]], "x.xlsx")).active["A2"].value == datetime(2024, 2, 12, 12, 30)


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        (Decimal("96.05"), 96.05),
        (Decimal("63.00"), 63),
        (date(2024, 2, 12), "2024-02-12"),
        (None, None),
        (True, True),
        ("ñ", "ñ"),
        (1 + 0j, "(1+0j)"),
    ],
)
def test_json_keeps_numbers_as_numbers(valor, escrito):
    leido = json.loads(salidas.json_de({"valor": salidas.para_json(valor)}).content)["valor"]
    assert (leido, type(leido)) == (escrito, type(escrito))


def test_json_is_readable_by_people_too():
    assert "Institución" in salidas.json_de({"columnas": ["Institución"]}).content.decode()


def test_the_file_is_named_after_its_title_and_cut_off_date():
    assert salidas.nombre_de_archivo("Avance de acuerdos por institución", "xlsx", date(2024, 2, 12)) == (
        "avance-de-acuerdos-por-institucion-2024-02-12.xlsx"
    )
    assert 'filename="x.csv"' in salidas.csv_de(["A"], [], "x.csv")["Content-Disposition"]
