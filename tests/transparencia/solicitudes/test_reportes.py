"""Reports of the requests: what each figure counts, what must agree before one is frozen, and the semáforo of the open ones."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.nucleo.cortes import congelar
from seguimiento.nucleo.models import Corte
from tests import datos
from transparencia.regimenes import carga
from transparencia.regimenes.models import Termino
from transparencia.solicitudes.estados import ClaseDeActo, Sentido
from transparencia.solicitudes.models import Acto, Solicitud
from transparencia.solicitudes.reportes import solicitudes_abiertas, solicitudes_por_medio, solicitudes_por_mes, sujetos_obligados

pytestmark = pytest.mark.django_db
C = ClaseDeActo
CORTE = date(2026, 6, 30)


@pytest.fixture
def director():
    carga.cargar()
    return datos.usuario("director")


def solicitud(n, presentada, *actos, medio="pnt"):
    """A request and its acts: pairs (class, date) or triples with the kind of answer."""
    from transparencia.regimenes.models import Regimen

    fila = Solicitud.objects.create(
        folio=f"SI-{presentada.year}-{n:05}", presentada=presentada, ejercicio=presentada.year, medio=medio, texto="Los contratos del año",
        tema="Contratos", regimen=Regimen.objects.vigente("acceso", presentada), reconstruido=True,
    )  # fmt: skip
    for clase, fecha, *sentido in actos:
        Acto.objects.create(solicitud=fila, clase=clase, fecha=fecha, sentido=sentido[0] if sentido else "")
    return fila


def aceptada(n, presentada, sentido=Sentido.INFORMACION, **campos):
    dia = presentada.replace(day=presentada.day + 1)
    respuesta = [(C.RESPUESTA, presentada.replace(day=presentada.day + 8), sentido)] if sentido else []
    return solicitud(n, presentada, (C.ACEPTADA, dia), *respuesta, **campos)


def valores(reporte):
    return [[celda.valor for celda in fila] for fila in reporte.filas]


def test_each_request_is_in_its_competencia_its_answer_its_month_and_its_medium(director):
    aceptada(1, date(2026, 1, 12))
    aceptada(2, date(2026, 1, 13), Sentido.VERSION_PUBLICA, medio="correo")
    aceptada(3, date(2026, 4, 14), Sentido.RESERVADA)
    solicitud(4, date(2026, 4, 15), (C.DECLINADA, date(2026, 4, 17)), medio="escrito")
    solicitud(5, date(2026, 4, 16), (C.PREVENCION, date(2026, 4, 20)), (C.SIN_DESAHOGO, date(2026, 5, 7)))
    aceptada(6, date(2025, 1, 13))
    assert valores(sujetos_obligados(CORTE, director)) == [["2026", 3, 1, 1, 2, 0, 1, 0, 0]]
    assert valores(sujetos_obligados(CORTE, director, 2026, 1)) == [["I (ene-mar) de 2026", 2, 0, 0, 2, 0, 0, 0, 0]]
    assert valores(sujetos_obligados(date(2026, 1, 12), director)) == [["2026", 0, 0, 0, 0, 0, 0, 0, 0]]
    por_mes = solicitudes_por_mes(CORTE, director)
    assert [fila[1] for fila in valores(por_mes)][:5] == [2, 0, 0, 3, 0]
    assert por_mes.totales[1].valor == 5
    por_medio = solicitudes_por_medio(CORTE, director)
    assert [fila[1] for fila in valores(por_medio)] == [3, 1, 0, 0, 1, 0]
    assert por_medio.totales[1].valor == 5
    assert not sujetos_obligados(CORTE, director).descuadres


def test_it_is_frozen_only_when_received_competencia_months_and_media_agree_and_every_accepted_one_was_answered(client, director):
    aceptada(1, date(2026, 1, 12))
    sin_medio = aceptada(2, date(2026, 1, 13), medio="")
    sin_competencia = solicitud(3, date(2026, 2, 10))
    sin_respuesta = aceptada(4, date(2026, 5, 12), None)
    reporte = sujetos_obligados(CORTE, director)
    for fila, motivo in zip((sin_competencia, sin_medio, sin_respuesta), reporte.descuadres, strict=True):
        assert motivo.endswith(f"hacen la diferencia {fila.folio}.")
    with pytest.raises(ValidationError, match="4 recibidas"):
        congelar(reporte, parametros={}, usuario=director, fecha=CORTE)
    client.force_login(director)
    url = reverse("corte_list", args=["sujetos-obligados"])
    respuesta = client.post(url, {"corte": "30/06/2026", "ejercicio": "2026"})
    assert (respuesta.status_code, Corte.objects.count()) == (422, 0)
    assert "No cuadra" in respuesta.text
    assert "así no se puede congelar" in client.get("/reportes/sujetos-obligados/", {"corte": "2026-06-30"}).text
    Solicitud.objects.filter(pk=sin_medio.pk).update(medio="otro")
    Acto.objects.create(solicitud=sin_competencia, clase=C.DECLINADA, fecha=date(2026, 2, 12))
    Acto.objects.create(solicitud=sin_respuesta, clase=C.RESPUESTA, fecha=date(2026, 5, 29), sentido=Sentido.PUBLICA)
    assert client.post(url, {"corte": "30/06/2026", "ejercicio": "2026"}).status_code == 302
    assert Corte.objects.get().titulo == "Reporte anual de sujetos obligados, 2026"


def test_a_quarter_that_adds_up_is_frozen_though_its_year_does_not(director):
    aceptada(1, date(2026, 1, 12))
    solicitud(2, date(2026, 5, 12), medio="")
    assert congelar(sujetos_obligados(CORTE, director, 2026, 1), parametros={}, usuario=director, fecha=CORTE)
    with pytest.raises(ValidationError):
        congelar(sujetos_obligados(CORTE, director, 2026), parametros={}, usuario=director, fecha=CORTE)


def test_a_note_names_who_lacks_data_and_leads_to_each_page(client, director):
    fila = solicitud(7, date(2026, 2, 10), medio="")
    client.force_login(director)
    pagina = client.get("/reportes/solicitudes-por-mes/", {"corte": "2026-06-30"}).text
    assert f'<a href="{fila.get_absolute_url()}">SI-2026-00007</a>' in pagina
    (nota,) = [n for n in client.get("/reportes/solicitudes-por-mes/?corte=2026-06-30&formato=json").json()["notas"] if "SI-2026" in n]
    assert nota == "Sin competencia ni medio registrados, 1 solicitud: SI-2026-00007."


@pytest.mark.parametrize(
    ("corte", "que", "quedan", "color"),
    [
        (date(2026, 3, 2), "Respuesta", 20, "Verde"),
        (date(2026, 3, 20), "Respuesta", 6, "Verde"),
        (date(2026, 3, 23), "Respuesta", 5, "Amarillo"),
        (date(2026, 3, 30), "Respuesta", 0, "Amarillo"),
        (date(2026, 3, 31), "Respuesta", -1, "Rojo"),
    ],
)
def test_the_semaforo_of_an_open_request_is_by_business_days_left(director, corte, que, quedan, color):
    """Ley 81, art. 119: 20 business days from 2 March 2026 (this calendar has no days off)."""
    solicitud(1, date(2026, 3, 2), (C.ACEPTADA, date(2026, 3, 3)), (C.RESPUESTA, date(2026, 4, 6), Sentido.PUBLICA))
    reporte = solicitudes_abiertas(corte, director)
    estado = "Por definir competencia" if corte == date(2026, 3, 2) else "En trámite"
    vence = date(2026, 3, 30)
    assert valores(reporte) == [["SI-2026-00001", "Contratos", date(2026, 3, 2), estado, que, vence, quedan, color, 1]]
    assert reporte.totales[-1].valor == 1
    assert valores(solicitudes_abiertas(CORTE, director)) == []


def test_while_the_person_must_answer_a_prevencion_the_light_is_grey(director):
    solicitud(1, date(2026, 3, 2), (C.PREVENCION, date(2026, 3, 4)))
    assert valores(solicitudes_abiertas(date(2026, 3, 5), director))[0][4:8] == [
        "Desahogo de la prevención",
        date(2026, 3, 18),
        9,
        "Sin datos",
    ]
    assert valores(solicitudes_abiertas(date(2026, 3, 19), director))[0][6:8] == [-1, "Rojo"]


def test_the_days_of_alert_are_those_of_the_regime(director):
    Termino.objects.filter(clave="alerta", regimen__nombre="Ley 81").update(dias=2)
    solicitud(1, date(2026, 3, 2), (C.ACEPTADA, date(2026, 3, 3)))
    assert valores(solicitudes_abiertas(date(2026, 3, 23), director))[0][7] == "Verde"
