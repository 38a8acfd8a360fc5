"""Small drawings that go inside the text: the semáforo shapes. The same SVG serves screen and paper.

Presentation attributes rule on paper; the `f-*` classes of app.css override them on screen, so both themes work.
"""

from django.utils.safestring import mark_safe

ROTULOS = {"verde": "Verde", "amarillo": "Amarillo", "rojo": "Rojo", "gris": "Sin datos"}

TRAZOS = {
    "verde": (
        '<circle class="f-verde" cx="8" cy="8" r="7" fill="#1f8a4c"/>'
        '<path class="f-signo" d="M4.7 8.3 7 10.6l4.4-5" fill="none" stroke="#ffffff" stroke-width="1.8"/>'
    ),
    "amarillo": (
        '<path class="f-amarillo" d="M8 1.7 15 14H1z" fill="#f2b705" stroke="#8a5c00" stroke-width="1.2" '
        'stroke-linejoin="round"/>'
        '<path class="f-signo-osc" d="M8 6.2v3.6M8 11.3v1.4" fill="none" stroke="#4a3200" stroke-width="1.6"/>'
    ),
    "rojo": (
        '<path class="f-rojo" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="#c8281f"/>'
        '<path class="f-signo" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" fill="none" stroke="#ffffff" stroke-width="1.8"/>'
    ),
    "gris": ('<circle class="f-gris" cx="8" cy="8" r="6.2" fill="none" stroke="#7d756e" stroke-width="1.6" stroke-dasharray="2.6 2"/>'),
}

SEMAFOROS = {
    color: mark_safe(f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{trazo}</svg>') for color, trazo in TRAZOS.items()
}

# The mark of the office: unverified, replace it together with the tokens of identity.
MARCA_PANTALLA = mark_safe(
    '<svg viewBox="0 0 28 28" aria-hidden="true"><rect x="1" y="1" width="26" height="26" rx="5" fill="none" '
    'stroke="#d9bb7e" stroke-width="1.6"/><path d="M7 9h14M7 14h9.5M7 19h5" stroke="#ffffff" stroke-width="2.4" '
    'stroke-linecap="round"/><circle cx="20.6" cy="14" r="1.5" fill="#d9bb7e"/>'
    '<circle cx="16.2" cy="19" r="1.5" fill="#d9bb7e"/></svg>'
)
MARCA_PAPEL = mark_safe(
    MARCA_PANTALLA.replace('fill="none" stroke="#d9bb7e" stroke-width="1.6"', 'fill="#6b1b34" stroke="#b38e46" stroke-width="1.2"')
)
