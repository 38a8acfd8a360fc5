"""Import in three steps: file, preview of what would happen row by row, confirmation. All or nothing."""

from pathlib import Path
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from .. import importacion, lector, plazos, salidas
from ..permisos import Accion
from .base import Pantalla
from .descargas import opciones_de

VISIBLES = 200  # rows that the preview prints; the counts speak of all


class ArchivoForm(forms.Form):
    archivo = forms.FileField(
        label="Archivo de Excel o CSV", help_text="Hasta 20 MB. Nada se guarda hasta que usted confirme.",
        error_messages={"required": "Elija el archivo que va a importar.", "empty": "El archivo está vacío."},
    )  # fmt: skip


class ImportScreen(Pantalla):
    """Declares `model` and `resource_class`."""

    pantalla = "import"
    accion = Accion.IMPORTAR
    generica = "genericas/importar.html"
    resource_class = None

    def get_titulo(self):
        return f"Importar {self.plural} desde Excel"

    def get(self, request, *args, **kwargs):
        if "plantilla" in request.GET:
            return self.plantilla()
        if request.GET.get("archivo") and (archivo := self.archivo_de(request.GET["archivo"])):
            return self.revisar(*archivo)
        return self.mostrar(ArchivoForm())

    def post(self, request, *args, **kwargs):
        if "confirmar" in request.POST:
            return self.confirmar(request.POST["confirmar"])
        form = ArchivoForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.mostrar(form, 422)
        archivo = form.cleaned_data["archivo"]
        if archivo.size > lector.MAXIMO_BYTES:
            form.add_error("archivo", "El archivo pesa más de 20 MB. Divídalo en partes.")
            return self.mostrar(form, 422)
        contenido = archivo.read()
        try:
            self.planear(contenido, archivo.name)
        except importacion.ArchivoInvalido as error:
            form.add_error("archivo", str(error))
            return self.mostrar(form, 422)
        return HttpResponseRedirect(f"?archivo={self.guardar_archivo(contenido, archivo.name)}")

    # -- the file waits on disk, tied to the session of who uploaded it
    @property
    def llave(self):
        return f"importacion:{self.model._meta.label_lower}"

    def guardar_archivo(self, contenido, nombre):
        clave = uuid4().hex
        carpeta = Path(settings.VAR_DIR) / "importaciones"
        carpeta.mkdir(parents=True, exist_ok=True)
        (carpeta / clave).write_bytes(contenido)
        self.olvidar()
        self.request.session[self.llave] = {"clave": clave, "nombre": nombre}
        return clave

    def archivo_de(self, clave):
        guardado = self.request.session.get(self.llave)
        if not guardado or guardado["clave"] != clave:
            return None
        ruta = Path(settings.VAR_DIR) / "importaciones" / clave
        return (ruta.read_bytes(), guardado["nombre"], clave) if ruta.exists() else None

    def olvidar(self):
        if guardado := self.request.session.pop(self.llave, None):
            (Path(settings.VAR_DIR) / "importaciones" / guardado["clave"]).unlink(missing_ok=True)

    # -- steps
    def planear(self, contenido, nombre):
        self.recurso = self.resource_class(usuario=self.request.user)
        return importacion.planear(self.recurso, contenido, nombre, self.request.user)

    def revisar(self, contenido, nombre, clave, *, status=200, aviso=""):
        plan = self.planear(contenido, nombre)
        return self.mostrar(None, status, plan=self.vista(plan), clave=clave, aviso=aviso)

    def confirmar(self, clave):
        archivo = self.archivo_de(clave)
        if archivo is None:
            messages.error(self.request, "Ese archivo ya se importó o venció. Súbalo de nuevo si hace falta.")
            return HttpResponseRedirect(self.request.path)
        try:
            with importacion.turno(self.model):
                plan = self.planear(archivo[0], archivo[1])
                if plan.resumen["error"] or plan.huella != self.request.POST.get("huella"):
                    return self.revisar(*archivo, status=409, aviso="Los datos cambiaron desde la revisión: esto es lo que pasaría ahora.")
                cuantos = importacion.aplicar(self.recurso, plan, usuario=self.request.user, fecha=plazos.hoy())
        except ValidationError as error:
            return self.revisar(*archivo, status=422, aviso=" ".join(error.messages))
        self.olvidar()
        resumen = plan.resumen
        messages.success(
            self.request,
            f"Importación completa: {resumen['crea']:,} nuevos, {resumen['cambia']:,} con cambios, {resumen['igual']:,} sin cambios.",
        ) if cuantos else messages.info(self.request, f"Sin cambios: los {plan.total:,} renglones ya estaban igual.")
        return HttpResponseRedirect(self.url("list"))

    # -- pages
    def mostrar(self, form, status=200, **contexto):
        campos = self.resource_class(usuario=self.request.user).campos()
        columnas = [{"titulo": c.column_name, "obligatoria": c.obligatorio, "ayuda": c.ayuda} for c in campos]
        return self.render_to_response(
            self.get_context_data(form=form, columnas=columnas, plantilla_url="?plantilla=1", cancelar_url=self.url("list"), **contexto),
            status=status,
        )

    def vista(self, plan):
        """The plan as the template prints it, filtered by `?ver=crea|cambia|igual|error`."""
        ver = self.request.GET.get("ver", "")
        nombres = list(plan.columnas)
        renglones = plan.con(ver) if ver else plan.renglones
        resumen = plan.resumen
        return {
            "nombre": plan.nombre,
            "hoja": plan.hoja,
            "total": plan.total,
            "crear": resumen["crea"],
            "cambiar": resumen["cambia"],
            "iguales": resumen["igual"],
            "con_error": resumen["error"],
            "escribe": resumen["crea"] + resumen["cambia"],
            "errores": plan.errores[:VISIBLES],
            "total_errores": len(plan.errores),
            "sin_usar": plan.sin_usar,
            "huella": plan.huella,
            "titulos": [dict(plan.campos)[nombre].column_name for nombre in nombres],
            "renglones": [
                {"renglon": r.numero, "que": r.que, "cambios": len(r.cambios), "celdas": [self.celda(r, nombre) for nombre in nombres]}
                for r in renglones[:VISIBLES]
            ],
            "ocultos": max(0, len(renglones) - VISIBLES),
            "ver": ver,
        }

    def celda(self, renglon, nombre):
        antes, despues = renglon.cambios.get(nombre, (None, None))
        if nombre not in renglon.cambios:
            limpio = renglon.valores.get(nombre)
            despues = (
                renglon.escrito(nombre)
                if nombre in renglon.errores or limpio is None
                else self.recurso.fields[nombre].widget.render(limpio)
            )
        return {"antes": antes, "despues": despues, "cambia": nombre in renglon.cambios, "error": renglon.errores.get(nombre, "")}

    def plantilla(self):
        """Blank Excel with the headings and the drop-downs."""
        campos = self.resource_class(usuario=self.request.user).campos()
        listas = {n: opciones for n, campo in enumerate(campos) if (opciones := opciones_de(campo))}
        titulos, tipos = [c.column_name for c in campos], [c.widget.tipo for c in campos]
        return salidas.xlsx_de(
            titulos, tipos, [], salidas.nombre_de_archivo(f"plantilla de {self.plural}", "xlsx"), hoja="Plantilla", listas=listas
        )
