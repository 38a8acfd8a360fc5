"""The sheet of a tour: an Excel that is filled in where there is no connection, and comes back as petitions of that tour.

Each of its rows bears a key with the tour and the copy: loaded twice, it writes once.
"""

import io
import re
from datetime import datetime, time
from uuid import uuid4

import xlsxwriter
from django.db.models import Count
from django.http import HttpResponse

from atencion.personas.models import Aviso
from seguimiento.directorio.models import Municipio
from seguimiento.nucleo import salidas
from seguimiento.nucleo.formato import enumerar, fecha_corta, fecha_larga, plural
from seguimiento.nucleo.recursos import Campo
from seguimiento.nucleo.valores import Texto, normalizar

from .estados import Canal, ClaseDeGira, FormaDeAviso, Prioridad, Rubro
from .models import Gira, Peticion
from .resources import PeticionResource

RENGLONES = 200  # of a sheet; whoever needs more downloads another
A_LA_VISTA = 10  # folios in a sentence
ASUNTOS = 60  # frequent subjects that its list offers
CLAVE = re.compile(r"G(\d{1,9})-[0-9A-F]{6}-(\d{1,4})")
NO_VIENEN = ("folio", "canal", "gira", "estado", "dias", "concluida")
ANCHOS = {"CLAVE": 18, "ASUNTO": 34, "DESCRIPCIÓN": 44, "RUBRO": 26, "MUNICIPIO": 22, "AVISO DE PRIVACIDAD": 22}
INSTRUCCIONES = (
    "Use un renglón para cada petición. Deje en blanco los que sobren: no se suben.",
    "No cambie la columna CLAVE: dice de qué gira es y evita que un renglón se suba dos veces.",
    "En RUBRO, MUNICIPIO, ASUNTO, PRIORIDAD, AVISO DE PRIVACIDAD y DATOS SENSIBLES elija de la lista. En ASUNTO puede escribir otro.",
    "Obligatorios: FECHA DE RECEPCIÓN, RUBRO y ASUNTO. Si anota a la persona, también cómo aceptó el aviso de privacidad.",
    "FECHA DE RECEPCIÓN: día, mes y año, como 04/05/2023. Ya viene con la de la gira.",
    "TELÉFONO: 10 cifras, con lada. CURP: sólo si el trámite la exige.",
    "MUNICIPIO: si lo deja en blanco se toma el de la gira.",
    "En ASUNTO y DESCRIPCIÓN no escriba nombres, teléfonos ni otros datos personales.",
    "DATOS SENSIBLES: «Sí» si habla de salud, discapacidad u origen étnico; el consentimiento es por escrito o electrónico.",
    "Al volver: abra la página de la gira, elija «Subir la hoja de campo», revise lo que se va a guardar y confirme.",
    "Si se sube otra vez la misma hoja, lo que ya está no se repite. Para más de 200 peticiones descargue otra hoja.",
)


class Clave(Texto):
    """Key of a row of a sheet."""

    def clean(self, value, row=None, **kwargs):
        texto = super().clean(value).upper()
        if not CLAVE.fullmatch(texto):
            raise ValueError("Esa clave no es de una hoja de campo: cópiela como venía, o descargue otra hoja.")
        return texto


