"""Operations of the directory that write more than one row."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from seguimiento.nucleo import bitacora, registros
from seguimiento.nucleo.models import Documento

from .models import Alias, AtribucionUnidad, Dependencia
from .nombres import normalizar
from .referencias import relaciones


@transaction.atomic
def fusionar(dependencia, en, *, usuario, motivo):
    """Two dependencias that are one: everything that points to `dependencia` points to `en`, whole or not at all.

    Its siglas and names stay as aliases of `en`, its files go along, and the row is deleted with the reason.
    ValidationError when they are the same, or when both stand on one record that admits each only once.
    """
    if dependencia.pk == en.pk:
        raise ValidationError("Una dependencia no se fusiona consigo misma.")
    dependencia, en = registros.bloquear(dependencia), registros.bloquear(en)
    if dependencia.eliminado or en.eliminado:
        raise ValidationError("Una de las dos ya está eliminada.")
    texto = f"Fusionada en {en.siglas}. {motivo}"
    with bitacora.contexto(usuario, texto):
        _desatar(dependencia, en)
        for campo in relaciones(Dependencia):
            _apuntar(campo, dependencia, en)
        tipo = ContentType.objects.get_for_model(Dependencia)
        Documento.todos.filter(tipo_de_objeto=tipo, objeto_id=dependencia.pk).update(objeto_id=en.pk)
        registros.eliminar(dependencia, usuario=usuario, motivo=texto)
        _heredar_nombres(dependencia, en)
    return en


def ensayar_fusion(dependencia, en):
    """What a merge would move: [(plural of the model, how many rows, deleted ones too)]. Same errors as `fusionar`; writes nothing."""
    movidos = []
    for campo in relaciones(Dependencia):
        filas = campo.model.todos if hasattr(campo.model, "todos") else campo.model._base_manager
        movidos.append((campo.model._meta, filas.filter(**{campo.name: dependencia}).count()))
    with transaction.atomic():
        fusionar(dependencia, en, usuario=None, motivo="Ensayo")
        transaction.set_rollback(True)
    return [(meta.verbose_name if n == 1 else meta.verbose_name_plural, n) for meta, n in movidos if n]


def _desatar(dependencia, en):
    """A dependencia that headed, or belonged to, the other one must not end as its own head."""
    if en.sector_id == dependencia.pk:
        nuevo = dependencia.sector_id if dependencia.sector_id != en.pk else None
        Dependencia.todos.filter(pk=en.pk).update(sector=nuevo, version=models.F("version") + 1)


def _apuntar(campo, de, a):
    modelo = campo.model
    cambios = {campo.name: a}
    if any(f.name == "version" for f in modelo._meta.concrete_fields):
        cambios["version"] = models.F("version") + 1
    try:
        with transaction.atomic():
            filas = modelo.todos if hasattr(modelo, "todos") else modelo._base_manager
            filas.filter(**{campo.name: de}).update(**cambios)
    except IntegrityError:
        plural = modelo._meta.verbose_name_plural
        raise ValidationError(
            f"{de} y {a} están las dos en un mismo registro de «{plural}». Quite allí una de las dos y vuelva a fusionar.",
            code="repetida",
        ) from None


def _heredar_nombres(dependencia, en):
    reconocedor = Dependencia.objects.reconocedor()
    vistos = set()
    for texto in (dependencia.siglas, dependencia.nombre_corto, dependencia.nombre):
        clave = normalizar(texto)
        if clave not in vistos and reconocedor.reconocer(texto) is None:
            Alias.objects.create(dependencia=en, texto=texto)
        vistos.add(clave)


@transaction.atomic
def nombrar(dependencia, textos):
    """Leave exactly these aliases. ValidationError when one already names another dependencia."""
    quedan = {clave: texto for texto in textos if (clave := normalizar(texto))}
    actuales = {normalizar(alias.texto): alias for alias in dependencia.alias.all()}
    for clave in actuales.keys() - quedan.keys():
        Alias.objects.filter(pk=actuales[clave].pk).marcar_eliminados("Se quitó de la lista de alias")
    for clave in sorted(quedan.keys() - actuales.keys()):
        alias = Alias(dependencia=dependencia, texto=quedan[clave])
        alias.full_clean()
        alias.save()


@transaction.atomic
def confirmar(dependencia, *, usuario):
    """A person vouches for an inferred name."""
    dependencia = registros.bloquear(dependencia)
    dependencia.por_confirmar = False
    dependencia.version += 1
    with bitacora.contexto(usuario, "Nombre confirmado"):
        dependencia.save(update_fields=["por_confirmar", "version"])
    return dependencia


@transaction.atomic
def responsabilizar(atribucion, unidades):
    """Leave exactly these unidades as responsible for an atribución."""
    quedan = {unidad.pk for unidad in unidades}
    actuales = set(atribucion.responsables.values_list("unidad", flat=True))
    atribucion.responsables.filter(unidad__in=actuales - quedan).marcar_eliminados("Se quitó de los responsables")
    AtribucionUnidad.objects.bulk_create(AtribucionUnidad(atribucion=atribucion, unidad_id=pk) for pk in sorted(quedan - actuales))
