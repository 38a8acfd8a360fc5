"""T12, T13, the quarterly report, how the ladder moves and the money, with small cases."""

from datetime import date

import pytest

from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Instruccion
from gabinetes.instrucciones.reportes import dinero, por_etapa, ritmo, trimestral
from seguimiento.nucleo import reportes
from tests import datos

from . import datos_instrucciones as hacer

pytestmark = pytest.mark.django_db
CORTE = date(2023, 8, 31)
SLUGS = sorted(slug for slug, definicion in reportes.REGISTRO.items() if definicion.modulo == "instrucciones")


@pytest.fixture
def director():
    return datos.usuario("director")


def valores(fila):
    return [celda.valor for celda in fila]


def test_every_rung_is_printed_and_the_average_is_of_what_was_captured(director):
    hacer.instruccion(Etapa.OFICIO)
    hacer.instruccion(Etapa.AVANZANDO, porcentaje=92)
    hacer.instruccion(Etapa.AVANZANDO)
    hacer.instruccion(Etapa.EJECUTADA, clase=Clase.PROYECTO)

    hecho = por_etapa.instrucciones_en_conferencias(CORTE, director)

    assert [valores(fila)[1:] for fila in hecho.filas] == [[1, 40], [0, None], [0, None], [0, None], [2, 89], [0, None]]
    assert valores(hecho.totales) == ["Total", 3, 72]  # (40 + 92 + 85) / 3 = 72.33
    assert valores(por_etapa.proyectos_especiales(CORTE, director).totales) == ["Total", 1, 100]


def test_the_state_is_that_of_the_cut(director):
    fila = hacer.instruccion(Etapa.EJECUTADA, subio=date(2023, 9, 1))
    hacer.avance(fila, Etapa.MESA, date(2023, 6, 1))

    def etapa(dia):
        filas = por_etapa.instrucciones_en_conferencias(dia, director).filas
        return [f[0].valor for f in filas if f[1].valor]

    assert etapa(date(2023, 4, 3)) == []
    assert etapa(hacer.EMISION) == ["Oficio"]
    assert etapa(date(2023, 5, 31)) == ["Oficio"]
    assert etapa(date(2023, 6, 1)) == ["Mesa de trabajo"]
    assert etapa(date(2023, 9, 1)) == ["Ejecución al 100 %"]


def test_days_on_each_rung_go_from_one_step_to_the_next_and_to_the_cut(director):
    sube = hacer.instruccion(Etapa.MESA, emision=date(2023, 8, 1), subio=date(2023, 8, 11))
    hacer.avance(sube, Etapa.MESA, date(2023, 8, 21), etapa_desde=date(2023, 8, 11))
    hacer.instruccion(emision=date(2023, 8, 27))
    hacer.instruccion(Etapa.EJECUTADA, emision=date(2023, 8, 1), subio=date(2023, 8, 7))

    filas = {fila[0].valor: valores(fila)[1:] for fila in ritmo.dias_por_etapa(CORTE, director).filas}

    assert filas["Oficio"] == [3, 7, 1, 4, 4]  # (10 + 4 + 6) / 3 = 6.67
    assert filas["Mesa de trabajo"] == [1, 20, 1, 20, 20]
    assert filas["Ejecución al 100 %"] == [1, None, 1, None, None]
    assert filas["Proyectos y acuerdos"] == [0, None, 0, None, None]


@pytest.mark.parametrize(("ultima", "detenida"), [(date(2023, 8, 1), True), (date(2023, 8, 2), False)])
def test_the_stuck_ones_have_no_action_in_thirty_days(director, ultima, detenida):
    hacer.instruccion(Etapa.MESA, subio=ultima, numero=7)
    hacer.instruccion(Etapa.EJECUTADA)

    filas = ritmo.instrucciones_detenidas(CORTE, director, dias=30).filas

    assert [fila[0].valor for fila in filas] == (["Acuerdo en conferencia 7"] if detenida else [])
    if detenida:
        assert valores(filas[0])[-2:] == [30, 30]


