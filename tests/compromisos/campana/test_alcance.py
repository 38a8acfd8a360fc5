"""An enlace reaches the rows of the own dependencias and nothing else, by any door."""

import pytest
from django.urls import reverse

from compromisos.campana.models import Accion, Avance, Inversion
from seguimiento.nucleo.documentos import adjuntar
from tests import datos

from . import datos_campana as hacer
from .test_avances import pdf

pytestmark = pytest.mark.django_db


class Mundo:
    """One commitment of two dependencias, one commitment of the other alone, and money of each and of both."""

    def __init__(self):
        self.propia, self.ajena = datos.dependencia("PROPIA"), datos.dependencia("AJENA")
        self.comun, self.otro = hacer.compromiso(1), hacer.compromiso(2)
        self.mia = hacer.accion(self.comun, self.propia, "en_proceso", descripcion="Canales propios")
        self.suya = hacer.accion(self.comun, self.ajena, "en_proceso", descripcion="Canales secretos")
        self.lejana = hacer.accion(self.otro, self.ajena, descripcion="Escuelas secretas")
        self.compartida = hacer.inversion(10, self.mia, self.suya)
        self.dinero = hacer.inversion(20, self.mia)
        self.secreto = hacer.inversion(7777, self.suya, self.lejana)
        self.enlace = datos.usuario("enlace", dependencias=[self.propia])


@pytest.fixture
def mundo(client):
    mundo = Mundo()
    client.force_login(mundo.enlace)
    return mundo


def lista(client, modelo, **parametros):
    """(total, text of the whole answer) of the JSON of a list."""
    respuesta = client.get(reverse(f"campana:{modelo}_list"), {"formato": "json", "ejercicio": "todos", **parametros})
    assert respuesta.status_code == 200
    return respuesta.json()["total"], respuesta.content.decode()


@pytest.mark.parametrize(
    ("modelo", "parametros", "total"),
    [
        ("compromiso", {}, 1),
        ("asignacion", {}, 1),
        ("asignacion", {"compromiso": 1}, 1),
        ("accion", {}, 1),
        ("accion", {"q": "secretos"}, 0),
        ("accion", {"q": "canales"}, 1),
        ("accion", {"compromiso": 2}, 0),
        ("inversion", {}, 2),
        ("inversion", {"compromiso": 2}, 0),
        ("avance", {"validacion": "todas"}, 1),
    ],
)
def test_lists_searches_and_exports_have_the_own_rows_alone(client, mundo, modelo, parametros, total):
    contados, texto = lista(client, modelo, **parametros)

    assert contados == total
    assert "secret" not in texto
    assert "7777" not in texto


def test_a_filter_by_another_dependencia_is_not_even_offered(client, mundo):
    respuesta = client.get(reverse("campana:accion_list"), {"formato": "json", "dependencia": mundo.ajena.pk})

    assert respuesta.status_code == 400


def test_figures_are_of_the_own_rows(client, mundo):
    pagina = client.get(mundo.comun.get_absolute_url())

    assert pagina.context["figuras"]["total"] == 1
    assert pagina.context["figuras"]["inversion"] == 30
    assert [d["asignacion"].dependencia for d in pagina.context["dependencias"]] == [mundo.propia]
    assert "AJENA" not in pagina.content.decode()


@pytest.mark.parametrize("pantalla", ["detail", "history", "update"])
@pytest.mark.parametrize("modelo", ["accion", "inversion"])
def test_the_rows_of_others_answer_404(client, mundo, modelo, pantalla):
    ajena = {"accion": mundo.suya, "inversion": mundo.secreto}[modelo]

    assert client.get(reverse(f"campana:{modelo}_{pantalla}", args=[ajena.pk])).status_code == 404


@pytest.mark.parametrize("ruta", ["compromiso_detail", "compromiso_history"])
def test_a_commitment_assigned_to_others_answers_404(client, mundo, ruta):
    assert client.get(reverse(f"campana:{ruta}", args=[mundo.otro.pk])).status_code == 404


def test_reporting_on_the_action_of_another_answers_404(client, mundo):
    cuerpo = {"fecha": "01/06/2023", "estatus": "en_proceso", "texto": "Se avanzó"}
    assert client.post(reverse("campana:accion_avance", args=[mundo.suya.pk]), cuerpo).status_code == 404
    assert Avance.objects.filter(de=mundo.suya).count() == 1


def test_the_evidence_of_others_answers_404(client, mundo):
    suyo = adjuntar(mundo.suya.avances.get(), pdf(), usuario=None)
    mio = adjuntar(mundo.mia.avances.get(), pdf(), usuario=None)

    assert client.get(reverse("nucleo:documento_detail", args=[suyo.pk])).status_code == 404
    assert b"".join(client.get(reverse("nucleo:documento_detail", args=[mio.pk]))) == b"%PDF-1.7 contenido"
    url = reverse("nucleo:documento_create", args=["campana", "avance", mundo.suya.avances.get().pk])
    assert client.post(url, {"archivo": pdf()}).status_code == 404


