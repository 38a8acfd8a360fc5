"""Units, evaluations with trend, meetings with attendance and advice: what they count, what they refuse, Excel, who sees them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from seguimiento.nucleo import registros
from seguimiento.nucleo.models import Ejercicio
from seguimiento.nucleo.reportes import REGISTRO
from tests import datos, planes
from transparencia.obligaciones import resources, services
from transparencia.obligaciones.models import Asesoria, Evaluacion, Reunion, UnidadDeTransparencia

from .datos_obligaciones import DIA, asesoria, evaluacion, jefa, reunion, unidad

pytestmark = pytest.mark.django_db
CORTE = date(2024, 2, 12)
DE_ASESORIA = "UNIDAD DE TRANSPARENCIA,MEDIO,TEMA,FECHA"
DE_EVALUACION = "UNIDAD DE TRANSPARENCIA,AÑO,TRIMESTRE,CUMPLIMIENTO,RESULTADO"


@pytest.fixture
def quien(client):
    return jefa(client)


def reporte(slug, quien, corte=CORTE, **parametros):
    return REGISTRO[slug].hacer(corte, quien, {"ejercicio": None, **parametros})


def importar(clase, quien, *renglones):
    plan = planes.planear(clase(quien), "\n".join(renglones).encode(), "lista.csv", quien)
    if not plan.resumen["error"]:
        planes.aplicar(clase(quien), plan, usuario=quien, fecha=CORTE)
    return plan


# -- units


def test_a_unit_is_named_after_its_dependencia_which_has_one_alone():
    fila = unidad("SEC")
    assert (fila.nombre, fila.titular) == ("Unidad de Transparencia de SEC", "Titular de la Unidad de Transparencia")
    with pytest.raises(ValidationError, match="ya tiene su unidad"):
        services.guardar(UnidadDeTransparencia(dependencia=fila.dependencia), usuario=None)


def test_a_unit_with_something_hanging_stays(quien):
    fila = unidad()
    asesoria(fila), evaluacion(fila)
    with pytest.raises(ValidationError) as error:
        registros.eliminar(fila, usuario=quien, motivo="Se fusionó")
    assert error.value.messages == ["Tiene 1 evaluación.", "Tiene 1 asesoría."]


def test_a_unit_knows_its_last_evaluation_and_its_advice_as_of_a_day():
    fila = unidad()
    evaluacion(fila, "1", "90"), evaluacion(fila, "2", "80")
    asesoria(fila, date(2023, 2, 1)), asesoria(fila, date(2023, 6, 29))
    for corte, esperado in ((date(2023, 1, 1), (None, 0)), (date(2023, 3, 31), (90, 1)), (date(2023, 6, 30), (80, 2))):
        vista = UnidadDeTransparencia.objects.al_corte(corte).get()
        assert (vista.porcentaje, vista.asesorias_dadas) == esperado


def test_a_blank_name_in_the_excel_is_that_of_the_dependencia(quien):
    datos.dependencia("SEC")
    renglones = ("DEPENDENCIA,UNIDAD DE TRANSPARENCIA,PUESTO DE QUIEN ES TITULAR", "SEC,,Titular de la Unidad")
    assert importar(resources.UnidadResource, quien, *renglones).resumen["crea"] == 1
    assert importar(resources.UnidadResource, quien, *renglones).resumen["igual"] == 1
    assert UnidadDeTransparencia.objects.get().nombre == "Unidad de Transparencia de SEC"


# -- evaluations


def test_the_trend_is_against_the_evaluation_before_of_the_same_unit():
    una, otra = unidad(), unidad()
    evaluacion(una, "4", "97", ejercicio=2022, fecha=date(2022, 12, 1)), evaluacion(otra, "1", "50")
    for trimestre, cuanto in (("1", "100"), ("2", "100"), ("3", "99.39")):
        evaluacion(una, trimestre, cuanto)
    filas = Evaluacion.objects.al_corte(CORTE).filter(unidad=una).order_by("ejercicio", "trimestre")
    assert [(fila.tendencia, fila.cambio) for fila in filas] == [
        ("primera", None), ("sube", Decimal("3.00")), ("igual", Decimal("0.00")), ("baja", Decimal("-0.61")),
    ]  # fmt: skip
    assert Evaluacion.objects.al_corte(CORTE).get(unidad=otra).tendencia == "primera"


@pytest.mark.parametrize(
    ("trimestre", "porcentaje", "fecha", "campo"),
    [
        ("3", "90", date(2023, 6, 30), "fecha"),
        ("1", "100.01", date(2023, 3, 1), "porcentaje"),
        ("1", "-1", date(2023, 3, 1), "porcentaje"),
    ],
)
def test_an_evaluation_that_cannot_be_is_refused(trimestre, porcentaje, fecha, campo):
    with pytest.raises(ValidationError) as error:
        evaluacion(trimestre=trimestre, porcentaje=porcentaje, fecha=fecha)
    assert campo in error.value.error_dict


def test_a_quarter_is_evaluated_once_and_a_closed_year_is_locked():
    fila = evaluacion()
    with pytest.raises(ValidationError, match="edítela"):
        evaluacion(fila.unidad)
    Ejercicio.objects.create(anio=2023, cerrado=True)
    for otra in (lambda: evaluacion(fila.unidad, "2"), lambda: reunion(), lambda: asesoria(fila.unidad)):
        with pytest.raises(ValidationError, match="2023 está cerrado"):
            otra()


# -- meetings


def test_attendance_is_counted_from_the_list_and_without_it_from_what_was_declared(quien):
    una, otra = unidad(), unidad()
    fila = reunion(declaradas=42)
    vista = Reunion.objects.al_corte(CORTE).get
    assert (vista().asistieron, vista().en_lista) == (42, 0)
    assert services.tomar_asistencia(fila, unidades=[una, otra], usuario=quien, fecha=CORTE) == (2, 0)
    assert services.tomar_asistencia(fila, unidades=[otra], usuario=quien, fecha=CORTE) == (0, 1)
    assert services.tomar_asistencia(fila, unidades=[una, otra], usuario=quien, fecha=CORTE) == (1, 0)
    assert (vista().asistieron, vista().en_lista) == (2, 2)
    with pytest.raises(ValidationError, match="2 asistencias"):
        registros.eliminar(fila, usuario=quien, motivo="Duplicada")


def test_a_meeting_ahead_is_programmed_and_has_no_list_yet(quien):
    fila = reunion(CORTE)
    assert Reunion.objects.al_corte(date(2024, 2, 11)).get().estado == "programada"
    assert Reunion.objects.al_corte(CORTE).get().estado == "celebrada"
    with pytest.raises(ValidationError, match="todavía no se celebra"):
        services.tomar_asistencia(fila, unidades=[unidad()], usuario=quien, fecha=date(2024, 2, 11))


def test_attendance_is_taken_on_one_page_and_leads_to_the_units_that_came(quien, client):
    una, _ = unidad("SEC"), unidad("SIDUR")
    fila = reunion()
    url = reverse("obligaciones:reunion_asistencia", args=[fila.pk])
    assert client.get(url, {"todas": 1}).text.count(" checked") == 2
    assert "Marcar todas" in client.get(url).text
    assert client.post(url, {"unidades": [una.pk]}).status_code == 302
    pagina = client.get(fila.get_absolute_url()).text
    assert "1 unidad asistió" in pagina and "Unidad de Transparencia de SEC" in pagina and "SIDUR" not in pagina
    lista = client.get(reverse("obligaciones:unidaddetransparencia_list"), {"reunion": fila.pk, "formato": "json"}).json()
    assert lista["total"] == 1


# -- advice


def test_a_topic_keeps_the_spelling_that_it_already_has():
    de = unidad()
    asesoria(de, tema="Publicación de obligaciones")
    assert asesoria(de, tema="  publicacion   DE obligaciones ").tema == "Publicación de obligaciones"
    solo = asesoria(de, tema="recursos")
    solo.tema = "Recursos"
    assert services.guardar(solo, usuario=None).tema == "Recursos"


def test_quick_capture_saves_and_opens_the_next_with_the_same_day_and_medium(quien, client):
    de = unidad()
    url = reverse("obligaciones:asesoria_create")
    alta = {"unidad": de.pk, "tema": "Solicitudes", "medio": "telefono", "fecha": "04/05/2023", "nota": "", "otro": "1"}
    siguiente = client.post(url, alta).url
    assert siguiente == f"{url}?medio=telefono&fecha=04/05/2023"
    pagina = client.get(siguiente)
    assert pagina.context["form"].initial["medio"] == "telefono"
    assert [ultima["fila"].tema for ultima in pagina.context["ultimas"]] == ["Solicitudes"]
    assert client.post(url, alta | {"fecha": "01/01/2999"}).status_code == 422
    assert "Solicitudes" in client.get(reverse("obligaciones:asesoria_sugerir_tema"), {"tema": "solic"}).text


# -- reports


def test_the_history_prints_the_quarters_their_mean_and_the_trend(quien):
    de = unidad("OEE")
    for trimestre, cuanto in (("1", "100"), ("2", "100"), ("3", "99.39"), ("4", "99.39")):
        evaluacion(de, trimestre, cuanto)
    unidad("SEC")
    hecho = reporte("evaluaciones-de-portales", quien)
    cien, menos = Decimal("100.00"), Decimal("99.39")
    assert hecho.valores()[0] == [de.nombre, cien, cien, menos, menos, Decimal("99.70"), 4, "−0.61 puntos, del I al IV"]
    assert "Sin evaluación de 2023: 1 unidad vigente" in hecho.notas[0]
    evaluacion(de, "1", "97", ejercicio=2024, fecha=date(2024, 2, 1))
    assert reporte("evaluaciones-de-portales", quien).valores()[0][-1] == "−2.70 puntos frente a 2023"


@pytest.mark.parametrize(
    ("porcentaje", "diferencia", "cumple"),
    [("94.99", "−0.01", "No cumple"), ("95", "0.00", "Cumple"), ("100", "+5.00", "Cumple")],
)
def test_the_target_is_constant_and_its_quarters_are_not_added_up(quien, porcentaje, diferencia, cumple):
    evaluacion(None, "1", porcentaje)
    filas = reporte("cumplimiento-de-obligaciones", quien).valores()
    assert [fila[1] for fila in filas] == [95] * 5
    assert (filas[0][2], filas[0][4], filas[4][4], filas[1][4]) == (Decimal(porcentaje), cumple, cumple, "Sin datos")
    assert filas[0][3] == diferencia


def test_meetings_add_up_their_attendance_and_leave_out_those_without_data(quien):
    reunion(declaradas=42, clase="capacitacion"), reunion(date(2023, 6, 1), declaradas=38), reunion(date(2023, 7, 1), tema="Otro")
    reunion(date(2024, 3, 1))
    hecho = reporte("reuniones-de-transparencia", quien)
    assert [fila[-1] for fila in hecho.valores()] == [42, 38, None, 80]
    assert dict(hecho.resumen) == {
        "Reuniones y capacitaciones": "3", "De ellas, capacitaciones": "1", "Asistencia promedio": "40.0", "Sin asistencia registrada": "1",
    }  # fmt: skip
    assert "27 reuniones" in hecho.notas[-1]


@pytest.mark.parametrize(
    ("por", "esperado"),
    [
        ("mes", {"Mayo": 2, "Junio": 1, "Enero": 0}),
        ("tema", {"Solicitudes": 2, "Portales": 1}),
        ("medio", {"Teléfono": 2, "Correo electrónico": 1, "Oficio": 0}),
        ("unidad", {"Unidad de Transparencia de SEC": 3}),
    ],
)
def test_advice_is_counted_by_what_one_asks(quien, por, esperado):
    de = unidad("SEC")
    asesoria(de, tema="Solicitudes"), asesoria(de, tema="Solicitudes", medio="correo"), asesoria(de, date(2023, 6, 1), tema="Portales")
    asesoria(de, date(2022, 1, 1))
    hecho = reporte("asesorias-de-transparencia", quien, por=por).valores()
    cuentas = {fila[0]: fila[-1] for fila in hecho}
    assert cuentas["Total"] == 3 == sum(hecho[-1][1:-1])
    assert {clave: cuentas[clave] for clave in esperado} == esperado


# -- Excel


@pytest.mark.parametrize("modelo", [UnidadDeTransparencia, Evaluacion, Reunion, Asesoria])
def test_what_goes_out_comes_back_unchanged(quien, client, modelo):
    de = unidad("SEC", nota="=1+1\nsegunda línea")
    evaluacion(de, "3", "99.39"), reunion(declaradas=42), asesoria(de)
    clase = {UnidadDeTransparencia: "UnidadResource"}.get(modelo, f"{modelo.__name__}Resource")
    url = reverse(f"obligaciones:{modelo._meta.model_name}_list")
    for formato in ("xlsx", "csv"):
        salida = client.get(url, {"formato": formato, "ejercicio": "todos"}).getvalue()
        plan = planes.planear(getattr(resources, clase)(quien), salida, f"lista.{formato}", quien)
        assert (plan.errores, plan.resumen["igual"]) == ([], 1)


def test_advice_is_imported_once_by_the_siglas_of_the_dependencia_and_one_spelling_of_each_topic(quien):
    unidad("SEC")
    titulos = "UNIDAD DE TRANSPARENCIA,MEDIO,TEMA,FECHA,NOTA"
    renglones = (
        titulos,
        "SEC,Teléfono,Solicitudes,04/05/2023,",
        "Unidad de Transparencia de SEC,Correo electrónico,SOLICITUDES,04/05/2023,",
    )
    assert importar(resources.AsesoriaResource, quien, *renglones).resumen["crea"] == 2
    assert importar(resources.AsesoriaResource, quien, *renglones).resumen["igual"] == 2
    assert set(Asesoria.objects.values_list("tema", "ejercicio")) == {("Solicitudes", 2023)}


def test_a_row_that_may_be_of_two_records_must_bring_its_id(quien):
    de = unidad("SEC")
    _, otra = (asesoria(de, tema="Solicitudes", nota="Por el portal") for _ in range(2))
    titulos, renglon = "UNIDAD DE TRANSPARENCIA,MEDIO,TEMA,FECHA,NOTA", f"SEC,Teléfono,Solicitudes,{DIA:%d/%m/%Y},Por el portal"
    (error,) = importar(resources.AsesoriaResource, quien, titulos, renglon).errores
    assert (error["columna"], error["mensaje"]) == ("ID", "Ya hay varios registros iguales a éste: escriba el ID del que corresponde.")
    assert importar(resources.AsesoriaResource, quien, f"ID,{titulos}", f"{otra.pk},{renglon}").resumen["igual"] == 1


@pytest.mark.parametrize(
    ("clase", "titulos", "renglon", "columna"),
    [
        (resources.AsesoriaResource, DE_ASESORIA, "NADIE,Teléfono,x,04/05/2023", "UNIDAD DE TRANSPARENCIA"),
        (resources.AsesoriaResource, DE_ASESORIA, "SEC,Paloma,x,04/05/2023", "MEDIO"),
        (resources.AsesoriaResource, DE_ASESORIA, "SEC,Teléfono,x,04/05/2999", "FECHA"),
        (resources.EvaluacionResource, DE_EVALUACION, "SEC,2023,III,90,30/06/2023", "RESULTADO"),
        (resources.EvaluacionResource, DE_EVALUACION, "SEC,2023,V,90,30/06/2023", "TRIMESTRE"),
        (resources.ReunionResource, "FECHA,CLASE,TEMA,ASISTENCIA SIN LISTA", "04/05/2999,Capacitación,x,3", "ASISTENCIA SIN LISTA"),
        (resources.UnidadResource, "DEPENDENCIA,PUESTO DE QUIEN ES TITULAR,EXISTE DESDE,EXISTIÓ HASTA", "SEC,Titular,02/01/2023,01/01/2023",
         "EXISTIÓ HASTA"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_by_row(quien, clase, titulos, renglon, columna):
    unidad("SEC")
    assert [error["columna"] for error in importar(clase, quien, titulos, renglon).errores] == [columna]


# -- scope


def test_an_enlace_and_another_unidad_do_not_see_it(client):
    de = unidad("SEC")
    filas = (de, evaluacion(de), reunion(DIA), asesoria(de))
    for persona in (
        datos.usuario("enlace", dependencias=[de.dependencia]),
        datos.usuario("coordinador", unidades=[datos.unidad("CEP", modulos=["campana"])]),
    ):
        client.force_login(persona)
        urls = [fila.get_absolute_url() for fila in filas] + ["/reportes/asesorias-de-transparencia/"]
        assert {client.get(url).status_code for url in urls} == {403}
        assert "Unidad de transparencia" not in client.get(de.dependencia.get_absolute_url()).text


def test_the_page_of_a_dependencia_counts_what_its_unit_has(quien, client):
    de = unidad("SEC")
    evaluacion(de), asesoria(de), asesoria(de, tema="Otro")
    pagina = client.get(de.dependencia.get_absolute_url()).context["fichas"]
    (ficha,) = [ficha for ficha in pagina if ficha.titulo == "Unidad de transparencia"]
    for rotulo, cuantas, url in ficha.cifras:
        assert cuantas == {"Evaluaciones del portal": 1, "Asesorías": 2}[rotulo] == client.get(f"{url}&formato=json").json()["total"]
