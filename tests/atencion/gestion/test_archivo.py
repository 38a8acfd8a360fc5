"""The scheme and the expedientes: levels, retention inherited, opening and closing, what is due to be transferred, disposal, papers."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from atencion.gestion import disposicion, services
from atencion.gestion.models import Clasificacion, Expediente
from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from tests import datos
from tests.atencion.gestion.datos_gestion import DIA, expediente, folio, nodo, oficio, serie_documental

pytestmark = pytest.mark.django_db
CIERRE = date(2023, 6, 30)


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("DGGD", modulos=["gestion"])])
    client.force_login(quien)
    return quien


def cerrado(cierre=CIERRE, **campos):
    return disposicion.cerrar(expediente(**campos), fecha=cierre, fojas=12, usuario=None)


# -- the scheme


def test_each_level_hangs_from_the_one_above():
    fondo = nodo("fondo", "OEE")
    seccion = nodo("seccion", "OEE.1S", fondo)
    serie = nodo("serie", "OEE.1S.2", seccion)
    nodo("subserie", "OEE.1S.2.1", serie)
    for nivel, padre in (("fondo", fondo), ("seccion", None), ("seccion", seccion), ("serie", fondo), ("subserie", seccion)):
        with pytest.raises(ValidationError) as error:
            nodo(nivel, f"X-{nivel}", padre)
        assert "padre" in error.value.error_dict


def test_the_tree_reads_in_the_order_of_its_numbers():
    fondo = nodo("fondo", "OEE")
    seccion = nodo("seccion", "OEE.1S", fondo)
    nodo("serie", "OEE.1S.10", seccion), nodo("serie", "OEE.1S.2", seccion)
    assert list(Clasificacion.objects.values_list("clave", flat=True)) == ["OEE", "OEE.1S", "OEE.1S.2", "OEE.1S.10"]


def test_what_hangs_moves_with_its_section():
    serie = serie_documental("P.1S.1")
    otra = nodo("seccion", "P.2S", Clasificacion.objects.get(clave="P"))
    sub = nodo("subserie", "P.1S.1.1", serie)
    serie.padre = otra
    disposicion.guardar_clasificacion(serie, usuario=None)
    sub.refresh_from_db()
    assert sub.ruta.startswith(f"{otra.ruta}/")


@pytest.mark.parametrize("falta", ["plazo_tramite", "plazo_concentracion", "destino"])
def test_a_series_says_how_long_it_is_kept_and_what_becomes_of_it(falta):
    with pytest.raises(ValidationError) as error:
        serie_documental(**{falta: "" if falta == "destino" else None})
    assert falta in error.value.error_dict


def test_what_has_something_filed_is_not_deleted_and_its_key_is_not_repeated():
    serie = serie_documental()
    expediente(serie)
    with pytest.raises(ValidationError, match="1 expediente"):
        registros.eliminar(serie, usuario=None, motivo="No se usa")
    with pytest.raises(ValidationError, match="ya está en el cuadro"):
        serie_documental()


# -- expedientes


def test_an_expediente_takes_its_number_and_what_its_classification_says():
    uno = expediente(serie_documental(plazo_tramite=2, plazo_concentracion=5, destino="historico"))
    assert (uno.clave, uno.plazo_tramite, uno.plazo_concentracion, uno.destino) == ("DGGD-E-0001/2023", 2, 5, "historico")
    assert (expediente(plazo_tramite=7).plazo_tramite, expediente(serie="OEE").clave) == (7, "OEE-E-0001/2023")


def test_it_is_filed_in_a_series_in_use():
    fondo = nodo("fondo", "F")
    with pytest.raises(ValidationError, match="serie o subserie"):
        expediente(fondo)
    with pytest.raises(ValidationError, match="ya no se usa"):
        expediente(serie_documental(activa=False))


@pytest.mark.parametrize(
    ("cierre", "anios", "vence"),
    [(date(2023, 6, 30), 2, date(2025, 6, 30)), (date(2024, 2, 29), 1, date(2025, 2, 28)), (date(2024, 2, 29), 4, date(2028, 2, 29)),
     (date(2023, 6, 30), 0, date(2023, 6, 30))],
)  # fmt: skip
def test_its_term_in_use_runs_from_the_closing(cierre, anios, vence):
    uno = expediente(plazo_tramite=anios)
    assert uno.vence_tramite is None
    assert disposicion.cerrar(uno, fecha=cierre, fojas=None, usuario=None).vence_tramite == vence


def test_closing_and_reopening(jefa):
    uno = expediente()
    with pytest.raises(ValidationError) as error:
        disposicion.cerrar(uno, fecha=date(2023, 5, 3), fojas=1, usuario=jefa)
    assert "fecha" in error.value.error_dict
    uno = disposicion.cerrar(uno, fecha=CIERRE, fojas=40, usuario=jefa, fecha_final=date(2023, 6, 29))
    assert (uno.cierre, uno.fojas, uno.lapso) == (CIERRE, 40, "04/05/2023 – 29/06/2023")
    with pytest.raises(ValidationError, match="ya se cerró"):
        disposicion.cerrar(uno, fecha=CIERRE, fojas=1, usuario=jefa)
    uno = disposicion.reabrir(uno, motivo="Llegó otro oficio", usuario=jefa)
    assert (uno.cierre, uno.vence_tramite) == (None, None)
    with pytest.raises(ValidationError, match="está abierto"):
        disposicion.reabrir(uno, motivo="Otra vez", usuario=jefa)


@pytest.mark.parametrize(
    ("corte", "ciclo", "vence", "transferir", "disponer"),
    [
        (date(2023, 6, 29), "abierto", None, False, False),
        (date(2023, 6, 30), "cerrado", date(2025, 6, 30), False, False),
        (date(2025, 6, 29), "cerrado", date(2025, 6, 30), False, False),
        (date(2025, 6, 30), "cerrado", date(2025, 6, 30), True, False),
        (date(2025, 7, 1), "concentracion", date(2028, 7, 1), False, False),
        (date(2028, 7, 1), "concentracion", date(2028, 7, 1), False, True),
        (date(2028, 7, 2), "baja", None, False, False),
    ],
)  # fmt: skip
def test_its_life_as_of_each_day(corte, ciclo, vence, transferir, disponer):
    uno = cerrado()
    disposicion.transferir([uno], fecha=date(2025, 7, 1), usuario=None)
    disposicion.disponer([uno], fecha=date(2028, 7, 2), destino="baja", usuario=None, motivo="Acta 1")
    visto = Expediente.objects.al_corte(corte).get()
    assert (visto.ciclo_al, visto.vence_al) == (ciclo, vence)
    assert Expediente.objects.por_transferir(corte).exists() == transferir
    assert Expediente.objects.por_disponer(corte).exists() == disponer


def test_only_what_ended_its_term_is_transferred_and_all_or_none():
    listo, abierto = cerrado(), expediente()
    with pytest.raises(ValidationError, match="30/06/2025"):
        disposicion.transferir([listo], fecha=date(2025, 6, 29), usuario=None)
    with pytest.raises(ValidationError, match="Sólo se transfiere"):
        disposicion.transferir([listo, abierto], fecha=date(2025, 6, 30), usuario=None)
    assert not Expediente.objects.filter(transferido__isnull=False).exists()
    assert disposicion.transferir([listo], fecha=date(2025, 6, 30), usuario=None) == 1
    with pytest.raises(ValidationError, match="no se reabre"):
        disposicion.reabrir(listo, motivo="Llegó otro oficio", usuario=None)
    with pytest.raises(ValidationError, match="concentración"):
        registros.eliminar(listo, usuario=None, motivo="Duplicado")


def test_the_final_destination_waits_for_its_term_and_respects_the_history():
    uno = cerrado(clasificacion=serie_documental(destino="historico"))
    with pytest.raises(ValidationError, match="Sólo se da destino"):
        disposicion.disponer([uno], fecha=date(2028, 7, 1), destino="historico", usuario=None, motivo="Acta 1")
    disposicion.transferir([uno], fecha=date(2025, 6, 30), usuario=None)
    for fecha, destino, motivo in ((date(2028, 6, 29), "historico", "30/06/2028"), (date(2028, 6, 30), "baja", "archivo histórico")):
        with pytest.raises(ValidationError, match=motivo):
            disposicion.disponer([uno], fecha=fecha, destino=destino, usuario=None, motivo="Acta 1")
    assert disposicion.disponer([uno], fecha=date(2028, 6, 30), destino="historico", usuario=None, motivo="Acta 1") == 1
    assert Expediente.objects.get().ciclo_vista == "historico"


def test_a_reservation_that_lasts_longer_holds_it():
    uno = cerrado(acceso="reservada", reservado_hasta=date(2030, 1, 15))
    disposicion.transferir([uno], fecha=date(2025, 6, 30), usuario=None)
    assert Expediente.objects.get().vence_concentracion == date(2030, 1, 15)


@pytest.mark.parametrize(
    "campos", [{"acceso": "reservada"}, {"reservado_hasta": date(2027, 1, 1)}, {"fecha_inicial": DIA, "fecha_final": date(2023, 5, 3)}]
)
def test_what_does_not_agree_is_refused(campos):
    with pytest.raises(ValidationError):
        expediente(**campos)


def test_the_database_keeps_the_order_of_the_dates():
    uno = cerrado()
    for cambio in ({"transferido": date(2023, 6, 29)}, {"dispuesto": date(2026, 1, 1), "cierre": None}, {"cierre": date(2023, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Expediente.objects.filter(pk=uno.pk).update(**cambio)


# -- screens


def test_an_expediente_is_opened_from_a_folio_closed_and_printed(jefa, client):
    suyo, serie = folio(asunto="Toma de agua"), serie_documental(valor_legal=True)
    url = reverse("gestion:expediente_create")
    pagina = client.get(f"{url}?folio={suyo.pk}")
    assert (pagina.context["form"]["titulo"].value(), pagina.context["form"]["serie"].value()) == ("Toma de agua", "DGGD")
    assert suyo.clave in pagina.text
    alta = {
        "serie": "DGGD", "apertura": "04/05/2023", "titulo": "Toma de agua", "clasificacion": serie.pk, "folio": suyo.clave,
        "soporte": "papel", "acceso": "publica",
    }  # fmt: skip
    assert client.post(url, alta | {"acceso": "reservada"}).status_code == 422
    assert client.post(url, alta | {"folio": "DGGD-F-0999/2023"}).status_code == 422
    assert client.post(url, alta).status_code == 302
    uno = Expediente.objects.get()
    assert (uno.folio, uno.valores, uno.plazo_tramite) == (suyo, "Administrativo, legal", 2)
    assert client.post(reverse("gestion:expediente_cerrar", args=[uno.pk]), {"fecha": "30/06/2023", "fojas": "15"}).status_code == 302
    assert "Transferir desde el 30/06/2025" in client.get(uno.get_absolute_url()).text
    caratula = client.get(reverse("gestion:expediente_caratula", args=[uno.pk]))
    assert (caratula["Content-Type"], caratula.content[:5]) == ("application/pdf", b"%PDF-")
    inventario = client.get(reverse("gestion:expediente_list"), {"formato": "pdf", "inventario": "1", "ejercicio": "todos"})
    assert (inventario.status_code, inventario.content[:5]) == (200, b"%PDF-")


def test_what_is_due_is_transferred_from_its_list(jefa, client):
    filas = [cerrado(), cerrado()]
    expediente()
    lista = client.get(reverse("gestion:expediente_list"), {"por_transferir": "true", "ejercicio": "todos", "formato": "json"}).json()
    assert lista["total"] == 2
    url, pks = reverse("gestion:expediente_transferir"), {"pk": [fila.pk for fila in filas], "confirmar": "1"}
    assert client.post(url, pks | {"fecha": "01/06/2025"}).status_code == 422
    assert client.post(url, pks | {"fecha": "30/06/2025"}).status_code == 302
    assert Expediente.objects.filter(transferido="2025-06-30").count() == 2


def test_the_list_of_a_branch_has_what_is_filed_below(jefa, client):
    serie = serie_documental("P.1S.1")
    expediente(nodo("subserie", "P.1S.1.1", serie)), expediente(serie), expediente(serie_documental("P.1S.10"))
    for clave, hay in (("P", 3), ("P.1S.1", 2), ("P.1S.10", 1)):
        rama = Clasificacion.objects.get(clave=clave)
        lista = client.get(reverse("gestion:expediente_list"), {"clasificacion": rama.pk, "ejercicio": "todos", "formato": "json"}).json()
        assert lista["total"] == hay
        assert f"{hay} expediente" in client.get(rama.get_absolute_url()).text


def test_a_closed_year_is_locked(jefa):
    uno = expediente()
    Ejercicio.objects.create(anio=2023, cerrado=True)
    for escribir in (
        lambda: expediente(),
        lambda: disposicion.cerrar(uno, fecha=CIERRE, fojas=1, usuario=jefa),
        lambda: registros.eliminar(uno, usuario=jefa, motivo="Duplicado"),
    ):
        with pytest.raises(ValidationError, match="2023 está cerrado"):
            escribir()


def test_what_is_of_a_closed_year_still_ends_in_a_later_one(jefa, client):
    uno, otro = expediente(), folio()
    Ejercicio.objects.create(anio=2023, cerrado=True)
    acciones = {accion["titulo"] for fila in (uno, otro) for accion in client.get(fila.get_absolute_url()).context["acciones"]}
    assert {"Cerrar", "Concluir", "Dar seguimiento"} <= acciones and "Editar" not in acciones
    assert disposicion.cerrar(uno, fecha=date(2024, 1, 10), fojas=3, usuario=jefa).vence_tramite == date(2026, 1, 10)
    assert services.concluir_folio(otro, fecha=date(2024, 1, 10), resultado="Atendido", usuario=jefa).concluido == date(2024, 1, 10)


def test_nothing_is_filed_in_what_was_closed(jefa):
    lleno, suelto = cerrado(), oficio()
    with pytest.raises(ValidationError) as error:
        services.archivar([suelto], expediente=lleno, usuario=jefa)
    assert "reábralo" in str(error.value)
