"""An uploaded file that waits for its owner: reviewed, shown page by page, confirmed. What is long, the worker does.

Each has a folder under VAR_DIR/importaciones: `archivo` as it came, `ficha.json` (whose it is), and after the review `plan.json` (what
was found) and `renglones`, one line per row: a letter for what will become of it, and its ficha as JSON.
"""

import json
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import resolve

from . import bitacora, cola, plazos, vencimientos
from .aparte import abrir
from .formato import plural
from .hojas import elegir
from .importacion import CambioDesdeLaRevision, Huella, Planificador, errores_de, escribir, turno
from .paquete import ArchivoInvalido
from .permisos import Accion, exigir
from .trabajos import VIGENCIA, Trabajo

EN_LINEA = 3000  # rows that are reviewed, or written, inside the request: some two seconds; above, a job
ERRORES_A_LA_VISTA = 200
LETRAS = {"crea": "N", "cambia": "C", "igual": "I", "error": "E"}
CAMBIARON = "Los datos cambiaron desde la revisión: esto es lo que pasaría ahora."


def en_linea():
    """Rows inside the request; the setting IMPORTAR_EN_LINEA changes it."""
    return getattr(settings, "IMPORTAR_EN_LINEA", EN_LINEA)


class Importacion:
    """One uploaded file. `ficha` = {"usuario", "modelo", "nombre", "total"}; `plan` is None until it has been reviewed."""

    def __init__(self, clave):
        self.clave = str(clave)
        self.carpeta = _raiz() / UUID(self.clave).hex

    @classmethod
    def crear(cls, usuario, recurso, archivo):
        """Keep an upload (Django's UploadedFile) that can be read; ArchivoInvalido, and nothing is kept, when it cannot."""
        nueva = cls(uuid4())
        nueva.carpeta.mkdir(parents=True)
        try:
            with nueva.archivo.open("wb") as copia:
                for trozo in archivo.chunks():
                    copia.write(trozo)
            with abrir(nueva.archivo, archivo.name) as libro:
                total = elegir(libro, recurso).total
        except BaseException:
            nueva.quitar()
            raise
        nueva._escribir(
            "ficha.json",
            {"usuario": usuario.pk, "modelo": recurso._meta.model._meta.label_lower, "nombre": archivo.name, "total": total},
        )
        return nueva

    @classmethod
    def de(cls, clave, usuario, modelo):
        """The one of that key if it is of this person and this model, else None."""
        try:
            importacion = cls(UUID(clave))
            ficha = importacion.ficha
        except (ValueError, FileNotFoundError):
            return None
        return importacion if (ficha["usuario"], ficha["modelo"]) == (usuario.pk, modelo._meta.label_lower) else None

    @property
    def archivo(self):
        return self.carpeta / "archivo"

    @cached_property
    def ficha(self):
        return json.loads((self.carpeta / "ficha.json").read_text())

    @property
    def nombre(self):
        return self.ficha["nombre"]

    @property
    def larga(self):
        return self.ficha["total"] > en_linea()

    @property
    def plan(self):
        try:
            return json.loads((self.carpeta / "plan.json").read_text())
        except FileNotFoundError:
            return None

    @property
    def hecha(self):
        """Whether it was already written."""
        return (self.carpeta / "hecha").exists()

    def trabajo(self):
        """The last job about it, or None."""
        return Trabajo.objects.filter(usuario=self.ficha["usuario"], parametros__clave=self.clave).order_by("pk").last()

    def quitar(self):
        shutil.rmtree(self.carpeta, ignore_errors=True)

    def _escribir(self, nombre, datos):
        """All of it or nothing: a process that dies leaves no half file."""
        nuevo = self.carpeta / f"{nombre}.{uuid4().hex}"
        nuevo.write_text(json.dumps(datos, ensure_ascii=False))
        nuevo.replace(self.carpeta / nombre)

    # -- review
    def revisar(self, recurso, usuario, paso=lambda hecho: None):
        """Say what it would do, and keep it. Returns the plan."""
        huella, cuenta, errores, total_errores = Huella(), Counter(), [], 0
        nuevos = self.carpeta / f"renglones.{uuid4().hex}"
        with abrir(self.archivo, self.nombre) as libro, nuevos.open("w", encoding="utf-8") as salida:
            lectura = elegir(libro, recurso)
            nombres = [nombre for nombre, _ in lectura.leidos]
            for lote in Planificador(recurso, lectura, usuario).lotes():
                for renglon in lote:
                    salida.write(f"{LETRAS[renglon.que]}{huella.agregar(renglon.ficha(recurso, nombres))}\n")
                    if renglon.errores:
                        total_errores += len(renglon.errores)
                        errores += errores_de(renglon, lectura) if len(errores) < ERRORES_A_LA_VISTA else ()
                cuenta.update(renglon.que for renglon in lote)
                paso(lote[-1].numero)
        nuevos.replace(self.carpeta / "renglones")
        self._escribir(
            "plan.json",
            {
                "hoja": lectura.hoja, "nombres": nombres, "titulos": [campo.column_name for _, campo in lectura.leidos],
                "tipos": [campo.widget.tipo for _, campo in lectura.leidos], "sin_usar": lectura.sin_usar, "huella": huella.valor,
                "resumen": dict.fromkeys(LETRAS, 0) | cuenta, "total": cuenta.total(), "errores": errores[:ERRORES_A_LA_VISTA],
                "total_errores": total_errores, "consecuencias": recurso.consecuencias(),
            },
        )  # fmt: skip
        return self.plan

    def renglones(self, que=""):
        """Sequence of fichas of the rows of that kind, or of all."""
        resumen = self.plan["resumen"]
        return Renglones(self.carpeta / "renglones", LETRAS.get(que, ""), resumen[que] if que in resumen else sum(resumen.values()))

    # -- confirmation
    def escribir(self, recurso, usuario, promesa, paso=lambda hecho: None):
        """Write what the review promised, all or nothing. Returns the Counter of its rows; CambioDesdeLaRevision."""
        with abrir(self.archivo, self.nombre) as libro, turno(recurso._meta.model):
            lectura = elegir(libro, recurso)
            with bitacora.contexto(usuario, f"Importación de {self.nombre}"):
                cuenta = escribir(recurso, lectura, promesa, usuario=usuario, fecha=plazos.hoy(), paso=paso)
                vencimientos.cambiaron(recurso._meta.model)
            transaction.on_commit((self.carpeta / "hecha").touch)
        return cuenta