class HojaDeCampoResource(PeticionResource):
    """Rows of a sheet: those that were loaded already say nothing; the others become petitions of the tour of their key."""

    clave_de_campo = Campo("clave_de_campo", "CLAVE", Clave(), obligatorio=True, ayuda="Ya viene en la hoja: no se cambia.")

    def __init__(self, usuario=None, gira=None, **kwargs):
        super().__init__(usuario, **kwargs)
        self.gira, self.giras = gira, {}
        self.ya, self.distintas = 0, []  # rows that were loaded before, and folios of those that now say something else
        for nombre in NO_VIENEN:
            del self.fields[nombre]
        for nombre in ("clave_de_campo", "fecha"):
            self.fields[nombre].prellenado = True
        self.fields = {"clave_de_campo": self.fields.pop("clave_de_campo"), **self.fields}

    def campos(self):
        """What the sheet brings; the ID serves the machinery alone."""
        return [campo for nombre, campo in self.fields.items() if nombre != "id"]

    # -- which petition a row speaks of
    def clave_de(self, valores):
        clave = valores.get("clave_de_campo")
        return (normalizar(clave),) if clave else None

    def candidatos(self, renglones, usuario):
        claves = [renglon.valores.get("clave_de_campo") for renglon in renglones]
        filas = self.para_exportar(self.base(usuario)).filter(clave_de_campo__in=[clave for clave in claves if clave])
        return {(normalizar(fila.clave_de_campo),): fila for fila in filas}

    # -- rules
    def revisar(self, renglon):
        if renglon.instancia is not None:
            self._no_cambia(renglon)
            return
        gira = self._gira(renglon)
        if gira is None:
            return
        renglon.valores["municipio"] = renglon.valores.get("municipio") or gira.municipio
        super().revisar(renglon)

    def _no_cambia(self, renglon):
        """It was loaded already: from here on it is corrected on its page. What the sheet says otherwise is told, not written."""
        if any(renglon.escrito(nombre) for nombre in renglon.cambios):
            self.distintas.append(renglon.instancia.folio)
        renglon.cambios.clear()
        self.ya += 1

    def _gira(self, renglon):
        pk = int(CLAVE.fullmatch(renglon.valores["clave_de_campo"])[1])
        if pk not in self.giras:
            self.giras[pk] = Gira.objects.visibles_para(self.usuario).filter(pk=pk).select_related("municipio").first()
        gira = self.giras[pk]
        if gira is None:
            renglon.errores["clave_de_campo"] = "La gira de esta hoja ya no está registrada."
        elif self.gira is not None and gira.pk != self.gira.pk:
            renglon.errores["clave_de_campo"] = f"Esta hoja es de otra gira: {gira}."
        elif "fecha" in renglon.valores and renglon.valores["fecha"] < gira.fecha:
            renglon.errores["fecha"] = f"La gira fue el {fecha_corta(gira.fecha)}: la fecha no puede ser anterior."
        return None if renglon.errores else gira

    def revisar_todo(self, renglones, usuario):
        """A key that is taken by a deleted petition, or was loaded by somebody else, is said by row."""
        nuevos = [renglon for renglon in renglones if renglon.instancia is None and not renglon.errores]
        claves = {renglon.valores["clave_de_campo"]: renglon for renglon in nuevos}
        for clave, folio in Peticion.todos.filter(clave_de_campo__in=claves).values_list("clave_de_campo", "folio"):
            claves[clave].errores["clave_de_campo"] = f"Ya se subió como {folio}, que está eliminada."
        super().revisar_todo(nuevos, usuario)

    def consecuencias(self):
        frases = super().consecuencias()
        if self.ya:
            frases.append(
                f"{plural(self.ya, 'renglón ya se había subido y no se repite', 'renglones ya se habían subido y no se repiten')}."
            )
        if self.distintas:
            folios = enumerar(self.distintas[:A_LA_VISTA]) + (" y otras" if len(self.distintas) > A_LA_VISTA else "")
            frases.append(f"La hoja dice otra cosa que {folios}: corrija esas peticiones en su página, desde la hoja no cambian.")
        return frases

    # -- writing
    def _peticion(self, renglon):
        fila = super()._peticion(renglon)
        if renglon.instancia is None:
            gira = self._gira(renglon)
            fila.gira, fila.clave_de_campo = gira, renglon.valores["clave_de_campo"]
            fila.canal = Canal.JORNADA if gira.clase == ClaseDeGira.JORNADA else Canal.GIRA
        return fila


# -- the file


def asuntos_frecuentes():
    """Subjects most written, so that all say the same of the same."""
    filas = Peticion.objects.order_by().values("asunto").annotate(n=Count("id")).order_by("-n", "asunto")
    return sorted(filas.values_list("asunto", flat=True)[:ASUNTOS], key=normalizar)


def hoja(gira):
    """The Excel of a tour as a response."""
    archivo = io.BytesIO()
    with xlsxwriter.Workbook(archivo, {"strings_to_formulas": False, "strings_to_urls": False}) as libro:
        _de_captura(libro, gira)
        _de_instrucciones(libro, gira)
    nombre = salidas.nombre_de_archivo(f"hoja de campo {gira.nombre}", "xlsx", gira.fecha)
    cabeceras = {"Content-Disposition": f'attachment; filename="{nombre}"'}
    return HttpResponse(archivo.getvalue(), content_type=salidas.MIME_XLSX, headers=cabeceras)


