"""Excel of the registers of folios, follow-ups and letters: the same columns out and in."""

from django.core.exceptions import ValidationError
from django.db.models import Max, Q

from seguimiento.cuentas.querysets import nombre_de
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo import plazos
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, PorNombre, Reconocido, normalizar

from . import services
from .estados import EstadoDeFolio, EstadoDeOficio, Serie
from .forms import FUTURA, responsables
from .models import Enviado, Expediente, Folio, Seguimiento

IMPORTADO = "Importado de Excel."


def dependencias():
    return Dependencia.objects.reconocedor()


def siglas():
    return list(Dependencia.objects.values_list("siglas", flat=True))


def personas():
    """People of the Office by their name or their account."""
    cuentas = list(responsables())
    return PorNombre([(cuenta.nombre, cuenta) for cuenta in cuentas] + [(cuenta.username, cuenta) for cuenta in cuentas])


def por_clave(modelo):
    """Recogniser of rows by their number."""
    return lambda: PorNombre([(fila.clave, fila) for fila in modelo.objects.only("pk", "clave")])


def columna_de_dependencia(titulo="DEPENDENCIA"):
    quien = Reconocido(dependencias, "una dependencia del catálogo", texto=lambda d: d.siglas, opciones=siglas)
    return Campo("dependencia", titulo, quien, ayuda="Siglas, nombre o alias.")


def columna_de_responsable():
    return Campo("responsable", "RESPONSABLE", Reconocido(personas, "el nombre o la cuenta de una persona de la Oficina"))


def columna_de_folio(obligatorio=False):
    return Campo(
        "folio", "FOLIO DE GESTIÓN", Reconocido(por_clave(Folio), "el número de un folio de gestión", texto=lambda f: f.clave),
        obligatorio=obligatorio, ayuda="Como DGGD-F-0012/2023.",
    )  # fmt: skip


def por_clave_de_expediente():
    return PorNombre([(fila.clave, fila) for fila in Expediente.objects.only("pk", "clave")])


def con_responsable(qs):
    """Annotate the name of the responsable as it is printed."""
    return qs.annotate(responsable_nombre=nombre_de("responsable__"))


