"""Named sets of conferences and syntheses, always as of a cut-off date."""

from datetime import timedelta

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q

from seguimiento.nucleo.filtros import consulta
from seguimiento.nucleo.querysets import RegistroQuerySet

TEXTOS = ("resumen", "ficha", "estenografica", "busqueda")  # long columns that no list prints


class ConferenciaQuerySet(RegistroQuerySet):
    def al_corte(self, corte, usuario=None):
        """Conferences given up to the cut-off date."""
        return self.filter(fecha__lte=corte)

    def con_estenografica(self):
        """Those with a stenographic version: its text, or its file."""
        return self.filter(self.model.tiene_estenografica())

    def sin_estenografica(self):
        return self.exclude(self.model.tiene_estenografica())

    def con_version(self):
        """Annotate `con_version`: whether there is a stenographic one."""
        return self.annotate(con_version=ExpressionWrapper(self.model.tiene_estenografica(), output_field=BooleanField()))

    def ligeras(self):
        """Without the long texts, for lists."""
        return self.defer(*TEXTOS)

    def con_lo_dicho(self):
        """Annotate `temas_n` and `preguntas_n`: live expositions and questions."""
        return self.annotate(
            exposiciones_n=Count("exposiciones", filter=Q(exposiciones__eliminado__isnull=True), distinct=True),
            preguntas_n=Count("preguntas", filter=Q(preguntas__eliminado__isnull=True), distinct=True),
        )

    def _de(self, relacion):
        return getattr(self.model, relacion).rel.related_model.objects

    def _en(self, *partes):
        """Those of some of these sets of keys, each of which finds its rows by its own index."""
        return self.filter(pk__in=partes[0].union(*partes[1:]))

    def en_que_participa(self, texto):
        """Those in which somebody of that name, or with that post, took part."""
        return self.filter(pk__in=self._de("participantes").que_se_llaman(texto).order_by().values("conferencia"))

    def en_que_se_trata(self, tema):
        """Those with an exposition or a question whose topic has these words."""
        return self._en(*(self._de(relacion).del_tema(tema).order_by().values("conferencia") for relacion in ("exposiciones", "preguntas")))

    def que_dicen(self, texto):
        """Those in whose texts, expositions, questions or answers, or among whose participants, the words are."""
        if (palabras := consulta(texto)) is None:
            return self.none()
        dichas = [self._de(relacion).filter(busqueda=palabras) for relacion in ("exposiciones", "preguntas")]
        hablan = self._de("participantes").que_se_llaman(texto)
        propias = self.model.objects.filter(busqueda=palabras).order_by().values("pk")
        return self._en(propias, *(filas.order_by().values("conferencia") for filas in (*dichas, hablan)))

    def dias_sin_registro(self, desde, hasta, calendario):
        """Business days of a period on which none of these conferences was given, in order."""
        con = set(self.filter(fecha__gte=desde, fecha__lte=hasta).order_by().values_list("fecha", flat=True))
        dias = (desde + timedelta(days=n) for n in range((hasta - desde).days + 1))
        return [dia for dia in dias if calendario.es_habil(dia) and dia not in con]


class DeConferenciaQuerySet(RegistroQuerySet):
    """What hangs from a conference: seen by who sees it."""

    def visibles_para(self, usuario):
        conferencias = self.model._meta.get_field("conferencia").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(conferencias.filter(pk=OuterRef("conferencia"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(conferencia__fecha__lte=corte)

    def del_tema(self, texto):
        """Rows whose topic has these words."""
        palabras = consulta(texto)
        return self.none() if palabras is None else self.filter(busqueda_de_tema=palabras)


class ParticipanteQuerySet(DeConferenciaQuerySet):
    def que_se_llaman(self, texto):
        """Participations of people of that name, or with that post."""
        if (palabras := consulta(texto)) is None:
            return self.none()
        personas = self.model._meta.get_field("persona").related_model.objects.filter(busqueda=palabras)
        todas = self.model.objects.order_by()
        de_nombre, de_cargo = todas.filter(persona__in=personas.order_by().values("pk")), todas.filter(busqueda=palabras)
        return self.filter(pk__in=de_nombre.values("pk").union(de_cargo.values("pk")))


class DichoQuerySet(DeConferenciaQuerySet):
    """Expositions and questions: `quienes` are the fields that point to who speaks."""

    def de_quien(self, texto):
        """What somebody of that name, or with that post, said, asked or answered."""
        participantes = self.model._meta.get_field(self.model.QUIENES[0]).related_model.objects.que_se_llaman(texto).order_by().values("pk")
        partes = [self.model.objects.filter(**{f"{campo}__in": participantes}).order_by().values("pk") for campo in self.model.QUIENES]
        return self.filter(pk__in=partes[0].union(*partes[1:]))


class SintesisQuerySet(RegistroQuerySet):
    def al_corte(self, corte, usuario=None):
        """Syntheses presented up to the cut-off date."""
        return self.filter(fecha__lte=corte)

    def con_recortes(self):
        """Annotate `recortes_n`: live clippings."""
        return self.annotate(recortes_n=Count("recortes", filter=Q(recortes__eliminado__isnull=True)))


class RecorteQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        return self.filter(sintesis__eliminado__isnull=True)

    def al_corte(self, corte, usuario=None):
        return self.filter(sintesis__fecha__lte=corte)
