"""The demonstration of 2023: meetings and agreements from which the published tables come out.

`datos/acuerdos_2023.csv` was found by a solver against T08, T09 and T10; the rest is invented around it and says so.
"""

from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path

from django.utils import timezone

from seguimiento.directorio.carga import leer
from seguimiento.directorio.estados import TipoDependencia
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.reconstruccion import CIERRE, RECIENTES, Cronologia, avances_de, devuelto

from . import minutas
from .estados import EstadoReunion, EstatusResponsable, Presencia
from .models import Acuerdo, Asistencia, Avance, Gabinete, Integrante, Punto, Responsable, Reunion

DATOS = Path(__file__).parent / "datos"
MINUTA = "Minuta reconstruida: el informe anual 2023 publica cuántas sesiones y acuerdos hubo, no lo que se trató."
ORDEN_DEL_DIA = ("Lista de asistencia", "Seguimiento de acuerdos anteriores", "Asuntos del gabinete", "Acuerdos y cierre de la sesión")
PRESENCIAS = [(Presencia.PRESENTE, "Titular")] * 8 + [(Presencia.REPRESENTADA, "Dirección general")] * 2 + [(Presencia.AUSENTE, "")]
# (cabinet, number of the agreement) whose last advance still waits for its review; and the one that was returned.
EN_REVISION = {
    ("Agua", 22),
    ("Agua", 36),
    ("Infraestructura", 46),
    ("Infraestructura", 65),
    ("Infraestructura", 76),
    ("Transporte", 19),
    ("ISSSTESON", 11),
}
DEVUELTO = ("Infraestructura", 77)


def cargar(personas):
    """Create the demonstration where there is no meeting yet. Returns {plural name: how many}."""
    if Reunion.todos.exists():
        return {}
    crono = Cronologia("acuerdos de 2023")
    gabinetes = _gabinetes()
    reuniones = _reuniones(gabinetes, crono)
    con_minuta = [reunion for reunion in reuniones if reunion.con_minuta]
    puntos = _orden_del_dia(con_minuta)
    _asistencia(con_minuta, crono)
    filas = leer(DATOS / "acuerdos_2023.csv")
    acuerdos = _acuerdos(filas, con_minuta, puntos, crono)
    avances = _avances(_responsables(filas, acuerdos), crono, personas)
    _sellar([reunion for reunion in con_minuta if reunion.ejercicio < CIERRE.year - 1])
    return {"gabinetes": len(gabinetes), "reuniones": len(reuniones), "acuerdos": len(acuerdos), "avances de acuerdos": len(avances)}


def _gabinetes():
    """{name: cabinet}, with their seats."""
    reconocedor = Dependencia.objects.reconocedor()
    todas = list(Dependencia.objects.filter(tipo=TipoDependencia.DEPENDENCIA, sector=None).order_by("orden"))
    ya = {gabinete.nombre: gabinete for gabinete in Gabinete.objects.all()}
    nuevos, asientos = [], []
    for fila in leer(DATOS / "gabinetes.csv"):
        if fila["nombre"] in ya:
            continue
        campos = {campo: fila[campo] for campo in ("nombre", "nombre_oficial", "clase", "integrantes_publicados", "nota")}
        gabinete = Gabinete(numero=fila["numero"] or None, **campos)
        siglas = [s for s in fila["integrantes"].split("|") if s]
        integrantes = todas if siglas == ["(todas)"] else [reconocedor.reconocer(s) for s in siglas]
        asientos += [Integrante(gabinete=gabinete, dependencia=d, orden=n) for n, d in enumerate(integrantes, 1)]
        nuevos.append(gabinete)
    Gabinete.objects.bulk_create(nuevos)
    Integrante.objects.bulk_create(asientos)
    return ya | {gabinete.nombre: gabinete for gabinete in nuevos}


def _reuniones(gabinetes, crono):
    """Sessions by month of `sesiones.csv`; `con_minuta` of them, evenly spread, have minutes."""
    reuniones = []
    for fila in leer(DATOS / "sesiones.csv"):
        anio, minutas = int(fila["ejercicio"]), int(fila["con_minuta"])
        dias = []
        for mes, cuantas in enumerate(map(int, fila["por_mes"].split()), 1):
            dias += crono.dias_del_mes(anio, mes, cuantas) if cuantas else []
        for n, dia in enumerate(dias):
            hora = 9 + crono.azar.randint(0, 4)
            con_minuta = (n + 1) * minutas // len(dias) > n * minutas // len(dias)
            reuniones.append(
                Reunion(
                    gabinete=gabinetes[fila["gabinete"]],
                    numero=n + 1,
                    fecha=dia,
                    ejercicio=anio,
                    hora_inicio=time(hora),
                    hora_fin=time(hora + 2),
                    lugar="Sala de juntas de la Oficina del Ejecutivo",
                    estado=EstadoReunion.CELEBRADA,
                    reconstruido=True,
                    con_minuta=con_minuta,
                    minuta=MINUTA if con_minuta else "",
                )
            )
    reuniones.sort(key=lambda reunion: (reunion.fecha, reunion.hora_inicio))
    return Reunion.objects.bulk_create(reuniones)


def _orden_del_dia(reuniones):
    """{meeting pk: the item under which its agreements were taken}."""
    puntos = [Punto(reunion=reunion, numero=n, tema=tema) for reunion in reuniones for n, tema in enumerate(ORDEN_DEL_DIA, 1)]
    Punto.objects.bulk_create(puntos)
    return {punto.reunion_id: punto for punto in puntos if punto.numero == len(ORDEN_DEL_DIA)}


