"""Lists of the module."""

from atencion.personas.columnas import Dato
from seguimiento.nucleo.tablas import Columna, Entero, Estatus, Fecha, Pesos, Principal, SiNo, Tabla

from .estados import Situacion, periodo_en_palabras
from .models import Apoyo, TipoDeApoyo


class Periodo(Columna):
    """The period that a support takes, in words."""

    def render(self, value):
        return periodo_en_palabras(value)

    value = render


class TipoDeApoyoTable(Tabla):
    nombre = Principal(verbose_name="Tipo de apoyo", bajo=lambda tipo: recortado(tipo.descripcion))
    periodo = Columna(verbose_name="Cada cuándo")
    maximo = Pesos(verbose_name="Monto máximo")
    vigente = SiNo(verbose_name="Vigente")
    otorgados = Entero(verbose_name="Apoyos", accessor="otorgados")

    class Meta(Tabla.Meta):
        model = TipoDeApoyo
        fields = ("nombre", "periodo", "maximo", "vigente", "otorgados")


class ApoyoTable(Tabla):
    folio = Principal(verbose_name="Folio", bajo=lambda apoyo: str(apoyo.tipo))
    tipo = Columna(verbose_name="Tipo de apoyo", accessor="tipo__nombre")
    persona = Dato("nombre", verbose_name="Persona beneficiaria", accessor="persona_nombre", clase="entera")
    numero = Columna(verbose_name="Núm. de persona", accessor="persona_id", order_by="persona_id")
    fecha = Fecha(verbose_name="Solicitud")
    periodo = Periodo(verbose_name="Periodo")
    municipio = Columna(verbose_name="Municipio", accessor="municipio__nombre", order_by="municipio__orden")
    especie = Columna(verbose_name="En especie", clase="entera")
    monto = Pesos(verbose_name="Monto en pesos")
    entregado_el = Fecha(verbose_name="Entregado")
    repetido = SiNo(verbose_name="Repetido")
    reconstruido = SiNo(verbose_name="Reconstruido")
    situacion = Estatus(Situacion, verbose_name="Estado", accessor="situacion")

    class Meta(Tabla.Meta):
        model = Apoyo
        fields = (
            "folio", "tipo", "persona", "numero", "fecha", "periodo", "municipio", "especie", "monto", "entregado_el", "repetido",
            "reconstruido", "situacion",
        )  # fmt: skip
        ocultas = ("tipo", "numero", "especie", "entregado_el", "repetido", "reconstruido")
        siempre_exportadas = ("tipo",)


def recortado(texto, maximo=140):
    return texto if len(texto) <= maximo else f"{texto[: maximo - 1].rstrip()}…"
