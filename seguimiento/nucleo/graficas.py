"""Charts as inline SVG, the same for screen and paper.

Presentation attributes (`fill="#6b1b34"`) rule on paper; the `g-*` classes of app.css override them on screen, so both
themes work. Every chart with meaning has `role="img"` and an `aria-label` with its reading. Estatus uses guinda, gold
and sand; the semáforo is never a fill, it is a shape beside the figure. Numbers are written by `formato`.
"""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from . import formato
from .figuras import ROTULOS, TRAZOS

LETRA = 'font-family="Source Sans 3"'
RELLENO = {
    "concluida": 'class="g-concluida" fill="#6b1b34"',
    "proceso": 'class="g-proceso" fill="#b8893b"',
    "pendiente": 'class="g-pendiente" fill="#ddd6cd" stroke="#8b827b" stroke-width="0.6"',
}
TEXTO = 'class="g-texto" fill="#231e1c"'
TEXTO_2 = 'class="g-texto-2" fill="#58504b"'
LEYENDA = (("concluida", "Concluidas"), ("proceso", "En proceso"), ("pendiente", "Pendientes"), (None, "Promedio de estatus"))
EJE = 'class="g-eje" stroke="#d8d1c9"'


def pista(valor):
    """Bar of one percentage for a table cell; the number is written beside it in HTML."""
    ancho = min(max(float(valor), 0), 100)
    return format_html(
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="g-pista" width="100" '
        'height="8" fill="#efece8"/><rect class="g-concluida" width="{}" height="8" fill="#6b1b34"/></svg>',
        f"{ancho:g}",
    )


def apilada(concluidas, en_proceso, pendientes, alta=False, marca=True):
    """Stacked bar of the three states. The mark falls on the promedio: in the middle of what is in process."""
    concluidas, en_proceso, pendientes = (cuenta or 0 for cuenta in (concluidas, en_proceso, pendientes))
    total = concluidas + en_proceso + pendientes
    lectura = "{} concluidas, {} en proceso, {} pendientes".format(*map(formato.entero, (concluidas, en_proceso, pendientes)))
    piezas = ['<rect class="g-pista" width="100" height="12" fill="#efece8"/>'] if not total else []
    piezas += _tramos(((concluidas, "concluida"), (en_proceso, "proceso"), (pendientes, "pendiente")), total, 0, 100, 12, 0.5)
    if total and marca:
        x = min(max((concluidas + en_proceso / 2) * 100 / total - 0.45, 0.35), 98.75)
        piezas.append(
            f'<rect class="g-marca" x="{x:.2f}" y="-2" width="0.9" height="16" fill="#231e1c" stroke="#ffffff" stroke-width="0.5"/>'
        )
    return format_html(
        '<svg class="grafica apilada{}" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        " alta" if alta else "", lectura, _svg(piezas),
    )  # fmt: skip


def _tramos(partes, total, x, largo, alto, hueco, y=0):
    """Rectangles of a stacked bar that starts at x and measures `largo`, with a gap between colours."""
    vivos = [(cuenta, clave) for cuenta, clave in partes if cuenta]
    piezas = []
    for n, (cuenta, clave) in enumerate(vivos):
        ancho = float(cuenta) * largo / float(total)
        resta = hueco if n < len(vivos) - 1 else 0
        piezas.append(f'<rect {RELLENO[clave]} x="{x:.2f}" y="{y:g}" width="{max(ancho - resta, 0.3):.2f}" height="{alto:g}"/>')
        x += ancho
    return piezas


def tendencia(valores, lectura):
    """Sparkline of a KPI: `valores` in order of time, two or more."""
    bajo, alto = float(min(valores)), float(max(valores))
    paso, tramo = 78 / max(len(valores) - 1, 1), (alto - bajo) or 1
    puntos = [(3 + n * paso, 25 - (float(v) - bajo) * 20 / tramo) for n, v in enumerate(valores)]
    trazo = " ".join(f"{x:.1f},{y:.1f}" for x, y in puntos)
    x, y = puntos[-1]
    return format_html(
        '<svg class="grafica" viewBox="0 0 84 30" role="img" aria-label="{}"><path {} d="M3 28.5H81" fill="none"/>'
        '<polyline class="g-linea" points="{}" fill="none" stroke="#7a1f3d" stroke-width="1.75"/>'
        '<circle class="g-punto" cx="{}" cy="{}" r="3" fill="#7a1f3d" stroke="#ffffff" stroke-width="1.5"/></svg>',
        lectura, mark_safe(EJE), trazo, f"{x:.1f}", f"{y:.1f}",
    )  # fmt: skip


