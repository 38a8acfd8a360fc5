"""Recursos de revisión and complaints for breach of transparency obligations: their dated stages and their clocks."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class RecursosConfig(AppConfig):
    name = "transparencia.recursos"
    label = "recursos"
    verbose_name = "Recursos y denuncias"
    modulo = Modulo(
        clave="recursos",
        nombre="Recursos y denuncias",
        grupo="Transparencia",
        icono="shield-check",
        ruta="recursos:recurso_list",
        secciones=(
            ("Recursos de revisión", "recursos:recurso_list"),
            ("Denuncias", "recursos:denuncia_list"),
        ),
        registrar=(
            ("Recurso de revisión", "shield-check", "recursos:recurso_create"),
            ("Denuncia por incumplimiento", "megaphone", "recursos:denuncia_create"),
        ),
        ofrece=(Oferta("solicitudes.solicitud", "Registrar recurso de revisión", "shield-check", "recursos:recurso_create", "solicitud"),),
        con_unidades=True,
        recalcular="transparencia.recursos.services.recalcular",
    )
