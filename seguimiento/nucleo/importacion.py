"""From the rows of a sheet to a plan that a person can read before anything is written; then all of it, or nothing.

Errors say row, column, value and what was expected. A plan is a function of the file and the database: the preview and the
confirmation compute it anew, batch by batch, and the confirmation undoes everything when it no longer says the same.
"""

import contextlib
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from . import ejercicios, plazos
from .extraccion import Extraccion
from .formato import fecha_corta
from .hojas import letra
from .lector import SinValor
from .paquete import ArchivoInvalido
from .valores import Opcion, Reconocido, SiNo, entero_de

LOTE = 2500  # rows that are planned, and written, at a time
ESPERA_DE_TURNO = 20  # seconds that an import waits for another one of the same model
VARIOS = "Ya hay varios registros iguales a éste: escriba el ID del que corresponde."
RECORDADAS = 10_000  # different cells of a column whose reading is remembered


@dataclass(slots=True)
class Renglon:
    """One row of the sheet: `valores` cleaned by field, `crudos` as written, and what will become of it."""

    numero: int
    crudos: dict
    valores: dict = field(default_factory=dict)
    errores: dict = field(default_factory=dict)
    instancia: object = None
    cambios: dict = field(default_factory=dict)  # field → (before, after), as exported

    def escrito(self, nombre):
        """A cell as the person reads it in the sheet: whole numbers arrive as floats."""
        valor = self.crudos.get(nombre)
        if valor is None or isinstance(valor, SinValor):
            return ""
        return entero_de(valor) if isinstance(valor, float) else valor

    @property
    def que(self):
        if self.errores:
            return "error"
        if self.instancia is None:
            return "crea"
        return "cambia" if self.cambios else "igual"

    def ficha(self, recurso, nombres):
        """What the preview keeps of it: [number, what, key, changes, cells, errors]. A cell is its text, or [before, after]."""
        celdas = []
        for nombre in nombres:
            limpio = self.valores.get(nombre)
            if nombre in self.cambios:
                celdas.append([_legible(lado) for lado in self.cambios[nombre]])
            elif nombre in self.errores or limpio is None:
                celdas.append(_legible(self.escrito(nombre)))
            else:
                celdas.append(_legible(recurso.fields[nombre].widget.render(limpio)))
        return [self.numero, self.que, getattr(self.instancia, "pk", None), len(self.cambios), celdas, self.errores]


class Huella:
    """What the preview promised, so that the confirmation does exactly that: hash of the fichas in their order."""

    def __init__(self):
        self.suma = hashlib.sha256()

    def agregar(self, ficha):
        texto = json.dumps(ficha, ensure_ascii=False, separators=(",", ":"))
        self.suma.update(texto.encode())
        return texto

    @property
    def valor(self):
        return self.suma.hexdigest()


def errores_de(renglon, lectura):
    """[{"celda", "renglon", "columna", "valor", "mensaje"}] of a planned row."""
    titulos = {nombre: campo.column_name for nombre, campo in lectura.campos}
    return [
        {
            "celda": f"{letra(lectura.columnas[nombre])}{renglon.numero}" if nombre in lectura.columnas else str(renglon.numero),
            "renglon": renglon.numero,
            "columna": titulos.get(nombre, nombre),
            "valor": str(renglon.escrito(nombre)),
            "mensaje": mensaje,
        }
        for nombre, mensaje in renglon.errores.items()
    ]


