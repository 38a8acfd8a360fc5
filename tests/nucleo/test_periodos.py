"""The calendar: vacations at once, what was there already, a year from Excel, what is to be confirmed, scopes that join."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from seguimiento.cuentas import dias
from seguimiento.nucleo import bitacora
from seguimiento.nucleo.models import DiaInhabil
from seguimiento.nucleo.plazos import Calendario
from seguimiento.nucleo.resources import DiaInhabilResource
from tests import datos, planes

pytestmark = pytest.mark.django_db
PERIODO = {
    "desde": "19/12/2024", "hasta": "03/01/2025", "motivo": "Vacaciones de invierno", "ambitos": ["estatal"],
    "fundamento": "Acuerdo de vacaciones 2024", "publicacion": "Boletín Oficial 12", "por_confirmar": "on",
}  # fmt: skip
URL = reverse("nucleo:diainhabil_periodo")


@pytest.fixture
def administra(client):
    quien = datos.usuario("administrador")
    client.force_login(quien)
    return quien


def test_a_period_leaves_one_row_per_weekday_and_tells_which_days_were_there(administra, client):
    DiaInhabil.objects.create(fecha=date(2024, 12, 25), motivo="Navidad")
    DiaInhabil.objects.create(fecha=date(2025, 1, 1), motivo="Receso", ambito="pnt")
    pagina = client.post(URL, PERIODO, follow=True).text
    assert "11 días inhábiles registrados. Ya estaban, y quedaron igual: 25/12/2024 (Navidad)." in pagina
    nuevos = DiaInhabil.objects.filter(motivo="Vacaciones de invierno")
    assert {dia.weekday() for dia in nuevos.values_list("fecha", flat=True)} == set(range(5))
    assert set(nuevos.values_list("ambito", "fundamento", "por_confirmar")) == {("estatal", "Acuerdo de vacaciones 2024", True)}
    assert bitacora.cambios(nuevos.first())[0]["quien"] == str(administra)
    assert DiaInhabil.objects.get(fecha=date(2024, 12, 25)).motivo == "Navidad"


@pytest.mark.parametrize(
    ("cambio", "aviso"),
    [
        ({"hasta": "18/12/2024"}, "termina antes de empezar"),
        ({"hasta": "31/12/2025"}, "pasa de 92 días"),
        ({"desde": "21/12/2024", "hasta": "22/12/2024"}, "sólo hay sábado y domingo"),
        ({"desde": "25/12/2024", "hasta": "25/12/2024"}, "ya están en el calendario: 25/12/2024 (Navidad)."),
        ({"ambitos": []}, "Elija al menos un ámbito"),
        ({"fundamento": ""}, "Fundamento"),
    ],
)
def test_a_period_that_cannot_be_writes_nothing(administra, client, cambio, aviso):
    DiaInhabil.objects.create(fecha=date(2024, 12, 25), motivo="Navidad")
    respuesta = client.post(URL, PERIODO | cambio)
    assert (respuesta.status_code, DiaInhabil.objects.count()) == (422, 1)
    assert aviso in respuesta.text


def test_a_period_of_two_scopes_leaves_a_row_in_each(administra, client):
    client.post(URL, PERIODO | {"hasta": "20/12/2024", "ambitos": ["pnt", "garante"]})
    assert sorted(DiaInhabil.objects.values_list("ambito", flat=True)) == ["garante", "garante", "pnt", "pnt"]


def test_scopes_join_and_a_day_to_be_confirmed_says_so():
    DiaInhabil.objects.create(fecha=date(2024, 7, 17), motivo="Luto", por_confirmar=True)
    for ambito, motivo in (("pnt", "Receso"), ("garante", "Otro")):
        DiaInhabil.objects.create(fecha=date(2024, 7, 17), motivo=motivo, ambito=ambito)
    DiaInhabil.objects.create(fecha=date(2024, 7, 18), motivo="Mantenimiento", ambito="pnt")
    assert Calendario.cargar().motivos == {date(2024, 7, 17): "Luto (por confirmar)"}
    assert Calendario.cargar("estatal", "pnt").motivos == {date(2024, 7, 17): "Luto (por confirmar)", date(2024, 7, 18): "Mantenimiento"}
    assert Calendario.cargar("pnt", "estatal").motivos[date(2024, 7, 17)] == "Receso"


def test_days_are_confirmed_with_the_publication_they_were_checked_against(administra, client):
    filas = [DiaInhabil.objects.create(fecha=date(2024, 7, dia), motivo="x", por_confirmar=dia < 18) for dia in (16, 17, 18)]
    lista = reverse("nucleo:diainhabil_list")
    assert client.get(lista, {"por_confirmar": "true", "formato": "json"}).json()["total"] == 2
    pedido = {"pk": [fila.pk for fila in filas], "confirmar": "1"}
    assert client.post(reverse("nucleo:diainhabil_confirmar"), pedido).status_code == 422
    assert client.post(reverse("nucleo:diainhabil_confirmar"), pedido | {"publicacion": "B.O. 7"}).status_code == 302
    assert list(DiaInhabil.objects.order_by("fecha").values_list("publicacion", "por_confirmar", "version")) == [
        ("B.O. 7", False, 2), ("B.O. 7", False, 2), ("", False, 1),
    ]  # fmt: skip


def test_a_whole_year_comes_in_from_excel_goes_out_and_changes_nothing_twice(administra, client):
    titulos = "FECHA,MOTIVO,ÁMBITO,FUNDAMENTO,PUBLICACIÓN,POR CONFIRMAR"
    lunes = [date(2026, 1, 5) + timedelta(days=7 * n) for n in range(52)]
    renglones = [
        f"{dia:%d/%m/%Y},Cierre {n},{ambito},Acuerdo,,{'Sí' if n % 2 else 'No'}"
        for n, dia in enumerate(lunes)
        for ambito in ("Administración estatal", "Plataforma Nacional de Transparencia")
    ]
    archivo = "\n".join([titulos, *renglones]).encode()
    for esperado in ("crea", "igual"):
        plan = planes.planear(DiaInhabilResource(administra), archivo, "anio.csv", administra)
        assert (plan.errores, plan.resumen[esperado]) == ([], 104)
        if esperado == "crea":
            planes.aplicar(DiaInhabilResource(administra), plan, usuario=administra, fecha=date(2025, 12, 1))
    assert len(Calendario.cargar("estatal", "pnt").motivos) == 52
    assert DiaInhabil.objects.filter(por_confirmar=True).count() == 52
    salida = client.get(reverse("nucleo:diainhabil_list"), {"formato": "xlsx"}).getvalue()
    vuelta = planes.planear(DiaInhabilResource(administra), salida, "lista.xlsx", administra)
    assert (vuelta.errores, vuelta.resumen["igual"]) == ([], 104)


@pytest.mark.parametrize(
    ("dia", "ambito", "por_confirmar"),
    [
        (date(2023, 5, 1), "estatal", False),
        (date(2024, 10, 1), "estatal", False),
        (date(2024, 10, 1), "pnt", True),
        (date(2023, 7, 17), "estatal", True),
        (date(2025, 4, 18), "estatal", True),
        (date(2024, 7, 22), "estatal", True),
        (date(2024, 8, 2), "estatal", True),
        (date(2025, 1, 1), "estatal", False),  # within the vacations, but of the law
        (date(2025, 8, 1), "estatal", True),
        (date(2025, 8, 4), "estatal", None),
        (date(2022, 7, 17), "estatal", None),  # a Sunday
        (date(2023, 7, 17), "pnt", None),
    ],
)
def test_what_the_calendar_starts_with(dia, ambito, por_confirmar):
    assert {(uno.fecha, uno.ambito): uno.por_confirmar for uno in dias.iniciales()}.get((dia, ambito)) is por_confirmar


def test_every_day_to_be_confirmed_says_where_it_was_read():
    iniciales = dias.iniciales()
    assert all(dia.publicacion if dia.por_confirmar else dia.fundamento for dia in iniciales)
    assert len({(dia.fecha, dia.ambito) for dia in iniciales}) == len(iniciales)
