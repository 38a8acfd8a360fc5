"""Operations on accounts: the only doors by which they are created, reach something, and are deactivated."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from seguimiento.nucleo import bitacora, registros

from . import sesiones
from .estados import ClaseDeAviso, Correo, Rol
from .models import ULTIMO, Aviso, SinCorreo, Usuario, UsuarioDependencia, UsuarioUnidad, VistaGuardada


@transaction.atomic
def crear_usuario(*, username, rol, usuario=None, clave=None, unidades=(), dependencias=(), **datos):
    """A new account with what it reaches. Without `clave` nobody can enter until a password is chosen by e-mail."""
    persona = Usuario(username=username, rol=rol, **datos)
    persona.set_unusable_password()
    persona.full_clean()
    registrar(persona, usuario=usuario, clave=clave)
    asignar(persona, unidades=unidades, dependencias=dependencias, usuario=usuario)
    return persona


def registrar(persona, *, usuario=None, clave=None):
    """Save a new account, already validated."""
    if clave:
        persona.set_password(clave)
    else:
        persona.set_unusable_password()
    with bitacora.contexto(usuario):
        persona.save()
    return persona


@transaction.atomic
def asignar(persona, *, unidades=None, dependencias=None, usuario=None):
    """Leave a person with exactly these unidades or dependencias, without limit of dates; None leaves what there is."""
    with bitacora.contexto(usuario):
        if unidades is not None:
            _dejar(UsuarioUnidad, "unidad", persona, unidades)
        if dependencias is not None:
            _dejar(UsuarioDependencia, "dependencia", persona, dependencias)


def _dejar(modelo, campo, persona, filas):
    quedan = {fila.pk for fila in filas}
    actuales = set(modelo.objects.filter(usuario=persona).values_list(campo, flat=True))
    modelo.objects.filter(usuario=persona, **{f"{campo}__in": actuales - quedan}).marcar_eliminados("Ya no le corresponde")
    modelo.objects.bulk_create(modelo(usuario=persona, **{f"{campo}_id": pk}) for pk in sorted(quedan - actuales))


def exigir_otro_administrador(persona):
    """ValidationError when this is the last active administrador; locks them all, so that two cannot leave at once."""
    activos = Usuario.objects.con_rol(Rol.ADMINISTRADOR).select_for_update().values_list("pk", flat=True)
    if set(activos) == {persona.pk}:
        raise ValidationError(ULTIMO, code="ultimo")


@transaction.atomic
def dar_de_baja(persona, *, usuario, motivo):
    """Deactivate an account; its sessions end at once. Nobody deactivates their own."""
    if usuario is not None and persona.pk == usuario.pk:
        raise ValidationError("Nadie puede dar de baja su propia cuenta.", code="propia")
    exigir_otro_administrador(persona)
    sesiones.terminar(persona)
    return registros.eliminar(persona, usuario=usuario, motivo=motivo)


@transaction.atomic
def cambiar(persona, *, usuario):
    """Save the edited data of an account; the last administrador keeps the role, and nobody changes their own."""
    antes = Usuario.objects.select_for_update().get(pk=persona.pk)
    if antes.rol != persona.rol:
        if usuario is not None and persona.pk == usuario.pk:
            raise ValidationError({"rol": "Nadie puede cambiar su propio rol."}, code="propia")
        exigir_otro_administrador(antes)
    persona.version = antes.version + 1
    with bitacora.contexto(usuario):
        persona.save()
    return persona


def avisar(usuarios, texto, url="", clase=ClaseDeAviso.ASIGNACION):
    """A notice for each person, unless they have the same one unread; of what is assigned or returned, by e-mail too (see `correo`)."""
    usuarios = {usuario.pk: usuario for usuario in usuarios}
    ya = set(Aviso.objects.sin_leer().filter(usuario__in=usuarios, texto=texto, url=url).values_list("usuario", flat=True))
    comunes = {"texto": texto, "url": url, "clase": clase, "por_enviar": clase != ClaseDeAviso.OTRO}
    return Aviso.objects.bulk_create(Aviso(usuario=u, **comunes) for pk, u in usuarios.items() if pk not in ya)


def marcar_leidos(avisos):
    """Mark these notices as read. Returns how many were not."""
    return avisos.sin_leer().update(leido=timezone.now())


def guardar_vista(usuario, *, ruta, nombre, consulta):
    """Keep a list with its filters under a name; the same name on the same list is replaced."""
    return VistaGuardada.objects.update_or_create(usuario=usuario, ruta=ruta, nombre=nombre, defaults={"consulta": consulta})[0]


@transaction.atomic
def elegir_correos(usuario, clases):
    """Leave a person with exactly these kinds of e-mail."""
    apagadas = [clase for clase in Correo if clase not in clases]
    SinCorreo.objects.filter(usuario=usuario).exclude(clase__in=apagadas).delete()
    SinCorreo.objects.bulk_create((SinCorreo(usuario=usuario, clase=clase) for clase in apagadas), ignore_conflicts=True)
