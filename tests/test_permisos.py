"""Every route of the URLconf × every role: what is not public asks who one is, and what a role may not do answers 403."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atencion.apoyos import models as apoyos
from atencion.correspondencia import models as correspondencia
from atencion.gestion import models as gestion
from atencion.personas.models import Persona
from atencion.peticiones.models import Peticion, Turno
from compromisos.campana import models as campana
from gabinetes.acuerdos import models as acuerdos
from gabinetes.instrucciones import models as instrucciones
from gabinetes.prensa import models as prensa
from seguimiento.cuentas.models import Aviso, Suplencia, Usuario, VistaGuardada
from seguimiento.directorio.models import Dependencia
from seguimiento.nucleo.cortes import congelar
from seguimiento.nucleo.documentos import adjuntar
from seguimiento.nucleo.reportes import REGISTRO
from tests.rutas import rutas
from transparencia.publico.models import Divulgacion, Publicacion
from transparencia.regimenes.models import Regimen
from transparencia.solicitudes import models as solicitudes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# Open to anybody: the entrance, forgotten passwords, and the verification of a printed folio.
PUBLICAS = {
    "tablero:inicio", "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_email",
    "account_email_verification_sent", "account_confirm_login_code", "verificar_folio", "verificar", "verificar_recibo",
    "verificar_oficio", "verificar_recibido", "mfa_authenticate", "mfa_login_webauthn", "peticion_publica", "aviso_publico",
    "abierto:inicio", "abierto:datos_list", "abierto:catalogo", "abierto:datos", "abierto:como_verificar", "abierto:licencia",
    "abierto:publicaciones", "abierto:archivo",
}  # fmt: skip

VER, LEER = {"ver"}, {"ver"}
CAPTURAR = {"ver", "crear", "editar", "importar", "reportar"}
TODO = CAPTURAR | {"eliminar", "validar"}
# What the accounts of the demonstration may do in each module. Coordinador, capturista and consulta serve the units of README.
PUEDE = {
    "administrador": {
        "cuentas": TODO,
        "nucleo": TODO,
        "directorio": TODO,
        "acuerdos": VER,
        "prensa": VER,
        "instrucciones": VER,
        "campana": VER,
        "gestion": VER,
        "peticiones": VER,
        "apoyos": VER,
        "personas": VER | {"vigilar"},
        "tramites": VER,
        "correspondencia": VER,
        "regimenes": TODO,
        "solicitudes": VER,
        "comite": VER,
        "recursos": VER,
        "avisos": VER,
        "obligaciones": VER,
        "publico": VER,
        "actividades": VER,
    },
    "director": {
        "nucleo": VER,
        "directorio": VER,
        "acuerdos": VER,
        "prensa": VER,
        "instrucciones": VER,
        "campana": VER,
        "gestion": VER,
        "peticiones": VER,
        "apoyos": VER,
        "personas": VER | {"mostrar", "reunir"},
        "tramites": VER,
        "correspondencia": VER,
        "regimenes": VER,
        "solicitudes": VER,
        "comite": VER,
        "recursos": VER,
        "avisos": VER,
        "obligaciones": VER,
        "publico": VER | {"aprobar"},
        "actividades": VER,
    },
    "coordinador": {
        "directorio": TODO,
        "acuerdos": TODO,
        "prensa": TODO,
        "instrucciones": TODO,
        "campana": TODO,
        "gestion": TODO,
        "peticiones": TODO,
        "apoyos": TODO,
        "personas": TODO | {"mostrar", "reunir", "vigilar"},
        "tramites": TODO,
        "correspondencia": TODO,
        "regimenes": VER,
        "solicitudes": TODO,
        "comite": TODO,
        "recursos": TODO,
        "avisos": TODO,
        "obligaciones": TODO,
        "publico": TODO,
        "actividades": TODO,
    },
    "capturista": {
        "directorio": CAPTURAR,
        "acuerdos": CAPTURAR,
        "prensa": CAPTURAR,
        "instrucciones": CAPTURAR,
        "campana": CAPTURAR,
        "gestion": CAPTURAR,
        "peticiones": CAPTURAR,
        "apoyos": CAPTURAR,
        "personas": CAPTURAR | {"mostrar", "reunir"},
        "tramites": CAPTURAR,
        "correspondencia": CAPTURAR,
        "regimenes": VER,
        "solicitudes": CAPTURAR,
        "comite": CAPTURAR,
        "recursos": CAPTURAR,
        "avisos": CAPTURAR,
        "obligaciones": CAPTURAR,
        "publico": CAPTURAR,
        "actividades": CAPTURAR,
    },
    "consulta": {
        "directorio": VER,
        "acuerdos": VER,
        "prensa": VER,
        "instrucciones": VER,
        "campana": VER,
        "gestion": VER,
        "peticiones": VER,
        "apoyos": VER,
        "personas": VER,
        "tramites": VER,
        "correspondencia": VER,
        "regimenes": VER,
        "solicitudes": VER,
        "comite": VER,
        "recursos": VER,
        "avisos": VER,
        "obligaciones": VER,
        "publico": VER,
        "actividades": VER,
    },
    "enlace": {
        "directorio": VER,
        "acuerdos": {"ver", "reportar"},
        "instrucciones": {"ver", "reportar"},
        "campana": {"ver", "reportar"},
        "peticiones": {"ver", "reportar"},
        "personas": {"ver", "reportar", "mostrar"},
        "correspondencia": {"ver", "reportar"},
        "solicitudes": {"ver", "reportar"},
    },
}
# Action that each screen asks for, by the end of its name, and the exceptions by their whole name.
ACCIONES = {
    "ver": "list detail history vcard cita minuta tarjeta bitacora mes anio buscar sugerir_hablante reporte ficha version impresa "
    "pdf word caratula",
    "crear": "parecidas repetidos create sugerir_persona sugerir_tema sugerir_titulo sugerir_medio sugerir_lugar "
    "sugerir sugerir_solicitante sugerir_destinatario sugerir_remitente sugerir_cargo sugerir_institucion "
    "sugerir_asunto sugerir_apoyo sugerir_instancia sugerir_expone periodo",
    "editar": "update celebrar adenda precargar asistencia convocar refechar refechar_varios responsables "
    "reasignar reasignar_varios relevar relevar_varias replazar replazar_varias terminar_serie "
    "invertir confirm confirmar confirmar_varias concluir password cerrar_sesiones quitar_segundo_factor "
    "actualizar reabrir estenografica seguimiento seguimiento_varios expedir archivar cerrar transferir disponer "
    "etapa ampliar desclasificar notificar "
    "actuar controversia controversia_varias sello turnar turnar_varios pausar reanudar returnar "
    "seguir seguir_varias turnar_varias concluir_varias asignar_varias priorizar_varias "
    "entregar entregar_varios recibo",
    "eliminar": "delete restore merge",
    "importar": "import hoja importar_hoja",
    "reportar": "avance responder",
    "mostrar": "mostrar",  # the data of a person, with a reason
    "reunir": "expediente",  # all that is held on a person who asks for it
    "validar": "anular publicar retirar "
    "validar devolver validar_varios devolver_varios cancelar autorizar autorizar_varios sellar baja reactivar",
}
ACCION = {final: accion for accion, finales in ACCIONES.items() for final in finales.split()}
ACCION |= {"gestion:enviado_cancelar": "editar", "avisos:notificacion_cancelar": "editar"}
ACCION |= {"personas:persona_suprimir": "eliminar", "personas:accesoadatos_list": "vigilar"}
ACCION |= dict.fromkeys((f"personas:{uno}" for uno in ("persona_comparar", "persona_separar")), "validar")
ACCION |= dict.fromkeys((f"personas:{de}_{que}" for de in ("aviso", "conservacion") for que in ("create", "update")), "validar")
ACCION |= dict.fromkeys(["accion_create", "accion_update", "campana:inversion_create", "campana:inversion_update"], "reportar")
ACCION |= dict.fromkeys(["correspondencia:asunto_create", "correspondencia:asunto_update"], "validar")  # the catalogue: coordinador alone
ACCION |= dict.fromkeys((f"publico:divulgacion_{que}" for que in ("create", "update", "retirar")), "aprobar")
ACCION |= dict.fromkeys((f"publico:licencia_{que}" for que in ("create", "update")), "validar")
PERSONALES = {"cuentas:perfil_update", "cuentas:perfil_suplencia_create"}  # about oneself: no role is asked
# Minutes, and how personal data are governed: they do not exist for an enlace.
SOLO_INTERNOS = {"gabinete", "reunion", "punto", "asistencia"}
INTERNOS = {
    "acuerdos": SOLO_INTERNOS,
    "personas": {"aviso", "conservacion", "accesoadatos"},
    "peticiones": {"seguimiento", "conclusion", "gira", "actuacion"},
    "solicitudes": {"acto"},
}
PARCIALES = {
    "peticiones:peticion_history",
    "solicitudes:solicitud_history",
}  # an enlace knows what is asked, not who handled it
PERMITIDO = {200, 302, 405}


def accion_de(nombre):
    """ "acuerdos:reunion_celebrar" → "editar"; a new kind of screen must say here what it asks for."""
    corto = nombre.split(":")[-1]
    return ACCION.get(nombre) or ACCION.get(corto) or ACCION[corto.split("_", 1)[1]]


def dependencias_de(fila):
    """Dependencias that a row belongs to, or None when it belongs to all."""
    return {
        acuerdos.Acuerdo: lambda: fila.responsables.values_list("dependencia", flat=True),
        acuerdos.Responsable: lambda: [fila.dependencia_id],
        acuerdos.Avance: lambda: [fila.de.dependencia_id],
        instrucciones.Instruccion: lambda: [fila.dependencia_id],
        instrucciones.Avance: lambda: [fila.de.dependencia_id],
        instrucciones.Inversion: lambda: fila.aportes.values_list("instruccion__dependencia", flat=True),
        Persona: lambda: Turno.objects.filter(peticion__persona=fila).values_list("dependencia", flat=True),
        Peticion: lambda: fila.turnos.values_list("dependencia", flat=True),
        Turno: lambda: [fila.dependencia_id],
        campana.Compromiso: lambda: fila.asignaciones.values_list("dependencia", flat=True),
        campana.Asignacion: lambda: [fila.dependencia_id],
        campana.Accion: lambda: [fila.dependencia_id],
        campana.Avance: lambda: [fila.de.dependencia_id],
        correspondencia.Recibido: lambda: fila.turnos.filter(cancelado=None).values_list("dependencia", flat=True),
        correspondencia.Turno: lambda: [fila.dependencia_id],
        correspondencia.Respuesta: lambda: [fila.de.dependencia_id],
        solicitudes.Solicitud: lambda: fila.turnos.values_list("dependencia", flat=True),
        solicitudes.Turno: lambda: [fila.dependencia_id],
        campana.Inversion: lambda: fila.aportes.values_list("accion__dependencia", flat=True),
    }.get(type(fila), lambda: None)()


@pytest.fixture
def personas():
    return {persona.username: persona for persona in Usuario.objects.filter(username__in=PUEDE)}


@pytest.fixture
def sagarhpa():
    return Dependencia.objects.get(siglas="SAGARHPA")


def _con_turno(n, dependencia):
    """A person whose petition was turned to one dependencia alone."""
    persona = Persona.objects.create(nombre="Rosa Elena", primer_apellido="Prueba")
    peticion = Peticion.objects.create(
        folio=f"PC-2024-99999{n}",
        fecha=date(2024, 1, 8),
        ejercicio=2024,
        rubro="atencion",
        canal="presencial",
        persona=persona,
        asunto="Beca",
    )
    Turno.objects.create(peticion=peticion, dependencia=dependencia, fecha=date(2024, 1, 9))


def _con_turno_de_solicitud(n, dependencia):
    """A request of information that was turned to one dependencia alone."""
    dia = date(2024, 1, 8)
    regimen = Regimen.objects.vigente("acceso", dia)
    solicitud = solicitudes.Solicitud.objects.create(
        folio=f"SI-2024-9999{n}", presentada=dia, ejercicio=2024, medio="pnt", tema="Contratos", texto="Contratos", regimen=regimen
    )
    solicitudes.Acto.objects.create(solicitud=solicitud, clase="competencia_aceptada", fecha=dia)
    solicitudes.Turno.objects.create(solicitud=solicitud, dependencia=dependencia, fecha=dia, vence=date(2024, 1, 15))


@pytest.fixture
def filas(personas, sagarhpa):
    """{model: (a row of SAGARHPA alone, a row of others alone)}; the same row twice where rows belong to nobody."""
    director = personas["director"]
    Suplencia.objects.create(titular=personas["capturista"], suplente=personas["coordinador"], desde="2024-01-01", hasta="2024-01-05")
    Aviso.objects.create(usuario=director, texto="Aviso")
    VistaGuardada.objects.create(usuario=director, ruta="/", nombre="Mía")
    for n, dependencia in enumerate((Dependencia.objects.exclude(pk=sagarhpa.pk).first(), sagarhpa)):
        _con_turno(n, dependencia)
        _con_turno_de_solicitud(n, dependencia)

    def buscar(modelo):
        propia = ajena = None
        for fila in modelo.objects.all()[:400]:
            de = dependencias_de(fila)
            if de is None:
                return fila, fila
            propia, ajena = propia or (set(de) == {sagarhpa.pk} and fila), ajena or (sagarhpa.pk not in de and fila)
            if propia and ajena:
                return propia, ajena
        raise AssertionError(f"the demonstration has no {modelo._meta.verbose_name} of SAGARHPA and of others")

    return buscar


PADRES = {"reunion": acuerdos.Reunion, "conferencia": prensa.Conferencia, "sintesis": prensa.Sintesis}  # what is new hangs from one


def direccion(ruta, filas, *, ajena=False):
    """The address of a route, with a real row where it needs one."""
    if not ruta.argumentos:
        return ruta.url()
    if ruta.argumentos and (padre := PADRES.get(ruta.argumentos[0])):
        return ruta.url(**{ruta.argumentos[0]: filas(padre)[0].pk})
    fila = filas(ruta.modelo)[ajena]
    if ruta.nombre.endswith("_restore"):
        type(fila).objects.filter(pk=fila.pk).marcar_eliminados("Para restaurarla")
    return ruta.url(pk=fila.pk)


PANTALLAS = [ruta for ruta in rutas() if ruta.es_pantalla and ruta.nombre not in PERSONALES]
SIN_ALCANCE = (instrucciones.Peldano, correspondencia.Asunto)  # catalogues: of nobody
CON_ALCANCE = ("acuerdos", "campana", "instrucciones", "correspondencia", "solicitudes")
DE_DEPENDENCIAS = [
    ruta for ruta in PANTALLAS
    if "pk" in ruta.argumentos and ruta.modelo._meta.app_label in CON_ALCANCE and ruta.modelo not in SIN_ALCANCE
    and ruta.nombre not in PARCIALES
]  # fmt: skip


@pytest.mark.parametrize("ruta", PANTALLAS, ids=str)
def test_a_screen_opens_to_whoever_may_do_that_there_and_to_nobody_else(client, personas, filas, ruta):
    url, modulo, modelo = direccion(ruta, filas), ruta.nombre.split(":")[0], ruta.nombre.split(":")[1].split("_")[0]
    mal = {}
    for rol, persona in personas.items():
        client.force_login(persona)
        puede = accion_de(ruta.nombre) in PUEDE[rol].get(modulo, ())
        if rol == "enlace" and (ruta.nombre in PARCIALES or modelo in INTERNOS.get(modulo, ())):
            puede = False
        estado = client.get(url).status_code
        if estado not in PERMITIDO if puede else estado != 403:
            mal[rol] = estado
        if not puede and (estado := client.post(url, {}).status_code) not in {403, 405}:
            mal[f"{rol} (POST)"] = estado
    assert mal == {}


@pytest.mark.parametrize("ruta", DE_DEPENDENCIAS, ids=str)
def test_a_row_of_another_dependencia_does_not_exist_for_an_enlace(client, personas, filas, ruta):
    url = direccion(ruta, filas, ajena=True)
    client.force_login(personas["enlace"])
    puede = accion_de(ruta.nombre) in PUEDE["enlace"]["acuerdos"] and ruta.modelo._meta.model_name not in SOLO_INTERNOS
    assert (client.get(url).status_code, client.post(url, {}).status_code) in ({(404, 404), (404, 405)} if puede else {(403, 403)})


@pytest.mark.parametrize("ruta", rutas(), ids=str)
def test_whoever_has_not_entered_is_sent_to_the_entrance(client, filas, ruta):
    kwargs = {nombre: {"slug": "compromisos", "clave": uuid4(), "key": "x", "uidb36": "x"}.get(nombre, 1) for nombre in ruta.argumentos}
    url = ruta.url(**kwargs)
    respuestas = [client.get(url), client.get(url, {"formato": "json"}), client.post(url, {})]
    for respuesta in respuestas:
        b"".join(respuesta)  # read it whole: its file is closed
    if ruta.nombre in PUBLICAS:
        assert not [r.url for r in respuestas if r.status_code == 302 and r.url.startswith("/?next=")]
        assert not [r.status_code for r in respuestas if r.status_code >= 500]
    else:
        assert {(r.status_code, r.headers.get("Location", "")[:7]) for r in respuestas} == {(302, "/?next=")}


def test_the_public_routes_are_these_and_no_more():
    assert {ruta.nombre for ruta in rutas()} >= PUBLICAS


OTRAS = [ruta for ruta in rutas() if not ruta.es_pantalla or ruta.nombre in PERSONALES]
CON_LLAVE = {"account_confirm_email", "account_reset_password_from_key"}  # only an e-mail carries it
CON_LLAVE |= {f"mfa_{de}" for de in ("deactivate_totp", "view_recovery_codes", "download_recovery_codes")}  # whoever has a second factor
CON_LLAVE |= {"mfa_remove_webauthn", "mfa_edit_webauthn"}
DE_ALGUIEN = {"nucleo:descarga_archivo"}  # what one person asked for: to anybody else it does not exist
SIN_ENLACES = {"corte_list", "corte_detail", "corte_aprobar", "corte_comparar"}  # cuts cover what everybody's rows add up to


@pytest.fixture
def otros_argumentos(personas, filas):
    """What the addresses of the other routes need: a cut, a file, a notice, a saved view."""
    director, dia = personas["director"], date(2024, 2, 12)
    corte = congelar(REGISTRO["compromisos"].hacer(dia, director, {}), parametros={}, usuario=director, fecha=dia)
    documento = adjuntar(filas(acuerdos.Acuerdo)[0], SimpleUploadedFile("x.pdf", b"%PDF-"), usuario=personas["capturista"])
    aviso, vista, suplencia = Aviso.objects.get(), VistaGuardada.objects.get(), Suplencia.objects.get()
    pks = {"corte": corte, "documento": documento, "aviso": aviso, "vistaguardada": vista, "perfil": suplencia, "sesion": aviso}

    def argumentos(ruta):
        corto = ruta.nombre.split(":")[-1].split("_")[0]
        todos = {"slug": "compromisos", "clave": corte.clave, "app": "acuerdos", "modelo": "acuerdo"}
        if ruta.nombre == "verificar_recibido":
            return {"clave": filas(correspondencia.Recibido)[0].clave}
        if ruta.nombre.startswith("abierto:"):
            divulgada, publicada = Divulgacion.objects.vigentes().first(), Publicacion.objects.publicas().first()
            suyos = {"datos": {"folio": divulgada.corte.folio}, "licencia": {"pk": divulgada.licencia_id}, "archivo": {"pk": publicada.pk}}
            return suyos.get(ruta.nombre.partition(":")[2], {})
        if ruta.nombre == "verificar_recibo":
            return {"clave": filas(apoyos.Apoyo)[0].clave}
        if ruta.nombre == "verificar_oficio":
            return {"clave": gestion.Enviado.objects.exclude(numero=None).first().verificacion}
        return {nombre: todos.get(nombre) or pks[corto].pk for nombre in ruta.argumentos}

    return argumentos


@pytest.mark.parametrize("ruta", [ruta for ruta in OTRAS if ruta.nombre not in CON_LLAVE], ids=str)
def test_pages_that_are_not_about_a_module_open_to_every_role(client, personas, otros_argumentos, ruta):
    url, mal = ruta.url(**otros_argumentos(ruta)), {}
    for rol, persona in personas.items():
        client.force_login(persona)
        respuesta = client.get(url)
        estado = respuesta.status_code
        b"".join(respuesta)  # read it whole: its file is closed
        esperado = {403} if rol == "enlace" and ruta.nombre in SIN_ENLACES else {404} if ruta.nombre in DE_ALGUIEN else PERMITIDO
        if estado not in esperado:
            mal[rol] = estado
    assert mal == {}


@pytest.mark.parametrize("slug", REGISTRO)
def test_reports_that_cover_everybody_are_not_for_enlaces(client, personas, slug):
    cerrados = {"enlace"} if not REGISTRO[slug].para_enlaces else set()
    estados = {}
    for rol, persona in personas.items():
        client.force_login(persona)
        estados[rol] = client.get(reverse("reporte_detail", args=[slug]), {"formato": "json"}).status_code
    assert estados == {rol: 403 if rol in cerrados else 200 for rol in personas}


def test_what_is_of_another_person_does_not_exist(client, personas, filas):
    client.force_login(personas["consulta"])
    ajenas = {"aviso_abrir": Aviso, "vistaguardada_delete": VistaGuardada, "perfil_suplencia_delete": Suplencia}
    for ruta, modelo in ajenas.items():
        assert client.post(reverse(f"cuentas:{ruta}", args=[modelo.objects.get().pk])).status_code == 404