def _de_captura(libro, gira):
    """Sheet with the key and the date of each row, and its drop-downs."""
    columnas = [(campo.column_name, campo) for campo in HojaDeCampoResource().campos()]
    titulos = [titulo for titulo, _ in columnas]
    hoja = libro.add_worksheet("Hoja de campo")
    estilos = _estilos(libro)
    hoja.write_string(0, 0, f"Hoja de campo: {gira.nombre}", estilos["titulo"])
    donde = " · ".join(str(parte) for parte in (fecha_larga(gira.fecha), gira.municipio, gira.lugar) if parte)
    hoja.write_string(1, 0, f"{donde}. Lea la hoja «Instrucciones». No cambie la columna CLAVE.", estilos["nota"])
    for n, (titulo, campo) in enumerate(columnas):
        hoja.set_column(n, n, ANCHOS.get(titulo, 18), estilos["libre"])
        hoja.write_string(2, n, titulo, estilos["obligatoria" if campo.obligatorio else "cabeza"])
        if campo.ayuda:
            hoja.write_comment(2, n, campo.ayuda)
    copia, fecha = uuid4().hex[:6].upper(), titulos.index("FECHA DE RECEPCIÓN")
    for n in range(RENGLONES):
        hoja.write_string(n + 3, 0, f"G{gira.pk}-{copia}-{n + 1:03}", estilos["clave"])
        hoja.write_datetime(n + 3, fecha, datetime.combine(gira.fecha, time()), estilos["fecha"])
    hoja.set_column(titulos.index("TELÉFONO"), titulos.index("TELÉFONO"), 16, estilos["texto"])
    hoja.freeze_panes(3, 1)
    hoja.set_landscape(), hoja.fit_to_pages(1, 0), hoja.repeat_rows(2)
    _listas(libro, hoja, titulos)


def _estilos(libro):
    cabeza = {"bold": True, "bg_color": "#F5F1EC", "bottom": 2, "bottom_color": "#6B1B34", "text_wrap": True, "valign": "vcenter"}
    return {
        "titulo": libro.add_format({"bold": True, "font_size": 14, "font_color": "#6B1B34"}),
        "nota": libro.add_format({"font_color": "#58504B"}),
        "cabeza": libro.add_format(cabeza),
        "obligatoria": libro.add_format(cabeza | {"font_color": "#6B1B34"}),
        "clave": libro.add_format({"font_color": "#58504B", "bg_color": "#F5F1EC", "font_size": 9}),
        "fecha": libro.add_format({"num_format": "dd/mm/yyyy"}),
        "texto": libro.add_format({"num_format": "@"}),  # so that Excel does not write a telephone as a power of ten
        "libre": libro.add_format({"valign": "top", "text_wrap": True}),
    }  # fmt: skip


def _listas(libro, hoja, titulos):
    """Drop-downs from a hidden sheet; only the subject admits what is not in its list."""
    opciones = {
        "RUBRO": [rubro.label for rubro in Rubro], "MUNICIPIO": list(Municipio.objects.values_list("nombre", flat=True)),
        "ASUNTO": asuntos_frecuentes(), "PRIORIDAD": [prioridad.label for prioridad in Prioridad],
        "AVISO DE PRIVACIDAD": [forma.label for forma in FormaDeAviso], "DATOS SENSIBLES": ["Sí", "No"],
    }  # fmt: skip
    oculta = libro.add_worksheet("Listas")
    oculta.hide()
    for n, (titulo, textos) in enumerate((t, o) for t, o in opciones.items() if o):
        oculta.write_column(0, n, textos)
        letra, columna = xlsxwriter.utility.xl_col_to_name(n), titulos.index(titulo)
        regla = {"validate": "list", "source": f"=Listas!${letra}$1:${letra}${len(textos)}"}
        if titulo == "ASUNTO":
            regla |= {"show_error": False}
        else:
            regla |= {"error_title": titulo.capitalize(), "error_message": "Elija uno de la lista."}
        hoja.data_validation(3, columna, RENGLONES + 2, columna, regla)


def _de_instrucciones(libro, gira):
    hoja = libro.add_worksheet("Instrucciones")
    titulo = libro.add_format({"bold": True, "font_size": 14, "font_color": "#6B1B34"})
    texto, negrita = libro.add_format({"text_wrap": True, "valign": "top"}), libro.add_format({"bold": True, "valign": "top"})
    hoja.set_column(0, 0, 5), hoja.set_column(1, 1, 100)
    hoja.write_string(0, 0, f"Cómo se llena la hoja de campo de «{gira.nombre}»", titulo)
    for n, instruccion in enumerate(INSTRUCCIONES, start=1):
        hoja.write_number(n + 1, 0, n, negrita)
        hoja.write_string(n + 1, 1, instruccion, texto)
    if aviso := Aviso.vigente(gira.fecha):
        hoja.write_string(len(INSTRUCCIONES) + 3, 1, f"Aviso de privacidad que se lee a la persona (versión {aviso.numero})", negrita)
        hoja.write_string(len(INSTRUCCIONES) + 4, 1, aviso.simplificado, texto)
