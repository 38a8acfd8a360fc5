"""The floor: what the same answer costs with SQL through psycopg and one bare template, without sessions, users or middleware."""

from datetime import date
from functools import cache
from tempfile import TemporaryFile

import xlsxwriter
from django.db import connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.template import Context, Engine
from django.test.utils import CaptureQueriesContext

PLANTILLA = """<!doctype html><html lang="es"><title>Acciones</title><body><h1>Acciones</h1>
<form><select name="dependencia">{% for pk, nombre in dependencias %}<option value="{{ pk }}">{{ nombre }}</option>{% endfor %}</select>
<select name="municipio">{% for pk, nombre in municipios %}<option value="{{ pk }}">{{ nombre }}</option>{% endfor %}</select></form>
<table>{% for fila in filas %}<tr>{% for celda in fila %}<td>{{ celda }}</td>{% endfor %}</tr>{% endfor %}</table>
<p>{{ total }} acciones</p></body></html>"""

FILAS = """
SELECT a.id, c.numero, a.descripcion, d.nombre_corto, a.estatus, a.fecha_termino,
  (SELECT coalesce(sum(i.monto), 0) FROM campana_accioninversion ai JOIN campana_inversion i ON i.id = ai.inversion_id
    WHERE ai.accion_id = a.id AND ai.eliminado IS NULL AND i.eliminado IS NULL),
  (SELECT v.validacion FROM campana_avance v WHERE v.de_id = a.id AND v.eliminado IS NULL ORDER BY v.fecha DESC, v.id DESC LIMIT 1)
FROM campana_accion a JOIN campana_compromiso c ON c.id = a.compromiso_id JOIN directorio_dependencia d ON d.id = a.dependencia_id
WHERE a.eliminado IS NULL AND a.registrada <= %s ORDER BY c.numero, a.id LIMIT 50
"""
TOTAL = "SELECT count(*) FROM campana_accion WHERE eliminado IS NULL AND registrada <= %s"
DEPENDENCIAS = "SELECT id, nombre_corto FROM directorio_dependencia WHERE eliminado IS NULL ORDER BY orden"
MUNICIPIOS = "SELECT id, nombre FROM directorio_municipio WHERE eliminado IS NULL ORDER BY orden"
EXPORTAR = """
SELECT a.id, c.numero, d.siglas, a.descripcion, a.estatus, a.fecha_inicio, a.fecha_termino, m.estatal, m.federal, m.municipal,
  m.sin_desglose, p.municipios, a.beneficiarios, m.total,
  (SELECT v.validacion FROM campana_avance v WHERE v.de_id = a.id AND v.eliminado IS NULL ORDER BY v.fecha DESC, v.id DESC LIMIT 1)
FROM campana_accion a JOIN campana_compromiso c ON c.id = a.compromiso_id JOIN directorio_dependencia d ON d.id = a.dependencia_id
LEFT JOIN (SELECT ai.accion_id, sum(monto) AS total, sum(monto) FILTER (WHERE fuente = 'estatal') AS estatal,
    sum(monto) FILTER (WHERE fuente = 'federal') AS federal, sum(monto) FILTER (WHERE fuente = 'municipal') AS municipal,
    sum(monto) FILTER (WHERE fuente = 'sin_desglose') AS sin_desglose
  FROM campana_accioninversion ai JOIN campana_inversion i ON i.id = ai.inversion_id WHERE ai.eliminado IS NULL GROUP BY 1
) m ON m.accion_id = a.id
LEFT JOIN (SELECT am.accion_id, string_agg(nombre, ', ') AS municipios
  FROM campana_accionmunicipio am JOIN directorio_municipio mu ON mu.id = am.municipio_id GROUP BY 1) p ON p.accion_id = a.id
WHERE a.eliminado IS NULL ORDER BY c.numero, a.id
"""
PETICIONES = """
SELECT p.id, p.folio, p.fecha, p.rubro, p.canal, p.asunto, p.descripcion, p.tipo_de_apoyo, m.nombre, g.nombre, p.prioridad, p.concluida,
  x.nombre, x.primer_apellido, x.segundo_apellido, x.telefono
FROM peticiones_peticion p LEFT JOIN directorio_municipio m ON m.id = p.municipio_id LEFT JOIN peticiones_gira g ON g.id = p.gira_id
LEFT JOIN personas_persona x ON x.id = p.persona_id WHERE p.eliminado IS NULL ORDER BY p.fecha DESC, p.id DESC
"""


class Piso:
    """First middleware of all: `/piso/…` never reaches the rest."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/piso/"):
            return self.get_response(request)
        trabajos = {"lista": lista, "tablero": self.tablero, "csv": csv, "excel": excel, "peticiones": peticiones}
        return trabajos[request.path.split("/")[2]](request)

    def tablero(self, request):
        """The statements of our dashboard, one after the other, their rows read and left there."""
        consultas = _del_tablero(self.get_response, request.COOKIES["sessionid"])
        with _cursor() as cursor:
            filas = sum(len(cursor.execute(consulta).fetchall()) for consulta in consultas)
        return HttpResponse(f"{len(consultas)} consultas, {filas} filas")


def _cursor():
    connection.ensure_connection()
    return connection.connection.cursor()


@cache
def _plantilla():
    return Engine().from_string(PLANTILLA)


def lista(request):
    with _cursor() as cursor:
        hoy = date.today()
        contexto = {
            "total": cursor.execute(TOTAL, [hoy]).fetchone()[0],
            "dependencias": cursor.execute(DEPENDENCIAS).fetchall(),
            "municipios": cursor.execute(MUNICIPIOS).fetchall(),
            "filas": cursor.execute(FILAS, [hoy]).fetchall(),
        }
    return HttpResponse(_plantilla().render(Context(contexto)))


@cache
def _del_tablero(get_response, galleta):
    from django.test import RequestFactory

    peticion = RequestFactory().get("/", headers={"cookie": f"sessionid={galleta}"})
    with CaptureQueriesContext(connection) as capturadas:
        get_response(peticion)
    return [q["sql"] for q in capturadas if q["sql"].startswith(("SELECT", "("))]


def csv(request):
    return _copiado(EXPORTAR)


def peticiones(request):
    return _copiado(PETICIONES)


def _copiado(consulta):
    def trozos():
        with _cursor() as cursor, cursor.copy(f"COPY ({consulta}) TO STDOUT (FORMAT csv, HEADER)") as copia:
            for trozo in copia:
                yield bytes(trozo)

    return StreamingHttpResponse(trozos(), content_type="text/csv")


def excel(request):
    archivo = TemporaryFile()  # noqa: SIM115  the response closes it
    with xlsxwriter.Workbook(archivo, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as libro, _cursor() as cursor:
        hoja = libro.add_worksheet()
        for n, fila in enumerate(cursor.execute(EXPORTAR)):
            hoja.write_row(n, 0, fila)
    archivo.seek(0)
    return FileResponse(archivo)
