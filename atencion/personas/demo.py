"""What the demonstration adds to the invented persons: a few with e-mail, address and CURP, and who looked at their data."""

from datetime import date

from seguimiento.nucleo.reconstruccion import RECIENTES, Cronologia

from . import accesos, curp
from .estados import Clase
from .models import AccesoADatos, Persona

COMPLETAS = 12
NACIDAS = date(1961, 3, 5)
CONSONANTES = "BCDFGHJKLMNPQRSTVWXYZ"
MOTIVOS = (
    (Clase.MOSTRAR, "La persona pidió que se le llame con la respuesta."),
    (Clase.MOSTRAR, "Se confirma el domicilio para la visita."),
    (Clase.EXPEDIENTE, "Solicitud de acceso a sus datos."),
    (Clase.EXPORTAR, "Padrón que pidió la contraloría interna."),
)


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if AccesoADatos.objects.exists():
        return {}
    crono, filas = Cronologia("personas"), list(Persona.objects.filter(reconstruido=True, curp="").order_by("pk")[:COMPLETAS])
    for n, persona in enumerate(filas):
        persona.curp, persona.correo = _curp(persona, n), f"persona{persona.pk}@correo.example"
        persona.domicilio = f"Calle de la Muestra {n + 1}"
    Persona.objects.bulk_update(filas, ["curp", "correo", "domicilio"])
    quienes = [quien for quien in (personas.coordinador, personas.capturista) if quien is not None]
    vistas = [
        AccesoADatos(
            usuario=quien, clase=clase, persona=None if clase == Clase.EXPORTAR else filas[n % len(filas)], campos=accesos.DATOS,
            motivo=motivo, filas=len(filas) if clase == Clase.EXPORTAR else 1, cuando=crono.hora(RECIENTES), origen="Personas",
        )
        for n, (clase, motivo) in enumerate(MOTIVOS) for quien in quienes if filas
    ]  # fmt: skip
    return {"personas con CURP": len(filas), "accesos a datos personales": len(AccesoADatos.objects.bulk_create(vistas))}


def _curp(persona, n):
    """A made-up one, right in its form and in its last digit; nobody bears it but by chance."""
    dia = NACIDAS.replace(year=NACIDAS.year + n * 3)
    letras = f"{persona.primer_apellido[0]}X{persona.segundo_apellido[0]}{persona.nombre[0]}"
    llanas = letras.upper().translate(str.maketrans("ÁÉÍÓÚÜ", "AEIOUU"))
    primeras = f"{llanas}{dia:%y%m%d}MSR{CONSONANTES[n % 21]}{CONSONANTES[(n + 7) % 21]}{CONSONANTES[(n + 13) % 21]}"
    primeras += "0" if dia.year < 2000 else "A"
    return primeras + curp.digito(primeras)
