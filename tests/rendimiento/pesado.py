"""One heavy job in this process, `python -m tests.rendimiento.pesado importar nuestro`; prints {"ms", "consultas", "mb"}."""

import io
import json
import os
import resource
import sys
import time
from contextlib import contextmanager
from datetime import date

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.rendimiento.ajustes"
TITULOS = ("NÚMERO DEL COMPROMISO", "DEPENDENCIA", "ACCIÓN", "ESTATUS", "FECHA DE INICIO", "FECHA DE TÉRMINO", "BENEFICIARIOS")
HOY = date(2024, 2, 12)


class Deshacer(Exception):
    """Nothing of what was measured stays."""


@contextmanager
def contadas():
    """[number of statements] sent inside the block."""
    cuantas = [0]

    def contar(ejecutar, *args):
        cuantas[0] += 1
        return ejecutar(*args)

    with connection.execute_wrapper(contar):
        yield cuantas


def renglones(cuantos):
    """Rows of actions: half of them new, half of them with other beneficiaries than those that are kept."""
    from compromisos.campana.models import Accion

    campos = ("compromiso__numero", "dependencia__siglas", "descripcion", "fecha_inicio", "fecha_termino")
    viejas = Accion.objects.order_by("pk").values_list("pk", *campos)[: cuantos // 2]
    for n, (pk, numero, siglas, texto, inicio, termino) in enumerate(viejas):
        yield [pk, numero, siglas, texto, "En proceso", inicio, termino, n]
        yield [None, numero, siglas, f"Renglón de prueba {n}", "En proceso", date(2023, 1, 15), date(2023, 12, 15), n]


def libro(cuantos):
    import xlsxwriter

    bufer = io.BytesIO()
    with xlsxwriter.Workbook(bufer, {"default_date_format": "dd/mm/yyyy"}) as archivo:
        hoja = archivo.add_worksheet()
        hoja.write_row(0, 0, ["ID", *TITULOS])
        for n, fila in enumerate(renglones(cuantos), start=1):
            hoja.write_row(n, 0, fila)
    return bufer.getvalue()


def importar_nuestro(contenido):
    """Review with its preview, and then the confirmation, as the screen does."""
    from compromisos.campana.resources import AccionResource
    from seguimiento.cuentas.models import Usuario
    from seguimiento.nucleo.importaciones import Importacion

    from .servidor import CUENTA

    usuario = Usuario.objects.get(username=CUENTA)
    importacion = Importacion.crear(usuario, AccionResource(usuario), SimpleUploadedFile("acciones.xlsx", contenido))
    try:
        plan = importacion.revisar(AccionResource(usuario), usuario)
        assert not plan["resumen"]["error"], plan["errores"][:3]
        importacion.escribir(AccionResource(usuario), usuario, plan["huella"])
    finally:
        importacion.quitar()


importar_todo_nuestro = importar_nuestro


def importar_admin(contenido):
    """django-import-export as it comes: a dry run for the preview, and then the import."""
    from import_export import fields, resources, widgets
    from import_export.formats.base_formats import XLSX

    from compromisos.campana.models import Accion, Compromiso
    from seguimiento.directorio.models import Dependencia

    class Recurso(resources.ModelResource):
        compromiso = fields.Field("compromiso", "NÚMERO DEL COMPROMISO", widgets.ForeignKeyWidget(Compromiso, "numero"))
        dependencia = fields.Field("dependencia", "DEPENDENCIA", widgets.ForeignKeyWidget(Dependencia, "siglas"))
        descripcion = fields.Field("descripcion", "ACCIÓN")
        fecha_inicio = fields.Field("fecha_inicio", "FECHA DE INICIO", widgets.DateWidget())
        fecha_termino = fields.Field("fecha_termino", "FECHA DE TÉRMINO", widgets.DateWidget())
        beneficiarios = fields.Field("beneficiarios", "BENEFICIARIOS", widgets.IntegerWidget())
        id = fields.Field("id", "ID", widgets.IntegerWidget())

        class Meta:
            model = Accion
            fields = ("id", "compromiso", "dependencia", "descripcion", "fecha_inicio", "fecha_termino", "beneficiarios")
            use_transactions = True
            clean_model_instances = True

        def before_save_instance(self, instance, row, **kwargs):
            instance.registrada, instance.ejercicio = instance.registrada or HOY, HOY.year

    tabla = XLSX().create_dataset(contenido)
    for en_seco in (True, False):
        resultado = Recurso().import_data(tabla, dry_run=en_seco, raise_errors=True)
        assert not resultado.has_errors() and not resultado.has_validation_errors()


def reporte(filas):
    from seguimiento.nucleo.reportes import Celda, Columna, Reporte

    columnas = [Columna(titulo, "texto") for titulo in ("Compromiso", *TITULOS[1:], "Inversión")]
    return Reporte(
        slug="prueba",
        titulo="Acciones",
        corte=HOY,
        columnas=columnas,
        filas=[[Celda(celda) for celda in fila] for fila in filas],
        totales=None,
    )


def de_pdf():
    fijas = ("En proceso", "01/02/2023", "15/12/2023")
    return [[f"{n}", "SIDUR", f"Rehabilitar el camino vecinal {n} de la sierra", *fijas, f"{n * 7:,}", "1,200,000"] for n in range(5000)]


def pdf_nuestro(filas):
    from django.test import RequestFactory

    from seguimiento.nucleo.pdf import respuesta_larga

    respuesta = respuesta_larga(RequestFactory().get("/"), reporte, filas, "prueba.pdf")
    assert len(b"".join(respuesta)) > 100_000


def pdf_piso(filas):
    """The same table, a document with the same style sheets, at once."""
    from django.template.loader import render_to_string

    from seguimiento.nucleo.imprenta import hacer_pdf

    assert len(hacer_pdf(render_to_string("reportes/reporte_pdf.html", {"pie": "", "reporte": reporte(filas)}))) > 100_000


def main(clave, quien):
    django.setup()
    entrada = {"importar": lambda: libro(10_000), "importar_todo": lambda: libro(100_000), "pdf": de_pdf}[clave]()
    hacer = globals()[f"{clave}_{quien}"]
    with contadas() as cuantas:
        inicio = time.perf_counter()
        try:
            with transaction.atomic():
                hacer(entrada)
                fin = time.perf_counter()
                raise Deshacer
        except Deshacer:
            pass
    memoria = max(resource.getrusage(quienes).ru_maxrss for quienes in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    sys.stdout.write(json.dumps({"ms": (fin - inicio) * 1000, "consultas": cuantas[0], "mb": memoria // 1024}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
