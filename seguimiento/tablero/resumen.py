"""The digest of a person's day: what is overdue, what falls due within some business days and what was returned to them."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from seguimiento.cuentas.correo import absoluta
from seguimiento.nucleo.formato import enumerar, fecha_corta, fecha_larga, plural

from . import pendientes
from .mirada import Mirada
from .vencimientos import Vencimientos

FILAS = 10  # of each part; the links lead to the rest
LARGO = 160  # letters of a row


def de(usuario, dia):
    """{"asunto", "renglones", "dia", "partes", "mi_dia"} as its templates print it; None when there is nothing to tell."""
    mirada = Mirada(usuario, dia, dia)
    partes = [parte for parte in (*_de_plazos(mirada), _devuelto(mirada)) if parte["n"]]
    if not partes:
        return None
    return {
        "asunto": f"Su día, {fecha_corta(dia)}: {enumerar([parte['breve'] for parte in partes])}",
        "renglones": sum(parte["n"] for parte in partes),
        "dia": fecha_larga(dia, con_dia=True),
        "partes": partes,
        "mi_dia": absoluta(reverse("tablero:mi_dia")),
    }


def _de_plazos(mirada):
    vence = Vencimientos(mirada, propios=True)
    ultimo = mirada.calendario.sumar(mirada.corte, settings.RECORDATORIO_DIAS)
    cuentas = vence.conteos(ultimo)
    en_dias = f"Vence hoy o en {plural(settings.RECORDATORIO_DIAS, 'día hábil', 'días hábiles')}"
    for titulo, palabras, desde, hasta in (
        ("Vencido", ("vencido", "vencidos"), None, mirada.corte - timedelta(days=1)),
        (en_dias, ("por vencer", "por vencer"), mirada.corte, ultimo),
    ):
        cuantos = {clave: sum(n for dia, n in dias.items() if (dia is None) == (desde is None)) for clave, dias in cuentas.items()}
        n = sum(cuantos.values())
        filas = [_fila(fila) for fila in vence.entre(desde, hasta, FILAS)] if n else []
        fechas = {"desde": f"{desde:%d/%m/%Y}", "hasta": f"{hasta:%d/%m/%Y}"} if desde else None
        yield _parte(titulo, palabras, n, filas, vence.listas(cuantos, fechas))


def _devuelto(mirada):
    asuntos = [asunto for asunto in pendientes.de(mirada)[0] if asunto["clave"].startswith("devueltos")]
    filas = [
        {"texto": a["texto"], "bajo": ". ".join(filter(None, (a["bajo"], a["ausencia"]))), "cuando": a["cuando"], "url": absoluta(a["url"])}
        for a in asuntos
    ]
    return _parte("Por corregir", ("devuelto", "devueltos"), sum(asunto["n"] for asunto in asuntos), filas, [])


def _parte(titulo, palabras, n, filas, listas):
    return {
        "titulo": titulo,
        "breve": plural(n, *palabras),
        "n": n,
        "filas": filas,
        "resto": max(n - len(filas), 0) if listas else 0,
        "listas": [(texto, absoluta(url)) for texto, url in listas],
    }


def _fila(fila):
    ausencia = f"por ausencia de {fila['ausencia']}" if fila["ausencia"] else ""
    return {
        "texto": Truncator(" ".join(fila["asunto"].split())).chars(LARGO),
        "bajo": " · ".join(filter(None, (fila["bajo"], fila["quien"], ausencia))),
        "cuando": f"{fila['plazo']['texto']}, {fecha_corta(fila['vence'])}",
        "url": absoluta(fila["url"]),
    }
