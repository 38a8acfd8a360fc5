"""Screens of cabinets and agreements."""

from django.urls import reverse

from seguimiento.nucleo import plazos
from seguimiento.nucleo.pantallas import (
    ActionScreen,
    BulkScreen,
    ConCandado,
    CreateScreen,
    DetailScreen,
    HistoryScreen,
    ImportScreen,
    ListScreen,
    UpdateScreen,
)
from seguimiento.nucleo.permisos import Accion
from seguimiento.nucleo.semaforo import redondear, umbrales_de

from . import lecturas, plazos_leidos, services
from .candados import ConContexto
from .estados import SituacionAcuerdo
from .filters import AcuerdoFilter, GabineteFilter
from .forms import (
    AcuerdoForm,
    AcuerdoUpdateForm,
    BajaForm,
    GabineteForm,
    RefecharForm,
    ResponsablesForm,
)
from .models import Acuerdo, Gabinete, Responsable
from .resources import AcuerdoResource
from .tables import AcuerdoTable, GabineteTable

# -- cabinets


class GabineteScreen:
    model = Gabinete


class GabineteList(GabineteScreen, ListScreen):
    table_class, filterset_class = GabineteTable, GabineteFilter


class GabineteDetail(GabineteScreen, DetailScreen):
    campos = ("clase", "nombre_oficial", "secretario_tecnico", "nota")

    def get_context_data(self, **kwargs):
        corte = plazos.hoy()
        acuerdos = Acuerdo.objects.visibles_para(self.request.user).al_corte(corte, self.request.user)
        return super().get_context_data(
            asientos=self.object.asientos.select_related("dependencia"),
            reuniones=self.object.reuniones.con_acuerdos()[:10],
            abiertos=acuerdos.vigentes(corte).filter(reunion__gabinete=self.object).exclude(estatus="concluido").count(),
            **kwargs,
        )


class GabineteCreate(GabineteScreen, CreateScreen):
    form_class = GabineteForm


class GabineteUpdate(GabineteScreen, UpdateScreen):
    form_class = GabineteForm


# -- agreements


class AcuerdoScreen:
    model = Acuerdo


class AcuerdoList(AcuerdoScreen, ListScreen):
    table_class, filterset_class, resource_class = AcuerdoTable, AcuerdoFilter, AcuerdoResource
    titulo = "Acuerdos de gabinete"
    vistas = (
        ("Abiertos", "estatus=en_proceso&estatus=pendiente&situacion=vigente"),
        ("Vencidos", "vencidos=true"),
        ("Sin avance en 30 días", "sin_avance=30"),
    )
    lote = (("Refechar", "calendar-plus", "acuerdos:acuerdo_refechar_varios"),)

    def get_queryset(self):
        return super().get_queryset().select_related("reunion__gabinete")


class AcuerdoDetail(ConCandado, AcuerdoScreen, DetailScreen):
    con_documentos = True

    def get_queryset(self):
        filas = super().get_queryset().al_corte(self.corte, self.request.user)
        return filas.select_related("reunion__gabinete", "punto", "fusionado_con")

    def get_titulo(self):
        return self.object.texto if len(self.object.texto) < 160 else f"{self.object.texto[:157]}…"

    def get_hechos(self):
        return lecturas.hechos(self.object, self.request.user)

    def get_historial_de(self):
        return lecturas.hijos_del_historial(self.object, self.request.user)

    def get_acciones(self):
        acciones = super().get_acciones()
        propios = list(Responsable.objects.visibles_para(self.request.user).filter(acuerdo=self.object)[:2])
        if len(propios) == 1 and self.object.vigente and self.puede(Accion.REPORTAR):
            url = reverse("acuerdos:responsable_avance", args=[propios[0].pk])
            acciones.append({"titulo": "Registrar avance", "icono": "plus-lg", "url": url, "primaria": True})
        edita, coordina, vigente = self.puede(Accion.EDITAR), self.puede(Accion.VALIDAR), self.object.vigente
        return acciones + [
            {"titulo": t, "icono": i, "url": reverse(f"acuerdos:acuerdo_{r}", args=[self.object.pk]), "primaria": False, "menu": True}
            for t, i, r, cabe in (
                ("Refechar", "calendar-plus", "refechar", edita and vigente),
                ("Agregar responsables", "person-plus", "responsables", edita and vigente),
                ("Cancelar o fusionar", "x-circle", "baja", coordina and vigente),
                ("Reactivar", "arrow-counterclockwise", "reactivar", coordina and not vigente),
            )
            if cabe
        ]

    def get_context_data(self, **kwargs):
        corte, usuario = self.corte, self.request.user
        responsables = list(
            Responsable.objects.visibles_para(usuario).filter(acuerdo=self.object).al_corte(corte).select_related("dependencia")
        )
        avances = lecturas.movimientos(self.object, responsables, usuario)
        calendario = plazos.Calendario.cargar()
        return super().get_context_data(
            corte=corte,
            responsables=responsables,
            movimientos=avances,
            plazo=calendario.estado(
                self.object.fecha_compromiso, corte, cerrado=self.object.estatus == "concluido" or not self.object.vigente
            ),
            dias=plazos_leidos.dia_por_dia(self.object, corte, calendario),
            color=umbrales_de("cumplimiento-de-gabinetes").color(redondear(self.object.avance, 2)),
            lectura=lecturas.como_se_formo(self.object, responsables),
            escalera=lecturas.escalera(self.object, responsables, corte) if not usuario.es_enlace else None,
            puede_reportar=self.puede(Accion.REPORTAR) and self.object.vigente,
            puede_editar=self.puede(Accion.EDITAR),
            puede_validar=self.puede(Accion.VALIDAR),
            **kwargs,
        )


