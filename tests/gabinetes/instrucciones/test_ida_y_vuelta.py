"""The Excel that goes out comes back in; what it may move, and what it may not."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Avance, Instruccion, Inversion
from gabinetes.instrucciones.resources import InstruccionResource
from seguimiento.nucleo.extraccion import Extraccion
from tests import datos, planes

from . import datos_instrucciones as hacer

pytestmark = pytest.mark.django_db
LISTA = "instrucciones:instruccion_list"
HOY = date(2023, 9, 1)
TITULOS = ["ID", "CLASE", "EMISOR", "DEPENDENCIA", "TEMA", "INSTRUCCIÓN", "FECHA DE EMISIÓN", "ETAPA", "PORCENTAJE DE AVANCE"]
TITULOS += ["ÚLTIMA ACCIÓN REALIZADA"]


@pytest.fixture
def capturista(client):
    persona = datos.usuario("capturista", unidades=[datos.unidad(modulos=["instrucciones"])], first_name="Persona", last_name="De Prueba")
    client.force_login(persona)
    return persona


@pytest.fixture
def dependencia():
    return datos.dependencia("SAGARHPA")


def renglon(fila=None, **cambios):
    """Cells of a row, by title; those of a record when it is given."""
    celdas = dict.fromkeys(TITULOS, "") | {"CLASE": "Acuerdo en conferencia", "EMISOR": "Gobernador", "TEMA": "Agua"}
    celdas |= {"INSTRUCCIÓN": "Hacer el acueducto", "FECHA DE EMISIÓN": "04/04/2023"}
    if fila is not None:
        celdas |= {"ID": fila.pk, "TEMA": fila.tema, "INSTRUCCIÓN": fila.texto}
        celdas |= {"ETAPA": fila.etapa, "PORCENTAJE DE AVANCE": fila.porcentaje}
    return celdas | cambios


def planear(usuario, *filas):
    lineas = [TITULOS, *[[str(fila[titulo]) for titulo in TITULOS] for fila in filas]]
    contenido = "\n".join(";".join(linea) for linea in lineas).encode()
    recurso = InstruccionResource()
    return recurso, planes.planear(recurso, contenido, "lista.csv", usuario)


def importar(usuario, *filas):
    recurso, plan = planear(usuario, *filas)
    assert plan.errores == []
    return planes.aplicar(recurso, plan, usuario=usuario, fecha=HOY)


def mensajes(usuario, *filas):
    _, plan = planear(usuario, *filas)
    return [(error["columna"], error["mensaje"]) for error in plan.errores]


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_the_exported_file_comes_back_without_changes(client, capturista, dependencia, formato):
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 2), dependencia=dependencia, responsable=capturista, porcentaje=63)
    hacer.instruccion(Etapa.EJECUTADA, clase=Clase.PROYECTO, dependencia=dependencia, fecha_compromiso=date(2023, 12, 1))
    hacer.inversion(1234, fila)
    respuesta = client.get(reverse(LISTA), {"formato": formato, "ejercicio": "todos"})
    contenido = b"".join(respuesta.streaming_content) if respuesta.streaming else respuesta.content
    archivo = SimpleUploadedFile(f"lista.{formato}", contenido)

    plan = client.post(reverse("instrucciones:instruccion_import"), {"archivo": archivo}, follow=True).context["plan"]

    assert (plan["resumen"]["igual"], plan["total"], plan["resumen"]["error"]) == (2, 2, 0)


def test_the_csv_carries_names_rungs_and_money_by_source(client, capturista, dependencia):
    fila = hacer.instruccion(Etapa.MESA, dependencia=dependencia, responsable=capturista)
    hacer.inversion(1234, fila, fuente="federal")
    texto = b"".join(client.get(reverse(LISTA), {"formato": "csv", "ejercicio": "todos"}).streaming_content).decode("utf-8-sig")

    assert "SAGARHPA,Persona De Prueba" in texto
    assert "Mesa de trabajo,60.00,Se hizo,1234.00,0,0" in texto


@pytest.mark.parametrize(("corte", "pesos"), [(date(2023, 5, 1), 100), (date(2023, 8, 1), 150)])
def test_an_instruction_prints_the_live_money_registered_up_to_the_cut_off_date(corte, pesos):
    fila, otra = hacer.instruccion(Etapa.MESA), hacer.instruccion()
    hacer.inversion(100, fila, otra)
    hacer.inversion(50, fila, registrada=date(2023, 7, 1))
    Inversion.objects.filter(pk=hacer.inversion(7, fila).pk).marcar_eliminados("Repetida")
    recurso, qs = InstruccionResource(), Instruccion.objects.filter(pk=fila.pk).al_corte(corte)

    (una,) = recurso.para_exportar(qs)
    columnas = ("federal", "estatal", "municipal")
    assert [recurso.fields[nombre].export(una) for nombre in columnas] == [0, pesos, 0]
    (leida,) = Extraccion(recurso, qs, corte).filas()
    assert [dict(zip(recurso.fields, leida, strict=True))[nombre] for nombre in columnas] == [0, pesos, 0]


def test_new_rows_become_instructions_and_a_second_time_nothing_changes(capturista, dependencia):
    filas = [renglon(), renglon(TEMA="Drenaje", INSTRUCCIÓN="Otra", ETAPA="Mesa de trabajo", DEPENDENCIA="SAGARHPA")]

    assert importar(capturista, *filas) == 2
    assert set(Instruccion.objects.values_list("numero", "etapa", "porcentaje")) == {(1, "oficio", 40), (2, "mesa", 60)}
    assert planear(capturista, *filas)[1].resumen["igual"] == 2


def test_a_row_that_moves_leaves_an_action_dated_today(capturista):
    fila = hacer.instruccion(Etapa.MESA)

    importar(capturista, renglon(fila, ETAPA="Proyectos y acuerdos", **{"PORCENTAJE DE AVANCE": "", "ÚLTIMA ACCIÓN REALIZADA": "Se firmó"}))

    fila.refresh_from_db()
    ultima = Avance.objects.filter(de=fila).latest()
    assert (fila.etapa, fila.porcentaje, ultima.texto, ultima.fecha) == ("proyectos", 70, "Se firmó", HOY)


def test_empty_cells_change_nothing(capturista):
    fila = hacer.instruccion(Etapa.MESA)
    vacias = {"ETAPA": "", "PORCENTAJE DE AVANCE": "", "ÚLTIMA ACCIÓN REALIZADA": ""}

    assert planear(capturista, renglon(fila, **vacias))[1].resumen["igual"] == 1


@pytest.mark.parametrize(
    ("cambios", "columna", "mensaje"),
    [
        ({"ETAPA": "Oficio", "PORCENTAJE DE AVANCE": ""}, "ETAPA", "Retrocede"),
        ({"PORCENTAJE DE AVANCE": "55"}, "ETAPA", "Retrocede"),
        ({"PORCENTAJE DE AVANCE": "100"}, "PORCENTAJE DE AVANCE", "sólo esa etapa"),
        ({"ETAPA": "Ejecución al 100%", "PORCENTAJE DE AVANCE": "100"}, "ETAPA", "evidencia"),
        ({"ETAPA": "Otra"}, "ETAPA", "Se esperaba una de estas"),
        ({"CLASE": "Proyecto especial"}, "DEPENDENCIA", "dependencia que lo ejecuta"),
        ({"FECHA DE EMISIÓN": "04/04/0203"}, "FECHA DE EMISIÓN", "cuatro cifras"),
        ({"TEMA": "x" * 301}, "TEMA", "300 letras"),
        ({"DEPENDENCIA": "NADIE"}, "DEPENDENCIA", "una dependencia del catálogo"),
    ],
)
def test_what_may_not_be_is_told_by_its_cell(capturista, cambios, columna, mensaje):
    ((donde, que),) = mensajes(capturista, renglon(hacer.instruccion(Etapa.MESA), **cambios))

    assert (donde, mensaje in que) == (columna, True), que


def test_two_with_the_same_text_need_their_id(capturista):
    for _ in range(2):
        hacer.instruccion(tema="Agua", texto="Hacer el acueducto")

    ((donde, que),) = mensajes(capturista, renglon(TEMA="Otro"))
    assert (donde, "escriba el ID" in que) == ("ID", True)


@pytest.mark.parametrize(("corte", "dice"), [("2023-04-30", "Se emitió la instrucción."), ("2023-05-31", "Se hizo")])
def test_an_export_to_a_past_date_brings_the_action_of_that_date(client, capturista, dependencia, corte, dice):
    hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 10), dependencia=dependencia)
    respuesta = client.get(f"{reverse(LISTA)}?ejercicio=todos&corte={corte}&formato=csv")
    texto = b"".join(respuesta).decode("utf-8-sig")
    assert dice in texto and len(texto.splitlines()) == 2
