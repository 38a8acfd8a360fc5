"""What the heavy pages ask of the database: how many questions, pinned, and by which indexes.

The lists are in `test_listas`. Whoever adds a question to one of these pages changes its number here, knowingly.
"""

import json
import re

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from compromisos.campana.models import Accion
from gabinetes.acuerdos.models import Acuerdo
from seguimiento.cuentas.models import Usuario

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODO = "corte=2023-12-31"
CONTEXTO = re.compile(r"^SELECT set_config\('pghistory.*?, true\); ", re.DOTALL)  # the change log puts it before what is no plain SELECT
PAGINAS = {
    "/": 15,
    "/?parte=indicadores": 10,
    "/mi-dia/": 17,
    "/mi-dia/?corte=2024-02-12": 19,
    "/buscar/?q=agua": 24,  # one for each kind of record in which something is found
    f"/reportes/cumplimiento-de-gabinetes/?{TODO}": 9,
    f"/reportes/resumen-de-acuerdos/?{TODO}": 9,
    f"/reportes/acuerdos-por-institucion/?{TODO}": 9,
    f"/reportes/compromisos/?{TODO}": 9,
    f"/reportes/semaforo-de-compromisos/?{TODO}": 11,
    "/reportes/semaforo-de-compromisos/cortes/": 8,
}


def consultas(client, url):
    """SQL of a page whose catalogues are already in memory."""
    client.get(url)
    with CaptureQueriesContext(connection) as capturadas:
        assert client.get(url).status_code == 200
    return [CONTEXTO.sub("", consulta["sql"]) for consulta in capturadas]


@pytest.fixture
def director(client):
    client.force_login(Usuario.objects.get(username="director"))


@pytest.mark.parametrize(("url", "cuantas"), PAGINAS.items(), ids=PAGINAS)
def test_heavy_pages_ask_a_fixed_number_of_questions(client, director, url, cuantas):
    hechas = consultas(client, url)
    assert len(hechas) <= cuantas, "\n".join(sql[:200] for sql in hechas)


@pytest.mark.parametrize(("modelo", "relacion"), [(Acuerdo, "responsables"), (Accion, "avances")], ids=["acuerdo", "accion"])
def test_a_detail_asks_the_same_however_much_hangs_from_it(client, director, modelo, relacion):
    cuentas = modelo.objects.annotate(n=Count(relacion)).order_by("n", "pk")
    dos, muchos = cuentas.filter(n__gt=1).first(), cuentas.last()
    assert muchos.n > dos.n
    assert len(consultas(client, muchos.get_absolute_url())) <= len(consultas(client, dos.get_absolute_url())) + 2  # another kind of row


