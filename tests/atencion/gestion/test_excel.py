"""The registers in Excel: out and in again unchanged, known by number or by text, no gap and no repeated number, errors by row."""

from datetime import date

import pytest
from django.urls import reverse

from atencion.gestion import disposicion, services
from atencion.gestion.models import Clasificacion, Enviado, Expediente, Folio, Seguimiento
from atencion.gestion.recursos_de_archivo import ClasificacionResource, ExpedienteResource
from atencion.gestion.resources import EnviadoResource, FolioResource, SeguimientoResource
from tests import datos, planes
from tests.atencion.gestion.datos_gestion import DIA, borrador, expediente, folio, oficio, serie_documental

pytestmark = pytest.mark.django_db
FOLIOS = "SERIE,CONSECUTIVO,FECHA,ASUNTO,QUIÉN LO SOLICITA"
OFICIOS = "SERIE,CONSECUTIVO,FECHA,DESTINATARIO,ASUNTO,QUIEN FIRMA,CARGO DE QUIEN FIRMA,ESTADO,CANCELADO,MOTIVO DE LA CANCELACIÓN"
CUADRO = "NIVEL,CLAVE,NOMBRE,DENTRO DE,AÑOS EN TRÁMITE,AÑOS EN CONCENTRACIÓN,DESTINO FINAL,EN USO"
EXPEDIENTES = "REGISTRO,CONSECUTIVO,CLASIFICACIÓN,TÍTULO,APERTURA,CIERRE,AÑOS EN TRÁMITE,ACCESO,RESERVADO HASTA"


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("DGGD", modulos=["gestion"])])
    client.force_login(quien)
    return quien


def importar(quien, clase, titulos, *renglones):
    recurso = clase(quien)
    plan = planes.planear(recurso, "\n".join([titulos, *renglones]).encode(), "hoja.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


def columnas(plan):
    return [error["columna"] for error in plan.errores]


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("modelo", "clase"),
    [("folio", FolioResource), ("seguimiento", SeguimientoResource), ("enviado", EnviadoResource), ("expediente", ExpedienteResource),
     ("clasificacion", ClasificacionResource)],
)  # fmt: skip
def test_what_goes_out_comes_back_unchanged(jefa, client, modelo, clase, formato):
    suyo = folio(asunto="=1+1", responsable=jefa, dependencia=datos.dependencia())
    services.dar_seguimiento([suyo], fecha=DIA, nota="Se llamó\ny contestó", usuario=jefa)
    donde = disposicion.cerrar(expediente(folio=suyo, responsable=jefa), fecha=date(2023, 6, 30), fojas=4, usuario=jefa)
    services.cancelar(oficio(folio=suyo, expediente=donde), fecha=date(2023, 5, 10), motivo="Llevaba un error", usuario=jefa)
    borrador()
    respuesta = client.get(reverse(f"gestion:{modelo}_list"), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(clase(jefa), b"".join(respuesta), f"lista.{formato}", jefa)
    assert (plan.errores, plan.resumen["igual"]) == ([], plan.total)
    assert plan.total >= 1


def test_folios_come_with_their_number_or_take_the_next_one_and_twice_changes_nothing(jefa):
    renglones = (
        "DGGD,2,05/05/2023,Segundo,Ana",
        "DGGD,1,04/05/2023,Primero,",
        "DGGD,,06/05/2023,Sin número,",
        "OEE,,06/05/2023,De la Oficina,",
    )
    assert importar(jefa, FolioResource, FOLIOS, *renglones).resumen["crea"] == 4
    assert sorted(Folio.objects.values_list("clave", "asunto")) == [
        ("DGGD-F-0001/2023", "Primero"), ("DGGD-F-0002/2023", "Segundo"), ("DGGD-F-0003/2023", "Sin número"),
        ("OEE-F-0001/2023", "De la Oficina"),
    ]  # fmt: skip
    assert importar(jefa, FolioResource, FOLIOS, *renglones).resumen["igual"] == 4
    assert importar(jefa, FolioResource, FOLIOS, "DGGD,2,05/05/2023,Segundo corregido,Ana").resumen["cambia"] == 1


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("DGGD,3,05/05/2023,Con hueco,", "CONSECUTIVO"),
        ("DGGD,,05/05/2999,Del futuro,", "FECHA"),
        ("XYZ,,05/05/2023,De otra serie,", "SERIE"),
        ("DGGD,,,Sin fecha,", "FECHA"),
    ],
)
def test_a_folio_that_cannot_be_is_told_by_row(jefa, renglon, columna):
    folio(fecha=date(2023, 1, 2))
    assert columnas(importar(jefa, FolioResource, FOLIOS, renglon)) == [columna]
    assert Folio.objects.count() == 1


