"""Excel of commitments and actions: the same columns out and in."""

import re
from functools import partial

from seguimiento.directorio.models import Dependencia, Municipio
from seguimiento.nucleo import ejercicios, plazos
from seguimiento.nucleo.formato import plural
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Dinero, Entero, Fecha, Opcion, Reconocido, Varios, normalizar

from . import extraccion
from .estados import EstatusAccion
from .importacion import DINERO, guardar_acciones_importadas
from .models import Accion, AccionInversion, Asignacion, Compromiso

A_LA_VISTA = 8  # assignments that are named one by one
MAXIMO_ENTERO = 2_147_483_647
OBLIGATORIAS = ("compromiso", "dependencia", "descripcion", "estatus")


class Numeros:
    """Recogniser of commitments by their number, alone or as "Compromiso 12"."""

    def __init__(self):
        self.filas = {compromiso.numero: compromiso for compromiso in Compromiso.objects.defer("busqueda")}

    def reconocer(self, texto):
        numero = re.fullmatch(r"(?:compromiso)?\s*(?:no\.?|num\.?|numero)?\s*(\d{1,5})", normalizar(texto))
        return self.filas.get(int(numero[1])) if numero else None

    def sugerir(self, texto):
        return None


class NumeroDeCompromiso(Reconocido):
    tipo = "entero"

    def __init__(self):
        super().__init__(Numeros, "el número de un compromiso registrado", lambda compromiso: compromiso.numero)


def dependencias():
    return Dependencia.objects.reconocedor()


def municipios():
    return Municipio.objects.reconocedor()


def siglas():
    return list(Dependencia.objects.values_list("siglas", flat=True))


DEPENDENCIA = partial(Reconocido, dependencias, "una dependencia del catálogo", texto=lambda d: d.siglas, opciones=siglas)
MONTO = partial(Campo, widget=Dinero(), ayuda="En pesos, como 1234.50. Vacío o 0 si no hay.")


class CompromisoResource(Recurso):
    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    numero = Campo("numero", "NÚMERO DEL COMPROMISO", Entero(1), obligatorio=True)
    texto = Campo("texto", "COMPROMISO", obligatorio=True)
    eje = Campo("eje", "EJE")

    clave = ("numero",)

    class Meta:
        model = Compromiso

    def revisar(self, renglon):
        for nombre, maximo in (("texto", 1000), ("eje", 200)):
            if len(renglon.valores.get(nombre, "")) > maximo:
                renglon.errores[nombre] = f"Se esperaban {maximo:,} letras o menos."
        if renglon.valores.get("numero", 0) > 32767:
            renglon.errores["numero"] = "Se esperaba un número de 32,767 o menos."


