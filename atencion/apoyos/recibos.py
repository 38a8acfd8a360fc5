"""The receipt of a support: a PDF with its folio, and the public page that says whether it is authentic, without naming anybody."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from atencion.personas import accesos
from atencion.personas.estados import Clase
from seguimiento.nucleo import salidas
from seguimiento.nucleo.formato import fecha_larga, pesos
from seguimiento.nucleo.letras import pesos_con_letra
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.pdf import respuesta_pdf
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.publicas import PaginaPublica
from seguimiento.nucleo.verificacion import qr

from .estados import Periodo, Situacion
from .models import Apoyo

UNIDAD = "Coordinación Ejecutiva de Atención Ciudadana"
AVISO = (
    "Sus datos personales se usan para entregar y comprobar este apoyo. Puede consultar el aviso de privacidad integral, y pedir el "
    "acceso, la rectificación, la cancelación o la oposición, en las oficinas de la Coordinación."
)


def contexto_de(apoyo, url):
    """What the receipt prints; `url` is its page of verification."""
    lugar = apoyo.municipio or apoyo.persona.municipio
    hechos = [
        ("Tipo de apoyo", apoyo.tipo.nombre), ("Persona beneficiaria", apoyo.persona.nombre_completo), ("Municipio", lugar or "—"),
        ("Periodo", apoyo.periodo_en_palabras), ("Fecha de solicitud", fecha_larga(apoyo.fecha)),
        ("Fecha de autorización", fecha_larga(apoyo.autorizado_el) or "—"), ("Fecha de entrega", fecha_larga(apoyo.entregado_el) or "—"),
    ]  # fmt: skip
    if apoyo.peticion_id:
        hechos.append(("Petición de origen", apoyo.peticion.folio))
    return {
        "titulo": "Recibo de apoyo social", "bajada": f"Folio {apoyo.folio}", "unidad": UNIDAD, "orientacion": "vertical",
        "caracter": apoyo.estado_vista.label, "object": apoyo, "hechos": hechos, "que": que_recibe(apoyo),
        "corresponde": que_le_corresponde(apoyo),
        "monto": f"$ {pesos(apoyo.monto)}" if apoyo.monto is not None else "", "aviso": AVISO,
        "con_letra": pesos_con_letra(apoyo.monto) if apoyo.monto is not None else "", "qr": qr(url), "verificar_url": url,
        "generado": timezone.localtime(),
    }  # fmt: skip


def que_recibe(apoyo):
    """What the beneficiary says to receive, in a sentence."""
    if apoyo.especie:
        return f"en especie: {apoyo.especie}" + (f", con valor de $ {pesos(apoyo.monto)}" if apoyo.monto is not None else "")
    return f"la cantidad de $ {pesos(apoyo.monto)}"


def que_le_corresponde(apoyo):
    """How often it is given, and that the beneficiary had no other."""
    if apoyo.tipo.periodo == Periodo.UNICA:
        return "que se otorga una sola vez. Declaro que no lo había recibido antes"
    return f"que me corresponde en {apoyo.periodo_en_palabras}. Declaro que no recibí otro apoyo del mismo tipo en ese periodo"


class ApoyoRecibo(Pantalla):
    """For who attends people: the name goes in clear, so that each printing is written in the log."""

    model, forma, de_uno, accion = Apoyo, "recibo", True, Accion.EDITAR

    def get_queryset(self):
        return super().get_queryset().select_related("persona__municipio", "tipo", "municipio", "peticion")

    def get(self, request, *args, **kwargs):
        apoyo = self.get_object()
        accesos.registrar(
            request.user, Clase.EXPORTAR, persona=apoyo.persona, campos="nombre", motivo=f"Recibo del apoyo {apoyo.folio}",
            origen="Recibo de apoyo social",
        )  # fmt: skip
        url = request.build_absolute_uri(apoyo.get_verificacion_url())
        return respuesta_pdf(
            request, "apoyos/recibo_pdf.html", contexto_de(apoyo, url), salidas.nombre_de_archivo(f"recibo {apoyo}", "pdf")
        )


class Verificar(PaginaPublica):
    """Anybody, with the QR of a receipt: whether it was issued and how it stands. It names nobody."""

    template_name = "publico/recibo.html"

    def get_context_data(self, clave, **kwargs):
        apoyo = get_object_or_404(Apoyo.todos.select_related("tipo"), clave=clave)
        vigente = apoyo.eliminado is None and apoyo.estado != Situacion.CANCELADO
        return super().get_context_data(
            titulo="Verificación de un recibo", apoyo=apoyo, vigente=vigente,
            estado=apoyo.estado_vista.label if apoyo.eliminado is None else "Anulado", **kwargs,
        )  # fmt: skip
