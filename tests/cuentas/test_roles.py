"""What each role may do in each kind of module: the whole matrix, cell by cell."""

from datetime import timedelta

import pytest

from seguimiento.cuentas.estados import Rol
from seguimiento.cuentas.models import Encargo, UsuarioUnidad
from seguimiento.nucleo import plazos
from seguimiento.nucleo.permisos import Accion
from tests import datos

pytestmark = pytest.mark.django_db

NADA = set()
VER = {"ver"}
LEER = {"ver", "exportar"}
REPORTAR = LEER | {"reportar"}
CAPTURAR = REPORTAR | {"crear", "editar", "importar"}
TODO = set(Accion.values) - {"aprobar"}
DIRIGIR = LEER | {"congelar", "aprobar"}

# rol: cuentas, nucleo, directorio, a module of their unidad, a module open to enlaces, any other module,
# and two that the administrador keeps: one of their unidad, and another
ESPERADO = {
    "administrador": (TODO, TODO, TODO, VER, VER, VER, TODO, TODO),
    "director": (NADA, DIRIGIR, DIRIGIR, DIRIGIR, DIRIGIR, DIRIGIR, DIRIGIR, DIRIGIR),
    "coordinador": (NADA, NADA, VER, TODO, NADA, NADA, LEER, NADA),
    "capturista": (NADA, NADA, VER, CAPTURAR, NADA, NADA, LEER, NADA),
    "enlace": (NADA, NADA, VER, NADA, REPORTAR, NADA, NADA, NADA),
    "consulta": (NADA, NADA, VER, LEER, NADA, NADA, LEER, NADA),
}
CLAVES = ("cuentas", "nucleo", "directorio", "propio", "abierto", "ajeno", "ajuste", "ajuste_ajeno")


@pytest.fixture
def modulos(monkeypatch):
    """Modules that no app need declare: "propio", "abierto" (to enlaces), "ajeno", and two "de ajustes"."""
    from seguimiento.cuentas import roles
    from seguimiento.nucleo.modulos import Modulo, modulo_de

    inventados = {
        clave: Modulo(clave, clave, "", "", "", para_enlaces=clave == "abierto", con_unidades=True, de_ajustes="ajuste" in clave)
        for clave in CLAVES[3:]
    }
    monkeypatch.setattr(roles, "modulo_de", lambda clave: inventados.get(clave) or modulo_de(clave))


@pytest.mark.parametrize("rol", Rol.values)
def test_role_by_module_by_action(rol, modulos):
    unidad = datos.unidad(modulos=["propio", "ajuste"])
    persona = datos.usuario(rol, unidades=[unidad])
    for clave, esperado in zip(CLAVES, ESPERADO[rol], strict=True):
        puede = {accion.value for accion in Accion if persona.puede(accion, clave)}
        assert puede == esperado, clave


def test_every_role_is_in_the_table():
    assert set(ESPERADO) == set(Rol.values)


@pytest.mark.parametrize(("rol", "puede"), [("coordinador", TODO), ("capturista", CAPTURAR), ("consulta", LEER), ("enlace", VER)])
def test_who_keeps_the_directory_follows_from_the_editable_table(rol, puede):
    persona = datos.usuario(rol, unidades=[datos.unidad(modulos=["directorio"])])
    assert {accion.value for accion in Accion if persona.puede(accion, "directorio")} == puede


def test_a_module_taken_from_a_unidad_is_closed_to_its_people(modulos):
    unidad = datos.unidad(modulos=["propio"])
    persona = datos.usuario("coordinador", unidades=[unidad])
    assert persona.puede("ver", "propio")
    Encargo.objects.filter(unidad=unidad).marcar_eliminados("Ya no trabaja ahí")
    persona = datos.Usuario.objects.get(pk=persona.pk)
    assert not persona.puede("ver", "propio")


def test_nobody_keeps_the_rights_of_a_unidad_they_left(modulos):
    unidad = datos.unidad(modulos=["propio"])
    persona = datos.usuario("coordinador", unidades=[unidad])
    UsuarioUnidad.objects.update(hasta=plazos.hoy() - timedelta(days=1))
    assert not persona.puede("ver", "propio")


@pytest.mark.parametrize(("rol", "consultas"), [("coordinador", 2), ("administrador", 0), ("director", 0), ("enlace", 0)])
def test_the_answer_is_read_once_per_person(django_assert_num_queries, rol, consultas):
    persona = datos.usuario(rol, unidades=[datos.unidad(modulos=["directorio"])])
    with django_assert_num_queries(consultas):
        for _ in range(3):
            for accion in Accion:
                persona.puede(accion, "directorio")


def test_django_permissions_grant_nothing():
    persona = datos.Usuario.objects.create_superuser("raiz", "raiz@oficina.example", datos.CLAVE)
    assert persona.rol == Rol.ADMINISTRADOR
    assert not persona.has_perm("directorio.change_dependencia")
