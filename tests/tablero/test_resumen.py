"""The digest by e-mail: what it tells, when it goes out, to whom, and never twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection

from seguimiento.cuentas import services
from seguimiento.cuentas.estados import Correo, Rol
from seguimiento.cuentas.models import Recordatorio, Usuario
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.tablero import envios, tareas
from tests import datos
from tests.gabinetes.acuerdos import datos_acuerdos
from tests.servidor_de_correo import servidor

pytestmark = pytest.mark.django_db
LUNES = date(2024, 2, 12)
A_TIEMPO = datetime(2024, 2, 12, 7, 30, tzinfo=ZoneInfo("America/Hermosillo"))


@pytest.fixture(autouse=True)
def sitio(settings):
    settings.SITIO_URL, settings.RECORDATORIO_HORA, settings.RECORDATORIO_DIAS = "https://seguimiento.ejemplo", time(7, 30), 3


@pytest.fixture
def dependencia():
    return datos.dependencia("SIDUR")


@pytest.fixture
def enlace(dependencia):
    return datos.usuario(Rol.ENLACE, dependencias=[dependencia], first_name="Rosa", email="rosa@sidur.example")


def acuerdo(texto, vence, dependencia):
    return datos_acuerdos.acuerdo(texto, (dependencia, 0), fecha_compromiso=vence)


@pytest.fixture
def vencido(dependencia):
    return acuerdo("Entregar el proyecto del acueducto", LUNES - timedelta(days=3), dependencia)


def test_it_tells_what_is_overdue_what_is_due_and_what_was_returned(dependencia, enlace, vencido):
    acuerdo("Licitar el puente", LUNES + timedelta(days=3), dependencia)
    acuerdo("Fuera de los tres días hábiles", LUNES + timedelta(days=4), dependencia)
    responsable = vencido.responsables.get()
    responsable.fecha_avance = LUNES
    responsable.save()
    datos_acuerdos.avance(responsable, 0, LUNES, tipo="devolucion", validacion="devuelto")

    assert envios.enviar_los_que_faltan(A_TIEMPO) == 1
    (carta,) = mail.outbox
    html = carta.alternatives[0][0]

    assert carta.to == ["rosa@sidur.example"]
    assert carta.subject == "Su día, 12/02/2024: 1 vencido, 1 por vencer y 1 devuelto"
    for cuerpo in (carta.body, html):
        assert "Buen día, Rosa" in cuerpo
        assert "lunes 12 de febrero de 2024" in cuerpo
        assert "Entregar el proyecto del acueducto" in cuerpo
        assert "Licitar el puente" in cuerpo
        assert "Corregir 1 avance de acuerdos devuelto" in cuerpo
        assert "Fuera de los tres" not in cuerpo
        assert f"https://seguimiento.ejemplo{vencido.get_absolute_url()}" in cuerpo
        assert "https://seguimiento.ejemplo/mi-dia/" in cuerpo
    assert 'href="/' not in html


def test_texts_of_people_are_escaped_in_html_and_whole_in_text(dependencia, enlace):
    acuerdo("<b>Obra & agua</b>", LUNES, dependencia)
    envios.enviar_los_que_faltan(A_TIEMPO)
    assert "&lt;b&gt;Obra &amp; agua" in mail.outbox[0].alternatives[0][0]
    assert "<b>Obra & agua</b>" in mail.outbox[0].body


def test_more_than_ten_lead_to_their_list(dependencia, enlace):
    for n in range(12):
        acuerdo(f"Vencido {n}", LUNES - timedelta(days=n + 1), dependencia)
    envios.enviar_los_que_faltan(A_TIEMPO)
    assert mail.outbox[0].subject.endswith("12 vencidos")
    assert "Hay 2 renglones más. Ver todo:" in mail.outbox[0].body
    assert "12 acuerdos: https://seguimiento.ejemplo/gabinetes/acuerdos/acuerdo/?ejercicio=todos&vencidos=true" in mail.outbox[0].body


def test_the_substitute_reads_whose_absence_it_is(dependencia, enlace, vencido):
    suplente = datos.usuario(Rol.ENLACE, dependencias=[datos.dependencia()], email="luis@otra.example")
    hoy = datetime.now(ZoneInfo("America/Hermosillo")).date()
    datos.suplencia(enlace, suplente, min(hoy, LUNES), max(hoy, LUNES))
    envios.enviar_los_que_faltan(A_TIEMPO)
    assert {carta.to[0]: "por ausencia de Rosa" in carta.body for carta in mail.outbox} == {
        "rosa@sidur.example": False, "luis@otra.example": True,
    }  # fmt: skip


def test_nobody_gets_a_second_one_on_the_same_day(enlace, vencido):
    assert [envios.enviar_los_que_faltan(A_TIEMPO + timedelta(minutes=n)) for n in (0, 5, 10)] == [1, 0, 0]
    assert len(mail.outbox) == 1
    fila = Recordatorio.objects.get()
    assert (fila.usuario, fila.dia, fila.renglones) == (enlace, LUNES, 1)
    assert fila.enviado is not None
    assert envios.enviar_los_que_faltan(A_TIEMPO + timedelta(days=1)) == 1


def test_one_that_a_dead_worker_took_is_not_sent_again(enlace, vencido):
    Recordatorio.objects.create(usuario=enlace, dia=LUNES)
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 0
    assert envios.enviar_a(enlace, LUNES) is False
    assert mail.outbox == []


def test_nothing_is_written_to_whoever_has_nothing(enlace):
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 0
    assert mail.outbox == []
    assert Recordatorio.objects.get().enviado is None


@pytest.mark.parametrize(
    ("momento", "sale"),
    [
        (A_TIEMPO - timedelta(seconds=1), False),
        (A_TIEMPO, True),
        (A_TIEMPO + timedelta(hours=5, minutes=59), True),
        (A_TIEMPO + timedelta(hours=6), False),
        (A_TIEMPO - timedelta(days=1), False),  # Sunday
        (A_TIEMPO - timedelta(days=2), False),  # Saturday
        (A_TIEMPO + timedelta(days=1), False),  # a day off
        (A_TIEMPO + timedelta(days=2), True),
    ],
)
def test_it_goes_out_on_business_days_from_the_hour_that_was_set(momento, sale):
    DiaInhabil.objects.create(fecha=LUNES + timedelta(days=1), motivo="Asueto", ambito="estatal")
    assert envios.es_hora(momento) is sale


def test_the_hour_is_that_of_the_office(settings):
    settings.RECORDATORIO_HORA = time(18, 0)
    utc = datetime(2024, 2, 13, 1, 5, tzinfo=ZoneInfo("UTC"))  # Monday 18:05 in Hermosillo
    assert envios.es_hora(utc)
    assert not envios.es_hora(A_TIEMPO)


def test_whoever_switched_it_off_or_has_no_address_gets_none(dependencia, enlace, vencido):
    services.elegir_correos(enlace, [Correo.ASIGNACION, Correo.DEVOLUCION])
    datos.usuario(Rol.ENLACE, dependencias=[dependencia], email="")
    baja = datos.usuario(Rol.ENLACE, dependencias=[dependencia])
    services.dar_de_baja(baja, usuario=None, motivo="Se fue")
    datos.usuario(Rol.CONSULTA, unidades=[datos.unidad(modulos=["acuerdos"])])
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 0
    services.elegir_correos(enlace, list(Correo))
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 1


def test_while_the_server_of_mail_is_down_it_waits(monkeypatch, enlace, vencido):
    def caido(*args):
        raise SMTPServerDisconnected("no contesta")

    with monkeypatch.context() as parche:
        parche.setattr(envios.correo, "enviar", caido)
        assert envios.enviar_los_que_faltan(A_TIEMPO) == 0
    assert not Recordatorio.objects.exists()
    assert envios.enviar_los_que_faltan(A_TIEMPO + timedelta(minutes=5)) == 1


def test_the_worker_does_it(enlace, vencido, monkeypatch):
    monkeypatch.setattr(tareas.timezone, "now", lambda: A_TIEMPO)
    tareas.enviar_resumenes(timestamp=0)
    assert len(mail.outbox) == 1


# -- a real conversation, and files in the demonstration


@pytest.fixture
def smtp(settings):
    """A server of mail on this machine, to which the system writes."""
    with servidor() as abierto:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", abierto.puerto, 5
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield abierto


def test_a_server_of_mail_receives_text_and_html(smtp, enlace, vencido):
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 1
    ((sobre, mensaje),) = smtp.recibidos
    assert sobre["para"] == ["rosa@sidur.example"]
    assert mensaje["Subject"] == "Su día, 12/02/2024: 1 vencido"
    assert mensaje["Auto-Submitted"] == "auto-generated"
    assert "Entregar el proyecto del acueducto" in mensaje.get_body(["plain"]).get_content()
    assert "<h2>Vencido: 1</h2>" in mensaje.get_body(["html"]).get_content()


def test_an_address_that_the_server_refuses_does_not_stop_the_others(smtp, dependencia, enlace, vencido):
    otra = datos.usuario(Rol.ENLACE, dependencias=[dependencia], email="otra@sidur.example")
    smtp.rechaza.add("rosa@sidur.example")
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 1
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 0
    assert [sobre["para"] for sobre, _ in smtp.recibidos] == [["otra@sidur.example"]]
    assert "550" in Recordatorio.objects.get(usuario=enlace).error
    assert Recordatorio.objects.get(usuario=otra).enviado


def test_in_the_demonstration_it_is_a_file(settings, tmp_path, enlace, vencido):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    assert envios.enviar_los_que_faltan(A_TIEMPO) == 1
    (archivo,) = tmp_path.iterdir()
    assert "To: rosa@sidur.example" in archivo.read_text()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one(enlace, vencido):
    def trabajar(_):
        try:
            return envios.enviar_los_que_faltan(A_TIEMPO)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hilos:
        assert sum(hilos.map(trabajar, range(4))) == 1
    assert len(mail.outbox) == 1
    assert Usuario.objects.count() == Recordatorio.objects.count() == 1
