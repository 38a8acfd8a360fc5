"""Excel of instructions: the same columns out and in."""

from django.db.models import Q, Sum

from seguimiento.cuentas.querysets import nombre_de
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import ejercicios
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Dinero, Entero, Fecha, Opcion, Porcentaje, PorNombre, Reconocido

from . import services
from .estados import Clase, Etapa, Fuente
from .forms import responsables
from .models import Instruccion, InstruccionInversion, propuestos

LARGOS = {"emisor": 150, "tema": 300, "texto": 4000, "accion": 4000}
OBLIGATORIAS = ("clase", "emisor", "tema", "texto", "fecha_emision")
ALIAS = {"Ejecución de acuerdos al 100%": "ejecutada", "Ejecución al 100%": "ejecutada"}  # as today's system writes them
IMPORTADO = "Importado de Excel."


def dependencias():
    return Dependencia.objects.reconocedor()


def siglas():
    return list(Dependencia.objects.values_list("siglas", flat=True))


def personas():
    """People of the Office by their name or their account."""
    cuentas = list(responsables())
    return PorNombre([(cuenta.nombre, cuenta) for cuenta in cuentas] + [(cuenta.username, cuenta) for cuenta in cuentas])


def nombres():
    return [cuenta.nombre for cuenta in responsables()]


