"""Any sheet whatever gives a plan or ArchivoInvalido, writes nothing by itself, and what is applied is recognised the next time."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from atencion.apoyos.models import TipoDeApoyo
from atencion.correspondencia.models import Asunto
from atencion.gestion import services
from atencion.gestion.models import Clasificacion, Expediente, Folio
from atencion.peticiones.models import Gira
from atencion.tramites.models import Tramite
from compromisos.campana.models import Compromiso
from gabinetes.acuerdos.models import Acuerdo, Gabinete
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia, Municipio, Tema, Unidad
from seguimiento.nucleo.aparte import abrir
from seguimiento.nucleo.hojas import letra
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.pantallas import ImportScreen
from seguimiento.nucleo.paquete import ArchivoInvalido
from tests import datos, planes
from tests.actividades import datos_actividades
from tests.atencion.apoyos import datos_apoyos
from tests.atencion.correspondencia import datos_correspondencia
from tests.atencion.gestion import datos_gestion
from tests.atencion.personas import datos_personas
from tests.atencion.peticiones import datos_peticiones
from tests.compromisos.campana import datos_campana
from tests.directorio import datos_directorio
from tests.gabinetes.acuerdos import datos_acuerdos
from tests.gabinetes.instrucciones import datos_instrucciones
from tests.gabinetes.prensa import datos_prensa
from tests.propiedades.hojas import DIA, archivos, en_csv, en_xlsx, tablas
from tests.propiedades.textos import RAROS
from tests.rutas import de
from tests.transparencia.comite import datos_comite
from tests.transparencia.obligaciones import datos_obligaciones
from tests.transparencia.recursos import datos_recursos
from tests.transparencia.solicitudes import datos_solicitudes
from transparencia.comite.models import Resolucion
from transparencia.obligaciones.models import UnidadDeTransparencia
from transparencia.publico.models import Publicacion
from transparencia.regimenes.models import Regimen
from transparencia.solicitudes.models import Solicitud

RECURSOS = {ruta.vista.resource_class.__name__: ruta.vista.resource_class for ruta in de(ImportScreen)}
CORTE = date(2026, 1, 15)
todos = pytest.mark.parametrize("clase", RECURSOS.values(), ids=RECURSOS)


@pytest.fixture
def capturista(db):
    """Somebody who may import in every module, with catalogues of three rows."""
    dependencias = [datos.dependencia(siglas) for siglas in ("SAGARHPA", "SEC", "SIDUR")]
    for n, nombre in enumerate(("Hermosillo", "Cajeme", "Álamos")):
        datos.municipio(nombre, clave=f"2600{n}")
    reunion = datos_acuerdos.reunion(datos_acuerdos.gabinete("Salud"), DIA)
    for n in range(3):
        datos_acuerdos.acuerdo(f"Acuerdo {n}", *((d, 0) for d in dependencias), en=reunion)
        datos_campana.accion(datos_campana.compromiso(n + 1), dependencias[n], descripcion=f"Acción {n}")
        datos_correspondencia.asunto(f"Asunto {n}")
    datos_directorio.nombrar(datos_directorio.persona(), dependencias[0], DIA, clase="enlace", tema=datos_directorio.tema())
    datos_gestion.folio(fecha=DIA), datos_gestion.expediente(apertura=DIA)
    datos_apoyos.tipo()
    datos_solicitudes.regimenes()
    datos_obligaciones.asesoria(datos_obligaciones.unidad(), DIA)
    unidad = datos.unidad("CESG", modulos=["acuerdos", "campana", "directorio", "actividades"])
    quien = datos.usuario("capturista", unidades=[unidad])
    datos_actividades.actividad(quien, fecha=DIA)
    datos_peticiones.gira(fecha=DIA)
    datos_comite.resolucion(fecha=DIA, hoy=CORTE), datos_solicitudes.solicitud(DIA)
    return quien


def una_de_cada():
    """A row of each kind that `capturista` does not need."""
    datos_prensa.exposicion()
    datos_prensa.pregunta()
    datos_prensa.recorte()
    datos_instrucciones.instruccion(dependencia=Dependencia.objects.first())
    Tramite.objects.create(clase="licencia", fecha=DIA, ejercicio=DIA.year, trimestre=(DIA.month + 2) // 3, lugar="Tucson", ingreso=1)
    datos_correspondencia.recibido(DIA)
    DiaInhabil.objects.create(fecha=DIA, motivo="Aniversario")
    datos_personas.persona()
    services.dar_seguimiento([datos_gestion.folio(fecha=DIA)], fecha=DIA, nota="Se llamó", usuario=None)
    datos_gestion.oficio(fecha=DIA)
    datos_apoyos.apoyo(fecha=DIA)
    datos_peticiones.peticion(fecha=DIA, hoy=CORTE)
    datos_comite.reserva(datos_comite.resolucion(fecha=DIA, acta="CT/02/2023"), DIA)
    datos_recursos.recurso(DIA, de=Solicitud.objects.first()), datos_recursos.denuncia(DIA)
    datos_obligaciones.evaluacion(fecha=DIA, ejercicio=DIA.year), datos_obligaciones.reunion(DIA)
    Publicacion.objects.create(titulo="Anuario", tema="Estadística", fecha=DIA)


CATALOGOS = {
    "folio de una solicitud": "folio", "acta de una clasificación": "acta",
    "unidad de transparencia": "nombre", "régimen registrado": "nombre",
    "folio de gestión": "clave", "número de un expediente": "clave", "serie o subserie": "clave",
    "tema de enlaces": "nombre", "unidad de la Oficina": "siglas", "alguien que trabaje": "username",
    "municipio": "nombre", "dependencia": "siglas", "folio": "folio", "gabinete": "nombre", "compromiso": "numero",
    "persona de la Oficina": "username", "asunto": "nombre", "gira o jornada": "nombre",
    "tipo de apoyo": "nombre",
}  # fmt: skip
MODELOS = {
    "folio de una solicitud": Solicitud, "acta de una clasificación": Resolucion,
    "unidad de transparencia": UnidadDeTransparencia, "régimen registrado": Regimen,
    "folio de gestión": Folio, "número de un expediente": Expediente, "serie o subserie": Clasificacion,
    "tema de enlaces": Tema, "unidad de la Oficina": Unidad, "alguien que trabaje": Usuario,
    "municipio": Municipio, "dependencia": Dependencia, "folio": Acuerdo, "gabinete": Gabinete, "compromiso": Compromiso,
    "persona de la Oficina": Usuario, "asunto": Asunto, "gira o jornada": Gira,
    "tipo de apoyo": TipoDeApoyo,
}  # fmt: skip


def textos_de(clase):
    """Function (widget, column) → what the catalogue of that column recognises; for the ID, those that exist."""

    def textos(widget, campo):
        if campo.attribute == "id":
            return list(clase()._meta.model.objects.values_list("pk", flat=True)) or [""]
        catalogo = next(palabra for palabra in CATALOGOS if palabra in widget.que)
        return [str(valor) for valor in MODELOS[catalogo].objects.values_list(CATALOGOS[catalogo], flat=True)]

    return textos


def planear(clase, contenido, nombre, usuario):
    """The plan, read whole as the preview does, or None when the file is refused; nothing is written."""
    recurso = clase()
    with CaptureQueriesContext(connection) as consultas:
        try:
            plan = planes.planear(recurso, contenido, nombre, usuario)
        except ArchivoInvalido as error:
            assert str(error)
            return recurso, None
    assert not [c["sql"] for c in consultas if re.match(r"\s*(INSERT|UPDATE|DELETE|COPY|TRUNCATE|WITH)", c["sql"])]
    assert sum(plan.resumen.values()) == plan.total
    assert len(plan.errores) >= plan.resumen["error"] and all(error["mensaje"] for error in plan.errores)
    return recurso, plan


class Deshacer(Exception):
    """Leave the block and what was written in it."""


def aplicar_y_volver(clase, contenido, nombre, usuario):
    """Apply the plan when it has no errors; the same file then says "sin cambios". All is rolled back."""
    recurso, plan = planear(clase, contenido, nombre, usuario)
    if plan is None or plan.resumen["error"]:
        return plan
    try:
        with transaction.atomic():
            cuantos = planes.aplicar(recurso, plan, usuario=usuario, fecha=CORTE)
            assert cuantos == plan.resumen["crea"] + plan.resumen["cambia"]
            _, otra_vez = planear(clase, contenido, nombre, usuario)
            assert otra_vez.resumen["igual"] == otra_vez.total, otra_vez.errores or [r.cambios for r in otra_vez.renglones]
            raise Deshacer
    except Deshacer:
        return plan
    except ValidationError as error:  # rules between cells or rows that only the model knows: they say the row
        assert all(mensaje.startswith("Renglón") for mensaje in error.messages)
        return plan


@todos
@settings(max_examples=25)
@given(datos_=st.data(), archivo=archivos)
def test_any_sheet_is_planned_or_refused_and_what_is_applied_is_recognised(capturista, clase, datos_, archivo):
    nombre, escribir = archivo
    tabla = datos_.draw(tablas(clase(), textos_de(clase), sanas=False), "tabla")

    aplicar_y_volver(clase, escribir(tabla), nombre, capturista)


@todos
@settings(max_examples=20)
@given(datos_=st.data(), archivo=archivos)
def test_a_careful_sheet_imported_twice_changes_nothing(capturista, clase, datos_, archivo):
    nombre, escribir = archivo
    tabla = datos_.draw(tablas(clase(), textos_de(clase), sanas=True), "tabla")

    aplicar_y_volver(clase, escribir(tabla), nombre, capturista)


@todos
@pytest.mark.parametrize("escribir", [en_csv, en_xlsx])
def test_odd_values_in_every_column_are_errors_of_their_cells(capturista, clase, escribir):
    nombre = "hoja.csv" if escribir is en_csv else "hoja.xlsx"
    campos = clase().campos()
    for elegido in campos:
        filas = [[raro if campo is elegido else "1" for campo in campos] for raro in RAROS]
        planear(clase, escribir([[campo.column_name for campo in campos], *filas]), nombre, capturista)


@todos
def test_only_the_id_and_one_more_column_is_enough_or_says_what_is_missing(capturista, clase):
    una_de_cada()
    existente = clase()._meta.model.objects.order_by("pk").first()
    for campo in clase().campos():
        for valor in ("", "x", 1, date(2023, 3, 1)):
            aplicar_y_volver(clase, en_xlsx([["ID", campo.column_name], [existente.pk, valor]]), "hoja.xlsx", capturista)


SANO = en_xlsx([["NÚMERO DEL COMPROMISO", "COMPROMISO"], [1, "Uno"], [2, "Dos"]])


@settings(max_examples=200)
@given(
    nombre=st.sampled_from(["a.xlsx", "a.xls", "a.ods", "a.csv", "a.CSV", "a", "a.xlsm", "a.pdf", ".xlsx"]),
    contenido=st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text(max_size=80).map(lambda texto: texto.encode("utf-16"))
    | st.builds(lambda n: SANO[:n], st.integers(0, len(SANO)))
    | st.builds(lambda n, b: SANO[:n] + b + SANO[n + len(b) :], st.integers(0, len(SANO)), st.binary(min_size=1, max_size=8)),
)
def test_any_file_is_read_or_refused(tmp_path_factory, nombre, contenido):
    ruta = tmp_path_factory.mktemp("subido") / "archivo"
    ruta.write_bytes(contenido)
    try:
        with abrir(ruta, nombre) as libro:
            for n, (_, _, primeras) in enumerate(libro.hojas):
                assert list(libro.filas(n))[: len(primeras)] == primeras
    except ArchivoInvalido as error:
        assert str(error)


@given(st.integers(0, 20000))
def test_columns_are_named_as_excel_does(indice):
    numero = 0
    for caracter in letra(indice):
        numero = numero * 26 + ord(caracter) - 64
    assert numero == indice + 1
