"""Columns of the Excel of persons: export, template and import."""

from seguimiento.directorio.models import Municipio
from seguimiento.nucleo.recursos import Campo, Recurso
from seguimiento.nucleo.valores import Entero, Fecha, Reconocido

from .columnas import Enmascarado, aclarar, enmascarado
from .mascaras import ATIENDEN, DE_CAMPO
from .models import Persona
from .nombres import llano

NOMBRES = ("nombre", "primer_apellido", "segundo_apellido")
QUEDA = "Vacío o enmascarado: se queda el que ya está."


def municipios():
    return Municipio.objects.reconocedor()


class PersonaResource(Recurso):
    """A row without ID is the person of that name, telephone and municipio. A masked cell leaves what is registered."""

    id = Campo("id", "ID", Entero(1), ayuda="Vacío en las nuevas.")
    nombre = Campo("nombre", "NOMBRE", Enmascarado("nombre"), obligatorio=True, distingue=True)
    primer_apellido = Campo("primer_apellido", "PRIMER APELLIDO", Enmascarado("primer_apellido"), distingue=True, ayuda=QUEDA)
    segundo_apellido = Campo("segundo_apellido", "SEGUNDO APELLIDO", Enmascarado("segundo_apellido"), distingue=True, ayuda=QUEDA)
    telefono = Campo("telefono", "TELÉFONO", Enmascarado("telefono"), distingue=True, ayuda="10 cifras, con lada.")
    municipio = Campo("municipio", "MUNICIPIO", Reconocido(municipios, "un municipio de Sonora"))
    localidad = Campo("localidad", "LOCALIDAD", Enmascarado("localidad"), distingue=True)
    correo = Campo("correo", "CORREO", Enmascarado("correo"), distingue=True, ayuda=QUEDA)
    curp = Campo("curp", "CURP", Enmascarado("curp"), distingue=True, ayuda="Sólo si el trámite la exige.")
    domicilio = Campo("domicilio", "DOMICILIO", Enmascarado("domicilio"), distingue=True, ayuda=QUEDA)
    registrada = Campo("registrada", "REGISTRADA", Fecha(), readonly=True)

    clave = (*NOMBRES, "telefono", "municipio")
    rutas = {"municipio": "municipio__nombre"}

    class Meta:
        model = Persona

    def preparar(self):
        """An import compares what the sheet says with what is registered."""
        super().preparar()
        aclarar(self, True)

    def base(self, usuario):
        return Persona.objects.vivas().visibles_para(usuario)

    def para_exportar(self, qs):
        return qs.select_related("municipio")

    def clave_de(self, valores):
        nombre = llano(*(valores.get(parte) or "" for parte in NOMBRES))
        municipio = valores.get("municipio")
        return (nombre, valores.get("telefono") or "", str(getattr(municipio, "pk", "") or "")) if nombre else None

    def candidatos(self, renglones, usuario):
        claves = {clave[0] for renglon in renglones if (clave := self.clave_de(renglon.valores))}
        filas = self.base(usuario).filter(nombre_llano__in=claves).select_related("municipio").order_by("-pk")
        return {self.clave_de({nombre: getattr(fila, nombre) for nombre in self.clave}): fila for fila in filas}

    def revisar(self, renglon):
        """No mask becomes a datum, and the preview tells of hidden fields no more than that they change."""
        super().revisar(renglon)
        if renglon.instancia is None:
            tapados = [n for n, crudo in renglon.crudos.items() if n in DE_CAMPO and enmascarado(crudo)]
            renglon.errores |= dict.fromkeys(tapados, "Está enmascarado: escriba el dato completo, o deje la celda vacía.")
        for nombre in renglon.cambios.keys() & (DE_CAMPO.keys() - set(ATIENDEN)):
            antes, despues = renglon.cambios[nombre]
            renglon.cambios[nombre] = (DE_CAMPO[nombre](antes), DE_CAMPO[nombre](despues))

    def revisar_todo(self, renglones, usuario):
        """A CURP belongs to one person alone: in the sheet and in the register."""
        con_curp = [renglon for renglon in renglones if not renglon.errores and renglon.valores.get("curp")]
        duenos = dict(self.base(usuario).filter(curp__in={r.valores["curp"] for r in con_curp}).values_list("curp", "pk"))
        for renglon in con_curp:
            curp = renglon.valores["curp"]
            dueno = duenos.setdefault(curp, getattr(renglon.instancia, "pk", f"renglón {renglon.numero}"))
            if dueno not in (getattr(renglon.instancia, "pk", None), f"renglón {renglon.numero}"):
                donde = f"en el {dueno}" if isinstance(dueno, str) else f"en la persona núm. {dueno}"
                renglon.errores["curp"] = f"Esa CURP ya está {donde}."

    def guardar(self, renglones, *, usuario, fecha):
        """New ones in one statement; those that change, one by one."""
        nuevas = []
        for renglon in renglones:
            persona = renglon.instancia or Persona(registrada=fecha)
            for nombre in renglon.valores.keys() - {"id"}:
                setattr(persona, nombre, renglon.valores[nombre])
            if renglon.instancia is None:
                nuevas.append(persona)
            else:
                persona.version += 1
                persona.save()
        Persona.objects.bulk_create(nuevas)
