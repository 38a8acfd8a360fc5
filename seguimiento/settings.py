"""Settings of the whole system; everything that changes between machines comes from the environment.

`ENTORNO=produccion` switches on the production rules, and `seguimiento.entorno.revisar` refuses to start when one is unsafe.
"""

from pathlib import Path

import pgtrigger
from csp.constants import NONE, SELF

from seguimiento import entorno

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = entorno.ruta("VAR_DIR", BASE_DIR / "var")

PRODUCCION = entorno.texto("ENTORNO", "desarrollo") == "produccion"
DEMO = entorno.bandera("DEMO", not PRODUCCION)
DEBUG = entorno.bandera("DEBUG", False) and not PRODUCCION
SECRET_KEY = entorno.clave_secreta(VAR_DIR, PRODUCCION)
SECRET_KEY_FALLBACKS = entorno.lista("SECRET_KEY_FALLBACKS", [])  # the previous ones, while links and second factors made with them live
ALLOWED_HOSTS = entorno.lista("ALLOWED_HOSTS", [] if PRODUCCION else ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = entorno.lista("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "seguimiento.nucleo",
    "seguimiento.directorio",
    "seguimiento.cuentas",
    "gabinetes.acuerdos",
    "gabinetes.prensa",
    "gabinetes.instrucciones",
    "compromisos.campana",
    "atencion.personas",
    "atencion.peticiones",
    "atencion.apoyos",
    "atencion.tramites",
    "atencion.correspondencia",
    "atencion.gestion",
    "transparencia.regimenes",
    "transparencia.solicitudes",
    "transparencia.obligaciones",
    "transparencia.publico",
    "transparencia.comite",
    "transparencia.recursos",
    "transparencia.avisos",
    "seguimiento.actividades",
    "seguimiento.tablero",
    "seguimiento.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "import_export",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "seguimiento.nucleo.middleware.PoliticaDePermisos",
    "seguimiento.nucleo.middleware.SinNulos",
    "seguimiento.nucleo.middleware.SinCookies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "seguimiento.cuentas.middleware.SesionViva",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "seguimiento.nucleo.middleware.SinCache",
    "seguimiento.nucleo.middleware.MetodoDicho",
    "seguimiento.cuentas.middleware.SegundoFactor",
]

ROOT_URLCONF = "seguimiento.urls"
WSGI_APPLICATION = "seguimiento.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["seguimiento.nucleo.templatetags.seguimiento", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seguimiento.nucleo.contexto.sitio",
            ],
        },
    }
]
FORM_RENDERER = "seguimiento.nucleo.formularios.Presentacion"

DATABASES = {"default": entorno.base_de_datos(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "cuentas.Usuario"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "seguimiento.cuentas.contrasenas.ContrasenaPropia"},
    {"NAME": "seguimiento.cuentas.contrasenas.ContrasenaPrevisible"},
]
LOGIN_URL = "/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "seguimiento.cuentas.adaptador.Adaptador"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "seguimiento.cuentas.entrada.EntrarForm",
    "reauthenticate": "seguimiento.cuentas.entrada.ConfirmarForm",
    "change_password": "seguimiento.cuentas.entrada.CambiarForm",
    "set_password": "seguimiento.cuentas.entrada.CrearForm",
    "reset_password_from_key": "seguimiento.cuentas.entrada.RestablecerForm",
}
# The roles of estados.CON_SEGUNDO_FACTOR set it up before anything else.
MFA_OBLIGATORIO = entorno.bandera("MFA_OBLIGATORIO", PRODUCCION)
MFA_ADAPTER = "seguimiento.cuentas.segundo_factor.Adaptador"
MFA_TOTP_ISSUER = "Sistema de Seguimiento"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "seguimiento.cuentas.entrada.SegundoFactorForm",
    "reauthenticate": "seguimiento.cuentas.entrada.ConfirmarConCodigoForm",
    "activate_totp": "seguimiento.cuentas.entrada.ActivarForm",
    "add_webauthn": "seguimiento.cuentas.entrada.LlaveForm",
    "edit_webauthn": "seguimiento.cuentas.entrada.NombreDeLlaveForm",
}
# How many proxies of our own stand before the system: the address of a person is the one that the first of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = entorno.entero("PROXIES", 1 if PRODUCCION else 0)

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", "Español de México")]
TIME_ZONE = "America/Hermosillo"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["seguimiento.formatos"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "documentos"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000 if not DEBUG else 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

EMAIL_BACKEND, EMAIL_CONFIG = entorno.correo(PRODUCCION, VAR_DIR)
globals().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = entorno.texto("CORREO_REMITENTE", "seguimiento@oficina.example")
SITIO_URL = entorno.sitio(PRODUCCION, ALLOWED_HOSTS)
# The digest of each person: from this hour of a business day, with what falls due within so many business days.
RECORDATORIO_HORA = entorno.hora("RECORDATORIO_HORA", "07:30")
RECORDATORIO_DIAS = entorno.entero("RECORDATORIO_DIAS", 3)

# Shared by every worker, so that throttling counts across processes; large, so that nobody pushes the counters out of it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_COOKIE_AGE = entorno.entero("SESION_MINUTOS", 120) * 60  # without use: every use starts it again
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCCION:
    SECURE_SSL_REDIRECT = entorno.bandera("SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sesion", "__Host-csrf"  # no other host nor path may set them

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Pages that the frame of every screen links to; the core knows them only by these names.
RUTAS_DEL_SITIO = {
    "avisos": "cuentas:aviso_list",
    "buscar": "tablero:buscar",
    "cuenta": "cuentas:perfil",
    "guardar_vista": "cuentas:vistaguardada_create",
    "sesion": "cuentas:sesion_continuar",
    "mi_dia": "tablero:mi_dia",
    "consulta": "abierto:inicio",
    "publico": "verificar_folio",
}
DJANGO_TABLES2_TEMPLATE = "partes/tabla.html"
FILTERS_EMPTY_CHOICE_LABEL = "Todos"
IMPORT_EXPORT_USE_TRANSACTIONS = True

# The change log writes one event per row but runs once per statement: an import of 10,000 rows spends 1 s on it instead of 8.
PGHISTORY_LEVEL = pgtrigger.Statement

# The worker (see nucleo.tareas): how often it looks for work that nobody announced, its signs of life, and how long it waits
# for what it is doing when told to stop.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tareas"
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 2,
    "fetch_job_polling_interval": 1.0,
    "update_heartbeat_interval": 5.0,
    "stalled_worker_timeout": 20.0,
    "shutdown_graceful_timeout": 5.0,
    "delete_jobs": "successful",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"corto": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"consola": {"class": "logging.StreamHandler", "formatter": "corto"}},
    "root": {"handlers": ["consola"], "level": "WARNING"},
}

if PRODUCCION:
    entorno.revisar(globals())
