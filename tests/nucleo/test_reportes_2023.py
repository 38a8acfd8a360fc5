"""The rows that the office printed in its report of 2023 come out of the JSON of each report."""

import pytest

from seguimiento.cuentas.models import Usuario
from seguimiento.directorio.models import Dependencia, Unidad
from seguimiento.directorio.nombres import normalizar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_a_volumen")]
CORTES = ["2024-02-12", None]  # the day of the printed report, and today

REUNIONES_POR_GABINETE = {
    "Gabinete Legal": 5, "Vivienda": 6, "Transporte": 6, "Agua": 5, "Infraestructura": 49, "Bienestar": 3, "Bacanora": 2,
    "Trámites y Servicios de Gobierno": 5, "ISSSTESON": 4, "Desarrollo Económico": 2,
}  # fmt: skip
REUNIONES_POR_MES = [3, 4, 5, 3, 4, 5, 4, 4, 5, 4, 3, 5]
CUMPLIMIENTO = [
    ("GABINETE LEGAL Y AMPLIADO", 1, 1, 20),
    ("GABINETE LEGAL", 2, 13, 29.71),
    ("GABINETES SECTORIALES", 0, 0, 0),
    ("GABINETE REGIONAL", 0, 0, 0),
    ("GABINETE PRIORITARIO DE AGUA", 9, 44, 40.8),
    ("GABINETE PRIORITARIO DE INFRAESTRUCTURA", 21, 80, 37.35),
    ("GABINETE PRIORITARIO DEL BACANORA", 3, 9, 4.26),
    ("GABINETE PRIORITARIO DEL BIENESTAR", 3, 11, 23.09),
]
INSTITUCIONES = [
    ("SISTEMA ESTATAL DE COMUNICACIÓN SOCIAL", 1, 1, 0, 0, 100),
    ("SECRETARÍA PARTICULAR DEL EJECUTIVO", 1, 1, 0, 0, 100),
    ("INSTITUTO DE MOVILIDAD Y TRANSPORTE", 19, 16, 3, 0, 96.05),
    ("SECRETARÍA DE EDUCACIÓN Y CULTURA", 9, 7, 2, 0, 94.44),
]
COMPROMISOS = {
    1: (34, 11196016, 66.2), 2: (1, 0, 50), 3: (3, 1983020, 66.7), 4: (1, 0, 50), 5: (21, 320484184, 81), 6: (15, 4370043, 73.3),
    7: (1, 0, 50), 202: (1, 0, 50), 203: (0, 0, None), 204: (0, 0, None), 205: (2, 10885000, 50), 206: (5, 7523056, 60),
    207: (6, 305076295, 66.7), 208: (3, 234789024, 66.7), 209: (5, 133252788, 70), 210: (5, 426406691, 90), 211: (3, 0, 50),
    212: (0, 0, None), 213: (6, 2026220, 50), 214: (3, 2233000, 66.7), 215: (7, 0, 50), 216: (0, 0, None), 217: (2, 0, 75),
    218: (1, 0, 50),
}  # fmt: skip
SEMAFORO = [
    ("Jefatura de la Oficina del Ejecutivo Estatal", 2, 2, 2, 0, 0, 100, 400000000),
    ("Secretaría de Hacienda", 13, 23, 20, 3, 0, 93, 31211647),
    ("Secretaría de Agricultura, Ganadería, Recursos Hidráulicos, Pesca y Acuicultura", 37, 102, 60, 39, 3, 78, 5331559767),
    ("Consejo para el Desarrollo Sostenible del Estado de Sonora", 39, 47, 22, 25, 0, 73, 67312389),
    ("Secretaría de Desarrollo Social", 27, 45, 22, 22, 1, 73, 2729282566),
    ("Secretaría de Salud Pública", 25, 52, 27, 22, 3, 73, 4766293531),
    ("Secretaría de Educación y Cultura", 54, 183, 108, 47, 28, 72, 6367854417),
    ("Secretaría de Gobierno", 40, 53, 20, 33, 0, 69, 138128302),
    ("Oficialía Mayor", 13, 7, 2, 5, 0, 64, 0),
    ("Secretaría de la Contraloría General del Estado", 15, 32, 10, 21, 1, 64, 14044462),
    ("Secretaría de Seguridad Pública", 14, 44, 12, 31, 1, 63, 1120165854),
    ("Secretaría de la Consejería Jurídica", 6, 9, 2, 7, 0, 61, 0),
    ("Secretaría del Turismo", 14, 21, 5, 15, 1, 60, 537086023),
]
COLABORADORES = [
    ("Colaborador 1", 169, 165, 1, 3, 98),
    ("Colaborador 2", 59, 55, 3, 1, 96),
    ("Colaborador 3", 136, 124, 0, 12, 91),
    ("Colaborador 4 (usuario deshabilitado)", 21, 19, 0, 2, 90),
    ("Colaborador 5", 54, 35, 3, 16, 68),
    ("Colaborador 6", 27, 18, 0, 9, 67),
]