class InstruccionResource(Recurso):
    """Rows without ID are recognised by kind, date of issue and text. A row that moves leaves an action dated today."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    clase = Campo("clase", "CLASE", Opcion(Clase), obligatorio=True)
    numero = Campo("numero", "NÚMERO", Entero(1), readonly=True)
    emisor = Campo("emisor", "EMISOR", obligatorio=True)
    dependencia = Campo(
        "dependencia", "DEPENDENCIA",
        Reconocido(dependencias, "una dependencia del catálogo", texto=lambda d: d.siglas, opciones=siglas),
        ayuda="Siglas, nombre o alias.",
    )  # fmt: skip
    responsable = Campo(
        "responsable", "RESPONSABLE", Reconocido(personas, "el nombre o la cuenta de una persona de la Oficina", opciones=nombres),
    )  # fmt: skip
    tema = Campo("tema", "TEMA", obligatorio=True)
    texto = Campo("texto", "INSTRUCCIÓN", obligatorio=True)
    fecha_emision = Campo("fecha_emision", "FECHA DE EMISIÓN", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    fecha_compromiso = Campo("fecha_compromiso", "FECHA COMPROMISO", Fecha(), ayuda="dd/mm/aaaa")
    etapa = Campo("etapa_vista", "ETAPA", Opcion(Etapa, alias=ALIAS))
    porcentaje = Campo("porcentaje_vista", "PORCENTAJE DE AVANCE", Porcentaje(), ayuda="Vacío: el de la etapa.")
    accion = Campo("ultima_accion", "ÚLTIMA ACCIÓN REALIZADA")
    federal = Campo("inversion_federal", "INVERSIÓN FEDERAL", Dinero(), readonly=True)
    estatal = Campo("inversion_estatal", "INVERSIÓN ESTATAL", Dinero(), readonly=True)
    municipal = Campo("inversion_municipal", "INVERSIÓN MUNICIPAL", Dinero(), readonly=True)

    clave = ("clase", "fecha_emision", "texto")
    dia = "fecha_emision"
    rutas = {
        "dependencia": "dependencia__siglas", "responsable": "responsable_nombre", "etapa": "etapa_al", "porcentaje": "porcentaje_al",
    }  # fmt: skip

    class Meta:
        model = Instruccion

    def para_exportar(self, qs):
        filas = qs.select_related("dependencia", "responsable").prefetch_related("aportes__inversion")
        if "ultima_accion" not in filas.query.annotations:  # the list brings that of its own cut-off date
            filas = filas.con_ultima_accion()
        return filas.annotate(responsable_nombre=nombre_de("responsable__"))

    def agregados(self, corte):
        vivas = InstruccionInversion.objects.filter(inversion__eliminado__isnull=True, inversion__registrada__lte=corte)
        return [("instruccion", vivas, {f.value: Sum("inversion__monto", filter=Q(inversion__fuente=f)) for f in Fuente})]

    def preparar(self):
        super().preparar()
        self.cerrados, self.propuestos = ejercicios.cerrados(), propuestos()

    def revisar(self, renglon):
        valores, errores = renglon.valores, renglon.errores
        if renglon.instancia is None and (faltan := [self.fields[n].column_name for n in OBLIGATORIAS if n not in valores]):
            errores["id"] = f"Para una instrucción nueva faltan las columnas {', '.join(faltan)}."
            return
        for nombre, maximo in LARGOS.items():
            if len(valores.get(nombre) or "") > maximo:
                errores[nombre] = f"Se esperaban {maximo:,} letras o menos."
        self._revisar_datos(renglon)
        if not errores:
            self._revisar_avance(renglon)

    def _de(self, renglon, nombre):
        """The cell, or what the record has where the file has no such column."""
        return renglon.valores[nombre] if nombre in renglon.valores else getattr(renglon.instancia, nombre, None)

    def _revisar_datos(self, renglon):
        emision, compromiso = self._de(renglon, "fecha_emision"), self._de(renglon, "fecha_compromiso")
        for nombre, dia in (("fecha_emision", emision), ("fecha_compromiso", compromiso)):
            if dia and not 2000 <= dia.year <= 2100:
                renglon.errores[nombre] = "Se esperaba un año entre 2000 y 2100, con sus cuatro cifras."
        if emision and compromiso and compromiso < emision:
            renglon.errores["fecha_compromiso"] = f"Es anterior a la emisión ({emision:%d/%m/%Y})."
        if self._de(renglon, "clase") == Clase.PROYECTO and self._de(renglon, "dependencia") is None:
            renglon.errores["dependencia"] = "Un proyecto especial lleva la dependencia que lo ejecuta."
        if emision and emision.year in self.cerrados and renglon.instancia is None:
            renglon.errores["fecha_emision"] = f"El ejercicio {emision.year} está cerrado: ya no admite instrucciones."

    def _revisar_avance(self, renglon):
        """The rules of the ladder that a person would meet on the screen."""
        fila, (etapa, porcentaje, accion) = renglon.instancia, self.avance_de(renglon)
        self._llenar_vacias(renglon, {"etapa": etapa, "porcentaje": porcentaje, "accion": accion or getattr(fila, "ultima_accion", "")})
        if (etapa == Etapa.EJECUTADA) != (porcentaje == 100):
            renglon.errores["porcentaje"] = "«Ejecución al 100 %» lleva 100, y sólo esa etapa lo lleva."
        elif etapa == Etapa.EJECUTADA and (fila is None or (fila.etapa != etapa and not fila.reconstruido)):
            renglon.errores["etapa"] = "Para llegar al 100 % falta la evidencia: adjúntela en la instrucción."
        elif fila is not None and services.retrocede(fila, etapa, porcentaje):
            renglon.errores["etapa"] = "Retrocede en la escalera: hágalo en su pantalla, con el motivo."

    def _llenar_vacias(self, renglon, avance):
        """An empty cell leaves what there is, or what the new rung offers: it is no change by itself."""
        for nombre in avance.keys() & renglon.cambios.keys():
            antes, _ = renglon.cambios[nombre]
            if renglon.valores[nombre] in (None, ""):
                renglon.valores[nombre] = avance[nombre]
                renglon.cambios[nombre] = (antes, self.fields[nombre].widget.render(avance[nombre]))
                if str(antes) == str(renglon.cambios[nombre][1]):
                    del renglon.cambios[nombre]

    def avance_de(self, renglon):
        """(rung, percentage, text) that the row leaves."""
        fila, valores = renglon.instancia, renglon.valores
        etapa = Etapa(valores.get("etapa") or (fila.etapa if fila else Etapa.OFICIO))
        se_queda = fila is not None and fila.etapa == etapa
        porcentaje = valores.get("porcentaje")
        if porcentaje is None:
            porcentaje = fila.porcentaje if se_queda else self.propuestos[etapa]
        return etapa, porcentaje, valores.get("accion") or ""

    def revisar_todo(self, renglones, usuario):
        """The first action of a record cannot come before the day on which it was issued."""
        for renglon in renglones:
            fila, emision = renglon.instancia, renglon.valores.get("fecha_emision")
            if renglon.errores or fila is None or emision in (None, fila.fecha_emision):
                continue
            primera = fila.avances.filter(inicial=False).order_by("fecha").first()
            if primera and primera.fecha < emision:
                renglon.errores["fecha_emision"] = f"Ya hay una acción del {primera.fecha:%d/%m/%Y}."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            fila = renglon.instancia or Instruccion()
            etapa, porcentaje, accion = self.avance_de(renglon)
            for nombre in ("clase", "emisor", "dependencia", "responsable", "tema", "texto", "fecha_emision", "fecha_compromiso"):
                if nombre in renglon.valores:
                    setattr(fila, nombre, renglon.valores[nombre])
            if fila.pk is None:
                services.registrar_instruccion(fila, usuario=usuario, fecha=fecha, etapa=etapa, porcentaje=porcentaje, texto=accion)
                continue
            if renglon.cambios.keys() - {"etapa", "porcentaje", "accion"}:
                services.editar_instruccion(fila, usuario=usuario, fecha=fecha, motivo=IMPORTADO)
            if renglon.cambios.keys() & {"etapa", "porcentaje", "accion"}:
                texto = accion if "accion" in renglon.cambios and accion else IMPORTADO
                services.registrar_avance(fila, etapa=etapa, porcentaje=porcentaje, texto=texto, usuario=usuario, fecha=fecha)
