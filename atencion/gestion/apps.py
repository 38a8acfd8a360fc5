"""What the Office manages and sends: folios with their follow-ups, letters from templates, expedientes and their retention."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo, Oferta


class GestionConfig(AppConfig):
    name = "atencion.gestion"
    label = "gestion"
    verbose_name = "Gestión y archivo"
    modulo = Modulo(
        clave="gestion",
        nombre="Gestión y archivo",
        grupo="Atención ciudadana",
        icono="archive",
        ruta="gestion:folio_list",
        secciones=(
            ("Folios de gestión", "gestion:folio_list"),
            ("Seguimientos", "gestion:seguimiento_list"),
            ("Oficios enviados", "gestion:enviado_list"),
            ("Plantillas", "gestion:plantilla_list"),
            ("Expedientes", "gestion:expediente_list"),
            ("Cuadro de clasificación", "gestion:clasificacion_list"),
        ),
        registrar=(
            ("Folio de gestión", "files", "gestion:folio_create"),
            ("Oficio", "send", "gestion:enviado_create"),
            ("Expediente", "archive", "gestion:expediente_create"),
        ),
        ofrece=(
            Oferta("correspondencia.recibido", "Contestar con oficio", "send", "gestion:enviado_create", "recibido"),
            Oferta("correspondencia.recibido", "Abrir folio de gestión", "files", "gestion:folio_create", "recibido"),
        ),
        con_unidades=True,
    )
