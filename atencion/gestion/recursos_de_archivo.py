"""Excel of the scheme of classification and of the expedientes: the inventory, out and in."""

from django.core.exceptions import ValidationError

from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, PorNombre, Reconocido, SiNo, normalizar

from . import disposicion
from .estados import CLASIFICABLES, Acceso, Ciclo, Destino, Nivel, Serie, Soporte
from .models import Clasificacion, Expediente
from .resources import Numerado, columna_de_folio, columna_de_responsable, con_responsable

HEREDADAS = ("plazo_tramite", "plazo_concentracion", "destino", "soporte", "acceso")
SERIES_SIN_PLAZO = "Las series y subseries llevan plazos y destino final."


def clasificaciones():
    """Series and subseries in use, by their key or their name."""
    filas = list(Clasificacion.objects.clasificables())
    return PorNombre([(fila.clave, fila) for fila in filas] + [(fila.nombre, fila) for fila in filas] + [(str(f), f) for f in filas])


class Anios(Entero):
    """Years, up to 99."""

    def clean(self, value, row=None, **kwargs):
        anios = super().clean(value)
        if anios > 99:
            raise ValueError("Escriba los años, hasta 99.")
        return anios


class ClasificacionResource(Recurso):
    """A row may hang from another one of the same sheet, above or below it."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    nivel = Campo("nivel", "NIVEL", Opcion(Nivel), obligatorio=True)
    clave_escrita = Campo("clave", "CLAVE", obligatorio=True)
    nombre = Campo("nombre", "NOMBRE", obligatorio=True)
    dentro = Campo("padre__clave", "DENTRO DE", ayuda="Clave del nivel de arriba; vacío en un fondo.")
    valor_administrativo = Campo("valor_administrativo", "VALOR ADMINISTRATIVO", SiNo())
    valor_legal = Campo("valor_legal", "VALOR LEGAL", SiNo())
    valor_fiscal = Campo("valor_fiscal", "VALOR FISCAL O CONTABLE", SiNo())
    plazo_tramite = Campo("plazo_tramite", "AÑOS EN TRÁMITE", Anios())
    plazo_concentracion = Campo("plazo_concentracion", "AÑOS EN CONCENTRACIÓN", Anios())
    destino = Campo("destino", "DESTINO FINAL", Opcion(Destino))
    activa = Campo("activa", "EN USO", SiNo(), ayuda="Vacío: no.")
    nota = Campo("nota", "NOTA")

    clave = ("clave_escrita",)

    class Meta:
        model = Clasificacion

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.de_la_hoja = {}  # normalised key of a row of the sheet → its level

    def revisar(self, renglon):
        super().revisar(renglon)
        if renglon.errores:
            return
        plazos = [self.valor(renglon, nombre) for nombre in ("plazo_tramite", "plazo_concentracion")]
        if self.valor(renglon, "nivel") in CLASIFICABLES and (None in plazos or not self.valor(renglon, "destino")):
            renglon.errores["destino"] = SERIES_SIN_PLAZO

    def revisar_todo(self, renglones, usuario):
        for renglon in renglones:
            if not renglon.errores:
                self.de_la_hoja[normalizar(self.valor(renglon, "clave_escrita"))] = self.valor(renglon, "nivel")
        guardadas = {normalizar(clave): nivel for clave, nivel in self.base(usuario).values_list("clave", "nivel")}
        for renglon in renglones:
            if renglon.errores:
                continue
            esperado, dentro = Nivel(self.valor(renglon, "nivel")).padre, self.valor(renglon, "dentro") or ""
            hallado = self.de_la_hoja.get(normalizar(dentro)) or guardadas.get(normalizar(dentro))
            if esperado is None and dentro:
                renglon.errores["dentro"] = "Un fondo es el primer nivel: deje este dato vacío."
            elif esperado is not None and hallado != esperado:
                renglon.errores["dentro"] = f"Se esperaba la clave de un nivel «{esperado.label.lower()}»."

    def guardar(self, renglones, *, usuario, fecha):
        niveles = list(Nivel)
        for renglon in sorted(renglones, key=lambda r: niveles.index(Nivel(self.valor(r, "nivel")))):
            nodo = renglon.instancia or Clasificacion()
            for nombre in renglon.valores.keys() - {"id", "dentro", "clave_escrita"}:
                setattr(nodo, nombre, renglon.valores[nombre])
            nodo.clave = self.valor(renglon, "clave_escrita")
            if "dentro" in renglon.valores:
                nodo.padre = (
                    Clasificacion.objects.filter(clave__iexact=renglon.valores["dentro"]).first() if renglon.valores["dentro"] else None
                )
            try:
                disposicion.guardar_clasificacion(nodo, usuario=usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error


class ExpedienteResource(Numerado):
    """The inventory. What is closed may come closed; what comes after is done on the screens of transfer and disposal."""

    ejercicio_de, TEXTO = "apertura", "titulo"

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    serie = Campo("serie", "REGISTRO", Opcion(Serie), obligatorio=True)
    numero = Campo("numero", "CONSECUTIVO", Entero(1), ayuda="Vacío: el siguiente de su registro y año.", distingue=True)
    clave_escrita = Campo("clave", "NÚMERO", readonly=True)
    clasificacion = Campo(
        "clasificacion", "CLASIFICACIÓN",
        Reconocido(clasificaciones, "una serie o subserie del cuadro de clasificación", texto=lambda c: c.clave),
        obligatorio=True, ayuda="Su clave, como OEE.1S.3.",
    )  # fmt: skip
    titulo = Campo("titulo", "TÍTULO", obligatorio=True)
    folio = columna_de_folio()
    apertura = Campo("apertura", "APERTURA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    fecha_inicial = Campo("fecha_inicial", "PRIMER DOCUMENTO", Fecha(), ayuda="dd/mm/aaaa")
    fecha_final = Campo("fecha_final", "ÚLTIMO DOCUMENTO", Fecha(), ayuda="dd/mm/aaaa")
    cierre = Campo("cierre", "CIERRE", Fecha(), ayuda="dd/mm/aaaa; vacío si sigue abierto.", distingue=True)
    fojas = Campo("fojas", "FOJAS", Entero(0))
    soporte = Campo("soporte", "SOPORTE", Opcion(Soporte), ayuda="Vacío en los nuevos: papel.", distingue=True)
    ubicacion = Campo("ubicacion", "UBICACIÓN")
    valor_administrativo = Campo("valor_administrativo", "VALOR ADMINISTRATIVO", SiNo())
    valor_legal = Campo("valor_legal", "VALOR LEGAL", SiNo())
    valor_fiscal = Campo("valor_fiscal", "VALOR FISCAL O CONTABLE", SiNo())
    plazo_tramite = Campo("plazo_tramite", "AÑOS EN TRÁMITE", Anios(), ayuda="Vacío: los de la clasificación.", distingue=True)
    plazo_concentracion = Campo(
        "plazo_concentracion", "AÑOS EN CONCENTRACIÓN", Anios(), ayuda="Vacío: los de la clasificación.", distingue=True
    )
    destino = Campo("destino", "DESTINO FINAL", Opcion(Destino), ayuda="Vacío: el de la clasificación.", distingue=True)
    acceso = Campo("acceso", "ACCESO", Opcion(Acceso), ayuda="Vacío en los nuevos: pública.", distingue=True)
    reservado_hasta = Campo("reservado_hasta", "RESERVADO HASTA", Fecha(), ayuda="dd/mm/aaaa; sólo si es reservada.")
    responsable = columna_de_responsable()
    nota = Campo("nota", "NOTA")
    ciclo = Campo("ciclo_vista", "DÓNDE ESTÁ", Opcion(Ciclo), readonly=True)

    clave = ("serie", "apertura", "titulo")
    rutas = {
        "clasificacion": "clasificacion__clave", "folio": "folio__clave", "responsable": "responsable_nombre", "ciclo": "ciclo_al",
    }  # fmt: skip

    class Meta:
        model = Expediente

    def para_exportar(self, qs):
        return con_responsable(qs).select_related("clasificacion", "folio", "responsable")

    def revisar(self, renglon):
        for nombre in HEREDADAS:  # left blank: those of the classification, or the usual ones
            if renglon.valores.get(nombre) in (None, ""):
                renglon.valores.pop(nombre, None)
        super().revisar(renglon)
        if renglon.errores:
            return
        apertura, cierre = self.valor(renglon, "apertura"), self.valor(renglon, "cierre")
        inicial, final = self.valor(renglon, "fecha_inicial"), self.valor(renglon, "fecha_final")
        reservada = self.acceso_de(renglon) == Acceso.RESERVADA
        if cierre and cierre < apertura:
            renglon.errores["cierre"] = "No puede ser anterior a la apertura."
        elif renglon.instancia is not None and renglon.instancia.cierre and "cierre" in renglon.cambios:
            renglon.errores["cierre"] = "Ya está cerrado: el cierre se cambia en su página."
        if inicial and final and final < inicial:
            renglon.errores["fecha_final"] = "El último documento es anterior al primero."
        if reservada != bool(self.valor(renglon, "reservado_hasta")):
            renglon.errores["reservado_hasta"] = "La fecha de reserva va con el acceso reservado, y sólo con él."

    def acceso_de(self, renglon):
        return renglon.valores.get("acceso") or getattr(renglon.instancia, "acceso", Acceso.PUBLICA)

    def guardar_uno(self, renglon, usuario):
        valores = renglon.valores
        expediente = self.con_valores(renglon, "cierre")
        expediente = disposicion.guardar_expediente(expediente, usuario=usuario, numero=valores.get("numero"))
        if valores.get("cierre") and not expediente.cierre:
            disposicion.cerrar(expediente, fecha=valores["cierre"], fojas=None, usuario=usuario)
