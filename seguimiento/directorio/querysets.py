"""Sets of the directory and the resolvers of names. Everybody reads it: no scope by person."""

from django.db.models import Prefetch, Q

from seguimiento.nucleo.querysets import RegistroQuerySet

from .nombres import Reconocedor


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
