"""The stock Django admin over the same models, as anybody would declare it: the columns and filters of our lists, joins included.

It answers to everybody without asking for permissions, which only helps it.
"""

from django.contrib import admin

from atencion.peticiones.models import Peticion
from compromisos.campana.models import Accion
from gabinetes.acuerdos.models import Acuerdo

POR_PAGINA = 50


class Sitio(admin.AdminSite):
    def has_permission(self, request):
        return True


class Abierto(admin.ModelAdmin):
    list_per_page = POR_PAGINA
    list_select_related = True

    def has_module_permission(self, request):
        return True

    def has_view_permission(self, request, obj=None):
        return True

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


class AccionAdmin(Abierto):
    list_display = (
        "id",
        "compromiso",
        "descripcion",
        "dependencia",
        "estatus",
        "fecha_termino",
        "beneficiarios",
        "fecha_avance",
        "registrada",
    )
    list_filter = ("ejercicio", "dependencia", "estatus", "municipios", "fecha_termino")
    search_fields = ("descripcion",)
    ordering = ("compromiso__numero", "pk")
    list_select_related = ("compromiso", "dependencia")


class AcuerdoAdmin(Abierto):
    list_display = ("folio", "texto", "reunion", "fecha_compromiso", "prioridad", "situacion", "fecha")
    list_filter = ("ejercicio", "reunion__gabinete", "responsables__dependencia", "responsables__estatus", "prioridad", "situacion")
    search_fields = ("folio", "texto")
    list_select_related = ("reunion__gabinete",)
    raw_id_fields = ("reunion", "punto")


class PeticionAdmin(Abierto):
    list_display = ("folio", "fecha", "persona", "asunto", "municipio", "rubro", "canal", "prioridad", "concluida")
    list_filter = ("ejercicio", "rubro", "canal", "municipio", "prioridad", "fecha")
    search_fields = ("folio", "asunto", "descripcion", "tipo_de_apoyo")
    list_select_related = ("persona", "municipio")
    raw_id_fields = ("persona", "gira", "responsable")


sitio = Sitio(name="admin")
sitio.register(Accion, AccionAdmin)
sitio.register(Acuerdo, AcuerdoAdmin)
sitio.register(Peticion, PeticionAdmin)
