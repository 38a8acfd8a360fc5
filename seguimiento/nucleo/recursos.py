"""Columns of the Excel that goes out and comes back: one declaration for export, template, import and its errors."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cached_property
from itertools import count

from django.core.exceptions import ValidationError
from import_export import fields, resources, widgets

from . import plazos
from .filtros import sin_acentos
from .semaforo import AMARILLO, GRIS, ROJO, VERDE, redondear

CIFRAS = 18  # of a whole number: what the database holds


def normalizar(texto):
    """Key for comparing what people type: no accents, no case, single spaces."""
    return re.sub(r"\s+", " ", sin_acentos(str(texto))).strip()


def entero_de(valor):
    """Text of a cell: calamine gives whole numbers as floats."""
    return str(int(valor)) if isinstance(valor, float) and valor.is_integer() else str(valor).strip()


class Campo(fields.Field):
    """A column. `obligatorio`: a new row must bring it; `opciones()`: texts of its drop-down; `ayuda`: what to write.

    `distingue`: it only tells records apart; left blank, it says nothing of the record that the row was recognised as.
    `prellenado`: the file that is handed out brings it filled in; a row with nothing else is blank.
    """

    turnos, prellenado = count(), False

    def __init__(self, attribute, column_name, widget=None, *, obligatorio=False, ayuda="", opciones=None, distingue=False, **kwargs):
        self.turno = next(self.turnos)
        super().__init__(attribute=attribute, column_name=column_name, widget=widget or Texto(), **kwargs)
        self.obligatorio, self.ayuda, self.opciones, self.distingue = obligatorio, ayuda, opciones, distingue

    def limpiar(self, valor):
        """Python value of a cell; ValueError in plain words when it cannot be."""
        vacio = valor is None or (isinstance(valor, str) and not valor.strip())
        if vacio and self.obligatorio:
            raise ValueError("Falta este dato.")
        return self.widget.vacio if vacio else self.widget.clean(valor)


class Texto(widgets.Widget):
    vacio = ""
    tipo = "texto"

    def clean(self, value, row=None, **kwargs):
        texto = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", entero_de(value))  # no person writes them, and the database refuses the first
        return re.sub(r"[ \t]+", " ", texto).strip()

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else value


class Entero(Texto):
    vacio = None
    tipo = "entero"

    def __init__(self, minimo=0):
        self.minimo = minimo

    def clean(self, value, row=None, **kwargs):
        texto = entero_de(value).replace(",", "").replace(" ", "")
        if not re.fullmatch(r"-?\d+", texto):
            raise ValueError("Se esperaba un número entero.")
        if len(texto) > CIFRAS:
            raise ValueError(f"Se esperaba un número de {CIFRAS} cifras o menos.")
        if int(texto) < self.minimo:
            raise ValueError(f"Se esperaba un número de {self.minimo} o más.")
        return int(texto)


class Dinero(Texto):
    """Pesos with up to two decimals: 1234.5, "$ 1,234.50"."""

    vacio = Decimal(0)
    tipo = "pesos"

    def clean(self, value, row=None, **kwargs):
        texto = str(value).upper().replace("MXN", "").strip(" $\u00a0").replace(" ", "")
        if not re.fullmatch(r"-?\$?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", texto):
            raise ValueError("Se esperaba una cantidad en pesos, como 1234.50 o $ 1,234.50.")
        try:
            monto = Decimal(texto.replace(",", "").replace("$", "")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        except InvalidOperation:
            raise ValueError("Se esperaba una cantidad en pesos más pequeña.") from None
        if monto < 0:
            raise ValueError("Se esperaba una cantidad de cero o más, no negativa.")
        if monto >= Decimal(10) ** 14:
            raise ValueError("Se esperaba una cantidad menor a cien billones de pesos.")
        return monto


class Porcentaje(Texto):
    """Per cent from 0 to 100 with up to two decimals; "75 %" is read too. It goes out with as many `decimales` as the screen shows."""

    vacio = None
    tipo = "porcentaje"

    def __init__(self, decimales=2):
        self.decimales = decimales

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else redondear(value, self.decimales)

    def sql(self, origen):
        return f"round({origen}, {self.decimales})"

    def clean(self, value, row=None, **kwargs):
        try:
            valor = Decimal(str(value).replace("%", "").replace(",", ".").strip()).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise ValueError("Se esperaba un porcentaje de 0 a 100.") from None
        if not valor.is_finite() or not 0 <= valor <= 100:
            raise ValueError("Se esperaba un porcentaje de 0 a 100.")
        return valor


class Fecha(Texto):
    vacio = None
    tipo = "fecha"

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return plazos.leer_fecha(str(value).strip().split(" ")[0])
        except ValueError:
            raise ValueError("Esa fecha no existe o no se lee: se esperaba dd/mm/aaaa.") from None


class Hora(Texto):
    """A time of the day: 9:30, 09:30:00, or a cell with the format of a time."""

    vacio = None

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, datetime | time):
            return (value.time() if isinstance(value, datetime) else value).replace(second=0, microsecond=0)
        hallada = re.fullmatch(r"(\d{1,2}):(\d{2})(:\d{2}(\.0+)?)?( ?(h|hrs?)\.?)?", str(value).strip().lower())
        if not hallada or int(hallada[1]) > 23 or int(hallada[2]) > 59:
            raise ValueError("Se esperaba una hora como 09:30, de 00:00 a 23:59.")
        return time(int(hallada[1]), int(hallada[2]))

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else f"{value:%H:%M}"

    def sql(self, origen):
        return f"to_char({origen}, 'HH24:MI')"


class Opcion(Texto):
    """A member of a TextChoices by its value or its label, in any case and with or without accents."""

    def __init__(self, opciones, alias=()):
        self.choices = opciones
        self.indice = {normalizar(texto): miembro for miembro in opciones for texto in (miembro.value, miembro.label)}
        self.indice |= {normalizar(texto): opciones(valor) for texto, valor in dict(alias).items()}

    def clean(self, value, row=None, **kwargs):
        try:
            return self.indice[normalizar(value)]
        except KeyError:
            raise ValueError(f"Se esperaba una de estas: {', '.join(str(m.label) for m in self.choices)}.") from None

    def render(self, value, obj=None, **kwargs):
        return str(self.choices(value).label) if value not in (None, "") else ""

    def opciones(self):
        return [str(miembro.label) for miembro in self.choices]


class Rotulo(Texto):
    """What a field with choices says, for exports alone: `rotulos` {value: label}."""

    def __init__(self, rotulos):
        self.rotulos = rotulos

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else self.rotulos.get(value, value)


class Color(Texto):
    """The semáforo of a percentage, cut on what is displayed, for exports alone."""

    def __init__(self, umbrales, decimales):
        self.umbrales, self.decimales = umbrales, decimales

    def render(self, value, obj=None, **kwargs):
        return self.umbrales.color(redondear(value, self.decimales)).capitalize()

    def sql(self, origen):
        valor = f"round({origen}, {self.decimales})"
        cortes = ((self.umbrales.verde, VERDE), (self.umbrales.amarillo, AMARILLO))
        casos = " ".join(f"WHEN {valor} >= {corte} THEN '{color.capitalize()}'" for corte, color in cortes)
        return f"CASE WHEN {origen} IS NULL THEN '{GRIS.capitalize()}' {casos} ELSE '{ROJO.capitalize()}' END"


class SiNo(Texto):
    vacio = False

    def clean(self, value, row=None, **kwargs):
        texto = normalizar(value)
        if texto in {"si", "x", "1", "true", "verdadero"}:
            return True
        if texto in {"no", "0", "false", "falso"}:
            return False
        raise ValueError("Se esperaba Sí o No.")

    def render(self, value, obj=None, **kwargs):
        return "Sí" if value else "No"

    def opciones(self):
        return ["Sí", "No"]


class PorNombre:
    """Recogniser over pairs (text, row) of a small catalogue; a text of two different rows names none."""

    def __init__(self, pares):
        self.filas = {}
        for texto, fila in pares:
            clave = normalizar(texto)
            self.filas[clave] = fila if self.filas.get(clave, fila) == fila else None

    def reconocer(self, texto):
        return self.filas.get(normalizar(texto))

    def sugerir(self, texto):
        return None


class Reconocido(Texto):
    """A row of a catalogue recognised by any of its names.

    `crear_reconocedor()` gives an object with `reconocer(texto) -> row | None` and `sugerir(texto) -> str | None`; it is made
    once per import. `texto(row)` is what is exported.
    """

    vacio = None

    def __init__(self, crear_reconocedor, que, texto=str, opciones=None):
        self.crear, self.que, self.texto, self._opciones, self._reconocedor = crear_reconocedor, que, texto, opciones, None

    def preparar(self):
        self._reconocedor = self.crear()

    def clean(self, value, row=None, **kwargs):
        texto = entero_de(value)
        fila = self._reconocedor.reconocer(texto)
        if fila is None:
            parecida = self._reconocedor.sugerir(texto)
            raise ValueError(f"Se esperaba {self.que}." + (f" ¿Quiso decir «{parecida}»?" if parecida else ""))
        return fila

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else self.texto(value)

    def opciones(self):
        return self._opciones() if self._opciones else []


class Varios(Reconocido):
    """Several rows of a catalogue in one cell, separated by comma, semicolon or line."""

    vacio = ()

    def clean(self, value, row=None, **kwargs):
        partes = [parte.strip() for parte in re.split(r"[,;\n]", str(value)) if parte.strip()]
        vistos = {}
        for parte in partes:
            try:
                fila = super().clean(parte)
            except ValueError as error:
                raise ValueError(f"«{parte}»: {error}") from None
            vistos[fila.pk] = fila
        return tuple(vistos.values())

    def render(self, value, obj=None, **kwargs):
        filas = value.all() if hasattr(value, "all") else value or ()
        return ", ".join(sorted((self.texto(fila) for fila in filas), key=normalizar))

    def opciones(self):
        return []


class Recurso(resources.ModelResource):
    """Base of the resources. Declares Campos in order; the first is usually `id`.

    `clave` names the fields by which a row without ID is recognised. Hooks for modules, all set-based:
    `base(usuario)`, `para_exportar(qs)`, `claves_de(instancias)`, `revisar(renglon)`, `revisar_todo(renglones)`,
    `guardar(renglones, usuario, fecha)`. `usuario` is who exports or imports, for columns that tell of rows in their scope alone.
    """

    clave = ()
    rutas = {}  # for exports: {column: path in the queryset} where its attribute is not the value that is printed (see `extraccion`)

    def __init__(self, usuario=None, **kwargs):
        super().__init__(**kwargs)
        self.usuario = usuario
        declarados = {nombre: campo for nombre, campo in self.fields.items() if isinstance(campo, Campo)}
        self.fields = dict(sorted(declarados.items(), key=lambda par: par[1].turno))  # in the order in which they were written

    def campos(self):
        return list(self.fields.values())

    def preparar(self):
        """Read the catalogues once, before the first row."""
        for campo in self.campos():
            if hasattr(campo.widget, "preparar"):
                campo.widget.preparar()

    def base(self, usuario):
        """Rows that an import may touch."""
        return self._meta.model.objects.visibles_para(usuario)

    def para_exportar(self, qs):
        return qs

    def agregados(self, corte):
        """Columns that hang from other tables, for exports: [(field that points here, queryset of theirs, {column: aggregate})]."""
        return []

    def clave_de(self, valores):
        """Natural key of cleaned values or of an exported row: a tuple of normalised texts, or None when incomplete."""
        partes = [valores.get(nombre) for nombre in self.clave]
        return None if any(parte in (None, "") for parte in partes) else tuple(normalizar(getattr(p, "pk", p)) for p in partes)

    def candidatos(self, renglones, usuario):
        """Live rows that the file may be speaking of: {natural key: instance}. Override when the table is large."""
        nombres = self.clave
        return (
            {self.clave_de({n: getattr(fila, n) for n in nombres}): fila for fila in self.para_exportar(self.base(usuario))}
            if nombres
            else {}
        )

    def valor(self, renglon, nombre):
        """What the row will leave in that column: its cell or, in a file without it, what the record has."""
        return renglon.valores[nombre] if nombre in renglon.valores else self.fields[nombre].get_value(renglon.instancia)

    def revisar(self, renglon):
        """Rules of one row: set renglon.errores[field] = message. The base asks the model about each value, but not about rows."""
        for nombre, valor in renglon.valores.items():
            campo = self._del_modelo.get(self.fields[nombre].attribute)
            if campo is None:
                continue
            try:
                campo.clean(valor, None)
            except ValidationError as error:
                renglon.errores[nombre] = " ".join(error.messages)

    @cached_property
    def _del_modelo(self):
        """{name: field} of the model, keys and relations apart."""
        return {campo.name: campo for campo in self._meta.model._meta.concrete_fields if not campo.is_relation and not campo.primary_key}

    def revisar_todo(self, renglones, usuario):
        """Rules between rows or against the database."""

    def ejercicios_de(self, renglon):
        """[(year, column that says so)]: the years in which a row would write; closed ones refuse it."""
        return []

    def consecuencias(self):
        """What else the import would do, in sentences: asked once, after the last row has been reviewed."""
        return []

    def guardar(self, renglones, *, usuario, fecha):
        """Write what the plan says, inside the caller's transaction. The base saves row by row: right for catalogues."""
        for renglon in renglones:
            objeto = renglon.instancia or self._meta.model()
            for nombre in renglon.valores:
                campo = self.fields[nombre]
                if nombre != "id" and "__" not in campo.attribute:
                    setattr(objeto, campo.attribute, renglon.valores[nombre])
            if objeto.pk:
                objeto.version += 1
            try:
                objeto.full_clean()
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error
            objeto.save()
