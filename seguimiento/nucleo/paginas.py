"""Pages of a list: one question gives how many rows there are and the keys of the page, another one the rows.

Joins and computed columns cost only for the rows of the page, also on page 1,000.
"""

import json
import time

from django.core.exceptions import EmptyResultSet
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db import connections
from django.db.models import GeneratedField
from django_tables2.rows import BoundRows

EXACTO = 10_000  # rows that a pager counts one by one; beyond, it reads the planner's estimate
ULTIMA = 10**9  # nobody asks for that page
VIGENCIA, MAXIMO = 300, 500  # seconds that an estimate serves, and how many are kept
_estimadas = {}


class Paginador(Paginator):
    """Paginator of a table whose data is a queryset; `base` is the queryset of its rows before any filter.

    `aproximado` says that `count` is an estimate. It serves the pager alone: figures of reports and exports are exact, and with
    `exacto` so is the count of the list that one of them opens. The last page is always the true one: whoever reaches it, or goes
    beyond, has the rows counted.
    """

    count, aproximado = None, False

    def __init__(self, rows, per_page, *, base, exacto=False, **kwargs):
        super().__init__(rows, per_page, **kwargs)
        self.tabla, self.base, self.exacto = rows.table, base, exacto
        self.claves = con_desempate(rows.data.data).values_list("pk", flat=True)

    @property
    def num_pages(self):
        return max(1, -(-self.count // self.per_page))

    def page(self, number):
        """The page with its rows. EmptyPage beyond the last one, PageNotAnInteger for what is no number."""
        numero = numero_de_pagina(number)
        contadas = self.claves.order_by()
        self.count, pks = contar_y_leer(contadas if self.exacto else contadas[: EXACTO + 1], self._pagina(numero))
        if self.count > EXACTO and not self.exacto:
            self.count, self.aproximado = max(self.count, estimar(self.claves.order_by())), True
            if numero >= self.num_pages or len(pks) < self.per_page:
                self.count, self.aproximado = self.claves.order_by().count(), False
                numero = min(numero, self.num_pages)
                pks = list(self._pagina(numero))
        if numero > self.num_pages:
            raise EmptyPage("esa página no existe")
        filas = {fila.pk: fila for fila in sin_generados(self.base).filter(pk__in=pks).order_by()} if pks else {}
        registros = [filas[pk] for pk in pks if pk in filas]
        return self._get_page(BoundRows(data=registros, table=self.tabla), numero, self)

    def _pagina(self, numero):
        return self.claves[(numero - 1) * self.per_page : numero * self.per_page]


def numero_de_pagina(texto):
    """A page number as it comes in an address; nothing is the first one."""
    try:
        numero = int(texto or 1)
    except (TypeError, ValueError):
        raise PageNotAnInteger("la página es un número") from None
    if not 1 <= numero <= ULTIMA:
        raise EmptyPage("esa página no existe")
    return numero


def con_desempate(filas):
    """The same order, with the key last: rows that tie never change places between pages."""
    consulta = filas.query
    orden = list(consulta.order_by) or (list(consulta.get_meta().ordering) if consulta.default_ordering else [])
    nombres = {str(campo).lstrip("-") for campo in orden}
    return filas.order_by(*orden, *([] if nombres & {"pk", "id"} else ["pk"]))


def contar_y_leer(contadas, claves):
    """(how many rows `contadas` has, keys of `claves`) in one statement; both are querysets of the column `pk`."""
    try:
        (de_cuenta, primeros), (de_claves, segundos) = (q.query.get_compiler(using=q.db).as_sql() for q in (contadas, claves))
    except EmptyResultSet:
        return 0, []
    with connections[claves.db].cursor() as cursor:
        cursor.execute(f"SELECT (SELECT count(*) FROM ({de_cuenta}) c), ARRAY(SELECT pk FROM ({de_claves}) p)", [*primeros, *segundos])
        return cursor.fetchone()


def estimar(filas):
    """How many rows the planner expects, to three figures; asked once in a while for each list."""
    sql, parametros = filas.query.sql_with_params()
    clave, ahora = f"{connections[filas.db].settings_dict['NAME']} {sql} {parametros}", time.monotonic()
    hasta, cuantas = _estimadas.get(clave, (0, 0))
    if ahora < hasta:
        return cuantas
    cuantas = int(json.loads(filas.explain(format="JSON"))[0]["Plan"]["Plan Rows"])
    if len(_estimadas) >= MAXIMO:
        _estimadas.clear()
    _estimadas[clave] = ahora + VIGENCIA, round(cuantas, 3 - len(str(cuantas)))
    return _estimadas[clave][1]


def sin_generados(filas):
    """The same rows without the columns that only the database reads (search vectors), nor those of the joined tables."""
    return filas.defer(*_generados(filas.model, filas.query.select_related))


def _generados(modelo, unidas, prefijo=""):
    for campo in modelo._meta.concrete_fields:
        if isinstance(campo, GeneratedField):
            yield f"{prefijo}{campo.name}"
    for nombre, siguientes in unidas.items() if isinstance(unidas, dict) else ():
        yield from _generados(modelo._meta.get_field(nombre).related_model, siguientes, f"{prefijo}{nombre}__")
