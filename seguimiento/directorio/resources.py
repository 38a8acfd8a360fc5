"""Excel of the directory."""

import re
from collections import Counter
from functools import partial

from django.contrib.postgres.aggregates import StringAgg
from django.core.exceptions import ValidationError
from django.db.models.functions import Coalesce

from seguimiento.nucleo.columnas import ANTES
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, Reconocido, SiNo, Texto

from . import nombramientos
from .estados import ClaseNombramiento, TipoDependencia, Uso
from .models import Correo, Dependencia, Municipio, Nombramiento, Persona, Telefono, Tema, Unidad
from .nombres import Reconocedor, normalizar
from .querysets import ORDEN_DE_PUESTOS


def siglas_de(dependencia):
    return dependencia.siglas


class DependenciaResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    siglas = Campo("siglas", "SIGLAS", obligatorio=True)
    nombre = Campo("nombre", "NOMBRE", obligatorio=True)
    nombre_corto = Campo("nombre_corto", "NOMBRE CORTO", obligatorio=True, ayuda="El que cabe en una tabla.")
    tipo = Campo("tipo", "TIPO", Opcion(TipoDependencia), obligatorio=True)
    sector = Campo(
        "sector", "SECTOR", Reconocido(Dependencia.objects.reconocedor, "una dependencia del catálogo", siglas_de),
        ayuda="Siglas de la cabeza de sector; vacío si ella lo es.",
    )  # fmt: skip
    valida_desde = Campo("valida_desde", "EXISTE DESDE", Fecha(), ayuda="dd/mm/aaaa")
    valida_hasta = Campo("valida_hasta", "EXISTIÓ HASTA", Fecha(), ayuda="dd/mm/aaaa")
    por_confirmar = Campo("por_confirmar", "POR CONFIRMAR", SiNo(), ayuda="Sí o No.")
    fuente = Campo("fuente", "FUENTE")
    nota = Campo("nota", "NOTA")

    clave = ("siglas",)
    rutas = {"sector": "sector__siglas"}

    class Meta:
        model = Dependencia

    def para_exportar(self, qs):
        return qs.select_related("sector")


class MunicipioResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    clave_inegi = Campo("clave", "CLAVE INEGI", obligatorio=True, ayuda="26 y tres dígitos.")
    nombre = Campo("nombre", "MUNICIPIO", obligatorio=True)
    region = Campo("region", "REGIÓN DEL PED")
    region_verificada = Campo("region_verificada", "REGIÓN VERIFICADA", SiNo(), ayuda="Sí o No.")

    clave = ("nombre",)

    class Meta:
        model = Municipio


class Contactos(Texto):
    """E-mails or telephones in one cell, separated by comma, semicolon or line; each one must be valid."""

    vacio = ()

    def __init__(self, modelo, campo):
        super().__init__()
        self.modelo, self.campo = modelo, campo

    def clean(self, value, row=None, **kwargs):
        textos = dict.fromkeys(" ".join(parte.split()) for parte in re.split(r"[,;\n]", str(super().clean(value))) if parte.strip())
        for texto in textos:
            try:
                self.modelo._meta.get_field(self.campo).clean(texto, None)
            except ValidationError as error:
                raise ValueError(f"«{texto}»: {' '.join(error.messages)}") from None
        return tuple(textos)

    def render(self, value, obj=None, **kwargs):
        return ", ".join(map(str, value or ()))


CORREOS = partial(Campo, widget=Contactos(Correo, "direccion"), ayuda="Separados por comas.")
TELEFONOS = partial(Campo, widget=Contactos(Telefono, "numero"), ayuda="Separados por comas.")
CARGOS = f"{ANTES}cargos"  # the column of the screen with the posts of the day
DONDE = {"correos": (Correo, "direccion"), "telefonos": (Telefono, "numero")}
DE_CADA_USO = {
    Uso.INSTITUCIONAL: {"correos": "correos", "telefonos": "telefonos"},
    Uso.PERSONAL: {"correos": "correos_personales", "telefonos": "telefonos_personales"},
}


def contactos(relacion, columnas, uso=Uso.INSTITUCIONAL):
    """Aggregates of these columns for an export; `relacion` is the path from a contact to the row."""
    for que, columna in columnas.items():
        modelo, campo = DONDE[que]
        yield relacion, modelo.objects.filter(uso=uso), {columna: StringAgg(campo, ", ", order_by="pk")}


