"""Columns of the Excel of petitions: what goes out (persons masked) and what comes in with the person of each row."""

from copy import copy
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db.models import F, Func, Q, TextField, Value

from atencion.personas import nombres
from atencion.personas.columnas import Enmascarado, aclarar, enmascarado
from atencion.personas.models import Aviso, Persona
from seguimiento.cuentas.querysets import nombre_de
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import folios, plazos
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, Reconocido, SiNo, normalizar

from . import services
from .estados import Canal, EstadoPeticion, FormaDeAviso, Prioridad, Rubro
from .models import Gira, Peticion

PARTES = ("nombre", "primer_apellido", "segundo_apellido")
DE_PERSONA = (*PARTES, "telefono", "curp")
PROPIOS = (
    "fecha", "rubro", "canal", "gira", "municipio", "asunto", "descripcion", "tipo_de_apoyo", "prioridad", "en_nombre_de", "aviso_forma",
    "sensible",
)  # fmt: skip
GIRA = Func(  # as str(gira) writes it; nothing where there is none
    F("gira__nombre"), Func(F("gira__fecha"), Value("DD/MM/YYYY"), function="to_char"), template="(%(expressions)s)",
    arg_joiner=" || ', ' || ", output_field=TextField(),
)  # fmt: skip
QUEDA = "De una petición registrada, la persona se corrige en su pantalla."


def municipios():
    return Municipio.objects.reconocedor()


class GirasPorNombre:
    """Tours by their name, or by their name and date as they are exported."""

    def __init__(self):
        self.filas = {}
        for gira in Gira.objects.all():
            for texto in (gira.nombre, str(gira)):
                clave = normalizar(texto)
                self.filas[clave] = None if self.filas.get(clave, gira) != gira else gira

    def reconocer(self, texto):
        return self.filas.get(normalizar(texto))

    def sugerir(self, texto):
        return None


class ONormal(Opcion):
    """A priority; a blank cell is the normal one."""

    vacio = Prioridad.NORMAL


