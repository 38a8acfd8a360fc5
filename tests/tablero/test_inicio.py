"""Inicio: the figures are those of the reports, every one leads to its records, and each role sees its own board."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Unidad
from seguimiento.nucleo.reconstruccion import CIERRE
from tests import datos

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
AL_CIERRE = "/?corte=2024-02-12"
MAXIMO_DE_CONSULTAS = 12  # besides those of the frame around every page


@pytest.fixture
def entrar(client):
    """Function: the client enters as the demonstration account of a role."""

    def como(rol):
        client.force_login(Usuario.objects.get(username=rol))
        return client

    return como


def reporte(client, slug):
    return client.get(f"/reportes/{slug}/", {"formato": "json", "corte": CIERRE.isoformat()}).json()


def cifras(contexto):
    return {kpi["nombre"]: kpi["cifra"] for kpi in contexto["kpis"]}


def test_a_stranger_sees_the_entrance_alone(client):
    pagina = client.get(AL_CIERRE)
    assert 'name="password"' in pagina.text
    assert "SAGARHPA" not in pagina.text
    assert client.get("/mi-dia/").status_code == client.get("/buscar/?q=agua").status_code == 302


def test_the_figures_are_those_of_the_reports(entrar):
    client = entrar("director")
    contexto = client.get(AL_CIERRE).context
    assert cifras(contexto) == {"Compromisos de campaña": "52.1", "Acuerdos de gabinete": "52.48", "Cumplimiento de acuerdos": "51.09"}
    assert reporte(client, "compromisos")["totales"][-1] == 52.1
    resumen = [fila[1] for fila in reporte(client, "resumen-de-acuerdos")["filas"]]
    assert resumen == [contexto["acuerdos"]["total"], *[fila["n"] for fila in contexto["estatus"]], 52.48]
    assert reporte(client, "cumplimiento-de-gabinetes")["totales"][-1] == 51.09
    semaforo = reporte(client, "semaforo-de-compromisos")["filas"]
    impresas = [
        (d["dependencia__nombre"], d["total"], d["concluidas"], d["en_proceso"], d["pendientes"], d["promedio"])
        for d in contexto["dependencias"]
    ]
    assert impresas == [(fila[1], *fila[3:7], f"{fila[7]} %") for fila in semaforo]
    cumplimiento = {fila[2]: fila[3] for fila in reporte(client, "cumplimiento-de-gabinetes")["filas"] if fila[2]}
    assert sorted((grupo["n"], float(grupo["media"])) for grupo in contexto["gabinetes"]) == sorted(cumplimiento.items())


@pytest.mark.parametrize("rol", ["director", "coordinador", "enlace"])
def test_every_figure_leads_to_its_records(entrar, rol):
    client = entrar(rol)
    contexto = client.get(AL_CIERRE).context
    lineas = [
        *[(asunto["n"], asunto["url"]) for asunto in contexto["asuntos"]],
        *[(linea["n"], linea["url"]) for linea in contexto["revision"]],
        *[(fila["n"], fila["url"]) for fila in contexto["estatus"]],
        *[(grupo["n"], grupo["url"]) for grupo in contexto["gabinetes"]],
        *[(fila["total"], fila["url"]) for fila in contexto["dependencias"]],
        *[(_entero(texto), url) for dia in contexto["semana"] for texto, url in dia["detalle"]],
        *[(_entero(texto), url) for plazo in ("vencidos", "hoy", "semana") for texto, url in _listas(client, plazo)],
        (contexto["acciones"]["total"], contexto["acciones"]["url"]),
        (contexto["acuerdos"]["total"], contexto["resumen"]["url"]),
    ]
    assert [(n, url) for n, url in lineas if _total(client, url) != n] == []


def _listas(client, plazo):
    return client.get(f"{AL_CIERRE}&plazo={plazo}").context["plazo"]["listas"]


def _entero(texto):
    return int(re.match(r"[\d,]+", texto)[0].replace(",", ""))


def _total(client, url):
    return client.get(url).context["table"].paginator.count


@pytest.mark.parametrize("rol", list(Rol.values))
def test_the_board_is_read_in_few_queries(entrar, rol):
    client = entrar(rol)
    client.get(AL_CIERRE)
    with CaptureQueriesContext(
        connection,
    ) as marco:
        client.get("/buscar/")
    with CaptureQueriesContext(connection) as todas:
        client.get(AL_CIERRE)
    assert len(todas) - len(marco) <= MAXIMO_DE_CONSULTAS


def test_each_segment_shows_its_rows(entrar):
    client = entrar("director")
    vencidos, hoy, semana = (client.get(f"{AL_CIERRE}&plazo={plazo}").context["vencimientos"] for plazo in ("vencidos", "hoy", "semana"))
    assert {fila["vence"] < CIERRE for fila in vencidos} == {True}
    assert {fila["vence"] for fila in hoy} == {CIERRE}
    assert {CIERRE < fila["vence"] <= date(2024, 2, 16) for fila in semana} == {True}
    assert [fila["vence"] for fila in vencidos] == sorted(fila["vence"] for fila in vencidos)


def test_what_moved_is_of_the_last_seven_days_and_tells_from_where(entrar):
    movimientos = entrar("enlace").get(AL_CIERRE).context["movimientos"]
    assert movimientos
    assert {linea["quien"] for linea in movimientos} == {"SAGARHPA"}
    assert any(re.fullmatch(r"pasó de \d+ a \d+ % en", linea["que"]) for linea in movimientos)
    assert entrar("director").get("/?corte=2026-01-05").context["movimientos"] == []


def test_the_work_that_waits_follows_from_the_role(entrar):
    def claves(rol):
        return {asunto["clave"] for asunto in entrar(rol).get(AL_CIERRE).context["asuntos"]}

    assert claves("coordinador") == {
        "turnar-correspondencia", "turnos-de-solicitudes-vencidos", "vencidas-actividades", "validar-acuerdos", "validar-instrucciones",
        "validar-acciones",
    }  # fmt: skip
    assert claves("capturista") == {
        "turnar-correspondencia", "turnos-de-solicitudes-vencidos", "sin-minuta", "borradores-gestion", "solicitudes-sin-competencia",
        "borradores-avisos",
    }  # fmt: skip
    assert claves("enlace") == {
        "vencidos-acuerdos", "vencidas-acciones", "vencidas-instrucciones", "vencidas-peticiones", "vencidos-correspondencia",
        "contestar-solicitudes",
    }  # fmt: skip
    assert claves("administrador") == {
        "por-confirmar", "umbrales", "directorio-sin-confirmar", "dias-por-confirmar", "terminos-por-confirmar",
    }  # fmt: skip
    assert claves("director") == {"quietos-acuerdos", "quietas-acciones", "quietas-instrucciones", "peticiones-quietas"}
    assert claves("consulta") == set()


def test_a_coordinador_sees_only_the_modules_of_the_own_unidades(client):
    persona = datos.usuario(Rol.COORDINADOR, unidades=[Unidad.objects.get(siglas="DGP")])
    client.force_login(persona)
    contexto = client.get(AL_CIERRE).context
    assert list(cifras(contexto)) == ["Compromisos de campaña"]
    assert "estatus" not in contexto
    assert {fila["bajo"].split()[0] for fila in contexto["vencimientos"]} == {"Compromiso"}


def test_whoever_works_in_no_module_is_told_so_calmly(client):
    client.force_login(datos.usuario(Rol.CONSULTA))
    pagina = client.get(AL_CIERRE)
    assert pagina.status_code == 200
    assert pagina.context["kpis"] == []


def test_the_head_asks_for_its_trends_apart(entrar):
    client = entrar("director")
    assert 'hx-get="/?corte=2024-02-12&amp;parte=indicadores"' in client.get(AL_CIERRE).text
    parte = client.get(f"{AL_CIERRE}&parte=indicadores")
    assert "<html" not in parte.text
    assert "hx-trigger" not in parte.text
    assert parte.text.count("g-linea") == 3
    assert all(kpi["delta"] is not None for kpi in parte.context["kpis"])


def test_the_board_of_another_date_is_that_of_its_reports(entrar):
    client = entrar("director")
    contexto = client.get("/?corte=31/08/2023").context
    general = client.get("/reportes/compromisos/?formato=json&corte=2023-08-31").json()["totales"][-1]
    assert float(cifras(contexto)["Compromisos de campaña"]) == general < 52.1


@pytest.mark.parametrize("corte", ["2999-01-01", "ayer", "30/02/2024"])
def test_a_date_that_cannot_be_shows_today_and_says_why(entrar, corte):
    pagina = entrar("director").get("/", {"corte": corte})
    assert pagina.context["corte"] == pagina.context["hoy"]
    assert "fecha" in str(list(pagina.context["messages"])[0])


def test_the_demonstration_offers_its_closing_day_while_nothing_moves(entrar, settings):
    client = entrar("director")
    assert "Ver al cierre" not in client.get("/").text
    settings.DEMO = True
    assert 'href="/?corte=2024-02-12"' in client.get("/").text
    assert "Ver al cierre" not in client.get(AL_CIERRE).text


def test_the_pdf_is_a_pdf_and_other_formats_do_not_exist(entrar):
    client = entrar("director")
    hoja = client.get(f"{AL_CIERRE}&formato=pdf")
    assert hoja["Content-Type"] == "application/pdf"
    assert hoja.content.startswith(b"%PDF")
    assert client.get("/?formato=docx").status_code == 404


@pytest.mark.parametrize(("corte", "cuentas"), [("2024-02-12", [153, 17, 83, 17]), ("2023-06-30", [70, 7, 41, 7])])
def test_modules_without_percentage_are_counted_and_lead_to_their_lists(entrar, corte, cuentas):
    client = entrar("coordinador")
    (modulo,) = [m for m in client.get(f"/?corte={corte}").context["registros"] if m["titulo"] == "Conferencias de prensa"]

    assert [linea["n"] for linea in modulo["lineas"]] == cuentas
    assert [_total(client, linea["url"]) for linea in modulo["lineas"]] == cuentas


def test_modules_count_for_whoever_may_enter_them(entrar):
    titulos = [modulo["titulo"] for modulo in entrar("enlace").get(AL_CIERRE).context["registros"]]
    assert titulos == ["Instrucciones del Gobernador", "Peticiones ciudadanas", "Correspondencia recibida"]


@pytest.mark.parametrize(("rol", "corte", "cuentas", "medias"), [
    ("coordinador", "2024-02-12", [51, 90, 53], ["86 %", "80 %"]),
    ("enlace", "2023-01-01", [0, 0, 0], ["", ""]),
])  # fmt: skip
def test_instructions_are_counted_with_their_average_and_lead_to_their_lists(entrar, rol, corte, cuentas, medias):
    client = entrar(rol)
    (modulo,) = [m for m in client.get(f"/?corte={corte}").context["registros"] if m["titulo"] == "Instrucciones del Gobernador"]
    hay = [linea["n"] for linea in modulo["lineas"]]

    assert hay[:3] == cuentas
    assert [linea["media"] for linea in modulo["lineas"]][:2] == medias
    assert [_total(client, linea["url"]) for linea in modulo["lineas"]] == hay


def test_instructions_are_among_what_falls_due_and_what_moved(entrar):
    client = entrar("coordinador")
    pagina = client.get(f"{AL_CIERRE}&plazo=vencidos").context
    textos = [texto for texto, _ in pagina["plazo"]["listas"]]
    totales = [_total(client, url) for _, url in pagina["plazo"]["listas"]]

    assert [texto.split()[1] for texto in textos] == [
        "acuerdos", "instrucciones", "acciones", "turnos", "turnos", "solicitudes", "turno", "actividades",
    ]  # fmt: skip
    assert [int(texto.split()[0]) for texto in textos] == totales
    assert sum(totales) == pagina["vencidos"]["n"]
    assert ("de instrucciones", True) in [(texto, "/instrucciones/avance/" in url) for texto, url in pagina["reportado"]]


@pytest.mark.parametrize(("corte", "cuentas"), [("2024-02-12", [416, 7, 43]), ("2023-01-01", [0, 0, 0])])
def test_activities_are_counted_as_in_their_semaforo(entrar, corte, cuentas):
    client = entrar("coordinador")
    (modulo,) = [m for m in client.get(f"/?corte={corte}").context["registros"] if m["titulo"] == "Actividades"]
    hay = [linea["n"] for linea in modulo["lineas"]]

    assert hay[:3] == cuentas
    assert [_total(client, linea["url"]) for linea in modulo["lineas"]] == hay
