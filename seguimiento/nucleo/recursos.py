"""Columns of the Excel that goes out and comes back: one declaration for export, template, import and its errors."""

from functools import cached_property
from itertools import count

from django.core.exceptions import ValidationError
from import_export import fields, resources

from .valores import Texto, normalizar


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


class Recurso(resources.ModelResource):
    """Base of the resources. Declares Campos in order; the first is usually `id`.

    `clave` names the fields by which a row without ID is recognised; where the table is large, `dia` is the date among them by
    which its records are looked for. `ejercicio_de`: the date whose year, once closed, refuses the row. `usuario` is who exports or
    imports, for columns that tell of rows in their scope alone. Hooks for modules, all set-based: `base(usuario)`,
    `para_exportar(qs)`, `claves_de(fila)`, `revisar(renglon)`, `revisar_todo(renglones)`, `guardar(renglones, usuario, fecha)`.
    """

    clave, dia, ejercicio_de = (), "", ""
    rutas = {}  # for exports: {column: path in the queryset} where its attribute is not the value that is printed (see `extraccion`)

    def __init__(self, usuario=None, **kwargs):
        super().__init__(**kwargs)
        self.usuario = usuario
        declarados = {nombre: campo for nombre, campo in self.fields.items() if isinstance(campo, Campo)}
        self.fields = dict(sorted(declarados.items(), key=lambda par: par[1].turno))  # in the order in which they were written

    def campos(self):
        return list(self.fields.values())

    def preparar(self):
        """Read the catalogues once, before the first row. `repetidas`: keys that several records share."""
        self.repetidas = set()
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
        """Live rows that the file may be speaking of: {natural key: instance}."""
        if not self.clave:
            return {}
        filas = self.base(usuario)
        if self.dia:
            filas = filas.filter(**{f"{self.dia}__in": {renglon.valores.get(self.dia) for renglon in renglones} - {None}})
        return self.por_clave(self.para_exportar(filas))

    def claves_de(self, fila):
        """Natural keys by which a record may be named."""
        return {self.clave_de({nombre: self.fields[nombre].get_value(fila) for nombre in self.clave})}

    def por_clave(self, filas):
        """{natural key: instance}; a key that two of them share is remembered in `repetidas`: such rows must bring their ID."""
        encontradas = {}
        for fila in filas:
            for clave in self.claves_de(fila):
                if clave in encontradas:
                    self.repetidas.add(clave)
                encontradas[clave] = fila
        return encontradas

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
        """[(year, column that says so)]: where a row would write and, when it moves, what it leaves; closed ones refuse it."""
        if not self.ejercicio_de:
            return []
        antes = getattr(renglon.instancia, self.ejercicio_de, None)
        return [(anio, self.ejercicio_de) for anio in {self.valor(renglon, self.ejercicio_de).year, antes and antes.year}]

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
