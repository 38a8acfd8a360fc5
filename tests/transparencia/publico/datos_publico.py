"""Rows for the tests of the public side."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from seguimiento.nucleo.cortes import congelar
from seguimiento.nucleo.reportes import REGISTRO, Celda, Columna, Definicion, ParametrosForm, Reporte
from transparencia.publico import services
from transparencia.publico.models import Licencia, Publicacion

DIA = date(2024, 2, 12)
DICCIONARIO = {"Región": "Parte del Estado.", "Casos": "Cuántos hubo."}


def registrar(monkeypatch, *, publico=True, diccionario=None, filas=(("Norte", 3), ("Sur", 4))):
    """Register the report `casos` for one test."""

    def funcion(corte, usuario):
        return Reporte(
            slug="casos", titulo="Casos por región", corte=corte, columnas=[Columna("Región"), Columna("Casos", "entero")],
            filas=[[region, Celda(casos, "/reportes/")] for region, casos in filas], totales=["Total", sum(n for _, n in filas)],
        )  # fmt: skip

    diccionario = DICCIONARIO if diccionario is None else diccionario
    definicion = Definicion("casos", "Casos por región", "", "publico", ParametrosForm, funcion, False, publico, diccionario)
    monkeypatch.setitem(REGISTRO, "casos", definicion)


def corte(usuario, slug="casos", fecha=DIA, **parametros):
    """A frozen cut of a report."""
    hecho = REGISTRO[slug].hacer(fecha, usuario, parametros)
    return congelar(hecho, parametros=parametros, usuario=usuario, fecha=fecha)


def licencia(**campos):
    return Licencia.objects.create(**({"nombre": "Uso libre de prueba", "texto": "Úselos.", "verificado": True} | campos))


def divulgada(usuario, un_corte, **campos):
    campos = {"licencia": Licencia.objects.first() or licencia(), "presentacion": ""} | campos
    return services.divulgar(un_corte, usuario=usuario, **campos)


def publicacion(usuario, *, publicada=True, contenido=b"%PDF-1.4 prueba", **campos):
    base = {"titulo": "Anuario de prueba", "tema": "Estadística", "fecha": DIA, "descripcion": ""}
    archivo = SimpleUploadedFile("guardado-como-sea.pdf", contenido) if contenido else None
    fila = services.guardar(Publicacion(**base | campos), archivo=archivo, usuario=usuario)
    return services.publicar(fila, usuario=usuario) if publicada else fila
