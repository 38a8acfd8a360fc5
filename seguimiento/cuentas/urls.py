"""Routes of the accounts, under /seguimiento/cuentas/. Entrance and passwords are allauth's, under /cuenta/."""

from django.urls import path

from seguimiento.nucleo.pantallas import action_urls, crud_urls

from . import personales as p
from . import views as v
from . import vistas_de_acceso as a
from .vistas_de_bitacora import Bitacora

app_name = "cuentas"

urlpatterns = [
    *crud_urls(v.UsuarioList, v.UsuarioDetail, v.UsuarioCreate, v.UsuarioUpdate, v.UsuarioDelete, v.UsuarioHistory),
    path("usuario/<int:pk>/contrasena/", v.UsuarioPassword.as_view(), name="usuario_password"),
    path("usuario/<int:pk>/cerrar-sesiones/", a.UsuarioSesiones.as_view(), name="usuario_cerrar_sesiones"),
    *action_urls(a.UsuarioSegundoFactor),
    *crud_urls(v.UsuarioUnidadUpdate, sin=("delete", "restore", "history")),
    *crud_urls(v.UsuarioDependenciaUpdate, sin=("delete", "restore", "history")),
    *crud_urls(v.EncargoList, v.EncargoDetail, v.EncargoCreate, v.EncargoUpdate),
    *crud_urls(v.SuplenciaList, v.SuplenciaDetail, v.SuplenciaCreate, v.SuplenciaUpdate),
    *crud_urls(a.AccesoList, sin=("delete", "restore", "history")),
    path("bitacora/", Bitacora.as_view(), name="bitacora"),
    path("perfil/", p.Perfil.as_view(), name="perfil"),
    path("perfil/editar/", p.PerfilUpdate.as_view(), name="perfil_update"),
    path("perfil/correos/", p.CorreosUpdate.as_view(), name="perfil_correos"),
    path("perfil/suplencia/nueva/", p.MiSuplenciaCreate.as_view(), name="perfil_suplencia_create"),
    path("perfil/suplencia/<int:pk>/quitar/", p.MiSuplenciaDelete.as_view(), name="perfil_suplencia_delete"),
    path("perfil/sesiones/cerrar/", a.SesionesCerrar.as_view(), name="sesiones_cerrar"),
    path("perfil/sesion/<int:pk>/cerrar/", a.SesionCerrar.as_view(), name="sesion_cerrar"),
    path("sesion/continuar/", a.SesionContinuar.as_view(), name="sesion_continuar"),
    path("aviso/", p.AvisoList.as_view(), name="aviso_list"),
    path("aviso/leidos/", p.AvisosLeidos.as_view(), name="aviso_leidos"),
    path("aviso/<int:pk>/abrir/", p.AvisoAbrir.as_view(), name="aviso_abrir"),
    path("vistaguardada/nuevo/", p.VistaGuardadaCreate.as_view(), name="vistaguardada_create"),
    path("vistaguardada/<int:pk>/eliminar/", p.VistaGuardadaDelete.as_view(), name="vistaguardada_delete"),
]
