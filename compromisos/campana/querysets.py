"""Named sets and computed columns of commitments and actions, always as of a cut-off date."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Sum, When

from seguimiento.nucleo import avances
from seguimiento.nucleo.avances import AvanceBase
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.querysets import RegistroQuerySet
from seguimiento.nucleo.semaforo import promedio

from . import cifras
from .estados import EstatusAccion


def relacionado(modelo, relacion):
    """Model at the other end of a reverse relation."""
    return getattr(modelo, relacion).rel.related_model


class CompromisoQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the commitments assigned to one of their dependencias."""
        if not usuario.es_enlace:
            return self
        propias = relacionado(self.model, "asignaciones").objects.filter(dependencia__in=usuario.dependencias_ids)
        return self.filter(Exists(propias.filter(compromiso=OuterRef("pk"))))

    def al_corte(self, corte, usuario=None):
        """Annotate total, concluidas, en_proceso, pendientes, avance (status average, NULL without actions), inversion, asignadas.

        Each peso counts once per commitment. An enlace's figures come from the own rows alone.
        """
        acciones = relacionado(self.model, "acciones").objects.all()
        asignaciones = relacionado(self.model, "asignaciones").objects.al_corte(corte)
        if usuario is not None:
            acciones, asignaciones = acciones.visibles_para(usuario), asignaciones.visibles_para(usuario)
        acciones = acciones.al_corte(corte)
        inversiones = relacionado(acciones.model, "aportes").inversion.field.related_model.objects.registradas(corte)
        return self.annotate(
            **cifras.de_acciones(acciones, "compromiso"),
            inversion=cifras.suma(inversiones.de(acciones.filter(compromiso=OuterRef(OuterRef(OuterRef("pk")))))),
            asignadas=cifras.cuantas(asignaciones, "compromiso"),
        )

    def avance_general(self):
        """General average of commitments annotated by `al_corte` (see cifras.generales).

        Returns {"general", "sin_vacios" (0–100, unrounded, or None), "compromisos", "con_acciones"}.
        """
        return self.aggregate(**cifras.generales())