def test_follow_ups_come_for_open_folios(jefa):
    uno, otro = folio(), services.concluir_folio(folio(), fecha=DIA, resultado="Hecho", usuario=jefa)
    titulos = "FOLIO DE GESTIÓN,FECHA,SEGUIMIENTO"
    assert importar(jefa, SeguimientoResource, titulos, f"{uno.clave},05/05/2023,Se llamó").resumen["crea"] == 1
    assert importar(jefa, SeguimientoResource, titulos, f"{uno.clave},05/05/2023,Se llamó").resumen["igual"] == 1
    malos = (f"{otro.clave},05/05/2023,Tarde", f"{uno.clave},03/05/2023,Antes", "DGGD-F-0999/2023,05/05/2023,De nadie")
    assert columnas(importar(jefa, SeguimientoResource, titulos, *malos)) == ["FOLIO DE GESTIÓN", "FECHA", "FOLIO DE GESTIÓN"]
    assert Seguimiento.objects.get().usuario == jefa


def test_the_register_of_letters_comes_issued_cancelled_or_as_drafts(jefa):
    renglones = (
        "DGGD,1,04/05/2023,Ana,Primero,Titular,Dirección General,,,",
        "DGGD,2,03/05/2023,Ana,Fuera de orden,Titular,Dirección General,Cancelado,06/05/2023,Error en el nombre",
        "DGGD,,05/05/2023,Ana,Borrador,Titular,Dirección General,Borrador,,",
    )
    assert importar(jefa, EnviadoResource, OFICIOS, *renglones).resumen["crea"] == 3
    assert sorted(Enviado.objects.values_list("asunto", "clave", "estado", "motivo")) == [
        ("Borrador", "", "borrador", ""), ("Fuera de orden", "DGGD-0002/2023", "cancelado", "Error en el nombre"),
        ("Primero", "DGGD-0001/2023", "firmado", ""),
    ]  # fmt: skip
    assert importar(jefa, EnviadoResource, OFICIOS, *renglones).resumen["igual"] == 3


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("DGGD,9,04/05/2023,Ana,Hueco,Titular,Cargo,,,", "CONSECUTIVO"),
        ("DGGD,2,04/05/2023,Ana,Borrador con número,Titular,Cargo,Borrador,,", "CONSECUTIVO"),
        ("DGGD,2,04/05/2023,Ana,Sin motivo,Titular,Cargo,Cancelado,06/05/2023,", "ESTADO"),
        ("DGGD,2,04/05/2023,Ana,Antes,Titular,Cargo,Cancelado,03/05/2023,Error", "CANCELADO"),
        ("DGGD,2,04/05/2023,Ana,Expedido con fecha,Titular,Cargo,Expedido,06/05/2023,", "CANCELADO"),
        ("DGGD,2,04/05/2023,Ana,Borrador con motivo,Titular,Cargo,Borrador,,Error", "MOTIVO DE LA CANCELACIÓN"),
        ("DGGD,1,04/05/2023,Ana,Otro asunto,Titular,Cargo,,,", "ASUNTO"),
        ("DGGD,1,04/05/2023,Persona de Prueba,la gestión concluyó,Firmante de Prueba,Titular de la Dirección General,Borrador,,", "ESTADO"),
    ],
)
def test_a_letter_that_cannot_be_is_told_by_row(jefa, renglon, columna):
    oficio()
    assert columna in columnas(importar(jefa, EnviadoResource, OFICIOS, renglon))
    assert Enviado.objects.count() == 1


