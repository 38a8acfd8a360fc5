"""Named sets and computed columns of instructions, always as of a cut-off date."""

from datetime import timedelta

from django.db.models import Avg, Case, Count, DateField, Exists, F, Max, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from seguimiento.nucleo import avances
from seguimiento.nucleo.avances import AvanceBase
from seguimiento.nucleo.estados import Validacion
from seguimiento.nucleo.querysets import RegistroQuerySet
from seguimiento.nucleo.semaforo import GRIS

from . import cifras
from .estados import ABIERTAS, Etapa


def relacionado(modelo, relacion):
    """Model at the other end of a reverse relation."""
    return getattr(modelo, relacion).rel.related_model


class InstruccionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees those of the own dependencias."""
        return self.filter(dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self

    def al_corte(self, corte, usuario=None):
        """Those issued up to the cut-off date, with `etapa_al`, `porcentaje_al`, `etapa_desde_al`, `ultimo_al` and `corte` itself;
        `dias_en_etapa` and `dias_quieta` are natural days in the rung, and since the last action."""
        ultimo = self._avances().filter(de=OuterRef("pk"), fecha__lte=corte).order_by("-fecha", "-pk")
        return (
            self.filter(fecha_emision__lte=corte)
            .annotate(
                **avances.estado_al(self.model, corte),
                ultimo_al=Case(
                    When(fecha_avance__lte=corte, then=F("fecha_avance")),
                    default=Subquery(ultimo.values("fecha")[:1]),
                    output_field=DateField(),
                ),
                corte=cifras.constante(corte),
            )
            .annotate(
                dias_en_etapa=cifras.dias_entre(F("etapa_desde_al"), F("corte")), dias_quieta=cifras.dias_entre(F("ultimo_al"), F("corte"))
            )
        )

    def _avances(self):
        return relacionado(self.model, "avances").objects

    def con_ultima_accion(self, corte=None):
        """Annotate `ultima_accion`: the text of the last step, up to the cut-off date if there is one."""
        textos = self._avances().filter(de=OuterRef("pk"), **({"fecha__lte": corte} if corte else {}))
        return self.annotate(ultima_accion=Subquery(textos.order_by("-fecha", "-pk").values("texto")[:1]))

    def con_revision(self, corte):
        """Annotate `revision`: how the last thing reported up to `corte` stands with the reviewer."""
        reportado = self._avances().filter(de=OuterRef("pk"), fecha__lte=corte, tipo=AvanceBase.Tipo.AVANCE)
        return self.annotate(revision=Subquery(reportado.order_by("-fecha", "-pk").values("validacion")[:1]))

    def con_inversion(self, corte):
        """Annotate `inversion`: pesos tied to each instruction, shared ones included."""
        inversiones = relacionado(self.model, "aportes").inversion.field.related_model.objects.registradas(corte)
        aportes = relacionado(self.model, "aportes").objects.filter(instruccion=OuterRef(OuterRef("pk")))
        return self.annotate(inversion=cifras.suma(inversiones.filter(pk__in=aportes.values("inversion"))))

    def en_etapa(self, *etapas):
        """Those whose `etapa_al` is one of these; said so that the planner knows how many they are. Needs `al_corte`."""
        return self.filter(Q(fecha_avance__lte=F("corte"), etapa__in=etapas) | Q(fecha_avance__gt=F("corte"), etapa_al__in=etapas))

    def abiertas(self):
        """Not executed. Needs `al_corte`."""
        return self.en_etapa(*ABIERTAS)

    def vencidas(self, corte):
        """Their committed date has passed and they are not executed. Needs `al_corte`."""
        return self.filter(fecha_compromiso__lt=corte).abiertas()

    def detenidas(self, corte, dias):
        """Open, and without any action in the last `dias` natural days. Needs `al_corte`."""
        return self.abiertas().filter(ultimo_al__lte=corte - timedelta(days=dias))

    def movidas(self, desde, hasta):
        """With some action dated between both, counted in; being issued is not one."""
        return self.filter(Exists(self._avances().acciones().filter(de=OuterRef("pk"), fecha__range=(desde, hasta))))

    def movidas_en(self, dias, corte):
        """With some action in the `dias` natural days that end with the cut-off date."""
        return self.movidas(corte - timedelta(days=dias - 1), corte)

    def ejecutadas_entre(self, desde, hasta):
        """At 100 % at the end of `hasta`, and not yet the day before `desde`."""
        antes, al_final = (self.model.objects.al_corte(dia).en_etapa(Etapa.EJECUTADA) for dia in (desde - timedelta(days=1), hasta))
        return self.filter(pk__in=al_final.values("pk")).exclude(pk__in=antes.values("pk"))

    def que_pasaron_por(self, etapa, corte):
        """That were in this rung some day up to the cut-off date, even if they left it."""
        return self.filter(Exists(self._avances().filter(de=OuterRef("pk"), etapa=etapa, fecha__lte=corte)))

    def en_semaforo(self, colores, umbrales):
        """By the colour of the captured percentage. Needs `al_corte`."""
        return self.alias(color=umbrales.color_sql("porcentaje_al", 0)).filter(color__in=set(colores) - {GRIS})

    def resumen(self):
        """{"total", "media"} of instructions annotated by `al_corte`."""
        return self.order_by().aggregate(**cifras.medidas())

    def resumen_de_dias(self):
        """{rung: {"estan", "promedio", "maximo"}}: who is in it, and natural days since they reached it. Needs `al_corte`."""
        grupos = self.order_by().values("etapa_al")
        grupos = grupos.annotate(estan=Count("pk"), promedio=Avg("dias_en_etapa"), maximo=Max("dias_en_etapa"))
        return {grupo["etapa_al"]: grupo for grupo in grupos}


class DeInstruccion(RegistroQuerySet):
    """Rows that hang from an instruction: shares of money."""

    def visibles_para(self, usuario):
        return self.filter(instruccion__dependencia__in=usuario.dependencias_ids) if usuario.es_enlace else self


class InversionQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        """An enlace sees the money tied to an own instruction."""
        if not usuario.es_enlace:
            return self
        propias = relacionado(self.model, "aportes").objects.visibles_para(usuario).filter(instruccion__eliminado__isnull=True)
        return self.filter(Exists(propias.filter(inversion=OuterRef("pk"))))

    def registradas(self, corte):
        return self.filter(registrada__lte=corte)

    def al_corte(self, corte, usuario=None):
        """Money registered up to the cut-off date that pays for some live instruction issued by then."""
        vivas = relacionado(self.model, "aportes").objects.filter(
            instruccion__eliminado__isnull=True, instruccion__fecha_emision__lte=corte
        )
        return self.registradas(corte).filter(Exists(vivas.filter(inversion=OuterRef("pk"))))

    def con_cuantas(self, aportes):
        """Annotate `cuantas`: instructions that each sum pays for, among these shares."""
        grupo = aportes.filter(inversion=OuterRef("pk")).order_by().values("inversion").annotate(n=Count("pk")).values("n")
        return self.annotate(cuantas=Coalesce(Subquery(grupo), 0))

    def de(self, instrucciones):
        """Money that pays for some of these instructions; each row once."""
        aportes = relacionado(self.model, "aportes").objects.filter(instruccion__in=instrucciones.values("pk"))
        return self.filter(pk__in=aportes.values("inversion"))

    def total(self):
        """Pesos of the set, each one once."""
        return self.order_by().aggregate(total=Sum("monto"))["total"] or 0


class AvanceQuerySet(RegistroQuerySet):
    def visibles_para(self, usuario):
        instrucciones = self.model._meta.get_field("de").related_model.objects.visibles_para(usuario)
        return self.filter(Exists(instrucciones.filter(pk=OuterRef("de"))))

    def al_corte(self, corte, usuario=None):
        return self.filter(fecha__lte=corte)

    def acciones(self):
        """What was done; being issued, and what only restores a value after a return, are not."""
        return self.filter(inicial=False, tipo=AvanceBase.Tipo.AVANCE)

    def por_validar(self):
        return self.filter(validacion=Validacion.POR_VALIDAR)