class Numerado(Recurso):
    """A register: a row without ID is recognised by its series, year and number or, without number, by series, day and text.

    A new row with a number takes that one, if it is the next of its series; without it, the next one is given.
    """

    ejercicio_de, TEXTO = "fecha", "asunto"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.siguientes = {}  # (series, year) → number that comes next, the rows already planned counted

    def clave_de(self, valores):
        serie, fecha, numero = valores.get("serie"), valores.get(self.ejercicio_de), valores.get("numero")
        if not serie or not fecha:
            return None
        if numero:
            return ("numero", str(serie), fecha.year, numero)
        texto = valores.get(self.TEXTO)
        return ("texto", str(serie), fecha.isoformat(), normalizar(texto)) if texto else None

    def candidatos(self, renglones, usuario):
        fechas = {r.valores.get(self.ejercicio_de) for r in renglones} - {None}
        numeros = {r.valores.get("numero") for r in renglones} - {None}
        suyas = Q(**{f"{self.ejercicio_de}__in": fechas}) | Q(ejercicio__in={fecha.year for fecha in fechas}, numero__in=numeros)
        claves = {}
        for fila in self.base(usuario).filter(suyas):
            valores = {"serie": fila.serie, self.ejercicio_de: getattr(fila, self.ejercicio_de), self.TEXTO: getattr(fila, self.TEXTO)}
            claves.setdefault(self.clave_de(valores), fila)
            if fila.numero:
                claves[self.clave_de(valores | {"numero": fila.numero})] = fila
        return claves

    def revisar(self, renglon):
        super().revisar(renglon)
        if renglon.instancia is not None:
            for nombre in renglon.cambios.keys() & {"serie", "numero"}:
                renglon.errores[nombre] = "La serie y el número de un registro no cambian."

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if renglon.errores:
                continue
            fecha = self.valor(renglon, self.ejercicio_de)
            if fecha > hoy:
                renglon.errores[self.ejercicio_de] = FUTURA
            elif renglon.instancia is not None and fecha.year != renglon.instancia.ejercicio:
                renglon.errores[self.ejercicio_de] = f"Su número es de {renglon.instancia.ejercicio}: la fecha debe ser de ese año."
        for renglon in self.en_orden(r for r in renglones if not r.errores and r.instancia is None and self.lleva_numero(r)):
            self._revisar_numero(renglon)

    def lleva_numero(self, renglon):
        return True

    def en_orden(self, renglones):
        """Those with a number by it; then the others, as they come."""
        return sorted(renglones, key=lambda r: (r.valores.get("numero") is None, r.valores.get("numero") or r.numero))

    def _revisar_numero(self, renglon):
        serie = (str(renglon.valores["serie"]), renglon.valores[self.ejercicio_de].year)
        if serie not in self.siguientes:
            filas = self._meta.model.todos.filter(serie=serie[0], ejercicio=serie[1])
            self.siguientes[serie] = (filas.aggregate(ultimo=Max("numero"))["ultimo"] or 0) + 1
        numero, sigue = renglon.valores.get("numero"), self.siguientes[serie]
        if numero and numero != sigue:
            que = "ya está tomado" if numero < sigue else "dejaría un hueco"
            renglon.errores["numero"] = f"El {numero} {que}: el siguiente de {serie[0]} en {serie[1]} es el {sigue}."
        else:
            self.siguientes[serie] = sigue + 1

    def con_valores(self, renglon, *menos):
        """The record of a row, new or saved, with what its cells say."""
        fila = renglon.instancia or self._meta.model()
        for nombre in renglon.valores.keys() - {"id", "numero", *menos}:
            setattr(fila, nombre, renglon.valores[nombre])
        return fila

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in self.en_orden(renglones):
            try:
                self.guardar_uno(renglon, usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error


class FolioResource(Numerado):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    serie = Campo("serie", "SERIE", Opcion(Serie), obligatorio=True)
    numero = Campo("numero", "CONSECUTIVO", Entero(1), ayuda="Vacío: el siguiente de su serie y año.", distingue=True)
    clave_escrita = Campo("clave", "NÚMERO", readonly=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    asunto = Campo("asunto", "ASUNTO", obligatorio=True)
    solicitante = Campo("solicitante", "QUIÉN LO SOLICITA")
    dependencia = columna_de_dependencia("DEPENDENCIA QUE LO ATIENDE")
    responsable = columna_de_responsable()
    nota = Campo("nota", "NOTA")
    estado = Campo("estado_vista", "ESTADO", Opcion(EstadoDeFolio), readonly=True)
    concluido = Campo("concluido", "CONCLUIDO", Fecha(), readonly=True)

    clave = ("serie", "fecha", "asunto")
    rutas = {"dependencia": "dependencia__siglas", "responsable": "responsable_nombre", "estado": "estado_al"}

    class Meta:
        model = Folio

    def para_exportar(self, qs):
        return con_responsable(qs).select_related("dependencia", "responsable")

    def guardar_uno(self, renglon, usuario):
        services.guardar_folio(self.con_valores(renglon), usuario=usuario, numero=renglon.valores.get("numero"))


class SeguimientoResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    folio = columna_de_folio(obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    nota = Campo("nota", "SEGUIMIENTO", obligatorio=True)

    clave = ("folio", "fecha", "nota")
    dia = ejercicio_de = "fecha"
    rutas = {"folio": "folio__clave", "lista_usuario": "usuario_nombre"}  # the second one, a column of the screen

    class Meta:
        model = Seguimiento

    def para_exportar(self, qs):
        return qs.select_related("folio", "usuario").annotate(usuario_nombre=nombre_de("usuario__"))

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        fechas = self._de_los_folios(renglones)
        for renglon in renglones:
            if renglon.errores:
                continue
            fecha, folio = self.valor(renglon, "fecha"), self.valor(renglon, "folio")
            concluido, abierto = fechas[folio.pk]
            if fecha > hoy:
                renglon.errores["fecha"] = FUTURA
            elif fecha < abierto:
                renglon.errores["fecha"] = "El seguimiento no puede ser anterior al folio."
            elif renglon.instancia is not None and "folio" in renglon.cambios:
                renglon.errores["folio"] = "Un seguimiento no cambia de folio."
            elif renglon.instancia is None and concluido:
                renglon.errores["folio"] = "Ese folio ya se concluyó: reábralo antes de darle seguimiento."

    def _de_los_folios(self, renglones):
        pks = {self.valor(r, "folio").pk for r in renglones if not r.errores}
        return {pk: (concluido, fecha) for pk, concluido, fecha in Folio.objects.filter(pk__in=pks).values_list("pk", "concluido", "fecha")}

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            valores = renglon.valores
            if renglon.instancia is None:
                services.dar_seguimiento([valores["folio"]], fecha=valores["fecha"], nota=valores["nota"], usuario=usuario)
                continue
            for nombre in valores.keys() & {"fecha", "nota"}:
                setattr(renglon.instancia, nombre, valores[nombre])
            services.guardar_seguimiento(renglon.instancia, usuario=usuario)


class EnviadoResource(Numerado):
    """The register of letters: a new row comes already issued unless it says draft; what was issued only changes of expediente."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    serie = Campo("serie", "SERIE", Opcion(Serie), obligatorio=True)
    numero = Campo("numero", "CONSECUTIVO", Entero(1), ayuda="Vacío: el siguiente de su serie y año.", distingue=True)
    clave_escrita = Campo("clave", "NÚMERO", readonly=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    destinatario = Campo("destinatario", "DESTINATARIO", obligatorio=True)
    cargo = Campo("cargo", "CARGO")
    institucion = Campo("institucion", "INSTITUCIÓN")
    dependencia = columna_de_dependencia()
    asunto = Campo("asunto", "ASUNTO", obligatorio=True)
    cuerpo = Campo("cuerpo", "CUERPO")
    ccp = Campo("ccp", "CON COPIA PARA")
    firmante = Campo("firmante", "QUIEN FIRMA", obligatorio=True)
    firmante_cargo = Campo("firmante_cargo", "CARGO DE QUIEN FIRMA", obligatorio=True)
    iniciales = Campo("iniciales", "INICIALES")
    folio = columna_de_folio()
    expediente = Campo(
        "expediente", "EXPEDIENTE", Reconocido(por_clave_de_expediente, "el número de un expediente", texto=lambda e: e.clave),
        ayuda="Como DGGD-E-0012/2023.",
    )  # fmt: skip
    estado = Campo("estado_vista", "ESTADO", Opcion(EstadoDeOficio), ayuda="Vacío en los nuevos: expedido.", distingue=True)
    cancelado = Campo("cancelado", "CANCELADO", Fecha(), ayuda="dd/mm/aaaa; sólo en los cancelados.", distingue=True)
    motivo = Campo("motivo", "MOTIVO DE LA CANCELACIÓN", distingue=True)

    clave = ("serie", "fecha", "asunto")
    rutas = {"estado": "estado_al", "folio": "folio__clave", "expediente": "expediente__clave", "dependencia": "dependencia__siglas"}

    class Meta:
        model = Enviado

    def para_exportar(self, qs):
        return qs.select_related("dependencia", "folio", "expediente")

    def estado_de(self, renglon):
        return renglon.valores.get("estado") or EstadoDeOficio.FIRMADO

    def lleva_numero(self, renglon):
        return self.estado_de(renglon) != EstadoDeOficio.BORRADOR

    def revisar(self, renglon):
        super().revisar(renglon)
        if renglon.instancia is None:
            self._revisar_nuevo(renglon)
        elif renglon.cambios.keys() & {"estado", "cancelado", "motivo"}:
            renglon.errores["estado"] = "Un oficio se expide o se cancela en su página."
        elif not renglon.instancia.es_borrador and (otros := renglon.cambios.keys() - {"expediente"}):
            renglon.errores[sorted(otros)[0]] = "Ya se expidió: sólo puede cambiar su expediente."

    def _revisar_nuevo(self, renglon):
        estado, valores = self.estado_de(renglon), renglon.valores
        if estado == EstadoDeOficio.BORRADOR and valores.get("numero"):
            renglon.errores["numero"] = "Un borrador no lleva número."
        if estado == EstadoDeOficio.CANCELADO and not (valores.get("cancelado") and valores.get("motivo")):
            renglon.errores["estado"] = "Un cancelado lleva fecha y motivo de la cancelación."
        elif estado == EstadoDeOficio.CANCELADO and valores.get("fecha") and valores["cancelado"] < valores["fecha"]:
            renglon.errores["cancelado"] = "No puede ser anterior a la fecha del oficio."
        if estado != EstadoDeOficio.CANCELADO and (dichos := [n for n in ("cancelado", "motivo") if valores.get(n)]):
            renglon.errores[dichos[0]] = "Sólo un cancelado lleva fecha y motivo de la cancelación: cambie el estado o vacíe la celda."

    def guardar_uno(self, renglon, usuario):
        valores = renglon.valores
        if renglon.instancia is not None and not renglon.instancia.es_borrador:
            services.archivar([renglon.instancia], expediente=valores["expediente"], usuario=usuario, motivo=IMPORTADO)
            return
        oficio = services.guardar_oficio(self.con_valores(renglon, "estado", "cancelado", "motivo"), usuario=usuario)
        if renglon.instancia is None and (estado := self.estado_de(renglon)) != EstadoDeOficio.BORRADOR:
            oficio = services.expedir(oficio, fecha=oficio.fecha, usuario=usuario, numero=valores.get("numero") or self._sigue(oficio))
            if estado == EstadoDeOficio.CANCELADO:
                services.cancelar(oficio, fecha=valores["cancelado"], motivo=valores["motivo"], usuario=usuario)

    def _sigue(self, oficio):
        """The next number, said aloud: a register may bring its letters out of the order of their dates."""
        filas = Enviado.todos.filter(serie=oficio.serie, ejercicio=oficio.fecha.year)
        return (filas.aggregate(ultimo=Max("numero"))["ultimo"] or 0) + 1
