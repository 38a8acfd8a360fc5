"""People of the demonstration: posts without a name, since the directory of the office is personal data."""

from datetime import date

from django.core.files.base import ContentFile

from seguimiento.nucleo import documentos
from seguimiento.nucleo.filtros import sin_acentos

from . import nombramientos
from .estados import ClaseNombramiento, TipoDependencia, Uso
from .models import Dependencia, Nombramiento, Persona, Tema

TEMAS = {
    "Compromisos de campaña": "Reporta las acciones de los compromisos asignados a su dependencia.",
    "Informe de Gobierno": "Entrega textos y cifras del informe anual.",
    "Acuerdos de gabinete": "Da seguimiento a los acuerdos en los que su dependencia es responsable.",
}
INICIO, RELEVO, CONFIRMADA, VIEJA = date(2021, 9, 13), date(2023, 7, 3), date(2024, 1, 15), date(2023, 5, 8)
PARTICULARES, ENLACES = 12, 30  # how many of the dependencias have one


def cargar(personas):
    """Titulares, particulares and liaisons. Returns {what: how many are new}; what exists is left as it is."""
    if Nombramiento.todos.exists():
        return {}
    temas = [Tema.objects.get_or_create(nombre=nombre, defaults={"descripcion": texto})[0] for nombre, texto in TEMAS.items()]
    dependencias = list(Dependencia.objects.filter(tipo__in=[TipoDependencia.DEPENDENCIA, TipoDependencia.ENTIDAD]).order_by("siglas"))
    dependencias.sort(key=lambda d: d.tipo != TipoDependencia.DEPENDENCIA)
    for n, dependencia in enumerate(dependencias):
        _titulares(dependencia, n)
        if n < PARTICULARES:
            particular = _persona(f"Particular de {dependencia.siglas}", "particular", dependencia, n + 100)
            _nombrar(particular, ClaseNombramiento.PARTICULAR, "Secretaría particular", dependencia, INICIO)
    propias = Dependencia.objects.filter(pk__in=personas.propias)
    for n, dependencia in enumerate(dict.fromkeys([*propias, *dependencias[:ENLACES]])):
        _enlace(dependencia, temas, n, personas.capturista)
    return {"personas": Persona.objects.count(), "nombramientos": Nombramiento.objects.count()}


def _titulares(dependencia, n):
    """Every fifth body changed hands in the middle of 2023: the first appointment stays, closed."""
    if n % 5 == 0:
        antes = _persona(f"Anterior titular de {dependencia.siglas}", "", dependencia, n)
        _nombrar(antes, ClaseNombramiento.TITULAR, "Titular", dependencia, INICIO)
    persona = _persona(f"Titular de {dependencia.siglas}", "titular", dependencia, n)
    _nombrar(persona, ClaseNombramiento.TITULAR, "Titular", dependencia, RELEVO if n % 5 == 0 else INICIO)


def _enlace(dependencia, temas, n, usuario):
    """One liaison for one or more topics; two of every three brought their letter."""
    persona = _persona(f"Enlace de {dependencia.siglas}", "enlace", dependencia, n + 50)
    for tema in temas[: 1 + n % len(temas)]:
        fila = _nombrar(persona, ClaseNombramiento.ENLACE, "Enlace técnico", dependencia, date(2023, 2, 1), tema=tema)
        if n % 3:
            texto = f"Oficio de designación de demostración: {persona}, {tema}.\n"
            archivo = ContentFile(texto.encode(), name=f"oficio-{dependencia.pk}-{tema.pk}.txt")
            documentos.adjuntar(fila, archivo, usuario=usuario, descripcion="Oficio de designación")


def _persona(nombre, buzon, dependencia, n):
    """A person of the demonstration, whose addresses and telephones do not exist."""
    persona = Persona.objects.create(nombre=nombre, confirmada=(CONFIRMADA, VIEJA, None)[n % 3], nota="Persona de demostración.")
    dominio = (
        "".join(letra for letra in sin_acentos(dependencia.siglas) if letra.isascii() and letra.isalnum()) or f"dependencia{dependencia.pk}"
    )
    if buzon:
        correos = [f"{buzon}@{dominio}.example", *([f"oficina.{buzon}@{dominio}.example"] if n % 2 else [])]
        nombramientos.poner_contactos(persona, correos=correos, telefonos=[f"662 555 01{n % 100:02}"])
    if n % 7 == 0:
        nombramientos.poner_contactos(persona, telefonos=[f"662 555 01{(n + 40) % 100:02}"], uso=Uso.PERSONAL)
    return persona


def _nombrar(persona, clase, cargo, dependencia, desde, **campos):
    fila = Nombramiento(
        persona=persona, clase=clase, cargo=f"{cargo} de {dependencia.siglas}", dependencia=dependencia, desde=desde, **campos
    )
    return nombramientos.nombrar(fila, usuario=None)
