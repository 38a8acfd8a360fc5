"""Answers that only their reader may keep."""

from django.core.exceptions import BadRequest
from django.shortcuts import render
from django.utils.cache import patch_cache_control


class SinNulos:
    """No person writes the character zero in an address, and the database refuses it: 400 before anybody reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            raise BadRequest("La dirección trae un carácter nulo.")
        return self.get_response(request)


class SinCookies:
    """The public side knows nobody: it reads no cookie, so that who is in sees what anybody sees, and it leaves none."""

    PREFIJO = "/publico/"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(self.PREFIJO):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        respuesta = self.get_response(request)
        respuesta.cookies.clear()
        if respuesta.has_header("Vary"):
            otras = [nombre for nombre in respuesta["Vary"].split(", ") if nombre.lower() != "cookie"]
            respuesta["Vary"] = ", ".join(otras)
            if not otras:
                del respuesta["Vary"]
        return respuesta


class MetodoDicho:
    """A page asked in a way that it does not have says so in words instead of staying blank."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        if respuesta.status_code != 405 or respuesta.content:
            return respuesta
        dicha = render(request, "405.html", status=405)
        dicha["Allow"] = respuesta["Allow"]
        return dicha


class SinCache:
    """Private pages are never stored by proxies, nor shown by the back button after leaving."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated and not respuesta.has_header("Cache-Control"):
            patch_cache_control(respuesta, private=True, no_store=True)
        return respuesta


class PoliticaDePermisos:
    """No page may use the camera, the microphone, the place…: only passkeys, and only ours."""

    NINGUNA = "accelerometer autoplay camera display-capture encrypted-media geolocation gyroscope magnetometer microphone midi payment usb"
    PROPIA = "publickey-credentials-create publickey-credentials-get"
    VALOR = ", ".join([f"{nombre}=()" for nombre in NINGUNA.split()] + [f"{nombre}=(self)" for nombre in PROPIA.split()])

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        respuesta["Permissions-Policy"] = self.VALOR
        return respuesta
