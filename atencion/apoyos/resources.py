"""Excel of kinds and supports."""

import re
from functools import partial

from django.db.models import Q

from atencion.personas.columnas import Enmascarado
from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import plazos
from seguimiento.nucleo.formato import pesos
from seguimiento.nucleo.por_servicio import escribir
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Dinero, Entero, Fecha, Opcion, PorNombre, Reconocido, SiNo, Texto, entero_de

from . import services
from .estados import Periodo, Situacion
from .models import REPETIDO, Apoyo, TipoDeApoyo

RAIZ_A_LO_SUMO = 5  # merges in a chain


class Monto(Dinero):
    """Pesos, or nothing."""

    vacio = None


class TipoDeApoyoResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    nombre = Campo("nombre", "TIPO DE APOYO", obligatorio=True)
    descripcion = Campo("descripcion", "DESCRIPCIÓN")
    requisitos = Campo("requisitos", "REQUISITOS", ayuda="Uno por línea de la celda.")
    periodo = Campo("periodo", "CADA CUÁNDO", Opcion(Periodo), obligatorio=True)
    maximo = Campo("maximo", "MONTO MÁXIMO", Monto(), ayuda="Vacío: sin tope.")
    vigente = Campo("vigente", "VIGENTE", SiNo(), ayuda="Sí o No.")

    clave = ("nombre",)

    class Meta:
        model = TipoDeApoyo

    def revisar_todo(self, renglones, usuario):
        cambian = [r for r in renglones if "periodo" in r.cambios and not r.errores]
        usados = set(Apoyo.todos.filter(tipo__in=[r.instancia.pk for r in cambian]).values_list("tipo", flat=True)) if cambian else set()
        for renglon in cambian:
            if renglon.instancia.pk in usados:
                renglon.errores["periodo"] = "Ya hay apoyos de este tipo: no cambia cada cuándo se da."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            escribir(renglon, TipoDeApoyo(), partial(services.guardar_tipo, usuario=usuario))


def tipos():
    return PorNombre((tipo.nombre, tipo) for tipo in TipoDeApoyo.objects.all())


class DePersona(Texto):
    """The number of a person, or their CURP; it is looked for with all the others of the file (see `revisar_todo`)."""

    vacio = None

    def clean(self, value, row=None, **kwargs):
        texto = re.sub(r"^n[úu]m\.?\s*", "", entero_de(value), flags=re.IGNORECASE).upper()
        if not re.fullmatch(r"\d{1,15}|[A-Z]{4}\d{6}[A-Z0-9]{8}", texto):
            raise ValueError("Se esperaba el número de una persona registrada, o su CURP.")
        return texto

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(getattr(value, "pk", value))

    def sql(self, origen):
        return f"{origen}::text"


class DePeticion(Texto):
    """The folio of a petition; looked for with all the others."""

    vacio = None

    def clean(self, value, row=None, **kwargs):
        return super().clean(value).upper()


