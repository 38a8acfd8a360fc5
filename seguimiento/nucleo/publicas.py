"""Pages for anybody, under /publico/: without account and without cookies, throttled by address, and kept by whoever carries them."""

import hashlib

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

LIMITES = {"pagina": "300/5m/ip", "archivo": "60/5m/ip"}
VIGENCIA = 300  # seconds that a page may be kept: what is withdrawn is gone after them
ESPERA = 300  # seconds that are asked of who was too quick


@method_decorator(login_not_required, name="dispatch")
class PaginaPublica(TemplateView):
    """`limite`: which of the limits counts the request. Only what was found is kept (200); it must be the same for everybody."""

    limite = "pagina"

    def dispatch(self, request, *args, **kwargs):
        if not ratelimit.consume(request, app="publico", action=self.get_limite(), config=LIMITES, limit_get=True):
            respuesta = render(request, "429.html", status=429)
            respuesta["Retry-After"] = str(ESPERA)
            return respuesta
        return con_cache(request, super().dispatch(request, *args, **kwargs))

    def get_limite(self):
        return self.limite


def con_cache(request, respuesta, vigencia=VIGENCIA):
    """The same answer with what lets others keep it, or 304 when they have it already."""
    if request.method not in {"GET", "HEAD"} or respuesta.status_code != 200:
        return respuesta
    if hasattr(respuesta, "render"):
        respuesta.render()
    if not respuesta.has_header("ETag"):
        respuesta = entera(respuesta)
        respuesta["ETag"] = f'"{hashlib.sha256(respuesta.content).hexdigest()[:32]}"'
    patch_cache_control(respuesta, public=True, max_age=vigencia)
    final = get_conditional_response(request, etag=respuesta["ETag"], response=respuesta)
    if final is not respuesta:
        cerrar_archivo(respuesta)
    return final


def entera(respuesta):
    """An answer that comes in pieces, gathered."""
    if not respuesta.streaming:
        return respuesta
    conservadas = {nombre: valor for nombre, valor in respuesta.items() if nombre in {"Content-Type", "Content-Disposition"}}
    junta = HttpResponse(b"".join(respuesta), headers=conservadas)
    cerrar_archivo(respuesta)
    return junta


def cerrar_archivo(respuesta):
    """Let go of the file of an answer that will not be sent; closing the answer itself would end the request under way."""
    if archivo := getattr(respuesta, "file_to_stream", None):
        archivo.close()
