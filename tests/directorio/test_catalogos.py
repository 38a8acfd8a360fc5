"""`cargar_catalogos`: what it brings, that twice is once, and that it never undoes what people did."""

import csv
from datetime import date

import pytest
from django.core.management import call_command

from seguimiento.cuentas.models import Encargo
from seguimiento.directorio.carga import DATOS
from seguimiento.directorio.models import Alias, Atribucion, AtribucionUnidad, Dependencia, Municipio, Unidad
from seguimiento.directorio.services import fusionar
from seguimiento.nucleo.models import DiaInhabil, Ejercicio, Umbral
from seguimiento.nucleo.registros import eliminar
from tests import datos

pytestmark = pytest.mark.django_db
TABLAS = (Unidad, Dependencia, Alias, Municipio, Atribucion, AtribucionUnidad, Encargo, Umbral, DiaInhabil, Ejercicio)


def cargar():
    call_command("cargar_catalogos", verbosity=0)


def cuentas():
    return {tabla.__name__: tabla.todos.count() for tabla in TABLAS}


def test_it_brings_the_catalogues_of_the_domain():
    cargar()
    assert Unidad.objects.count() == 16
    assert Municipio.objects.count() == 72
    assert Atribucion.objects.count() == 20
    assert Unidad.objects.get(siglas="DGCS").superior.siglas == "CEAC"
    assert Dependencia.objects.get(siglas="CEA").sector.siglas == "SAGARHPA"
    assert Umbral.objects.get().verde == 80
    assert DiaInhabil.objects.filter(fecha=date(2024, 10, 1)).exists()
    assert sorted(Ejercicio.objects.values_list("anio", flat=True)) == [2021, 2022, 2023, 2024, 2025, 2026]
    assert Encargo.objects.filter(modulo="directorio").get().unidad.siglas == "CESG"


def test_twice_is_once():
    cargar()
    antes = cuentas()
    cargar()
    assert cuentas() == antes


@pytest.mark.parametrize("ruido", ["DGDG", "OOE", "JCICES", "UTLRLC", "CEESTRA", "ONC", "SIEM", "PED", "SIGO", "MIR", "CCP"])
def test_noise_and_programmes_stay_out(ruido):
    cargar()
    assert Dependencia.objects.reconocer(ruido) is None


@pytest.mark.parametrize(
    ("texto", "siglas"),
    [
        ("Secretaría del Turismo", "TURISMO"),
        ("COMSOC", "COMUNICACIÓN SOCIAL"),
        ("Sistema Estatal de Comunicación Social", "COMUNICACIÓN SOCIAL"),
        ("Atn Ciudadana", "CEAC"),
        ("ATN. CIUDADANA", "CEAC"),
        ("DIF SON", "DIF SONORA"),
        ("Consejería", "CONSEJERÍA"),
        ("PROTECCIÓN CIVIL", "CEPC"),
        ("BECAS", "IBCEES"),
        ("CEBYC", "CEByC"),
        ("Consejo Regulador del Bacanora", "BACANORA"),
        ("DG de Bebidas Alcohólicas.", "ALCOHOLES"),
        ("Jefatura de la Oficina del Ejecutivo Estatal", "JOEE"),
        ("INSTITUTO DE MOVILIDAD Y TRANSPORTE", "IMTES"),
        ("Secretaría Particular del Ejecutivo", "SECRETARÍA PARTICULAR"),
        ("Secretaría de Agricultura, Ganadería, Recursos Hidráulicos, Pesca y Acuicultura", "SAGARHPA"),
    ],
)
def test_names_as_the_report_prints_them_are_recognised(texto, siglas):
    cargar()
    assert Dependencia.objects.reconocer(texto).siglas == siglas


def test_every_seeded_siglas_and_name_leads_to_its_own_row():
    cargar()
    reconocedor = Dependencia.objects.reconocedor()
    with (DATOS / "dependencias.csv").open(encoding="utf-8") as archivo:
        for fila in csv.DictReader(archivo):
            assert reconocedor.reconocer(fila["siglas"]).siglas == fila["siglas"]
            assert reconocedor.reconocer(fila["nombre"]).siglas == fila["siglas"]


def test_inferred_names_are_marked_and_say_where_they_come_from():
    cargar()
    assert Dependencia.objects.get(siglas="AGROSON").por_confirmar
    assert not Dependencia.objects.get(siglas="HACIENDA").por_confirmar
    assert not Dependencia.objects.filter(fuente="").exists()


def test_units_of_the_office_are_not_dependencias_but_for_the_one_that_sits_in_cabinets():
    cargar()
    siglas = set(Unidad.objects.values_list("siglas", flat=True))
    assert set(Dependencia.objects.filter(siglas__in=siglas).values_list("siglas", flat=True)) == {"CEAC"}


def test_atribuciones_name_their_areas():
    cargar()
    responsables = {a.fraccion: a.areas for a in Atribucion.objects.all()}
    assert responsables["VII"] == "CESG"
    assert responsables["XIX"] == "CEAC, DGGD"
    assert responsables["XVIII"] == "EA"
    assert [a.fraccion for a in Atribucion.objects.filter(todas=True)] == ["XII", "XVII", "XX"]


def test_what_people_renamed_deleted_or_merged_is_not_brought_back():
    cargar()
    Dependencia.objects.filter(siglas="CONTRALORÍA").update(siglas="ANTICORRUPCIÓN", nombre="Secretaría Anticorrupción")
    eliminar(Alias.objects.get(texto="COMSOC"), usuario=None, motivo="No se usa")
    eliminar(Municipio.objects.get(nombre="Yécora"), usuario=None, motivo="Prueba")
    fusionar(Dependencia.objects.get(siglas="COMERS"), Dependencia.objects.get(siglas="CEMERSON"), usuario=None, motivo="Es la misma")
    Umbral.objects.update(verde=90)
    eliminar(Encargo.objects.get(modulo="acuerdos", unidad__siglas="DGEPE"), usuario=None, motivo="Ya no trabaja ahí")
    antes = cuentas()
    cargar()
    assert cuentas() == antes
    assert Umbral.objects.get().verde == 90
    assert Dependencia.objects.reconocer("COMERS").siglas == "CEMERSON"


def test_what_exists_already_is_left_alone():
    datos.dependencia("salud", nombre="Secretaría de Salud y Bienestar", nombre_corto="Salud")
    cargar()
    assert Dependencia.objects.reconocer("SALUD").nombre == "Secretaría de Salud y Bienestar"
