"""Kinds of service and quarters of the year."""

from seguimiento.nucleo.estados import Estado


class Clase(Estado):
    """Actions 1 to 3 of the Coordinación Ejecutiva de Enlace Internacional in the report of 2023."""

    LICENCIA = "licencia", "", "person-vcard", "Renovación de licencia"
    ACTA = "acta", "", "file-earmark-text", "Acta del registro civil"
    BECA = "beca", "", "mortarboard", "Beca PROBEP"


CON_INGRESO = (Clase.LICENCIA, Clase.ACTA)  # the State charges for them


class Trimestre(Estado):
    I = "1", "", "", "I (ene-mar)"  # noqa: E741
    II = "2", "", "", "II (abr-jun)"
    III = "3", "", "", "III (jul-sep)"
    IV = "4", "", "", "IV (oct-dic)"

    @classmethod
    def de(cls, fecha):
        return cls(str((fecha.month + 2) // 3))
