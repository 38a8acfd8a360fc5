"""A browser of few words: cookies, the CSRF header, forms and files; it follows no redirect and repeats nothing by itself."""

import http.client
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode
from uuid import uuid4

from tests.datos import CLAVE

LIMITE = 60  # seconds that an answer may take


class Cortada(Exception):
    """The connection ended before the whole answer arrived: nobody knows whether what was sent was done."""


@dataclass(frozen=True)
class Respuesta:
    estado: int
    destino: str
    texto: str

    def campo(self, nombre):
        """Value of a hidden field of the page."""
        entrada = re.search(rf'name="{nombre}"[^>]* value="([^"]*)"', self.texto)
        assert entrada, f"the page ({self.estado}) has no field {nombre}"
        return unescape(entrada[1])


class Cliente:
    """One person's session. Use it from one thread at a time; `copia()` is the same session for another thread."""

    def __init__(self, puerto, galletas=()):
        self.puerto, self.galletas = puerto, dict(galletas)

    def copia(self):
        return Cliente(self.puerto, self.galletas)

    def entrar(self, usuario):
        self.ver("/cuenta/login/")
        respuesta = self.enviar("/cuenta/login/", {"login": usuario, "password": CLAVE})
        assert respuesta.estado == 302, f"{usuario} could not enter: {respuesta.estado}"
        return self

    def ver(self, ruta):
        return self.pedir("GET", ruta)

    def enviar(self, ruta, datos):
        return self.pedir("POST", ruta, urlencode(datos), "application/x-www-form-urlencoded")

    def subir(self, ruta, nombre, contenido):
        """A file in the field `archivo`."""
        raya = uuid4().hex
        cabeza = f'--{raya}\r\nContent-Disposition: form-data; name="archivo"; filename="{nombre}"\r\n\r\n'
        return self.pedir(
            "POST", ruta, cabeza.encode() + contenido + f"\r\n--{raya}--\r\n".encode(), f"multipart/form-data; boundary={raya}"
        )

    def pedir(self, metodo, ruta, cuerpo=None, tipo=None):
        conexion = http.client.HTTPConnection("127.0.0.1", self.puerto, timeout=LIMITE)
        cabeceras = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.galletas.items())}
        if cuerpo is not None:
            cabeceras |= {"Content-Type": tipo, "X-CSRFToken": self.galletas.get("csrftoken", "")}
        try:
            conexion.request(metodo, ruta, cuerpo, cabeceras)
            respuesta = conexion.getresponse()
            texto = respuesta.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise Cortada(f"{metodo} {ruta}: {error!r}") from error
        finally:
            conexion.close()
        for galleta in respuesta.headers.get_all("Set-Cookie") or ():
            nombre, _, valor = galleta.partition(";")[0].partition("=")
            self.galletas[nombre] = valor
        return Respuesta(respuesta.status, respuesta.headers.get("Location", ""), texto)
