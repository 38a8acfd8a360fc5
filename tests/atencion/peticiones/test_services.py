"""One test per rule of the services of petitions."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atencion.peticiones import lotes, services
from atencion.peticiones.models import Peticion, Seguimiento, Turno
from seguimiento.cuentas.models import Aviso as Noticia
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.atencion.personas import datos_personas
from tests.atencion.peticiones import datos_peticiones as hacer

pytestmark = pytest.mark.django_db
HOY = hacer.HOY


def refusal(funcion, *args, **kwargs):
    """What a service says when it refuses."""
    with pytest.raises(ValidationError) as error:
        funcion(*args, **kwargs)
    return " ".join(error.value.messages)


# -- the petition


def test_it_is_not_received_tomorrow_nor_moves_to_another_year():
    assert "posterior a hoy" in refusal(hacer.peticion, date(2024, 1, 1))
    una = hacer.peticion()
    una.fecha = date(2022, 12, 31)
    assert "no puede cambiar de año" in refusal(services.guardar, una, usuario=None, fecha=HOY)


def test_its_date_cannot_come_after_what_was_done():
    una = hacer.peticion()
    hacer.seguimiento(una, date(2023, 3, 5))
    una.fecha = date(2023, 3, 6)
    assert "Ya hay un movimiento del 05/03/2023" in refusal(services.guardar, una, usuario=None, fecha=HOY)
    una.fecha = date(2023, 3, 5)
    services.guardar(una, usuario=None, fecha=HOY)


def test_an_edit_keeps_folio_who_captured_and_conclusion():
    quien = hacer.oficina("capturista")
    una = hacer.peticion(usuario=quien)
    hacer.conclusion(una)
    copia = Peticion.objects.get(pk=una.pk)
    copia.folio, copia.capturo, copia.concluida, copia.asunto = "PC-1999-000001", None, None, "Otro asunto"
    services.guardar(copia, usuario=None, fecha=HOY)

    una.refresh_from_db()
    assert (una.folio, una.capturo, una.concluida, una.asunto) == (una.folio, quien, date(2023, 4, 1), "Otro asunto")
    assert una.folio != "PC-1999-000001"


@pytest.mark.parametrize(("forma", "vale"), [("", False), ("verbal", False), ("escrita", True), ("electronica", True)])
def test_sensitive_data_ask_for_a_consent_that_leaves_a_trace(forma, vale):
    datos_personas.aviso(desde=date(2023, 1, 1))
    campos = {"sensible": True, "aviso_forma": forma}
    if not vale:
        assert "por escrito" in refusal(hacer.peticion, **campos)
        return
    una = hacer.peticion(**campos)
    assert (una.aviso is not None, una.aviso_aceptado) == (True, una.fecha)


def test_a_closed_year_locks_its_data_but_not_the_work_of_another_year():
    vieja = hacer.peticion(date(2022, 11, 1))
    Ejercicio.objects.update_or_create(anio=2022, defaults={"cerrado": True})

    assert "2022 está cerrado" in refusal(services.guardar, vieja, usuario=None, fecha=HOY)
    assert "2022 está cerrado" in refusal(hacer.peticion, date(2022, 12, 1))
    assert "2022 está cerrado" in refusal(hacer.seguimiento, vieja, date(2022, 12, 1))
    hacer.seguimiento(vieja, date(2023, 1, 10)), hacer.turno(vieja, dia=date(2023, 1, 11)), hacer.conclusion(vieja, date(2023, 1, 12))
    assert Peticion.objects.get(pk=vieja.pk).concluida == date(2023, 1, 12)


def test_it_is_not_deleted_while_something_hangs_from_it():
    una, libre = hacer.peticion(), hacer.peticion()
    hacer.seguimiento(una)
    assert "Tiene 1 seguimiento" in refusal(registros.eliminar, una, usuario=None, motivo="Repetida")
    registros.eliminar(libre, usuario=None, motivo="Repetida")
    assert registros.restaurar(libre, usuario=None).eliminado is None


# -- follow-ups, turns, conclusion


@pytest.mark.parametrize(
    ("dia", "dice"),
    [(date(2023, 2, 28), "se recibió el 01/03/2023"), (date(2024, 1, 1), "posterior a hoy"), (date(2023, 4, 2), "reábrala antes")],
)
def test_a_follow_up_happens_between_reception_and_conclusion(dia, dice):
    una = hacer.peticion()
    hacer.conclusion(una, date(2023, 4, 1))
    assert dice in refusal(hacer.seguimiento, una, dia)
    hacer.seguimiento(una, date(2023, 4, 1))


def test_a_turn_tells_the_enlaces_and_is_not_repeated_while_it_waits():
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    una = hacer.peticion()
    turno = hacer.turno(una, dependencia)

    assert Noticia.objects.get(usuario=enlace).url == turno.get_absolute_url()
    assert "aún no responde" in refusal(hacer.turno, una, dependencia)
    hacer.respuesta(turno)
    hacer.turno(una, dependencia, date(2023, 4, 1))


@pytest.mark.parametrize(
    ("campos", "dice"),
    [
        ({"orden": "estatal", "instancia": "Alguien"}, "dependencia estatal"),
        ({"orden": "federal"}, "Escriba a quién"),
        ({"orden": "federal", "instancia": "Delegación", "vence": date(2023, 3, 9)}, "antes del turno"),
    ],
)
def test_a_turn_says_to_whom_and_until_when(campos, dice):
    valores = {"dia": date(2023, 3, 10), "usuario": None, "fecha": HOY} | campos
    assert dice in refusal(services.turnar, hacer.peticion(), **valores)


def test_an_enlace_answers_the_own_turn_and_who_turned_it_is_told():
    quien = hacer.oficina()
    propia, ajena = datos.dependencia(), datos.dependencia()
    enlace, otro = datos.usuario("enlace", dependencias=[propia]), datos.usuario("enlace", dependencias=[ajena])
    turno = hacer.turno(hacer.peticion(), propia, usuario=quien)

    assert "no es de sus dependencias" in refusal(hacer.respuesta, turno, usuario=otro)
    assert "no puede ser anterior" in refusal(hacer.respuesta, turno, date(2023, 3, 9), usuario=enlace)
    hacer.respuesta(turno, usuario=enlace)
    assert "Ya se respondió" in refusal(hacer.respuesta, turno, usuario=enlace)
    assert "Respondieron el turno" in Noticia.objects.get(usuario=quien).texto


def test_an_answer_goes_back_with_its_reason_and_the_turn_waits_again():
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    turno = hacer.turno(hacer.peticion(), dependencia)
    assert "aún no tiene respuesta" in refusal(services.devolver, turno, motivo="Incompleta", usuario=None, fecha=HOY)
    hacer.respuesta(turno, usuario=enlace)
    services.devolver(turno, motivo="Falta el oficio", usuario=None, fecha=HOY)

    turno.refresh_from_db()
    assert (turno.respondido, turno.devuelto, turno.respuesta) == (None, HOY, "Se atendió")
    assert turno.estado_vista.label == "Devuelto"
    assert Noticia.objects.filter(usuario=enlace, texto__contains="Falta el oficio", clase="devolucion").exists()
    hacer.respuesta(turno, date(2023, 6, 1), usuario=enlace, texto="Con el oficio")
    assert Turno.objects.get().estado_vista.label == "Respondido"


def test_it_is_concluded_once_and_reopened_with_a_reason():
    una, quien = hacer.peticion(), hacer.oficina()
    assert "no está concluida" in refusal(services.reabrir, una, motivo="Otra vez", usuario=quien, fecha=HOY)
    hacer.conclusion(una)
    assert "reábrala primero" in refusal(hacer.conclusion, una, date(2023, 5, 1))
    assert "reábrala primero" in refusal(hacer.turno, una)
    services.reabrir(una, motivo="Volvió a pedirlo", usuario=quien, fecha=date(2023, 6, 1))

    assert Peticion.objects.get().concluida is None
    assert "Se reabrió el 01/06/2023" in refusal(hacer.conclusion, una, date(2023, 5, 31))
    hacer.conclusion(una, date(2023, 6, 1))
    assert una.conclusiones.count() == 2


# -- many at once


def test_the_same_follow_up_on_many_is_one_statement_and_is_not_repeated():
    filas, quien, lote = [hacer.peticion() for _ in range(30)], hacer.oficina(), uuid4()
    datos_ = {"dia": date(2023, 3, 5), "canal": "telefono", "nota": "Se les llamó", "usuario": quien, "fecha": HOY}
    with CaptureQueriesContext(connection) as hechas:
        assert lotes.seguir([f.pk for f in filas], lote=lote, **datos_) == 30
    assert sum("INSERT INTO peticiones_seguimiento" in sql["sql"] for sql in hechas) == 1
    assert lotes.seguir([f.pk for f in filas], lote=lote, **datos_) == 0
    assert Seguimiento.objects.filter(usuario=quien, nota="Se les llamó", lote=lote).count() == 30
    assert Seguimiento.eventos.rel.related_model.objects.filter(pgh_label="insert").count() == 30


def test_many_are_followed_all_or_none():
    una, concluida, nueva = hacer.peticion(), hacer.peticion(), hacer.peticion(date(2023, 5, 1))
    hacer.conclusion(concluida)
    datos_ = {"canal": "telefono", "nota": "Se les llamó", "lote": uuid4(), "usuario": None, "fecha": HOY}
    assert "está concluida" in refusal(lotes.seguir, [una.pk, concluida.pk], dia=date(2023, 6, 1), **datos_)
    assert "se recibió después" in refusal(lotes.seguir, [una.pk, nueva.pk], dia=date(2023, 4, 1), **datos_)
    assert not Seguimiento.objects.exists()


def test_many_are_turned_except_those_that_already_wait_and_the_enlace_is_told_once():
    dependencia = datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[dependencia])
    filas = [hacer.peticion() for _ in range(3)]
    hacer.turno(filas[0], dependencia)
    Noticia.objects.all().delete()

    claves = [fila.pk for fila in filas]
    assert lotes.turnar(claves, dia=date(2023, 3, 12), orden="estatal", dependencia=dependencia, usuario=None, fecha=HOY) == 2
    assert Turno.objects.count() == 3
    assert Noticia.objects.get(usuario=enlace).texto == "Se turnaron a su dependencia 2 peticiones."


def test_many_get_another_responsable_and_another_priority_with_their_reason():
    filas, quien = [hacer.peticion() for _ in range(3)], hacer.oficina("capturista")
    claves = [fila.pk for fila in filas]
    assert lotes.asignar(claves, responsable=quien, motivo="Reparto", usuario=None) == 3
    assert lotes.asignar(claves, responsable=quien, motivo="Reparto", usuario=None) == 0
    assert lotes.priorizar(claves[:2], prioridad="alta", motivo="Urgen", usuario=None) == 2
    assert list(Peticion.objects.order_by("pk").values_list("responsable", "prioridad", "version")) == [
        (quien.pk, "alta", 3), (quien.pk, "alta", 3), (quien.pk, "normal", 2),
    ]  # fmt: skip
    assert Noticia.objects.get(usuario=quien).texto == "Se le asignaron 3 peticiones."
