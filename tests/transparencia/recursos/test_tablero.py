"""What the Comité, recursos and notices tell the board, Mi día and the search."""

from datetime import date

import pytest

from tests import datos
from tests.transparencia.comite.datos_comite import reserva, resolucion
from tests.transparencia.recursos.datos_recursos import denuncia, etapa, recurso
from tests.transparencia.solicitudes.datos_solicitudes import LUNES, solicitud
from transparencia.avisos import services as avisos
from transparencia.avisos.models import Notificacion

pytestmark = pytest.mark.django_db
MODULOS = ["comite", "recursos", "avisos", "solicitudes"]


@pytest.fixture
def jefa(client):
    quien = datos.usuario("coordinador", unidades=[datos.unidad("CETAI", modulos=MODULOS)])
    client.force_login(quien)
    return quien


def test_what_waits_and_what_falls_due_is_on_the_board_and_in_mi_dia(client, jefa):
    pedida = solicitud()
    etapa(recurso(de=pedida), "admision", date(2025, 11, 12))
    denuncia(notificada=date(2025, 11, 12), vence_informe=date(2025, 11, 18), obligacion="Viáticos del trimestre")
    reserva(resolucion(), meses=32, nombre="Expediente por vencer")  # until 15/11/2025
    reserva(resolucion(acta="CT/02/2023"), meses=31, nombre="Expediente concluido")
    aviso = Notificacion(solicitud=pedida, clase="otro", asunto="Aviso", cuerpo="Texto", fecha=LUNES, firmante="F", firmante_cargo="C")
    avisos.guardar(aviso, usuario=None)
    inicio, mi_dia = (client.get(url, {"corte": "2025-11-13"}) for url in ("/", "/mi-dia/"))
    assert (inicio.status_code, mi_dia.status_code) == (200, 200)
    for texto in ("La respuesta está incompleta", "Viáticos del trimestre", "Expediente por vencer", "Expediente concluido"):
        assert texto in mi_dia.text, texto
    assert "borrador de notificación" in inicio.text


@pytest.mark.parametrize(
    ("palabra", "hallado"), [("incompleta", "RR-2025-0001"), ("clasificacion", "CT/01/2023"), ("expediente", "Seguridad")]
)
def test_they_are_found_by_the_search(client, jefa, palabra, hallado):
    recurso(), reserva()
    assert hallado in client.get("/buscar/", {"q": palabra}).text
