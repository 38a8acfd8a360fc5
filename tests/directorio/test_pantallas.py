"""The directory on screen: everybody reads it, whoever keeps it writes, and names can be confirmed and merged."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from seguimiento.directorio.models import Atribucion, Dependencia
from tests import datos

pytestmark = pytest.mark.django_db
LISTAS = ["dependencia", "unidad", "municipio", "atribucion"]


@pytest.fixture
def encargada(client):
    persona = datos.usuario("coordinador", unidades=[datos.unidad("CESG", modulos=["directorio"])])
    client.force_login(persona)
    return persona


def campos(**otros):
    return {"siglas": "NUEVA", "nombre": "Secretaría Nueva", "nombre_corto": "Nueva", "tipo": "dependencia", **otros}


@pytest.mark.parametrize("rol", ["administrador", "director", "coordinador", "capturista", "enlace", "consulta"])
@pytest.mark.parametrize("lista", LISTAS)
def test_everybody_reads(client, rol, lista):
    client.force_login(datos.usuario(rol))
    assert client.get(reverse(f"directorio:{lista}_list")).status_code == 200


@pytest.mark.parametrize("rol", ["director", "coordinador", "capturista", "enlace", "consulta"])
def test_who_does_not_keep_it_does_not_write(client, rol):
    fila = datos.dependencia(por_confirmar=True)
    client.force_login(datos.usuario(rol))
    for ruta in ("update", "delete", "merge"):
        assert client.get(reverse(f"directorio:dependencia_{ruta}", args=[fila.pk])).status_code == 403
    assert client.post(reverse("directorio:dependencia_confirm", args=[fila.pk])).status_code == 403
    assert client.get(reverse("directorio:dependencia_create")).status_code == 403


def test_a_dependencia_is_registered_with_its_other_names(client, encargada):
    respuesta = client.post(reverse("directorio:dependencia_create"), campos(alias="La Nueva\n\n  Sría.  Nueva "))
    fila = Dependencia.objects.get(siglas="NUEVA")
    assert respuesta.url == fila.get_absolute_url()
    assert sorted(a.texto for a in fila.alias.all()) == ["La Nueva", "Sría. Nueva"]
    assert "La Nueva" in client.get(fila.get_absolute_url()).text


def test_an_alias_of_another_is_refused_and_nothing_is_saved(client, encargada):
    datos.dependencia("SALUD")
    respuesta = client.post(reverse("directorio:dependencia_create"), campos(alias="Salud"))
    assert respuesta.status_code == 422
    assert "Así se escribe ya" in respuesta.text
    assert not Dependencia.objects.filter(siglas="NUEVA").exists()


def test_editing_takes_away_the_aliases_that_are_erased(client, encargada):
    fila = datos.dependencia("NUEVA", alias=["Vieja", "Otra"])
    client.post(reverse("directorio:dependencia_update", args=[fila.pk]), campos(alias="Otra", version=1))
    assert [a.texto for a in fila.alias.all()] == ["Otra"]
    assert "Vieja" in client.get(reverse("directorio:dependencia_history", args=[fila.pk])).text


def test_an_inferred_name_is_confirmed_with_one_button(client, encargada):
    fila = datos.dependencia(por_confirmar=True)
    assert "Confirmar nombre" in client.get(fila.get_absolute_url()).text
    client.post(reverse("directorio:dependencia_confirm", args=[fila.pk]))
    assert not Dependencia.objects.get(pk=fila.pk).por_confirmar


def test_two_are_merged_on_screen(client, encargada):
    vieja, queda = datos.dependencia("BECAS"), datos.dependencia("IBCEES")
    url = reverse("directorio:dependencia_merge", args=[vieja.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"en": queda.pk, "motivo": "Son la misma", "confirmar": "1"}).url == queda.get_absolute_url()
    assert Dependencia.objects.reconocer("BECAS") == queda


def test_deleting_is_refused_while_something_points_to_it(client, encargada):
    fila = datos.dependencia()
    datos.dependencia(sector=fila)
    respuesta = client.post(reverse("directorio:dependencia_delete", args=[fila.pk]), {"motivo": "Ya no existe"})
    assert respuesta.status_code == 422
    assert "Tiene 1 dependencia." in respuesta.text


@pytest.mark.parametrize(
    ("consulta", "siglas"),
    [
        ("q=turismo", {"TURISMO"}),
        ("q=comsoc", {"COMUNICACIÓN"}),
        ("q=comunicacion", {"COMUNICACIÓN"}),
        ("tipo=federal", {"CONAGUA"}),
        ("por_confirmar=true", {"CONAGUA"}),
        ("vigente=false", {"ISTAI"}),
    ],
)
def test_the_list_is_found_by_any_name_and_filtered(client, encargada, consulta, siglas):
    datos.dependencia("TURISMO", nombre="Secretaría de Turismo")
    datos.dependencia("COMUNICACIÓN", nombre="Sistema Estatal de Comunicación Social", alias=["COMSOC"])
    datos.dependencia("CONAGUA", nombre="Comisión Nacional del Agua", tipo="federal", por_confirmar=True)
    datos.dependencia("ISTAI", nombre="Instituto", valida_hasta="2025-08-29")
    filas = client.get(reverse("directorio:dependencia_list") + f"?{consulta}&formato=json").json()["filas"]
    assert {fila[1] for fila in filas} == siglas


def test_a_sector_lists_its_head_and_its_entities(client, encargada):
    cabeza = datos.dependencia("SIDUR")
    datos.dependencia("ISIE", sector=cabeza)
    datos.dependencia("SALUD")
    filas = client.get(reverse("directorio:dependencia_list") + f"?sector={cabeza.pk}&formato=json").json()["filas"]
    assert {fila[1] for fila in filas} == {"SIDUR", "ISIE"}


def test_an_atribucion_names_its_areas(client, encargada):
    unidades = [datos.unidad("CEAC"), datos.unidad("DGGD")]
    url = reverse("directorio:atribucion_create")
    assert client.post(url, {"numero": 19, "texto": "Gestionar"}).status_code == 422
    client.post(url, {"numero": 19, "texto": "Gestionar las peticiones", "areas": [u.pk for u in unidades]})
    atribucion = Atribucion.objects.get()
    assert (str(atribucion), atribucion.areas) == ("Atribución XIX", "CEAC, DGGD")
    assert "Gestionar las peticiones" in client.get(unidades[0].get_absolute_url()).text


@pytest.mark.parametrize(("modelo", "cuantas"), [("dependencia", 116), ("municipio", 72)])
@pytest.mark.parametrize("formato", ["xlsx", "csv"])
def test_the_whole_catalogue_is_downloaded_and_comes_back_without_changes(client, tmp_path, modelo, cuantas, formato):
    call_command("cargar_catalogos", verbosity=0)
    client.force_login(datos.usuario("administrador"))
    descarga = client.get(reverse(f"directorio:{modelo}_list") + f"?formato={formato}")
    archivo = tmp_path / f"catalogo.{formato}"
    archivo.write_bytes(b"".join(descarga.streaming_content) if descarga.streaming else descarga.content)
    with archivo.open("rb") as abierto:
        plan = client.post(reverse(f"directorio:{modelo}_import"), {"archivo": abierto}, follow=True).context["plan"]
    assert (plan["total"], plan["resumen"]["igual"]) == (cuantas, cuantas)


def test_a_file_of_dependencias_creates_and_changes_them(client, encargada, tmp_path):
    cabeza = datos.dependencia("SIDUR", nombre="Secretaría de Infraestructura", alias=["Infraestructura"])
    archivo = tmp_path / "dependencias.csv"
    archivo.write_text("Siglas,Nombre,Nombre corto,Tipo,Sector\nISIE,Instituto de Infraestructura Educativa,ISIE,entidad,infraestructura\n")
    importar = reverse("directorio:dependencia_import")
    with archivo.open("rb") as abierto:
        respuesta = client.post(importar, {"archivo": abierto}, follow=True)
    assert respuesta.context["plan"]["resumen"]["crea"] == 1
    client.post(importar, {"confirmar": respuesta.context["clave"], "huella": respuesta.context["plan"]["huella"]})
    assert Dependencia.objects.get(siglas="ISIE").sector == cabeza


@pytest.mark.parametrize("lista", LISTAS)
def test_lists_ask_the_same_of_the_database_for_one_row_and_for_three(client, encargada, lista, django_assert_max_num_queries):
    crear = {
        "dependencia": datos.dependencia,
        "unidad": datos.unidad,
        "municipio": datos.municipio,
        "atribucion": lambda: Atribucion.objects.create(numero=Atribucion.objects.count() + 1, texto="Función"),
    }[lista]
    crear()
    url = reverse(f"directorio:{lista}_list")
    client.get(url)
    with django_assert_max_num_queries(40) as una:
        client.get(url)
    consultas = len(una)
    for _ in range(2):
        crear()
    client.get(url)  # the catalogue that a filter offers has changed
    with django_assert_max_num_queries(consultas):
        client.get(url)
