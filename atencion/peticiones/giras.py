"""Tours and jornadas: what is read, captured and exchanged of each one. Their screens are in `vistas_de_giras`."""

import django_filters as filters
from django import forms
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.filtros import EjercicioFilter, FechaFilter, Filtro
from seguimiento.nucleo.formularios import BUSCABLE, Formulario
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.sugerencias import Sugerido
from seguimiento.nucleo.tablas import Columna, Principal, SiNo, Tabla
from seguimiento.nucleo.tablas import Entero as ColumnaEntera
from seguimiento.nucleo.tablas import Fecha as ColumnaDeFecha
from seguimiento.nucleo.valores import Entero, Fecha, Opcion, PorNombre, Reconocido

from . import services
from .estados import ClaseDeGira
from .models import Gira, Peticion, Seguimiento


def con_cuentas(giras, corte):
    """Annotate how many petitions were received on each one, how many of them were attended and how many follow-ups they had."""
    peticiones = Peticion.objects.filter(gira=OuterRef("pk"), fecha__lte=corte)
    seguimientos = Seguimiento.objects.filter(peticion__gira=OuterRef("pk"), fecha__lte=corte)
    return giras.annotate(
        recibidas=_cuantos(peticiones, "gira"), atendidas=_cuantos(peticiones.concluidas(corte), "gira"),
        seguimientos=_cuantos(seguimientos, "peticion__gira"),
    )  # fmt: skip


def _cuantos(filas, de):
    grupos = filas.order_by().values(de).annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(grupos, output_field=IntegerField()), 0)


def cuentas_de(gira, usuario, corte):
    """{"recibidas", "seguidas", "atendidas", "abiertas", "seguimientos"} of one."""
    peticiones = Peticion.objects.visibles_para(usuario).filter(gira=gira, fecha__lte=corte).order_by()
    seguimientos = Seguimiento.objects.visibles_para(usuario).filter(peticion__gira=gira, fecha__lte=corte).order_by()
    concluidas = peticiones.concluidas(corte).values("pk")
    cuentas = peticiones.aggregate(recibidas=Count("id"), atendidas=Count("id", filter=Q(pk__in=concluidas)))
    cuentas |= seguimientos.aggregate(seguimientos=Count("id"), seguidas=Count("peticion", distinct=True))
    return cuentas | {"abiertas": cuentas["recibidas"] - cuentas["atendidas"]}


def responsables():
    """People of the Office who may lead one."""
    return Usuario.objects.exclude(rol="enlace").order_by("orden")


class GiraForm(Formulario):
    grupos = [("Gira o jornada", ["clase", "nombre", "fecha"]), ("Dónde y quién", ["municipio", "lugar", "responsable", "nota"])]
    anchos = {"clase": 3, "nombre": 6, "fecha": 3, "municipio": 4, "lugar": 8, "responsable": 6, "nota": 12}

    class Meta:
        model = Gira
        fields = ["clase", "nombre", "fecha", "municipio", "lugar", "responsable", "nota"]
        widgets = {
            "municipio": forms.Select(attrs=BUSCABLE), "responsable": forms.Select(attrs=BUSCABLE),
            "lugar": Sugerido("peticiones:gira_sugerir_lugar"), "nota": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsable"].queryset = responsables() | Usuario.todos.filter(pk=self.instance.responsable_id)

    def guardar(self):
        return services.guardar_gira(self.save(commit=False), usuario=self.usuario)


class GiraFilter(Filtro):
    ejercicio = EjercicioFilter()
    clase = filters.ChoiceFilter(label="Clase", choices=ClaseDeGira.choices)
    municipio = filters.ModelChoiceFilter(label="Municipio", queryset=Municipio.objects.all())
    desde = FechaFilter(label="Desde", field_name="fecha", lookup_expr="gte")
    hasta = FechaFilter(label="Hasta", field_name="fecha", lookup_expr="lte")

    class Meta:
        model = Gira
        fields = ["q", "ejercicio", "clase", "municipio", "desde", "hasta"]


class GiraTable(Tabla):
    nombre = Principal(verbose_name="Gira o jornada", bajo=lambda gira: gira.lugar)
    clase = Columna(verbose_name="Clase")
    fecha = ColumnaDeFecha(verbose_name="Fecha")
    municipio = Columna(verbose_name="Municipio", accessor="municipio__nombre", order_by="municipio__orden")
    responsable = Columna(verbose_name="Responsable", accessor="responsable__nombre", order_by="responsable__orden")
    recibidas = ColumnaEntera(verbose_name="Peticiones recibidas", accessor="recibidas")
    seguimientos = ColumnaEntera(verbose_name="Seguimientos", accessor="seguimientos")
    atendidas = ColumnaEntera(verbose_name="Atendidas", accessor="atendidas")
    reconstruido = SiNo(verbose_name="Reconstruida")

    class Meta(Tabla.Meta):
        model = Gira
        fields = ("nombre", "clase", "fecha", "municipio", "responsable", "recibidas", "seguimientos", "atendidas", "reconstruido")
        ocultas = ("responsable", "reconstruido")


def personas_de_la_oficina():
    """People by their name or their account."""
    cuentas = list(responsables())
    return PorNombre([(cuenta.nombre, cuenta) for cuenta in cuentas] + [(cuenta.username, cuenta) for cuenta in cuentas])


class GiraResource(Recurso):
    """A row without ID is the one of that kind, name and day."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    clase = Campo("clase", "CLASE", Opcion(ClaseDeGira), obligatorio=True)
    nombre = Campo("nombre", "NOMBRE", obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    municipio = Campo(
        "municipio", "MUNICIPIO",
        Reconocido(
            lambda: Municipio.objects.reconocedor(), "un municipio de Sonora",
            opciones=lambda: list(Municipio.objects.values_list("nombre", flat=True)),
        ),
    )  # fmt: skip
    lugar = Campo("lugar", "LUGAR")
    responsable = Campo(
        "responsable", "RESPONSABLE",
        Reconocido(
            personas_de_la_oficina, "el nombre o la cuenta de una persona de la Oficina", texto=lambda persona: persona.username,
            opciones=lambda: list(responsables().values_list("username", flat=True)),
        ),
        ayuda="Su nombre o su cuenta.",
    )  # fmt: skip
    nota = Campo("nota", "NOTA")

    clave = ("clase", "nombre", "fecha")
    dia = ejercicio_de = "fecha"
    rutas = {"municipio": "municipio__nombre", "responsable": "responsable__username"}

    class Meta:
        model = Gira

    def para_exportar(self, qs):
        return qs.select_related("municipio", "responsable")

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            gira = renglon.instancia or Gira()
            for nombre in renglon.valores.keys() - {"id"}:
                setattr(gira, nombre, renglon.valores[nombre])
            services.guardar_gira(gira, usuario=usuario)
