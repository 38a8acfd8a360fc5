"""Rounds over everybody in shuffled order, so that the noise of a shared machine falls on all alike; medians and p95."""

import random
import statistics
from dataclasses import dataclass, field

from .cliente import Cliente
from .decir import decir

RONDAS, RONDAS_PESADAS, CALENTAR = 15, 3, 6  # warm-up passes: each of two workers several times
LENTO = 1000  # milliseconds; what takes longer is measured fewer times


@dataclass
class Medida:
    """Milliseconds of one request of one row, its queries and what went wrong."""

    ms: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    consultas: int | None = None
    errores: list = field(default_factory=list)

    @property
    def mediana(self):
        return statistics.median(self.ms) if self.ms else None

    @property
    def procesador(self):
        """Mean, because the time of ended processes comes in ticks of ten milliseconds."""
        return statistics.mean(self.cpu) if self.cpu else None

    @property
    def p95(self):
        return sorted(self.ms)[max(0, -(-95 * len(self.ms) // 100) - 1)] if self.ms else None


def medir(tareas, reloj, rondas=RONDAS):
    """`tareas`: {key: (client, request, heavy)} → {key: Medida}."""
    medidas = {clave: Medida() for clave in tareas}
    veces = {}
    for clave, (cliente, peticion, pesado) in tareas.items():
        veces[clave] = _calentar(cliente, peticion, medidas[clave], pesado, rondas)
        for error in medidas[clave].errores[:1]:
            decir(f"  {clave}: {error}")
    azar = random.Random(1)
    for ronda in range(rondas):
        orden = [clave for clave in tareas if ronda < veces[clave]]
        azar.shuffle(orden)
        for clave in orden:
            cliente, peticion, _ = tareas[clave]
            antes = reloj.leer()
            _una(cliente, peticion, medidas[clave])
            if antes is not None and not peticion.forma:  # a form is also read, untimed
                medidas[clave].cpu.append(reloj.leer() - antes)
    return medidas


def _calentar(cliente, peticion, medida, pesado, rondas):
    """Untimed passes, with their queries counted. Returns how many rounds the row deserves."""
    for vez in range(1 if pesado else CALENTAR):
        if _una(cliente, peticion, medida, contar=True, guardar=False) > LENTO and vez > 1:
            return min(rondas, RONDAS_PESADAS)
    return min(rondas, RONDAS_PESADAS) if pesado else rondas


def _una(cliente: Cliente, peticion, medida, contar=False, guardar=True):
    """One request, kept when it is right. Returns its milliseconds."""
    cabeceras = dict(peticion.cabeceras) | ({"X-Contar": "1"} if contar else {})
    if peticion.forma:
        respuesta = cliente.enviar(peticion.ruta, peticion.forma, dict(peticion.cambios), peticion.elegidas, **cabeceras)
    else:
        respuesta = cliente.pedir("GET", peticion.ruta, **cabeceras)
    estado, datos, ms, recibidas = respuesta
    if estado != peticion.estado or peticion.espera.encode() not in datos or len(datos) < peticion.minimo:
        medida.errores.append(f"estado {estado}, {len(datos)} bytes, {datos[:160]!r}")
    elif guardar:
        medida.ms.append(ms)
    if contar and "X-Consultas" in recibidas:
        medida.consultas = min(medida.consultas or 10**6, int(recibidas["X-Consultas"]))  # once its worker is warm
    return ms
