"""What is overdue and what is due, in every module that has deadlines: open rows by their date."""

from datetime import timedelta

from django.db.models import Case, Count, DateField, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from gabinetes.acuerdos.estados import EstadoReunion
from gabinetes.acuerdos.models import Reunion
from seguimiento.nucleo.formato import DIAS, plural

from . import modulos
from .mirada import juntar, primeras, unir
from .partes import DESPUES, HOY, PORCENTAJE, SEMANA, VENCIDO

COLUMNAS = ("clave", "pk", "asunto_", "bajo_", "quienes_", "vence_", "estado_", "avance_")
DIAS_DESPUES = 20  # business days that "después" reaches
DE_INICIO = (VENCIDO, HOY, SEMANA)


class Vencimientos:
    """The deadlines that a Mirada reaches; with `propios`, only of modules in which the person works. Each question is asked once."""

    def __init__(self, mirada, propios=False):
        self.mirada = mirada
        self.plazos = {clave: plazo for clave, plazo in modulos.plazos(mirada).items() if not propios or mirada.trabaja_en(plazo.modulo)}

    def limites(self, segmento):
        """(first day or None, last day) of a segment."""
        corte, semana, dia = self.mirada.corte, self.mirada.semana[-1], timedelta(days=1)
        return {
            VENCIDO: (None, corte - dia),
            HOY: (corte, corte),
            SEMANA: (corte + dia, semana),
            DESPUES: (semana + dia, self.mirada.dia_habil(DIAS_DESPUES)),
        }[segmento]

    def conteos(self, hasta=None):
        """{key: {None or day: how many}} up to a day, or the last one of the week; None gathers the overdue."""
        corte, hasta = self.mirada.corte, hasta or self.mirada.semana[-1]
        consultas = [
            plazo.entre(None, hasta)
            .annotate(clave=Value(clave, output_field=TextField()), dia=_dia_o_vencido(plazo, corte))
            .values("clave", "dia").annotate(n=Count("pk")).values_list("clave", "dia", "n")
            for clave, plazo in self.plazos.items()
        ]  # fmt: skip
        cuentas = {clave: {} for clave in self.plazos}
        for clave, dia, n in unir(consultas):
            cuentas[clave][dia] = n
        return cuentas

    def segmentos(self, cuentas, cuales=DE_INICIO):
        """{segment: {key: how many}} out of `conteos`."""
        return {
            segmento: {clave: sum(n for dia, n in dias.items() if self._en(dia, segmento)) for clave, dias in cuentas.items()}
            for segmento in cuales
        }

    def _en(self, dia, segmento):
        desde, hasta = self.limites(segmento)
        return dia is None if desde is None else dia is not None and desde <= dia <= hasta

    def filas(self, segmento, maximo):
        """The first rows of a segment, oldest date first, ready to print (one query, and another while somebody is away)."""
        return self.entre(*self.limites(segmento), maximo)

    def entre(self, desde, hasta, maximo):
        """The first open rows with a date in a period; without beginning, from always."""
        consultas = [_columnas(plazo, plazo.entre(desde, hasta)) for plazo in self.plazos.values()]
        filas = [self._fila(dict(zip(COLUMNAS, fila, strict=True))) for fila in primeras(consultas, ("vence_", "pk"), maximo)]
        self._marcar_ausencias(filas)
        return filas

    def _fila(self, fila):
        plazo = self.plazos[fila["clave"]]
        return {
            "clave": fila["clave"],
            "pk": fila["pk"],
            "icono": plazo.icono,
            "cosa": plazo.cosa[0],
            "asunto": fila["asunto_"],
            "url": plazo.filas.model(pk=fila["pk"]).get_absolute_url(),
            "bajo": fila["bajo_"],
            "quien": juntar(fila["quienes_"].split(", "), 1),
            "plazo": self.mirada.calendario.estado(fila["vence_"], self.mirada.corte),
            "vence": fila["vence_"],
            "avance": fila["avance_"],
            "estado": plazo.estados(fila["estado_"]) if fila["estado_"] else None,
            "ausencia": plazo.por,
        }

    def _marcar_ausencias(self, filas):
        """Say of each row which only somebody's absence brings here whose it is."""
        if not filas or not self.mirada.ausencias:
            return
        de_quien = {}
        for nombre, otra in (*self.mirada.ausencias, ("", self.mirada.propia)):
            suyas = [
                plazo.filas.filter(pk__in=[fila["pk"] for fila in filas if fila["clave"] == clave]).order_by()
                .annotate(clave=Value(clave, output_field=TextField())).values_list("clave", "pk")
                for clave, plazo in modulos.plazos(otra).items()
            ]  # fmt: skip
            de_quien |= dict.fromkeys(unir(suyas), nombre)
        for fila in filas:
            fila["ausencia"] = fila["ausencia"] or de_quien.get((fila["clave"], fila["pk"]), "")

    def panel(self, segmentos, elegido):
        """What the panel of a segment says: its tabs, its title and where all of its rows are."""
        es_hoy = self.mirada.corte == self.mirada.hoy
        rotulos = {
            VENCIDO: "Vencidos", HOY: "Hoy" if es_hoy else "Ese día", SEMANA: "Esta semana" if es_hoy else "Esa semana", DESPUES: "Después",
        }  # fmt: skip
        cuentas = segmentos[elegido]
        return {
            "clave": elegido,
            "titulo": rotulos[elegido],
            "n": sum(cuentas.values()),
            "vacio": "Nada vencido." if elegido == VENCIDO else "Nada vence en ese plazo.",
            "pestanas": [
                {"clave": clave, "rotulo": rotulos[clave], "n": sum(suyas.values()), "actual": clave == elegido}
                for clave, suyas in segmentos.items()
            ],
            "listas": self.listas(cuentas, self._fechas(*self.limites(elegido))),
            "nota": self._dias_saltados(),
        }

    def listas(self, cuentas, fechas):
        """[("3 acuerdos", address)] of the kinds that have some; without dates, of the overdue."""
        return [(self._cuantos(clave, n), self.plazos[clave].lista(self.mirada, fechas)) for clave, n in cuentas.items() if n]

    def _cuantos(self, clave, n):
        por = self.plazos[clave].por
        return plural(n, *self.plazos[clave].cosa) + (f" por ausencia de {por}" if por else "")

    def _fechas(self, desde, hasta):
        return {"desde": f"{desde:%d/%m/%Y}", "hasta": f"{hasta:%d/%m/%Y}"} if desde else None

    def kpi(self, segmentos):
        """The overdue of all modules as a figure of the head: its total, its lists and what comes next."""
        return {
            "n": sum(segmentos[VENCIDO].values()),
            "listas": self.listas(segmentos[VENCIDO], None),
            "siguen": plural(sum(sum(segmentos[clave].values()) for clave in (HOY, SEMANA)), "vence", "vencen"),
        }

    def _dias_saltados(self):
        """The days off of the last and next days, which deadlines do not count."""
        saltados = self.mirada.calendario.saltados(self.mirada.corte - timedelta(days=8), self.mirada.semana[-1])
        dias = [f"{DIAS[dia.weekday()]} {dia:%d/%m/%Y}" for dia, _ in saltados]
        return f"Plazos en días hábiles; no cuenta el {' ni el '.join(dias)} (inhábil)." if dias else "Plazos en días hábiles."

    def semana(self, cuentas):
        """The five business days: {"rotulo", "hoy", "n", "detalle": [(text, address)]}, with the sessions called for each one."""
        sesiones = _sesiones(self.mirada)
        return [self._dia(dia, {clave: dias.get(dia, 0) for clave, dias in cuentas.items()}, sesiones) for dia in self.mirada.semana]

    def _dia(self, dia, cuentas, sesiones):
        rotulo = f"{DIAS[dia.weekday()][:3].capitalize()} {dia.day}"
        return {
            "rotulo": f"{rotulo}, hoy" if dia == self.mirada.hoy else rotulo,
            "hoy": dia == self.mirada.corte,
            "n": sum(cuentas.values()),
            "detalle": self.listas(cuentas, self._fechas(dia, dia)) + sesiones.get(dia, []),
        }


