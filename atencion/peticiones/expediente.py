"""What the petitions hold on a person: for their page, for who asks for all that is held on them, and until when it is needed."""

from django.db.models import Q

from atencion.personas.estados import Categoria
from atencion.personas.expedientes import Parte, Tabla, declarar
from seguimiento.nucleo import bitacora, documentos, plazos
from seguimiento.nucleo.formato import fecha_corta
from seguimiento.nucleo.models import Documento
from seguimiento.nucleo.permisos import Accion, puede

from .models import Conclusion, Peticion, Seguimiento, Turno

SUPRIMIDO = "Texto suprimido"
# What is written in words, which may name the person: {model: (path to the person, {field: what is left})}
EN_PALABRAS = {
    Peticion: ("persona", {"en_nombre_de": "", "descripcion": ""}),
    Seguimiento: ("peticion__persona", {"nota": SUPRIMIDO}),
    Turno: ("peticion__persona", {"indicacion": "", "respuesta": SUPRIMIDO}),
    Conclusion: ("peticion__persona", {"respuesta": SUPRIMIDO}),
}


def tablas(personas, usuario):
    """Petitions and, of each, its follow-ups, turns and conclusions; those without rows are left out."""
    if not puede(usuario, Accion.VER, Peticion):
        return []
    peticiones = Peticion.objects.visibles_para(usuario).filter(persona__in=personas).order_by("-fecha", "-pk")
    filas = list(peticiones.al_corte(plazos.hoy(), usuario).select_related("aviso"))
    hechas = [
        Tabla(
            "Peticiones", ("Folio", "Recibida", "Canal", "Asunto", "Estado", "Aviso de privacidad"),
            [
                [p.folio, fecha_corta(p.fecha), p.get_canal_display(), p.asunto, p.estado_vista.label, _aviso(p)]
                for p in filas
            ],
            [p.get_absolute_url() for p in filas],
        ),
        _de("Seguimientos", Seguimiento, filas, usuario, ("Canal", "Nota"), lambda fila: [fila.get_canal_display(), fila.nota]),
        _de("Turnos", Turno, filas, usuario, ("A quién", "Respuesta"), lambda fila: [fila.a_quien, fila.respuesta]),
        _de("Conclusiones", Conclusion, filas, usuario, ("Resultado", "Respuesta"), lambda f: [f.get_resultado_display(), f.respuesta]),
        _archivos(filas),
    ]  # fmt: skip
    return [tabla for tabla in hechas if tabla.filas]


def _archivos(peticiones):
    """Files of those petitions."""
    archivos = Documento.objects.de(*peticiones) if peticiones else []
    folios = {peticion.pk: peticion for peticion in peticiones}
    return Tabla(
        "Documentos", ("Documento", "Petición", "Subido"),
        [[archivo.nombre, folios[archivo.objeto_id].folio, fecha_corta(archivo.subido)] for archivo in archivos],
        [folios[archivo.objeto_id].get_absolute_url() for archivo in archivos],
    )  # fmt: skip


def _aviso(peticion):
    if not peticion.aviso_id:
        return ""
    return f"Versión {peticion.aviso.numero}, {peticion.get_aviso_forma_display().lower()}, {fecha_corta(peticion.aviso_aceptado)}"


def _de(titulo, modelo, peticiones, usuario, columnas, celdas):
    """What hangs from those petitions, as far as this person may know it."""
    todas = modelo.objects.visibles_para(usuario).filter(peticion__in=[p.pk for p in peticiones]).select_related("peticion")
    filas = list(todas.select_related("dependencia") if modelo is Turno else todas)
    return Tabla(
        titulo, ("Petición", "Fecha", *columnas), [[f.peticion.folio, fecha_corta(f.fecha), *celdas(f)] for f in filas],
        [f.peticion.get_absolute_url() for f in filas],
    )  # fmt: skip


def vigentes(limite):
    """Petitions still open, or concluded after that date."""
    return Peticion.objects.filter(Q(concluida__isnull=True) | Q(concluida__gt=limite), persona__isnull=False)


def alcance(usuario):
    return Peticion.objects.visibles_para(usuario).filter(persona__isnull=False).order_by().values("persona")


def suprimir(personas):
    """Empty what was written in words about them, in the rows and in their change logs. Dates, kinds and results stay."""
    for modelo, (camino, campos) in EN_PALABRAS.items():
        claves = list(modelo.todos.filter(**{f"{camino}__in": personas}).values_list("pk", flat=True))
        documentos.destruir(modelo, claves, SUPRIMIDO)
        eventos = bitacora.modelo_de_eventos(modelo).objects.filter(pgh_obj_id__in=claves)
        for campo, queda in campos.items():
            modelo.todos.filter(pk__in=claves).exclude(**{campo: ""}).update(**{campo: queda})
        for campo, queda in campos.items():
            eventos.exclude(**{campo: ""}).update(**{campo: queda})


PARTE = declarar(Parte(Categoria.PETICION, tablas, vigentes, alcance, suprimir))
