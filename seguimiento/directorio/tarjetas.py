"""People of the directory for other programs: vCard 4.0 (RFC 6350) and addresses ready to paste in an e-mail."""

from seguimiento.nucleo.formato import plural

from .estados import Uso

CLASES_DE_TELEFONO = {Uso.INSTITUCIONAL: "work", Uso.PERSONAL: "home"}


def escapar(texto):
    return str(texto).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def plegar(linea):
    """Lines of at most 75 octets, the next ones begun with a space (RFC 6350, 3.2); no letter is cut in two."""
    trozos, actual = [], ""
    for letra in linea:
        if len((actual + letra).encode()) > 74:
            trozos.append(actual)
            actual = ""
        actual += letra
    return "\r\n ".join([*trozos, actual])


def vcard(persona):
    """One card. The queryset must have fetched posts and contacts (`con_cargo`, `con_contactos`)."""
    lineas = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{escapar(persona)}", f"N:;{escapar(persona.nombre)};;{escapar(persona.tratamiento)};"]
    cargo = next(iter(persona.vigentes), None)
    if cargo:
        lineas += [f"TITLE:{escapar(cargo.cargo)}", f"ORG:{escapar(cargo.lugar.nombre)}"]
    elif persona.procedencia:
        lineas.append(f"ORG:{escapar(persona.procedencia)}")
    lineas += [f"EMAIL;TYPE={CLASES_DE_TELEFONO[Uso(c.uso)]}:{escapar(c.direccion)}" for c in persona.correos_visibles]
    lineas += [f"TEL;TYPE={CLASES_DE_TELEFONO[Uso(t.uso)]}:{escapar(t.numero)}" for t in persona.telefonos_visibles]
    if persona.confirmada:
        lineas.append(f"REV:{persona.confirmada:%Y%m%d}T000000Z")
    return "\r\n".join([*map(plegar, lineas), "END:VCARD", ""])


def vcards(personas):
    """All of them in one file."""
    return "".join(vcard(persona) for persona in personas)


def lista_de_correo(personas):
    """`"Lic. Ana" <ana@x>` separated by commas, each address once; below, who was left out for want of one."""
    vistas, sin_correo = {}, 0
    for persona in personas:
        sin_correo += not persona.correos_visibles
        nombre = str(persona).replace("\\", "").replace('"', "'")
        for correo in persona.correos_visibles:
            vistas.setdefault(correo.direccion.casefold(), f'"{nombre}" <{correo.direccion}>')
    aviso = f"\r\n\r\nSin correo registrado: {plural(sin_correo, 'persona', 'personas')}." if sin_correo else ""
    return ",\r\n".join(vistas.values()) + aviso
