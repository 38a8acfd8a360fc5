"""Routes of the accounts, under /seguimiento/cuentas/. Entrance and passwords are allauth's, under /cuenta/."""

from django.urls import path

from seguimiento.nucleo.pantallas import crud_urls

from . import personales as p
from . import views as v

app_name = "cuentas"

urlpatterns = [
    *crud_urls(v.UsuarioList, v.UsuarioDetail, v.UsuarioCreate, v.UsuarioUpdate, v.UsuarioDelete, v.UsuarioHistory),
    path("usuario/<int:pk>/contrasena/", v.UsuarioPassword.as_view(), name="usuario_password"),
    *crud_urls(v.UsuarioUnidadUpdate, sin=("delete", "restore", "history")),
    *crud_urls(v.UsuarioDependenciaUpdate, sin=("delete", "restore", "history")),
    *crud_urls(v.EncargoList, v.EncargoDetail, v.EncargoCreate, v.EncargoUpdate),
    *crud_urls(v.SuplenciaList, v.SuplenciaDetail, v.SuplenciaCreate, v.SuplenciaUpdate),
    path("perfil/", p.Perfil.as_view(), name="perfil"),
    path("perfil/editar/", p.PerfilUpdate.as_view(), name="perfil_update"),
    path("perfil/suplencia/nueva/", p.MiSuplenciaCreate.as_view(), name="perfil_suplencia_create"),
    path("perfil/suplencia/<int:pk>/quitar/", p.MiSuplenciaDelete.as_view(), name="perfil_suplencia_delete"),
    path("aviso/", p.AvisoList.as_view(), name="aviso_list"),
    path("aviso/leidos/", p.AvisosLeidos.as_view(), name="aviso_leidos"),
    path("aviso/<int:pk>/abrir/", p.AvisoAbrir.as_view(), name="aviso_abrir"),
    path("vistaguardada/nuevo/", p.VistaGuardadaCreate.as_view(), name="vistaguardada_create"),
    path("vistaguardada/<int:pk>/eliminar/", p.VistaGuardadaDelete.as_view(), name="vistaguardada_delete"),
]