class Planificador:
    """Plans the rows of a Lectura in batches: memory is that of one of them, and queries do not grow with its rows."""

    def __init__(self, recurso, lectura, usuario):
        self.recurso, self.lectura, self.usuario = recurso, lectura, usuario
        self.vistos = {}  # digest of the record or key that a row speaks of, or takes → its number
        self.recordadas = {n: {} for n, campo in lectura.leidos if isinstance(campo.widget, (Opcion, Reconocido, SiNo))}

    def lotes(self):
        """Lists of planned Renglones; ArchivoInvalido when there is none."""
        self.recurso.preparar()
        self.cerrados = ejercicios.cerrados()
        leidos, alguno = self.lectura.renglones(), False
        while lote := [Renglon(numero, crudos) for numero, crudos in islice(leidos, LOTE)]:
            alguno = True
            self._planear(lote)
            yield lote
        if not alguno:
            raise ArchivoInvalido("La hoja no tiene renglones debajo de los títulos.")

    def _planear(self, lote):
        for renglon in lote:
            self._limpiar(renglon)
        self._identificar(lote)
        self._comparar([r for r in lote if not r.errores and r.instancia is not None])
        escriben = [renglon for renglon in lote if renglon.que in ("crea", "cambia")]
        self._completar([renglon for renglon in escriben if renglon.instancia is not None])
        for renglon in lote:
            if renglon.errores or (renglon.que == "igual" and renglon.valores.get("id")):
                continue  # by its ID, and as it was: nothing to say
            if renglon.instancia is None and self.lectura.faltan:
                renglon.errores["id"] = f"Para un registro nuevo faltan las columnas {', '.join(self.lectura.faltan)}."
            else:
                self.recurso.revisar(renglon)
        self.recurso.revisar_todo(escriben, self.usuario)
        for renglon in escriben:
            if not renglon.errores:
                anios = self.recurso.ejercicios_de(renglon)
                renglon.errores |= {columna: ejercicios.CERRADO.format(anio) for anio, columna in anios if anio in self.cerrados}

    # -- cells
    def _limpiar(self, renglon):
        for nombre, campo in self.lectura.leidos:
            crudo = renglon.crudos[nombre]
            try:
                renglon.valores[nombre] = self._valor(nombre, campo, crudo)
            except ValueError as error:
                renglon.errores[nombre] = str(error)

    def _valor(self, nombre, campo, crudo):
        if isinstance(crudo, SinValor):
            raise ValueError(str(crudo))
        recordadas = self.recordadas.get(nombre)
        if recordadas is None or not isinstance(crudo, str):
            return campo.limpiar(crudo)
        if crudo not in recordadas:
            if len(recordadas) >= RECORDADAS:
                recordadas.clear()
            try:
                recordadas[crudo] = campo.limpiar(crudo), None
            except ValueError as error:
                recordadas[crudo] = None, str(error)
        valor, mal = recordadas[crudo]
        if mal is not None:
            raise ValueError(mal)
        return valor

    # -- records
    def _identificar(self, lote):
        """Tie each row to the record it speaks of: by ID, else by natural key; the same record twice is an error."""
        ids = {r.valores["id"] for r in lote if r.valores.get("id")}
        por_id = {fila.pk: fila for fila in self.recurso.base(self.usuario).filter(pk__in=ids)} if ids else {}
        por_clave = self.recurso.candidatos([r for r in lote if not r.valores.get("id")], self.usuario)
        for renglon in lote:
            if renglon.errores:
                continue
            pk, clave = renglon.valores.get("id"), self.recurso.clave_de(renglon.valores)
            if pk and pk not in por_id:
                renglon.errores["id"] = "No hay un registro con ese ID a su alcance. Deje la celda vacía para crear uno nuevo."
                continue
            if not pk and clave is not None and clave in self.recurso.repetidas:
                renglon.errores["id"] = VARIOS
                continue
            renglon.instancia = por_id[pk] if pk else por_clave.get(clave) if clave is not None else None
            self._ver(renglon, ("id", renglon.instancia.pk) if renglon.instancia is not None else clave, "id" if pk else None)
            if pk and clave is not None:  # a later row without ID that bears this key would find this record once it is written
                self.vistos.setdefault(_digerir(clave), renglon.numero)

    def _ver(self, renglon, quien, columna):
        if quien is None:
            return
        huella = _digerir(quien)
        if huella in self.vistos:
            renglon.errores[columna or self.recurso.clave[-1]] = f"Repetido: también está en el renglón {self.vistos[huella]}."
        else:
            self.vistos[huella] = renglon.numero

    def _comparar(self, renglones):
        """Set `cambios` of the rows that have a record."""
        antes, nombres = self._guardados(renglones), [nombre for nombre, _ in self.lectura.leidos if nombre != "id"]
        widgets = {nombre: self.recurso.fields[nombre].widget for nombre in nombres}
        distinguen = [nombre for nombre, campo in self.lectura.leidos if campo.distingue]
        for renglon in renglones:
            guardado = antes.get(renglon.instancia.pk)
            for nombre in distinguen:
                if renglon.valores[nombre] == widgets[nombre].vacio:
                    del renglon.valores[nombre]
            for nombre in (nombre for nombre in nombres if nombre in renglon.valores):
                viejo = guardado[nombre] if guardado else self.recurso.fields[nombre].export(renglon.instancia)
                nuevo = widgets[nombre].render(renglon.valores[nombre])
                if viejo != nuevo and _comparable(viejo) != _comparable(nuevo):
                    renglon.cambios[nombre] = (viejo, nuevo)

    def _guardados(self, renglones):
        """{pk: {field: exported value}} as of today, in one query; in those of `para_exportar` where only each instance knows."""
        hoy, pks = plazos.hoy(), [renglon.instancia.pk for renglon in renglones]
        base = self.recurso.base(self.usuario).al_corte(hoy, self.usuario).filter(pk__in=pks)
        extraccion = Extraccion(self.recurso, base, hoy)
        if not pks:
            return {}
        if not extraccion.directa:
            return {fila.pk: {nombre: campo.export(fila) for nombre, campo in self.recurso.fields.items()} for fila in extraccion.qs}
        nombres = list(self.recurso.fields)
        return {valores["id"]: valores for fila in extraccion.filas() if (valores := dict(zip(nombres, fila, strict=True)))}

    def _completar(self, renglones):
        """The records that will change, with what their rules and their writing need."""
        sueltos = [renglon for renglon in renglones if renglon.valores.get("id")]
        pks = [renglon.instancia.pk for renglon in sueltos]
        enteras = {fila.pk: fila for fila in self.recurso.para_exportar(self.recurso.base(self.usuario)).filter(pk__in=pks)} if pks else {}
        for renglon in sueltos:
            renglon.instancia = enteras.get(renglon.instancia.pk, renglon.instancia)


