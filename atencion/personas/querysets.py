"""Named sets of persons, notices and log."""

from datetime import timedelta

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q

from seguimiento.cuentas.estados import Rol
from seguimiento.nucleo.querysets import RegistroQuerySet

from . import expedientes
from .estados import VIGENCIA_MINUTOS, Destino
from .nombres import llano, palabras


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

    def por_suprimir(self, corte, reglas):
        """Persons whom no category needs any more on a date; `reglas` {categoria: Conservacion}. None while a category lacks its rule."""
        base = reglas.get("registro")
        if base is None or base.destino != Destino.SUPRIMIR:
            return self.none()
        filas = self.filter(suprimida__isnull=True, registrada__lte=base.limite(corte))
        for parte in expedientes.PARTES:
            regla = reglas.get(parte.categoria)
            limite = regla.limite(corte) if regla and regla.destino == Destino.SUPRIMIR else None
            filas = filas.filter(~Exists(parte.vigentes(limite).filter(persona=OuterRef("pk"))))
        return filas


class AvisoQuerySet(RegistroQuerySet):
    def vigente(self, fecha):
        """The notice in force on a date, or None."""
        return self.filter(desde__lte=fecha).order_by("-desde", "-numero").first()


class ConservacionQuerySet(RegistroQuerySet):
    def reglas(self):
        return {regla.categoria: regla for regla in self}


class AccesoADatosQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """Who answers for the data reads the whole log; anybody else, what they did themselves."""
        return self if usuario.rol in {Rol.ADMINISTRADOR, Rol.COORDINADOR} else self.filter(usuario=usuario)

    def abiertos(self, usuario, ahora):
        """Records whose data this person asked to see a short while ago."""
        return self.filter(usuario=usuario, clase="mostrar", cuando__gt=ahora - timedelta(minutes=VIGENCIA_MINUTOS))