@pytest.mark.parametrize(("dia", "cuenta"), [(date(2023, 8, 24), 0), (date(2023, 8, 25), 1), (CORTE, 1), (date(2023, 9, 1), 0)])
def test_what_moved_is_of_seven_days_and_says_from_where(director, dia, cuenta):
    hacer.instruccion(Etapa.PROYECTOS, subio=dia)
    hacer.instruccion(emision=date(2023, 8, 30))  # being issued is not an action

    filas = ritmo.movimiento_de_instrucciones(CORTE, director, dias=7).filas

    assert [valores(fila)[3:7] for fila in filas] == [["Oficio", "Proyectos y acuerdos", 40, 70]] * cuenta


def test_the_quarter_tells_what_there_was_what_came_what_moved_and_what_was_done(director):
    sedif = datos.dependencia("SEDIF", nombre="DIF")
    hacer.instruccion(Etapa.EJECUTADA, emision=date(2023, 5, 2), subio=date(2023, 7, 1), dependencia=sedif)
    hacer.instruccion(Etapa.MESA, emision=date(2023, 5, 2), subio=date(2023, 6, 30), dependencia=sedif)
    hacer.instruccion(emision=date(2023, 9, 30))
    hacer.instruccion(emision=date(2023, 10, 1))

    hecho = trimestral.informe_trimestral(date(2023, 12, 31), director, ejercicio=2023, trimestre=3)

    assert [valores(fila) for fila in hecho.filas] == [
        ["DIF", 2, 0, 1, 1, 2, 50, 80],
        ["Sin dependencia asignada", 0, 1, 0, 0, 1, None, 40],
    ]
    assert valores(hecho.totales) == ["Total", 2, 1, 1, 1, 3, 50, 67]


@pytest.mark.parametrize(("corte", "titulo"), [(CORTE, "3º trimestre de 2023"), (date(2023, 12, 31), "4º trimestre de 2023")])
def test_the_quarter_is_that_of_the_cut(director, corte, titulo):
    assert trimestral.informe_trimestral(corte, director).titulo.endswith(titulo)


def test_a_quarter_that_has_not_begun_says_so(director):
    hacer.instruccion()
    hecho = trimestral.informe_trimestral(CORTE, director, ejercicio=2023, trimestre=4)

    assert (hecho.filas, hecho.totales) == ([], None)
    assert "todavía no empieza" in hecho.notas[0]


def test_a_shared_peso_counts_once(director):
    conferencia, proyecto = hacer.instruccion(), hacer.instruccion(clase=Clase.PROYECTO)
    hacer.inversion(100, conferencia, proyecto)
    hacer.inversion(5, proyecto, fuente="federal", ejercicio=2024)
    hacer.inversion(7, proyecto, fuente="federal", registrada=date(2023, 9, 1))

    hecho = dinero.inversion_de_instrucciones(CORTE, director)

    assert [valores(fila) for fila in hecho.filas] == [["2023", 0, 100, 0, 100], ["2024", 5, 0, 0, 5]]
    assert valores(hecho.totales) == ["Total", 5, 100, 0, 105]
    assert valores(dinero.inversion_de_instrucciones(CORTE, director, clase="conferencia").totales)[-1] == 100
    assert [fila.inversion for fila in Instruccion.objects.al_corte(CORTE).con_inversion(CORTE)] == [100, 105]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("formato", ["html", "json", "csv", "xlsx", "pdf"])
def test_every_output_is_made_with_and_without_records(client, director, slug, formato):
    client.force_login(director)
    for _ in range(2):
        respuesta = client.get(f"/reportes/{slug}/", {"formato": formato, "corte": "2023-12-31"})
        assert respuesta.status_code == 200
        assert b"".join(respuesta)
        hacer.inversion(10, hacer.instruccion(Etapa.MESA, subio=date(2023, 12, 30), dependencia=datos.dependencia()))


def test_an_enlace_is_told_of_the_own_ones_alone(client):
    propia, ajena = datos.dependencia("PROPIA"), datos.dependencia("AJENA")
    hacer.inversion(1, hacer.instruccion(dependencia=propia, subio=CORTE, tema="Propio"))
    hacer.inversion(7777, hacer.instruccion(dependencia=ajena, tema="Secreto"))
    client.force_login(datos.usuario("enlace", dependencias=[propia]))

    for slug in SLUGS:
        texto = client.get(f"/reportes/{slug}/", {"formato": "json", "corte": "2023-12-31"}).content.decode()
        assert not [palabra for palabra in ("Secreto", "AJENA", "7777") if palabra in texto], slug