def test_shared_money_shows_the_own_actions_alone_and_is_not_edited(client, mundo):
    pagina = client.get(mundo.compartida.get_absolute_url())

    assert [a.pk for a in pagina.context["pagadas"]] == [mundo.mia.pk]
    assert "secret" not in pagina.content.decode()
    historial = client.get(reverse("campana:inversion_history", args=[mundo.compartida.pk])).content.decode()
    assert f"acción {mundo.suya.pk}" not in historial
    assert client.get(reverse("campana:inversion_update", args=[mundo.compartida.pk])).status_code == 404
    assert client.get(reverse("campana:inversion_update", args=[mundo.dinero.pk])).status_code == 200


def test_an_enlace_neither_deletes_imports_assigns_reviews_nor_moves_in_bulk(client, mundo):
    avance = mundo.mia.avances.get()
    for ruta, args in (
        ("accion_delete", [mundo.mia.pk]), ("accion_import", []), ("asignacion_create", []), ("compromiso_create", []),
        ("compromiso_update", [mundo.comun.pk]), ("avance_validar", [avance.pk]), ("avance_devolver", [avance.pk]),
        ("avance_validar_varios", []), ("accion_reasignar", []), ("accion_refechar", []), ("accion_invertir", []),
    ):  # fmt: skip
        url = reverse(f"campana:{ruta}", args=args)
        assert (client.get(url).status_code, client.post(url, {"pk": mundo.mia.pk}).status_code) == (403, 403), ruta


def test_the_form_of_an_action_offers_what_is_theirs(client, mundo):
    form = client.get(reverse("campana:accion_create")).context["form"]

    assert list(form.fields["dependencia"].queryset) == [mundo.propia]
    assert list(form.fields["compromiso"].queryset) == [mundo.comun]


def test_an_enlace_registers_edits_reports_and_adds_money_to_what_is_theirs(client, mundo):
    cuerpo = {
        "compromiso": mundo.comun.pk, "dependencia": mundo.propia.pk, "descripcion": "Nueva  acción", "estatus": "en_proceso",
        "estatal": "$ 1,500.50",
    }  # fmt: skip
    respuesta = client.post(reverse("campana:accion_create"), cuerpo)
    nueva = Accion.objects.latest("pk")
    assert (respuesta.status_code, respuesta.url) == (302, nueva.get_absolute_url())
    assert (nueva.descripcion, nueva.estatus, nueva.avances.get().validacion) == ("Nueva acción", "en_proceso", "por_validar")
    assert str(Inversion.objects.latest("pk").monto) == "1500.50"

    editada = {"compromiso": mundo.comun.pk, "dependencia": mundo.propia.pk, "descripcion": "Otro texto", "version": nueva.version}
    assert client.post(reverse("campana:accion_update", args=[nueva.pk]), editada).status_code == 302
    cuerpo = {"fecha": nueva.registrada.strftime("%d/%m/%Y"), "estatus": "concluida", "texto": "Se entregó"}
    assert client.post(reverse("campana:accion_avance", args=[nueva.pk]), cuerpo).status_code == 422  # without evidence
    cuerpo["evidencias"] = [pdf("uno.pdf"), pdf("dos.pdf")]
    assert client.post(reverse("campana:accion_avance", args=[nueva.pk]), cuerpo).status_code == 302
    dinero = {"fuente": "federal", "ejercicio": 2024, "monto": "5", "acciones": f"{nueva.pk}, {mundo.mia.pk}"}
    assert client.post(reverse("campana:inversion_create"), dinero).status_code == 302

    nueva.refresh_from_db()
    assert (nueva.descripcion, nueva.estatus) == ("Otro texto", "concluida")


def test_an_enlace_cannot_take_the_place_of_another(client, mundo):
    cuerpo = {"compromiso": mundo.otro.pk, "dependencia": mundo.ajena.pk, "descripcion": "Ajena", "estatus": "pendiente"}
    assert client.post(reverse("campana:accion_create"), cuerpo).status_code == 422
    dinero = {"fuente": "federal", "ejercicio": 2024, "monto": "5", "acciones": str(mundo.suya.pk)}
    respuesta = client.post(reverse("campana:inversion_create"), dinero)
    assert respuesta.status_code == 422
    assert "No hay una acción a su alcance" in respuesta.content.decode()


@pytest.mark.parametrize("slug", ["compromisos", "semaforo-de-compromisos", "compromisos-completo"])
def test_reports_cover_the_own_rows(client, mundo, slug):
    respuesta = client.get(f"/reportes/{slug}/", {"formato": "json"})

    assert len(respuesta.json()["filas"]) == 1
    assert 30 in respuesta.json()["totales"]
    assert "secret" not in respuesta.content.decode()
    assert "AJENA" not in respuesta.content.decode()