class AccionResource(Recurso):
    """Rows without ID are recognised by commitment, dependencia and text."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    compromiso = Campo("compromiso", "NÚMERO DEL COMPROMISO", NumeroDeCompromiso(), obligatorio=True)
    dependencia = Campo("dependencia", "DEPENDENCIA", DEPENDENCIA(), obligatorio=True, ayuda="Siglas, nombre o alias.")
    descripcion = Campo("descripcion", "ACCIÓN", obligatorio=True)
    estatus = Campo("estatus_vista", "ESTATUS", Opcion(EstatusAccion), obligatorio=True)
    fecha_inicio = Campo("fecha_inicio", "FECHA DE INICIO", Fecha(), ayuda="dd/mm/aaaa")
    fecha_termino = Campo("fecha_termino", "FECHA DE TÉRMINO", Fecha(), ayuda="dd/mm/aaaa")
    inversion_estatal = MONTO("inversion_estatal", "INVERSIÓN ESTATAL")
    inversion_federal = MONTO("inversion_federal", "INVERSIÓN FEDERAL")
    inversion_municipal = MONTO("inversion_municipal", "INVERSIÓN MUNICIPAL")
    inversion_sin_desglose = MONTO("inversion_sin_desglose", "INVERSIÓN SIN DESGLOSE")
    municipios = Campo("lugares", "MUNICIPIOS", Varios(municipios, "un municipio de Sonora"), ayuda="Separados por comas.")
    beneficiarios = Campo("beneficiarios", "BENEFICIARIOS", Entero())

    clave = ("compromiso", "dependencia", "descripcion")
    rutas = {"compromiso": "compromiso__numero", "dependencia": "dependencia__siglas", "estatus": "estatus_al"}

    class Meta:
        model = Accion

    def para_exportar(self, qs):
        return qs.con_detalle()

    def agregados(self, corte):
        return [extraccion.dinero(corte), extraccion.lugares("municipios")]

    def candidatos(self, renglones, usuario):
        """Only the actions of which the file may be speaking."""
        claves = [self.clave_de(renglon.valores) for renglon in renglones]
        textos = {clave[2] for clave in claves if clave}
        return self.por_clave(self.para_exportar(self.base(usuario).filter(clave_texto__in=textos))) if textos else {}

    def preparar(self):
        super().preparar()
        self.cerrados, self.pares = ejercicios.cerrados(), set()

    def revisar(self, renglon):
        valores, errores = renglon.valores, renglon.errores
        if renglon.instancia is None and (faltan := [self.fields[n].column_name for n in OBLIGATORIAS if n not in valores]):
            errores["id"] = f"Para una acción nueva faltan las columnas {', '.join(faltan)}."
            return
        if len(valores.get("descripcion", "")) > 2000:
            errores["descripcion"] = "Se esperaban 2,000 letras o menos."
        if (valores.get("beneficiarios") or 0) > MAXIMO_ENTERO:
            errores["beneficiarios"] = "Se esperaba un número más pequeño."
        self._revisar_fechas(renglon)

    def _revisar_fechas(self, renglon):
        def de(nombre):
            return renglon.valores.get(nombre, getattr(renglon.instancia, nombre, None))

        inicio, termino = de("fecha_inicio"), de("fecha_termino")
        for nombre, valor in (("fecha_inicio", inicio), ("fecha_termino", termino)):
            if valor and not 2000 <= valor.year <= 2100:
                renglon.errores[nombre] = "Se esperaba un año entre 2000 y 2100, con sus cuatro cifras."
        if inicio and termino and termino < inicio:
            columna = "fecha_termino" if "fecha_termino" in renglon.valores else "fecha_inicio"
            renglon.errores[columna] = f"El término es anterior al inicio ({inicio:%d/%m/%Y}): se esperaba esa fecha o una posterior."

    def revisar_todo(self, renglones, usuario):
        """Money that several actions share, or that has several rows, and closed years, do not change from Excel."""
        sanos = [r for r in renglones if not r.errores and r.instancia is not None]
        ligas = AccionInversion.objects.filter(inversion__in={a.inversion_id for r in sanos for a in r.instancia.aportes.all()})
        veces = {}
        for inversion in ligas.values_list("inversion", flat=True):
            veces[inversion] = veces.get(inversion, 0) + 1
        for renglon in sanos:
            for campo, fuente in DINERO.items():
                if campo in renglon.valores and renglon.valores[campo] != getattr(renglon.instancia, campo):
                    self._revisar_dinero(renglon, campo, renglon.instancia.inversiones_de(fuente), veces)
        nuevos = [r for r in renglones if not r.errores and (r.instancia is None or {"compromiso", "dependencia"} & r.cambios.keys())]
        self.pares |= {(self.valor(r, "compromiso"), self.valor(r, "dependencia")) for r in nuevos}

    def _revisar_dinero(self, renglon, campo, inversiones, veces):
        if any(veces[inversion.pk] > 1 for inversion in inversiones):
            renglon.errores[campo] = "Este dinero se comparte con otras acciones: cámbielo en la pantalla de la inversión."
        elif len(inversiones) > 1:
            renglon.errores[campo] = f"Son {len(inversiones)} renglones de inversión: cámbielos en la pantalla de la acción."
        elif any(inversion.ejercicio in self.cerrados for inversion in inversiones):
            renglon.errores[campo] = "Es inversión de un ejercicio cerrado: ya no se modifica."

    def ejercicios_de(self, renglon):
        accion = renglon.instancia
        inicio = renglon.valores.get("fecha_inicio", getattr(accion, "fecha_inicio", None))
        columna = "fecha_inicio" if "fecha_inicio" in renglon.valores else next(iter(renglon.cambios), "compromiso")
        despues = ((inicio or getattr(accion, "registrada", None) or plazos.hoy()).year, columna)
        return [despues] if accion is None else [(accion.ejercicio, next(iter(renglon.cambios))), despues]

    def consecuencias(self):
        ya = set(Asignacion.objects.values_list("compromiso", "dependencia"))
        pares = sorted((c.numero, d.siglas) for c, d in self.pares if (c.pk, d.pk) not in ya)
        if not pares:
            return []
        lista = ", ".join(f"{numero} a {siglas}" for numero, siglas in pares[:A_LA_VISTA]) + (
            f" y {len(pares) - A_LA_VISTA:,} más" if len(pares) > A_LA_VISTA else ""
        )
        se, los = ("Se asignará", "lo") if len(pares) == 1 else ("Se asignarán", "los")
        que = plural(len(pares), "compromiso", "compromisos")
        return [f"{se} {que} a su dependencia, que aún no {los} tiene, y se avisará a sus enlaces: {lista}."]

    def guardar(self, renglones, *, usuario, fecha):
        guardar_acciones_importadas(renglones, usuario=usuario, fecha=fecha)
