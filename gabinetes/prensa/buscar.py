"""Search in what was said: by words, by who speaks and by topic, over expositions, questions, answers and the texts of conferences."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import CharField, F, Value

from seguimiento.nucleo import marcas, plazos
from seguimiento.nucleo.filtros import FechaField, consulta
from seguimiento.nucleo.pantallas import Pantalla
from seguimiento.nucleo.sugerencias import SUGERENCIAS, Sugerencias, Sugerido

from .estados import Presidio
from .models import Conferencia, Exposicion, Participante, Pregunta

POR_PAGINA = 20
SIN_PALABRAS = "Escriba una palabra, una persona o un tema."


class BuscarForm(forms.Form):
    q = forms.CharField(label="Palabras", required=False, max_length=200)
    persona = forms.CharField(
        label="Quién habla", required=False, max_length=150, widget=Sugerido("prensa:conferencia_sugerir_hablante"),
        help_text="Nombre o cargo.",
    )  # fmt: skip
    tema = forms.CharField(label="Tema", required=False, max_length=150)
    preside = forms.ChoiceField(label="Presidio", required=False, choices=[("", "Todos"), *Presidio.choices])
    desde = FechaField(label="Desde", required=False)
    hasta = FechaField(label="Hasta", required=False)
    anchos = {"q": 4, "persona": 4, "tema": 4, "preside": 4, "desde": 4, "hasta": 4}

    def clean(self):
        """Marks of punctuation alone are no words."""
        datos = super().clean()
        for nombre in ("q", "persona", "tema"):
            if datos.get(nombre) and consulta(datos[nombre]) is None:
                self.add_error(nombre, "Escriba al menos una letra o un número.")
        return datos


def dicho(usuario, corte, datos):
    """[(kind, key)] of what was found, newest conference first, as one query over the three tables."""
    partes = [
        _columnas(filas.filter(busqueda=consulta(datos["q"])) if datos["q"] else filas, clase, fecha)
        for clase, fecha, filas in _acotadas(usuario, corte, datos)
    ]
    return partes[0].union(*partes[1:], all=True).order_by("-dia", "clase", "pk")


def _acotadas(usuario, corte, datos):
    """(kind, field of the date, rows) of each table, narrowed to everything but the words."""
    for clase, modelo, camino in (
        ("exposicion", Exposicion, "conferencia__"),
        ("pregunta", Pregunta, "conferencia__"),
        ("texto", Conferencia, ""),
    ):
        filas = modelo.objects.visibles_para(usuario).al_corte(corte)
        limites = {"preside": datos["preside"], "fecha__gte": datos["desde"], "fecha__lte": datos["hasta"]}
        filas = filas.filter(**{f"{camino}{campo}": valor for campo, valor in limites.items() if valor})
        if datos["persona"]:
            filas = filas.de_quien(datos["persona"]) if camino else filas.en_que_participa(datos["persona"])
        if datos["tema"]:
            filas = filas.del_tema(datos["tema"]) if camino else filas.en_que_se_trata(datos["tema"])
        yield clase, f"{camino}fecha", filas if camino or datos["q"] else filas.none()


def _columnas(filas, clase, fecha):
    anotadas = filas.order_by().annotate(clase=Value(clase, output_field=CharField()), dia=F(fecha))
    return anotadas.values_list("dia", "clase", "pk")


def leer(hallados, buscadas):
    """The rows of a page ready to print: {"url", "titulo", "bajo", "pasajes": [(label, marked text)]}."""
    pks = {clase: [pk for _, de, pk in hallados if de == clase] for clase in ("exposicion", "pregunta", "texto")}
    filas = {
        "exposicion": Exposicion.objects.select_related("conferencia", "participante__persona").in_bulk(pks["exposicion"]),
        "pregunta": Pregunta.objects.select_related(
            "conferencia", "quien_pregunta__persona", "quien_responde__persona"
        ).in_bulk(pks["pregunta"]),
        "texto": Conferencia.objects.in_bulk(pks["texto"]),
    }  # fmt: skip
    lineas = {"exposicion": _de_exposicion, "pregunta": _de_pregunta, "texto": _de_conferencia}
    return [lineas[clase](fila, buscadas) for _, clase, pk in hallados if (fila := filas[clase].get(pk))]


def _de_exposicion(fila, buscadas):
    pasajes = [(str(fila.participante), marcas.pasaje(fila.texto or fila.tema, buscadas))]
    return _linea(fila, "mic", fila.tema, fila.conferencia, pasajes, buscadas)


def _de_pregunta(fila, buscadas):
    pasajes = [(f"Pregunta: {fila.quien_pregunta or 'sin dato'}", marcas.pasaje(fila.pregunta, buscadas))]
    if fila.respuesta:
        pasajes.append((f"Responde: {fila.quien_responde or 'sin dato'}", marcas.pasaje(fila.respuesta, buscadas)))
    return _linea(fila, "chat-left-text", fila.tema, fila.conferencia, pasajes, buscadas)


def _de_conferencia(fila, buscadas):
    """Those of its texts in which something was found."""
    textos = (("Resumen", fila.resumen), ("Ficha informativa", fila.ficha), ("Versión estenográfica", fila.estenografica))
    pasajes = [(rotulo, marcas.pasaje(texto, buscadas)) for rotulo, texto in textos if marcas.lugares(texto, buscadas)]
    return _linea(fila, "file-earmark-text", fila.tema, fila, pasajes, buscadas)


def _linea(fila, icono, titulo, conferencia, pasajes, buscadas):
    return {
        "url": fila.get_absolute_url(),
        "icono": icono,
        "titulo": marcas.marcar(titulo, buscadas),
        "bajo": str(conferencia),
        "pasajes": pasajes,
    }


class ConferenciaBuscar(Pantalla):
    model, de_uno, forma, template_name = Conferencia, False, "buscar", "prensa/buscar.html"
    titulo = "Buscar en lo dicho"
    bajada = "En exposiciones, preguntas, respuestas, resúmenes, fichas y versiones estenográficas, con o sin acentos."

    def get_context_data(self, **kwargs):
        form = BuscarForm(self.request.GET or None)
        pagina = None
        pedido = form.is_bound and form.is_valid() and any(form.cleaned_data[n] for n in ("q", "persona", "tema"))
        if pedido:
            hallados = dicho(self.request.user, plazos.hoy(), form.cleaned_data)
            pagina = Paginator(hallados, POR_PAGINA).get_page(self.request.GET.get("pagina"))
            buscadas = marcas.raices(f"{form.cleaned_data['q']} {form.cleaned_data['tema']}")
            kwargs["lineas"] = leer(list(pagina.object_list), buscadas)
        return super().get_context_data(form=form, page=pagina, falta=SIN_PALABRAS if form.is_bound and not pedido else "", **kwargs)


class ConferenciaSugerirHablante(Sugerencias, Pantalla):
    """People who took part in some conference."""

    model, forma = Conferencia, "sugerir-hablante"

    def sugerir(self, texto):
        filas = Participante.objects.visibles_para(self.request.user)
        filas = (filas.que_se_llaman(texto) if texto else filas).order_by("persona__orden").values_list("persona__nombre", flat=True)
        return ((nombre, "") for nombre in filas.distinct()[:SUGERENCIAS])
