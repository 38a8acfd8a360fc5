"""Names: whatever way people write a dependencia or a municipio, it is recognised, or the nearest one is offered."""

import pytest

from seguimiento.directorio.models import Alias, Dependencia, Municipio
from seguimiento.directorio.nombres import Reconocedor, normalizar
from tests import datos

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("texto", "clave"),
    [
        ("Consejería", "consejeria"),
        ("  ATN.   CIUDADANA ", "atn ciudadana"),
        ("Nácori Chico", "nacori chico"),
        ("Peñasco", "penasco"),
        ("Sonora-Estados Unidos", "sonora estados unidos"),
        ("", ""),
        ("¡!", ""),
    ],
)
def test_normalizar_drops_case_accents_and_punctuation(texto, clave):
    assert normalizar(texto) == clave


def test_the_stored_alias_is_normalised_as_in_python():
    fila = Alias.objects.create(dependencia=datos.dependencia(), texto="  Atn.  CIUDADANÍA, Ñ ")
    assert Alias.objects.get(pk=fila.pk).normalizado == normalizar(fila.texto)


@pytest.mark.parametrize(
    "texto",
    [
        "CONSEJERÍA",
        "consejeria",
        " Consejería. ",
        "Secretaría de la Consejería Jurídica",
        "SECRETARIA DE LA CONSEJERIA JURIDICA",
        "La Consejería",
    ],
)
def test_a_dependencia_is_recognised_by_siglas_name_and_alias(texto):
    fila = datos.dependencia(
        "CONSEJERÍA", nombre="Secretaría de la Consejería Jurídica", nombre_corto="Consejería", alias=["La Consejería"]
    )
    datos.dependencia("SALUD")
    assert Dependencia.objects.reconocer(texto) == fila


@pytest.mark.parametrize("texto", ["", None, "SEDESO", "CONSEJO"])
def test_what_is_not_in_the_catalogue_is_not_recognised(texto):
    datos.dependencia("SEDESSON")
    assert Dependencia.objects.reconocer(texto) is None


def test_the_nearest_name_is_offered_and_nothing_when_none_is_near():
    datos.dependencia("SEDESSON", nombre="Secretaría de Desarrollo Social")
    assert Dependencia.objects.sugerir("SEDESO") == "SEDESSON"
    assert Dependencia.objects.sugerir("xyzzy") is None


def test_siglas_weigh_more_than_the_alias_of_another():
    propia = datos.dependencia("DIF")
    datos.dependencia("DIF SONORA", alias=["DIF"])
    assert Dependencia.objects.reconocer("dif") == propia


def test_a_name_shared_by_two_is_not_guessed():
    uno, otro = datos.dependencia("UNO", nombre="Instituto"), datos.dependencia("OTRO", nombre="Instituto")
    assert uno != otro
    assert Dependencia.objects.reconocer("Instituto") is None


def test_a_deleted_dependencia_is_not_recognised_by_any_name():
    fila = datos.dependencia("VIEJA", alias=["La vieja"])
    Dependencia.objects.filter(pk=fila.pk).marcar_eliminados("Ya no existe")
    assert Dependencia.objects.reconocer("VIEJA") is None
    assert Dependencia.objects.reconocer("La vieja") is None


def test_an_alias_may_not_be_the_name_of_another():
    datos.dependencia("SALUD")
    alias = Alias(dependencia=datos.dependencia("SEC"), texto="salud")
    with pytest.raises(Exception, match="Así se escribe ya"):
        alias.full_clean()


def test_a_resolver_reads_the_catalogue_once(django_assert_num_queries):
    datos.dependencia("SALUD", alias=["Secretaría de Salud"])
    with django_assert_num_queries(2):
        reconocedor = Dependencia.objects.reconocedor()
    with django_assert_num_queries(0):
        assert [str(reconocedor.reconocer(t)) for t in ("salud", "SECRETARIA DE SALUD")] == ["SALUD", "SALUD"]


def test_municipios_are_recognised_by_name_without_accents_and_by_key():
    fila = datos.municipio("Álamos", clave="26003")
    assert Municipio.objects.reconocer("ALAMOS") == fila
    assert Municipio.objects.reconocer("26003") == fila
    assert Municipio.objects.reconocer("Macondo") is None


def test_names_sort_as_people_sort_them():
    for nombre in ("Yécora", "Álamos", "Ónavas", "Aconchi"):
        datos.municipio(nombre)
    assert [m.nombre for m in Municipio.objects.all()] == ["Aconchi", "Álamos", "Ónavas", "Yécora"]


def test_two_live_dependencias_do_not_share_siglas_whatever_the_accents():
    datos.dependencia("CONTRALORÍA")
    with pytest.raises(Exception, match="ya son de otra"):
        Dependencia(siglas="contraloria", nombre="x", nombre_corto="x").full_clean()


def test_a_resolver_without_rows_answers_nothing():
    assert Reconocedor([]).reconocer("algo") is None
    assert Reconocedor([]).sugerir("algo") is None