def test_what_was_issued_only_changes_of_expediente(jefa):
    uno, donde = oficio(), expediente()
    titulos = "ID,EXPEDIENTE"
    assert importar(jefa, EnviadoResource, titulos, f"{uno.pk},{donde.clave}").resumen["cambia"] == 1
    uno.refresh_from_db()
    assert uno.expediente == donde


def test_the_scheme_comes_whole_in_one_sheet_in_any_order(jefa):
    renglones = (
        "Subserie,X.1.2.1,Hija de la serie,X.1.2,1,2,Baja documental,Sí", "Serie,X.1.2,Serie,x.1,2,3,Archivo histórico,Sí",
        "Sección,X.1,Sección,X,,,,Sí", "Fondo,X,Fondo,,,,,Sí",
    )  # fmt: skip
    assert importar(jefa, ClasificacionResource, CUADRO, *renglones).resumen["crea"] == 4
    assert importar(jefa, ClasificacionResource, CUADRO, *renglones[:1]).resumen["igual"] == 1
    assert list(Clasificacion.objects.values_list("clave", "padre__clave")) == [
        ("X", None), ("X.1", "X"), ("X.1.2", "X.1"), ("X.1.2.1", "X.1.2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("Serie,P.1S.9,Sin plazos,P.1S,,,,Sí", "DESTINO FINAL"),
        ("Serie,P.1S.9,De un fondo,P,1,2,Baja documental,Sí", "DENTRO DE"),
        ("Fondo,Q,Dentro de otro,P,,,,Sí", "DENTRO DE"),
        ("Serie,P.1S.9,Muchos años,P.1S,100,2,Baja documental,Sí", "AÑOS EN TRÁMITE"),
    ],
)
def test_a_node_that_cannot_be_is_told_by_row(jefa, renglon, columna):
    serie_documental()
    assert columnas(importar(jefa, ClasificacionResource, CUADRO, renglon)) == [columna]


def test_the_inventory_comes_in_and_what_it_leaves_blank_is_inherited(jefa):
    serie_documental()
    renglones = ("DGGD,1,P.1S.1,Cerrado,04/05/2023,30/06/2023,,,", "DGGD,,P.1S.1,Reservado,05/05/2023,,5,Reservada,01/01/2027")
    assert importar(jefa, ExpedienteResource, EXPEDIENTES, *renglones).resumen["crea"] == 2
    assert sorted(Expediente.objects.values_list("titulo", "clave", "cierre", "vence_tramite", "plazo_tramite", "acceso")) == [
        ("Cerrado", "DGGD-E-0001/2023", date(2023, 6, 30), date(2025, 6, 30), 2, "publica"),
        ("Reservado", "DGGD-E-0002/2023", None, None, 5, "reservada"),
    ]  # fmt: skip
    assert importar(jefa, ExpedienteResource, EXPEDIENTES, *renglones).resumen["igual"] == 2


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("DGGD,,P.1S,En una sección,04/05/2023,,,,", "CLASIFICACIÓN"),
        ("DGGD,,P.1S.1,Cerrado antes,04/05/2023,03/05/2023,,,", "CIERRE"),
        ("DGGD,,P.1S.1,Reservado sin fecha,04/05/2023,,,Reservada,", "RESERVADO HASTA"),
        ("DGGD,2,P.1S.1,Hueco,04/05/2023,,,,", "CONSECUTIVO"),
    ],
)
def test_an_expediente_that_cannot_be_is_told_by_row(jefa, renglon, columna):
    serie_documental()
    assert columnas(importar(jefa, ExpedienteResource, EXPEDIENTES, renglon)) == [columna]
    assert not Expediente.objects.exists()
