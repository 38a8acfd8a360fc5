"""Reporting progress of an action: one door, evidence, review and return."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from compromisos.campana import services
from compromisos.campana.models import Accion, Avance
from seguimiento.cuentas.models import Aviso
from seguimiento.nucleo.models import Documento, Ejercicio
from tests import datos

from . import datos_campana as hacer

pytestmark = pytest.mark.django_db
DIA = date(2023, 6, 1)


@pytest.fixture
def fila():
    return hacer.accion(hacer.compromiso(), datos.dependencia())


@pytest.fixture
def enlace(fila):
    return datos.usuario("enlace", dependencias=[fila.dependencia])


def pdf(nombre="oficio.pdf"):
    return SimpleUploadedFile(nombre, b"%PDF-1.7 contenido")


def reportar(fila, estatus="en_proceso", *, usuario, fecha=DIA, evidencias=()):
    return services.reportar_avance(fila, estatus=estatus, texto="Se avanzó", usuario=usuario, fecha=fecha, evidencias=evidencias)


def test_what_an_enlace_reports_counts_at_once_and_waits_for_review(fila, enlace):
    avance = reportar(fila, usuario=enlace)

    fila.refresh_from_db()
    assert (fila.estatus, fila.fecha_avance) == ("en_proceso", DIA)
    assert (avance.validacion, avance.usuario) == ("por_validar", enlace)


def test_what_the_office_captures_needs_no_review_and_no_evidence(fila):
    assert reportar(fila, "concluida", usuario=datos.usuario("capturista")).validacion == "no_requiere"


def test_an_enlace_concludes_only_with_evidence(fila, enlace):
    with pytest.raises(ValidationError, match="reconstruidos") as error:
        reportar(fila, "concluida", usuario=enlace)

    assert list(error.value.error_dict) == ["evidencias"]
    assert not Avance.objects.exists()


def test_evidence_stays_with_its_avance(fila, enlace):
    avance = reportar(fila, "concluida", usuario=enlace, evidencias=[pdf("a.pdf"), pdf("b.pdf")])

    assert {d.nombre for d in Documento.objects.de(avance)} == {"a.pdf", "b.pdf"}


def test_evidence_given_before_serves_to_conclude(fila, enlace):
    reportar(fila, usuario=enlace, evidencias=[pdf()])

    assert reportar(fila, "concluida", usuario=enlace).estatus == "concluida"


def test_rebuilt_actions_are_exempt_from_evidence(enlace, fila):
    rehecha = hacer.accion(fila.compromiso, fila.dependencia, reconstruido=True)

    assert reportar(rehecha, "concluida", usuario=enlace).estatus == "concluida"


def test_an_enlace_does_not_report_for_another_dependencia(enlace):
    ajena = hacer.accion(hacer.compromiso(), datos.dependencia())

    with pytest.raises(ValidationError):
        reportar(ajena, usuario=enlace)


@pytest.mark.parametrize("fecha", [date(2023, 2, 28), date(2023, 5, 31)], ids=["antes del registro", "antes del último avance"])
def test_an_avance_does_not_come_before_the_action_nor_before_the_last_one(fila, fecha):
    hacer_avance = datos.usuario("capturista")
    reportar(fila, usuario=hacer_avance)

    with pytest.raises(ValidationError) as error:
        reportar(fila, "concluida", usuario=hacer_avance, fecha=fecha)
    assert list(error.value.error_dict) == ["fecha"]


def test_a_closed_year_admits_no_avances(fila, enlace):
    Ejercicio.objects.create(anio=fila.ejercicio, cerrado=True)

    with pytest.raises(ValidationError, match="cerrado"):
        reportar(fila, usuario=enlace)


def test_validating_keeps_the_status_and_tells_the_enlaces(fila, enlace):
    avance = reportar(fila, usuario=enlace)
    coordinador = datos.usuario("coordinador")

    assert services.validar([avance], usuario=coordinador, fecha=DIA) == 1

    avance.refresh_from_db()
    assert (avance.validacion, avance.revisor, avance.de.estatus) == ("validado", coordinador, "en_proceso")
    assert Aviso.objects.get(usuario=enlace).texto == f"Se validó su avance de la acción {fila.pk}"


def test_returning_restores_the_status_before_and_tells_why(fila, enlace):
    reportar(fila, usuario=enlace)
    avance = reportar(fila, "concluida", usuario=enlace, evidencias=[pdf()])

    services.devolver([avance], motivo="Falta el acta firmada", usuario=datos.usuario("coordinador"), fecha=date(2023, 6, 8))

    avance.refresh_from_db()
    fila.refresh_from_db()
    assert (avance.validacion, avance.motivo) == ("devuelto", "Falta el acta firmada")
    assert (fila.estatus, fila.fecha_avance) == ("en_proceso", date(2023, 6, 8))
    assert Accion.objects.al_corte(date(2023, 6, 7)).get().estatus_al == "concluida"
    assert Accion.objects.al_corte(date(2023, 6, 8)).get().estatus_al == "en_proceso"
    assert Aviso.objects.filter(usuario=enlace, texto__endswith=": Falta el acta firmada").exists()


def test_an_avance_is_reviewed_once(fila, enlace):
    avance = reportar(fila, usuario=enlace)
    coordinador = datos.usuario("coordinador")
    services.validar([avance], usuario=coordinador, fecha=DIA)

    with pytest.raises(ValidationError, match="validado"):
        services.devolver([avance], motivo="Falta evidencia", usuario=coordinador, fecha=DIA)


def test_several_are_reviewed_at_once_with_one_notice(fila, enlace):
    otra = hacer.accion(fila.compromiso, fila.dependencia)
    avances = [reportar(fila, usuario=enlace), reportar(otra, usuario=enlace)]

    assert services.validar(avances, usuario=datos.usuario("coordinador"), fecha=DIA) == 2

    assert {a.validacion for a in Avance.objects.all()} == {"validado"}
    assert [aviso.texto for aviso in Aviso.objects.filter(usuario=enlace)] == ["Se validaron 2 avances de su dependencia"]
