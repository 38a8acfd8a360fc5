"""Create and edit. Two people on one record never overwrite each other: the second one sees both versions and chooses."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from .. import bitacora, envios, formato
from ..filtros import leer_clave
from ..permisos import Accion
from .base import Pantalla, mayuscula


class FormScreen(Pantalla):
    """A form that does something and goes on to `get_destino()`. Errors answer 422 with the same form.

    Sent twice (double click, back button) it writes once; `con_borrador` keeps what is being written.
    """

    generica = "genericas/formulario.html"
    form_class = None
    boton = "Guardar"
    object = None
    con_borrador = False

    def get_form_kwargs(self):
        if self.request.method == "POST":
            return {"usuario": self.request.user, "data": self.request.POST, "files": self.request.FILES}
        if "borrador" in self.request.GET and self.borrador:
            return {"usuario": self.request.user, "data": envios.datos_de(self.borrador)}
        return {"usuario": self.request.user}

    @cached_property
    def borrador(self):
        return envios.borrador_de(self.request) if self.con_borrador else None

    def get_form(self):
        return self.form_class(**self.get_form_kwargs())

    def get(self, request, *args, **kwargs):
        return self.mostrar(self.get_form())

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if not form.is_valid():
            envio = envios.aceptado(request)
            return self.ya_enviado(envio) if envio else self.mostrar(form, status=422)
        try:
            with transaction.atomic():
                envio, nuevo = self.envio
                if not nuevo:
                    return self.ya_enviado(envio)
                self.object = self.guardar(form)
                envios.cerrar(envio, request, self.get_destino())
        except ValidationError as error:
            agregar_errores(form, error)
            return self.mostrar(form, status=422)
        if texto := self.get_mensaje():
            messages.success(request, texto)
        return HttpResponseRedirect(self.get_destino())

    @cached_property
    def envio(self):
        """(Envio, is it new): the key of the form, claimed once by each request."""
        return envios.tomar(self.request)

    def ya_enviado(self, envio):
        messages.info(self.request, "Ya se había guardado: no se repitió.")
        return HttpResponseRedirect(envio.destino)

    def guardar(self, form):
        """Do it, inside a transaction. ValidationError goes back to the form."""
        return form.guardar()

    def get_mensaje(self):
        return "Guardado."

    def get_destino(self):
        return self.object.get_absolute_url()

    def get_cancelar(self):
        return self.url("list")

    def mostrar(self, form, *, status=200):
        return self.render_to_response(
            self.get_context_data(
                form=form, boton=self.boton, cancelar_url=self.get_cancelar(), object=self.object, **self.contexto_de_borrador()
            ),
            status=status,
        )

    def contexto_de_borrador(self):
        """`borrador`: one that may be recovered; `borrador_url`: where the page keeps what is written."""
        if not self.con_borrador:
            return {}
        return {
            "borrador": self.borrador if self.request.method == "GET" and "borrador" not in self.request.GET else None,
            "borrador_url": reverse("nucleo:borrador"),
        }


def agregar_errores(form, error):
    """Errors of a service shown on the form: by field where it has the field, above it otherwise."""
    por_campo = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for campo, mensajes in por_campo.items():
        form.add_error(campo if campo in form.fields else None, mensajes)


class CreateScreen(FormScreen):
    pantalla = "create"
    accion = Accion.CREAR
    con_borrador = True

    def get_titulo(self):
        return self.titulo or f"Registrar {self.singular}"

    def get_form_kwargs(self):
        return {"initial": self.get_initial(), **super().get_form_kwargs()}

    def get_initial(self):
        """Values given by the address: `?gabinete=3` opens the form with that cabinet chosen."""
        return {nombre: valor for nombre, valor in self.request.GET.items() if nombre in self.form_class.base_fields}

    def get_mensaje(self):
        return f"{mayuscula(str(self.object))}: {formato.concordar('registrado', self.singular)}."


class UpdateScreen(FormScreen):
    pantalla = "update"
    accion = Accion.EDITAR
    con_borrador = True

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        envio, nuevo = self.envio
        if not nuevo:
            return self.ya_enviado(envio)
        self.object = get_object_or_404(self.get_queryset().select_for_update(of=("self",)), pk=kwargs["pk"])
        if self.request.POST.get("version") != str(self.object.version) and (conflictos := self.conflictos()):
            return self.mostrar_conflicto(conflictos)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        kwargs = {**super().get_form_kwargs(), "instance": self.object}
        if self.request.method == "POST":
            kwargs["data"] = self.datos()
        return kwargs

    def get_titulo(self):
        return f"Editar {self.singular}"

    def get_migas(self):
        return [*super().get_migas(), (str(self.object), self.object.get_absolute_url())]

    def get_cancelar(self):
        return self.object.get_absolute_url()

    # -- two editors
    def conflictos(self):
        """Fields that differ between what was posted, over an older version, and what is saved now.

        "elige" is what the page proposes: the saved value where this person changed nothing, their own otherwise.
        """
        form = self.form_class(usuario=self.request.user, data=self.request.POST, instance=self.get_queryset().get(pk=self.object.pk))
        form.is_valid()  # a field that does not read is shown as it was typed
        base, conflictos = self._version_abierta(), []
        for nombre in form.fields:
            if nombre == "version":
                continue
            mio = form.cleaned_data.get(nombre, form[nombre].data)
            guardado = form.get_initial_for_field(form.fields[nombre], nombre)
            if _comparable(mio) != _comparable(guardado):
                intacto = base is not None and nombre in base and _comparable(base[nombre]) == _comparable(mio)
                conflictos.append(
                    {
                        "campo": nombre,
                        "rotulo": form.fields[nombre].label,
                        "mio": _texto(form, nombre, mio),
                        "guardado": _texto(form, nombre, guardado),
                        "elige": "guardado" if intacto else "mio",
                    }
                )
        return conflictos

    def _version_abierta(self):
        """Values of the version that the person opened, from the change log: {field: value} or None."""
        version = leer_clave(self.request.POST.get("version"))
        eventos = bitacora.modelo_de_eventos(self.model)
        evento = eventos.objects.filter(pgh_obj_id=self.object.pk, version=version).last() if version else None
        if evento is None:
            return None
        return {c.name: getattr(evento, c.attname) for c in self.model._meta.concrete_fields if hasattr(evento, c.attname)}

    def datos(self):
        """What was posted, with the saved value in the fields where the person chose it."""
        datos = self.request.POST.copy()
        if not any(clave.startswith("elige-") for clave in datos):
            return datos
        form = self.form_class(usuario=self.request.user, instance=self.object)
        for nombre, campo in form.fields.items():
            if datos.get(f"elige-{nombre}") == "guardado":
                valor = campo.prepare_value(form.get_initial_for_field(campo, nombre))
                valores = (
                    valor if isinstance(valor, (list, tuple)) or hasattr(valor, "__iter__") and not isinstance(valor, str) else [valor]
                )
                datos.setlist(nombre, ["" if v is None else getattr(v, "pk", v) for v in valores])
        return datos

    def mostrar_conflicto(self, conflictos):
        ocultos = [(k, v) for k, lista in self.request.POST.lists() for v in lista if k not in {"csrfmiddlewaretoken", "version"}]
        contexto = self.get_context_data(
            object=self.object, conflictos=conflictos, ocultos=ocultos, cancelar_url=self.get_cancelar(),
            ultimo=next(iter(bitacora.cambios(self.object)), None),
        )  # fmt: skip
        self.template_name = "genericas/conflicto.html"
        return self.render_to_response(contexto, status=409)


def _comparable(valor):
    if hasattr(valor, "all") or isinstance(valor, (list, tuple)) or hasattr(valor, "model"):
        filas = valor.all() if hasattr(valor, "all") else valor
        return sorted(str(getattr(fila, "pk", fila)) for fila in filas)
    valor = getattr(valor, "pk", valor)
    return "" if valor is None else str(valor)


def _texto(form, nombre, valor):
    campo = form.fields[nombre]
    if hasattr(campo, "queryset"):
        unicos = [valor] if not hasattr(valor, "__iter__") or isinstance(valor, str) else list(valor)
        pks = [getattr(v, "pk", v) for v in unicos if v not in (None, "")]
        return ", ".join(str(fila) for fila in campo.queryset.filter(pk__in=pks)) or "—"
    if hasattr(campo, "choices"):
        return str(dict(campo.choices).get(valor, valor)) or "—"
    return formato.legible(valor)