def barras(filas, lectura, maximo=100, escribe=formato.porcentaje):
    """Horizontal bars with the semáforo shape beside each figure.

    `filas`: [(label, value or None, colour or None)]; `escribe` prints a value.
    """
    tope = float(maximo or 1)
    angostas = [
        (rotulo, escribe(valor) if valor is not None else "sin datos", _barra(min(float(valor or 0) / tope, 1)), color)
        for rotulo, valor, color in filas
    ]
    return _barras_anchas(filas, lectura, maximo, escribe) + _angosta(angostas, lectura)


def _barras_anchas(filas, lectura, maximo, escribe):
    alto, ancho, fin = 24, 620, 620 - 86
    margen = _margen(filas, 6.4)
    piezas = []
    for n, (rotulo, valor, color) in enumerate(filas):
        y = 4 + n * alto
        piezas.append(_texto(margen - 10, y + 13, rotulo, TEXTO, "end"))
        piezas.append(f'<rect class="g-pista" x="{margen}" y="{y + 2}" width="{fin - margen}" height="14" fill="#efece8"/>')
        if valor:
            largo = min(float(valor) / float(maximo or 1), 1) * (fin - margen)
            piezas.append(f'<rect {RELLENO["concluida"]} x="{margen}" y="{y + 2}" width="{largo:.1f}" height="14"/>')
        if color in TRAZOS:
            figura = f'<g transform="translate({fin + 8} {y + 2}) scale(.875)"><title>{ROTULOS[color]}</title>{TRAZOS[color]}</g>'
            piezas.append(figura)
        piezas.append(_texto(fin + 28, y + 13, escribe(valor) if valor is not None else "sin datos", TEXTO, "start", 700))
    return _lienzo(ancho, 8 + len(filas) * alto, lectura, piezas, 12.5, "de-ancha")


def columnas(valores, lectura, escribe=formato.entero):
    """Columns, one per label: [(label, value)] (months, quarters). Labels of the axis are round numbers."""
    tope = max((float(v or 0) for _, v in valores), default=0) or 1
    angostas = [(rotulo, escribe(valor or 0), _barra(float(valor or 0) / tope), None) for rotulo, valor in valores]
    return _columnas_anchas(valores, lectura, escribe) + _angosta(angostas, lectura)


def _columnas_anchas(valores, lectura, escribe):
    ancho, base, techo = 600, 146, 16
    maximo = max((float(v or 0) for _, v in valores), default=0)
    tope = _redondo(maximo)
    paso = (ancho - 52) / max(len(valores), 1)
    piezas = []
    for parte in (0, 0.5, 1):
        y = base - parte * (base - techo)
        piezas.append(f'<path {EJE} d="M44 {y:.1f}H{ancho - 4}"/>')
        piezas.append(_texto(38, y + 4, escribe(tope * parte), TEXTO_2, "end"))
    for n, (rotulo, valor) in enumerate(valores):
        x = 48 + n * paso + paso * 0.15
        alto = float(valor or 0) * (base - techo) / tope
        piezas.append(f'<rect {RELLENO["concluida"]} x="{x:.1f}" y="{base - alto:.1f}" width="{paso * 0.7:.1f}" height="{alto:.1f}"/>')
        if valor:
            piezas.append(_texto(x + paso * 0.35, base - alto - 5, escribe(valor), TEXTO, "middle", tamano=11))
        piezas.append(_texto(x + paso * 0.35, 163, rotulo, TEXTO_2, "middle"))
    return _lienzo(ancho, 170, lectura, piezas, 12, "de-ancha")


def composicion(filas, lectura):
    """Stacked bars with the promedio as a diamond: [(label, concluidas, en proceso, pendientes, printed promedio)]."""
    angostas = [
        (rotulo, impreso, _apilada_de(concluidas, en_proceso, pendientes, 0, 336, 12), None)
        for rotulo, concluidas, en_proceso, pendientes, impreso in filas
    ]
    leyenda = [*_leyenda(0, 12, 96, 3), *_leyenda(0, 32, 96, 3, desde=3)]
    return _composicion_ancha(filas, lectura) + _angosta(angostas, lectura, leyenda, 50)