CONFERENCIAS = [  # T12, which leaves the empty rung out
    ("Oficio", 1, 40), ("Contestación de oficio", 0, None), ("Mesa de trabajo", 2, 60), ("Proyectos y acuerdos", 8, 70),
    ("Ejecución de acuerdos avanzando", 22, 85), ("Ejecución al 100 %", 18, 100),
]  # fmt: skip
PROYECTOS = [
    ("Oficio", 8, 40), ("Contestación de oficio", 9, 50), ("Mesa de trabajo", 8, 60), ("Proyectos y acuerdos", 7, 70),
    ("Ejecución de acuerdos avanzando", 23, 85), ("Ejecución al 100 %", 35, 100),
]  # fmt: skip


RENOVACIONES = [
    ("I (ene-mar)", 761, 1440970), ("II (abr-jun)", 654, 1213676), ("III (jul-sep)", 710, 1255065), ("IV (oct-dic)", 440, 774412),
]  # fmt: skip


CORRESPONDENCIA = [  # T14
    ("Enero", 307, 265, 125, 139, 125, 228, 226, 199, 208), ("Febrero", 229, 243, 108, 155, 108, 112, 277, 277, 271),
    ("Marzo", 363, 291, 163, 304, 163, 322, 195, 195, 185), ("Abril", 230, 254, 133, 220, 132, 148, 77, 77, 74),
    ("Mayo", 231, 228, 80, 98, 80, 141, 260, 260, 164), ("Junio", 285, 279, 79, 109, 79, 237, 58, 234, 58),
    ("Julio", 135, 162, 58, 80, 58, 115, 37, 83, 34), ("Agosto", 158, 203, 79, 129, 79, 61, 49, 313, 47),
    ("Septiembre", 230, 186, 89, 153, 89, 101, 37, 85, 37), ("Octubre", 226, 184, 99, 154, 99, 107, 53, 133, 52),
    ("Noviembre", 257, 192, 109, 189, 109, 140, 81, 490, 80), ("Diciembre", 132, 175, 61, 106, 61, 109, 23, 28, 23),
]  # fmt: skip


ATENCION = [  # T17: what was received by rubro, then what was done
    ("Asesoría jurídica", 214, 169, 210, 133, 188, 204, 110, 210, 188, 220, 181, 100, 2127),
    ("Atención y gestión inmediata", 2525, 1857, 2109, 1505, 1630, 1897, 1148, 1991, 1936, 1983, 1776, 1069, 21426),
    ("Call center", 367, 405, 270, 265, 416, 365, 235, 427, 445, 505, 434, 129, 4263),
    ("Chat sonora", 365, 247, 97, 82, 396, 536, 430, 929, 1047, 966, 676, 338, 6109),
    ("Correos electrónicos oficiales", 35, 37, 49, 48, 61, 63, 60, 68, 38, 71, 82, 24, 636),
    ("Correspondencia", 332, 418, 456, 413, 387, 508, 296, 304, 412, 329, 276, 237, 4368),
    ("Peticiones por información", 879, 751, 414, 415, 834, 949, 683, 1416, 1519, 1505, 1117, 476, 10958),
    ("Seguimiento a peticiones", 5715, 5694, 6750, 2861, 3912, 4522, 2962, 5345, 5585, 3753, 3156, 1803, 52058),
    ("Peticiones atendidas", 3632, 2917, 2849, 5227, 6742, 7346, 3188, 4837, 4773, 5168, 4014, 2893, 53586),
]  # fmt: skip
HECHAS = [9347, 8611, 9599, 8088, 10654, 11868, 6150, 10182, 10358, 8921, 7170, 4696]  # its right totals
GIRAS = [  # T18
    ("Enero", 52, 296), ("Febrero", 92, 520), ("Marzo", 163, 1123), ("Abril", 58, 713),
    ("Mayo", 408, 2233), ("Junio", 40, 1329), ("Julio", 69, 477), ("Agosto", 270, 1161),
    ("Septiembre", 171, 1942), ("Octubre", 107, 1054), ("Noviembre", 58, 381), ("Diciembre", 13, 233),
]  # fmt: skip


@pytest.fixture(params=CORTES, ids=["corte-del-informe", "hoy"])
def reporte(request, client):
    """Function that reads the JSON of a report, as director, at each of the two cut-off dates."""
    client.force_login(Usuario.objects.get(username="director"))

    def leer(slug, **parametros):
        corte = {"corte": request.param} if request.param else {}
        respuesta = client.get(f"/reportes/{slug}/", {"formato": "json", **parametros, **corte})
        assert respuesta.status_code == 200, respuesta.content
        return respuesta.json()

    return leer


