"""Excel of people and appointments: what goes out comes back the same, and what cannot be is told by row."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from seguimiento.directorio import nombramientos
from seguimiento.directorio.estados import Uso
from seguimiento.directorio.models import Correo, Nombramiento, Persona
from seguimiento.directorio.resources import NombramientoResource, PersonaResource
from seguimiento.nucleo.extraccion import Extraccion
from tests import datos, planes
from tests.directorio.datos_directorio import nombrar, persona, tema

pytestmark = pytest.mark.django_db
ENERO = date(2023, 1, 1)
TITULOS = "NOMBRE,CARGO,DEPENDENCIA O UNIDAD,CLASE,TEMA,DESDE,HASTA,CORREOS,TELÉFONOS"


@pytest.fixture
def encargada(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CESG", modulos=["directorio"])])
    client.force_login(quien)
    return quien


def importar(recurso, quien, *renglones, titulos=TITULOS):
    contenido = "\n".join([titulos, *renglones]).encode()
    plan = planes.planear(recurso, contenido, "lista.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
@pytest.mark.parametrize(("ruta", "recurso"), [("persona_list", PersonaResource), ("nombramiento_list", NombramientoResource)])
def test_what_goes_out_comes_back_unchanged(client, encargada, formato, ruta, recurso):
    ana = persona("Ana López, hija", tratamiento="=1+1", nota="dos\nlíneas")
    nombramientos.poner_contactos(ana, correos=["b@x.example", "a@x.example"], telefonos=["662 555 0101"])
    nombramientos.poner_contactos(ana, telefonos=["662 555 0109"], uso=Uso.PERSONAL)
    nombrar(ana, datos.dependencia("SALUD"), ENERO)
    nombrar(ana, datos.dependencia("ISSSTESON"), ENERO, clase="enlace", tema=tema())
    persona("Berta")
    respuesta = client.get(reverse(f"directorio:{ruta}"), {"formato": formato})
    plan = planes.planear(recurso(encargada), respuesta.getvalue(), f"lista.{formato}", encargada)
    assert plan.errores == []
    assert plan.resumen["igual"] == plan.total == 2


@pytest.fixture
def ana():
    """Two posts, contacts of both uses, and an e-mail that was deleted."""
    quien = persona("Ana López")
    nombramientos.poner_contactos(quien, correos=["z@x.example", "a@x.example", "no@x.example"], telefonos=["662 555 0101", "662 555 0102"])
    nombramientos.poner_contactos(quien, correos=["propio@x.example"], telefonos=["662 555 0109"], uso=Uso.PERSONAL)
    Correo.objects.filter(direccion="no@x.example").marcar_eliminados("Ya no existe")
    nombrar(quien, datos.dependencia("SALUD"), ENERO)
    nombrar(quien, datos.dependencia("ISSSTESON"), ENERO, clase="enlace", tema=tema("Informe"))
    persona("Berta")
    return quien


def por_los_dos_caminos(recurso, qs):
    """[{column: value}] of each row, that the statement and the instances give alike."""
    extraccion, campos = Extraccion(recurso, qs, ENERO), recurso.campos()
    leidas = [list(fila) for fila in extraccion.filas()]
    assert extraccion.directa
    assert leidas == [[campo.export(fila) for campo in campos] for fila in recurso.para_exportar(qs)]
    return [dict(zip(recurso.fields, fila, strict=True)) for fila in leidas]


def test_the_contacts_of_a_person_are_those_alive_in_the_order_in_which_they_were_written(ana):
    una, otra = por_los_dos_caminos(PersonaResource(datos.usuario("coordinador")), Persona.objects.all())
    correos = Correo.objects.filter(persona=ana, uso=Uso.INSTITUCIONAL).order_by("pk").values_list("direccion", flat=True)
    assert (una["correos"], una["telefonos"]) == (", ".join(correos), "662 555 0101, 662 555 0102")
    assert (una["correos_personales"], una["telefonos_personales"]) == ("propio@x.example", "662 555 0109")
    assert {otra[nombre] for nombre in una if nombre.startswith(("correos", "telefonos"))} == {""}


@pytest.mark.parametrize("rol", ["consulta", "enlace"])
def test_who_may_not_read_personal_contacts_is_not_even_asked_about_them(ana, rol):
    recurso = PersonaResource(datos.usuario(rol))
    filas, extraccion = por_los_dos_caminos(recurso, Persona.objects.all()), Extraccion(recurso, Persona.objects.all(), ENERO)
    salida = repr(filas) + b"".join(extraccion.csv()).decode()
    assert "662 555 0101" in salida
    assert "propio@x.example" not in salida and "662 555 0109" not in salida
    assert extraccion.agregados == {"correos", "telefonos"}


def test_the_posts_of_the_day_are_those_of_the_screen_each_one_once(client, encargada, ana):
    finanzas = datos.dependencia("HACIENDA", nombre_corto="Hacienda")
    for nombre in ("Campaña", "Gabinetes"):
        nombrar(ana, finanzas, ENERO, clase="enlace", cargo="Enlace", tema=tema(nombre))
    nombrar(ana, finanzas, date(2022, 1, 1), cargo="Secretaria", hasta=date(2022, 5, 1))
    nombrar(ana, None, date(2023, 1, 9), cargo="Asesora", unidad=datos.unidad("CEP"))
    parametros = {"corte": "2023-02-01", "col": ["nombre", "cargos"]}
    una, otra = client.get(reverse("directorio:persona_list"), parametros | {"formato": "json"}).json()["filas"]
    assert sorted(una[2].split("; ")).count("Enlace, Hacienda") == 1
    assert "Secretaria" not in una[2] and "Asesora, CEP" in una[2]
    lineas = b"".join(client.get(reverse("directorio:persona_list"), parametros | {"formato": "csv"})).decode("utf-8-sig")
    titulos, *filas = csv.reader(io.StringIO(lineas))
    assert titulos[-1] == "CARGO"
    assert [fila[-1] for fila in filas] == [una[2], otra[2] or ""]


def test_each_post_of_a_person_has_the_contacts_once_and_its_own_place(ana):
    filas = por_los_dos_caminos(NombramientoResource(datos.usuario("enlace")), Nombramiento.objects.order_by("pk"))
    assert [(f["lugar"], f["tema"], f["oficio"]) for f in filas] == [("SALUD", "", ""), ("ISSSTESON", "Informe", "N/D")]
    assert {f["telefonos"] for f in filas} == {"662 555 0101, 662 555 0102"}


def test_the_excel_appoints_creates_people_and_closes_who_was_there(encargada):
    salud = datos.dependencia("SALUD", alias=["La Salud"])
    antes = nombrar(persona("Ana López"), salud, ENERO)
    plan = importar(
        NombramientoResource(encargada), encargada, "Berta Dos,Secretaria,la salud,Titular,,01/06/2023,,b@x.example,662 555 0101"
    )
    assert plan.errores == []
    antes.refresh_from_db()
    assert antes.hasta == date(2023, 5, 31)
    berta = Persona.objects.get(nombre="Berta Dos")
    assert [str(c) for c in berta.correos.all()] == ["b@x.example"]


@pytest.mark.parametrize(
    ("renglon", "columna", "dice"),
    [
        ("Ana,Enlace,SALUD,Enlace técnico,,01/06/2023,,,", "TEMA", "lleva el tema"),
        ("Ana,Secretaria,SALUD,Titular,Compromisos,01/06/2023,,,", "TEMA", "los demás, no"),
        ("Ana,Secretaria,SALÚ,Titular,,01/06/2023,,,", "DEPENDENCIA O UNIDAD", "¿Quiso decir «SALUD»?"),
        ("Ana,Secretaria,SALUD,Titular,,01/06/2023,01/05/2023,,", "HASTA", "termina antes"),
        ("Ana,Secretaria,SALUD,Titular,,01/06/2023,,sin arroba,", "CORREOS", "«sin arroba»"),
        ("Dos Iguales,Secretaria,SALUD,Titular,,01/06/2023,,,", "NOMBRE", "más de una persona"),
    ],
)
def test_what_cannot_be_is_told_by_row(encargada, renglon, columna, dice):
    datos.dependencia("SALUD")
    tema("Compromisos")
    persona("Dos Iguales")
    persona("dos iguales")
    (error,) = importar(NombramientoResource(encargada), encargada, renglon).errores
    assert error["columna"] == columna
    assert dice in error["mensaje"]
    assert not Nombramiento.objects.exists()


def test_the_excel_mends_the_post_and_rewrites_nothing_else(encargada):
    puesto = nombrar(persona("Ana"), datos.dependencia("SALUD"), ENERO, cargo="Secretria")
    titulos = "ID,CARGO,DESDE"
    assert importar(NombramientoResource(encargada), encargada, f"{puesto.pk},Secretaria,01/01/2023", titulos=titulos).errores == []
    (error,) = importar(NombramientoResource(encargada), encargada, f"{puesto.pk},Secretaria,02/01/2023", titulos=titulos).errores
    assert "no se reescribe" in error["mensaje"]
    puesto.refresh_from_db()
    assert (puesto.cargo, puesto.desde) == ("Secretaria", ENERO)


def test_personal_contacts_neither_go_out_nor_come_in_by_who_may_not_read_them():
    consulta = datos.usuario("consulta")
    titulos = [campo.column_name for campo in PersonaResource(consulta).campos()]
    assert "CORREOS" in titulos
    assert not [titulo for titulo in titulos if "PERSONALES" in titulo]
