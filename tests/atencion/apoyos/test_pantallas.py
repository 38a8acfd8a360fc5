"""Screens of supports: capture, steps, masked data, receipt, public verification, Excel in and out, scope."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from pypdf import PdfReader

from atencion.apoyos import expediente, services
from atencion.apoyos.estados import Situacion
from atencion.apoyos.models import Apoyo, TipoDeApoyo
from atencion.apoyos.resources import ApoyoResource, TipoDeApoyoResource
from atencion.personas import services as personas
from atencion.personas.models import AccesoADatos
from atencion.peticiones.models import Peticion
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos, planes

from .datos_apoyos import DIA, apoyo, persona, tipo

pytestmark = pytest.mark.django_db
MODULOS = ("apoyos", "personas", "peticiones")
TITULOS = "PERSONA,TIPO DE APOYO,FECHA,MONTO EN PESOS,EN ESPECIE,MUNICIPIO,PETICIÓN,NOTA"


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CEAC", modulos=MODULOS)])
    client.force_login(quien)
    return quien


def importar(quien, *renglones):
    recurso = ApoyoResource(quien)
    plan = planes.planear(recurso, "\n".join([TITULOS, *renglones]).encode(), "apoyos.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(recurso, plan, usuario=quien, fecha=date(2024, 2, 12))
    return plan


def errores(plan):
    return [(error["renglon"], error["columna"], error["mensaje"]) for error in plan.errores]


def test_a_support_is_captured_by_suggestion_moved_and_cancelled(jefa, client):
    lugar = datos.municipio("Bacoachi de prueba")
    luz, clase = persona(telefono="6625550123", municipio=lugar), tipo(maximo=Decimal(2000))
    opciones = client.get(reverse("apoyos:apoyo_sugerir_persona"), {"persona": "luz pru"}).text
    assert f'value="Luz Prueba Ejemplo, núm. {luz.pk}"' in opciones and "Bacoachi de prueba" in opciones
    assert f"núm. {luz.pk}" in client.get(reverse("apoyos:apoyo_sugerir_persona"), {"persona": "662 555 01"}).text
    alta = {
        "persona": f"Luz Prueba Ejemplo, núm. {luz.pk}",
        "tipo": clase.pk,
        "fecha": "04/05/2023",
        "monto": "$ 1,500",
        "especie": "",
        "nota": "",
    }
    url = reverse("apoyos:apoyo_create")
    for cambio in ({"monto": "2000.01"}, {"monto": ""}, {"fecha": "01/01/2999"}, {"persona": "Luz"}, {"peticion": "PC-2023-999999"}):
        assert client.post(url, alta | cambio).status_code == 422
    assert client.post(url, alta).status_code == 302
    fila = Apoyo.objects.get()
    assert (fila.folio, fila.monto, fila.periodo) == ("AP-2023-00001", Decimal(1500), "2023")
    repetido = client.post(url, alta | {"fecha": "01/12/2023"})
    assert repetido.status_code == 422 and "una persona, un apoyo. Vea el AP-2023-00001" in repetido.text
    for forma, dia, estado in (("autorizar", "08/05/2023", "autorizado"), ("entregar", "09/05/2023", "entregado")):
        assert client.post(reverse(f"apoyos:apoyo_{forma}", args=[fila.pk]), {"fecha": dia}).status_code == 302
        fila.refresh_from_db()
        assert fila.estado == estado
    assert client.post(reverse("apoyos:apoyo_cancelar", args=[fila.pk]), {"motivo": "Ya era tarde"}).status_code == 422
    otro = apoyo()
    assert client.post(reverse("apoyos:apoyo_cancelar", args=[otro.pk]), {"motivo": "Se desistió"}).status_code == 302
    assert "Se desistió" in client.get(otro.get_absolute_url()).text


def test_a_petition_and_a_person_offer_to_register_one_and_fill_it_in(jefa, client):
    luz = persona(municipio=datos.municipio())
    peticion = Peticion.objects.create(
        folio="PC-2023-000123",
        fecha=DIA,
        ejercicio=2023,
        rubro="llamada",
        canal="telefono",
        asunto="Silla",
        persona=luz,
        municipio=luz.municipio,
    )
    formulario = client.get(reverse("apoyos:apoyo_create"), {"peticion": peticion.pk}).text
    assert f'value="núm. {luz.pk}"' in formulario and 'value="PC-2023-000123"' in formulario
    assert f'value="núm. {luz.pk}"' in client.get(reverse("apoyos:apoyo_create"), {"persona": luz.pk}).text
    assert reverse("apoyos:apoyo_create") in client.get(luz.get_absolute_url()).text


def test_several_are_authorised_and_delivered_at_once_all_or_none(jefa, client):
    filas = [apoyo(persona(f"P{n}")) for n in range(3)]
    varios = {"pk": [fila.pk for fila in filas], "confirmar": "1"}
    url = reverse("apoyos:apoyo_autorizar_varios")
    assert client.post(url, varios | {"fecha": "03/05/2023"}).status_code == 422
    assert client.post(url, varios | {"fecha": "05/05/2023"}).status_code == 302
    services.mover(filas[0], Situacion.CANCELADO, usuario=jefa, fecha=date(2023, 5, 6), motivo="Se desistió")
    entregar = reverse("apoyos:apoyo_entregar_varios")
    respuesta = client.post(entregar, varios | {"fecha": "07/05/2023"})
    assert respuesta.status_code == 422 and f"{filas[0].folio}: ya está cancelado" in respuesta.text
    assert client.post(entregar, {"pk": [f.pk for f in filas[1:]], "confirmar": "1", "fecha": "07/05/2023"}).status_code == 302
    assert sorted(Apoyo.objects.values_list("estado", "version")) == [("cancelado", 3), ("entregado", 3), ("entregado", 3)]


@pytest.mark.parametrize(("rol", "ve"), [("coordinador", True), ("capturista", True), ("consulta", False), ("director", False)])
def test_names_are_masked_for_who_does_not_attend_people(client, rol, ve):
    fila = apoyo(persona("Leocadia", telefono="6625550147"))
    client.force_login(datos.usuario(rol, unidades=[datos.unidad("CEAC", modulos=MODULOS)]))
    for pagina in (client.get(reverse("apoyos:apoyo_list")), client.get(fila.get_absolute_url())):
        assert ("Leocadia" in pagina.text, "L***" in pagina.text) == (ve, not ve)


def test_downloads_are_masked_unless_a_reason_is_given(jefa, client):
    apoyo(persona("Leocadia"))
    url = reverse("apoyos:apoyo_list")
    for formato in ("csv", "json"):
        salida = client.get(url, {"formato": formato, "ejercicio": "todos"}).getvalue().decode()
        assert "L*** P*** E***" in salida and "Leocadia" not in salida
    pedida = client.post(f"{url}?formato=datos&ejercicio=todos", {"motivo": "Comprobación del programa ante la Contraloría", "tipo": "csv"})
    assert pedida.status_code == 302
    assert "Leocadia Prueba Ejemplo" in client.get(pedida.url if pedida.url.startswith("/") else f"{url}{pedida.url}").getvalue().decode()
    assert AccesoADatos.objects.get().motivo == "Comprobación del programa ante la Contraloría"


def test_the_receipt_says_the_amount_in_words_and_its_page_of_verification_names_nobody(jefa, client):
    fila = apoyo(persona("Leocadia"), monto=Decimal("1234.50"))
    services.mover(fila, Situacion.AUTORIZADO, usuario=jefa, fecha=DIA)
    fila = services.mover(fila, Situacion.ENTREGADO, usuario=jefa, fecha=DIA)
    respuesta = client.get(reverse("apoyos:apoyo_recibo", args=[fila.pk]))
    assert respuesta["Content-Type"] == "application/pdf"
    texto = " ".join(" ".join(hoja.extract_text() for hoja in PdfReader(io.BytesIO(respuesta.content)).pages).split())
    for parte in ("AP-2023-00001", "Leocadia Prueba Ejemplo", "Mil doscientos treinta y cuatro pesos 50/100 M.N."):
        assert parte in texto
    assert str(fila.clave) in texto.replace(" ", "")
    assert AccesoADatos.objects.get().motivo == "Recibo del apoyo AP-2023-00001"
    client.logout()
    publica = client.get(fila.get_verificacion_url())
    assert publica.status_code == 200 and "Recibo auténtico" in publica.text and "AP-2023-00001" in publica.text
    assert "Leocadia" not in publica.text and "L***" not in publica.text
    Apoyo.objects.filter(pk=fila.pk).marcar_eliminados("Capturado dos veces")
    assert "ya no es válido" in client.get(fila.get_verificacion_url()).text


def test_who_only_reads_gets_no_receipt_and_does_not_authorise(client):
    fila = apoyo()
    for rol, prohibidas in (("consulta", ("recibo", "autorizar", "entregar", "cancelar")), ("capturista", ("autorizar", "cancelar"))):
        client.force_login(datos.usuario(rol, unidades=[datos.unidad(modulos=MODULOS)]))
        for forma in prohibidas:
            assert client.get(reverse(f"apoyos:apoyo_{forma}", args=[fila.pk])).status_code == 403


@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged(jefa, client, formato):
    apoyo(persona(municipio=datos.municipio()), nota="=1+1")
    apoyo(monto=None, especie="Silla de ruedas", municipio=datos.municipio())
    respuesta = client.get(reverse("apoyos:apoyo_list"), {"formato": formato, "ejercicio": "todos"})
    plan = planes.planear(ApoyoResource(jefa), respuesta.getvalue(), f"lista.{formato}", jefa)
    assert (plan.errores, plan.resumen["igual"]) == ([], 2)
    respuesta = client.get(reverse("apoyos:tipodeapoyo_list"), {"formato": formato})
    plan = planes.planear(TipoDeApoyoResource(jefa), respuesta.getvalue(), f"tipos.{formato}", jefa)
    assert (plan.errores, plan.resumen["igual"]) == ([], 2)


def test_persons_are_known_by_number_or_curp_and_a_second_one_is_told_by_row(jefa):
    tipo(nombre="Despensa")
    luz, mar = persona(municipio=datos.municipio("Cucurpe de prueba")), persona("Mar")
    unida = persona("Luz M.")
    personas.fusionar(luz, unida, usuario=jefa, motivo="Son la misma")
    plan = importar(jefa, f"{luz.pk},Despensa,04/05/2023,500,,,,", f"núm. {mar.pk},despensa,05/05/2023,,Despensa,,,Casa por casa")
    assert plan.errores == [] and plan.resumen["crea"] == 2
    assert list(Apoyo.objects.order_by("folio").values_list("persona", "municipio__nombre", "monto", "especie")) == [
        (luz.pk, "Cucurpe de prueba", Decimal(500), ""), (mar.pk, None, None, "Despensa"),
    ]  # fmt: skip
    assert importar(jefa, f"{unida.pk},Despensa,04/05/2023,500,,,,").resumen["igual"] == 1  # the same support of the same person
    otra = persona("Sol")
    plan = importar(
        jefa, f"{unida.pk},Despensa,31/12/2023,500,,,,", f"{otra.pk},Despensa,31/12/2023,500,,,,", f"{otra.pk},Despensa,01/01/2023,500,,,,"
    )
    assert errores(plan) == [
        (2, "PERSONA", "Esa persona ya tiene un apoyo de ese tipo en el mismo periodo: una persona, un apoyo. Vea el AP-2023-00001."),
        (
            4,
            "PERSONA",
            "Esa persona ya tiene un apoyo de ese tipo en el mismo periodo: una persona, un apoyo. También está en el renglón 3.",
        ),
    ]
    assert Apoyo.objects.count() == 2


@pytest.mark.parametrize(
    ("renglon", "columna"),
    [
        ("999999,Despensa,04/05/2023,500,,,,", "PERSONA"), ("Luz,Despensa,04/05/2023,500,,,,", "PERSONA"),
        ("{luz},Cobija,04/05/2023,500,,,,", "TIPO DE APOYO"), ("{luz},Despensa,04/05/2999,500,,,,", "FECHA"),
        ("{luz},Despensa,04/05/2023,,,,,", "MONTO EN PESOS"), ("{luz},Despensa,04/05/2023,800.01,,,,", "MONTO EN PESOS"),
        ("{luz},Despensa,04/05/2023,500,,Lugar inexistente,,", "MUNICIPIO"),
        ("{luz},Despensa,04/05/2023,500,,,PC-2023-000009,", "PETICIÓN"),
        ("{luz},Beca que ya no,04/05/2023,500,,,,", "TIPO DE APOYO"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_by_row(jefa, renglon, columna):
    luz = persona()
    tipo(nombre="Despensa", maximo=Decimal(800)), tipo(nombre="Beca que ya no", vigente=False)
    plan = importar(jefa, renglon.format(luz=luz.pk))
    assert [error["columna"] for error in plan.errores] == [columna]
    assert not Apoyo.objects.exists()


def test_a_kind_is_captured_and_says_what_it_asks_for(jefa, client):
    alta = {
        "nombre": "Silla de ruedas", "descripcion": "Para quien la necesita", "requisitos": "Identificación\nComprobante",
        "periodo": "unica",
        "maximo": "8,000", "vigente": "on",
    }  # fmt: skip
    assert client.post(reverse("apoyos:tipodeapoyo_create"), alta).status_code == 302
    fila = TipoDeApoyo.objects.get()
    assert (fila.maximo, fila.lista_de_requisitos) == (Decimal(8000), ["Identificación", "Comprobante"])
    assert client.post(reverse("apoyos:tipodeapoyo_create"), alta | {"nombre": "SILLA DE RUEDAS"}).status_code == 422
    assert "Comprobante" in client.get(fila.get_absolute_url()).text


def test_the_report_counts_each_step_at_the_cut_and_the_pesos_delivered(jefa):
    lugar, clase, otra = datos.municipio("Yécora de prueba"), tipo(nombre="A"), tipo(nombre="B")
    entregado = services.mover(apoyo(persona("P1"), clase, municipio=lugar), Situacion.AUTORIZADO, usuario=jefa, fecha=date(2023, 6, 1))
    services.mover(entregado, Situacion.ENTREGADO, usuario=jefa, fecha=date(2023, 7, 1))
    services.mover(
        apoyo(persona("P2"), clase, municipio=lugar), Situacion.CANCELADO, usuario=jefa, fecha=date(2023, 5, 9), motivo="Se desistió"
    )
    apoyo(persona("P3"), otra), apoyo(persona("P4"), otra, date(2022, 1, 1))
    valores = [
        REGISTRO["apoyos-sociales"].hacer(corte, jefa, {"ejercicio": None}).valores() for corte in (date(2023, 6, 30), date(2023, 7, 1))
    ]
    assert valores[0] == [
        ["A", "Yécora de prueba", 0, 1, 0, 1, 2, 0], ["B", "Sin municipio", 1, 0, 0, 0, 1, 0], ["Total", "", 1, 1, 0, 1, 3, 0],
    ]  # fmt: skip
    assert valores[1][0] == ["A", "Yécora de prueba", 0, 0, 1, 1, 2, Decimal("1500.50")]


def test_an_enlace_and_another_unidad_do_not_see_them(client):
    fila = apoyo()
    for quien in (datos.usuario("enlace", dependencias=[datos.dependencia()]), datos.usuario("coordinador", unidades=[datos.unidad()])):
        client.force_login(quien)
        for url in (fila.get_absolute_url(), reverse("apoyos:apoyo_list"), "/reportes/apoyos-sociales/"):
            assert client.get(url).status_code == 403


def test_what_is_held_on_a_person_lists_their_supports_and_suppression_keeps_the_figures(jefa):
    luz = persona()
    apoyo(luz, especie="Silla de ruedas", nota="Vive con su hermana")
    [tabla] = expediente.tablas([luz.pk], jefa)
    assert tabla.filas[0][0] == "AP-2023-00001" and tabla.filas[0][3] == "Silla de ruedas · $ 1,500.50"
    assert expediente.vigentes(date(2099, 1, 1)).filter(persona=luz).exists()
    personas.suprimir([luz], usuario=jefa, motivo="Terminó el plazo")
    fila = Apoyo.objects.get()
    assert (fila.nota, fila.especie, fila.monto) == ("", "Silla de ruedas", Decimal("1500.50"))
    assert not Apoyo.eventos.rel.related_model.objects.exclude(nota="").exists()
