"""Boundary cases of the clocks: (article, regime, dated facts, clock, its end, what else). Every date was counted by hand on a calendar.

Those of Ley 90, and of the ARCO law before the one in force, are "sin verificar": no text of theirs was found. The calendar has the days
off of Ley Federal del Trabajo art. 74, those known of the State, and two weeks at the end of 2025 that stand for a vacation.
"""

from datetime import date, timedelta

from seguimiento.nucleo.plazos import Calendario

LFT = """06/02/2023 20/03/2023 01/05/2023 20/11/2023 25/12/2023 01/01/2024 05/02/2024 18/03/2024 01/05/2024 16/09/2024 01/10/2024 18/11/2024
25/12/2024 01/01/2025 03/02/2025 17/03/2025 01/05/2025 16/09/2025 17/11/2025 25/12/2025 01/01/2026 02/02/2026 16/03/2026 01/10/2030"""
VACACIONES = (("22/07/2024", 12), ("19/12/2024", 16), ("21/07/2025", 15), ("22/12/2025", 12))


def dia(texto):
    numero, mes, anio = texto.split("/")
    return date(int(anio), int(mes), int(numero))


def calendario():
    motivos = {dia(uno): "LFT art. 74" for uno in LFT.split()} | {dia("17/07/2024"): "Luctuoso de Álvaro Obregón"}
    for desde, dias in VACACIONES:
        motivos |= {dia(desde) + timedelta(days=n): "Vacaciones" for n in range(dias)}
    return Calendario(motivos)


L119, L115, L128 = "Ley 81, art. 119", "Ley 81, art. 115", "Ley 81, art. 128"
N124, N129, N138 = (f"Ley 90, art. {n} (sin verificar)" for n in (124, 129, 138))
NXX = "Ley 90, artículo por confirmar (sin verificar)"
P45, P46 = "LGPDPPSO, art. 45", "LGPDPPSO, art. 46"
ANTES = "Ley general anterior, artículo por confirmar (sin verificar)"
L81, L90, ARCO, ARCO_ANTES = "Ley 81", "Ley 90", "Ley general vigente", "Ley general anterior"
AVISO = "presentada 01/09/2025, prevencion 08/09/2025"  # on the last of its five days

