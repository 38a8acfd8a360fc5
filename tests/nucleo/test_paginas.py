"""Pages of a list: the same rows as the queryset, in its order, and a pager that never lies about its last page."""

import pytest
from django.core.paginator import EmptyPage, PageNotAnInteger

from seguimiento.directorio.models import Dependencia
from seguimiento.directorio.tables import DependenciaTable
from seguimiento.nucleo import paginas
from tests import datos

pytestmark = pytest.mark.django_db
POR_PAGINA = 10


@pytest.fixture(autouse=True)
def dependencias():
    return [datos.dependencia(f"D{n:02}", tipo="federal" if n % 2 else "dependencia") for n in range(35)]


@pytest.fixture
def estimado(monkeypatch):
    """Lists of more than 20 rows are estimated, as `estimado["filas"]` says."""
    dicho = {"filas": 0}
    monkeypatch.setattr(paginas, "EXACTO", 20)
    monkeypatch.setattr(paginas, "estimar", lambda filas: dicho["filas"])
    return dicho


def pagina(numero, filas=None, orden="siglas"):
    tabla = DependenciaTable(Dependencia.objects.all() if filas is None else filas)
    tabla.order_by = orden
    return tabla.paginate(paginas.Paginador, POR_PAGINA, numero, base=Dependencia.objects.select_related("sector")).page


def siglas(pagina_):
    return [fila.record.siglas for fila in pagina_.object_list]


@pytest.mark.parametrize(("numero", "primera", "ultima"), [(None, "D00", "D09"), ("1", "D00", "D09"), ("4", "D30", "D34")])
def test_each_page_has_its_rows_in_order(numero, primera, ultima):
    hoja = pagina(numero)
    assert (siglas(hoja)[0], siglas(hoja)[-1]) == (primera, ultima)
    assert (hoja.paginator.count, hoja.paginator.num_pages, hoja.paginator.aproximado) == (35, 4, False)
    assert hoja.end_index() == int(ultima[1:]) + 1


@pytest.mark.parametrize(
    ("numero", "error"), [("5", EmptyPage), ("0", EmptyPage), ("-1", EmptyPage), ("9" * 30, EmptyPage), ("x", PageNotAnInteger)]
)
def test_other_pages_do_not_exist(numero, error):
    with pytest.raises(error):
        pagina(numero)


def test_rows_that_tie_keep_their_place_between_pages():
    vistas = [fila for numero in range(1, 5) for fila in siglas(pagina(numero, orden="tipo"))]
    assert len(vistas) == len(set(vistas)) == 35


def test_a_filter_and_a_distinct_order_by_a_joined_column_stay_right():
    filas = Dependencia.objects.filter(alias__isnull=True, tipo="federal").distinct().order_by("sector__orden", "siglas")
    assert siglas(pagina(1, filas, orden=None)) == [f"D{n:02}" for n in range(1, 20, 2)]


def test_no_rows_is_one_empty_page_without_asking(django_assert_num_queries):
    with django_assert_num_queries(0):
        hoja = pagina(1, Dependencia.objects.none())
    assert (siglas(hoja), hoja.paginator.count, hoja.paginator.num_pages) == ([], 0, 1)


def test_a_page_takes_two_queries_and_leaves_the_search_columns_in_the_database(django_assert_num_queries):
    with django_assert_num_queries(2):
        hoja = pagina(2)
        [fila.record.sector for fila in hoja.object_list]
    assert "busqueda" in hoja.object_list[0].record.get_deferred_fields()


@pytest.mark.parametrize("dicho", [22, 30, 34, 36, 1000])
def test_the_last_page_is_the_true_one_whatever_was_estimated(estimado, dicho):
    estimado["filas"] = dicho
    hoja = pagina(1)
    assert hoja.paginator.aproximado and len(siglas(hoja)) == POR_PAGINA
    ultima = pagina(max(4, hoja.paginator.num_pages))
    assert (ultima.number, siglas(ultima)[-1], ultima.paginator.count, ultima.paginator.aproximado) == (4, "D34", 35, False)


def test_the_list_that_a_figure_opens_is_counted_row_by_row(estimado):
    estimado["filas"] = 22
    tabla = DependenciaTable(Dependencia.objects.all())
    paginador = tabla.paginate(paginas.Paginador, POR_PAGINA, 1, base=Dependencia.objects.all(), exacto=True).page.paginator
    assert (paginador.count, paginador.aproximado) == (35, False)


@pytest.mark.parametrize(("consulta", "dice"), [("", "1–25 de cerca de <b>30</b>"), ("?corte=2024-02-12", "1–25 de <b>35</b>")])
def test_an_estimate_says_that_it_is_one(client, estimado, consulta, dice):
    estimado["filas"] = 30
    client.force_login(datos.usuario("director"))
    html = client.get(f"/seguimiento/directorio/dependencia/{consulta}").content.decode()
    assert dice in html


def test_a_short_list_is_never_estimated(estimado):
    assert pagina(1, Dependencia.objects.filter(tipo="federal")).paginator.count == 17


@pytest.mark.parametrize(("planeadas", "dichas"), [(99_990, 100_000), (123_456, 123_000), (1_004_999, 1_000_000)])
def test_an_estimate_has_three_figures(monkeypatch, planeadas, dichas):
    monkeypatch.setattr("django.db.models.QuerySet.explain", lambda *args, **kwargs: f'[{{"Plan": {{"Plan Rows": {planeadas}}}}}]')
    assert paginas.estimar(Dependencia.objects.filter(pk=planeadas)) == dichas
