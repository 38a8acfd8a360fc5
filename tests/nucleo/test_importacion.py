"""Files as people make them are read, or refused in words; nothing is written before the confirmation, and then all or nothing."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.paquete import ArchivoInvalido
from seguimiento.nucleo.resources import DiaInhabilResource
from tests import datos, planes

pytestmark = pytest.mark.django_db
TITULOS = ["FECHA", "MOTIVO", "ÁMBITO"]
FILA = ["05/02/2024", "Constitución", "Administración estatal"]
IMPORTAR = "nucleo:diainhabil_import"


def xlsx(*filas, hoja="Datos"):
    libro, bufer = Workbook(), io.BytesIO()
    libro.active.title = hoja
    for fila in filas:
        libro.active.append(fila)
    libro.save(bufer)
    return bufer.getvalue()


def planear(contenido, nombre="dias.xlsx"):
    return planes.planear(DiaInhabilResource(), contenido, nombre, datos.usuario("administrador"))


def leidos(plan):
    assert plan.errores == []
    return [(r.valores["fecha"], r.valores["motivo"], r.valores["ambito"].value) for r in plan.renglones]


ESPERADO = [(date(2024, 2, 5), "Constitución", "estatal")]


@pytest.mark.parametrize(
    "filas",
    [
        [TITULOS, FILA],
        [["Oficina del Ejecutivo"], [], ["Días inhábiles de 2024"], [], TITULOS, FILA],
        [["fecha", "Motivo", "ambito"], FILA],
        [["  Fecha ", "MOTIVO:", "Ámbito"], FILA],
        [["ÁMBITO", "FECHA", "MOTIVO"], [FILA[2], FILA[0], FILA[1]]],
        [[*TITULOS, "Observaciones"], [*FILA, "no se lee"]],
        [TITULOS, [datetime(2024, 2, 5), "Constitución", "ADMINISTRACION  ESTATAL"]],
        [TITULOS, ["2024-02-05", "  Constitución  ", "estatal"]],
        [TITULOS, [None, None, None], FILA, ["", "  ", None]],
    ],
    ids=["plain", "titles above", "any case", "loose headings", "any order", "more columns", "real dates", "loose cells", "blank rows"],
)
def test_a_sheet_is_read_however_it_was_made(filas):
    assert leidos(planear(xlsx(*filas))) == ESPERADO


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separador", [",", ";", "\t"])
def test_a_csv_is_read_in_any_dialect(codificacion, separador):
    texto = "\r\n".join(separador.join(fila) for fila in (TITULOS, FILA))
    assert leidos(planear(texto.encode(codificacion), "dias.csv")) == ESPERADO


def con_macros():
    bufer = io.BytesIO(xlsx(TITULOS, FILA))
    with zipfile.ZipFile(bufer, "a") as paquete:
        paquete.writestr("xl/vbaProject.bin", "x")
    return bufer.getvalue()


@pytest.mark.parametrize(
    ("contenido", "nombre", "mensaje"),
    [
        (b"", "dias.xlsx", "vacío"),
        (b"%PDF-1.7", "dias.pdf", "no se lee"),
        (b"PK\x03\x04 roto", "dias.xlsx", "dañado"),
        (b"no es de Excel", "dias.xls", "dañado"),
        (con_macros(), "dias.xlsx", "macros"),
        (xlsx(["Uno", "Dos"], ["a", "b"]), "dias.xlsx", "FECHA, MOTIVO, ÁMBITO"),
        (xlsx(["FECHA", "ÁMBITO"], ["05/02/2024", "estatal"]), "dias.xlsx", "Faltan columnas: MOTIVO"),
        (xlsx(TITULOS), "dias.xlsx", "no tiene renglones"),
    ],
    ids=["empty", "pdf", "broken", "not excel", "macros", "other columns", "column missing", "no rows"],
)
def test_a_file_that_cannot_be_read_says_why(contenido, nombre, mensaje):
    with pytest.raises(ArchivoInvalido, match=mensaje):
        planear(contenido, nombre)


def test_each_error_names_row_column_value_and_what_was_expected():
    plan = planear(xlsx(["Días inhábiles"], TITULOS, FILA, ["31/02/2024", "", "Marte"]))
    assert [(e["celda"], e["renglon"], e["columna"], e["valor"]) for e in plan.errores] == [
        ("A4", 4, "FECHA", "31/02/2024"), ("B4", 4, "MOTIVO", ""), ("C4", 4, "ÁMBITO", "Marte"),
    ]  # fmt: skip
    assert [e["mensaje"].split(":")[0] for e in plan.errores] == [
        "Esa fecha no existe o no se lee", "Falta este dato.", "Se esperaba una de estas",
    ]  # fmt: skip
    assert plan.resumen == {"crea": 1, "cambia": 0, "igual": 0, "error": 1}


def test_a_row_is_recognised_by_its_id_else_by_its_key_and_never_twice():
    uno = DiaInhabil.objects.create(fecha=date(2024, 2, 5), motivo="Constitución")
    otro = DiaInhabil.objects.create(fecha=date(2024, 3, 18), motivo="Natalicio")
    plan = planear(
        xlsx(
            ["ID", *TITULOS],
            [None, *FILA],
            [otro.pk, "19/03/2024", "Natalicio", "estatal"],
            [None, "01/05/2024", "Trabajo", "estatal"],
            [uno.pk, *FILA],
            [999999, *FILA],
        )
    )
    assert [(r.que, getattr(r.instancia, "pk", None)) for r in plan.renglones] == [
        ("igual", uno.pk), ("cambia", otro.pk), ("crea", None), ("error", uno.pk), ("error", None),
    ]  # fmt: skip
    assert [e["mensaje"].split(".")[0] for e in plan.errores] == [
        "Repetido: también está en el renglón 2", "No hay un registro con ese ID a su alcance",
    ]  # fmt: skip


# -- the screen


@pytest.fixture
def administrador(client):
    persona = datos.usuario("administrador")
    client.force_login(persona)
    return persona


def subir(client, contenido, nombre="dias.xlsx"):
    return client.post(reverse(IMPORTAR), {"archivo": SimpleUploadedFile(nombre, contenido)}, follow=True)


def confirmar(client, revision, **cambios):
    """As in life, what follows a commit follows it."""
    llaves = {"confirmar": revision.context["clave"], "huella": revision.context["plan"]["huella"]} | cambios
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse(IMPORTAR), llaves, follow=True)


def test_nothing_is_written_until_it_is_confirmed(client, administrador):
    revision = subir(client, xlsx(TITULOS, FILA))
    assert revision.context["plan"]["resumen"]["crea"] == 1
    assert not DiaInhabil.objects.exists()
    assert "1 nuevo" in confirmar(client, revision).text
    assert DiaInhabil.objects.get().motivo == "Constitución"


def test_importing_the_same_file_twice_changes_nothing(client, administrador):
    confirmar(client, subir(client, xlsx(TITULOS, FILA)))
    revision = subir(client, xlsx(TITULOS, FILA))
    assert (revision.context["plan"]["resumen"]["igual"], revision.context["plan"]["escribe"]) == (1, 0)


def test_a_file_with_one_error_writes_nothing_even_if_it_is_confirmed(client, administrador):
    revision = subir(client, xlsx(TITULOS, FILA, ["ayer", "Otro", "estatal"]))
    assert revision.context["plan"]["resumen"]["error"] == 1
    assert confirmar(client, revision).status_code == 409
    assert not DiaInhabil.objects.exists()


def test_what_changed_since_the_preview_is_shown_again_before_writing(client, administrador):
    revision = subir(client, xlsx(TITULOS, FILA))
    DiaInhabil.objects.create(fecha=date(2024, 2, 5), motivo="Lo capturó otra persona")
    otra = confirmar(client, revision)
    assert (otra.status_code, "cambiaron desde la revisión" in otra.text) == (409, True)
    assert DiaInhabil.objects.get().motivo == "Lo capturó otra persona"
    confirmar(client, otra)
    assert DiaInhabil.objects.get().motivo == "Constitución"


def test_a_confirmation_sent_twice_writes_once(client, administrador):
    revision = subir(client, xlsx(TITULOS, FILA))
    confirmar(client, revision)
    assert "ya se importó" in confirmar(client, revision).text
    assert DiaInhabil.objects.count() == 1


def test_the_file_of_another_person_cannot_be_read_nor_confirmed(client, administrador):
    revision = subir(client, xlsx(TITULOS, FILA))
    client.force_login(datos.usuario("administrador"))
    for consulta in ({}, {"marcado": 1}):
        ajena = client.get(reverse(IMPORTAR), {"archivo": revision.context["clave"], **consulta}, follow=True)
        assert "ya no está" in ajena.text
    confirmar(client, revision)
    assert not DiaInhabil.objects.exists()


def test_what_cannot_be_read_is_told_on_the_form(client, administrador):
    respuesta = subir(client, b"no es de Excel")
    assert (respuesta.status_code, "dañado" in respuesta.text) == (422, True)
    assert client.post(reverse(IMPORTAR), {}).status_code == 422


def test_the_history_says_that_it_came_from_a_file_and_who_brought_it(client, administrador):
    confirmar(client, subir(client, xlsx(TITULOS, FILA), "calendario 2024.xlsx"))
    texto = client.get(reverse("nucleo:diainhabil_history", args=[DiaInhabil.objects.get().pk])).text
    assert "Importación de calendario 2024.xlsx" in texto
    assert str(administrador) in texto


def test_the_template_has_the_headings_and_the_options(client, administrador):
    libro = load_workbook(io.BytesIO(b"".join(client.get(reverse(IMPORTAR), {"plantilla": 1}))))
    assert [celda.value for celda in libro.worksheets[0][1]] == ["ID", *TITULOS, "FUNDAMENTO", "PUBLICACIÓN", "POR CONFIRMAR"]
    assert "Administración estatal" in [celda.value for celda in libro["Listas"]["A"]]