def _composicion_ancha(filas, lectura):
    margen = _margen(filas, 5.6)
    largo, alto = 662 - margen, 22.5
    piezas = _leyenda(margen, 12, 92, 4)
    for n, (rotulo, concluidas, en_proceso, pendientes, impreso) in enumerate(filas):
        y = 26 + n * alto
        piezas.append(_texto(margen - 8, y + 12, rotulo, TEXTO, "end"))
        piezas += _apilada_de(concluidas, en_proceso, pendientes, margen, largo, 17, y)
        piezas.append(_texto(674, y + 12, impreso, TEXTO, "start", 700))
    return _lienzo(716, 32 + len(filas) * alto, lectura, piezas, 11, "de-ancha")


def _apilada_de(concluidas, en_proceso, pendientes, x, largo, alto, y=0):
    """Pieces of a stacked bar and of the diamond on its promedio; none without anything."""
    total = concluidas + en_proceso + pendientes
    if not total:
        return []
    partes = ((concluidas, "concluida"), (en_proceso, "proceso"), (pendientes, "pendiente"))
    centro = x + (concluidas + en_proceso / 2) * largo / total
    return [*_tramos(partes, total, x, largo, alto, 1, y), _rombo(centro, y + alto / 2)]


def _rombo(x, y):
    return f'<path class="g-rombo" d="M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z" fill="#ffffff" stroke="#231e1c" stroke-width="1.4"/>'


def _leyenda(x, y, paso, cuantas, desde=0):
    """What the colours and the diamond of a composition mean, `cuantas` entries in one line."""
    piezas = []
    for n, (clave, rotulo) in enumerate(LEYENDA[desde : desde + cuantas]):
        donde = x + n * paso
        piezas.append(f'<rect {RELLENO[clave]} x="{donde + 1}" y="{y - 9}" width="10" height="10"/>' if clave else _rombo(donde + 6, y - 4))
        piezas.append(_texto(donde + 16, y, rotulo, TEXTO_2, "start"))
    return piezas


def _barra(parte):
    """Pieces of a bar of the narrow charts."""
    llena = f'<rect {RELLENO["concluida"]} width="{336 * parte:.1f}" height="12"/>' if parte else ""
    return ['<rect class="g-pista" width="336" height="12" fill="#efece8"/>', llena]


def _angosta(filas, lectura, encima=(), techo=4):
    """The same chart for a telephone: [(label, printed value, pieces of its bar, colour or None)], the label over its bar."""
    piezas = list(encima)
    for n, (rotulo, impreso, barra, color) in enumerate(filas):
        y = techo + n * 42
        rotulo = rotulo if len(rotulo) <= 36 else f"{rotulo[:35]}…"
        piezas += [_texto(0, y + 13, rotulo, TEXTO, "start"), _texto(336, y + 13, impreso, TEXTO, "end", 700)]
        if color in TRAZOS:
            x = 336 - 7.4 * len(impreso) - 22
            piezas.append(f'<g transform="translate({x:.1f} {y + 1}) scale(.875)"><title>{ROTULOS[color]}</title>{TRAZOS[color]}</g>')
        piezas.append(f'<g transform="translate(0 {y + 20})">{"".join(barra)}</g>')
    return _lienzo(340, techo + len(filas) * 42, lectura, piezas, 13.5, "de-angosta")


def escalera(puntos, lectura, cortes=(50, 80)):
    """Progress in time as steps: [(date, percentage)] in order. A value holds until the next one."""
    x0, x1, base, alto = 34, 300, 112, 100
    inicio, fin = puntos[0][0], puntos[-1][0]
    dias = max((fin - inicio).days, 1)

    def lugar(fecha):
        return x0 + (fecha - inicio).days * (x1 - x0) / dias

    piezas = []
    for marca in (0, *cortes, 100):
        y = base - float(marca) * alto / 100
        raya = "" if marca in (0, 100) else ' stroke-dasharray="3 3"'
        piezas += [f'<path {EJE} d="M34 {y:g}H316"{raya}/>', _texto(28, y + 4, f"{float(marca):g}", TEXTO_2, "end")]
    trazo = f"M{x0} {base - float(puntos[0][1]) * alto / 100:g}"
    for fecha, valor in puntos[1:]:
        trazo += f"H{lugar(fecha):.1f}V{base - float(valor) * alto / 100:g}"
    ultimo = float(puntos[-1][1])
    x, y = lugar(fin), base - ultimo * alto / 100
    piezas.append(f'<path class="g-linea" d="{trazo}" fill="none" stroke="#7a1f3d" stroke-width="2"/>')
    piezas.append(f'<circle class="g-punto" cx="{x:.1f}" cy="{y:g}" r="4.5" fill="#7a1f3d" stroke="#ffffff" stroke-width="1.5"/>')
    sobre = y - 9 if y > 24 else y + 20
    piezas.append(_texto(x, sobre, formato.porcentaje(ultimo, None), TEXTO, "end" if x > 290 else "middle", 700, 13))
    piezas += _fechas_del_eje([fecha for fecha, _ in puntos], lugar)
    return _lienzo(320, 138, lectura, piezas, 11.5)


