"""Recursos de revisión and complaints."""

from django.db.models import F, Value

from transparencia.recursos.estados import EstadoDeDenuncia, EstadoDeRecurso
from transparencia.recursos.filters import DenunciaFilter, RecursoFilter
from transparencia.recursos.models import Denuncia, Recurso

from ..partes import TODOS, Cuenta, Fuente, Parte, Plazo

RUTA, DENUNCIAS = "recursos:recurso_list", "recursos:denuncia_list"
CON_PLAZO = {"con_plazo": "true"}


def _filas(m, modelo):
    return modelo.objects.visibles_para(m.usuario).al_corte(m.corte)


def plazos(m):
    if not m.ve(Recurso):
        return
    yield Plazo(
        "recurso", "recursos", "shield-check", ("recurso de revisión", "recursos de revisión"), _filas(m, Recurso).con_plazo(), RUTA,
        CON_PLAZO, {"vencidos": "true"}, asunto=F("agravio"), bajo=F("folio"), quienes=Value(""), estado=F("estado_al"),
        estados=EstadoDeRecurso, fecha="vence_al",
    )  # fmt: skip
    yield Plazo(
        "denuncia", "recursos", "megaphone", ("denuncia", "denuncias"), _filas(m, Denuncia).con_plazo(),
        DENUNCIAS, CON_PLAZO, {"vencidas": "true"}, asunto=F("obligacion"), bajo=F("folio"), quienes=Value(""),
        estado=F("estado_al"), estados=EstadoDeDenuncia, fecha="vence_al",
    )  # fmt: skip


def cuentas(m):
    if not m.ve(Recurso):
        return
    abiertos = [estado.value for estado in EstadoDeRecurso if estado not in (EstadoDeRecurso.CONCLUIDO, EstadoDeRecurso.DESECHADO)]
    url = m.lista(RUTA, **TODOS, estado=abiertos)
    yield Cuenta("recursos-abiertos", "Recursos en curso", "shield-check", url, _filas(m, Recurso).abiertos())
    abiertas = [estado.value for estado in EstadoDeDenuncia if estado != EstadoDeDenuncia.CONCLUIDA]
    url = m.lista(DENUNCIAS, **TODOS, estado=abiertas)
    yield Cuenta("denuncias-abiertas", "Denuncias en curso", "megaphone", url, _filas(m, Denuncia).abiertas())


def fuentes(m):
    if not m.ve(Recurso):
        return
    yield Fuente(
        "recurso", "Recursos de revisión", "shield-check", RUTA, RecursoFilter, _filas(m, Recurso), lambda fila: fila.agravio,
        lambda fila: " · ".join(parte for parte in (fila.folio, fila.expediente) if parte),
    )  # fmt: skip
    yield Fuente(
        "denuncia", "Denuncias", "megaphone", DENUNCIAS, DenunciaFilter, _filas(m, Denuncia), lambda fila: fila.obligacion,
        lambda fila: fila.folio, lambda fila: fila.hechos,
    )  # fmt: skip


PARTE = Parte(plazos=plazos, cuentas=cuentas, fuentes=fuentes, titulo="Recursos y denuncias")
