"""What a list exports is read back by its importer as the same, whatever the records say."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from compromisos.campana.estados import EstatusAccion, Fuente
from compromisos.campana.resources import AccionResource
from gabinetes.acuerdos.resources import AcuerdoResource
from tests import datos, planes
from tests.compromisos.campana import datos_campana
from tests.gabinetes.acuerdos import datos_acuerdos

textos = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1, max_size=60).filter(str.strip)
raros = st.sampled_from(["=1+1", "+52 662", "-5", "@todos", "'=1", "001", "1.0", "2024-01-02", "a;b,c", 'di "hola"', "\u00a0x ", "İ ΑΣ ﬁ"])
LUGARES = ("Hermosillo", "Cajeme", "Álamos")
dias = st.dates(date(2020, 1, 1), date(2026, 12, 31))
montos = st.decimals(Decimal("0.01"), 10**12, places=2)


@pytest.fixture
def capturista(client, db):
    persona = datos.usuario("capturista", unidades=[datos.unidad(modulos=["acuerdos", "campana"])])
    client.force_login(persona)
    return persona


@pytest.fixture
def lugares(db):
    return {nombre: datos.municipio(nombre, clave=f"2600{n}") for n, nombre in enumerate(LUGARES)}


@pytest.fixture
def dependencia(db):
    return datos.dependencia()


def ida_y_vuelta(client, ruta, recurso, formato, persona):
    """Counts of the plan of what the list gives."""
    respuesta = client.get(reverse(ruta), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(recurso(), respuesta.getvalue(), f"lista.{formato}", persona)
    return plan.resumen, plan.errores or [renglon.cambios for renglon in plan.renglones if renglon.cambios]


acciones = st.fixed_dictionaries(
    {
        "descripcion": textos | raros,
        "estatus": st.sampled_from(EstatusAccion.values),
        "fechas": st.tuples(st.none() | dias, st.none() | dias),
        "beneficiarios": st.none() | st.integers(0, 2**31 - 1),
        "municipios": st.sets(st.sampled_from(LUGARES)),
        "montos": st.dictionaries(st.sampled_from(Fuente.values), montos),
    }
)


@settings(max_examples=25)
@given(st.lists(acciones, min_size=1, max_size=4, unique_by=lambda fila: fila["descripcion"].lower()), st.sampled_from(["csv", "xlsx"]))
def test_exported_actions_come_back_without_changes(client, capturista, lugares, dependencia, filas, formato):
    with transaction.atomic():
        compromiso = datos_campana.compromiso()
        for fila in filas:
            inicio, termino = sorted(fila["fechas"]) if all(fila["fechas"]) else fila["fechas"]
            accion = datos_campana.accion(
                compromiso, dependencia, fila["estatus"], municipios=[lugares[nombre] for nombre in fila["municipios"]],
                descripcion=fila["descripcion"], fecha_inicio=inicio, fecha_termino=termino, beneficiarios=fila["beneficiarios"],
            )  # fmt: skip
            for fuente, monto in fila["montos"].items():
                datos_campana.inversion(monto, accion, fuente=fuente)

        cuentas, diferencias = ida_y_vuelta(client, "campana:accion_list", AccionResource, formato, capturista)
        transaction.set_rollback(True)
    assert (diferencias, cuentas["igual"]) == ([], len(filas))


@settings(max_examples=20)
@given(st.lists(st.tuples(textos | raros, st.none() | dias), min_size=1, max_size=4), st.sampled_from(["csv", "xlsx"]))
def test_exported_agreements_come_back_without_changes(client, capturista, dependencia, filas, formato):
    with transaction.atomic():
        reunion = datos_acuerdos.reunion(fecha=date(2020, 1, 1))
        for texto, vence in filas:
            datos_acuerdos.acuerdo(texto, (dependencia, 50), en=reunion, fecha_compromiso=vence)

        cuentas, diferencias = ida_y_vuelta(client, "acuerdos:acuerdo_list", AcuerdoResource, formato, capturista)
        transaction.set_rollback(True)
    assert (diferencias, cuentas["igual"]) == ([], len(filas))
