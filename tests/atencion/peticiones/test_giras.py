"""Tours and jornadas: their screens, their counts, and the field sheet that goes out and comes back."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from atencion.personas.models import Persona
from atencion.peticiones import giras, hojas_de_campo
from atencion.peticiones.models import Conclusion, Gira, Peticion, Seguimiento
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos, planes

pytestmark = pytest.mark.django_db
DIA = date(2023, 5, 4)
TITULOS = [
    "CLAVE", "FECHA DE RECEPCIÓN", "RUBRO", "NOMBRE", "PRIMER APELLIDO", "SEGUNDO APELLIDO", "TELÉFONO", "CURP", "EN NOMBRE DE",
    "MUNICIPIO", "ASUNTO", "DESCRIPCIÓN", "TIPO DE APOYO", "PRIORIDAD", "AVISO DE PRIVACIDAD", "DATOS SENSIBLES",
]  # fmt: skip


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CEAC", modulos=["peticiones", "personas"])])
    client.force_login(quien)
    return quien


@pytest.fixture
def gira():
    municipio = datos.municipio("Álamos de prueba")
    return Gira.objects.create(nombre="Gira por la sierra", fecha=DIA, ejercicio=2023, municipio=municipio, lugar="Plaza")


def peticion(n, **campos):
    campos = {"fecha": DIA, "ejercicio": 2023, "rubro": "llamada", "canal": "gira", "asunto": "Despensa"} | campos
    return Peticion.objects.create(folio=f"PC-2023-{n:06}", **campos)


def descargar(client, gira):
    """The sheet as an open workbook."""
    respuesta = client.get(reverse("peticiones:gira_hoja", args=[gira.pk]))
    return load_workbook(io.BytesIO(respuesta.content))


def llenar(libro, fila, **celdas):
    hoja = libro["Hoja de campo"]
    for titulo, valor in celdas.items():
        hoja.cell(fila, TITULOS.index(titulo.replace("_", " ")) + 1, valor)


def guardado(libro):
    archivo = io.BytesIO()
    libro.save(archivo)
    return archivo.getvalue()


def planear(quien, libro, gira=None):
    return planes.planear(hojas_de_campo.HojaDeCampoResource(quien, gira=gira), guardado(libro), "hoja.xlsx", quien)


def subir(client, gira, contenido):
    """Upload and confirm through the screens. Returns the page of the preview."""
    url = reverse("peticiones:gira_importar_hoja", args=[gira.pk])
    archivo = io.BytesIO(contenido)
    archivo.name = "hoja.xlsx"
    respuesta = client.post(url, {"archivo": archivo})
    assert respuesta.status_code == 302, respuesta.text
    revision = client.get(f"{url}{respuesta.url}")
    plan = revision.context["plan"]
    if not plan["resumen"]["error"]:
        hecha = client.post(url, {"confirmar": revision.context["clave"], "huella": plan["huella"]})
        assert (hecha.status_code, hecha.url) == (302, gira.get_absolute_url())
    return revision


# -- screens


def test_a_tour_is_captured_edited_and_deleted_only_without_petitions(jefa, client):
    municipio = datos.municipio()
    alta = {
        "clase": "jornada",
        "nombre": "Jornada en la costa",
        "fecha": "04/05/2023",
        "municipio": municipio.pk,
        "lugar": "Plaza",
        "nota": "",
    }
    assert client.post(reverse("peticiones:gira_create"), alta).status_code == 302
    fila = Gira.objects.get()
    assert (fila.clase, fila.ejercicio, fila.version) == ("jornada", 2023, 1)
    assert client.post(reverse("peticiones:gira_create"), alta).status_code == 422
    cambio = alta | {"lugar": "Auditorio", "version": "1"}
    assert client.post(reverse("peticiones:gira_update", args=[fila.pk]), cambio).status_code == 302
    assert "Auditorio" in client.get(reverse("peticiones:gira_sugerir_lugar"), {"lugar": "audi"}).text
    peticion(1, gira=fila)
    borrar = reverse("peticiones:gira_delete", args=[fila.pk])
    assert client.post(borrar, {"motivo": "Capturada dos veces"}).status_code == 422
    registros.eliminar(Peticion.objects.get(), usuario=jefa, motivo="Capturada dos veces")
    assert client.post(borrar, {"motivo": "Capturada dos veces"}).status_code == 302
    assert client.post(reverse("peticiones:gira_restore", args=[fila.pk])).status_code == 302


def test_its_page_and_the_list_count_what_was_received_followed_and_attended(jefa, client, gira):
    uno, dos, _ = (peticion(n, gira=gira) for n in (1, 2, 3))
    peticion(4)  # of no tour
    for de, cuantos in ((uno, 2), (dos, 1)):
        Seguimiento.objects.bulk_create(Seguimiento(peticion=de, fecha=DIA, canal="gira", nota="Se llamó") for _ in range(cuantos))
    Conclusion.objects.create(peticion=uno, fecha=DIA, resultado="positiva", respuesta="Hecho")
    Peticion.objects.filter(pk=uno.pk).update(concluida=DIA)
    esperado = {"recibidas": 3, "seguidas": 2, "seguimientos": 3, "atendidas": 1, "abiertas": 2}
    assert giras.cuentas_de(gira, jefa, date(2023, 6, 1)) == esperado
    assert giras.con_cuentas(Gira.objects.all(), date(2023, 6, 1)).values_list("recibidas", "seguimientos", "atendidas").get() == (3, 3, 1)
    assert giras.cuentas_de(gira, jefa, date(2023, 5, 3))["recibidas"] == 0
    pagina = client.get(gira.get_absolute_url())
    for rotulo, cuantas, url in pagina.context["cifras"]:
        if url:
            assert client.get(f"{url}&formato=json").json()["total"] == int(cuantas), rotulo


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged_and_twice_changes_nothing(jefa, client, gira, formato):
    respuesta = client.get(reverse("peticiones:gira_list"), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(giras.GiraResource(jefa), respuesta.getvalue(), f"lista.{formato}", jefa)
    assert (plan.errores, plan.resumen["igual"]) == ([], 1)
    renglones = b"CLASE,NOMBRE,FECHA,MUNICIPIO,LUGAR\nGira,Por el mar,05/05/2023,,Muelle\nGira,GIRA POR LA SIERRA,04/05/2023,,Kiosco\n"
    for esperado in ({"crea": 1, "cambia": 1}, {"igual": 2}):
        plan = planes.planear(giras.GiraResource(jefa), renglones, "giras.csv", jefa)
        assert {que: n for que, n in plan.resumen.items() if n} == esperado
        planes.aplicar(giras.GiraResource(jefa), plan, usuario=jefa, fecha=DIA)
    gira.refresh_from_db()
    assert (gira.lugar, Gira.objects.count()) == ("Kiosco", 2)


def test_an_enlace_does_not_know_of_tours(client, gira):
    client.force_login(datos.usuario("enlace", dependencias=[datos.dependencia()]))
    for url in (gira.get_absolute_url(), reverse("peticiones:gira_list"), reverse("peticiones:actuacion_list"), "/reportes/giras/"):
        assert client.get(url).status_code == 403


def test_all_that_was_done_is_one_list(jefa, client):
    una = peticion(1)
    Seguimiento.objects.create(peticion=una, fecha=DIA, canal="gira", nota="Se llamó")
    Conclusion.objects.create(peticion=una, fecha=DIA, resultado="positiva", respuesta="Hecho")
    respuesta = client.get(reverse("peticiones:actuacion_list"), {"formato": "json"}).json()
    assert respuesta["total"] == 2
    assert {fila[-1] for fila in respuesta["filas"]} == {"Seguimiento", "Petición atendida"}
    assert client.get(reverse("peticiones:actuacion_list"), {"formato": "json", "clase": "conclusion"}).json()["total"] == 1


# -- the field sheet


def test_the_sheet_brings_keys_dates_drop_downs_and_instructions(jefa, client, gira):
    peticion(1, asunto="Agua potable")
    libro = descargar(client, gira)
    hoja = libro["Hoja de campo"]
    assert [celda.value for celda in hoja[3]] == TITULOS
    claves = [hoja.cell(fila, 1).value for fila in range(4, 204)]
    assert len(set(claves)) == 200 and all(hojas_de_campo.CLAVE.fullmatch(clave)[1] == str(gira.pk) for clave in claves)
    assert hoja["B4"].value.date() == DIA and hoja["B203"].value.date() == DIA
    columnas = {rango.min_col for regla in hoja.data_validations.dataValidation for rango in regla.sqref.ranges}
    assert {TITULOS[columna - 1] for columna in columnas} == {
        "RUBRO", "MUNICIPIO", "ASUNTO", "PRIORIDAD", "AVISO DE PRIVACIDAD", "DATOS SENSIBLES",
    }  # fmt: skip
    assert libro["Listas"].sheet_state == "hidden"
    ofrecidos = {celda.value for fila in libro["Listas"].iter_rows() for celda in fila}
    assert {"Call center", "Álamos de prueba", "Agua potable", "Por escrito", "Sí"} <= ofrecidos
    assert "Cómo se llena" in libro["Instrucciones"]["A1"].value
    otra = descargar(client, gira)["Hoja de campo"]["A4"].value
    assert otra != claves[0]  # two copies that are filled at once do not take each other's keys


def test_what_was_filled_becomes_petitions_of_the_tour_once(jefa, client, gira):
    libro = descargar(client, gira)
    persona = {"NOMBRE": "Luz", "PRIMER_APELLIDO": "Prueba", "TELÉFONO": "662 555 0123", "AVISO_DE_PRIVACIDAD": "Por escrito"}
    llenar(libro, 4, RUBRO="Call center", ASUNTO="Despensa", **persona)
    llenar(libro, 7, RUBRO="Asesoría jurídica", ASUNTO="Escrituras", PRIORIDAD="Alta", MUNICIPIO=datos.municipio("Bácum de prueba").nombre)
    contenido = guardado(libro)
    revision = subir(client, gira, contenido)
    assert (revision.context["plan"]["resumen"]["crea"], revision.context["plan"]["consecuencias"]) == (2, ["Se registrará 1 persona."])
    filas = Peticion.objects.order_by("folio").values_list("asunto", "gira", "canal", "fecha", "municipio__nombre", "persona__telefono")
    assert list(filas) == [
        ("Despensa", gira.pk, "gira", DIA, "Álamos de prueba", "6625550123"), ("Escrituras", gira.pk, "gira", DIA, "Bácum de prueba", None),
    ]  # fmt: skip
    otra_vez = subir(client, gira, contenido)
    assert otra_vez.context["plan"]["resumen"] == {"crea": 0, "cambia": 0, "igual": 2, "error": 0}
    assert otra_vez.context["plan"]["consecuencias"] == ["2 renglones ya se habían subido y no se repiten."]
    assert (Peticion.objects.count(), Persona.objects.count()) == (2, 1)


def test_a_sheet_that_goes_on_being_filled_adds_only_what_is_new(jefa, client, gira):
    libro = descargar(client, gira)
    llenar(libro, 4, RUBRO="Call center", ASUNTO="Despensa")
    subir(client, gira, guardado(libro))
    llenar(libro, 4, ASUNTO="Despensa y cobija")
    llenar(libro, 5, RUBRO="Call center", ASUNTO="Láminas")
    revision = subir(client, gira, guardado(libro))
    resumen, frases = revision.context["plan"]["resumen"], revision.context["plan"]["consecuencias"]
    assert (resumen["crea"], resumen["igual"]) == (1, 1)
    assert frases[1] == "La hoja dice otra cosa que PC-2023-000001: corrija esas peticiones en su página, desde la hoja no cambian."
    assert sorted(Peticion.objects.values_list("asunto", flat=True)) == ["Despensa", "Láminas"]


def test_a_jornada_leaves_its_own_channel(jefa, client, gira):
    Gira.objects.filter(pk=gira.pk).update(clase="jornada")
    libro = descargar(client, gira)
    llenar(libro, 4, RUBRO="Call center", ASUNTO="Despensa")
    subir(client, gira, guardado(libro))
    assert Peticion.objects.get().canal == "jornada"


@pytest.mark.parametrize(
    ("celdas", "columna", "dice"),
    [
        ({"ASUNTO": "Despensa"}, "RUBRO", "Falta este dato"),
        ({"RUBRO": "Call center"}, "ASUNTO", "Falta este dato"),
        ({"RUBRO": "Otro", "ASUNTO": "Despensa"}, "RUBRO", "Se esperaba una de estas"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "TELÉFONO": "123", "NOMBRE": "Luz"}, "TELÉFONO", "10"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "TELÉFONO": "6625550123"}, "NOMBRE", "Falta el nombre"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "DATOS_SENSIBLES": "Sí"}, "AVISO DE PRIVACIDAD", "por escrito"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "FECHA_DE_RECEPCIÓN": date(2023, 5, 3)}, "FECHA DE RECEPCIÓN", "no puede ser anterior"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "FECHA_DE_RECEPCIÓN": date(2999, 5, 3)}, "FECHA DE RECEPCIÓN", "posterior a hoy"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "CLAVE": "G1-ABCDEF-1"}, "CLAVE", "ya no está registrada"),
        ({"RUBRO": "Call center", "ASUNTO": "X", "CLAVE": "clave"}, "CLAVE", "no es de una hoja de campo"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_by_row_and_nothing_is_written(jefa, client, gira, celdas, columna, dice):
    libro = descargar(client, gira)
    llenar(libro, 4, **({"CLAVE": f"G{gira.pk + 999}-ABCDEF-001"} if celdas.get("CLAVE", "").startswith("G1") else {}))
    llenar(libro, 4, **{n: v for n, v in celdas.items() if not (n == "CLAVE" and v.startswith("G1"))})
    plan = planear(jefa, libro)
    assert [error["columna"] for error in plan.errores] == [columna]
    assert dice in plan.errores[0]["mensaje"]


def test_keys_are_of_one_row_of_one_tour(jefa, client, gira):
    otra = Gira.objects.create(nombre="Otra", fecha=DIA, ejercicio=2023)
    libro = descargar(client, gira)
    llenar(libro, 4, RUBRO="Call center", ASUNTO="Despensa")
    assert "es de otra gira: Gira por la sierra" in planear(jefa, libro, otra).errores[0]["mensaje"]
    llenar(libro, 5, RUBRO="Call center", ASUNTO="Láminas", CLAVE=libro["Hoja de campo"]["A4"].value)
    assert planear(jefa, libro).errores[0]["mensaje"] == "Repetido: también está en el renglón 4."
    llenar(libro, 5, CLAVE="", RUBRO="", ASUNTO="")
    subir(client, gira, guardado(libro))
    registros.eliminar(Peticion.objects.get(), usuario=jefa, motivo="Capturada dos veces")
    assert "Ya se subió como PC-2023-000001, que está eliminada." in planear(jefa, libro).errores[0]["mensaje"]


def test_a_closed_year_takes_no_sheet(jefa, client, gira):
    libro = descargar(client, gira)
    llenar(libro, 4, RUBRO="Call center", ASUNTO="Despensa")
    Ejercicio.objects.create(anio=2023, cerrado=True)
    assert [error["columna"] for error in planear(jefa, libro).errores] == ["FECHA DE RECEPCIÓN"]


def test_a_sheet_without_rows_says_so(jefa, client, gira):
    url = reverse("peticiones:gira_importar_hoja", args=[gira.pk])
    archivo = io.BytesIO(guardado(descargar(client, gira)))
    archivo.name = "hoja.xlsx"
    respuesta = client.post(url, {"archivo": archivo})
    assert respuesta.status_code == 422 and "no tiene renglones" in respuesta.text
    assert client.get(url, {"plantilla": 1}).content[:2] == b"PK"


def test_who_may_not_import_gets_neither_sheet_nor_screen(client, gira):
    client.force_login(datos.usuario("consulta", unidades=[datos.unidad(modulos=["peticiones"])]))
    for ruta in ("gira_hoja", "gira_importar_hoja"):
        assert client.get(reverse(f"peticiones:{ruta}", args=[gira.pk])).status_code == 403
    assert client.get(gira.get_absolute_url()).status_code == 200
