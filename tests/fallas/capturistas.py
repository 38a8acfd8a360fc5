"""People who report progress all at once and send the same form again while they do not know whether it was accepted."""

from dataclasses import dataclass, field
from threading import Thread
from uuid import uuid4

from tests.fallas.cliente import Cortada
from tests.fallas.sitio import esperar


@dataclass
class Captura:
    """A stream of reports. `aceptados` are the texts whose 302 somebody received; `raros`, the other statuses received."""

    sitio: object
    responsables: list
    por_persona: int
    personas: int = 4
    insistir: bool = True
    aceptados: list = field(default_factory=list)
    raros: list = field(default_factory=list)
    cortadas: list = field(default_factory=list)
    errores: list = field(default_factory=list)

    def __enter__(self):
        self.hilos = [Thread(target=self._persona, args=(n,)) for n in range(self.personas)]
        for hilo in self.hilos:
            hilo.start()
        return self

    def __exit__(self, *_):
        for hilo in self.hilos:
            hilo.join()
        assert not self.errores, self.errores

    def esperar(self, cuantos):
        """Until so many reports were accepted."""
        esperar(lambda: len(self.aceptados) >= cuantos or self.errores, f"{cuantos} reports")

    def _persona(self, numero):
        try:
            cliente = self.sitio.personas["captura"].copia()
            for n in range(self.por_persona):
                self._reportar(cliente, self.responsables[(numero + n) % len(self.responsables)], (numero + n) % 99 + 1)
        except Exception as error:
            self.errores.append(error)

    def _reportar(self, cliente, responsable, porcentaje):
        texto, ruta = f"Reporte {uuid4().hex}", f"/gabinetes/acuerdos/responsable/{responsable}/avance/"
        form = {"fecha": self.sitio.datos["fecha"], "estatus": "en_proceso", "porcentaje": porcentaje, "texto": texto, "ficha": uuid4()}

        def enviado():
            try:
                estado = cliente.enviar(ruta, form).estado
            except Cortada as error:
                self.cortadas.append(error)
                return not self.insistir
            if estado == 302:
                self.aceptados.append(texto)
            else:
                self.raros.append(estado)
            return estado == 302 or not self.insistir

        esperar(enviado, f"{texto} is accepted")


def revisar(sitio, captura):
    """Every accepted report is there once, with its line in the history, and the state is that of the last one."""
    veces = dict(sitio.filas("SELECT texto, count(*) FROM acuerdos_avance WHERE texto LIKE 'Reporte %%' GROUP BY texto"))
    assert {texto: veces.get(texto) for texto in captura.aceptados} == dict.fromkeys(captura.aceptados, 1)
    assert set(veces.values()) <= {1}
    historia = dict(sitio.filas("SELECT texto, count(*) FROM acuerdos_avanceevent WHERE texto LIKE 'Reporte %%' GROUP BY texto"))
    assert historia == veces
    for responsable in sitio.datos["responsables"]:
        avances, *ultimo = sitio.filas(
            "SELECT count(*) OVER (), porcentaje, estatus FROM acuerdos_avance WHERE de_id = %s ORDER BY fecha DESC, id DESC LIMIT 1",
            responsable,
        )[0]
        version, *guardado = sitio.filas("SELECT version, porcentaje, estatus FROM acuerdos_responsable WHERE id = %s", responsable)[0]
        cambios = sitio.valor("SELECT count(*) FROM acuerdos_responsableevent WHERE pgh_obj_id = %s AND pgh_label = 'update'", responsable)
        assert guardado == ultimo
        assert version == 1 + avances == 1 + cambios
