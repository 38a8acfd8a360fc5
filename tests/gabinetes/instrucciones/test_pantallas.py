"""The screens: registering, born of a press answer, reporting, reviewing, sheets in PDF, the ladder, and who sees what."""

from datetime import date

import pytest
from django.urls import reverse

from gabinetes.instrucciones.estados import Clase, Etapa
from gabinetes.instrucciones.models import Avance, Instruccion, Inversion
from tests import datos
from tests.gabinetes.prensa import datos_prensa

from . import datos_instrucciones as hacer
from .test_services import pdf

pytestmark = pytest.mark.django_db


def ruta(nombre, *args):
    return reverse(f"instrucciones:{nombre}", args=args)


@pytest.fixture
def coordinador(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad(modulos=["instrucciones", "prensa"])])
    client.force_login(persona)
    return persona


@pytest.fixture
def enlace(client):
    persona = datos.usuario("enlace", dependencias=[datos.dependencia("PROPIA")])
    client.force_login(persona)
    return persona


def cuerpo(**campos):
    base = {"clase": "conferencia", "emisor": "Gobernador", "tema": "Tema", "texto": "Texto", "fecha_emision": "04/04/2023"}
    return base | {"etapa": "oficio"} | campos


# -- registering


def test_a_new_one_is_registered_and_offers_the_next(client, coordinador):
    respuesta = client.post(ruta("instruccion_create"), cuerpo(otro="1"))

    fila = Instruccion.objects.get()
    assert (fila.numero, fila.etapa, fila.porcentaje) == (1, Etapa.OFICIO, 40)
    assert respuesta.url == f"{ruta('instruccion_create')}?clase=conferencia"