class Renglones(Sequence):
    """Fichas in a file of lines, read when they are asked for."""

    def __init__(self, ruta, letra, cuantos):
        self.ruta, self.letra, self.cuantos = ruta, letra, cuantos

    def __len__(self):
        return self.cuantos

    def __iter__(self):
        with self.ruta.open(encoding="utf-8") as lineas:
            for linea in lineas:
                if linea.startswith(self.letra):
                    yield json.loads(linea[1:])

    def __getitem__(self, parte):
        with self.ruta.open(encoding="utf-8") as lineas:
            elegidas = islice((linea for linea in lineas if linea.startswith(self.letra)), parte.start, parte.stop)
            return [json.loads(linea[1:]) for linea in elegidas]


def en_palabras(cuenta):
    """ "461 nuevos, 39 con cambios, 0 sin cambios"; with errors, how many."""
    partes = [plural(cuenta["crea"], "nuevo", "nuevos"), f"{cuenta['cambia']:,} con cambios", f"{cuenta['igual']:,} sin cambios"]
    return ", ".join(partes + [f"{cuenta['error']:,} con error"] * bool(cuenta["error"]))


# -- jobs


def encargar(tipo, importacion, usuario, ruta, **parametros):
    """Queue the review, or the writing, of a file that was uploaded at that address. Returns the Trabajo."""
    que = "Revisión" if tipo == Trabajo.Tipo.REVISION else "Importación"
    parametros |= {"clave": importacion.clave, "ruta": ruta}
    return cola.encargar(usuario, tipo, f"{que} de {importacion.nombre}", parametros=parametros, total=importacion.ficha["total"])


def _abrir(trabajo):
    """(Importacion, Recurso, screen) of a job; PermissionDenied when its owner may no longer import there."""
    pantalla = resolve(trabajo.parametros["ruta"]).func.view_class
    exigir(trabajo.usuario, Accion.IMPORTAR, pantalla.model)
    importacion = Importacion.de(trabajo.parametros["clave"], trabajo.usuario, pantalla.resource_class._meta.model)
    if importacion is None:
        raise cola.NoSePuede("El archivo ya no está: súbalo de nuevo.")
    return importacion, pantalla.resource_class(usuario=trabajo.usuario)


@cola.ejecutor(Trabajo.Tipo.REVISION)
def hacer_revision(trabajo, paso):
    importacion, recurso = _abrir(trabajo)
    try:
        plan = importacion.revisar(recurso, trabajo.usuario, paso)
    except ArchivoInvalido as error:
        raise cola.NoSePuede(str(error)) from error
    return {"url": f"{trabajo.parametros['ruta']}?archivo={importacion.clave}", "resultado": en_palabras(plan["resumen"])}


@cola.ejecutor(Trabajo.Tipo.IMPORTACION)
def hacer_importacion(trabajo, paso):
    importacion, recurso = _abrir(trabajo)
    try:
        cuenta = importacion.escribir(recurso, trabajo.usuario, trabajo.parametros["huella"], paso)
    except CambioDesdeLaRevision:
        importacion.revisar(type(recurso)(usuario=trabajo.usuario), trabajo.usuario, paso)
        raise cola.NoSePuede(CAMBIARON) from None
    return {"url": trabajo.parametros["ruta"].removesuffix("importar/"), "resultado": en_palabras(cuenta)}


def limpiar():
    """Delete the files that nobody confirmed in time."""
    carpeta = _raiz()
    for vieja in carpeta.iterdir() if carpeta.is_dir() else ():
        if vieja.stat().st_mtime < time.time() - VIGENCIA.total_seconds():
            shutil.rmtree(vieja, ignore_errors=True)


def _raiz():
    return Path(settings.VAR_DIR) / "importaciones"