class DeDependencia(RegistroQuerySet):
    """Rows that belong to one dependencia."""

    def visibles_para(self, usuario):
        return self.filter(dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self


class AsignacionQuerySet(DeDependencia):
    def al_corte(self, corte, usuario=None):
        return self.filter(desde__lte=corte)


class AccionQuerySet(DeDependencia):
    def al_corte(self, corte, usuario=None):
        """Actions registered up to the cut-off date, with `estatus_al`, `ultimo_al` (date of the last avance) and `corte` itself."""
        ultimo = relacionado(self.model, "avances").objects.filter(de=OuterRef("pk"), fecha__lte=corte).order_by("-fecha", "-pk")
        return self.filter(registrada__lte=corte).annotate(
            **avances.estado_al(self.model, corte),
            ultimo_al=Case(
                When(Q(fecha_avance__isnull=True) | Q(fecha_avance__lte=corte), then=F("fecha_avance")),
                default=Subquery(ultimo.values("fecha")[:1]),
                output_field=DateField(),
            ),
            corte=cifras.constante(corte),
        )

    def con_inversion(self, corte):
        """Annotate `inversion`: pesos tied to each action, shared ones included."""
        inversiones = relacionado(self.model, "aportes").inversion.field.related_model.objects.registradas(corte)
        aportes = relacionado(self.model, "aportes").objects.filter(accion=OuterRef(OuterRef("pk")))
        return self.annotate(inversion=cifras.suma(inversiones.filter(pk__in=aportes.values("inversion"))))

    def con_revision(self, corte):
        """Annotate `revision`: how the last thing reported up to `corte` stands with the reviewer; NULL when nothing was."""
        reportado = relacionado(self.model, "avances").objects.filter(de=OuterRef("pk"), fecha__lte=corte, tipo=AvanceBase.Tipo.AVANCE)
        return self.annotate(revision=Subquery(reportado.order_by("-fecha", "-pk").values("validacion")[:1]))

    def con_detalle(self):
        """Fetch what a row prints besides its own fields: commitment, dependencia, municipios and money (four queries at most)."""
        return self.select_related("compromiso", "dependencia").prefetch_related("alcances__municipio", "aportes__inversion")

    def resumen(self):
        """{"total", "concluidas", "en_proceso", "pendientes", "avance"} of actions annotated by `al_corte`."""
        return self.order_by().aggregate(**cifras.conteos(), avance=promedio("concluidas", "en_proceso", "total"))

    def en_estatus(self, *estatus):
        """Those whose `estatus_al` is one of these; said so that the planner knows how many they are. Needs `al_corte`."""
        guardado = Q(fecha_avance__isnull=True) | Q(fecha_avance__lte=F("corte"))
        return self.filter(Q(guardado, estatus__in=estatus) | Q(fecha_avance__gt=F("corte"), estatus_al__in=estatus))

    def abiertas(self):
        """Not concluded. Needs `al_corte`."""
        return self.en_estatus(EstatusAccion.EN_PROCESO, EstatusAccion.PENDIENTE)

    def sin_avance(self, corte, dias):
        """Not concluded, registered at least `dias` natural days before and without any avance since. Needs `al_corte`."""
        limite = corte - timedelta(days=dias)
        quietas = self.filter(Q(ultimo_al__isnull=True) | Q(ultimo_al__lte=limite), registrada__lte=limite)
        return quietas.abiertas()

    def vencidas(self, corte):
        """Their closing date has passed and they are not concluded. Needs `al_corte`."""
        return self.filter(fecha_termino__lt=corte).abiertas()

    def con_evidencia(self):
        return self.filter(Exists(self._con_documento()))

    def sin_evidencia(self):
        """Concluded without any file in their avances; records rebuilt from published figures are exempt. Needs `al_corte`."""
        return self.en_estatus(EstatusAccion.CONCLUIDA).filter(~Exists(self._con_documento()), reconstruido=False)

    def _con_documento(self):
        modelo = relacionado(self.model, "avances")
        archivos = Documento.objects.filter(tipo_de_objeto=ContentType.objects.get_for_model(modelo), objeto_id=OuterRef("pk"))
        return modelo.objects.filter(Exists(archivos), de=OuterRef("pk"))


class DeAccion(RegistroQuerySet):
    """Rows that hang from an action: municipios and shares of money."""

    def visibles_para(self, usuario):
        return self.filter(accion__dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self


class InversionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the money tied to an own action."""
        if not usuario.es_enlace:
            return self
        propias = relacionado(self.model, "aportes").objects.visibles_para(usuario).filter(accion__eliminado__isnull=True)
        return self.filter(Exists(propias.filter(inversion=OuterRef("pk"))))

    def registradas(self, corte):
        return self.filter(registrada__lte=corte)

    def al_corte(self, corte, usuario=None):
        """Money registered up to the cut-off date that pays for some live action registered by then."""
        vivas = relacionado(self.model, "aportes").objects.filter(accion__eliminado__isnull=True, accion__registrada__lte=corte)
        return self.registradas(corte).filter(Exists(vivas.filter(inversion=OuterRef("pk"))))

    def de(self, acciones):
        """Money that pays for some of these actions; each row once."""
        aportes = relacionado(self.model, "aportes").objects.filter(accion__in=acciones.values("pk"))
        return self.filter(pk__in=aportes.values("inversion"))

    def total(self):
        """Pesos of the set, each one once."""
        return self.order_by().aggregate(total=Sum("monto"))["total"] or 0


class AvanceQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        acciones = self.model._meta.get_field("de").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(acciones.filter(pk=OuterRef("de"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)

    def por_validar(self):
        return self.filter(validacion=Validacion.POR_VALIDAR)