def _digerir(quien):
    return hashlib.blake2b(repr(quien).encode(), digest_size=16).digest()


def _comparable(valor):
    if isinstance(valor, (int, float)) or hasattr(valor, "quantize"):
        return str(round(float(valor), 4))
    return valor.isoformat() if isinstance(valor, date) else " ".join(str("" if valor is None else valor).split())


def _legible(valor):
    """A cell as the preview prints it."""
    return fecha_corta(valor) if isinstance(valor, date) else "" if valor is None else str(valor)


@contextlib.contextmanager
def turno(modelo):
    """One import of a model at a time: a transaction in which the plan is computed and written, so that none is written twice."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {ESPERA_DE_TURNO * 1000}")
            try:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"importacion:{modelo._meta.label}"])
            except OperationalError as error:
                raise ValidationError("Otra persona importa un archivo como este. Espere unos minutos y confirme de nuevo.") from error
            cursor.execute("SET LOCAL lock_timeout = 0")
        yield


class CambioDesdeLaRevision(Exception):
    """The file would no longer do what its owner saw; nothing was written."""


def escribir(recurso, lectura, promesa, *, usuario, fecha, paso=lambda hecho: None):
    """Write the rows that are new or change, in batches and inside the caller's `turno`. Returns their Counter by `que`.

    `promesa` is the Huella that the review gave: another one, or an error, raises CambioDesdeLaRevision: the caller undoes everything.
    """
    huella, cuenta, nombres = Huella(), Counter(), [nombre for nombre, _ in lectura.leidos]
    for lote in Planificador(recurso, lectura, usuario).lotes():
        for renglon in lote:
            huella.agregar(renglon.ficha(recurso, nombres))
        cuenta.update(renglon.que for renglon in lote)
        if cuenta["error"]:
            break
        if escriben := [renglon for renglon in lote if renglon.que in ("crea", "cambia")]:
            recurso.guardar(escriben, usuario=usuario, fecha=fecha)
        paso(lote[-1].numero)
    if cuenta["error"] or huella.valor != promesa:
        raise CambioDesdeLaRevision
    return cuenta