def _fechas_del_eje(fechas, lugar, minimo=46):
    """Labels of dates that do not touch each other; first and last always."""
    elegidas = [fechas[0]]
    for fecha in fechas[1:-1]:
        if lugar(fecha) - lugar(elegidas[-1]) >= minimo and lugar(fechas[-1]) - lugar(fecha) >= minimo:
            elegidas.append(fecha)
    if fechas[-1] != fechas[0]:
        elegidas.append(fechas[-1])
    return [_texto(lugar(f), 132, formato.fecha_breve(f), TEXTO_2, "start" if f == fechas[0] else "middle") for f in elegidas]


def dias_contados(dias, lectura):
    """A deadline day by day: [(date, number that the day got or None when it does not count)]."""
    piezas = []
    for n, (dia, cuenta) in enumerate(dias):
        x = 1 + n * 32
        centro = x + 14.5
        if cuenta is None:
            piezas.append(f'<rect class="g-pista" x="{x}" y="14" width="29" height="22" rx="3" fill="#efece8"/>')
            piezas.append(f'<path class="g-corte" d="M{x + 10} 25h9" stroke="#6b635d" stroke-width="1.5"/>')
        else:
            piezas.append(f'<rect {RELLENO["concluida"]} x="{x}" y="14" width="29" height="22" rx="3"/>')
            piezas.append(_texto(centro, 30, cuenta, 'class="g-sobre" fill="#ffffff"', "middle", 700, 13))
        piezas.append(_texto(centro, 9.5, formato.DIAS[dia.weekday()][0], TEXTO_2, "middle", tamano=11))
        piezas.append(_texto(centro, 50, dia.day, TEXTO_2, "middle"))
    return _lienzo(max(len(dias), 10) * 32, 54, lectura, piezas, 11.5)


def _margen(filas, letra):
    """Room for the labels, given the mean width of a letter: from 60 to 260 units."""
    return min(max((len(str(fila[0])) for fila in filas), default=0) * letra + 16, 260) if filas else 60


def _redondo(maximo):
    """Smallest 1, 2, 4, 5 or 8 × 10ⁿ that holds `maximo`: top of an axis whose half is readable too."""
    if maximo <= 2:
        return 2
    escala = 10 ** (len(str(int(maximo))) - 1)
    return next(c * escala for c in (1, 2, 4, 6, 8, 10, 20) if c * escala >= maximo)


def _texto(x, y, texto, estilo, ancla, peso=None, tamano=None):
    peso = f' font-weight="{peso}"' if peso else ""
    tamano = f' font-size="{tamano}"' if tamano else ""
    return format_html(
        '<text {} x="{}" y="{}" text-anchor="{}"{}{}>{}</text>',
        mark_safe(estilo), f"{x:.1f}", f"{y:.1f}", ancla, mark_safe(peso), mark_safe(tamano), texto,
    )  # fmt: skip


def _lienzo(ancho, alto, lectura, piezas, tamano, clase=""):
    """The `<svg>` of a chart that keeps its proportions; `clase` says whether it is for wide or for narrow screens alone."""
    return format_html(
        '<svg class="grafica {}" viewBox="0 0 {} {}" width="100%" role="img" aria-label="{}" {} font-size="{}">{}</svg>',
        clase, f"{ancho:g}", f"{alto:g}", lectura, mark_safe(LETRA), tamano, _svg(piezas),
    )  # fmt: skip


def _svg(piezas):
    """Joins pieces that were already escaped where they hold text of people."""
    return mark_safe("".join(piezas))