def columnas(datos, *titulos):
    """Rows reduced to the columns whose titles begin so."""
    lugares = [
        next(n for n, titulo in enumerate(datos["columnas"]) if normalizar(titulo).startswith(normalizar(buscado))) for buscado in titulos
    ]
    return [tuple(fila[n] for n in lugares) for fila in datos["filas"]]


def misma_dependencia(filas):
    """The first column resolved by the directory: the printed names are aliases of it."""
    reconocedor = Dependencia.objects.reconocedor()
    return [(reconocedor.reconocer(nombre), *resto) for nombre, *resto in filas]


def test_t01_meetings_by_cabinet(reporte):
    datos = reporte("reuniones-por-gabinete", ejercicio=2023)
    assert dict(columnas(datos, "Gabinete", "Número de reuniones")) == REUNIONES_POR_GABINETE
    assert datos["totales"][-1] == 87


def test_t01_is_of_the_last_year_unless_asked_otherwise(reporte):
    assert reporte("reuniones-por-gabinete")["totales"][-1] == 87
    assert reporte("reuniones-por-gabinete", ejercicio=2022)["totales"][-1] == 6


def test_t15_meetings_of_infraestructura_by_month(reporte):
    datos = reporte("reuniones-por-mes", ejercicio=2023, gabinete="Infraestructura")
    assert [cuantas for (cuantas,) in columnas(datos, "Reuniones")] == REUNIONES_POR_MES
    assert datos["totales"][-1] == 49


def test_t08_compliance_of_cabinets(reporte):
    filas = columnas(reporte("cumplimiento-de-gabinetes"), "Tipo", "Reuniones", "Acuerdos", "Cumplimiento")
    impresas = {normalizar(nombre): tuple(cifras) for nombre, *cifras in filas}
    publicadas = {normalizar(nombre): tuple(cifras) for nombre, *cifras in CUMPLIMIENTO}
    assert {nombre: impresas.get(nombre) for nombre in publicadas} == publicadas


def test_t09_summary_of_agreements(reporte):
    assert [valor for (valor,) in columnas(reporte("resumen-de-acuerdos"), "Valor")] == [282, 106, 84, 92, 52.48]


def test_t10_agreements_by_institution(reporte):
    filas = columnas(reporte("acuerdos-por-institucion"), "Institución", "Asignados", "Concluidos", "En proceso", "Pendientes", "Avance")
    filas, publicadas = misma_dependencia(filas), misma_dependencia(INSTITUCIONES)
    assert [fila for fila in filas if fila in publicadas][-2:] == publicadas[-2:]
    assert set(publicadas) <= set(filas)
    completas = sum(fila[-1] == 100 for fila in filas)  # tied rows have no printed order
    assert {fila[-1] for fila in filas[:completas]} == {100}
    assert filas[completas : completas + 2] == publicadas[-2:]


def test_t03_and_t06_commitments(reporte):
    datos = reporte("compromisos")
    filas = {
        n: (acciones or 0, inversion or 0, avance)
        for n, acciones, inversion, avance in columnas(datos, "Número", "Acciones", "Inversión", "Avance")
    }
    assert len(filas) == 218
    assert {numero: filas[numero] for numero in COMPROMISOS} == COMPROMISOS
    assert 52.1 in datos["totales"]


def test_t05_semaforo_of_commitments(reporte):
    titulos = ("Dependencia", "Compromisos", "Acciones", "Concluidas", "En proceso", "Pendientes", "Promedio", "Inversión")
    filas = misma_dependencia(columnas(reporte("semaforo-de-compromisos"), *titulos))
    assert filas == misma_dependencia(SEMAFORO)


def test_conferences_syntheses_and_stenographic_versions(reporte):
    datos = reporte("conferencias-por-mes", ejercicio=2023)
    assert datos["columnas"] == ["Mes", "Presidente", "Gobernador", "Síntesis de coyuntura", "Versiones estenográficas"]
    assert datos["totales"] == ["Total", 153, 17, 83, 17]
    assert [sum(fila[n] for fila in datos["filas"]) for n in (1, 2, 3, 4)] == [153, 17, 83, 17]
    assert len(datos["filas"]) == 12


def test_t07_semaforo_of_activities(reporte):
    datos = reporte("semaforo-de-actividades", unidad=Unidad.objects.get(siglas="CESG").pk)
    assert columnas(datos, "Colaborador", "Asignados", "Concluidos", "En proceso", "Pendientes", "Promedio") == COLABORADORES
    assert datos["totales"][2:] == [466, 416, 7, 43, 90]  # the printed total of concluidos, 415, does not add up


