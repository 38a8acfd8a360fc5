"""Excel of conferences, of what was said in them, and of syntheses with their clippings."""

from collections import Counter
from functools import partial

from seguimiento.directorio.models import Persona
from seguimiento.directorio.nombres import normalizar as clave_de_nombre
from seguimiento.nucleo.formato import fecha_corta, plural
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Hora, Opcion, Texto, normalizar

from . import services
from .estados import Ambito, Informacion, Materia, Presidio
from .models import Conferencia, DiaSinConferencia, Exposicion, Pregunta, Recorte, Sintesis

ID = partial(Campo, "id", "ID", Entero(1), ayuda="Vacío en los nuevos.")


class Nombre(Texto):
    """The name of a person, as the directory writes it when it has it."""

    def preparar(self):
        self.conocidos = {clave_de_nombre(nombre): nombre for nombre in Persona.objects.values_list("nombre", flat=True)}

    def clean(self, value, row=None, **kwargs):
        nombre = super().clean(value)
        return self.conocidos.get(clave_de_nombre(nombre), nombre)


class ConFecha(Recurso):
    """Rows that say by `fecha` the conference or the synthesis that they hang from, or are."""

    ejercicio_de = "fecha"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.padres = {}  # number of a row → the record that it hangs from, found while reviewing