class PeticionResource(Recurso):
    """A row without ID is the petition of that person, on that day, with that subject; a new one takes the next folio."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    folio = Campo("folio", "FOLIO", readonly=True)
    fecha = Campo("fecha", "FECHA DE RECEPCIÓN", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    rubro = Campo("rubro", "RUBRO", Opcion(Rubro), obligatorio=True)
    canal = Campo("canal", "CANAL", Opcion(Canal), obligatorio=True)
    gira = Campo("gira", "GIRA O JORNADA", Reconocido(GirasPorNombre, "el nombre de una gira o jornada registrada"))
    nombre = Campo("persona__nombre", "NOMBRE", Enmascarado("nombre"), distingue=True)
    primer_apellido = Campo("persona__primer_apellido", "PRIMER APELLIDO", Enmascarado("primer_apellido"), distingue=True)
    segundo_apellido = Campo("persona__segundo_apellido", "SEGUNDO APELLIDO", Enmascarado("segundo_apellido"), distingue=True)
    telefono = Campo("persona__telefono", "TELÉFONO", Enmascarado("telefono"), distingue=True, ayuda="10 cifras, con lada.")
    curp = Campo("persona__curp", "CURP", Enmascarado("curp"), distingue=True, ayuda="Sólo si el trámite la exige.")
    en_nombre_de = Campo("en_nombre_de", "EN NOMBRE DE", Enmascarado("nombre"), distingue=True)
    municipio = Campo("municipio", "MUNICIPIO", Reconocido(municipios, "un municipio de Sonora"))
    asunto = Campo("asunto", "ASUNTO", obligatorio=True, ayuda="En pocas palabras y sin datos personales.")
    descripcion = Campo("descripcion", "DESCRIPCIÓN")
    tipo_de_apoyo = Campo("tipo_de_apoyo", "TIPO DE APOYO")
    prioridad = Campo("prioridad", "PRIORIDAD", ONormal(Prioridad), ayuda="Vacía: normal.")
    aviso_forma = Campo("aviso_forma", "AVISO DE PRIVACIDAD", Opcion(FormaDeAviso), ayuda="Cómo lo aceptó.")
    sensible = Campo("sensible", "DATOS SENSIBLES", SiNo(), ayuda="Sí o No; vacío es No.")
    estado = Campo("estado", "ESTADO", Opcion(EstadoPeticion), readonly=True)
    dias = Campo("dias", "DÍAS", Entero(), readonly=True)
    concluida = Campo("concluida_al", "CONCLUIDA", Fecha(), readonly=True)

    clave = ("fecha", "asunto", "telefono")
    ejercicio_de = "fecha"
    rutas = {"gira": "gira_con_fecha", "municipio": "municipio__nombre", "lista_responsable": "responsable_nombre"}

    class Meta:
        model = Peticion

    def para_exportar(self, qs):
        filas = qs.select_related("persona", "municipio", "gira", "responsable")
        return filas.annotate(gira_con_fecha=GIRA, responsable_nombre=nombre_de("responsable__"))

    # -- which petition a row speaks of
    def clave_de(self, valores):
        """(day, subject and description, who): the person by CURP, else by telephone and name."""
        if not valores.get("fecha") or not valores.get("asunto"):
            return None
        return (valores["fecha"].isoformat(), normalizar(f"{valores['asunto']} {valores.get('descripcion') or ''}"), self.quien(valores))

    def quien(self, valores):
        """Key of a person: CURP, or telephone and name; "" when nobody is named."""
        if valores.get("curp"):
            return valores["curp"]
        nombre = nombres.llano(*(valores.get(parte) or "" for parte in PARTES))
        return f"{valores.get('telefono') or ''} {nombre}".strip()

    def candidatos(self, renglones, usuario):
        dias, halladas = {renglon.valores.get("fecha") for renglon in renglones} - {None}, {}
        personas = self._registradas(renglones)
        suyas = self.para_exportar(self.base(usuario)).filter(fecha__in=dias).order_by("pk")
        asuntos = {renglon.valores.get("asunto") for renglon in renglones}
        sin_persona = suyas.filter(persona__isnull=True, reconstruido=False, asunto__in=asuntos)
        for fila in (*suyas.filter(persona__in={persona.pk for persona in personas.values()}), *sin_persona):
            valores = {"fecha": fila.fecha, "asunto": fila.asunto, "descripcion": fila.descripcion}
            for quien in self._llaves(fila.persona):
                halladas[(*self.clave_de(valores)[:2], quien)] = fila
        return halladas

    def _llaves(self, persona):
        """Every key by which a row may name that person."""
        if persona is None:
            return {""}
        todos = {campo: getattr(persona, campo) for campo in DE_PERSONA}
        return {self.quien(todos), self.quien(todos | {"curp": ""}), self.quien(todos | {"curp": "", "telefono": ""})}

    def _registradas(self, renglones):
        """{key: person} of those that the rows name and are registered: by CURP, or by telephone and name."""
        valores = [renglon.valores for renglon in renglones]
        curps, telefonos = ({uno[campo] for uno in valores if uno.get(campo)} for campo in ("curp", "telefono"))
        llanos = {nombres.llano(*(uno.get(parte) or "" for parte in PARTES)) for uno in valores} - {""}
        base = Persona.objects.vivas()
        filas = base.filter(Q(curp__in=curps) | Q(telefono__in=telefonos) | Q(nombre_llano__in=llanos, telefono="")).order_by("-pk")
        return {llave: persona for persona in filas for llave in self._llaves(persona) - {""}}

    # -- rules
    def preparar(self):
        """An import compares what the sheet says with what is registered."""
        super().preparar()
        aclarar(self, True)
        self.hoy, self.nuevas = plazos.hoy(), set()
        self.avisos = list(Aviso.objects.order_by("-desde", "-numero"))

    def _aviso(self, dia):
        """The notice in force on a date, or None, without asking again for each row."""
        return next((aviso for aviso in self.avisos if aviso.desde <= dia), None)

    def revisar(self, renglon):
        super().revisar(renglon)
        valores, errores = renglon.valores, renglon.errores
        if len(valores.get("asunto") or "") > 200:
            errores["asunto"] = "Se esperaban 200 letras o menos: lo demás va en la descripción."
        if renglon.instancia is None:
            tapados = [nombre for nombre, crudo in renglon.crudos.items() if nombre in DE_PERSONA and enmascarado(crudo)]
            errores |= dict.fromkeys(tapados, "Está enmascarado: escriba el dato completo, o deje la celda vacía.")
        if renglon.instancia is not None and (tocadas := renglon.cambios.keys() & {*DE_PERSONA, "folio"}):
            errores |= dict.fromkeys(tocadas, QUEDA)
            return
        if renglon.instancia is None and any(valores.get(campo) for campo in DE_PERSONA):
            self._revisar_persona(renglon)
        if errores:
            return
        try:
            services.revisar(self._peticion(renglon), self.hoy, renglon.instancia)
        except ValidationError as error:
            por_campo = error.message_dict if hasattr(error, "error_dict") else {"fecha": error.messages}
            for campo, mensajes in por_campo.items():
                errores[campo if campo in self.fields else "fecha"] = " ".join(mensajes)

    def _revisar_persona(self, renglon):
        valores, errores = renglon.valores, renglon.errores
        if not valores.get("nombre"):
            errores["nombre"] = "Falta el nombre de la persona."
        elif not valores.get("aviso_forma") and self._aviso(self.hoy):
            errores["aviso_forma"] = "Anote cómo aceptó el aviso de privacidad."
        for campo, maximo in (("nombre", 80), ("primer_apellido", 60), ("segundo_apellido", 60)):
            if len(valores.get(campo) or "") > maximo:
                errores[campo] = f"Se esperaban {maximo} letras o menos."

    def revisar_todo(self, renglones, usuario):
        registradas = self._registradas(renglones)
        for renglon in renglones:
            quien = self.quien(renglon.valores)
            if renglon.instancia is None and quien and not renglon.errores and quien not in registradas:
                self.nuevas.add(quien)

    def consecuencias(self):
        cuantas = len(self.nuevas)
        return [f"Se registrará{'n' * (cuantas != 1)} {cuantas:,} persona{'s' * (cuantas != 1)}."] if cuantas else []

    # -- writing
    def _peticion(self, renglon):
        """The petition as the row leaves it; a copy of the registered one, which `revisar` compares with."""
        fila = copy(renglon.instancia) if renglon.instancia else Peticion()
        for nombre in PROPIOS:
            if nombre in renglon.valores and (nombre in renglon.cambios or renglon.instancia is None):
                setattr(fila, nombre, renglon.valores[nombre])
        fila.prioridad = fila.prioridad or Prioridad.NORMAL
        fila.aviso_forma = fila.aviso_forma or ""
        if fila.aviso_forma and fila.aviso_id is None:
            fila.aviso = self._aviso(fila.aviso_aceptado or fila.fecha)
        return fila

    def guardar(self, renglones, *, usuario, fecha):
        """New ones, with their persons and folios, in a few statements; those that change, one by one."""
        nuevas = []
        personas = self._personas([r for r in renglones if r.instancia is None], fecha)
        for renglon in renglones:
            peticion = self._peticion(renglon)
            if renglon.instancia is not None:
                services.guardar(peticion, usuario=usuario, fecha=fecha)
                continue
            peticion.persona, peticion.capturo = personas.get(self.quien(renglon.valores)), usuario
            services.revisar(peticion, fecha)
            nuevas.append(peticion)
        for anio, grupo in groupby(sorted(nuevas, key=lambda una: una.ejercicio), key=lambda una: una.ejercicio):
            grupo = list(grupo)
            propios = folios.siguientes(Peticion, services.PREFIJO, anio, len(grupo), cifras=services.CIFRAS)
            for peticion, folio in zip(grupo, propios, strict=True):
                peticion.folio = folio
            Peticion.objects.bulk_create(grupo)

    def _personas(self, renglones, fecha):
        """{key: person} of these rows; those that nobody registered are created, each one once."""
        personas, nuevas = self._registradas(renglones), {}
        for renglon in renglones:
            valores, quien = renglon.valores, self.quien(renglon.valores)
            if quien and quien not in personas and quien not in nuevas:
                datos = {campo: valores.get(campo) or "" for campo in DE_PERSONA}
                nuevas[quien] = Persona(registrada=fecha, municipio=valores.get("municipio"), **datos)
        Persona.objects.bulk_create(nuevas.values())
        return personas | nuevas
