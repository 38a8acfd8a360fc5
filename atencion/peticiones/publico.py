"""A citizen asks how an own petition goes: folio and one datum that only they have. Without account and without cookies."""

import hmac

from allauth.core.internal import ratelimit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from seguimiento.nucleo import plazos

from .models import Peticion

LIMITES = {"peticion": "10/10m/ip,20/1h/key"}  # of each address; and of each folio, whoever asks
CIFRAS = 4
NADIE = "\x00" * CIFRAS  # what no person can type: the comparison is made for a folio that does not exist too


class ConsultaForm(forms.Form):
    folio = forms.CharField(label="Folio", max_length=20)
    dato = forms.CharField(label="Últimas 4 cifras de su teléfono, o de su CURP", max_length=18)


@method_decorator([login_not_required, csrf_exempt, never_cache], name="dispatch")
class PeticionPublica(TemplateView):
    """It writes nothing, so it needs no CSRF token, and so no cookie. A wrong folio and a wrong datum are answered the same."""

    template_name = "publico/peticion.html"

    def get(self, request):
        return self.mostrar(ConsultaForm(initial={"folio": request.GET.get("folio", "")[:20]}))

    def post(self, request):
        form = ConsultaForm(request.POST)
        if not form.is_valid():
            return self.mostrar(form, estado=422)
        folio, dato = form.cleaned_data["folio"].strip().upper(), form.cleaned_data["dato"].strip().upper()
        if not ratelimit.consume(request, app="publico", action="peticion", config=LIMITES, key=folio):
            return self.mostrar(form, limite=True, estado=429)
        peticion = buscar(folio, dato[-CIFRAS:])
        return self.mostrar(form, peticion=peticion, hallada=peticion is not None, buscada=True, estado=200 if peticion else 404)

    def mostrar(self, form, *, estado=200, **contexto):
        return self.render_to_response({"titulo": "Cómo va mi petición", "form": form, **contexto}, status=estado)


def buscar(folio, dato):
    """The petition with its `estado`, when the datum is that of its person; None otherwise, after the same work."""
    hoy = plazos.hoy()
    peticion = Peticion.objects.filter(folio=folio).al_corte(hoy).select_related("persona").first()
    persona = getattr(peticion, "persona", None)
    datos = [texto[-CIFRAS:] or NADIE for texto in ((persona.telefono, persona.curp) if persona else ("", ""))]
    coinciden = [hmac.compare_digest(suyo.encode(), dato.encode()) for suyo in datos]
    return peticion if any(coinciden) else None
