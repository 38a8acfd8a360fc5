"""Excel of the publications: what is said of each; their files are uploaded one by one."""

from django.core.exceptions import ValidationError

from seguimiento.cuentas.querysets import nombre_de
from seguimiento.nucleo import plazos
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Opcion

from . import personales, services
from .estados import EstadoDePublicacion
from .models import Publicacion


class PublicacionResource(Recurso):
    """A row without ID is the publication of that title and date. Nothing becomes public by an import."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    titulo = Campo("titulo", "TÍTULO", obligatorio=True, ayuda="Se muestra al público: sin datos personales.")
    tema = Campo("tema", "TEMA", obligatorio=True)
    fecha = Campo("fecha", "FECHA", Fecha(), obligatorio=True, ayuda="dd/mm/aaaa")
    descripcion = Campo("descripcion", "DESCRIPCIÓN")
    estado = Campo("estado_vista", "ESTADO", Opcion(EstadoDePublicacion), readonly=True)

    clave = ("titulo", "fecha")
    dia = "fecha"
    rutas = {"estado": "estado_al", "lista_publicada_por": "publicada_por_nombre"}  # the second one, a column of the screen

    class Meta:
        model = Publicacion

    def para_exportar(self, qs):
        return qs.select_related("publicada_por").annotate(publicada_por_nombre=nombre_de("publicada_por__"))

    def revisar_todo(self, renglones, usuario):
        hoy = plazos.hoy()
        for renglon in renglones:
            if renglon.errores:
                continue
            if self.valor(renglon, "fecha") > hoy:
                renglon.errores["fecha"] = "La fecha no puede ser posterior a hoy."
        sanos = [renglon for renglon in renglones if not renglon.errores]
        grupos = [[self.valor(renglon, campo) for campo in ("titulo", "tema", "descripcion")] for renglon in sanos]
        for renglon, hallados in zip(sanos, personales.hallados_en(grupos), strict=True):
            if hallados:
                renglon.errores["titulo"] = f"Trae datos personales: {', '.join(hallados)}."

    def guardar(self, renglones, *, usuario, fecha):
        for renglon in renglones:
            publicacion = renglon.instancia or Publicacion()
            for nombre in renglon.valores.keys() - {"id", "estado"}:
                setattr(publicacion, nombre, renglon.valores[nombre])
            try:
                services.escribir(publicacion, archivo=None, usuario=usuario)
            except ValidationError as error:
                raise ValidationError([f"Renglón {renglon.numero}: {mensaje}" for mensaje in error.messages]) from error