LEIDAS = (
    "campana_accion", "campana_avance", "campana_inversion", "campana_compromiso", "acuerdos_acuerdo", "acuerdos_avance",
    "prensa_conferencia", "prensa_exposicion", "prensa_pregunta", "prensa_participante", "prensa_sintesis", "instrucciones_instruccion",
    "peticiones_peticion", "peticiones_turno", "peticiones_seguimiento", "peticiones_conclusion", "peticiones_gira", "apoyos_apoyo",
    "actividades_actividad", "directorio_persona", "directorio_nombramiento", "directorio_dependencia",
    "personas_persona", "correspondencia_recibido", "correspondencia_turno",
    "personas_persona", "gestion_folio", "gestion_enviado", "gestion_expediente", "gestion_seguimiento",
    "solicitudes_solicitud", "solicitudes_acto", "solicitudes_turno",
    "obligaciones_asesoria",
)  # fmt: skip
PLANES = {
    "/atencion/peticiones/peticion/?ejercicio=todos": {"peticion_reciente"},
    "/atencion/peticiones/peticion/?ejercicio=todos&q=beca": {"peticion_busqueda"},
    "/atencion/peticiones/peticion/?ejercicio=todos&q=PC-2023-00": {"peticion_folio_unico"},
    "/atencion/peticiones/turno/?ejercicio=todos": {"peticion_turno_lista"},
    "/atencion/peticiones/seguimiento/?ejercicio=todos": {"peticion_seguimiento_lista"},
    "/atencion/peticiones/conclusion/?ejercicio=todos": {"peticion_conclusion_lista"},
    "/atencion/apoyos/apoyo/?ejercicio=todos&q=silla": {"apoyo_busqueda"},
    "/atencion/apoyos/apoyo/?ejercicio=todos": {"apoyo_reciente"},
    "/gabinetes/acuerdos/acuerdo/?ejercicio=todos&q=agua": {"acuerdo_busqueda"},
    "/gabinetes/acuerdos/acuerdo/?ejercicio=todos&q=AC-2023-00": {"acuerdo_folio_inicio"},
    "/gabinetes/acuerdos/avance/?ejercicio=todos&validacion=todas": {"avance_lista"},
    "/compromisos/campana/accion/?ejercicio=todos": {"accion_lista"},
    "/compromisos/campana/accion/?ejercicio=todos&q=bacheo": {"accion_busqueda"},
    "/compromisos/campana/avance/?ejercicio=todos&validacion=todas": {"accion_avance_lista"},
    "/compromisos/campana/inversion/?ejercicio=todos": {"inversion_lista"},
    "/atencion/personas/persona/?q=6625550100": {"persona_telefono"},
    "/atencion/correspondencia/recibido/?ejercicio=todos": {"recibido_reciente"},
    "/atencion/correspondencia/recibido/?ejercicio=todos&q=quelite": {"recibido_busqueda"},
    "/atencion/correspondencia/turno/?ejercicio=todos": {"corr_turno_reciente"},
    "/atencion/gestion/folio/?ejercicio=todos&q=camino": {"folio_busqueda"},
    "/atencion/gestion/folio/?ejercicio=todos&q=DGGD-F-00": {"folio_clave"},
    "/atencion/gestion/folio/?ejercicio=todos": {"folio_reciente"},
    "/atencion/gestion/enviado/?ejercicio=todos&q=convenio": {"enviado_busqueda"},
    "/atencion/gestion/enviado/?ejercicio=todos": {"enviado_reciente"},
    "/atencion/gestion/expediente/?ejercicio=todos&q=convenio": {"expediente_busqueda"},
    "/transparencia/solicitudes/solicitud/?ejercicio=todos": {"solicitud_reciente"},
    "/transparencia/solicitudes/solicitud/?ejercicio=todos&q=quelite": {"solicitud_busqueda"},
    "/transparencia/obligaciones/asesoria/?ejercicio=todos&q=quelite": {"asesoria_busqueda"},
    "/transparencia/obligaciones/asesoria/?ejercicio=todos": {"asesoria_reciente"},
    "/buscar/?q=quelite": {  # the syntheses and the tours, too few, go by date
        "acuerdo_busqueda", "conferencia_busqueda", "exposicion_busqueda", "pregunta_busqueda", "participante_busqueda",
        "instruccion_busqueda", "compromiso_busqueda", "accion_busqueda", "actividad_busqueda", "persona_busqueda",
        "nombramiento_busqueda", "dependencia_busqueda", "recibido_busqueda", "folio_busqueda", "enviado_busqueda", "expediente_busqueda",
        "peticion_busqueda",
        "solicitud_busqueda",
    },
}  # fmt: skip


# Rows that other tests wrote and rolled back wait beside a GIN index, and make it look dear, until it takes them in.
SIN_ESPERA = """
SELECT gin_clean_pending_list(indice.oid) FROM pg_class indice JOIN pg_am clase ON clase.oid = indice.relam
WHERE clase.amname = 'gin' AND indice.relname = ANY(%s)
"""


@pytest.mark.parametrize(("url", "indices"), PLANES.items(), ids=PLANES)
def test_the_planner_takes_the_index_made_for_the_list(client, director, url, indices):
    """In the demonstration a table fits in a few pages and reading it whole, and sorting it, is cheaper: those ways are closed."""
    hechas = [sql for sql in consultas(client, url) if sql.lstrip().startswith(("SELECT", "(SELECT")) and "pg_locks" not in sql]
    usados = set()
    with connection.cursor() as cursor:
        cursor.execute(SIN_ESPERA, [list(indices)])
        cursor.execute(f"ANALYZE {', '.join(LEIDAS)}")
        for camino in (
            ("seqscan", "indexscan", "indexonlyscan") if all(indice.endswith("busqueda") for indice in indices) else ("seqscan", "sort")
        ):
            cursor.execute(f"SET LOCAL enable_{camino} = off")
        for sql in hechas:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            plan = cursor.fetchone()[0]
            usados |= set(_indices(plan if isinstance(plan, list) else json.loads(plan)))
    assert indices <= usados


def _indices(nodo):
    """Names of the indexes anywhere in a plan."""
    for valor in nodo.values() if isinstance(nodo, dict) else nodo if isinstance(nodo, list) else ():
        yield from _indices(valor)
    if isinstance(nodo, dict) and "Index Name" in nodo:
        yield nodo["Index Name"]
