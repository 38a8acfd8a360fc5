"""Counts the queries of a request that asks for it, so that the timed ones pay nothing."""

from django.db import connection


class Contar:
    """Middleware: with the header `X-Contar`, the answer tells in `X-Consultas` how many queries it took."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Contar" not in request.headers:
            return self.get_response(request)
        cuenta = 0

        def una(ejecutar, sql, params, many, context):
            nonlocal cuenta
            cuenta += 1
            return ejecutar(sql, params, many, context)

        with connection.execute_wrapper(una):
            respuesta = self.get_response(request)
            if respuesta.streaming:
                respuesta = self._leida(respuesta)
        respuesta["X-Consultas"] = str(cuenta)
        return respuesta

    def _leida(self, respuesta):
        """A streamed answer queries while it is read."""
        respuesta.streaming_content = iter([b"".join(respuesta.streaming_content)])
        return respuesta
