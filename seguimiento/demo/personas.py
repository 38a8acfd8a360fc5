"""Accounts of the demonstration, named after the roles, and the password that all of them share."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Usuario
from seguimiento.cuentas.services import asignar
from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.nucleo.reconstruccion import Personas

DE_LA_OFICINA = ("CESG", "CEP", "DGSAG", "CEEI", "CEAC", "DGGD", "CETAI")
UNIDADES = dict.fromkeys((Rol.COORDINADOR, Rol.CAPTURISTA, Rol.CONSULTA), DE_LA_OFICINA)
DEPENDENCIAS = {Rol.ENLACE: ("SAGARHPA",)}
CARGO = "Cuenta de demostración"


def clave():
    """DEMO_CLAVE, or the one kept in `var/clave_demo`, made the first time; readable by its owner alone."""
    archivo = Path(settings.VAR_DIR) / "clave_demo"
    if pedida := os.environ.get("DEMO_CLAVE", "").strip():
        return pedida
    if not archivo.exists():
        archivo.touch(mode=0o600)
        archivo.write_text(f"demo-{secrets.token_hex(5)}")
    return archivo.read_text().strip()


def cargar(contrasena, uno_de_cada=1):
    """Create the accounts that never existed and give all of them the password. Returns (`Personas`, how many are new).

    An account that somebody deactivated stays so. The hash is made once: making six would take seconds on every start.
    """
    cuentas = {cuenta.username: cuenta for cuenta in Usuario.todos.filter(username__in=Rol.values)}
    cifrada = next((c.password for c in cuentas.values() if c.cargo == CARGO), "")
    if not check_password(contrasena, cifrada):
        cifrada = make_password(contrasena)
        Usuario.todos.filter(username__in=cuentas, cargo=CARGO).update(password=cifrada)
    nuevas = [_crear(rol, cifrada) for rol in Rol if rol not in cuentas]
    cuentas |= {cuenta.username: cuenta for cuenta in nuevas}
    propias = frozenset(Dependencia.objects.filter(siglas__in=DEPENDENCIAS[Rol.ENLACE]).values_list("pk", flat=True))
    return Personas(cuentas[Rol.COORDINADOR], cuentas[Rol.CAPTURISTA], cuentas[Rol.ENLACE], propias, uno_de_cada), len(nuevas)


def _crear(rol, cifrada):
    cuenta = Usuario(
        username=rol, rol=rol, first_name="Cuenta de demostración:", last_name=rol.label.lower(), cargo=CARGO, password=cifrada
    )
    cuenta.email = f"{rol}@oficina.example"
    cuenta.save()
    asignar(
        cuenta,
        unidades=Unidad.objects.filter(siglas__in=UNIDADES.get(rol, ())),
        dependencias=Dependencia.objects.filter(siglas__in=DEPENDENCIAS.get(rol, ())),
    )
    return cuenta