def _dia_o_vencido(plazo, corte):
    """Its date, or null when it has passed."""
    return Case(When(**{f"{plazo.fecha}__lt": corte}, then=Value(None)), default=plazo.fecha, output_field=DateField())


def _columnas(plazo, filas):
    """The same columns, of the same types, for any model."""
    textos = {"asunto_": plazo.asunto, "bajo_": plazo.bajo, "quienes_": plazo.quienes, "estado_": plazo.estado}
    return filas.annotate(
        clave=Value(plazo.clave, output_field=TextField()),
        **{nombre: Coalesce(Cast(expresion, TextField()), Value(""), output_field=TextField()) for nombre, expresion in textos.items()},
        avance_=Cast(Value(None) if plazo.avance is None else plazo.avance, PORCENTAJE),
    ).values_list(*COLUMNAS)


def _sesiones(mirada):
    """{day: [(text, address)]} of the sessions called in the week."""
    sesiones = {}
    if mirada.ve(Reunion):
        convocadas = Reunion.objects.visibles_para(mirada.usuario).filter(estado=EstadoReunion.PROGRAMADA)
        de_la_semana = convocadas.filter(fecha__range=(mirada.semana[0], mirada.semana[-1])).select_related("gabinete")
        for reunion in de_la_semana.order_by("hora_inicio"):
            hora = f", {reunion.hora_inicio:%H:%M}" if reunion.hora_inicio else ""
            sesiones.setdefault(reunion.fecha, []).append((f"Sesión de {reunion.gabinete.nombre}{hora}", reunion.get_absolute_url()))
    return sesiones
