"""What a cell of a sheet says: from what people write to a value, and back. A ValueError says what was expected."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from import_export import widgets

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
