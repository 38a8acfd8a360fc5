"""The term of a reserve: up to five years, one prorogation, and what the half-yearly index shows on each date (L81 89, 90, 92, 97)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.transparencia.comite.datos_comite import HOY, reserva, resolucion
from tests.transparencia.solicitudes.datos_solicitudes import LUNES, solicitud
from transparencia.comite import services
from transparencia.comite.models import Reserva
from transparencia.comite.plazo import en_palabras
from transparencia.comite.reportes import indice_de_reservados, resoluciones_del_comite

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["comite", "solicitudes"])])
    client.force_login(quien)
    return quien


@pytest.mark.parametrize(
    ("inicio", "meses", "fin"),
    [
        (date(2023, 3, 15), 60, date(2028, 3, 15)),
        (date(2023, 3, 15), 1, date(2023, 4, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # there is no 29 February that year
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
    ],
)
def test_a_reserve_ends_on_the_same_day_some_months_later(inicio, meses, fin):
    assert reserva(inicio=inicio, meses=meses).fin_original == fin


@pytest.mark.parametrize("meses", [0, 61])
def test_a_reserve_lasts_five_years_at_most(meses):
    with pytest.raises(ValidationError):
        reserva(meses=meses)


@pytest.mark.parametrize(("meses", "dice"), [(60, "5 años"), (30, "2 años y 6 meses"), (12, "1 año"), (1, "1 mes"), (None, "")])
def test_a_term_reads_in_words(meses, dice):
    assert en_palabras(meses) == dice


CORTES = [
    (date(2023, 3, 14), None, None),  # nothing reserved yet
    (date(2023, 3, 15), "vigente", date(2024, 3, 15)),
    (date(2024, 3, 9), "vigente", date(2024, 3, 15)),  # the prorogation is not known yet
    (date(2024, 3, 10), "ampliada", date(2025, 3, 15)),
    (date(2025, 3, 15), "ampliada", date(2025, 3, 15)),  # its last day is still reserved
    (date(2025, 3, 16), "concluida", date(2025, 3, 15)),
    (date(2025, 4, 1), "desclasificada", date(2025, 3, 15)),
]


@pytest.mark.parametrize(("corte", "estado", "fin"), CORTES, ids=lambda valor: str(valor))
def test_how_a_file_stands_on_each_date(corte, estado, fin):
    una = reserva(meses=12)
    services.ampliar(una, fecha=date(2024, 3, 10), meses=12, acta="CT/02/2024", usuario=None, hoy=HOY)
    services.desclasificar(una, fecha=date(2025, 4, 1), motivo="Terminó el plazo", usuario=None, hoy=HOY)
    filas = Reserva.objects.al_corte(corte)
    assert [(fila.estado_al, fila.fin_al) for fila in filas] == ([(estado, fin)] if estado else [])
    assert filas.en_el_indice().count() == (estado in ("vigente", "ampliada"))


def test_the_prorogation_is_one_and_while_the_reserve_lasts():
    una = reserva(meses=12)
    for fecha in (date(2023, 3, 14), date(2024, 3, 16)):
        with pytest.raises(ValidationError, match="mientras dura"):
            services.ampliar(una, fecha=fecha, meses=12, acta="CT/02/2024", usuario=None, hoy=HOY)
    assert services.ampliar(una, fecha=date(2024, 3, 15), meses=60, acta="CT/02/2024", usuario=None, hoy=HOY).fin == date(2029, 3, 15)
    with pytest.raises(ValidationError, match="una sola"):
        services.ampliar(una, fecha=date(2024, 3, 15), meses=1, acta="CT/03/2024", usuario=None, hoy=HOY)


def test_editing_moves_the_end_and_keeps_the_prorogation():
    una = services.ampliar(reserva(meses=12), fecha=date(2024, 3, 1), meses=6, acta="CT/02/2024", usuario=None, hoy=HOY)
    una.meses = 24
    assert services.guardar_reserva(una, usuario=None).fin == date(2025, 9, 15)
    una.meses = 6
    with pytest.raises(ValidationError, match="prórroga"):
        services.guardar_reserva(una, usuario=None)


def test_a_file_is_reserved_by_a_resolution_that_reserves_and_not_before_it():
    with pytest.raises(ValidationError, match="no permite reservar"):
        reserva(resolucion("confidencial"))
    with pytest.raises(ValidationError, match="no permite reservar"):
        reserva(resolucion(sentido="revoca"))
    with pytest.raises(ValidationError, match="no antes"):
        reserva(inicio=date(2023, 3, 14))
    una = reserva()
    acta = una.resolucion
    acta.clase = "inexistencia"
    with pytest.raises(ValidationError, match="expedientes reservados"):
        services.guardar(acta, usuario=None, hoy=HOY)
    with pytest.raises(ValidationError, match="Tiene 1"):
        registros.eliminar(una.resolucion, usuario=None, motivo="No hace falta")


def test_which_parts_are_reserved_is_said_only_when_they_are_some():
    with pytest.raises(ValidationError, match="parcial"):
        reserva(partes="parcial")
    with pytest.raises(ValidationError, match="parcial"):
        reserva(detalle="Hoja 3")
    assert reserva(partes="parcial", detalle="Hoja 3").detalle == "Hoja 3"


def test_a_prorroga_is_of_a_request_and_only_one():
    with pytest.raises(ValidationError, match="de una solicitud"):
        resolucion("prorroga")
    fila = solicitud()
    with pytest.raises(ValidationError, match="anterior"):
        resolucion("prorroga", date(2025, 10, 5), solicitud=fila)
    resolucion("prorroga", LUNES, solicitud=fila)
    with pytest.raises(ValidationError, match="una sola"):
        resolucion("prorroga", LUNES, acta="CT/02/2025", solicitud=fila)
    resolucion("prorroga", LUNES, acta="CT/03/2025", sentido="revoca", solicitud=fila)  # one that gives nothing


def test_a_closed_year_takes_no_resolution():
    Ejercicio.objects.create(anio=2023, cerrado=True)
    with pytest.raises(ValidationError, match="cerrado"):
        resolucion()


# -- the index


def _indice(usuario, corte, **parametros):
    hecho = indice_de_reservados(corte, usuario, **parametros)
    return hecho.titulo, [fila[1].valor for fila in hecho.filas], hecho


INDICES = [
    (date(2023, 5, 2), {}, "primer semestre de 2023", ["Larga"]),
    (date(2023, 5, 2), {"semestre": "2"}, "segundo semestre de 2023", []),  # it has not begun
    (date(2024, 1, 10), {"ejercicio": 2023, "semestre": "1"}, "primer semestre de 2023", ["Corta", "Larga"]),
    (date(2024, 1, 10), {"ejercicio": 2023}, "segundo semestre de 2023", ["Larga"]),
    (date(2024, 1, 10), {}, "primer semestre de 2024", ["Larga"]),
]


@pytest.mark.parametrize(("corte", "parametros", "titulo", "nombres"), INDICES, ids=str)
def test_the_index_shows_what_is_reserved_at_the_end_of_the_semester(jefa, client, corte, parametros, titulo, nombres):
    area, acta = datos.unidad("DGX"), resolucion()
    reserva(acta, area=area, nombre="Larga")
    reserva(acta, date(2023, 5, 20), area=area, nombre="Corta", meses=2)
    dice, filas, hecho = _indice(jefa, corte, **parametros)
    assert (dice.removeprefix("Índice de expedientes reservados, "), filas) == (titulo, nombres)
    if nombres:
        total = hecho.totales[1]
        assert (total.valor, client.get(f"{total.enlace}&formato=json").json()["total"]) == (len(nombres), len(nombres))


def test_the_index_has_the_fields_of_article_90(jefa):
    una = reserva(area=datos.unidad("DGX"), partes="parcial", detalle="Anexo 2", meses=12)
    services.ampliar(una, fecha=date(2023, 6, 1), meses=18, acta="CT/09/2023", usuario=None, hoy=HOY)
    hecho = indice_de_reservados(date(2023, 6, 30), jefa)
    assert [columna.titulo for columna in hecho.columnas] == [
        "Área", "Nombre del expediente", "Tema", "Plazo de reserva", "Inicio", "Fin", "Fundamento", "Justificación",
        "Partes que se reservan", "Estado",
    ]  # fmt: skip
    assert [celda.texto for celda in hecho.filas[0]] == [
        "DGX", "Expediente de prueba", "Seguridad", "1 año, y 1 año y 6 meses de prórroga", "15/03/2023", "15/09/2025", "L81, art. 96",
        "Prueba de daño", "Parcial: Anexo 2", "En prórroga",
    ]  # fmt: skip


def test_resolutions_are_counted_by_matter_and_sense(jefa, client):
    for n, (clase, sentido) in enumerate([("reservada", "confirma"), ("reservada", "revoca"), ("inexistencia", "confirma")]):
        resolucion(clase, acta=f"CT/{n}/2023", sentido=sentido)
    hecho = resoluciones_del_comite(date(2023, 12, 31), jefa)
    assert [[celda.valor for celda in fila] for fila in [hecho.filas[0], hecho.totales]] == [
        ["Clasificación como reservada", 1, 0, 1, 2], ["Total", 2, 0, 1, 3],
    ]  # fmt: skip
    for celda in [*hecho.filas[0][1:], *hecho.totales[1:]]:
        assert client.get(f"{celda.enlace}&formato=json").json()["total"] == celda.valor


def test_the_acta_may_not_be_of_a_day_to_come():
    with pytest.raises(ValidationError, match="posterior a hoy"):
        resolucion(fecha=date(2026, 3, 3))
    assert resolucion(fecha=HOY).ejercicio == 2026
