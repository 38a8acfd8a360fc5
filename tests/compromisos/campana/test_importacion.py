"""Actions from Excel: the sample of the office whole, its nine mistakes by name, and files as people make them."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from compromisos.campana.models import Accion, AccionMunicipio, Asignacion, Avance, Compromiso, Inversion
from compromisos.campana.resources import AccionResource, CompromisoResource
from seguimiento.directorio import carga
from seguimiento.nucleo.models import Ejercicio
from tests import datos, planes

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db
MUESTRAS = Path(__file__).parents[2] / "muestras"
HOY = date(2024, 2, 12)
TITULOS = [
    "NÚMERO DEL COMPROMISO", "DEPENDENCIA", "ACCIÓN", "ESTATUS", "FECHA DE INICIO", "FECHA DE TÉRMINO", "INVERSIÓN ESTATAL",
    "INVERSIÓN FEDERAL", "INVERSIÓN MUNICIPAL", "MUNICIPIOS", "BENEFICIARIOS",
]  # fmt: skip


@pytest.fixture
def catalogos():
    carga.cargar()
    Compromiso.objects.bulk_create(Compromiso(numero=n, texto=f"Compromiso {n}") for n in range(1, 219))


@pytest.fixture
def capturista():
    return datos.usuario("capturista")


@pytest.fixture
def chico():
    """A small catalogue: commitment 7, SAGARHPA and two municipios."""
    datos.dependencia("SAGARHPA", nombre="Secretaría de Agricultura", alias=["Agricultura"])
    datos.municipio("Álamos"), datos.municipio("Cajeme")
    return hacer.compromiso(7)


def planear(contenido, usuario, nombre="acciones.xlsx", recurso=AccionResource):
    recurso = recurso()
    return recurso, planes.planear(recurso, contenido, nombre, usuario)


def importar(contenido, usuario, nombre="acciones.xlsx", fecha=HOY):
    recurso, plan = planear(contenido, usuario, nombre)
    assert plan.errores == []
    return plan, planes.aplicar(recurso, plan, usuario=usuario, fecha=fecha)


def xlsx(*filas):
    libro = openpyxl.Workbook()
    for fila in filas:
        libro.active.append(fila)
    salida = io.BytesIO()
    libro.save(salida)
    return salida.getvalue()


def fila(**cambios):
    """A good row of the sheet, with some cells changed."""
    valores = dict(zip(TITULOS, [7, "SAGARHPA", "Rehabilitar canales", "EN PROCESO", None, None, 10, None, None, "Cajeme", 5], strict=True))
    assert cambios.keys() <= valores.keys()
    return list((valores | cambios).values())


def errores(plan):
    return {error["columna"]: error["mensaje"] for error in plan.errores}


def test_the_sample_comes_in_whole_with_what_it_implies_and_twice_changes_nothing(catalogos, capturista, django_assert_max_num_queries):
    contenido = (MUESTRAS / "acciones.xlsx").read_bytes()
    with django_assert_max_num_queries(90):  # none per row
        plan, escritos = importar(contenido, capturista)

    assert (plan.resumen["crea"], escritos, Accion.objects.count()) == (500, 500, 500)
    assert Asignacion.objects.count() == len(set(Accion.objects.values_list("compromiso", "dependencia"))) == 461
    assert Avance.objects.count() == Accion.objects.exclude(estatus="pendiente").count() == 454
    primera = Accion.objects.get(descripcion__contains="(2023-001)")
    assert (primera.compromiso.numero, primera.dependencia.siglas, primera.estatus) == (157, "CONSEJERÍA", "en_proceso")
    assert {str(lugar) for lugar in primera.lugares} == {"Agua Prieta", "Guaymas"}
    assert (primera.inversion_estatal, primera.inversion_federal, primera.ejercicio) == (5089739, 28132349, 2023)

    plan, escritos = importar(contenido, capturista)
    assert (plan.resumen["igual"], escritos, Accion.objects.count()) == (500, 0, 500)


def test_the_sample_with_mistakes_is_refused_with_exactly_its_nine(catalogos, capturista):
    recurso, plan = planear((MUESTRAS / "acciones_con_errores.xlsx").read_bytes(), capturista)

    assert [(e["celda"], e["columna"]) for e in plan.errores] == [
        ("A4", "NÚMERO DEL COMPROMISO"), ("B7", "DEPENDENCIA"), ("C10", "ACCIÓN"), ("D13", "ESTATUS"), ("F16", "FECHA DE TÉRMINO"),
        ("G19", "INVERSIÓN ESTATAL"), ("H22", "INVERSIÓN FEDERAL"), ("J25", "MUNICIPIOS"), ("E28", "FECHA DE INICIO"),
    ]  # fmt: skip
    assert [str(e["valor"]) for e in plan.errores][:4] == ["999", "SEDESO", "", "TERMINADISIMA"]
    assert all("esperaba" in e["mensaje"] or e["mensaje"] == "Falta este dato." for e in plan.errores)
    assert "SEDESSON" in plan.errores[1]["mensaje"]
    assert "Macondo" in plan.errores[7]["mensaje"]
    with pytest.raises(ValueError, match="errores"):
        planes.aplicar(recurso, plan, usuario=capturista, fecha=HOY)
    assert not Accion.objects.exists()


def test_title_rows_blank_rows_and_loose_headings_are_read(chico, capturista):
    titulos = ["Numero del  compromiso", " dependencia ", "accion", "Estatus", "fecha de inicio", "FECHA DE TERMINO", "Inversión estatal"]
    hoja = xlsx(
        ["Secretaría de Agricultura"], [], ["Reporte de acciones", None, "marzo"], [], titulos,
        [" 7 ", " agricultura", "Rehabilitar canales", "en  proceso", "05/03/2023", " 31/12/2023", "$ 1,234.50"],
        [], ["Compromiso 7", "Sagarhpa", "Otra acción", "Concluida", date(2023, 3, 5), None, 10],
    )  # fmt: skip

    plan, _ = importar(hoja, capturista)

    assert [r.numero for r in plan.renglones] == [6, 8]
    una = Accion.objects.get(descripcion="Rehabilitar canales")
    assert (una.compromiso, una.estatus, una.fecha_inicio, una.fecha_termino) == (chico, "en_proceso", date(2023, 3, 5), date(2023, 12, 31))
    assert una.inversion_estatal == Decimal("1234.50")


@pytest.mark.parametrize("codificacion", ["cp1252", "utf-8-sig"])
def test_a_csv_with_semicolons_is_read(chico, capturista, codificacion):
    texto = ";".join(TITULOS) + "\r\n" + '7;SAGARHPA;"Rehabilitar; canales";En proceso;05/03/2023;;1,500;;;"Álamos, Cajeme";1,200\r\n'

    importar(texto.encode(codificacion), capturista, "acciones.csv")

    una = Accion.objects.get()
    assert (una.descripcion, una.inversion_estatal, una.beneficiarios) == ("Rehabilitar; canales", 1500, 1200)
    assert {str(lugar) for lugar in una.lugares} == {"Álamos", "Cajeme"}


@pytest.mark.parametrize(
    ("cambios", "columna", "mensaje"),
    [
        ({"NÚMERO DEL COMPROMISO": 8}, "NÚMERO DEL COMPROMISO", "número de un compromiso"),
        ({"ESTATUS": "A medias"}, "ESTATUS", "Concluida, En proceso, Pendiente"),
        ({"FECHA DE INICIO": "5 de marzo"}, "FECHA DE INICIO", "dd/mm/aaaa"),
        ({"FECHA DE INICIO": "05/03/23"}, "FECHA DE INICIO", "cuatro cifras"),
        ({"FECHA DE INICIO": date(2023, 5, 2), "FECHA DE TÉRMINO": date(2023, 5, 1)}, "FECHA DE TÉRMINO", "02/05/2023"),
        ({"INVERSIÓN ESTATAL": "1.234,50"}, "INVERSIÓN ESTATAL", "pesos"),
        ({"INVERSIÓN FEDERAL": -1}, "INVERSIÓN FEDERAL", "no negativa"),
        ({"MUNICIPIOS": "Cajeme, Macondo"}, "MUNICIPIOS", "«Macondo»"),
        ({"BENEFICIARIOS": "muchos"}, "BENEFICIARIOS", "número entero"),
        ({"BENEFICIARIOS": 3_000_000_000}, "BENEFICIARIOS", "más pequeño"),
        ({"ACCIÓN": "x" * 2001}, "ACCIÓN", "2,000"),
        ({"ACCIÓN": "   "}, "ACCIÓN", "Falta"),
    ],
)
def test_a_cell_that_cannot_be_says_what_was_expected(chico, capturista, cambios, columna, mensaje):
    _, plan = planear(xlsx(TITULOS, fila(**cambios)), capturista)

    assert list(errores(plan)) == [columna]
    assert mensaje in errores(plan)[columna]


def test_the_same_action_twice_in_a_file_is_an_error_even_if_written_otherwise(chico, capturista):
    _, plan = planear(xlsx(TITULOS, fila(), fila(ACCIÓN="REHABILITAR  canales")), capturista)

    assert errores(plan) == {"ACCIÓN": "Repetido: también está en el renglón 2."}


def test_rows_without_id_are_recognised_by_commitment_dependencia_and_text(chico, capturista):
    importar(xlsx(TITULOS, fila()), capturista)
    plan, escritos = importar(xlsx(TITULOS, fila(ACCIÓN="rehabilitar CANALES", ESTATUS="Concluida", BENEFICIARIOS=9)), capturista)

    assert (plan.resumen["cambia"], escritos, Accion.objects.count()) == (1, 1, 1)
    una = Accion.objects.get()
    assert (una.estatus, una.beneficiarios, una.version) == ("concluida", 9, 2)
    assert list(una.avances.values_list("estatus", flat=True).order_by("pk")) == ["en_proceso", "concluida"]


def test_two_equal_actions_need_the_id(chico, capturista):
    dependencia = Asignacion.objects.create(compromiso=chico, dependencia=datos.dependencia("X"), desde=HOY).dependencia
    una, _ = (hacer.accion(chico, dependencia, descripcion="Igual") for _ in range(2))
    sin_id = [7, "X", "Igual", "Pendiente"]

    _, plan = planear(xlsx(TITULOS[:4], sin_id), capturista)
    assert "escriba el ID" in errores(plan)["ID"]
    _, plan = planear(xlsx(["ID", *TITULOS[:4]], [una.pk, *sin_id]), capturista)
    assert plan.resumen["igual"] == 1


def test_a_file_of_ids_and_one_column_changes_only_that(chico, capturista):
    importar(xlsx(TITULOS, fila()), capturista)
    pk = Accion.objects.get().pk

    importar(xlsx(["ID", "BENEFICIARIOS"], [pk, 77]), capturista)
    _, plan = planear(xlsx(["ID", "BENEFICIARIOS"], [None, 1], [pk + 1, 1]), capturista)

    una = Accion.objects.get()
    assert (una.beneficiarios, una.descripcion, una.inversion_estatal, len(una.lugares)) == (77, "Rehabilitar canales", 10, 1)
    assert [e["columna"] for e in plan.errores] == ["ID", "ID"]


def test_money_is_created_changed_and_taken_away(chico, capturista):
    importar(xlsx(TITULOS, fila()), capturista)
    importar(xlsx(TITULOS, fila(**{"INVERSIÓN ESTATAL": 25, "INVERSIÓN FEDERAL": 3})), capturista)
    assert [(i.fuente, i.monto) for i in Inversion.objects.order_by("fuente")] == [("estatal", 25), ("federal", 3)]

    importar(xlsx(TITULOS, fila(**{"INVERSIÓN ESTATAL": 0, "INVERSIÓN FEDERAL": 3})), capturista)
    assert [(i.fuente, i.monto) for i in Inversion.objects.all()] == [("federal", 3)]


def test_shared_money_may_come_unchanged_but_not_changed(chico, capturista):
    importar(xlsx(TITULOS, fila(), fila(ACCIÓN="Otra", **{"INVERSIÓN ESTATAL": 0})), capturista)
    una, otra = Accion.objects.order_by("pk")
    hacer.inversion(100, una, otra, fuente="federal")

    _, plan = planear(xlsx(TITULOS, fila(**{"INVERSIÓN FEDERAL": 100})), capturista)
    assert plan.resumen["igual"] == 1
    _, plan = planear(xlsx(TITULOS, fila(**{"INVERSIÓN FEDERAL": 90})), capturista)
    assert errores(plan) == {"INVERSIÓN FEDERAL": "Este dinero se comparte con otras acciones: cámbielo en la pantalla de la inversión."}


def test_municipios_are_left_as_the_cell_says(chico, capturista):
    importar(xlsx(TITULOS, fila()), capturista)
    importar(xlsx(TITULOS, fila(MUNICIPIOS="ALAMOS")), capturista)

    assert [str(lugar) for lugar in Accion.objects.get().lugares] == ["Álamos"]
    assert AccionMunicipio.todos.count() == 2


def test_a_closed_year_admits_nothing_new(chico, capturista):
    Ejercicio.objects.create(anio=2022, cerrado=True)

    _, plan = planear(xlsx(TITULOS, fila(**{"FECHA DE INICIO": date(2022, 5, 1)})), capturista)
    assert "2022 está cerrado" in errores(plan)["FECHA DE INICIO"]


def test_what_is_of_a_closed_year_stays_as_it_was(chico, capturista):
    importar(xlsx(TITULOS, fila(**{"FECHA DE INICIO": date(2022, 5, 1)})), capturista)
    Ejercicio.objects.create(anio=2022, cerrado=True)

    _, igual = planear(xlsx(TITULOS, fila(**{"FECHA DE INICIO": date(2022, 5, 1)})), capturista)
    assert igual.resumen["igual"] == 1
    _, sin_inicio = planear(xlsx(TITULOS, fila(BENEFICIARIOS=9)), capturista)
    assert "2022 está cerrado" in errores(sin_inicio)["FECHA DE INICIO"]


def test_the_review_says_which_assignments_it_would_make(chico, capturista):
    recurso, plan = planear(xlsx(TITULOS, fila(), fila(ACCIÓN="Otra")), capturista)
    (frase,) = recurso.consecuencias()
    assert frase.startswith("Se asignará 1 compromiso a su dependencia, que aún no lo tiene")
    planes.aplicar(recurso, plan, usuario=capturista, fecha=HOY)

    otra_vez, _ = planear(xlsx(TITULOS, fila(ACCIÓN="Una más")), capturista)
    assert otra_vez.consecuencias() == []


def test_an_action_changed_meanwhile_stops_the_import(chico, capturista):
    importar(xlsx(TITULOS, fila()), capturista)
    recurso, plan = planear(xlsx(TITULOS, fila(BENEFICIARIOS=9)), capturista)
    Accion.objects.update(version=5)

    with pytest.raises(ValidationError, match="Suba el archivo de nuevo"):
        planes.aplicar(recurso, plan, usuario=capturista, fecha=HOY)


def test_commitments_come_in_by_number(chico, capturista):
    hoja = xlsx(["Número del compromiso", "Compromiso", "Eje"], [7, "Texto nuevo", None], [8, "Otro", "Seguridad"])
    recurso, plan = planear(hoja, capturista, "compromisos.xlsx", CompromisoResource)
    planes.aplicar(recurso, plan, usuario=capturista, fecha=HOY)

    assert list(Compromiso.objects.values_list("numero", "texto", "eje")) == [(7, "Texto nuevo", ""), (8, "Otro", "Seguridad")]
