"""Attendance of a meeting in one grid: a row for each one that came and for each seat of the cabinet, and one save."""

from django import forms

from seguimiento.nucleo.formularios import SinDatosForm

from .estados import Presencia
from .models import Asistencia


class AsistenciasForm(SinDatosForm):
    """A seat without a mark leaves no row. Whoever may not read personal data writes no names and keeps those there are.

    `todos`: a presence with which the seats without a mark are shown.
    """

    def __init__(self, *args, reunion, todos="", **kwargs):
        super().__init__(*args, **kwargs)
        self.con_personas = self.usuario.ve_datos_personales
        tomadas = list(reunion.asistencias.select_related("dependencia"))
        ya = {fila.dependencia_id for fila in tomadas}
        asientos = [a.dependencia for a in reunion.gabinete.asientos.select_related("dependencia") if a.dependencia_id not in ya]
        self.renglones = [(f"a{fila.pk}", fila.dependencia, fila) for fila in tomadas]
        self.renglones += [(f"d{dependencia.pk}", dependencia, None) for dependencia in asientos]
        for clave, dependencia, fila in self.renglones:
            self._agregar(clave, dependencia, fila or Asistencia(presencia=todos if todos in Presencia.values else ""), bool(fila))

    def _agregar(self, clave, dependencia, fila, tomada):
        self.fields[f"presencia-{clave}"] = forms.ChoiceField(
            label=f"Asistencia de {dependencia.siglas}", choices=Presencia.choices, required=tomada, initial=fila.presencia,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        )  # fmt: skip
        for campo in ("persona", "cargo") if self.con_personas else ("cargo",):
            self.fields[f"{campo}-{clave}"] = forms.CharField(
                label=f"{campo.capitalize()} que asistió por {dependencia.siglas}", max_length=150, required=False,
                initial=getattr(fila, campo),
            )  # fmt: skip

    def filas(self):
        """[{"dependencia", "presencia", "persona" (or None), "cargo"}] with their bound fields."""
        return [
            {
                "dependencia": dependencia,
                "presencia": self[f"presencia-{clave}"],
                "persona": self[f"persona-{clave}"] if self.con_personas else None,
                "cargo": self[f"cargo-{clave}"],
            }
            for clave, dependencia, _ in self.renglones
        ]

    def clean(self):
        datos, renglones = super().clean(), []
        for clave, dependencia, fila in self.renglones:
            presencia, persona, cargo = (datos.get(f"{campo}-{clave}", "") for campo in ("presencia", "persona", "cargo"))
            if not presencia and (persona or cargo):
                self.add_error(f"presencia-{clave}", f"Diga si {dependencia.siglas} asistió.")
            if presencia:
                persona = persona if self.con_personas else fila.persona if fila else ""
                renglones.append(
                    {"asistencia": fila, "dependencia": dependencia, "presencia": presencia, "persona": persona, "cargo": cargo}
                )
        return {"renglones": renglones}
