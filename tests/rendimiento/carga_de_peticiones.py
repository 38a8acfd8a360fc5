"""Synthetic petitions: half as many persons, one follow-up each, six in ten concluded and one in ten turned."""

from atencion.personas.models import Persona
from atencion.peticiones import models as peticiones

from .carga import ejecutar

TABLAS = (Persona, peticiones.Gira, peticiones.Peticion, peticiones.Seguimiento, peticiones.Conclusion, peticiones.Turno)


def cargar(filas):
    ejecutar(PASOS, TABLAS, filas, {"filas": filas, "personas": filas // 2})


MUNICIPIOS = "(SELECT array_agg(id ORDER BY clave) AS pks FROM directorio_municipio)"
PASOS = (
    (
        "personas",
        f"""
        INSERT INTO personas_persona (version, eliminado_motivo, nombre, primer_apellido, segundo_apellido, telefono, correo, curp,
          municipio_id, localidad, domicilio, registrada, reconstruido)
        SELECT 1, '', initcap(t[3]), initcap(t[4]), initcap(t[5]), '662' || lpad((g %% 10000000)::text, 7, '0'), '', '',
          m.pks[1 + (g * 29) %% array_length(m.pks, 1)], '', '', date '2022-01-03' + g %% 700, false
        FROM textos, LATERAL (SELECT string_to_array(texto, ' ') AS t) p, {MUNICIPIOS} m WHERE g <= %(personas)s
        """,
    ),
    (
        "giras",
        f"""
        INSERT INTO peticiones_gira (version, eliminado_motivo, clase, nombre, fecha, ejercicio, municipio_id, lugar, nota, reconstruido)
        SELECT 1, '', 'gira', 'Gira ' || g, dia, extract(year FROM dia), m.pks[1 + g %% array_length(m.pks, 1)], '', '', false
        FROM generate_series(1, 100) g, LATERAL (SELECT date '2022-01-03' + (g * 7) %% 720 AS dia) f, {MUNICIPIOS} m
        """,
    ),
    (
        "peticiones",
        f"""
        INSERT INTO peticiones_peticion (version, eliminado_motivo, folio, fecha, ejercicio, registrada, rubro, canal, persona_id,
          en_nombre_de, asunto, descripcion, tipo_de_apoyo, municipio_id, gira_id, prioridad, aviso_forma, sensible, concluida,
          reconstruido)
        SELECT 1, '', 'PC-' || extract(year FROM dia) || '-' || lpad(g::text, 7, '0'), dia, extract(year FROM dia), dia,
          (ARRAY['asesoria', 'atencion', 'llamada', 'chat', 'correo', 'correspondencia', 'informacion'])[1 + g %% 7],
          (ARRAY['presencial', 'telefono', 'chat', 'correo', 'escrito', 'redes'])[1 + g %% 6],
          p.pks[1 + g %% array_length(p.pks, 1)], '', left(texto, 120), texto, 'Tipo ' || g %% 12,
          m.pks[1 + (g * 31) %% array_length(m.pks, 1)], CASE WHEN g %% 30 = 0 THEN v.pks[1 + g %% 100] END,
          CASE g %% 10 WHEN 0 THEN 'alta' WHEN 1 THEN 'baja' ELSE 'normal' END, '', false,
          CASE WHEN g %% 10 < 6 THEN dia + 5 + g %% 60 END, false
        FROM textos, LATERAL (SELECT date '2022-01-03' + (g * 31) %% 720 AS dia) f, {MUNICIPIOS} m,
          (SELECT array_agg(id ORDER BY id) AS pks FROM personas_persona) p,
          (SELECT array_agg(id ORDER BY id) AS pks FROM peticiones_gira) v
        """,
    ),
    (
        "seguimientos",
        """
        INSERT INTO peticiones_seguimiento (version, eliminado_motivo, fecha, registrado, peticion_id, canal, nota, reconstruido)
        SELECT 1, '', fecha + 2, fecha + 2, id, 'telefono', 'Se informó del estado de su petición.', false FROM peticiones_peticion
        """,
    ),
    (
        "conclusiones",
        """
        INSERT INTO peticiones_conclusion (version, eliminado_motivo, fecha, registrado, peticion_id, resultado, respuesta,
          motivo_reapertura, reconstruido)
        SELECT 1, '', concluida, concluida, id, 'positiva', 'Se atendió lo que pedía.', '', false
        FROM peticiones_peticion WHERE concluida IS NOT NULL
        """,
    ),
    (
        "turnos",
        """
        INSERT INTO peticiones_turno (version, eliminado_motivo, fecha, registrado, peticion_id, orden, dependencia_id, instancia, vence,
          oficio, indicacion, respuesta, respondido, motivo_devolucion, reconstruido)
        SELECT 1, '', p.fecha + 1, p.fecha + 1, p.id, 'estatal', d.pks[1 + (p.id * 17) %% array_length(d.pks, 1)], '', p.fecha + 20, '', '',
          CASE WHEN concluida IS NULL THEN '' ELSE 'Atendido.' END, concluida, '', false
        FROM peticiones_peticion p, (SELECT array_agg(id ORDER BY id) AS pks FROM directorio_dependencia) d WHERE p.id %% 10 = 3
        """,
    ),
)
