"""A few dozen supports, all invented: the published report says that they are given, not to whom."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion
from seguimiento.nucleo.reconstruccion import CIERRE, Cronologia

from .estados import Periodo, Situacion
from .models import Apoyo, TipoDeApoyo

IDENTIFICACION = "Identificación oficial\nComprobante de domicilio"
# (name, what it is, what it asks for besides, how often, maximum in pesos, in kind)
TIPOS = (
    ("Silla de ruedas", "Para uso diario.", "Constancia médica", Periodo.UNICA, 6500, "Silla de ruedas"),
    ("Despensa", "Despensa básica para una familia.", "", Periodo.MENSUAL, 800, "Despensa básica"),
    ("Apoyo para medicamentos", "Compra de medicamentos con receta.", "Receta vigente", Periodo.SEMESTRAL, 3000, ""),
    ("Apoyo para pasajes", "Traslado a consultas y trámites fuera del municipio.", "", Periodo.SEMESTRAL, 2500, ""),
    ("Material de construcción", "Mejora de techo, piso o baño.", "Fotografía de la vivienda", Periodo.ANUAL, 12000, "Láminas y cemento"),
    ("Beca de transporte escolar", "Traslado de estudiantes.", "Constancia de estudios", Periodo.ANUAL, 4000, ""),
)
PASOS = (Situacion.ENTREGADO, Situacion.ENTREGADO, Situacion.ENTREGADO, Situacion.AUTORIZADO, Situacion.SOLICITADO, Situacion.CANCELADO)
CUANTOS = 48
INICIO = date(2023, 2, 1)
INVENTADO = "Apoyo inventado para la demostración."
RECIENTES = 8  # of the last weeks, so that something waits


def cargar(personas):
    """Returns {what: how many are new}; once loaded, nothing changes."""
    if TipoDeApoyo.todos.exists():
        return {}
    crono = Cronologia("apoyos-2023")
    tipos = TipoDeApoyo.objects.bulk_create(
        TipoDeApoyo(nombre=nombre, descripcion=que, requisitos=f"{IDENTIFICACION}\n{mas}".strip(), periodo=periodo, maximo=maximo)
        for nombre, que, mas, periodo, maximo, _ in TIPOS
    )
    especies = {tipo.pk: datos[5] for tipo, datos in zip(tipos, TIPOS, strict=True)}
    filas = list(_apoyos(crono, tipos, especies))
    filas.sort(key=lambda apoyo: apoyo.fecha)
    _numerar(filas)
    return {"tipos de apoyo": len(tipos), "apoyos sociales": len(Apoyo.objects.bulk_create(filas))}


def _apoyos(crono, tipos, especies):
    """One for each invented person, the kinds in turn; some persons come back for another kind."""
    personas = list(Persona.objects.vivas().order_by("pk")[:CUANTOS])
    peticiones = dict(Peticion.objects.filter(persona__in=personas).order_by("-pk").values_list("persona", "pk"))
    recibidas = dict(Peticion.objects.filter(pk__in=peticiones.values()).values_list("pk", "fecha"))
    for n, (persona, tipo, paso) in enumerate(zip(personas, cycle(tipos), cycle(PASOS))):
        reciente = n >= len(personas) - RECIENTES
        peticion = peticiones.get(persona.pk) if n % 2 else None
        desde = max(INICIO, recibidas.get(peticion, INICIO), CIERRE - timedelta(days=20) if reciente else INICIO)
        fecha = crono.entre(desde, max(desde, CIERRE - timedelta(days=5 if reciente else 60)))
        if reciente:
            paso = (Situacion.SOLICITADO, Situacion.AUTORIZADO)[n % 2]
        yield _apoyo(crono, persona, tipo, fecha, paso, especies[tipo.pk], peticion)


def _apoyo(crono, persona, tipo, fecha, paso, especie, peticion):
    autorizado, parte = crono.habil(fecha + timedelta(days=3)), crono.azar.randint(50, 100)
    fila = Apoyo(
        persona=persona, tipo=tipo, fecha=fecha, ejercicio=fecha.year, periodo=Periodo(tipo.periodo).clave(fecha), peticion_id=peticion,
        municipio_id=persona.municipio_id, monto=Decimal(tipo.maximo) * parte / 100,
        especie=especie, estado=paso, nota=INVENTADO, reconstruido=True,
    )  # fmt: skip
    if paso in (Situacion.AUTORIZADO, Situacion.ENTREGADO):
        fila.autorizado_el = autorizado
    if paso == Situacion.ENTREGADO:
        fila.entregado_el = crono.habil(autorizado + timedelta(days=crono.azar.randint(2, 12)))
    if paso == Situacion.CANCELADO:
        fila.cancelado_el, fila.motivo_cancelacion = autorizado, "La persona ya no lo requiere."
    return fila


def _numerar(filas):
    cuenta = {}
    for fila in filas:
        cuenta[fila.ejercicio] = cuenta.get(fila.ejercicio, 0) + 1
        fila.folio = f"AP-{fila.ejercicio}-{cuenta[fila.ejercicio]:05}"
