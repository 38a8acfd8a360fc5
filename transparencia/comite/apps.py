"""The Comité de Transparencia: its resolutions, and the half-yearly index of what it keeps reserved."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class ComiteConfig(AppConfig):
    name = "transparencia.comite"
    label = "comite"
    verbose_name = "Comité de Transparencia"
    modulo = Modulo(
        clave="comite",
        nombre="Comité de Transparencia",
        grupo="Transparencia",
        icono="people",
        ruta="comite:resolucion_list",
        secciones=(
            ("Resoluciones", "comite:resolucion_list"),
            ("Expedientes reservados", "comite:reserva_list"),
        ),
        registrar=(
            ("Resolución del Comité", "people", "comite:resolucion_create"),
            ("Expediente reservado", "lock", "comite:reserva_create"),
        ),
        ofrece=(
            Oferta("solicitudes.solicitud", "Registrar resolución del Comité", "people", "comite:resolucion_create", "solicitud"),
            Oferta(
                "comite.resolucion", "Registrar expediente reservado", "lock", "comite:reserva_create", "resolucion",
                cuando=lambda resolucion, usuario: resolucion.reserva,
            ),
        ),
        con_unidades=True,
    )  # fmt: skip
