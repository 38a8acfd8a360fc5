"""Management folios, letters sent and the archive."""

from atencion.gestion.estados import Ciclo, EstadoDeFolio, EstadoDeOficio
from atencion.gestion.filters import EnviadoFilter, ExpedienteFilter, FolioFilter
from atencion.gestion.models import Enviado, Expediente, Folio, Seguimiento
from seguimiento.nucleo.permisos import Accion as Permiso

from ..partes import DESPUES, TODOS, Asunto, Cuenta, Fuente, Parte


def _filas(m, modelo):
    return modelo.objects.visibles_para(m.usuario).al_corte(m.corte)


def asuntos(m):
    """What whoever writes in the module has to issue, follow, transfer or dispose of."""
    if not (m.ve(Folio) and m.puede(Permiso.EDITAR, "gestion")):
        return
    yield Asunto(
        "borradores-gestion", "send-check", "Expedir {}", ("borrador de oficio", "borradores de oficio"),
        m.lista("gestion:enviado_list", **TODOS, estado=EstadoDeOficio.BORRADOR.value),
        _filas(m, Enviado).filter(estado_al=EstadoDeOficio.BORRADOR), "fecha",
    )  # fmt: skip
    seguidos = Seguimiento.objects.visibles_para(m.usuario).filter(fecha__lte=m.corte).values("folio")
    yield Asunto(
        "folios-gestion", "chat-left-text", "Dar el primer seguimiento a {}", ("folio de gestión", "folios de gestión"),
        m.lista("gestion:folio_list", **TODOS, estado=EstadoDeFolio.ABIERTO.value, sin_seguimiento="true"),
        _filas(m, Folio).filter(estado_al=EstadoDeFolio.ABIERTO).exclude(pk__in=seguidos), "fecha", urgencia=DESPUES,
    )  # fmt: skip
    yield Asunto(
        "transferir-gestion", "box-arrow-in-right", "Transferir a concentración {}", ("expediente", "expedientes"),
        m.lista("gestion:expediente_list", **TODOS, por_transferir="true"), _filas(m, Expediente).por_transferir(m.corte), "vence_tramite",
        urgencia=DESPUES,
    )  # fmt: skip
    yield Asunto(
        "disponer-gestion", "archive", "Dar destino final a {}", ("expediente", "expedientes"),
        m.lista("gestion:expediente_list", **TODOS, por_disponer="true"), _filas(m, Expediente).por_disponer(m.corte),
        "vence_concentracion", urgencia=DESPUES,
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Folio):
        return
    folios = m.lista("gestion:folio_list", **TODOS, estado=EstadoDeFolio.ABIERTO.value)
    abiertos = _filas(m, Folio).filter(estado_al=EstadoDeFolio.ABIERTO)
    yield Cuenta("gestion-folios", "Folios en gestión", "files", folios, abiertos)
    oficios = m.lista("gestion:enviado_list", **TODOS, estado=EstadoDeOficio.FIRMADO.value)
    expedidos = _filas(m, Enviado).filter(estado_al=EstadoDeOficio.FIRMADO)
    yield Cuenta("gestion-oficios", "Oficios enviados", "send", oficios, expedidos, "", m.reporte("correspondencia-mensual"))
    for ciclo, titulo in ((Ciclo.ABIERTO, "Expedientes abiertos"), (Ciclo.CERRADO, "Expedientes cerrados, en trámite")):
        url = m.lista("gestion:expediente_list", **TODOS, ciclo=ciclo.value)
        yield Cuenta(f"gestion-{ciclo.value}", titulo, ciclo.icono, url, _filas(m, Expediente).filter(ciclo_al=ciclo))


def fuentes(m):
    if not m.ve(Folio):
        return
    yield Fuente(
        "folio", "Folios de gestión", "files", "gestion:folio_list", FolioFilter, _filas(m, Folio),
        lambda fila: fila.asunto, lambda fila: " · ".join(parte for parte in (fila.clave, fila.solicitante) if parte),
    )  # fmt: skip
    yield Fuente(
        "enviado", "Oficios enviados", "send", "gestion:enviado_list", EnviadoFilter, _filas(m, Enviado),
        lambda fila: fila.asunto, lambda fila: f"{fila} · {fila.institucion or fila.destinatario}", lambda fila: fila.cuerpo,
    )  # fmt: skip
    yield Fuente(
        "expediente", "Expedientes", "archive", "gestion:expediente_list", ExpedienteFilter, _filas(m, Expediente),
        lambda fila: fila.titulo, lambda fila: fila.clave,
    )  # fmt: skip


PARTE = Parte(asuntos=asuntos, cuentas=cuentas, fuentes=fuentes, titulo="Gestión y archivo")