def test_t12_agreements_of_press_conferences_by_rung(reporte):
    datos = reporte("instrucciones-en-conferencias")
    assert columnas(datos, "Etapa", "Total", "Avance") == CONFERENCIAS
    assert datos["totales"] == ["Total", 51, 86]


def test_t13_special_projects_by_rung(reporte):
    datos = reporte("proyectos-especiales")
    assert columnas(datos, "Etapa", "Total", "Avance") == PROYECTOS
    assert datos["totales"] == ["Total", 90, 80]


def test_t11_licence_renewals_by_quarter(reporte):
    datos = reporte("renovacion-de-licencias", ejercicio=2023)
    assert columnas(datos, "Trimestre", "Renovaciones", "Ingreso") == RENOVACIONES
    assert datos["totales"] == ["Total", 2565, 4684123]  # of the year; January to September, which the report prints, are the first three
    assert [sum(fila[n] for fila in datos["filas"][:3]) for n in (1, 2)] == [2125, 3909711]
    assert reporte("renovacion-de-licencias", ejercicio=2022)["totales"] == ["Total", 1322, 2352531]


def test_t14_correspondence_by_month(reporte):
    datos = reporte("correspondencia-mensual", ejercicio=2023)
    assert [tuple(fila) for fila in datos["filas"]] == CORRESPONDENCIA
    assert datos["totales"] == ["Total", 2783, 2662, 1183, 1836, 1182, 1821, 1373, 2374, 1233]


def test_t17_attention_by_month_with_the_totals_that_add_up(reporte):
    datos = reporte("atencion-ciudadana")
    assert [tuple(fila) for fila in datos["filas"]] == ATENCION
    assert datos["totales"] == ["Total", *HECHAS, 105644]
    assert [seguidas + atendidas for seguidas, atendidas in zip(ATENCION[7][1:13], ATENCION[8][1:13], strict=True)] == HECHAS
    assert [datos["totales"][mes] for mes in (4, 5, 6)] != [7533, 10053, 10653]  # as printed, which is wrong
    assert any("abril 7,533 en vez de 8,088, mayo 10,053 en vez de 10,654 y junio 10,653 en vez de 11,868" in n for n in datos["notas"])


def test_t18_tours_by_month(reporte):
    datos = reporte("giras")
    assert [tuple(fila) for fila in datos["filas"]] == GIRAS
    assert datos["totales"] == ["Total", 1501, 11462]


def test_received_by_municipio_adds_up_to_what_was_received(reporte):
    datos = reporte("peticiones-por-municipio")
    assert datos["totales"][1] == sum(fila[-1] for fila in ATENCION[:7]) == 49887


SIN_DATOS = ("SI-2023-00228", "SI-2023-00241", "SI-2023-00250", "SI-2023-00262")


def test_t19_obliged_bodies_and_the_four_that_no_column_has(reporte):
    datos = reporte("sujetos-obligados", ejercicio=2023)
    assert datos["filas"] == [["2023", 206, 1, 58, 203, 0, 3, 0, 0]]
    (nota,) = [nota for nota in datos["notas"] if "Sin competencia ni medio" in nota]
    assert all(folio in nota for folio in SIN_DATOS)
    trimestres = [reporte("sujetos-obligados", ejercicio=2023, trimestre=n)["filas"][0][1:] for n in (1, 2, 3, 4)]
    assert [sum(cuentas) for cuentas in zip(*trimestres, strict=True)] == [206, 1, 58, 203, 0, 3, 0, 0]


def test_t20_requests_by_month_with_the_total_that_adds_up(reporte):
    datos = reporte("solicitudes-por-mes", ejercicio=2023)
    assert [fila[1] for fila in datos["filas"]] == [33, 21, 30, 15, 18, 25, 17, 19, 28, 27, 23, 13]
    assert datos["totales"] == ["Total", 269]
    assert any("imprime 265" in nota for nota in datos["notas"])
    assert any(all(folio in nota for folio in SIN_DATOS) for nota in datos["notas"])


def test_t21_requests_by_medium(reporte):
    datos = reporte("solicitudes-por-medio", ejercicio=2023)
    assert [tuple(fila) for fila in datos["filas"]] == [
        ("Plataforma Nacional de Transparencia", 264), ("Correo electrónico", 1), ("Verbal (personalmente)", 0), ("Teléfono", 0),
        ("Por escrito", 0), ("Otros (especifique)", 0),
    ]  # fmt: skip
    assert datos["totales"] == ["Total", 265]
    assert any(all(folio in nota for folio in SIN_DATOS) for nota in datos["notas"])