CASOS = {
    # -- answer under Ley 81: 20 days
    "a Monday, over the 16th of September": (L119, L81, "presentada 01/09/2025", "respuesta", "30/09/2025"),
    "a Saturday, the first day of the law": (L119, L81, "presentada 30/08/2025", "respuesta", "30/09/2025"),
    "a Sunday": (L119, L81, "presentada 31/08/2025", "respuesta", "30/09/2025"),
    "on a holiday": (L119, L81, "presentada 16/09/2025", "respuesta", "15/10/2025"),
    "on the eve of a holiday": (L119, L81, "presentada 15/09/2025", "respuesta", "14/10/2025"),
    "at closing time": (L119, L81, "presentada 01/09/2025 15:00", "respuesta", "30/09/2025"),
    "a minute past closing": (L119, L81, "presentada 01/09/2025 15:01", "respuesta", "01/10/2025"),
    "a Friday past closing": (L119, L81, "presentada 05/09/2025 16:00", "respuesta", "07/10/2025"),
    "past closing on the eve of a holiday": (L119, L81, "presentada 15/09/2025 18:30", "respuesta", "15/10/2025"),
    "would end on a holiday": (L119, L81, "presentada 20/10/2025", "respuesta", "18/11/2025"),
    "ends before the long weekend": (L119, L81, "presentada 17/10/2025", "respuesta", "14/11/2025"),
    "over a vacation and the end of the year": (L119, L81, "presentada 01/12/2025", "respuesta", "12/01/2026"),
    "the last day before a vacation": (L119, L81, "presentada 19/12/2025", "respuesta", "30/01/2026"),
    "in the middle of a vacation": (L119, L81, "presentada 29/12/2025", "respuesta", "03/02/2026"),
    "on the last day of the year": (L119, L81, "presentada 31/12/2025", "respuesta", "03/02/2026"),
    "the 1st of October of a year like any other": (L119, L81, "presentada 30/09/2025", "respuesta", "28/10/2025"),
    "the 1st of October of 2030": (L119, L81, "presentada 30/09/2030", "respuesta", "29/10/2030"),
    # -- answer under Ley 90: 15 days
    "the last day of Ley 90": (N129, L90, "presentada 29/08/2025", "respuesta", "22/09/2025"),
    "first business day of the year": (N129, L90, "presentada 02/01/2023", "respuesta", "23/01/2023"),
    "a holiday that is a Sunday": (N129, L90, "presentada 01/01/2023", "respuesta", "23/01/2023"),
    "over the 1st Monday of February": (N129, L90, "presentada 03/02/2023", "respuesta", "27/02/2023"),
    "the day before 1 October 2024": (N129, L90, "presentada 30/09/2024", "respuesta", "22/10/2024"),
    "on 1 October 2024": (N129, L90, "presentada 01/10/2024", "respuesta", "23/10/2024"),
    "would end on 1 October 2024": (N129, L90, "presentada 09/09/2024", "respuesta", "02/10/2024"),
    "the last day before the summer": (N129, L90, "presentada 19/07/2024", "respuesta", "23/08/2024"),
    "on a day of mourning of the State": (N129, L90, "presentada 17/07/2024", "respuesta", "22/08/2024"),
    "the last day before the winter": (N129, L90, "presentada 18/12/2024", "respuesta", "24/01/2025"),
    "in the winter vacation": (N129, L90, "presentada 02/01/2025", "respuesta", "27/01/2025"),
    "on a leap day": (N129, L90, "presentada 29/02/2024", "respuesta", "22/03/2024"),
    # -- acceptance, incompetencia, public information, registry, prevención
    "acceptance": (N124, L90, "presentada 02/01/2023", "aceptacion", "09/01/2023"),
    "acceptance over 1 May": (N124, L90, "presentada 28/04/2023", "aceptacion", "08/05/2023"),
    "acceptance over 1 October 2024": (N124, L90, "presentada 27/09/2024", "aceptacion", "07/10/2024"),
    "incompetencia": ("Ley 81, art. 122", L81, "presentada 01/09/2025", "incompetencia", "04/09/2025"),
    "incompetencia over a holiday": ("Ley 81, art. 122", L81, "presentada 12/09/2025", "incompetencia", "18/09/2025"),
    "incompetencia of a long weekend": ("Ley 81, art. 122", L81, "presentada 15/11/2025", "incompetencia", "21/11/2025"),
    "incompetencia past closing": ("Ley 81, art. 122", L81, "presentada 04/09/2025 15:30", "incompetencia", "10/09/2025"),
    "already public": ("Ley 81, art. 117", L81, "presentada 01/09/2025", "publica", "08/09/2025"),
    "already public, over a vacation": ("Ley 81, art. 117", L81, "presentada 17/12/2025", "publica", "07/01/2026"),
    "registry of one that came by letter": ("Ley 81, art. 110", L81, "presentada 05/09/2025", "registro", "12/09/2025"),
    "registry over a holiday": ("Ley 81, art. 110", L81, "presentada 11/09/2025", "registro", "19/09/2025"),
    "time to prevenir": (L115, L81, "presentada 01/09/2025", "prevencion", "08/09/2025"),
    "time to prevenir over a holiday": (L115, L81, "presentada 14/11/2025", "prevencion", "24/11/2025"),
    "time to prevenir what came on a Saturday": (L115, L81, "presentada 30/08/2025", "prevencion", "08/09/2025"),
    # -- prevención: interrupts, and starts again
    "prevención on the last day": (L115, L81, AVISO, "desahogo", "23/09/2025"),
    "desahogo on the last day": (L119, L81, f"{AVISO}, desahogo 23/09/2025", "respuesta", "21/10/2025"),
    "desahogo on the last day, past closing": (L115, L81, f"{AVISO}, desahogo 23/09/2025 16:00", "desahogo", "23/09/2025", "corre"),
    "desahogo a day late": (L115, L81, f"{AVISO}, desahogo 24/09/2025", "desahogo", "23/09/2025", "corre"),
    "a late desahogo starts nothing": (L119, L81, f"{AVISO}, desahogo 24/09/2025", "respuesta", "30/09/2025", "interrumpido"),
    "desahogo on a Saturday": (L119, L81, f"{AVISO}, desahogo 20/09/2025", "respuesta", "20/10/2025"),
    "desahogo on a holiday": (L119, L81, "presentada 01/09/2025, prevencion 05/09/2025, desahogo 16/09/2025", "respuesta", "15/10/2025"),
    "prevención a day late": (L119, L81, "presentada 01/09/2025, prevencion 09/09/2025", "respuesta", "30/09/2025", "corre"),
    "a second prevención": (
        L119, L81, "presentada 01/09/2025, prevencion 03/09/2025, desahogo 10/09/2025, prevencion 12/09/2025", "respuesta", "09/10/2025",
        "corre",
    ),
    "no desahogo": (L115, L81, f"{AVISO}, sin_desahogo 24/09/2025", "desahogo", "23/09/2025", "cerrado"),
    "prevención of a part: the rest runs on": (
        L119, L81, "presentada 01/09/2025, prevencion_parcial 04/09/2025", "respuesta", "30/09/2025", "corre",
    ),
    "prevención of a part: what was cleared up": (
        L119, L81, "presentada 01/09/2025, prevencion_parcial 04/09/2025, desahogo 12/09/2025", "respuesta", "13/10/2025",
    ),
    "prevención under Ley 90, met on the last day": (
        N129, L90, "presentada 01/06/2023, prevencion 08/06/2023, desahogo 22/06/2023", "respuesta", "13/07/2023",
    ),
    "desahogo over the summer": (NXX, L90, "presentada 12/07/2024, prevencion 18/07/2024", "desahogo", "15/08/2024"),
    # -- prórroga: once, before the end
    "prórroga on the last day": (L119, L81, "presentada 01/09/2025, prorroga 30/09/2025", "respuesta", "14/10/2025"),
    "prórroga on the first day": (L119, L81, "presentada 01/09/2025, prorroga 02/09/2025", "respuesta", "14/10/2025"),
    "prórroga a day late": (L119, L81, "presentada 01/09/2025, prorroga 01/10/2025", "respuesta", "30/09/2025"),
    "prórroga twice": (L119, L81, "presentada 01/09/2025, prorroga 25/09/2025, prorroga 10/10/2025", "respuesta", "14/10/2025"),
    "prórroga of what started again, on its last day": (
        L119, L81, f"{AVISO}, desahogo 23/09/2025, prorroga 21/10/2025", "respuesta", "04/11/2025",
    ),
    "prórroga before the prevención": (
        L119, L81, "presentada 01/09/2025, prorroga 02/09/2025, prevencion 04/09/2025, desahogo 12/09/2025", "respuesta", "13/10/2025",
    ),
    "prórroga over a vacation": (L119, L81, "presentada 01/12/2025, prorroga 12/01/2026", "respuesta", "26/01/2026"),
    "prórroga under Ley 90, on the last day": (N129, L90, "presentada 02/05/2023, prorroga 23/05/2023", "respuesta", "06/06/2023"),
    "prórroga of Ley 90 when it no longer rules": (N129, L90, "presentada 29/08/2025, prorroga 22/09/2025", "respuesta", "06/10/2025"),
    # -- what comes after
    "answered on the last day": (L119, L81, "presentada 01/09/2025, respuesta 30/09/2025", "respuesta", "30/09/2025", "cumplido"),
    "answered a day late": (L119, L81, "presentada 01/09/2025, respuesta 01/10/2025", "respuesta", "30/09/2025", "tarde"),
    "answered on the Saturday on which it came": (
        L119, L81, "presentada 30/08/2025, respuesta 30/08/2025", "respuesta", "30/09/2025", "cumplido",
    ),
    "declined": (L119, L81, "presentada 01/09/2025, declinada 04/09/2025", "respuesta", "30/09/2025", "cerrado"),
    "payment": ("Ley 81, art. 121", L81, "presentada 01/09/2025, respuesta 30/09/2025, costo 30/09/2025", "pago", "11/11/2025"),
    "available after the payment": (
        "Ley 81, art. 121", L81, "presentada 01/09/2025, respuesta 30/09/2025, pago 11/11/2025", "entrega", "19/02/2026",
    ),
    "recurso against an answer": (L128, L81, "presentada 01/09/2025, respuesta 30/09/2025", "recurso", "21/10/2025"),
    "recurso for lack of answer": (L128, L81, "presentada 01/09/2025", "recurso", "21/10/2025"),
    "recurso against an incompetencia": (L128, L81, "presentada 01/09/2025, declinada 04/09/2025", "recurso", "26/09/2025"),
    "recurso filed on the last day": (
        L128, L81, "presentada 01/09/2025, respuesta 30/09/2025, recurso 21/10/2025", "recurso", "21/10/2025", "cumplido",
    ),
    "recurso under Ley 90": (N138, L90, "presentada 13/11/2023, respuesta 01/12/2023", "recurso", "22/12/2023"),
    # -- recurso de revisión
    "remission of a Friday": (L128, L81, "recurso 17/10/2025", "remision", "20/10/2025"),
    "remission of a Saturday": (L128, L81, "recurso 18/10/2025", "remision", "21/10/2025"),
    "what is lacking in a recurso": (
        "Ley 81, art. 131", L81, "recurso 10/11/2025, prevencion_recurso 13/11/2025", "prevencion_recurso", "21/11/2025",
    ),
    "alegatos": ("Ley 81, art. 137 fracción II", L81, "recurso 03/11/2025, admision 12/11/2025", "alegatos", "24/11/2025"),
    "resolution": ("Ley 81, art. 132", L81, "recurso 28/10/2025, admision 03/11/2025", "resolucion", "13/01/2026"),
    "resolution with ampliación on the last day": (
        "Ley 81, art. 132", L81, "recurso 28/10/2025, admision 03/11/2025, ampliacion 13/01/2026", "resolucion", "11/02/2026",
    ),
    "resolution with ampliación a day late": (
        "Ley 81, art. 132", L81, "recurso 28/10/2025, admision 03/11/2025, ampliacion 14/01/2026", "resolucion", "13/01/2026",
    ),
    "after the instruction is closed": (
        "Ley 81, art. 137 fracción VIII", L81, "recurso 28/10/2025, admision 03/11/2025, cierre 01/12/2025", "cierre", "12/01/2026",
    ),
    "compliance": ("Ley 81, art. 138", L81, "recurso 28/10/2025, admision 03/11/2025, resolucion 13/01/2026", "cumplimiento", "27/01/2026"),
    "report of what was complied with": (
        "Ley 81, art. 140", L81, "recurso 28/10/2025, resolucion 13/01/2026, cumplimiento 20/01/2026", "informe", "23/01/2026",
    ),
    "report of what was not": ("Ley 81, art. 140", L81, "recurso 28/10/2025, resolucion 13/01/2026", "informe", "30/01/2026"),
    # -- ARCO
    "ARCO: answer": (P45, ARCO, "presentada 01/09/2025", "respuesta", "30/09/2025"),
    "ARCO: prórroga on the last day": (P45, ARCO, "presentada 01/09/2025, prorroga 30/09/2025", "respuesta", "14/10/2025"),
    "ARCO: the right made effective": (P45, ARCO, "presentada 01/09/2025, respuesta 30/09/2025", "efectividad", "21/10/2025"),
    "ARCO: over a vacation": (P45, ARCO, "presentada 01/12/2025, respuesta 19/12/2025", "efectividad", "23/01/2026"),
    "ARCO: desahogo": (P46, ARCO, AVISO, "desahogo", "23/09/2025"),
    "ARCO: starts again": (P45, ARCO, f"{AVISO}, desahogo 23/09/2025", "respuesta", "21/10/2025"),
    "ARCO: incompetencia": ("LGPDPPSO, art. 47", ARCO, "presentada 12/09/2025", "incompetencia", "18/09/2025"),
    "ARCO: a procedure of its own": ("LGPDPPSO, art. 48", ARCO, "presentada 11/09/2025", "tramite", "19/09/2025"),
    "ARCO: recurso": ("LGPDPPSO, art. 86", ARCO, "presentada 01/09/2025, improcedente 30/09/2025", "recurso", "21/10/2025"),
    "ARCO: resolution of the recurso": ("LGPDPPSO, art. 95", ARCO, "recurso 28/10/2025, admision 03/11/2025", "resolucion", "13/01/2026"),
    "ARCO: the last day of the law before": (ANTES, ARCO_ANTES, "presentada 20/03/2025", "respuesta", "17/04/2025"),
}  # fmt: skip
