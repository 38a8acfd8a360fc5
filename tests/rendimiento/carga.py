"""Synthetic records, made inside PostgreSQL: 100,000 actions and all that hangs from them in some twenty seconds.

User triggers (the change log) are off while it loads; each table then gets its "insert" events in one statement.
Texts are drawn with a fixed seed: two loads of the same size are alike.
"""

import time

from django.db import connection, transaction

from compromisos.campana import models as campana
from gabinetes.acuerdos import models as acuerdos
from seguimiento.cuentas.models import Encargo, Usuario, UsuarioUnidad
from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.bitacora import modelo_de_eventos

from .decir import decir
from .palabras import textos

DEPENDENCIAS, COMPROMISOS, GABINETES = 300, 282, 25
CUENTA = "banco"
TABLAS = (
    Dependencia, campana.Compromiso, campana.Asignacion, campana.Accion, campana.AccionMunicipio, campana.Inversion,
    campana.AccionInversion, campana.Avance, acuerdos.Gabinete, acuerdos.Reunion, acuerdos.Acuerdo, acuerdos.Responsable, acuerdos.Avance,
)  # fmt: skip


def cargar(registros):
    """`registros` actions; a fifth as many agreements, with two responsables each."""
    ejecutar(PASOS, TABLAS, registros, {"acciones": registros, "acuerdos": registros // 5, **FIJOS})
    _cuenta()


def ejecutar(pasos, tablas, textos_, valores):
    """Run the steps (name, SQL) with that many texts at hand, and then write the change log of their tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '128MB'")
        for modelo in tablas:
            cursor.execute(f'ALTER TABLE "{modelo._meta.db_table}" DISABLE TRIGGER USER')
        _textos(cursor, textos_)
        for nombre, consulta in pasos:
            inicio = time.perf_counter()
            cursor.execute(consulta, valores)
            decir(f"  {nombre}: {cursor.rowcount:,} en {time.perf_counter() - inicio:.1f} s")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for modelo in tablas:
            cursor.execute(f'ALTER TABLE "{modelo._meta.db_table}" ENABLE TRIGGER USER')
            _historial(cursor, modelo)


def _textos(cursor, cuantos):
    """Temporary table of texts (g, texto) from 1 to `cuantos`, copied in: every row of the load takes its own."""
    cursor.execute("CREATE TEMP TABLE textos (g int PRIMARY KEY, texto text) ON COMMIT DROP")
    with cursor.copy("COPY textos FROM STDIN") as copia:
        for fila in enumerate(textos(cuantos), start=1):
            copia.write_row(fila)
    cursor.execute("ANALYZE textos")


def _historial(cursor, modelo):
    """One insert event for each row."""
    eventos = modelo_de_eventos(modelo)
    propias = {campo.column for campo in modelo._meta.concrete_fields}
    comunes = [campo.column for campo in eventos._meta.concrete_fields if campo.column in propias and campo.column != "pgh_id"]
    lista = ", ".join(f'"{columna}"' for columna in comunes)
    cursor.execute(
        f'INSERT INTO "{eventos._meta.db_table}" ({lista}, pgh_created_at, pgh_label, pgh_obj_id) '
        f"SELECT {lista}, now(), 'insert', id FROM \"{modelo._meta.db_table}\" o "
        f'WHERE NOT EXISTS (SELECT FROM "{eventos._meta.db_table}" e WHERE e.pgh_obj_id = o.id)'
    )


def _cuenta():
    """Who measures: a coordinador, the role that sees the most buttons."""
    unidad = Unidad.objects.first()
    usuario = Usuario(username=CUENTA, rol="coordinador", is_staff=True, is_superuser=True, email="banco@oficina.example")
    usuario.set_unusable_password()
    usuario.save()
    UsuarioUnidad.objects.create(usuario=usuario, unidad=unidad)
    for modulo in ("acuerdos", "campana", "peticiones", "personas"):
        Encargo.objects.get_or_create(modulo=modulo, unidad=unidad)


FIJOS = {"dependencias": DEPENDENCIAS, "compromisos": COMPROMISOS, "gabinetes": GABINETES}
ESTATUS = "CASE WHEN g %% 10 < 4 THEN 'concluida' WHEN g %% 10 < 7 THEN 'en_proceso' ELSE 'pendiente' END"
PASOS = (
    (
        "dependencias",
        """
        INSERT INTO directorio_dependencia (version, eliminado_motivo, siglas, nombre, nombre_corto, tipo, por_confirmar, fuente, nota)
        SELECT 1, '', 'BANCO-' || g, 'Organismo de prueba número ' || g, 'Organismo ' || g, 'dependencia', false, '', ''
        FROM generate_series(1, %(dependencias)s - (SELECT count(*) FROM directorio_dependencia)) g
        """,
    ),
    (
        "compromisos",
        """
        INSERT INTO campana_compromiso (version, eliminado_motivo, numero, texto, eje, reconstruido)
        SELECT 1, '', g, texto, 'Eje ' || 1 + g %% 5, false FROM textos WHERE g <= %(compromisos)s
        """,
    ),
    (
        "acciones",
        f"""
        INSERT INTO campana_accion (version, eliminado_motivo, fecha_avance, compromiso_id, dependencia_id, descripcion, estatus,
          fecha_inicio, fecha_termino, beneficiarios, registrada, ejercicio, reconstruido)
        SELECT 1, '', CASE WHEN g %% 10 < 7 THEN dia + 60 END, c.pks[1 + g %% %(compromisos)s], d.pks[1 + (g * 7919) %% %(dependencias)s],
          texto, {ESTATUS}, dia, dia + 90 + g %% 400, g %% 5000, dia, extract(year FROM dia), false
        FROM textos, LATERAL (SELECT date '2021-10-01' + (g * 31) %% 790 AS dia) f,
          (SELECT array_agg(id ORDER BY numero) AS pks FROM campana_compromiso) c,
          (SELECT array_agg(id ORDER BY id) AS pks FROM directorio_dependencia) d
        """,
    ),
    (
        "asignaciones",
        """
        INSERT INTO campana_asignacion (version, eliminado_motivo, compromiso_id, dependencia_id, desde)
        SELECT 1, '', compromiso_id, dependencia_id, min(registrada) FROM campana_accion GROUP BY compromiso_id, dependencia_id
        """,
    ),
    (
        "avances de acciones",
        """
        INSERT INTO campana_avance (version, eliminado_motivo, de_id, fecha, texto, tipo, validacion, motivo, creado, estatus)
        SELECT 1, '', id, fecha_avance, 'Se avanzó según el programa.', 'avance',
          CASE WHEN id %% 40 = 0 THEN 'por_validar' ELSE 'no_requiere' END, '', fecha_avance, estatus
        FROM campana_accion WHERE fecha_avance IS NOT NULL
        """,
    ),
    (
        "municipios de acciones",
        """
        INSERT INTO campana_accionmunicipio (version, eliminado_motivo, accion_id, municipio_id)
        SELECT 1, '', a.id, m.pks[1 + (a.id * 13 + n * 29) %% array_length(m.pks, 1)] FROM campana_accion a, generate_series(0, 1) n,
          (SELECT array_agg(id ORDER BY clave) AS pks FROM directorio_municipio) m WHERE n <= a.id %% 2
        """,
    ),
    (
        "inversiones",
        """
        INSERT INTO campana_inversion (version, eliminado_motivo, fuente, ejercicio, monto, concepto, registrada, reconstruido)
        SELECT id, '', (ARRAY['estatal', 'federal', 'municipal'])[1 + id %% 3], ejercicio, 1000 + (id * 7919) %% 9000000, '',
          registrada, false
        FROM campana_accion WHERE id %% 2 = 0
        """,
    ),
    (
        "acciones pagadas",
        """
        INSERT INTO campana_accioninversion (version, eliminado_motivo, accion_id, inversion_id)
        SELECT 1, '', version, id FROM campana_inversion
        """,
    ),
    ("inversiones, versión", "UPDATE campana_inversion SET version = 1"),
    (
        "gabinetes",
        """
        INSERT INTO acuerdos_gabinete (version, eliminado_motivo, numero, nombre, nombre_oficial, clase, secretario_tecnico,
          integrantes_publicados, nota)
        SELECT 1, '', g, 'Gabinete ' || g, 'Gabinete de prueba ' || g, 'especial', '', '', '' FROM generate_series(1, %(gabinetes)s) g
        """,
    ),
    (
        "reuniones",
        """
        INSERT INTO acuerdos_reunion (version, eliminado_motivo, gabinete_id, numero, fecha, lugar, estado, con_minuta, minuta, huella,
          motivo_cancelacion, ejercicio, reconstruido)
        SELECT 1, '', gabinete, row_number() OVER (PARTITION BY gabinete, extract(year FROM dia) ORDER BY dia, g), dia, '', 'celebrada',
          true, '', '', '', extract(year FROM dia), false
        FROM (SELECT g, pks[1 + g %% %(gabinetes)s] AS gabinete, date '2021-10-01' + (g * 31) %% 790 AS dia
          FROM generate_series(1, %(acuerdos)s / 10) g, (SELECT array_agg(id ORDER BY id) AS pks FROM acuerdos_gabinete) p) r
        """,
    ),
    (
        "acuerdos",
        """
        INSERT INTO acuerdos_acuerdo (version, eliminado_motivo, folio, reunion_id, texto, fecha_compromiso, prioridad, reservado,
          situacion, baja_motivo, fecha, ejercicio, reconstruido)
        SELECT 1, '', 'AC-' || r.ejercicio || '-' || lpad(g::text, 6, '0'), r.id, texto, r.fecha + 30 + g %% 300,
          CASE WHEN g %% 9 = 0 THEN 'alta' ELSE 'normal' END, false, 'vigente', '', r.fecha, r.ejercicio, false
        FROM textos, (SELECT array_agg(id ORDER BY id) AS pks FROM acuerdos_reunion) p, acuerdos_reunion r
        WHERE g <= %(acuerdos)s AND r.id = p.pks[1 + g %% array_length(p.pks, 1)]
        """,
    ),
    (
        "responsables",
        """
        INSERT INTO acuerdos_responsable (version, eliminado_motivo, fecha_avance, acuerdo_id, dependencia_id, estatus, porcentaje, desde)
        SELECT 1, '', CASE WHEN p > 0 THEN a.fecha + 20 END, a.id, d.pks[1 + (a.id * 17 + n * 101) %% %(dependencias)s],
          CASE p WHEN 0 THEN 'pendiente' WHEN 100 THEN 'concluido' ELSE 'en_proceso' END, p, a.fecha
        FROM acuerdos_acuerdo a, generate_series(0, 1) n,
          LATERAL (SELECT (ARRAY[100, 100, 0, 50, 75, 25, 100, 10])[1 + (a.id + n * (a.id %% 3)) %% 8] AS p) q,
          (SELECT array_agg(id ORDER BY id) AS pks FROM directorio_dependencia) d
        """,
    ),
    (
        "avances de responsables",
        """
        INSERT INTO acuerdos_avance (version, eliminado_motivo, de_id, fecha, texto, tipo, validacion, motivo, creado, estatus, porcentaje)
        SELECT 1, '', id, fecha_avance, 'Se avanzó según el programa.', 'avance',
          CASE WHEN id %% 40 = 0 THEN 'por_validar' ELSE 'no_requiere' END, '', fecha_avance, estatus, porcentaje
        FROM acuerdos_responsable WHERE fecha_avance IS NOT NULL
        """,
    ),
)
