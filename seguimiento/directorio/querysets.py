"""Sets of the directory and the resolvers of names. Everybody reads it; only personal contacts have a scope."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.querysets import RegistroQuerySet

from .estados import QUE_DESIGNAN, ClaseNombramiento, Uso
from .nombres import Reconocedor, normalizado

ORDEN_DE_PUESTOS = ("clase", "-desde", "-pk")  # in which those of one person are printed
VIGENCIA_DE_UN_DATO = 180  # days after which somebody should confirm an entry again


class UnidadQuerySet(RegistroQuerySet):
    def reconocedor(self):
        unidades = list(self)
        return Reconocedor([[(u.siglas, u) for u in unidades], [(u.nombre, u) for u in unidades]])

    def reconocer(self, texto):
        """The unidad that a text names, or None. For many texts, load `reconocedor()` once."""
        return self.reconocedor().reconocer(texto)


class DependenciaQuerySet(RegistroQuerySet):
    def vigentes(self, fecha):
        """Those that exist on a date; without dates, always."""
        return self.filter(
            Q(valida_desde__isnull=True) | Q(valida_desde__lte=fecha), Q(valida_hasta__isnull=True) | Q(valida_hasta__gte=fecha)
        )

    def por_confirmar(self):
        return self.filter(por_confirmar=True)

    def que_designan(self, fecha):
        """Bodies of the state government that name technical liaisons to the Office."""
        return self.vigentes(fecha).filter(tipo__in=QUE_DESIGNAN)

    def con_enlace(self, tema, fecha):
        """Those with a technical liaison for a topic on a date."""
        return self.filter(Exists(self._enlaces(tema, fecha)))

    def sin_enlace(self, tema, fecha):
        """Those that should have one and have none."""
        return self.que_designan(fecha).filter(~Exists(self._enlaces(tema, fecha)))

    def _enlaces(self, tema, fecha):
        return self.model.nombramientos.rel.related_model.objects.enlaces(fecha).filter(tema=tema, dependencia=OuterRef("pk"))

    def del_sector(self, cabeza):
        """The head of a sector and what belongs to it."""
        return self.filter(Q(pk=cabeza.pk) | Q(sector=cabeza))

    def reconocedor(self):
        """`Reconocedor` of siglas, names, short names and aliases (two queries)."""
        dependencias = {d.pk: d for d in self.select_related("sector")}
        alias = self.model.alias.rel.related_model.objects.filter(dependencia__in=dependencias)
        filas = dependencias.values()
        return Reconocedor(
            [
                [(d.siglas, d) for d in filas],
                [(d.nombre, d) for d in filas],
                [(d.nombre_corto, d) for d in filas]
                + [(texto, dependencias[pk]) for texto, pk in alias.values_list("texto", "dependencia_id")],
            ]
        )

    def reconocer(self, texto):
        """The dependencia that a text names (siglas, name, short name or alias, in any case or accents), or None."""
        return self.reconocedor().reconocer(texto)

    def sugerir(self, texto):
        """The nearest way of writing a dependencia, or None."""
        return self.reconocedor().sugerir(texto)


class MunicipioQuerySet(RegistroQuerySet):
    def reconocedor(self):
        """`Reconocedor` of names and INEGI keys."""
        municipios = list(self)
        return Reconocedor([[(m.nombre, m) for m in municipios], [(m.clave, m) for m in municipios]])

    def reconocer(self, texto):
        return self.reconocedor().reconocer(texto)

    def sugerir(self, texto):
        return self.reconocedor().sugerir(texto)


class AtribucionQuerySet(RegistroQuerySet):
    def con_responsables(self):
        """Fetch in one query who answers for each one."""
        responsables = self.model.responsables.rel.related_model.objects.select_related("unidad")
        return self.prefetch_related(Prefetch("responsables", responsables))


def contactos_visibles(persona, usuario, ruta=""):
    """Prefetches of `correos_visibles` and `telefonos_visibles`; `persona` is the model, `ruta` how to reach it."""
    for nombre in ("correos", "telefonos"):
        filas = getattr(persona, nombre).rel.related_model.objects.visibles_para(usuario)
        yield Prefetch(f"{ruta}{nombre}", filas, to_attr=f"{nombre}_visibles")


class PersonaQuerySet(RegistroQuerySet):
    def _nombramientos(self):
        return self.model.nombramientos.rel.related_model.objects

    def con_cargo(self, corte):
        """Fetch, in `vigentes`, the appointments that each person holds on a date."""
        filas = self._nombramientos().vigentes(corte).con_lugar().order_by(*ORDEN_DE_PUESTOS)
        return self.prefetch_related(Prefetch("nombramientos", filas, to_attr="vigentes"))

    def con_contactos(self, usuario):
        """Fetch the e-mails and telephones that this person may read, in `correos_visibles` and `telefonos_visibles`."""
        return self.prefetch_related(*contactos_visibles(self.model, usuario))

    def con_nombramiento(self, corte):
        """Those who hold some appointment on a date; the rest are guests, reporters and whoever left."""
        return self.filter(Exists(self._nombramientos().vigentes(corte).filter(persona=OuterRef("pk"))))

    def sin_confirmar(self, corte):
        """With an appointment on that date, and nobody confirmed the entry in the last 180 natural days."""
        limite = corte - timedelta(days=VIGENCIA_DE_UN_DATO)
        return self.con_nombramiento(corte).filter(Q(confirmada__isnull=True) | Q(confirmada__lt=limite))

    def llamadas(self, claves):
        """Those whose name is one of these, already normalised (see nombres.normalizar)."""
        return self.alias(clave=normalizado("nombre")).filter(clave__in=claves)

    def reconocedor(self):
        """`Reconocedor` of names; two people of the same name are not recognised."""
        personas = list(self)
        return Reconocedor([[(p.nombre, p) for p in personas], [(str(p), p) for p in personas]])


class ContactoQuerySet(RegistroQuerySet):
    """E-mails and telephones: the personal ones are not for consulta, nor for the enlaces of other bodies."""

    @staticmethod
    def ve_personales(usuario):
        return usuario.ve_datos_personales and not usuario.es_enlace

    def visibles_para(self, usuario):
        return self if self.ve_personales(usuario) else self.exclude(uso=Uso.PERSONAL)


class NombramientoQuerySet(RegistroQuerySet):
    def con_lugar(self):
        return self.select_related("dependencia", "unidad", "tema")

    def con_persona(self, usuario):
        """Fetch the person of each one, with the contacts that `usuario` may read."""
        de_la_persona = self.model._meta.get_field("persona").related_model
        return self.select_related("persona").prefetch_related(*contactos_visibles(de_la_persona, usuario, "persona__"))

    def vigentes(self, fecha):
        """Appointments held on a date, both ends counted."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gte=fecha), desde__lte=fecha)

    def al_corte(self, corte, usuario=None):
        """Those that had begun; whether they had ended is told by `vigentes`."""
        return self.filter(desde__lte=corte)

    def de_clase(self, *clases):
        return self.filter(clase__in=clases)

    def del_mismo_asiento(self, nombramiento):
        """Those that compete for one seat: same kind, same dependencia or unidad, same topic."""
        n = nombramiento
        return self.filter(clase=n.clase, dependencia=n.dependencia_id, unidad=n.unidad_id, tema=n.tema_id).exclude(pk=n.pk)

    def con_oficio(self):
        """Annotate `tiene_oficio`, some live file is attached, and `oficio`, as the directory prints it: only liaisons need one."""
        de_enlace = Q(clase=ClaseNombramiento.ENLACE)
        impreso = Case(When(de_enlace & Q(tiene_oficio=True), then=Value("OK")), When(de_enlace, then=Value("N/D")), default=Value(""))
        return self.annotate(tiene_oficio=Exists(self._oficios())).annotate(oficio=impreso)

    def _oficios(self):
        tipo = ContentType.objects.get_for_model(self.model)
        return Documento.objects.filter(tipo_de_objeto=tipo, objeto_id=OuterRef("pk"))

    def sin_repetir(self):
        """Annotate `puesto`, as `str` writes it, and leave the first of each person of those alike (see `con_cargo`)."""
        iguales = ("persona_id", "cargo", "dependencia__nombre_corto", "unidad__siglas")
        primeras = self.order_by(*iguales, *ORDEN_DE_PUESTOS).distinct(*iguales).values("pk")
        puesto = Concat("cargo", Value(", "), Coalesce("dependencia__nombre_corto", "unidad__siglas"))
        return self.filter(pk__in=primeras).annotate(puesto=puesto)

    def enlaces(self, fecha):
        """Technical liaisons on a date."""
        return self.vigentes(fecha).de_clase(ClaseNombramiento.ENLACE)
