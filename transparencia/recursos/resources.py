"""Excel of recursos and complaints. The stages of a recurso are written on its page; its sheet says how far it has come."""

from seguimiento.nucleo import plazos
from seguimiento.nucleo.por_servicio import PorServicio
from seguimiento.nucleo.recursos import Campo
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, SiNo
from transparencia.solicitudes.por_folio import columna_de_solicitud

from . import services
from .estados import CAUSALES, EstadoDeDenuncia, EstadoDeRecurso, Garante, Sentido, SentidoDeDenuncia
from .forms import ahora
from .models import Denuncia
from .models import Recurso as RecursoDeRevision

FUTURA = "La fecha no puede ser posterior a hoy."


class Causal(Entero):
    """A fraction, from 1 to 13."""

    def clean(self, value, row=None, **kwargs):
        numero = super().clean(value)
        if numero > CAUSALES:
            raise ValueError(f"Se esperaba una fracción de 1 a {CAUSALES}.")
        return numero


class DelModulo(PorServicio):
    def para_exportar(self, qs):
        """As of the cut-off date of the list; in an import, today."""
        return qs if "estado_al" in qs.query.annotations else qs.al_corte(plazos.hoy())


class RecursoResource(DelModulo):
    """A row without ID is the recurso of that request filed that day."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en los nuevos.")
    folio = Campo("folio", "FOLIO", readonly=True)
    solicitud = columna_de_solicitud(obligatorio=True)
    interpuesto = Campo("interpuesto", "INTERPUESTO", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    garante = Campo("garante", "AUTORIDAD GARANTE", Opcion(Garante), ayuda="Vacía: la que corresponde a la fecha.")
    expediente = Campo("expediente", "EXPEDIENTE")
    causal = Campo("causal", "CAUSAL (FRACCIÓN)", Causal(1), ayuda="De 1 a 13; vacía si rige otra ley.")
    ante_unidad = Campo("ante_unidad", "ANTE LA UNIDAD", SiNo())
    agravio = Campo("agravio", "DE QUÉ SE QUEJA", obligatorio=True, ayuda="Sin datos personales.")
    vence_al = Campo("vence_al", "VENCE PARA LA OFICINA", Fecha(), readonly=True)
    sentido_al = Campo("sentido_al", "SENTIDO", Opcion(Sentido), readonly=True)
    estado_al = Campo("estado_al", "ESTADO", Opcion(EstadoDeRecurso), readonly=True)

    clave = ("solicitud", "interpuesto")
    dia = ejercicio_de = "interpuesto"
    rutas = {"solicitud": "solicitud__folio"}

    class Meta:
        model = RecursoDeRevision

    def para_exportar(self, qs):
        return super().para_exportar(qs).select_related("solicitud")

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if renglon.errores:
                continue
            solicitud, dia = self.valor(renglon, "solicitud"), self.valor(renglon, "interpuesto")
            if dia > hoy:
                renglon.errores["interpuesto"] = FUTURA
            elif dia < solicitud.presentada:
                renglon.errores["interpuesto"] = f"La solicitud se presentó el {solicitud.presentada:%d/%m/%Y}."
            elif renglon.instancia and dia.year != renglon.instancia.ejercicio:
                renglon.errores["interpuesto"] = f"Su folio es de {renglon.instancia.ejercicio}: debe ser una fecha de ese año."
            elif renglon.instancia and solicitud.pk != renglon.instancia.solicitud_id:
                renglon.errores["solicitud"] = "Un recurso no cambia de solicitud."

    def escribir(self, fila, usuario):
        (services.editar if fila.pk else services.registrar)(fila, usuario=usuario, **ahora())


class DenunciaResource(DelModulo):
    """A row without ID is the complaint about that obligation presented that day."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    folio = Campo("folio", "FOLIO", readonly=True)
    presentada = Campo("presentada", "PRESENTADA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    garante = Campo("garante", "AUTORIDAD GARANTE", Opcion(Garante), ayuda="Vacía: la que corresponde a la fecha.")
    expediente = Campo("expediente", "EXPEDIENTE")
    obligacion = Campo("obligacion", "OBLIGACIÓN", obligatorio=True)
    hechos = Campo("hechos", "HECHOS", ayuda="Sin datos personales.")
    notificada = Campo("notificada", "NOTIFICADA", Fecha(), ayuda="dd/mm/aaaa")
    vence_informe = Campo("vence_informe", "INFORME A MÁS TARDAR", Fecha(), ayuda="dd/mm/aaaa")
    informada = Campo("informada", "INFORME RENDIDO", Fecha(), ayuda="dd/mm/aaaa")
    resuelta = Campo("resuelta", "RESOLUCIÓN", Fecha(), ayuda="dd/mm/aaaa")
    sentido = Campo("sentido", "SENTIDO", Opcion(SentidoDeDenuncia))
    vence_cumplimiento = Campo("vence_cumplimiento", "CUMPLIMIENTO A MÁS TARDAR", Fecha(), ayuda="dd/mm/aaaa")
    cumplida = Campo("cumplida", "CUMPLIMIENTO", Fecha(), ayuda="dd/mm/aaaa")
    nota = Campo("nota", "NOTA", ayuda="Sin datos personales.")
    estado_al = Campo("estado_al", "ESTADO", Opcion(EstadoDeDenuncia), readonly=True)

    clave = ("obligacion", "presentada")
    dia = ejercicio_de = "presentada"
    PASOS = ("presentada", "notificada", "informada", "resuelta", "cumplida")

    class Meta:
        model = Denuncia

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if renglon.errores:
                continue
            fechas = {paso: self.valor(renglon, paso) for paso in self.PASOS}
            futuras = [paso for paso, dia in fechas.items() if dia and dia > hoy]
            for paso in futuras:
                renglon.errores[paso] = FUTURA
            if bool(fechas["resuelta"]) != bool(self.valor(renglon, "sentido")):
                renglon.errores["sentido"] = "La resolución y su sentido van juntos."
            if renglon.instancia and fechas["presentada"].year != renglon.instancia.ejercicio:
                renglon.errores["presentada"] = f"Su folio es de {renglon.instancia.ejercicio}: debe ser una fecha de ese año."

    def escribir(self, fila, usuario):
        services.guardar_denuncia(fila, usuario=usuario, hoy=plazos.hoy())
