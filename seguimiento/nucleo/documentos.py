"""Attachments: what is accepted is judged by content, and a file is served only to who may see its record."""

import hashlib
import zipfile

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction

from . import ejercicios
from .avances import AvanceBase, Seguido
from .bitacora import modelo_de_eventos
from .models import Documento, Registro
from .permisos import Accion, puede, ve_entero

MAXIMO = 20 * 1024 * 1024  # bytes
TIPOS = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK\x03\x04",)),
    ".txt": ("text/plain", ()),
    ".csv": ("text/csv", ()),
}
CARPETAS = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
ACEPTADOS = "PDF, imagen PNG o JPG, Word, Excel, PowerPoint o texto, de hasta 20 MB"


def revisar(archivo):
    """Type (mime) of an uploaded file; ValidationError when its content is not what its name says, or it is too big."""
    extension = "." + archivo.name.rsplit(".", 1)[-1].lower() if "." in archivo.name else ""
    if extension not in TIPOS:
        raise ValidationError(f"«{archivo.name}»: ese tipo de archivo no se acepta. Suba {ACEPTADOS}.", code="tipo")
    if archivo.size > MAXIMO:
        raise ValidationError(f"«{archivo.name}» pesa más de 20 MB. Redúzcalo o divídalo.", code="tamano")
    if archivo.size == 0:
        raise ValidationError(f"«{archivo.name}» está vacío.", code="vacio")
    mime, firmas = TIPOS[extension]
    archivo.seek(0)
    inicio = archivo.read(4096)
    bien = any(inicio.startswith(firma) for firma in firmas) if firmas else b"\x00" not in inicio
    if bien and extension in CARPETAS:
        bien = _es_de_office(archivo, CARPETAS[extension])
    archivo.seek(0)
    if not bien:
        raise ValidationError(f"El contenido de «{archivo.name}» no corresponde a su tipo ({extension[1:].upper()}).", code="contenido")
    return mime


def _es_de_office(archivo, carpeta):
    try:
        with zipfile.ZipFile(archivo) as paquete:
            nombres = paquete.namelist()
    except zipfile.BadZipFile:
        return False
    return any(nombre.startswith(carpeta) for nombre in nombres) and not any("vbaProject" in nombre for nombre in nombres)


def anio_de(objeto):
    """Year of work of a record, or of what it hangs from; None without one."""
    if (anio := getattr(objeto, "ejercicio", None)) is not None:
        return anio
    padres = (campo.name for campo in objeto._meta.concrete_fields if campo.is_relation and issubclass(campo.related_model, Registro))
    for nombre in padres:
        if (padre := getattr(objeto, nombre)) is not None and (anio := getattr(padre, "ejercicio", None) or _de_seguido(padre)) is not None:
            return anio
    return None


def _de_seguido(objeto):
    """The same one step further, for what is followed (an avance hangs from it)."""
    return anio_de(objeto) if isinstance(objeto, Seguido) else None


def huella_de(archivo):
    """SHA-256 of the content of an uploaded file, which is left at its beginning."""
    huella = hashlib.sha256()
    for trozo in archivo.chunks():
        huella.update(trozo)
    archivo.seek(0)
    return huella.hexdigest()


def adjuntar(objeto, archivo, *, usuario, descripcion=""):
    """Save an uploaded file beside a record. Returns the Documento; ValidationError when its year is closed."""
    ejercicios.exigir_abierto(anio_de(objeto))
    mime = revisar(archivo)
    documento = Documento(
        objeto=objeto, nombre=archivo.name[-200:], descripcion=descripcion, mime=mime,
        bytes=archivo.size, huella=huella_de(archivo), subido_por=usuario,
    )  # fmt: skip
    archivo.seek(0)
    documento.archivo.save(archivo.name, archivo, save=False)
    documento.save()
    return documento


def puede_adjuntar(usuario, modelo):
    """Who writes in the module; who only reports, to what is of one dependencia (a shared record would show the file to the others)."""
    return puede(usuario, Accion.EDITAR, modelo) or (issubclass(modelo, (Seguido, AvanceBase)) and puede(usuario, Accion.REPORTAR, modelo))


def puede_retirar(usuario, documento):
    """Who writes in the module, or who uploaded it."""
    return puede(usuario, Accion.EDITAR, documento.tipo_de_objeto.model_class()) or documento.subido_por_id == usuario.pk


def puede_ver(usuario, documento):
    """True when the record that the file hangs from is among those that this person may see."""
    modelo = documento.tipo_de_objeto.model_class()
    if not ve_entero(usuario, modelo):
        return False
    return puede(usuario, Accion.VER, modelo) and modelo.objects.visibles_para(usuario).filter(pk=documento.objeto_id).exists()


def destruir(modelo, claves, motivo):
    """Take the files of these records out for good, and what their names say: for personal data whose term is over. Returns how many."""
    tipo = ContentType.objects.get_for_model(modelo)
    filas = Documento.todos.filter(tipo_de_objeto=tipo, objeto_id__in=claves)
    pks, archivos = list(filas.values_list("pk", flat=True)), list(filas.values_list("archivo", flat=True))
    vacios = {"nombre": "Documento suprimido", "descripcion": ""}
    Documento.todos.filter(pk__in=pks, eliminado__isnull=True).marcar_eliminados(motivo)
    Documento.todos.filter(pk__in=pks).update(**vacios)
    modelo_de_eventos(Documento).objects.filter(pgh_obj_id__in=pks).update(**vacios)
    transaction.on_commit(lambda: [Documento._meta.get_field("archivo").storage.delete(archivo) for archivo in archivos])
    return len(pks)