@pytest.mark.parametrize(
    ("campos", "error"),
    [
        ({"fecha_emision": "01/01/2099"}, "posterior a hoy"),
        ({"fecha_compromiso": "01/04/2023"}, "anterior a la emisión"),
        ({"fecha_compromiso": "01/04/0203"}, "cuatro cifras"),
        ({"clase": "proyecto"}, "dependencia que lo ejecuta"),
        ({"etapa": "ejecutada"}, "adjunte la evidencia"),
        ({"porcentaje": "100"}, "sólo esa etapa"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(client, coordinador, campos, error):
    respuesta = client.post(ruta("instruccion_create"), cuerpo(**campos))

    assert respuesta.status_code == 422
    assert error in respuesta.content.decode()
    assert not Instruccion.objects.exists()


def test_it_is_born_of_a_press_answer_with_its_issuer_topic_text_and_date(client, coordinador):
    pregunta = datos_prensa.pregunta("¿Habrá agua?", "Se hará el acueducto", en=datos_prensa.del_gobernador(date(2023, 5, 3)), tema="Agua")

    form = client.get(ruta("instruccion_create"), {"pregunta": pregunta.pk}).context["form"]
    inicial = {campo: form[campo].value() for campo in ("tema", "texto", "fecha_emision", "emisor", "pregunta")}

    assert inicial == {
        "tema": "Agua", "texto": "Se hará el acueducto", "fecha_emision": date(2023, 5, 3), "emisor": str(pregunta.quien_responde),
        "pregunta": str(pregunta.pk),
    }  # fmt: skip
    client.post(ruta("instruccion_create"), cuerpo(fecha_emision="03/05/2023", pregunta=pregunta.pk))
    pagina = client.get(Instruccion.objects.get().get_absolute_url()).content.decode()
    assert f'href="{pregunta.get_absolute_url()}"' in pagina


def test_a_press_answer_that_does_not_exist_is_not_found(client, coordinador):
    assert client.get(ruta("instruccion_create"), {"pregunta": 99999}).status_code == 404
    assert client.get(ruta("instruccion_create"), {"pregunta": "x"}).status_code == 200


def test_whoever_cannot_enter_press_sees_no_link_to_it_and_keeps_it_when_editing(client):
    client.force_login(datos.usuario("coordinador", unidades=[datos.unidad(modulos=["instrucciones"])]))
    pregunta = datos_prensa.pregunta()
    fila = hacer.instruccion(pregunta=pregunta)

    assert "Nació de la respuesta" not in client.get(fila.get_absolute_url()).content.decode()
    editada = cuerpo(tema="Otro", pregunta=pregunta.pk, version=1)
    assert client.post(ruta("instruccion_update", fila.pk), editada).status_code == 302
    fila.refresh_from_db()
    assert (fila.tema, fila.pregunta) == ("Otro", pregunta)


# -- steps


def test_the_detail_tells_the_ladder_as_of_the_cut(client, coordinador):
    fila = hacer.instruccion(Etapa.PROYECTOS, subio=date(2023, 5, 4))

    def escalera(corte):
        pasos = client.get(fila.get_absolute_url(), {"corte": corte}).context["escalera"]
        return [(paso["clase"], paso["dias"]) for paso in pasos][:4]

    assert escalera("2023-05-14") == [("hecha", "30 días"), ("hecha", ""), ("hecha", ""), ("actual", "10 días")]
    assert escalera("2023-04-05") == [("actual", "1 día"), ("", ""), ("", ""), ("", "")]
    pagina = client.get(fila.get_absolute_url(), {"corte": "2023-05-14"}).text
    assert "Se muestra como estaba al 14 de mayo de 2023" in pagina and "Datos al 14 de mayo de 2023" in pagina


def test_an_enlace_reports_with_evidence_and_the_coordinator_returns_it(client, enlace):
    fila = hacer.instruccion(dependencia_id=next(iter(enlace.dependencias_ids)))
    datos_ = {"fecha": "01/06/2023", "etapa": "ejecutada", "texto": "Se concluyó la obra", "evidencias": [pdf()]}
    assert client.post(ruta("instruccion_avance", fila.pk), datos_).status_code == 302
    avance = Avance.objects.latest()
    assert (avance.validacion, avance.porcentaje) == ("por_validar", 100)
    assert "oficio.pdf" in client.get(fila.get_absolute_url()).content.decode()

    client.force_login(datos.usuario("coordinador", unidades=[datos.unidad(modulos=["instrucciones"])]))
    assert client.get(ruta("avance_list"), {"formato": "json"}).json()["total"] == 1
    assert client.post(ruta("avance_devolver", avance.pk), {"motivo": "Falta el acta"}).status_code == 302
    fila.refresh_from_db()
    assert (fila.etapa, fila.porcentaje) == (Etapa.OFICIO, 40)


def test_stepping_back_without_a_reason_answers_with_the_form(client, coordinador):
    fila = hacer.instruccion(Etapa.PROYECTOS)
    datos_ = {"fecha": "01/06/2023", "etapa": "mesa", "texto": "Se volvió a la mesa"}

    respuesta = client.post(ruta("instruccion_avance", fila.pk), datos_)
    assert respuesta.status_code == 422
    assert "motivo_retroceso" in respuesta.context["form"].errors
    assert client.post(ruta("instruccion_avance", fila.pk), datos_ | {"motivo_retroceso": "Cambió el convenio"}).status_code == 302
    assert "Motivo del retroceso: Cambió el convenio" in client.get(fila.get_absolute_url()).content.decode()


def test_several_are_reassigned_and_redated_from_the_list(client, coordinador):
    filas, sigue = [hacer.instruccion(), hacer.instruccion()], datos.usuario("capturista")
    pks = [fila.pk for fila in filas]

    client.post(ruta("instruccion_reasignar"), {"pk": pks, "confirmar": "1", "responsable": sigue.pk, "motivo": "Cambio de área"})
    client.post(ruta("instruccion_refechar"), {"pk": pks, "confirmar": "1", "nueva": "31/12/2023", "motivo": "Prórroga"})

    assert set(Instruccion.objects.values_list("responsable", "fecha_compromiso")) == {(sigue.pk, date(2023, 12, 31))}


# -- lists, sheets and ladder


@pytest.mark.parametrize(
    ("filtros", "numeros"),
    [
        ({"clase": "proyecto"}, [3]),
        ({"etapa": "mesa"}, [2]),
        ({"etapa": ["mesa", "oficio"]}, [1, 2]),
        ({"dependencia": "ninguna"}, [2]),
        ({"abiertas": "false"}, [3]),
        ({"semaforo": "verde"}, [3]),
        ({"semaforo": "gris"}, "400"),
        ({"vencidas": "true"}, [1]),
        ({"sin_avance": 30}, [1]),
        ({"movidas": 7}, [2]),
        ({"paso_por": "oficio"}, [1, 2, 3]),
        ({"paso_por": "mesa"}, [2]),
        ({"numero": 2}, [2]),
        ({"q": "acueducto"}, [2]),
        ({"q": "3"}, [3]),
    ],
)
def test_each_filter(client, coordinador, filtros, numeros):
    dependencia = datos.dependencia()
    hacer.instruccion(numero=1, fecha_compromiso=date(2023, 8, 1), dependencia=dependencia)
    hacer.instruccion(Etapa.MESA, numero=2, subio=date(2023, 8, 30), tema="El acueducto")
    hacer.instruccion(Etapa.EJECUTADA, numero=3, clase=Clase.PROYECTO, subio=date(2023, 6, 1), dependencia=dependencia)

    respuesta = client.get(ruta("instruccion_list"), {"formato": "json", "ejercicio": "todos", "corte": "2023-08-31", **filtros})

    if numeros == "400":
        assert respuesta.status_code == 400
        return
    hay = respuesta.json()
    assert sorted(fila[hay["columnas"].index("Núm.")] for fila in hay["filas"]) == numeros


def test_both_technical_sheets_are_printed(client, coordinador):
    fila = hacer.instruccion(Etapa.MESA, subio=date(2023, 5, 2), dependencia=datos.dependencia())
    hacer.inversion(100, fila)
    sin_nada = client.get(ruta("instruccion_list"), {"formato": "ficha", "q": "nadie"})
    hojas = [client.get(ruta("instruccion_ficha", fila.pk)), client.get(ruta("instruccion_list"), {"formato": "ficha"}), sin_nada]

    assert {(hoja.status_code, hoja["Content-Type"], hoja.content[:4]) for hoja in hojas} == {(200, "application/pdf", b"%PDF")}
    assert client.get(ruta("instruccion_ficha", fila.pk), {"corte": "2023-01-01"}).status_code == 404  # not issued yet


@pytest.mark.parametrize(("valor", "estado"), [("65", 302), ("70", 422), ("50", 422), ("100", 422)])
def test_the_percentage_of_a_rung_stays_between_its_neighbours(client, coordinador, valor, estado):
    mesa = hacer.peldano(Etapa.MESA, 60)

    assert client.post(ruta("peldano_update", mesa.pk), {"porcentaje": valor, "version": 1}).status_code == estado


def test_two_editors_of_one_record_choose(client, coordinador):
    fila = hacer.instruccion(tema="Uno")
    client.post(ruta("instruccion_update", fila.pk), cuerpo(tema="Dos", version=1))

    assert client.post(ruta("instruccion_update", fila.pk), cuerpo(tema="Tres", version=1)).status_code == 409


def test_deleting_is_refused_while_money_hangs_from_it_and_it_comes_back(client, coordinador):
    fila = hacer.instruccion()
    dinero = hacer.inversion(1, fila)
    assert client.post(ruta("instruccion_delete", fila.pk), {"motivo": "Duplicada"}).status_code == 422

    client.post(ruta("inversion_delete", dinero.pk), {"motivo": "Duplicada"})
    client.post(ruta("instruccion_delete", fila.pk), {"motivo": "Duplicada"})
    assert not Instruccion.objects.exists()
    client.post(ruta("instruccion_restore", fila.pk))
    assert Instruccion.objects.get() == fila


# -- scope


def test_an_enlace_sees_and_reports_on_the_own_ones_alone(client, enlace):
    propia = hacer.instruccion(dependencia_id=next(iter(enlace.dependencias_ids)), tema="Propio")
    ajena = hacer.instruccion(dependencia=datos.dependencia("AJENA"), tema="Secreto")
    compartida = hacer.inversion(10, propia, ajena)
    hacer.inversion(7777, ajena)

    for nombre in ("instruccion_list", "avance_list", "inversion_list"):
        texto = client.get(ruta(nombre), {"formato": "json", "ejercicio": "todos", "validacion": "todas"}).content.decode()
        assert not [palabra for palabra in ("Secreto", "AJENA", "7777") if palabra in texto], nombre
    pagina = client.get(compartida.get_absolute_url())
    assert [fila.pk for fila in pagina.context["pagadas"]] == [propia.pk]
    for nombre in ("instruccion_detail", "instruccion_ficha", "instruccion_history", "instruccion_avance"):
        assert client.get(ruta(nombre, ajena.pk)).status_code == 404, nombre
    for nombre in ("instruccion_create", "inversion_create", "instruccion_import"):
        assert client.get(ruta(nombre)).status_code == 403, nombre
    assert client.post(ruta("instruccion_refechar"), {"pk": propia.pk}).status_code == 403
    assert Inversion.objects.count() == 2


def test_the_page_of_a_dependencia_counts_its_instructions(client, coordinador):
    dependencia = datos.dependencia()
    hacer.instruccion(Etapa.EJECUTADA, dependencia=dependencia)
    hacer.instruccion(clase=Clase.PROYECTO, dependencia=dependencia, fecha_compromiso=date(2023, 5, 1))
    hacer.instruccion(dependencia=datos.dependencia())

    (ficha,) = [f for f in client.get(dependencia.get_absolute_url()).context["fichas"] if f.titulo == "Instrucciones del Gobernador"]

    assert [cuantas for _, cuantas, _ in ficha.cifras] == [1, 1, 1, 1]
    assert [client.get(f"{url}&formato=json").json()["total"] for *_, url in ficha.cifras] == [1, 1, 1, 1]
