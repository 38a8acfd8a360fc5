"""Composition of the addresses: /<package>/<module>/<model>/, /reportes/, and the dashboard at /."""

from django.urls import include, path

from atencion.apoyos import recibos
from atencion.correspondencia import views as correspondencia
from atencion.gestion import oficios
from atencion.personas.publico import AvisoPublico
from atencion.peticiones.publico import PeticionPublica
from seguimiento.nucleo import views as nucleo
from seguimiento.nucleo import vistas_de_cortes as cortes

urlpatterns = [
    path("", include("seguimiento.tablero.urls")),
    path("cuenta/", include("allauth.account.urls")),
    path("cuenta/segundo-factor/", include("allauth.mfa.urls")),
    path("reportes/", nucleo.ReporteList.as_view(), name="reporte_list"),
    path("reportes/<slug:slug>/", nucleo.ReporteDetail.as_view(), name="reporte_detail"),
    path("reportes/<slug:slug>/cortes/", cortes.CorteList.as_view(), name="corte_list"),
    path("reportes/<slug:slug>/cortes/<int:pk>/", cortes.CorteDetail.as_view(), name="corte_detail"),
    path("reportes/<slug:slug>/cortes/<int:pk>/aprobar/", cortes.CorteAprobar.as_view(), name="corte_aprobar"),
    path("reportes/<slug:slug>/cortes/<int:pk>/comparar/", cortes.CorteComparar.as_view(), name="corte_comparar"),
    path("publico/", include("transparencia.publico.rutas_publicas")),
    path("publico/verificar/", cortes.VerificarFolio.as_view(), name="verificar_folio"),
    path("publico/verificar/<uuid:clave>/", cortes.Verificar.as_view(), name="verificar"),
    path("publico/peticion/", PeticionPublica.as_view(), name="peticion_publica"),
    path("publico/aviso-de-privacidad/", AvisoPublico.as_view(), name="aviso_publico"),
    path("publico/recibo/<uuid:clave>/", recibos.Verificar.as_view(), name="verificar_recibo"),
    path("publico/oficio/<uuid:clave>/", oficios.VerificarOficio.as_view(), name="verificar_oficio"),
    path("publico/oficio-recibido/<uuid:clave>/", correspondencia.Verificar.as_view(), name="verificar_recibido"),
    path("gabinetes/", include("gabinetes.urls")),
    path("compromisos/", include("compromisos.urls")),
    path("atencion/", include("atencion.urls")),
    path("transparencia/", include("transparencia.urls")),
    path("seguimiento/nucleo/", include("seguimiento.nucleo.urls")),
    path("seguimiento/directorio/", include("seguimiento.directorio.urls")),
    path("seguimiento/cuentas/", include("seguimiento.cuentas.urls")),
    path("seguimiento/actividades/", include("seguimiento.actividades.urls")),
]
