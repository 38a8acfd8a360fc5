"""What each unidad does: activities with their priority, who answers for each one and how far they are."""

from django.apps import AppConfig

from seguimiento.nucleo.modulos import Modulo


class ActividadesConfig(AppConfig):
    name = "seguimiento.actividades"
    label = "actividades"
    verbose_name = "Actividades"
    modulo = Modulo(
        clave="actividades",
        nombre="Actividades",
        grupo="Seguimiento",
        icono="list-task",
        ruta="actividades:actividad_list",
        secciones=(("Por mes", "actividades:actividad_list"), ("Asignaciones", "actividades:asignacion_list")),
        registrar=(("Actividad", "list-task", "actividades:actividad_create"),),
        con_unidades=True,
    )
