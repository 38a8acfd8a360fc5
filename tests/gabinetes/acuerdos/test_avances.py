"""Reporting progress: one door, evidence, review and return."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinetes.acuerdos import services
from gabinetes.acuerdos.models import Acuerdo, Avance, Responsable
from seguimiento.nucleo.models import Documento, Ejercicio
from tests import datos

from . import datos_acuerdos as hacer

pytestmark = pytest.mark.django_db
DIA = date(2023, 6, 1)


@pytest.fixture
def fila():
    return hacer.responsable(hacer.acuerdo(), datos.dependencia())


@pytest.fixture
def enlace(fila):
    return datos.usuario("enlace", dependencias=[fila.dependencia])


def pdf():
    return SimpleUploadedFile("oficio.pdf", b"%PDF-1.7 contenido")


def reportar(fila, porcentaje, *, usuario, fecha=DIA, evidencias=(), texto="Se avanzó en el programa"):
    return services.registrar_avance(
        fila,
        estatus=hacer.estatus_de(Decimal(porcentaje)),
        porcentaje=Decimal(porcentaje),
        texto=texto,
        usuario=usuario,
        fecha=fecha,
        evidencias=evidencias,
    )


def test_what_an_enlace_reports_counts_at_once_and_waits_for_review(fila, enlace):
    avance = reportar(fila, 40, usuario=enlace)

    fila.refresh_from_db()
    assert (fila.porcentaje, fila.estatus, fila.fecha_avance) == (40, "en_proceso", DIA)
    assert avance.validacion == "por_validar"


def test_what_the_office_captures_needs_no_review(fila):
    assert reportar(fila, 40, usuario=datos.usuario("capturista")).validacion == "no_requiere"


def test_concluding_needs_evidence(fila, enlace):
    with pytest.raises(ValidationError, match="adjunte la evidencia"):
        reportar(fila, 100, usuario=enlace)

    fila.refresh_from_db()
    assert fila.porcentaje == 0
    assert not Avance.objects.exists()


def test_evidence_stays_with_its_avance(fila, enlace):
    avance = reportar(fila, 100, usuario=enlace, evidencias=[pdf()])

    assert [d.nombre for d in Documento.objects.de(avance)] == ["oficio.pdf"]


def test_rebuilt_records_are_exempt_from_evidence(fila, enlace):
    Acuerdo.objects.update(reconstruido=True)
    fila.acuerdo.refresh_from_db()

    assert reportar(fila, 100, usuario=enlace).porcentaje == 100


@pytest.mark.parametrize(("estatus", "porcentaje"), [("concluido", 99), ("en_proceso", 100), ("pendiente", 1)])
def test_status_and_percentage_must_say_the_same(fila, enlace, estatus, porcentaje):
    with pytest.raises(ValidationError):
        services.registrar_avance(
            fila, estatus=estatus, porcentaje=Decimal(porcentaje), texto="x", usuario=enlace, fecha=DIA, evidencias=[pdf()]
        )


def test_an_avance_before_the_last_one_is_refused(fila, enlace):
    reportar(fila, 40, usuario=enlace)

    with pytest.raises(ValidationError, match="01/06/2023"):
        reportar(fila, 50, usuario=enlace, fecha=date(2023, 5, 31))


def test_a_return_restores_the_value_before_and_tells_who_reported(fila, enlace):
    revisor = datos.usuario("coordinador")
    reportar(fila, 40, usuario=enlace)
    avance = reportar(fila, 80, usuario=enlace, fecha=date(2023, 6, 10))

    services.devolver(avance, usuario=revisor, fecha=date(2023, 6, 12), motivo="Falta el oficio")

    fila.refresh_from_db()
    avance.refresh_from_db()
    assert (fila.porcentaje, fila.fecha_avance) == (40, date(2023, 6, 12))
    assert (avance.validacion, avance.motivo, avance.revisor) == ("devuelto", "Falta el oficio", revisor)
    assert "Falta el oficio" in enlace.avisos.latest("pk").texto


def test_between_report_and_return_the_reported_value_counted(fila, enlace):
    avance = reportar(fila, 80, usuario=enlace)
    services.devolver(avance, usuario=datos.usuario("coordinador"), fecha=date(2023, 6, 12), motivo="Sin sustento")

    leidos = [Responsable.objects.al_corte(date(2023, 6, dia)).get().porcentaje_al for dia in (1, 11, 12)]

    assert leidos == [80, 80, 0]


def test_returning_an_older_avance_leaves_the_newer_value(fila, enlace):
    viejo = reportar(fila, 40, usuario=enlace)
    reportar(fila, 80, usuario=enlace, fecha=date(2023, 6, 10))

    services.devolver(viejo, usuario=datos.usuario("coordinador"), fecha=date(2023, 6, 12), motivo="Sin sustento")

    fila.refresh_from_db()
    assert fila.porcentaje == 80


def test_an_avance_is_reviewed_once(fila, enlace):
    revisor = datos.usuario("coordinador")
    avance = reportar(fila, 40, usuario=enlace)
    services.validar(avance, usuario=revisor)

    with pytest.raises(ValidationError, match="ya está validado"):
        services.devolver(avance, usuario=revisor, fecha=DIA, motivo="Tarde")


def test_a_closed_year_takes_no_avances(fila, enlace):
    Ejercicio.objects.create(anio=2023, cerrado=True)

    with pytest.raises(ValidationError, match="2023 está cerrado"):
        reportar(fila, 40, usuario=enlace)


def test_a_cancelled_agreement_takes_no_avances(fila, enlace):
    coordinador = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["acuerdos"])])
    services.dar_de_baja(fila.acuerdo, situacion="cancelado", motivo="Duplicado", usuario=coordinador, fecha=DIA)
    fila.refresh_from_db()

    with pytest.raises(ValidationError, match="cancelado"):
        reportar(fila, 40, usuario=enlace)
