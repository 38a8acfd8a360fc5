"""axe finds nothing on one page of each kind, light and dark, wide and narrow; at 390 px the body does not scroll sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from atencion.peticiones.models import Peticion, Turno
from compromisos.campana.models import Compromiso
from gabinetes.acuerdos.models import Acuerdo, Avance, Gabinete, Reunion
from gabinetes.instrucciones.models import Instruccion
from gabinetes.prensa.models import Conferencia, Sintesis
from seguimiento.actividades.models import Actividad
from seguimiento.directorio.models import Dependencia, Persona
from seguimiento.nucleo.models import Umbral
from tests.e2e.paginas import conflicto, importacion
from transparencia.publico.models import Divulgacion, Licencia, Publicacion

ANCHOS = {"wide": 1440, "narrow": 390}
ETIQUETAS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def detalle(modelo, pantalla="", **filtros):
    """Function that gives the address of the first such row."""
    return lambda pagina: pagina.goto(f"{modelo.objects.filter(**filtros).first().get_absolute_url()}{pantalla}")


def ir(url):
    return lambda pagina: pagina.goto(url)


def con_errores(pagina):
    pagina.goto("/gabinetes/acuerdos/reunion/nuevo/")
    pagina.get_by_role("button", name="Guardar", exact=True).click()
    pagina.get_by_role("alert").wait_for()


def captura_con_sugerencias(pagina):
    pagina.goto("/atencion/peticiones/peticion/nuevo/")
    pagina.get_by_label("Teléfono").press_sequentially("66255501")
    pagina.locator("#personas-parecidas [role=option]").first.wait_for()


# kind of page: (who looks, how one gets there)
PAGINAS = {
    "report of averages": ("director", ir("/reportes/semaforo-de-compromisos/?corte=2024-02-12")),
    "deleted rows": ("administrador", ir("/seguimiento/directorio/municipio/?eliminados=1")),
    "audit trail": ("administrador", ir("/seguimiento/cuentas/bitacora/")),
    "entrance": ("", ir("/")),
    "forgotten password": ("", ir("/cuenta/password/reset/")),
    "verify a folio": ("", ir("/publico/verificar/")),
    "public home": ("", ir("/publico/")),
    "public data": ("", ir("/publico/datos/")),
    "public cut": ("", lambda p: p.goto(Divulgacion.objects.filter(corte__slug="semaforo-de-compromisos").first().get_publica_url())),
    "licence": ("", lambda p: p.goto(f"/publico/licencia/{Licencia.objects.first().pk}/")),
    "how to verify a hash": ("", ir("/publico/como-verificar/")),
    "public documents": ("", ir("/publico/publicaciones/")),
    "public documents, none found": ("", ir("/publico/publicaciones/?q=zzzz")),
    "public documents inside": ("coordinador", detalle(Publicacion)),
    "publish a cut": ("director", ir("/transparencia/publico/divulgacion/nuevo/")),
    "published cut inside": ("director", detalle(Divulgacion)),
    "inicio": ("director", ir("/?corte=2024-02-12")),
    "inicio of an enlace": ("enlace", ir("/?corte=2024-02-12")),
    "mi dia": ("coordinador", ir("/mi-dia/?corte=2024-02-12")),
    "search": ("coordinador", ir("/buscar/?q=agua")),
    "list": ("coordinador", ir("/gabinetes/acuerdos/acuerdo/?ejercicio=2023&semaforo=rojo")),
    "list with nothing": ("coordinador", ir("/gabinetes/acuerdos/acuerdo/?q=zzzz")),
    "list of actions": ("coordinador", ir("/compromisos/campana/accion/?ejercicio=todos")),
    "reviewer's queue": ("coordinador", ir("/gabinetes/acuerdos/avance/")),
    "catalogue": ("coordinador", ir("/seguimiento/directorio/dependencia/")),
    "detail of an agreement": ("coordinador", detalle(Acuerdo, responsables__avances__isnull=False)),
    "detail of a meeting": ("coordinador", detalle(Reunion, con_minuta=True)),
    "detail of a cabinet": ("coordinador", detalle(Gabinete)),
    "detail of a commitment": ("coordinador", detalle(Compromiso, acciones__isnull=False)),
    "detail to review": ("coordinador", detalle(Avance, validacion="por_validar")),
    "form": ("coordinador", ir("/gabinetes/acuerdos/acuerdo/nuevo/")),
    "form of progress": ("enlace", lambda p: (p.goto("/gabinetes/acuerdos/acuerdo/?ejercicio=todos"), p.locator("tbody a").first.click(),
                                              p.get_by_role("link", name="Registrar avance de SAGARHPA").click())),
    "form with errors": ("coordinador", con_errores),
    "conflict": ("coordinador", conflicto),
    "delete": ("coordinador", detalle(Gabinete, "eliminar/", reuniones__isnull=True)),
    "delete refused": ("coordinador", detalle(Gabinete, "eliminar/", reuniones__isnull=False)),
    "history": ("administrador", detalle(Umbral, "historial/")),
    "import, step 1": ("coordinador", ir("/compromisos/campana/accion/importar/")),
    "import, step 2": ("coordinador", lambda p: importacion(p, "acciones.xlsx")),
    "import with errors": ("coordinador", lambda p: importacion(p, "acciones_con_errores.xlsx")),
    "reports": ("director", ir("/reportes/")),
    "report": ("director", ir("/reportes/cumplimiento-de-gabinetes/?corte=2024-02-12")),
    "report of commitments": ("director", ir("/reportes/compromisos/?corte=2024-02-12")),
    "cuts of a report": ("director", ir("/reportes/compromisos/cortes/")),
    "accounts": ("administrador", ir("/seguimiento/cuentas/usuario/")),
    "profile": ("enlace", ir("/seguimiento/cuentas/perfil/")),
    "notices": ("enlace", ir("/seguimiento/cuentas/aviso/")),
    "conference of the President": ("coordinador", detalle(Conferencia, preside="presidente")),
    "conference of the Governor": ("coordinador", detalle(Conferencia, preside="gobernador")),
    "conferences of a month": ("coordinador", ir("/gabinetes/prensa/conferencia/mes/?mes=2023-12")),
    "conferences of a year": ("coordinador", ir("/gabinetes/prensa/conferencia/anio/?anio=2023")),
    "search in what was said": ("consulta", ir("/gabinetes/prensa/conferencia/buscar/?q=migracion")),
    "capture of a question": ("capturista", lambda p: p.goto(f"/gabinetes/prensa/pregunta/nueva/{Conferencia.objects.first().pk}/")),
    "capture of a petition": ("capturista", captura_con_sugerencias),
    "detail of a petition": ("coordinador", detalle(Peticion, turnos__isnull=False, concluida__isnull=True)),
    "turn of a petition": ("coordinador", detalle(Turno)),
    "synthesis": ("coordinador", detalle(Sintesis)),
    "instructions": ("coordinador", ir("/gabinetes/instrucciones/instruccion/?ejercicio=todos")),
    "detail of an instruction": ("coordinador", detalle(Instruccion)),
    "form of an instruction": ("coordinador", ir("/gabinetes/instrucciones/instruccion/nuevo/")),
    "activities of a month": ("coordinador", ir("/seguimiento/actividades/actividad/?mes=2023-05")),
    "detail of an activity": ("coordinador", detalle(Actividad)),
    "people": ("coordinador", ir("/seguimiento/directorio/persona/")),
    "detail of a person": ("coordinador", detalle(Persona)),
    "detail of a dependencia": ("coordinador", detalle(Dependencia, siglas="SAGARHPA")),
    "403": ("enlace", ir("/gabinetes/acuerdos/reunion/")),
    "404": ("enlace", ir("/gabinetes/acuerdos/acuerdo/999999/")),
}  # fmt: skip


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.mark.parametrize("ancho", ANCHOS)
@pytest.mark.parametrize("tipo", PAGINAS)
def test_axe_finds_nothing(abrir, axe, tipo, ancho):
    quien, llegar = PAGINAS[tipo]
    pagina = abrir(entra=quien, ancho=ANCHOS[ancho])
    llegar(pagina)
    for tema in ("light", "dark"):
        pagina.evaluate("tema => document.documentElement.setAttribute('data-bs-theme', tema)", tema)
        hallado = axe.run(pagina, options=ETIQUETAS).response["violations"]
        assert [f"{tema}: {v['id']}: {n['html'][:200]} {n['any'][:1]}" for v in hallado for n in v["nodes"]] == []
    if ancho == "narrow":
        assert pagina.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("ancho", ANCHOS)
def test_the_menu_or_the_drop_downs_open_are_accessible_too(abrir, axe, ancho):
    pagina = abrir(entra="coordinador", ancho=ANCHOS[ancho])
    pagina.goto("/gabinetes/acuerdos/acuerdo/")
    if ancho == "narrow":
        pagina.get_by_role("button", name="Menú de módulos").click()
    else:
        pagina.evaluate("document.querySelectorAll('details').forEach(nodo => { nodo.open = true; })")
    hallado = axe.run(pagina, options=ETIQUETAS).response["violations"]
    assert [f"{v['id']}: {n['html'][:200]}" for v in hallado for n in v["nodes"]] == []
