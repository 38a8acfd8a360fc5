"""What the page of a petition tells, read once and ready to print."""

from dataclasses import dataclass
from datetime import date, datetime

from seguimiento.nucleo.formato import fecha_corta

from .models import Conclusion, Seguimiento, Turno


@dataclass(frozen=True)
class Hecho:
    """One thing that happened: `tipo` is recibida, seguimiento, turno, respuesta, conclusion or reapertura."""

    tipo: str
    fecha: date
    orden: datetime
    objeto: object
    quien: str


def hechos_de(peticion, usuario, corte):
    """[(label, value)] of the side panel; internal data only for who is inside."""
    filas = [
        ("Folio", peticion.folio),
        ("Recibida", fecha_corta(peticion.fecha)),
        ("Rubro", peticion.get_rubro_display()),
        ("Canal", peticion.get_canal_display()),
        ("Municipio", str(peticion.municipio or "—")),
        ("Tipo de apoyo", peticion.tipo_de_apoyo or "—"),
    ]
    if not usuario.es_enlace:
        filas += [
            ("Gira o jornada", str(peticion.gira or "—")),
            ("Prioridad", peticion.get_prioridad_display()),
            ("Responsable", str(peticion.responsable or "Sin asignar")),
            ("Capturó", str(peticion.capturo or "—")),
            ("Aviso de privacidad", aviso_de(peticion)),
        ]
    if peticion.sensible:
        filas.append(("Datos sensibles", "Sí: consentimiento expreso"))
    filas.append(("Días hasta que concluyó" if peticion.concluida_al else "Días abierta", f"{peticion.dias:,}"))
    return filas + ([("Origen", "Reconstruida a partir de las cifras publicadas")] if peticion.reconstruido else [])


def aviso_de(peticion):
    if not peticion.aviso_forma:
        return "Sin aceptación registrada"
    return f"Aceptado {peticion.get_aviso_forma_display().lower()} el {fecha_corta(peticion.aviso_aceptado)}"


def movimientos(peticion, usuario, corte):
    """[Hecho], the newest first: what was done up to the cut-off date, as far as this person may know it."""
    turnos = peticion.turnos.visibles_para(usuario).al_corte(corte).select_related("dependencia", "usuario", "respondio")
    seguimientos = peticion.seguimientos.visibles_para(usuario).al_corte(corte).select_related("usuario")
    conclusiones = peticion.conclusiones.visibles_para(usuario).al_corte(corte).select_related("usuario")
    lista = [Hecho("seguimiento", s.fecha, s.registrado, s, _nombre(s.usuario)) for s in seguimientos]
    for turno in turnos:
        turno.peticion = peticion
        lista.append(Hecho("turno", turno.fecha, turno.registrado, turno, _nombre(turno.usuario)))
        if turno.respondido_al:
            lista.append(Hecho("respuesta", turno.respondido_al, turno.registrado, turno, _nombre(turno.respondio)))
    for conclusion in conclusiones:
        lista.append(Hecho("conclusion", conclusion.fecha, conclusion.registrado, conclusion, _nombre(conclusion.usuario)))
        if conclusion.reabierta and conclusion.reabierta <= corte:
            lista.append(Hecho("reapertura", conclusion.reabierta, conclusion.registrado, conclusion, ""))
    recibida = Hecho("recibida", peticion.fecha, peticion.registrada, peticion, _nombre(peticion.capturo))
    return [*sorted(lista, key=lambda hecho: (hecho.fecha, hecho.orden), reverse=True), recibida]


def _nombre(cuenta):
    return str(cuenta) if cuenta else "Sistema"


def hijos_de_la_peticion(peticion, usuario):
    """What is told in its history besides itself, deleted rows included, in the scope of the person."""
    modelos = (Seguimiento, Turno, Conclusion)
    return [modelo.todos.visibles_para(usuario).filter(peticion=peticion) for modelo in modelos]


def de_la_persona(peticion, usuario):
    """Other petitions of the same person, the newest first."""
    if peticion.persona_id is None:
        return []
    otras = type(peticion).objects.visibles_para(usuario).filter(persona=peticion.persona_id).exclude(pk=peticion.pk)
    return list(otras[:5])
