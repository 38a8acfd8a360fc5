"""Named sets of persons, notices and log."""

from datetime import date, timedelta

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, CharField, DateField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from seguimiento.cuentas.estados import Rol
from seguimiento.nucleo.querysets import RegistroQuerySet

from . import expedientes
from .estados import VIGENCIA_MINUTOS, Categoria, Clase, Destino
from .nombres import llano, palabras

SIEMPRE = date(1, 1, 1)


class PersonaQuerySet(RegistroQuerySet):
    def vivas(self):
        """Those that stand for themselves: not merged into another one, their data not suppressed."""
        return self.filter(eliminado__isnull=True, fusionada_en__isnull=True, suprimida__isnull=True)

    def visibles_para(self, usuario):
        """An enlace knows the persons of their own turns; who is inside, all (what they read of them is another matter: mascaras)."""
        if not usuario.es_enlace:
            return self
        claves = Q(pk__in=[])
        for alcance in expedientes.alcances(usuario):
            claves |= Q(pk__in=alcance)
        return self.filter(claves)

    def al_corte(self, corte, usuario=None):
        return self.filter(registrada__lte=corte)

    def con_situacion(self):
        """Annotate `situacion` in words: merged into another one, its data suppressed, or nothing."""
        unida = Concat(Value("Unida a la núm. "), F("fusionada_en_id"), output_field=CharField())
        casos = [When(suprimida__isnull=False, then=Value("Datos suprimidos")), When(fusionada_en__isnull=False, then=unida)]
        return self.annotate(situacion=Case(*casos, default=None, output_field=CharField()))

    def con_palabras(self, texto):
        """Whose name has words that begin with all of these, in any order, with or without accents. By index."""
        partes = palabras(texto)
        if not partes:
            return self.none()
        return self.con_busqueda(" & ".join(f"{parte}:*" for parte in partes))

    def con_busqueda(self, tsquery):
        consulta = SearchQuery(tsquery, config="simple", search_type="raw")
        return self.filter(palabras=consulta)

    def empieza(self, texto):
        """Whose name begins so: for what is suggested while typing."""
        return self.filter(nombre_llano__startswith=llano(texto))

    def por_suprimir(self, corte):
        """Persons whom no category needs any more on a date. A category without term, or of historic value, needs them for ever;
        a record merged into another one follows it."""
        plazos = self.model.plazos()
        filas = self.filter(suprimida__isnull=True, fusionada_en__isnull=True, registrada__lte=plazos.limite(Categoria.REGISTRO, corte))
        for parte in expedientes.PARTES:
            vigentes = parte.vigentes(plazos.limite(parte.categoria, corte))
            filas = filas.filter(~Exists(vigentes.filter(persona=OuterRef("pk"))))
        return filas


class DistintasQuerySet(RegistroQuerySet):
    def de(self, clave):
        """Keys of those of whom it was said that they are not that person."""
        return self.filter(una=clave).values("otra").union(self.filter(otra=clave).values("una"))


class AvisoQuerySet(RegistroQuerySet):
    def vigente(self, fecha):
        """The notice in force on a date, or None."""
        return self.filter(desde__lte=fecha).order_by("-desde", "-numero").first()


class ConservacionQuerySet(RegistroQuerySet):
    def limite(self, categoria, corte):
        """SQL: last day whose data are due on that date; the beginning of time for a category that keeps them."""
        anios = self.filter(categoria=categoria, destino=Destino.SUPRIMIR).order_by().values("anios")[:1]
        plazo = Func(Cast(Subquery(anios), IntegerField()), template="make_interval(years => %(expressions)s)")
        dia = Func(Cast(Value(corte), DateField()), plazo, template="(%(expressions)s)", arg_joiner=" - ")
        return Coalesce(Cast(dia, DateField()), Cast(Value(SIEMPRE), DateField()))


class AccesoADatosQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Who answers for the data reads the whole log; anybody else, what they did themselves."""
        return self if usuario.rol in {Rol.ADMINISTRADOR, Rol.COORDINADOR} else self.filter(usuario=usuario)

    def abiertos(self, usuario, ahora, clase=Clase.MOSTRAR):
        """What this person asked to see a short while ago."""
        return self.filter(usuario=usuario, clase=clase, cuando__gt=ahora - timedelta(minutes=VIGENCIA_MINUTOS))
