"""Excel of people and appointments: what goes out comes back the same, and what cannot be is told by row."""

from datetime import date

import pytest
from django.urls import reverse

from seguimiento.directorio import nombramientos
from seguimiento.directorio.estados import Uso
from seguimiento.directorio.models import Nombramiento, Persona
from seguimiento.directorio.resources import NombramientoResource, PersonaResource
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
