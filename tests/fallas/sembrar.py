"""Database of the site that is killed, with a small data set; prints as JSON the keys that the tests need.

`ORIGEN` names a migrated database to copy; without it the migrations run.
"""

import json
import os
import subprocess
import sys

import django

from seguimiento.nucleo import pg_embebido, pg_programa

RESPONSABLES, COMPROMISOS = 6, 10


def copiar(origen):
    programas = pg_programa.binarios()
    volcado = subprocess.run([programas / "pg_dump", "--no-owner", origen], check=True, stdout=subprocess.PIPE)
    orden = [programas / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, pg_embebido.url()]
    subprocess.run(orden, check=True, input=volcado.stdout)


def sembrar():
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("cargar_catalogos", stdout=sys.stderr)

    from seguimiento.directorio.models import Dependencia, Municipio
    from tests import datos
    from tests.compromisos.campana import datos_campana
    from tests.gabinetes.acuerdos import datos_acuerdos

    dependencias = list(Dependencia.objects.order_by("pk")[:RESPONSABLES])
    area = datos.unidad("FALLAS", modulos=["acuerdos", "campana"])
    for nombre, rol in (("captura", "capturista"), ("edita", "capturista"), ("coordina", "coordinador")):
        datos.usuario(rol, username=nombre, unidades=[area])
    datos.usuario("director", username="dirige")
    acuerdo = datos_acuerdos.acuerdo("Acuerdo con varios responsables")
    compromisos, lugar = [datos_campana.compromiso(1001 + n) for n in range(COMPROMISOS)], Municipio.objects.first()
    for compromiso in compromisos:
        datos_campana.accion(compromiso, dependencias[0], "en_proceso", municipios=[lugar])
    return {
        "acuerdo": acuerdo.pk,
        "fecha": f"{acuerdo.fecha:%d/%m/%Y}",
        "responsables": [datos_acuerdos.responsable(acuerdo, dependencia).pk for dependencia in dependencias],
        "compromisos": [compromiso.numero for compromiso in compromisos],
        "siglas": [dependencia.siglas for dependencia in dependencias],
    }


if __name__ == "__main__":
    with pg_embebido.en_uso():
        if origen := os.environ.get("ORIGEN"):
            copiar(origen)
        django.setup()
        sys.stdout.write(json.dumps(sembrar()))