class PersonaResource(Recurso):
    """The personal contacts are in the file of whoever may read them, and nowhere else."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    tratamiento = Campo("tratamiento", "TRATAMIENTO", ayuda="Lic., Mtra., Ing., Dr.")
    nombre = Campo("nombre", "NOMBRE", obligatorio=True)
    procedencia = Campo("procedencia", "PROCEDENCIA", ayuda="De quien no tiene nombramiento: su medio u organización.")
    correos = CORREOS("correos_institucionales", "CORREOS")
    telefonos = TELEFONOS("telefonos_institucionales", "TELÉFONOS")
    correos_personales = CORREOS("correos_personales", "CORREOS PERSONALES")
    telefonos_personales = TELEFONOS("telefonos_personales", "TELÉFONOS PERSONALES")
    nota = Campo("nota", "NOTA")
    confirmada = Campo("confirmada", "DATOS CONFIRMADOS", Fecha(), readonly=True)

    clave = ("nombre",)

    class Meta:
        model = Persona

    def __init__(self, usuario=None, **kwargs):
        super().__init__(usuario, **kwargs)
        if usuario is not None and not Correo.objects.ve_personales(usuario):
            for nombre in DE_CADA_USO[Uso.PERSONAL].values():
                del self.fields[nombre]

    def para_exportar(self, qs):
        return qs.prefetch_related("correos", "telefonos")

    def agregados(self, corte):
        """The contacts of the columns that this file has: where the personal ones are hidden, nobody asks for them."""
        for uso, columnas in DE_CADA_USO.items():
            yield from contactos("persona", {que: columna for que, columna in columnas.items() if columna in self.fields}, uso)
        if CARGOS in self.fields:
            puestos = StringAgg("puesto", "; ", order_by=ORDEN_DE_PUESTOS)
            yield "persona", Nombramiento.objects.vigentes(corte).sin_repetir(), {CARGOS: puestos}

    def candidatos(self, renglones, usuario):
        claves = {normalizar(renglon.valores.get("nombre") or "") for renglon in renglones}
        return self.por_clave(self.para_exportar(self.base(usuario).llamadas(claves)))

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            persona = renglon.instancia or Persona()
            for nombre in renglon.valores.keys() & {"tratamiento", "nombre", "procedencia", "nota"}:
                setattr(persona, nombre, renglon.valores[nombre])
            persona.version += bool(persona.pk)
            persona.full_clean()
            persona.save()
            for uso, columnas in DE_CADA_USO.items():
                contactos = {que: renglon.valores[columna] for que, columna in columnas.items() if columna in renglon.valores}
                nombramientos.poner_contactos(persona, uso=uso, usuario=usuario, **contactos)


def lugares():
    """`Reconocedor` of dependencias and unidades together: a text that names one of each is not recognised."""
    dependencias = Dependencia.objects.prefetch_related("alias")
    unidades = list(Unidad.objects.all())
    return Reconocedor(
        [
            [(d.siglas, d) for d in dependencias] + [(u.siglas, u) for u in unidades],
            [(d.nombre, d) for d in dependencias] + [(u.nombre, u) for u in unidades],
            [(texto, d) for d in dependencias for texto in (d.nombre_corto, *(a.texto for a in d.alias.all()))],
        ]
    )


def temas():
    return Reconocedor([[(tema.nombre, tema) for tema in Tema.objects.all()]])


class NombramientoResource(Recurso):
    """A new row is an appointment, of somebody new when nobody bears the name; on an old one, only the post may be mended."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    nombre = Campo("persona__nombre", "NOMBRE", obligatorio=True, ayuda="Si nadie se llama así, se da de alta.")
    cargo = Campo("cargo", "CARGO", obligatorio=True)
    lugar = Campo(
        "lugar", "DEPENDENCIA O UNIDAD", Reconocido(lugares, "una dependencia o unidad del catálogo", siglas_de), obligatorio=True,
        ayuda="Siglas, nombre o alias.",
    )  # fmt: skip
    clase = Campo("clase", "CLASE", Opcion(ClaseNombramiento), obligatorio=True)
    tema = Campo("tema", "TEMA", Reconocido(temas, "un tema de enlaces"), ayuda="Sólo de los enlaces técnicos.")
    desde = Campo("desde", "DESDE", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hasta = Campo("hasta", "HASTA", Fecha(), ayuda="dd/mm/aaaa; vacío mientras lo ocupe.")
    correos = CORREOS("persona__correos_institucionales", "CORREOS")
    telefonos = TELEFONOS("persona__telefonos_institucionales", "TELÉFONOS")
    oficio = Campo("oficio", "OFICIO", readonly=True)

    clave = ("nombre", "lugar", "clase", "tema", "desde")
    dia = "desde"
    FIJAS = ("nombre", "lugar", "clase", "tema", "desde", "hasta")
    rutas = {"lugar": "lugar_siglas", "tema": "tema__nombre"}

    class Meta:
        model = Nombramiento

    def para_exportar(self, qs):
        siglas = Coalesce("dependencia__siglas", "unidad__siglas")
        filas = qs.con_lugar().con_oficio().select_related("persona").annotate(lugar_siglas=siglas)
        return filas.prefetch_related("persona__correos", "persona__telefonos")

    def agregados(self, corte):
        return list(contactos("persona__nombramientos", DE_CADA_USO[Uso.INSTITUCIONAL]))

    def clave_de(self, valores):
        """Only liaisons have a topic; a dependencia and a unidad may share a key."""
        if any(valores.get(nombre) in (None, "") for nombre in ("nombre", "lugar", "clase", "desde")):
            return None
        lugar, tema = valores["lugar"], valores.get("tema")
        return (normalizar(valores["nombre"]), lugar._meta.model_name, lugar.pk, valores["clase"], tema and tema.pk, valores["desde"])

    def revisar(self, renglon):
        super().revisar(renglon)
        if renglon.instancia is not None:
            self._revisar_cambios(renglon)
            return
        if (renglon.valores["clase"] == ClaseNombramiento.ENLACE) != bool(renglon.valores.get("tema")):
            renglon.errores["tema"] = "Un enlace técnico lleva el tema de su designación; los demás, no."
        elif renglon.valores.get("hasta") and renglon.valores["hasta"] < renglon.valores["desde"]:
            renglon.errores["hasta"] = "El nombramiento termina antes de empezar."

    def _revisar_cambios(self, renglon):
        """Who, where and when of an appointment are not rewritten."""
        for nombre in self.FIJAS:
            campo = self.fields[nombre]
            if nombre in renglon.valores and campo.widget.render(renglon.valores[nombre]) != campo.export(renglon.instancia):
                renglon.errores[nombre] = "Un nombramiento no se reescribe: conclúyalo en su pantalla, o registre uno nuevo sin ID."

    def revisar_todo(self, renglones, usuario):
        """A name borne by two people is not guessed."""
        nuevos = [renglon for renglon in renglones if not renglon.errores and renglon.instancia is None]
        claves = {normalizar(renglon.valores["nombre"]) for renglon in nuevos}
        vistas = Counter(normalizar(persona.nombre) for persona in Persona.objects.llamadas(claves))
        for renglon in nuevos:
            if vistas[normalizar(renglon.valores["nombre"])] > 1:
                renglon.errores["nombre"] = "Hay más de una persona con ese nombre: regístrelo en pantalla."

    def guardar(self, renglones, *, usuario, fecha):
        """In the order of the dates, so that each one closes the one before."""
        for renglon in sorted(renglones, key=lambda uno: self.valor(uno, "desde")):
            if renglon.instancia is not None:
                nombramientos.corregir_cargo(renglon.instancia, cargo=self.valor(renglon, "cargo"), usuario=usuario)
                persona = renglon.instancia.persona
            else:
                persona = self._nombrar(renglon, usuario).persona
            contactos = {que: renglon.valores[que] for que in ("correos", "telefonos") if que in renglon.valores}
            nombramientos.poner_contactos(persona, usuario=usuario, **contactos)

    def _nombrar(self, renglon, usuario):
        valores = renglon.valores
        try:
            fila = Nombramiento(
                persona=nombramientos.persona_de_nombre(valores["nombre"], usuario=usuario), clase=valores["clase"], cargo=valores["cargo"],
                tema=valores.get("tema"), desde=valores["desde"], hasta=valores.get("hasta"),
                **{valores["lugar"]._meta.model_name: valores["lugar"]},
            )  # fmt: skip
            return nombramientos.nombrar(fila, usuario=usuario)
        except ValidationError as error:
            raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error
