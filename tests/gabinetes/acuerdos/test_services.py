"""Meetings, agreements, re-dating, seal."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gabinetes.acuerdos import services
from gabinetes.acuerdos.models import Acuerdo, Punto, Refechado, Reunion
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db


@pytest.fixture
def persona():
    return datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])])


def nuevo(reunion, persona, *dependencias, **campos):
    acuerdo = Acuerdo(reunion=reunion, texto=campos.pop("texto", "Entregar el padrón"), **campos)
    return services.registrar_acuerdo(acuerdo, dependencias=dependencias or [datos.dependencia()], usuario=persona)


def test_sessions_are_numbered_by_cabinet_and_year(persona):
    uno, otro = hacer.gabinete(), hacer.gabinete()
    fechas = [(uno, date(2023, 1, 5)), (uno, date(2023, 2, 6)), (otro, date(2023, 2, 7)), (uno, date(2024, 1, 8))]

    numeros = [services.guardar_reunion(Reunion(gabinete=g, fecha=f), usuario=persona).numero for g, f in fechas]

    assert numeros == [1, 2, 1, 1]


def test_folios_follow_each_other_within_a_year(persona):
    de_2023, de_2024 = hacer.reunion(), hacer.reunion(fecha=date(2024, 1, 9))

    folios = [nuevo(r, persona).folio for r in (de_2023, de_2023, de_2024)]

    assert folios == ["AC-2023-0001", "AC-2023-0002", "AC-2024-0001"]


def test_assigning_tells_the_enlaces_of_the_dependencia(persona):
    propia = datos.dependencia()
    enlace, otro = datos.usuario("enlace", dependencias=[propia]), datos.usuario("enlace", dependencias=[datos.dependencia()])

    acuerdo = nuevo(hacer.reunion(), persona, propia)

    assert acuerdo.folio in enlace.avisos.get().texto
    assert not otro.avisos.exists()


def test_a_reserved_agreement_is_for_named_persons(persona):
    otra, director = datos.usuario("capturista"), datos.usuario("director")

    acuerdo = nuevo(hacer.reunion(), persona, reservado=True)
    services.autorizar(acuerdo, {persona, otra})

    visibles = {p: Acuerdo.objects.visibles_para(p).exists() for p in (persona, otra, director)}
    assert visibles == {persona: True, otra: True, director: False}


def test_each_redating_keeps_the_date_before_and_why(persona):
    acuerdo = nuevo(hacer.reunion(), persona, fecha_compromiso=date(2023, 4, 1))

    services.refechar(acuerdo, nueva=date(2023, 5, 1), motivo="Se recorrió el techo", usuario=persona, fecha=date(2023, 3, 20))

    cambio = Refechado.objects.get()
    assert (cambio.anterior, cambio.nueva, cambio.motivo) == (date(2023, 4, 1), date(2023, 5, 1), "Se recorrió el techo")


def test_redating_several_is_all_or_none(persona):
    bien, mal = nuevo(hacer.reunion(), persona), nuevo(hacer.reunion(fecha=date(2023, 6, 1)), persona)

    with pytest.raises(ValidationError, match="no puede ser anterior"):
        services.refechar_varios([bien, mal], nueva=date(2023, 4, 1), motivo="Ajuste", usuario=persona, fecha=date(2023, 6, 2))

    bien.refresh_from_db()
    assert bien.fecha_compromiso is None


def test_sealed_minutes_admit_only_addenda(persona):
    reunion = hacer.reunion(con_minuta=True)
    acuerdo = nuevo(reunion, persona)

    services.sellar(reunion, usuario=persona)
    reunion.refresh_from_db()

    assert len(reunion.huella) == 64
    for operacion in (
        lambda: services.guardar_reunion(reunion, usuario=persona),
        lambda: nuevo(reunion, persona),
        lambda: services.exigir_sin_sello(reunion),
    ):
        with pytest.raises(ValidationError, match="sellada"):
            operacion()
    services.agregar_adenda(reunion, texto="Dice 14, debe decir 15", usuario=persona, fecha=date(2023, 4, 1))
    services.registrar_avance(
        acuerdo.responsables.get(), estatus="en_proceso", porcentaje=10, texto="Sigue", usuario=persona, fecha=date(2023, 4, 2)
    )


def test_the_next_agenda_takes_the_open_agreements_overdue_first(persona):
    gabinete = hacer.gabinete()
    anterior, siguiente = hacer.reunion(gabinete), hacer.reunion(gabinete, fecha=date(2023, 6, 1), estado="programada")
    hacer.acuerdo("Sin fecha", (datos.dependencia(), 10), en=anterior)
    hacer.acuerdo("Concluido", (datos.dependencia(), 100), en=anterior)
    hacer.acuerdo("Vencido", (datos.dependencia(), 0), en=anterior, fecha_compromiso=date(2023, 4, 1))

    por_agendar = Acuerdo.objects.por_agendar(siguiente, date(2023, 5, 20))
    cuantos = services.precargar_orden_del_dia(siguiente, acuerdos=list(por_agendar), usuario=persona)
    otra_vez = services.precargar_orden_del_dia(siguiente, acuerdos=list(por_agendar), usuario=persona)

    assert (cuantos, otra_vez, por_agendar.all().count()) == (2, 0, 0)
    assert [punto.tema.split(": ")[1] for punto in Punto.objects.all()] == ["Vencido", "Sin fecha"]


def test_reassigning_keeps_the_progress_and_tells_the_new_one(persona):
    vieja, nueva = datos.dependencia(), datos.dependencia()
    enlace = datos.usuario("enlace", dependencias=[nueva])
    fila = hacer.responsable(hacer.acuerdo(), vieja, 40)

    services.reasignar(fila, dependencia=nueva, motivo="Cambió la adscripción", usuario=persona)

    fila.refresh_from_db()
    assert (fila.dependencia, fila.porcentaje) == (nueva, 40)
    assert enlace.avisos.count() == 1


def test_a_merged_agreement_names_the_one_in_which_it_lives_on(persona):
    uno, otro = nuevo(hacer.reunion(), persona), nuevo(hacer.reunion(), persona)

    services.dar_de_baja(uno, situacion="fusionado", motivo="Es el mismo", usuario=persona, fecha=date(2023, 5, 1), fusionado_con=otro)

    uno.refresh_from_db()
    assert uno.fusionado_con == otro
    services.reactivar(uno, motivo="No era el mismo", usuario=persona)
    uno.refresh_from_db()
    assert uno.vigente


@pytest.mark.parametrize(
    "operacion",
    [
        lambda acuerdo, persona: services.dar_de_baja(
            acuerdo, situacion="cancelado", motivo="Ya no procede", usuario=persona, fecha=date(2023, 6, 1)
        ),
        lambda acuerdo, persona: services.reactivar(acuerdo, motivo="Sigue vivo", usuario=persona),
        lambda acuerdo, persona: services.sellar(acuerdo.reunion, usuario=persona),
        lambda acuerdo, persona: services.cancelar_reunion(acuerdo.reunion, motivo="Se pospuso", usuario=persona),
    ],
    ids=["cancel or merge", "reactivate", "seal", "cancel a meeting"],
)
@pytest.mark.parametrize("rol", ["capturista", "director", "enlace"])
def test_cancelling_merging_and_sealing_belong_to_the_coordinator(rol, operacion):
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 40), en=hacer.reunion(con_minuta=True))
    persona = datos.usuario(rol, unidades=[datos.unidad(modulos=["acuerdos"])])

    with pytest.raises(PermissionDenied):
        operacion(acuerdo, persona)

    acuerdo.refresh_from_db()
    assert (acuerdo.situacion, acuerdo.reunion.estado, acuerdo.reunion.sellada) == ("vigente", "celebrada", None)


def test_a_meeting_with_agreements_cannot_be_cancelled_nor_deleted(persona):
    reunion = hacer.reunion(estado="programada")
    hacer.acuerdo(en=reunion)

    with pytest.raises(ValidationError, match="acuerdos"):
        services.cancelar_reunion(reunion, usuario=persona, motivo="Se pospuso")
    assert reunion.bloqueos() == ["Tiene 1 acuerdo registrado."]


def test_moving_a_meeting_moves_its_agreements(persona):
    reunion = hacer.reunion(fecha=date(2023, 3, 1))
    hacer.acuerdo("Texto", (datos.dependencia(), 0), en=reunion)
    reunion.fecha = date(2023, 3, 8)

    services.guardar_reunion(reunion, usuario=persona)

    assert Acuerdo.objects.get().fecha == date(2023, 3, 8)
    assert Acuerdo.objects.al_corte(date(2023, 3, 8)).get().estatus == "pendiente"


@pytest.mark.parametrize(
    "operacion",
    [
        lambda acuerdo, persona: services.agregar_responsables(acuerdo, [datos.dependencia()], usuario=persona, fecha=date(2023, 6, 1)),
        lambda acuerdo, persona: services.reactivar(acuerdo, motivo="Sigue vivo", usuario=persona),
        lambda acuerdo, persona: services.sellar(acuerdo.reunion, usuario=persona),
        lambda acuerdo, persona: services.agregar_adenda(acuerdo.reunion, texto="Fe de erratas", usuario=persona, fecha=date(2023, 6, 1)),
        lambda acuerdo, persona: services.devolver(
            acuerdo.responsables.get().avances.get(), usuario=persona, fecha=date(2023, 6, 1), motivo="Tarde"
        ),
    ],
)
def test_a_closed_year_is_locked_to_every_operation(persona, operacion):
    acuerdo = hacer.acuerdo("Texto", (datos.dependencia(), 40))
    Ejercicio.objects.create(anio=2023, cerrado=True)

    with pytest.raises(ValidationError, match="2023 está cerrado"):
        operacion(acuerdo, persona)


def test_deleted_meetings_lead_to_where_they_are_restored_whatever_their_year(client):
    reunion = hacer.reunion(fecha=date(2022, 3, 1))
    hacer.reunion(fecha=date(2023, 3, 1))
    registros.eliminar(reunion, usuario=None, motivo="Capturada dos veces")
    client.force_login(datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])]))

    pagina = client.get("/gabinetes/acuerdos/reunion/?eliminados=1").content.decode()

    assert f"/gabinetes/acuerdos/reunion/{reunion.pk}/restaurar/" in pagina


def test_meetings_come_newest_first_and_those_cancelled_ahead_stay_in_sight(client):
    vieja, nueva = hacer.reunion(fecha=date(2023, 3, 1)), hacer.reunion(fecha=date(2023, 9, 1))
    lejana = hacer.reunion(fecha=date(2999, 1, 8), estado="cancelada")
    client.force_login(datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])]))

    filas = client.get("/gabinetes/acuerdos/reunion/?formato=json&ejercicio=todos").json()["filas"]

    assert [fila[0] for fila in filas] == [lejana.pk, nueva.pk, vieja.pk]
