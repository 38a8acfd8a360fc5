"""The table of ratios against the goals, on screen and as JSON."""

import json

from .decir import decir

TITULOS = ("trabajo", "ms", "p95", "consultas", "admin", "piso", "razón", "en CPU", "meta", "")
ANCHOS = (38, 9, 9, 9, 9, 9, 7, 7, 14, 3)
IZQUIERDA = (0, 8)
PARES = ("admin", "piso", "base")  # who else did the same work; any other name of a goal is a row of ours


def renglones(trabajos, medidas):
    """One dict per goal: {"trabajo", "ms", "admin_ms", "piso_ms", "razon", "meta", "cumple"} and, for the screen, p95 and queries."""
    filas = []
    for trabajo in trabajos:
        propia = medidas.get((trabajo.clave, "nuestro"))
        ms = {quien: m.mediana for quien in ("nuestro", *PARES) if (m := medidas.get((trabajo.clave, quien)))}
        base = {"trabajo": trabajo.nombre, "ms": ms.get("nuestro"), "admin_ms": ms.get("admin"), "piso_ms": ms.get("piso")}
        extra = {"_p95": propia and propia.p95, "_consultas": propia and propia.consultas}
        for contra, veces in trabajo.metas:
            otra = ms.get(contra) if contra in PARES else _mediana(medidas.get((contra, "nuestro")))
            razon = round(ms["nuestro"] / otra, 3) if ms.get("nuestro") and otra else None
            fila = {"razon": razon, "meta": f"{veces} × {contra}", "cumple": razon is not None and razon <= veces}
            filas.append(base | fila | extra | {"_cpu": _razon_de_cpu(trabajo, contra, medidas)})
        if trabajo.consultas and propia and propia.consultas is not None:
            meta = {"razon": propia.consultas, "meta": f"{trabajo.consultas} consultas", "cumple": propia.consultas <= trabajo.consultas}
            filas.append(base | meta | extra)
        if trabajo.limite and ms.get("nuestro"):
            meta = {"razon": ms["nuestro"], "meta": f"{trabajo.limite} ms", "cumple": ms["nuestro"] <= trabajo.limite}
            filas.append(base | meta | extra)
    return filas


def _razon_de_cpu(trabajo, contra, medidas):
    """The same ratio in processor time."""
    propia = medidas.get((trabajo.clave, "nuestro"))
    otra = medidas.get((trabajo.clave, contra) if contra in PARES else (contra, "nuestro"))
    return propia.procesador / otra.procesador if propia and otra and propia.procesador and otra.procesador else None


def _mediana(medida):
    return medida.mediana if medida else None


def imprimir(filas):
    decir(_linea(TITULOS))
    for fila in filas:
        celdas = [fila["trabajo"], _n(fila["ms"]), _n(fila["_p95"]), _n(fila["_consultas"], 0), _n(fila["admin_ms"]), _n(fila["piso_ms"])]
        celdas += [_n(fila["razon"], 2), _n(fila.get("_cpu"), 2), fila["meta"], "sí" if fila["cumple"] else "NO"]
        decir(_linea(celdas))
    decir(f"Metas cumplidas: {sum(fila['cumple'] for fila in filas)} de {len(filas)}")


def _n(valor, decimales=1):
    return "—" if valor is None else f"{valor:,.{decimales}f}"


def _linea(celdas):
    return " ".join(c.ljust(a) if n in IZQUIERDA else c.rjust(a) for n, (c, a) in enumerate(zip(celdas, ANCHOS, strict=True)))


def guardar(filas, archivo):
    limpias = [{clave: _redondo(valor) for clave, valor in fila.items() if not clave.startswith("_")} for fila in filas]
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_text(json.dumps(limpias, ensure_ascii=False, indent=1) + "\n")


def _redondo(valor):
    return round(valor, 3) if isinstance(valor, float) else valor