class ApoyoResource(Recurso):
    """A row without ID is the support of that person, kind and day; another one of the same period is an error of its row."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    folio = Campo("folio", "FOLIO", readonly=True)
    persona = Campo("persona_id", "PERSONA", DePersona(), obligatorio=True, ayuda="Su número en Personas, o su CURP.")
    nombre = Campo("persona_nombre", "NOMBRE", Enmascarado("nombre"), readonly=True)
    tipo = Campo(
        "tipo", "TIPO DE APOYO",
        Reconocido(tipos, "un tipo de apoyo", opciones=lambda: list(TipoDeApoyo.objects.values_list("nombre", flat=True))),
        obligatorio=True,
    )  # fmt: skip
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="Día de la solicitud, dd/mm/aaaa.")
    monto = Campo("monto", "MONTO EN PESOS", Monto(), ayuda="Vacío si es en especie y no se conoce su valor.")
    especie = Campo("especie", "EN ESPECIE", ayuda="Qué se entrega, si no es dinero.")
    municipio = Campo(
        "municipio", "MUNICIPIO",
        Reconocido(
            Municipio.objects.reconocedor, "un municipio de Sonora",
            opciones=lambda: list(Municipio.objects.values_list("nombre", flat=True)),
        ),
        ayuda="Vacío: el de la persona.",
    )  # fmt: skip
    peticion = Campo("peticion__folio", "PETICIÓN", DePeticion(), ayuda="Folio de la petición de origen, si la hay.")
    nota = Campo("nota", "NOTA", ayuda="Sin datos de salud ni otros datos sensibles.")
    situacion = Campo("situacion", "ESTADO", Opcion(Situacion), readonly=True)

    ejercicio_de = "fecha"
    rutas = {"tipo": "tipo__nombre", "municipio": "municipio__nombre", "persona": "persona_id", "peticion": "peticion__folio"}

    class Meta:
        model = Apoyo

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.personas, self.peticiones, self.en_el_archivo = {}, {}, {}  # of each row, by its number; of each key, its row

    def base(self, usuario):
        return super().base(usuario).al_corte(plazos.hoy())

    # -- which support a row speaks of
    def clave_de(self, valores):
        """(number of the person, kind, day), or None when incomplete."""
        persona, tipo, fecha = (valores.get(nombre) for nombre in ("persona", "tipo", "fecha"))
        return (str(getattr(persona, "pk", persona)), tipo.pk, fecha.isoformat()) if persona and tipo and fecha else None

    def candidatos(self, renglones, usuario):
        """Rows without ID are told by the number of whom their person is today; a blank municipio is that of the person."""
        personas = self._registradas(renglones)
        for renglon in renglones:
            valores = renglon.valores
            if persona := personas.get(valores.get("persona")):
                valores["persona"] = str(persona.pk)
                if "municipio" in valores:
                    valores["municipio"] = valores["municipio"] or persona.municipio
        fechas = {renglon.valores.get("fecha") for renglon in renglones} - {None}
        filas = self.base(usuario).filter(persona__in={p.pk for p in personas.values()}, fecha__in=fechas).select_related("tipo")
        vivas_al_final = sorted(filas, key=lambda fila: fila.estado != Situacion.CANCELADO)
        return {self.clave_de({"persona": fila.persona_id, "tipo": fila.tipo, "fecha": fila.fecha}): fila for fila in vivas_al_final}

    def para_exportar(self, qs):
        return qs.con_persona().select_related("tipo", "municipio", "peticion", "persona")

    # -- rules against the database, all at once
    def revisar_todo(self, renglones, usuario):
        sanos = [renglon for renglon in renglones if not renglon.errores]
        self._reconocer_personas(sanos)
        self._reconocer_peticiones(sanos)
        sanos = [renglon for renglon in sanos if not renglon.errores]
        for renglon in sanos:
            self._revisar_uno(renglon)
        self._revisar_repetidos([renglon for renglon in sanos if not renglon.errores])

    def _reconocer_personas(self, renglones):
        """Each number or CURP becomes the person that stands for it today."""
        con_persona = [renglon for renglon in renglones if renglon.valores.get("persona")]
        personas = self._registradas(con_persona)
        for renglon in con_persona:
            persona = personas.get(renglon.valores["persona"])
            if persona is None or persona.suprimida or persona.eliminado:
                renglon.errores["persona"] = "No hay una persona registrada con ese número o esa CURP."
                continue
            self.personas[renglon.numero] = persona
            if renglon.instancia is not None and renglon.instancia.persona_id == persona.pk:
                renglon.cambios.pop("persona", None)  # named by CURP, or by a record that was merged

    def _registradas(self, renglones):
        """{number or CURP as written: person}; merged records lead to the one that stays."""
        textos = {str(r.valores["persona"]) for r in renglones if r.valores.get("persona")}
        numeros, curps = {int(t) for t in textos if t.isdigit()}, {t for t in textos if not t.isdigit()}
        todas = Persona.todos.filter(eliminado__isnull=True).select_related("municipio")
        personas = {}
        for fila in todas.filter(Q(pk__in=numeros) | Q(curp__in=curps, fusionada_en__isnull=True)):
            personas |= {str(fila.pk): fila, fila.curp: fila}
        self._seguir_uniones(personas)
        return {texto: persona for texto, persona in personas.items() if texto}

    def _seguir_uniones(self, personas):
        for _ in range(RAIZ_A_LO_SUMO):
            unidas = {persona.fusionada_en_id for persona in personas.values() if persona.fusionada_en_id}
            if not unidas:
                return
            destinos = Persona.todos.select_related("municipio").in_bulk(unidas)
            personas.update({texto: destinos.get(p.fusionada_en_id, p) for texto, p in personas.items() if p.fusionada_en_id})

    def _reconocer_peticiones(self, renglones):
        folios = {r.valores["peticion"] for r in renglones if r.valores.get("peticion")}
        peticiones = {p.folio: p for p in Peticion.objects.filter(folio__in=folios)} if folios else {}
        for renglon in renglones:
            folio = renglon.valores.get("peticion")
            if folio and folio not in peticiones:
                renglon.errores["peticion"] = "No hay una petición con ese folio."
            self.peticiones[renglon.numero] = peticiones.get(folio)

    def _revisar_uno(self, renglon):
        tipo, monto, especie = (self.valor(renglon, nombre) for nombre in ("tipo", "monto", "especie"))
        if self.valor(renglon, "fecha") > plazos.hoy():
            renglon.errores["fecha"] = "La fecha no puede ser posterior a hoy."
        elif renglon.instancia is None and not tipo.vigente:
            renglon.errores["tipo"] = f"«{tipo}» ya no se otorga."
        elif monto is None and not especie:
            renglon.errores["monto"] = "Escriba el monto en pesos, o lo que se entrega en especie."
        elif monto is not None and (monto < 1 or (tipo.maximo is not None and monto > tipo.maximo)):
            tope = f" El máximo de «{tipo}» es {pesos(tipo.maximo)}." if tipo.maximo is not None else ""
            renglon.errores["monto"] = f"Se esperaba un monto de 1 peso o más.{tope}"

    def _revisar_repetidos(self, renglones):
        """One support of a kind per person and period: against those registered and against the rows above."""
        claves = {r.numero: self._clave(r) for r in renglones}
        ya = Apoyo.objects.del_mismo({c[0] for c in claves.values()}, {c[1] for c in claves.values()}) if claves else {}
        for renglon in renglones:
            clave = claves[renglon.numero]
            pk, folio = ya.get(clave, (None, None))
            if pk is not None and pk != getattr(renglon.instancia, "pk", None):
                renglon.errores["persona"] = f"{REPETIDO} Vea el {folio}."
            elif self.en_el_archivo.setdefault(clave, renglon.numero) != renglon.numero:
                renglon.errores["persona"] = f"{REPETIDO} También está en el renglón {self.en_el_archivo[clave]}."

    def _clave(self, renglon):
        persona = self.personas[renglon.numero].pk if renglon.numero in self.personas else renglon.instancia.persona_id
        tipo = self.valor(renglon, "tipo")
        return persona, tipo.pk, Periodo(tipo.periodo).clave(self.valor(renglon, "fecha"))

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            valores = renglon.valores
            if "persona" in valores:
                valores["persona"] = self.personas[renglon.numero]
            if "peticion" in valores:
                valores["peticion"] = self.peticiones[renglon.numero]
            if renglon.instancia is None and not valores.get("municipio"):
                valores["municipio"] = valores["persona"].municipio
            escribir(renglon, Apoyo(), partial(services.guardar, usuario=usuario))
