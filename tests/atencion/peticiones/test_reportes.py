"""T17, T18, age, municipios and dependencias, each counted by hand on a few rows."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atencion.peticiones.models import Actuacion, Conclusion, Gira, Peticion, Seguimiento, Turno
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos

pytestmark = pytest.mark.django_db
CORTE = date(2023, 6, 30)
_folios = iter(range(1, 10_000))


@pytest.fixture
def jefa():
    return datos.usuario("coordinador", unidades=[datos.unidad("CEAC", modulos=["peticiones"])])


def peticion(fecha, **campos):
    campos = {"rubro": "llamada", "canal": "telefono", "asunto": "Despensa"} | campos
    return Peticion.objects.create(folio=f"PC-{fecha.year}-{next(_folios):06}", fecha=fecha, ejercicio=fecha.year, **campos)


def seguir(de, *fechas):
    Seguimiento.objects.bulk_create(Seguimiento(peticion=de, fecha=fecha, canal="telefono", nota="Se llamó") for fecha in fechas)


def concluir(de, fecha, reabierta=None):
    motivo = "Faltó un dato" if reabierta else ""
    Conclusion.objects.create(
        peticion=de, fecha=fecha, resultado="positiva", respuesta="Hecho", reabierta=reabierta, motivo_reapertura=motivo
    )  # fmt: skip
    Peticion.objects.filter(pk=de.pk).update(concluida=None if reabierta else fecha)


def hacer(slug, quien, corte=CORTE, **parametros):
    definicion = REGISTRO[slug]
    form = definicion.form_class(parametros, usuario=quien)
    assert form.is_valid()
    return definicion.hacer(corte, quien, form.parametros())


def fila(reporte, rotulo):
    return next([celda.valor for celda in fila[1:]] for fila in [*reporte.filas, reporte.totales] if fila[0].valor == rotulo)


def meses(**cuantas):
    """Twelve figures and their total: meses(m1=2, m6=1)."""
    doce = [cuantas.get(f"m{n}", 0) for n in range(1, 13)]
    return [*doce, sum(doce)]


def test_t17_counts_receptions_follow_ups_and_valid_conclusions_each_in_its_month(jefa):
    vieja, llamada, chat = peticion(date(2022, 12, 30)), peticion(date(2023, 1, 31)), peticion(date(2023, 2, 1), rubro="chat")
    peticion(date(2023, 7, 1))  # after the cut
    seguir(vieja, date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1))
    concluir(vieja, date(2023, 3, 31))
    concluir(llamada, date(2023, 4, 2), reabierta=date(2023, 6, 30))  # reopened by the cut: it does not count
    concluir(chat, date(2023, 5, 2), reabierta=date(2023, 7, 1))  # reopened afterwards: it did
    reporte = hacer("atencion-ciudadana", jefa)
    assert [f[0].valor for f in reporte.filas] == [
        "Asesoría jurídica", "Atención y gestión inmediata", "Call center", "Chat sonora", "Correos electrónicos oficiales",
        "Correspondencia", "Peticiones por información", "Seguimiento a peticiones", "Peticiones atendidas",
    ]  # fmt: skip
    assert fila(reporte, "Call center") == meses(m1=1)
    assert fila(reporte, "Chat sonora") == meses(m2=1)
    assert fila(reporte, "Seguimiento a peticiones") == meses(m1=1, m6=1)
    assert fila(reporte, "Peticiones atendidas") == meses(m3=1, m5=1)
    assert fila(reporte, "Total") == meses(m1=1, m3=1, m5=1, m6=1)
    assert Actuacion.objects.al_corte(CORTE).filter(fecha__year=2023).count() == 4
    assert any("abril 7,533 en vez de 0" in nota for nota in reporte.notas)
    assert not any("suma mal" in nota for nota in hacer("atencion-ciudadana", jefa, ejercicio=2022).notas)


def test_t18_counts_what_was_received_on_tours_and_its_follow_ups(jefa):
    gira = Gira.objects.create(nombre="Sierra", fecha=date(2022, 12, 1), ejercicio=2022)
    anterior, nueva, suelta = peticion(date(2022, 12, 1), gira=gira), peticion(date(2023, 5, 1), gira=gira), peticion(date(2023, 5, 1))
    seguir(anterior, date(2022, 12, 2), date(2023, 1, 2))
    seguir(nueva, date(2023, 5, 2), date(2023, 5, 2), date(2023, 7, 1))
    seguir(suelta, date(2023, 5, 2))
    reporte = hacer("giras", jefa)
    assert [[celda.valor for celda in f] for f in reporte.filas if any(celda.valor for celda in f[1:])] == [["Enero", 0, 1], ["Mayo", 1, 2]]
    assert [celda.valor for celda in reporte.totales] == ["Total", 1, 3]


@pytest.mark.parametrize(
    ("dias", "tramo"),
    [
        (0, "Hasta 15 días"), (15, "Hasta 15 días"), (16, "De 16 a 30 días"), (30, "De 16 a 30 días"), (31, "De 31 a 60 días"),
        (60, "De 31 a 60 días"), (61, "De 61 a 90 días"), (91, "De 91 a 180 días"), (181, "De 181 días a un año"),
        (365, "De 181 días a un año"), (366, "Más de un año"), (2000, "Más de un año"),
    ],
)  # fmt: skip
def test_the_age_of_an_open_petition_falls_in_one_bracket(jefa, dias, tramo):
    peticion(date.fromordinal(CORTE.toordinal() - dias))
    reporte = hacer("antiguedad-de-peticiones", jefa)
    assert [f[0].valor for f in reporte.filas if f[4].valor] == [tramo]
    assert dict(reporte.resumen)["Días de la más antigua"] == f"{dias:,}"


def test_age_counts_the_open_ones_by_their_state_at_the_cut(jefa):
    dep = datos.dependencia()
    turnada, seguida, reabierta = (peticion(date(2023, 6, n)) for n in (1, 2, 3))
    peticion(date(2023, 6, 4))
    Turno.objects.create(peticion=turnada, dependencia=dep, fecha=date(2023, 6, 10))
    seguir(seguida, date(2023, 6, 10))
    concluir(reabierta, date(2023, 6, 10), reabierta=date(2023, 6, 20))
    concluir(peticion(date(2023, 6, 5)), date(2023, 6, 30))
    concluir(peticion(date(2023, 6, 5)), date(2023, 7, 1))  # still open at the cut
    reporte = hacer("antiguedad-de-peticiones", jefa)
    assert fila(reporte, "De 16 a 30 días") == [3, 1, 1, 5, Decimal(100)]
    assert fila(reporte, "Total") == [3, 1, 1, 5, Decimal(100)]
    assert hacer("antiguedad-de-peticiones", jefa, date(2023, 6, 1)).totales[4].valor == 1


def test_municipios_by_what_they_asked_and_how_it_stands(jefa):
    grande, chico = datos.municipio("Álamos de prueba"), datos.municipio("Bácum de prueba")
    concluir(peticion(date(2023, 1, 5), municipio=grande), date(2023, 2, 1))
    concluir(peticion(date(2023, 1, 5), municipio=grande), date(2023, 7, 1))
    peticion(date(2023, 1, 5), municipio=chico)
    peticion(date(2023, 1, 5))
    peticion(date(2022, 1, 5), municipio=chico)  # of another year
    assert hacer("peticiones-por-municipio", jefa).valores() == [
        ["Álamos de prueba", 2, 1, 1, Decimal("50.0")], ["Bácum de prueba", 1, 0, 1, 0], ["Sin municipio", 1, 0, 1, 0],
        ["Total", 4, 1, 3, Decimal("25.0")],
    ]  # fmt: skip


def test_dependencias_by_what_they_were_turned_and_answered(jefa):
    agil, lenta = datos.dependencia("AGIL", nombre="Ágil"), datos.dependencia("LENTA", nombre="Lenta")
    uno, dos, cerrada = (peticion(date(2023, 1, 5)) for _ in range(3))
    concluir(cerrada, date(2023, 3, 1))

    def turno(de, a=None, respondido=None, vence=date(2023, 5, 1), **campos):
        respuesta = "Atendido" if respondido else ""
        return Turno.objects.create(
            peticion=de, dependencia=a, fecha=date(2023, 2, 1), vence=vence, respondido=respondido, respuesta=respuesta, **campos
        )

    turno(uno, agil, date(2023, 2, 3)), turno(dos, agil, date(2023, 2, 6))
    turno(uno, lenta), turno(dos, lenta, date(2023, 7, 1)), turno(cerrada, lenta), turno(dos, lenta, vence=date(2023, 6, 30))
    turno(uno, orden="federal", instancia="Delegación de prueba")
    turno(uno, orden="municipal", instancia="Ayuntamiento de prueba", respondido=date(2023, 2, 1))
    reporte = hacer("peticiones-por-dependencia", jefa)
    assert reporte.valores() == [
        ["Ágil", 2, 2, 0, 0, Decimal("100.0"), 4], ["Lenta", 4, 0, 4, 2, 0, None],
        ["Otras instancias: orden federal", 1, 0, 1, 1, 0, None], ["Otras instancias: orden municipal", 1, 1, 0, 0, Decimal("100.0"), 0],
        ["Total", 8, 3, 5, 3, Decimal("37.5"), 2],
    ]  # fmt: skip


def test_an_enlace_reads_the_own_turns_alone():
    propia, ajena = datos.dependencia("PROPIA"), datos.dependencia("AJENA")
    for dependencia in (propia, ajena):
        Turno.objects.create(peticion=peticion(date(2023, 1, 5)), dependencia=dependencia, fecha=date(2023, 2, 1))
    reporte = hacer("peticiones-por-dependencia", datos.usuario("enlace", dependencias=[propia]))
    assert [f[0].valor for f in reporte.filas] == [propia.nombre]


@pytest.mark.parametrize(
    ("slug", "consultas"),
    [
        ("atencion-ciudadana", 4),
        ("giras", 3),
        ("antiguedad-de-peticiones", 2),
        ("peticiones-por-municipio", 3),
        ("peticiones-por-dependencia", 4),
    ],
)
def test_each_report_asks_the_database_a_few_times_whatever_the_rows(jefa, slug, consultas):
    for n in range(5):
        seguir(peticion(date(2023, 1 + n, 5), municipio=datos.municipio()), date(2023, 6, 1))
    with CaptureQueriesContext(
        connection,
    ) as hechas:
        hacer(slug, jefa)
    assert len(hechas) == consultas