def _asistencia(reuniones, crono):
    asientos = {}
    for asiento in Integrante.objects.all():
        asientos.setdefault(asiento.gabinete_id, []).append(asiento.dependencia_id)
    legal = Gabinete.objects.get(nombre="Gabinete Legal").pk
    listas = []
    for reunion in reuniones:
        for dependencia in asientos.get(reunion.gabinete_id) or asientos[legal]:
            presencia, cargo = crono.azar.choice(PRESENCIAS)
            listas.append(Asistencia(reunion=reunion, dependencia_id=dependencia, presencia=presencia, cargo=cargo))
    Asistencia.objects.bulk_create(listas)


def _acuerdos(filas, reuniones, puntos, crono):
    """{(cabinet, number): agreement}: those of each cabinet in order over its meetings with minutes, those of 2023 if any."""
    pares, acuerdos = [], {}
    for nombre, grupo in groupby(filas, key=lambda fila: fila["gabinete"]):
        porcentajes = {}
        for fila in grupo:
            porcentajes.setdefault(int(fila["acuerdo"]), []).append(int(fila["porcentaje"]))
        sesiones = [reunion for reunion in reuniones if reunion.gabinete.nombre == nombre]
        sesiones = [reunion for reunion in sesiones if reunion.ejercicio == CIERRE.year - 1] or sesiones
        for n, (numero, captura) in enumerate(porcentajes.items()):
            pares.append((sesiones[n * len(sesiones) // len(porcentajes)], nombre, numero, set(captura) == {100}))
    folios = {}
    for reunion, nombre, numero, concluido in sorted(pares, key=lambda par: (par[0].fecha, par[0].pk, par[2])):
        folio = folios[reunion.ejercicio] = folios.get(reunion.ejercicio, 0) + 1
        acuerdos[nombre, numero] = Acuerdo(
            folio=f"AC-{reunion.ejercicio}-{folio:04}",
            reunion=reunion,
            punto=puntos[reunion.pk],
            fecha=reunion.fecha,
            ejercicio=reunion.ejercicio,
            texto=f"Acuerdo {numero} del {_con_articulo(nombre)} (texto no publicado en el informe)",
            reconstruido=True,
            fecha_compromiso=_compromiso(reunion.fecha, concluido, crono),
        )
    Acuerdo.objects.bulk_create(acuerdos.values())
    return acuerdos


def _sellar(reuniones):
    """The minutes of the years before are sealed with their text."""
    for reunion in reuniones:
        reunion.texto_sellado = minutas.canonico(minutas.contenido(reunion))
        reunion.huella, reunion.sellada = minutas.huella(reunion.texto_sellado), timezone.now()
    Reunion.objects.bulk_update(reuniones, ["texto_sellado", "huella", "sellada"])


def _con_articulo(nombre):
    return nombre if nombre.startswith("Gabinete") else f"Gabinete de {nombre}"


def _compromiso(acordado, concluido, crono):
    """A committed date 30 to 120 days later; of what is still open a quarter is overdue at CIERRE, a tenth has no date."""
    suerte = crono.azar.random()
    if concluido or suerte < 0.25:
        return crono.entre(acordado + timedelta(days=30), acordado + timedelta(days=120))
    if suerte < 0.34:
        return crono.entre(CIERRE, CIERRE + timedelta(days=4))
    return crono.entre(date(2024, 2, 19), date(2024, 7, 31)) if suerte < 0.9 else None


def _responsables(filas, acuerdos):
    """[(cabinet, number, responsable)] in the state in which the report left them; `_avances` dates it before they are saved."""
    reconocedor, lista = Dependencia.objects.reconocedor(), []
    for fila in filas:
        clave = fila["gabinete"], int(fila["acuerdo"])
        acuerdo, porcentaje = acuerdos[clave], int(fila["porcentaje"])
        responsable = Responsable(
            acuerdo=acuerdo,
            dependencia=reconocedor.reconocer(fila["institucion"]),
            desde=acuerdo.fecha,
            porcentaje=porcentaje,
            estatus=_estatus(porcentaje),
        )
        lista.append((clave, responsable))
    return lista


def _estatus(porcentaje):
    if porcentaje == 100:
        return EstatusResponsable.CONCLUIDO
    return EstatusResponsable.EN_PROCESO if porcentaje else EstatusResponsable.PENDIENTE


def _avances(responsables, crono, personas):
    """One to three steps to the final percentage; those in EN_REVISION, and one in twelve, moved in the last days."""
    avances = []
    for n, (clave, responsable) in enumerate(responsables):
        if not responsable.porcentaje:
            continue
        en_revision = clave in EN_REVISION
        fechas = _fechas(responsable, en_revision or (n % 12 == 5 and clave != DEVUELTO), crono)
        valores = [_paso(responsable.porcentaje * k // len(fechas)) for k in range(1, len(fechas) + 1)]
        pasos = avances_de(responsable, Avance, fechas, valores, crono, personas, en_revision=en_revision)
        if clave == DEVUELTO:
            pasos += devuelto(responsable, Avance, _paso(75), valores[-1], crono, personas)
        responsable.fecha_avance = pasos[-1].fecha
        avances += pasos
    Responsable.objects.bulk_create([responsable for _, responsable in responsables])
    return Avance.objects.bulk_create(avances)


def _fechas(responsable, reciente, crono):
    """Dates of the steps, between the meeting and the last days before CIERRE."""
    inicio = responsable.acuerdo.fecha + timedelta(days=10)
    tope = min(responsable.acuerdo.fecha + timedelta(days=130), RECIENTES - timedelta(days=5))
    hasta = crono.entre(RECIENTES, CIERRE) if reciente else crono.entre(inicio + timedelta(days=10), tope)
    return crono.pasos(inicio, hasta, crono.azar.randint(1, 3))


def _paso(porcentaje):
    return {"porcentaje": porcentaje, "estatus": _estatus(porcentaje)}