class AcuerdoHistory(AcuerdoScreen, HistoryScreen):
    def hijos(self, objeto):
        return lecturas.hijos_del_historial(objeto, self.request.user)


class AcuerdoCreate(AcuerdoScreen, CreateScreen):
    form_class = AcuerdoForm

    def get_destino(self):
        if "otro" in self.request.POST:
            return f"{reverse('acuerdos:acuerdo_create')}?reunion={self.object.reunion_id}"
        return super().get_destino()

    def get_context_data(self, **kwargs):
        return super().get_context_data(otro_boton="Guardar y registrar otro", **kwargs)


class AcuerdoUpdate(AcuerdoScreen, UpdateScreen):
    form_class = AcuerdoUpdateForm

    def guardar(self, form):
        return form.guardar(fecha=plazos.hoy())


class AcuerdoImport(AcuerdoScreen, ImportScreen):
    resource_class = AcuerdoResource


class SobreUnAcuerdo(ConContexto, AcuerdoScreen):
    def get_queryset(self):
        return super().get_queryset().select_related("reunion__gabinete")

    def get_datos(self):
        return lecturas.contexto_del_acuerdo(self.object, self.request.user, plazos.hoy())


class AcuerdoRefechar(SobreUnAcuerdo, ActionScreen):
    forma, form_class, titulo, boton, hecho = "refechar", RefecharForm, "Refechar", "Refechar", "La fecha compromiso cambió."

    def hacer(self, objeto, datos):
        services.refechar(objeto, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class AcuerdoRefecharVarios(AcuerdoScreen, BulkScreen):
    forma, form_class, titulo = "refechar-varios", RefecharForm, "Refechar acuerdos"

    def hacer(self, filas, datos):
        return services.refechar_varios(filas, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class AcuerdoBaja(SobreUnAcuerdo, ActionScreen):
    accion = Accion.VALIDAR
    forma, form_class, titulo, boton = "baja", BajaForm, "Cancelar o fusionar el acuerdo", "Dar de baja"
    bajada = "Deja de contar en los promedios desde hoy; se conserva con su motivo y puede reactivarse."
    hecho = "El acuerdo ya no cuenta en los promedios."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "acuerdo": self.object}

    def hacer(self, objeto, datos):
        situacion = SituacionAcuerdo.FUSIONADO if datos["fusionado_con"] else SituacionAcuerdo.CANCELADO
        services.dar_de_baja(objeto, situacion=situacion, usuario=self.request.user, fecha=plazos.hoy(), **datos)


class AcuerdoReactivar(SobreUnAcuerdo, ActionScreen):
    accion = Accion.VALIDAR
    forma, titulo, boton, hecho = "reactivar", "Reactivar el acuerdo", "Reactivar", "El acuerdo vuelve a contar."

    def hacer(self, objeto, datos):
        services.reactivar(objeto, usuario=self.request.user, **datos)


class AcuerdoResponsables(SobreUnAcuerdo, ActionScreen):
    forma, form_class, titulo, boton, hecho = "responsables", ResponsablesForm, "Agregar responsables", "Agregar", "Responsables agregados."

    def hacer(self, objeto, datos):
        services.agregar_responsables(objeto, datos["dependencias"], usuario=self.request.user, fecha=plazos.hoy())
