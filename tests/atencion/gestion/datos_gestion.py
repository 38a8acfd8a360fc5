"""Rows of management and of the archive, written through the services."""

from datetime import date

from atencion.gestion import disposicion, services
from atencion.gestion.models import Clasificacion, Enviado, Expediente, Folio, Plantilla

DIA = date(2023, 5, 4)
CUERPO = "Por este medio le informo que {asunto}.\n\nSin otro particular, quedo a sus órdenes."


def folio(serie="DGGD", fecha=DIA, asunto="Gestión de prueba", *, numero=None, **campos):
    return services.guardar_folio(Folio(serie=serie, fecha=fecha, asunto=asunto, **campos), usuario=None, numero=numero)


def borrador(serie="DGGD", fecha=DIA, **campos):
    campos = {
        "destinatario": "Persona de Prueba", "cargo": "Titular", "institucion": "Institución de Prueba", "asunto": "la gestión concluyó",
        "cuerpo": CUERPO, "firmante": "Firmante de Prueba", "firmante_cargo": "Titular de la Dirección General",
    } | campos  # fmt: skip
    return services.guardar_oficio(Enviado(serie=serie, fecha=fecha, **campos), usuario=None)


def oficio(serie="DGGD", fecha=DIA, *, usuario=None, **campos):
    return services.expedir(borrador(serie, fecha, **campos), fecha=fecha, usuario=usuario)


def plantilla(nombre="Respuesta", cuerpo=CUERPO, **campos):
    return services.guardar_plantilla(Plantilla(nombre=nombre, cuerpo=cuerpo, **campos), usuario=None)


def nodo(nivel, clave, padre=None, **campos):
    if nivel in ("serie", "subserie"):
        campos = {"plazo_tramite": 2, "plazo_concentracion": 3, "destino": "baja"} | campos
    fila = Clasificacion(nivel=nivel, clave=clave, nombre=campos.pop("nombre", f"Clasificación {clave}"), padre=padre, **campos)
    return disposicion.guardar_clasificacion(fila, usuario=None)


def serie_documental(clave="P.1S.1", **campos):
    """A series under its section and fondo."""
    fondo = Clasificacion.objects.filter(clave="P").first() or nodo("fondo", "P")
    seccion = Clasificacion.objects.filter(clave="P.1S").first() or nodo("seccion", "P.1S", fondo)
    return nodo("serie", clave, seccion, **campos)


def expediente(clasificacion=None, serie="DGGD", apertura=DIA, titulo="Expediente de prueba", **campos):
    clasificacion = clasificacion or Clasificacion.objects.filter(nivel="serie").first() or serie_documental()
    fila = Expediente(serie=serie, apertura=apertura, titulo=titulo, clasificacion=clasificacion, **campos)
    return disposicion.guardar_expediente(fila, usuario=None)
