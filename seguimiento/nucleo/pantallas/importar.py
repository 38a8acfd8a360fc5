"""Import in three steps: file, preview of what would happen row by row, confirmation. All or nothing."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect

from .. import marcados, salidas
from ..importacion import CambioDesdeLaRevision
from ..importaciones import CAMBIARON, LETRAS, Importacion, en_palabras, encargar
from ..lector import MAXIMO_BYTES
from ..paquete import ArchivoInvalido
from ..permisos import Accion
from ..trabajos import Trabajo
from .base import Pantalla
from .descargas import opciones_de

POR_PAGINA = 100  # rows of the preview
NUMERICOS = ("entero", "pesos", "porcentaje")


class ArchivoForm(forms.Form):
    archivo = forms.FileField(
        label="Archivo de Excel o CSV", help_text="Hasta 20 MB y 100,000 renglones. Nada se guarda hasta que usted confirme.",
        error_messages={"required": "Elija el archivo que va a importar.", "empty": "El archivo está vacío."},
    )  # fmt: skip

    def clean_archivo(self):
        archivo = self.cleaned_data["archivo"]
        if archivo.size > MAXIMO_BYTES:
            raise ValidationError("El archivo pesa más de 20 MB. Divídalo en partes.")
        return archivo


class ImportScreen(Pantalla):
    """Declares `model` and `resource_class`."""

    pantalla = "import"
    accion = Accion.IMPORTAR
    generica = "genericas/importar.html"
    resource_class = None

    def get_titulo(self):
        return f"Importar {self.plural} desde Excel"

    def recurso(self):
        return self.resource_class(usuario=self.request.user)

    def get(self, request, *args, **kwargs):
        if "plantilla" in request.GET:
            return self.plantilla()
        if "archivo" not in request.GET:
            return self.mostrar(ArchivoForm())
        importacion = self.importacion_de(request.GET["archivo"])
        if importacion is None:
            return HttpResponseRedirect(request.path)
        if "marcado" in request.GET and importacion.plan:
            return marcados.xlsx(importacion.nombre, importacion.plan, importacion.renglones())
        return self.seguir(importacion)

    def post(self, request, *args, **kwargs):
        if "confirmar" in request.POST:
            return self.confirmar(request.POST["confirmar"])
        form = ArchivoForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                return HttpResponseRedirect(f"?archivo={self.recibir(form.cleaned_data['archivo']).clave}")
            except ArchivoInvalido as error:
                form.add_error("archivo", str(error))
            except ValidationError as error:
                form.add_error("archivo", error)
        return self.mostrar(form, 422)

    # -- steps
    def importacion_de(self, clave):
        """The file of this person, when it waits for something; else None, and why is said."""
        importacion = Importacion.de(clave, self.request.user, self.resource_class._meta.model)
        if importacion is None:
            messages.error(self.request, "Ese archivo ya no está. Súbalo de nuevo si hace falta.")
        elif importacion.hecha:
            messages.info(self.request, "Ese archivo ya se importó. Súbalo de nuevo si hace falta.")
        return None if importacion is None or importacion.hecha else importacion

    def recibir(self, archivo):
        """Keep what was uploaded, and review it: here or, if it is long, as a job."""
        importacion = Importacion.crear(self.request.user, self.recurso(), archivo)
        try:
            if importacion.larga:
                encargar(Trabajo.Tipo.REVISION, importacion, self.request.user, self.request.path)
            else:
                importacion.revisar(self.recurso(), self.request.user)
        except (ArchivoInvalido, ValidationError):
            importacion.quitar()
            raise
        return importacion

    def seguir(self, importacion):
        """Whatever comes now for a file that was received: wait, look at the plan, or know why it could not be read."""
        trabajo = importacion.trabajo()
        if trabajo and trabajo.activo:
            return self.mostrar(None, espera=trabajo)
        aviso = trabajo.resultado if trabajo and trabajo.estado == Trabajo.Estado.FALLO else ""
        if importacion.plan:
            return self.revision(importacion, aviso=aviso)
        form = ArchivoForm({})
        form.errors["archivo"] = form.error_class([aviso or "La revisión se canceló. Suba el archivo de nuevo."])
        return self.mostrar(form, 422)

    def confirmar(self, clave):
        importacion, usuario, huella = self.importacion_de(clave), self.request.user, self.request.POST.get("huella", "")
        if importacion is None:
            return HttpResponseRedirect(self.request.path)
        try:
            if importacion.larga:
                encargar(Trabajo.Tipo.IMPORTACION, importacion, usuario, self.request.path, huella=huella)
                return HttpResponseRedirect(f"?archivo={clave}")
            cuenta = importacion.escribir(self.recurso(), usuario, huella)
        except CambioDesdeLaRevision:
            importacion.revisar(self.recurso(), usuario)
            return self.revision(importacion, status=409, aviso=CAMBIARON)
        except ValidationError as error:
            return self.revision(importacion, status=422, aviso=" ".join(error.messages))
        messages.success(self.request, f"Importación completa: {en_palabras(cuenta)}.")
        return HttpResponseRedirect(self.get_destino())

    def get_destino(self):
        """Where one goes after importing, or without doing it."""
        return self.url("list")

    # -- pages
    def mostrar(self, form, status=200, **contexto):
        columnas = [{"titulo": c.column_name, "obligatoria": c.obligatorio, "ayuda": c.ayuda} for c in self.recurso().campos()]
        return self.render_to_response(
            self.get_context_data(form=form, columnas=columnas, plantilla_url="?plantilla=1", cancelar_url=self.get_destino(), **contexto),
            status=status,
        )

    def revision(self, importacion, *, status=200, aviso=""):
        """The plan as the template prints it, filtered by `?ver=crea|cambia|igual|error`."""
        plan, ver = importacion.plan, self.request.GET.get("ver", "")
        ver = ver if ver in LETRAS else ""
        page = Paginator(importacion.renglones(ver), POR_PAGINA).get_page(self.request.GET.get("pagina"))
        resumen = plan["resumen"]
        escribe = resumen["crea"] + resumen["cambia"]
        tipos = zip(plan["titulos"], plan["tipos"], strict=True)
        columnas = [{"titulo": titulo, "numerica": tipo in NUMERICOS} for titulo, tipo in tipos]
        return self.mostrar(
            None, status, clave=importacion.clave, aviso=aviso, page=page, ver=ver, nombre=importacion.nombre,
            plan=plan | {"escribe": escribe, "larga": importacion.larga}, columnas_del_plan=columnas,
            renglones=[self.renglon(ficha, plan) for ficha in page.object_list],
        )  # fmt: skip

    def renglon(self, ficha, plan):
        numero, que, _, cambios, celdas, errores = ficha
        pares = [celda if isinstance(celda, list) else (None, celda) for celda in celdas]
        return {
            "renglon": numero,
            "que": que,
            "cambios": cambios,
            "celdas": [
                {
                    "antes": antes,
                    "despues": despues,
                    "cambia": antes is not None,
                    "error": errores.get(nombre, ""),
                    "numerica": tipo in NUMERICOS,
                }
                for nombre, tipo, (antes, despues) in zip(plan["nombres"], plan["tipos"], pares, strict=True)
            ],
        }

    def plantilla(self):
        """Blank Excel with the headings and the drop-downs."""
        campos = self.recurso().campos()
        listas = {n: opciones for n, campo in enumerate(campos) if (opciones := opciones_de(campo))}
        titulos, tipos = [c.column_name for c in campos], [c.widget.tipo for c in campos]
        return salidas.xlsx_de(
            titulos, tipos, [], salidas.nombre_de_archivo(f"plantilla de {self.plural}", "xlsx"), hoja="Plantilla", listas=listas
        )