class ConferenciaResource(ConFecha):
    id = ID()
    preside = Campo("preside", "PRESIDIO", Opcion(Presidio), obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hora_inicio = Campo("hora_inicio", "HORA DE INICIO", Hora(), obligatorio=True, ayuda="hh:mm, de 24 horas.")
    hora_fin = Campo("hora_fin", "HORA DE TÉRMINO", Hora(), ayuda="hh:mm")
    tema = Campo("tema", "TEMA", obligatorio=True)
    estado = Campo("estado", "ESTADO")
    instalaciones = Campo("instalaciones", "INSTALACIONES")
    resumen = Campo("resumen", "RESUMEN")
    ficha = Campo("ficha", "FICHA INFORMATIVA")
    informacion = Campo("informacion", "INFORMACIÓN", Opcion(Informacion), readonly=True)

    clave = ("preside", "fecha", "hora_inicio")
    dia = "fecha"

    class Meta:
        model = Conferencia

    def revisar(self, renglon):
        super().revisar(renglon)
        inicio, fin = self.valor(renglon, "hora_inicio"), self.valor(renglon, "hora_fin")
        if not renglon.errores and fin and fin <= inicio:
            renglon.errores["hora_fin"] = "Debe ser posterior a la hora de inicio."

    def revisar_todo(self, renglones, usuario):
        """Not on a day of which it was noted that the President gave none."""
        dias = {self.valor(renglon, "fecha") for renglon in renglones if not renglon.errores}
        anotados = dict(DiaSinConferencia.objects.filter(fecha__in=dias).values_list("fecha", "motivo"))
        for renglon in renglones:
            if not renglon.errores and self.valor(renglon, "preside") == Presidio.PRESIDENTE and self.valor(renglon, "fecha") in anotados:
                motivo = anotados[self.valor(renglon, "fecha")]
                renglon.errores["fecha"] = f"Ese día está anotado como sin conferencia ({motivo}): quite antes la anotación."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            fila = con_valores(renglon, Conferencia, ("id",))
            services.guardar_conferencia(fila, usuario=usuario)


def con_valores(renglon, modelo, menos):
    """The record of a row, new or one version later, with what its cells say."""
    fila = renglon.instancia or modelo()
    for nombre in renglon.valores.keys() - set(menos):
        setattr(fila, nombre, renglon.valores[nombre])
    fila.version += bool(fila.pk)
    return fila


class DichoResource(ConFecha):
    """What was said in a conference, told by its presidio, its day and, where there were several, its hour."""

    TEXTO = ""  # field with the words by which a row without ID is recognised
    NOMBRES = {}  # {column with the name of a person: field of the record that points to its participation}
    rutas = {"preside": "conferencia__preside", "fecha": "conferencia__fecha"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.nuevas = {}  # people that an import would add to the directory: {normalised name: as written}

    def para_exportar(self, qs):
        return qs.select_related("conferencia", *(f"{campo}__persona" for campo in self._meta.model.QUIENES))

    def candidatos(self, renglones, usuario):
        dias = {renglon.valores.get("fecha") for renglon in renglones} - {None}
        return self.por_clave(self.para_exportar(self.base(usuario)).filter(conferencia__fecha__in=dias))

    def revisar_todo(self, renglones, usuario):
        """The conference must exist, and be one; that of a row already captured does not change from Excel."""
        dias = {self.valor(renglon, "fecha") for renglon in renglones if not renglon.errores}
        conferencias = {}
        for una in Conferencia.objects.visibles_para(usuario).ligeras().filter(fecha__in=dias):
            conferencias.setdefault((una.preside, una.fecha), []).append(una)
        llamadas = self._llamadas(renglones)
        for renglon in renglones:
            if not renglon.errores:
                suyas = conferencias.get((self.valor(renglon, "preside"), self.valor(renglon, "fecha")), [])
                self._tomar(renglon, suyas)
                self._reconocer(renglon, llamadas)

    def _llamadas(self, renglones):
        """{normalised name: how many people of the directory bear it} of the names in these rows."""
        nombres = {self.valor(renglon, columna) for renglon in renglones for columna in self.NOMBRES if not renglon.errores}
        claves = {clave_de_nombre(nombre) for nombre in nombres if nombre}
        return Counter(clave_de_nombre(persona.nombre) for persona in Persona.objects.llamadas(claves)) if claves else Counter()

    def _reconocer(self, renglon, llamadas):
        """Two people of one name are not guessed at; whoever is new is told before confirming."""
        for columna, campo in self.NOMBRES.items():
            nombre, actual = self.valor(renglon, columna) or "", getattr(renglon.instancia, campo, None)
            clave = clave_de_nombre(nombre)
            if not clave or nombre.endswith("]") or (actual and clave_de_nombre(actual.persona.nombre) == clave):
                continue
            if llamadas[clave] > 1:
                renglon.errores[columna] = f"Hay más de una persona llamada {nombre}: escriba su nombre como se sugiere en la pantalla."
            elif not llamadas[clave]:
                self.nuevas.setdefault(clave, nombre)

    def consecuencias(self):
        if not self.nuevas:
            return []
        quienes = plural(len(self.nuevas), "persona", "personas")
        return [f"Se darán de alta en el directorio {quienes}: {', '.join(sorted(self.nuevas.values()))}."]

    def _tomar(self, renglon, conferencias):
        hora, dia = self.valor(renglon, "hora"), fecha_corta(self.valor(renglon, "fecha"))
        suyas = [una for una in conferencias if hora is None or una.hora_inicio == hora]
        if not suyas:
            renglon.errores["fecha"] = f"No hay una conferencia así el {dia}: regístrela primero."
        elif len(suyas) > 1:
            renglon.errores["fecha"] = f"El {dia} hubo {len(suyas)}: escriba la hora de inicio."
        elif renglon.instancia and renglon.instancia.conferencia_id != suyas[0].pk:
            renglon.errores["fecha"] = "Lo dicho en una conferencia no pasa a otra: regístrelo en ella."
        else:
            self.padres[renglon.numero] = suyas[0]


def de_su_conferencia(renglon, conferencia, modelo, campos):
    """The record of a row of what was said, new or one version later."""
    fila = renglon.instancia or modelo()
    fila.conferencia, fila.version = conferencia, fila.version + bool(fila.pk)
    for campo in campos:
        if campo in renglon.valores:
            setattr(fila, campo, renglon.valores[campo])
    return fila


def columnas_de_conferencia():
    """PRESIDIO, FECHA and HORA, in this order."""
    return (
        Campo("conferencia__preside", "PRESIDIO", Opcion(Presidio), obligatorio=True),
        Campo("conferencia__fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa; la conferencia ya debe estar registrada."),
        Campo("conferencia__hora_inicio", "HORA DE INICIO", Hora(), ayuda="Sólo si ese día hubo varias.", distingue=True),
    )


class ExposicionResource(DichoResource):
    id = ID()
    preside, fecha, hora = columnas_de_conferencia()
    expone = Campo("participante__persona__nombre", "QUIEN EXPONE", Nombre(), obligatorio=True, ayuda="Si es nuevo se da de alta.")
    cargo = Campo("participante__cargo", "CARGO ESE DÍA")
    tema = Campo("tema", "TEMA", obligatorio=True)
    texto = Campo("texto", "EXPOSICIÓN", obligatorio=True)

    TEXTO, clave, NOMBRES = "texto", ("preside", "fecha", "texto"), {"expone": "participante"}

    class Meta:
        model = Exposicion

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            fila = de_su_conferencia(renglon, self.padres[renglon.numero], Exposicion, ("tema", "texto"))
            services.guardar_exposicion(
                fila, expone=self.valor(renglon, "expone"), cargo=self.valor(renglon, "cargo") or "", usuario=usuario
            )


class PreguntaResource(DichoResource):
    id = ID()
    preside, fecha, hora = columnas_de_conferencia()
    tema = Campo("tema", "TEMA", obligatorio=True)
    pregunta_de = Campo("quien_pregunta__persona__nombre", "QUIEN PREGUNTA", Nombre(), obligatorio=True, ayuda="Si es nuevo se da de alta.")
    medio = Campo("quien_pregunta__cargo", "MEDIO")
    pregunta = Campo("pregunta", "PREGUNTA", obligatorio=True)
    responde = Campo("quien_responde__persona__nombre", "QUIEN RESPONDE", Nombre())
    cargo = Campo("quien_responde__cargo", "CARGO ESE DÍA")
    respuesta = Campo("respuesta", "RESPUESTA")

    TEXTO, clave = "pregunta", ("preside", "fecha", "pregunta")
    NOMBRES = {"pregunta_de": "quien_pregunta", "responde": "quien_responde"}

    class Meta:
        model = Pregunta

    def revisar(self, renglon):
        super().revisar(renglon)
        if self.valor(renglon, "respuesta") and not self.valor(renglon, "responde"):
            renglon.errores["responde"] = "Escriba quién respondió."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            quienes = {nombre: self.valor(renglon, nombre) or "" for nombre in ("pregunta_de", "medio", "responde", "cargo")}
            services.guardar_pregunta(
                de_su_conferencia(renglon, self.padres[renglon.numero], Pregunta, ("tema", "pregunta", "respuesta")),
                usuario=usuario,
                **quienes,
            )


class SintesisResource(ConFecha):
    id = ID()
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    titulo = Campo("titulo", "TÍTULO", obligatorio=True)
    resumen = Campo("resumen", "PANORAMA")
    recortes = Campo("recortes_n", "RECORTES", Entero(), readonly=True)

    clave = ("fecha", "titulo")

    class Meta:
        model = Sintesis

    def para_exportar(self, qs):
        return qs.con_recortes()

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            services.guardar_sintesis(con_valores(renglon, Sintesis, ("id", "recortes")), usuario=usuario)


class RecorteResource(ConFecha):
    id = ID()
    fecha = Campo("sintesis__fecha", "FECHA DE LA SÍNTESIS", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa; ya debe estar registrada.")
    sintesis = Campo("sintesis__titulo", "SÍNTESIS", obligatorio=True)
    ambito = Campo("ambito", "ÁMBITO", Opcion(Ambito), obligatorio=True)
    materia = Campo("materia", "MATERIA", Opcion(Materia), obligatorio=True)
    titulo = Campo("titulo", "TITULAR", obligatorio=True)
    medio = Campo("medio", "MEDIO", obligatorio=True)
    autor = Campo("autor", "AUTOR")
    publicado = Campo("publicado", "PUBLICADO", Fecha(), ayuda="dd/mm/aaaa; vacío: el día de la síntesis.")
    texto = Campo("texto", "RESUMEN DE LA NOTA", obligatorio=True)
    liga = Campo("liga", "DIRECCIÓN")

    clave = ("fecha", "sintesis", "titulo", "medio")

    class Meta:
        model = Recorte

    def para_exportar(self, qs):
        return qs.select_related("sintesis")

    def candidatos(self, renglones, usuario):
        dias = {renglon.valores.get("fecha") for renglon in renglones} - {None}
        return self.por_clave(self.para_exportar(self.base(usuario)).filter(sintesis__fecha__in=dias))

    def revisar_todo(self, renglones, usuario):
        """The synthesis must exist; a clipping does not pass to another one from Excel."""
        dias = {self.valor(renglon, "fecha") for renglon in renglones if not renglon.errores}
        sintesis = {(una.fecha, normalizar(una.titulo)): una for una in Sintesis.objects.visibles_para(usuario).filter(fecha__in=dias)}
        for renglon in renglones:
            if renglon.errores:
                continue
            una = sintesis.get((self.valor(renglon, "fecha"), normalizar(self.valor(renglon, "sintesis"))))
            if una is None:
                renglon.errores["sintesis"] = "No hay una síntesis con ese título y esa fecha: regístrela primero."
            elif renglon.instancia and renglon.instancia.sintesis_id != una.pk:
                renglon.errores["sintesis"] = "Un recorte no pasa a otra síntesis: regístrelo en ella."
            self.padres[renglon.numero] = una

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            recorte = con_valores(renglon, Recorte, ("id", "fecha", "sintesis"))
            recorte.sintesis = self.padres[renglon.numero]
            services.guardar_recorte(recorte, usuario=usuario)
