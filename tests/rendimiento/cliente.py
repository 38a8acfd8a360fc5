"""A small HTTP client on the loopback: keeps cookies, fills the form of a page and posts it. Standard library only."""

import http.client
import time
from html.parser import HTMLParser
from itertools import count
from urllib.parse import urlencode, urljoin, urlsplit

FALSIFICACION = "csrfmiddlewaretoken"
_numeros = count(int(time.time()) % 10_000_000 * 100)


class Formas(HTMLParser):
    """The forms of a page with their successful controls."""

    def __init__(self, html):
        super().__init__()
        self.formas, self.actual, self.lista, self.area = [], None, None, None
        self.feed(html)

    def handle_starttag(self, etiqueta, pares):
        a = dict(pares)
        if etiqueta == "form":
            self.actual = {"accion": a.get("action") or "", "campos": []}
            self.formas.append(self.actual)
        elif self.actual is None or "disabled" in a:
            return
        elif etiqueta == "input" and a.get("name"):
            tipo = a.get("type", "text")
            if tipo in ("checkbox", "radio") and "checked" not in a or tipo in ("submit", "file", "button", "reset"):
                return
            self.actual["campos"].append((a["name"], a.get("value", "")))
        elif etiqueta == "select" and a.get("name"):
            self.lista = {"nombre": a["name"], "primera": None, "elegidas": [], "varias": "multiple" in a}
        elif etiqueta == "option" and self.lista:
            if self.lista["primera"] is None:
                self.lista["primera"] = a.get("value", "")
            if "selected" in a:
                self.lista["elegidas"].append(a.get("value", ""))
        elif etiqueta == "textarea" and a.get("name"):
            self.area = [a["name"], ""]

    def handle_data(self, datos):
        if self.area is not None:
            self.area[1] += datos

    def handle_endtag(self, etiqueta):
        if etiqueta == "textarea" and self.area is not None:
            self.actual["campos"].append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        elif etiqueta == "select" and self.lista:
            lista, self.lista = self.lista, None
            valores = lista["elegidas"] or ([lista["primera"]] if lista["primera"] is not None and not lista["varias"] else [])
            self.actual["campos"] += [(lista["nombre"], valor) for valor in valores]
        elif etiqueta == "form":
            self.actual = None


class Cliente:
    def __init__(self, puerto, sesion):
        self.puerto, self.galletas = puerto, {"sessionid": sesion}

    def pedir(self, metodo, ruta, cuerpo=None, **cabeceras):
        """(status, body, milliseconds, headers)"""
        cabeceras = {"Host": f"127.0.0.1:{self.puerto}", "Connection": "close", "Accept": "text/html", **cabeceras}
        cabeceras["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.galletas.items())
        conexion = http.client.HTTPConnection("127.0.0.1", self.puerto, timeout=300)
        inicio = time.perf_counter()
        conexion.request(metodo, ruta, cuerpo, cabeceras)
        respuesta = conexion.getresponse()
        datos = respuesta.read()
        ms = (time.perf_counter() - inicio) * 1000
        for clave, valor in respuesta.getheaders():
            if clave.lower() == "set-cookie":
                nombre, _, resto = valor.partition("=")
                self.galletas[nombre] = resto.split(";")[0]
        conexion.close()
        return respuesta.status, datos, ms, dict(respuesta.getheaders())

    def enviar(self, ruta, campo, cambios, elegidas=(), **cabeceras):
        """Read the page, fill the form that has `campo` and post it; only the post is timed. `{n}` is a number never used before.

        With `elegidas`, the form is that of the rows with these keys, chosen in a list: it answers to a post of its own.
        """
        estado, datos, _, cab = self._elegir(ruta, elegidas) if elegidas else self.pedir("GET", ruta)
        if estado != 200:
            return estado, datos, 0.0, cab
        formas = [forma for forma in Formas(datos.decode()).formas if campo in dict(forma["campos"])]
        if not formas:
            return 0, b"no hay esa forma", 0.0, cab
        numero = str(next(_numeros))
        campos = [(k, v) for k, v in formas[0]["campos"] if k not in cambios] + [(k, v.replace("{n}", numero)) for k, v in cambios.items()]
        origen = f"http://127.0.0.1:{self.puerto}"
        destino = urlsplit(urljoin(origen + ruta, formas[0]["accion"] or ruta))
        ruta_final = destino.path + (f"?{destino.query}" if destino.query else "")
        cabeceras |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": origen + ruta}
        return self.pedir("POST", ruta_final, urlencode(campos).encode(), **cabeceras)

    def _elegir(self, ruta, elegidas):
        lista = ruta.rpartition("/")[0].rpartition("/")[0] + "/"
        _, datos, _, _ = self.pedir("GET", lista)
        testigo = next(valor for forma in Formas(datos.decode()).formas for nombre, valor in forma["campos"] if nombre == FALSIFICACION)
        cuerpo = urlencode([(FALSIFICACION, testigo), *(("pk", clave) for clave in elegidas)]).encode()
        cabeceras = {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{self.puerto}{lista}"}
        return self.pedir("POST", ruta, cuerpo, **cabeceras)
