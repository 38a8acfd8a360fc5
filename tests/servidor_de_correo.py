"""A mail server that really converses SMTP (RFC 5321), of the standard library alone. It keeps what it is given."""

import contextlib
import email
import email.policy
import socketserver
import threading


class Conversacion(socketserver.StreamRequestHandler):
    """One connection: greets, takes messages, says goodbye. `server.rechaza` are addresses that it refuses for good."""

    def handle(self):
        self.decir("220 correo.example listo")
        self.sobre = {"de": None, "para": []}
        while orden := self.rfile.readline().decode().rstrip("\r\n"):
            verbo = orden.split(" ")[0].split(":")[0].upper()
            if verbo == "QUIT":
                self.decir("221 hasta luego")
                break
            self.atender(verbo, orden)

    def atender(self, verbo, orden):
        direccion = orden.partition(":")[2].strip().split(" ")[0].strip("<>")
        if verbo in ("EHLO", "HELO"):
            self.decir("250 correo.example")
        elif verbo == "MAIL":
            self.sobre = {"de": direccion, "para": []}
            self.decir("250 bien")
        elif verbo == "RCPT" and direccion in self.server.rechaza:
            self.decir("550 no vive aqui")
        elif verbo == "RCPT":
            self.sobre["para"].append(direccion)
            self.decir("250 bien")
        elif verbo == "DATA":
            self.decir("354 escriba")
            self.server.recibidos.append((self.sobre, self.leer()))
            self.decir("250 recibido")
        else:
            self.decir("250 bien" if verbo in ("RSET", "NOOP") else "502 no se hacerlo")

    def leer(self):
        """The message, up to the line with a dot alone."""
        lineas = []
        while (linea := self.rfile.readline()) != b".\r\n":
            lineas.append(linea[1:] if linea.startswith(b"..") else linea)
        return email.message_from_bytes(b"".join(lineas), policy=email.policy.default)

    def decir(self, texto):
        self.wfile.write(f"{texto}\r\n".encode())


class Servidor(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        self.recibidos, self.rechaza = [], set()
        super().__init__(("127.0.0.1", 0), Conversacion)

    @property
    def puerto(self):
        return self.server_address[1]


@contextlib.contextmanager
def servidor():
    """A server that listens on a free port while the block runs: `puerto`, `recibidos` [(envelope, message)], `rechaza`."""
    with Servidor() as abierto:
        hilo = threading.Thread(target=abierto.serve_forever, kwargs={"poll_interval": 0.05})
        hilo.start()
        try:
            yield abierto
        finally:
            abierto.shutdown()
            hilo.join()
