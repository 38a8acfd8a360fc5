"""Excel of the requests: the same columns out and in. Who asks never goes out, and is not brought by a sheet."""

from functools import partial

from django.db.models import Q

from seguimiento.nucleo import plazos
from seguimiento.nucleo.por_servicio import escribir
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Hora, Opcion, SiNo, normalizar

from . import services
from .estados import Competencia, EstadoDeSolicitud, Materia, Medio, Sentido
from .models import Solicitud

OBLIGATORIAS = ("materia", "presentada", "medio", "tema", "texto")
FALTA = "Para una solicitud nueva faltan las columnas {}."


class SolicitudResource(Recurso):
    """A row without ID is the request with that folio of the platform; without one, the one presented that day on that subject."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    folio = Campo("folio", "FOLIO", readonly=True)
    folio_pnt = Campo("folio_pnt", "FOLIO DE LA PLATAFORMA", ayuda="Sólo cifras: 15, o las que tenga si es anterior.", distingue=True)
    materia = Campo("materia", "MATERIA", Opcion(Materia), obligatorio=True)
    presentada = Campo("presentada", "FECHA DE PRESENTACIÓN", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    hora = Campo("hora", "HORA", Hora(), ayuda="hh:mm, si se conoce.")
    medio = Campo("medio", "MEDIO", Opcion(Medio), obligatorio=True)
    tema = Campo("tema", "TEMA", obligatorio=True, ayuda="En pocas palabras y sin datos personales.")
    texto = Campo("texto", "QUÉ SE PIDE", obligatorio=True, ayuda="Sin el nombre de quien pide.")
    controversia = Campo("controversia", "PODRÍA CAUSAR CONTROVERSIA", SiNo())
    nota_controversia = Campo("nota_controversia", "POR QUÉ")
    competencia = Campo("competencia", "COMPETENCIA", Opcion(Competencia), readonly=True)
    sentido = Campo("sentido", "SENTIDO DE LA RESPUESTA", Opcion(Sentido), readonly=True)
    respondida = Campo("respondida", "RESPONDIDA", Fecha(), readonly=True)
    vence = Campo("vence_al", "VENCE", Fecha(), readonly=True)
    estado = Campo("estado", "ESTADO", Opcion(EstadoDeSolicitud), readonly=True)

    clave = ("presentada", "tema")
    ejercicio_de = "presentada"

    class Meta:
        model = Solicitud

    def __init__(self, usuario=None, **kwargs):
        super().__init__(usuario=usuario, **kwargs)
        self.hoy = plazos.hoy()

    def para_exportar(self, qs):
        """With how each one stands: at the cut-off date of its list or, in an import, today."""
        return qs if "estado" in qs.query.annotations else qs.al_corte(self.hoy, self.usuario)

    def clave_de(self, valores):
        if folio := valores.get("folio_pnt"):
            return ("pnt", normalizar(folio))
        return super().clave_de(valores)

    def candidatos(self, renglones, usuario):
        folios, dias = ({renglon.valores.get(nombre) for renglon in renglones} - {None, ""} for nombre in ("folio_pnt", "presentada"))
        return self.por_clave(self.para_exportar(self.base(usuario).filter(Q(folio_pnt__in=folios) | Q(presentada__in=dias))))

    def claves_de(self, fila):
        """By its folio of the Plataforma, when it has one, and by what it says."""
        return {self.clave_de({n: getattr(fila, n) for n in ("folio_pnt", *self.clave)}), super().clave_de(vars(fila))}

    def revisar(self, renglon):
        super().revisar(renglon)
        valores, errores, fila = renglon.valores, renglon.errores, renglon.instancia
        if fila is None and (faltan := [self.fields[n].column_name for n in OBLIGATORIAS if n not in valores]):
            errores["id"] = FALTA.format(", ".join(faltan))
            return
        if fila and self.valor(renglon, "materia") != fila.materia:
            errores["materia"] = services.OTRA_MATERIA.format(Materia(fila.materia).label.lower())
        self._revisar_fecha(renglon)

    def _revisar_fecha(self, renglon):
        dia, fila = self.valor(renglon, "presentada"), renglon.instancia
        if dia and not 2000 <= dia.year <= 2100:
            renglon.errores["presentada"] = "Se esperaba un año entre 2000 y 2100, con sus cuatro cifras."
        elif dia and dia > self.hoy:
            renglon.errores["presentada"] = "La fecha no puede ser posterior a hoy."
        elif dia and fila and dia.year != fila.ejercicio:
            renglon.errores["presentada"] = f"Su folio es de {fila.ejercicio}: debe ser una fecha de ese año."

    def guardar(self, renglones, *, usuario, fecha):
        calendario = plazos.Calendario.cargar()
        for renglon in renglones:
            servicio = services.editar if renglon.instancia else services.registrar
            escribir(renglon, Solicitud(), partial(servicio, usuario=usuario, hoy=self.hoy, calendario=calendario))
