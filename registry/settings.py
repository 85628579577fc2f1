"""Settings, read from the environment; every name is explained in docs/settings.md."""

from pathlib import Path
from typing import Any

import environ
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from registry import database, look

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("REGISTRY_DATA", "") or BASE_DIR / "data").resolve()

DEBUG = env.bool("REGISTRY_DEBUG", False)
# Made and read when first used: a command that signs nothing leaves no key behind.
SECRET_KEY = env.str("REGISTRY_SECRET_KEY", "") or lazy(database.secret_key, str)(DATA_DIR)
ALLOWED_HOSTS = env.list("REGISTRY_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("REGISTRY_CSRF_TRUSTED_ORIGINS", default=[])

HTTPS = env.bool("REGISTRY_HTTPS", False)
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "procrastinate.contrib.django",
    "registry",
    "projects",
    "indicators",
]

MIDDLEWARE = [
    "registry.request_log.RequestLog",
    "registry.conditional.ConditionalAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "registry.urls"
WSGI_APPLICATION = "registry.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "registry" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# PostgreSQL always: yours, or one of our own that starts by itself.
EXTERNAL = bool(env.str("DATABASE_URL", ""))
DATABASES = {
    "default": database.external(env.db("DATABASE_URL"))
    if EXTERNAL
    else database.connection(DATA_DIR)
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Signing in at an identity provider, where one is named.
OIDC_ISSUER = env.str("REGISTRY_OIDC_ISSUER", "")
OIDC_RP_CLIENT_ID = env.str("REGISTRY_OIDC_CLIENT", "")
OIDC_RP_CLIENT_SECRET = env.str("REGISTRY_OIDC_SECRET", "")
OIDC_RP_SIGN_ALGO = env.str("REGISTRY_OIDC_ALGORITHM", "RS256")
OIDC_USERNAME_CLAIM = env.str("REGISTRY_OIDC_USERNAME", "sub")
OIDC_RP_SCOPES = "openid profile email"
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 10
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if OIDC_ISSUER:
    AUTHENTICATION_BACKENDS.append("registry.oidc.Backend")
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = env.str("REGISTRY_LANGUAGE", "zh-hans")
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "registry" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "uploads"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# Uploaded drafts hold names and telephones: they are the server's own business.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The largest document or archive that is taken in.
UPLOAD_LIMIT = env.int("REGISTRY_UPLOAD_MEGABYTES", 50) * 1024**2
# One form with its funding and sixty indicators is some two thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "bare": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "output": {
            "class": "logging.StreamHandler",
            "formatter": "bare",
            "stream": "ext://sys.stdout",
        },
    },
    "root": {"handlers": ["console"], "level": env.str("REGISTRY_LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "registry.requests": {
            "handlers": ["output"],
            "level": "INFO" if env.bool("REGISTRY_REQUEST_LOG", True) else "CRITICAL",
            "propagate": False,
        },
        "procrastinate": {"level": "WARNING"},  # tells of its start otherwise, at every command
    },
}

# Jobs wait in PostgreSQL; `manage.py work` does them.
PROCRASTINATE_IMPORT_PATHS = [
    "indicators.services.batches.jobs",
    "indicators.services.exporting.jobs",
    "indicators.api.jobs",
]

# So long may a process go on with the units and taxonomies that it read.
CATALOGUE_SECONDS = 5.0

# So long may a question take that counts and measures; what is longer has to be narrowed.
QUESTION_SECONDS = env.float("REGISTRY_QUESTION_SECONDS", 10.0)

# What is larger is written in the background, and kept for some days.
EXPORT_ROWS = env.int("REGISTRY_EXPORT_ROWS", 200_000)
EXPORT_DAYS = env.int("REGISTRY_EXPORT_DAYS", 7)

# ---- The API ----------------------------------------------------------------------------------

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "projects.api.authentication.PasswordAuthentication",
        "projects.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_RENDERER_CLASSES": ["projects.api.renderers.CompactJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["projects.api.parsers.ExactJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "projects.api.negotiation.OneForm",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "registry.openapi.Operation",
    "DEFAULT_THROTTLE_CLASSES": ["projects.api.throttling.Throttle"],
    "NUM_PROXIES": env.int("REGISTRY_PROXIES", 0),
    "EXCEPTION_HANDLER": "registry.errors.handle",
    "URL_FORMAT_OVERRIDE": None,
}
# What a request may bring, beside uploaded files.
BODY_MB = env.int("REGISTRY_BODY_MEGABYTES", 20)
# So many forms come in with one request.
BULK_FORMS = env.int("REGISTRY_BULK_FORMS", 1000)
# So long the answer to a request with a key is given again.
IDEMPOTENCY_HOURS = env.int("REGISTRY_IDEMPOTENCY_HOURS", 24)
# Requests a minute; 0 sets no limit.
RATES = {
    "address": env.int("REGISTRY_RATE_ADDRESS", 600),
    "person": env.int("REGISTRY_RATE_PERSON", 3000),
}
# Tokens of the API. The package's own table is never made: ours takes its place.
TOKEN_DAYS = env.int("REGISTRY_TOKEN_DAYS", 90)
TOKENS_PER_PERSON = env.int("REGISTRY_TOKENS_PER_PERSON", 20)
KNOX_TOKEN_MODEL = "projects.Token"  # noqa: S105 # the name of a model
MIGRATION_MODULES = {"knox": None}
REST_KNOX: dict[str, Any] = {"TOKEN_PREFIX": "registry_"}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Registry of budget performance targets (预算绩效目标指标库)",
    "DESCRIPTION": (
        "Performance-target forms (绩效目标申报表) of budgets, their indicators with typed targets,"
        " and what they stand on. Everyone reads what is published; names, telephone numbers and"
        " drafts are for those whose organisation or region they are of. Numbers are decimal"
        " texts, never floats. A parameter that is not understood is an error. The guide is"
        " docs/api.md."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "registry.openapi.Generator",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "filter": True, "validatorUrl": None},
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SORT_OPERATION_PARAMETERS": False,
    # Without these the same words under the same name would be told apart by numbers.
    "ENUM_NAME_OVERRIDES": {
        "FormKind": "indicators.models.choices.FORM_KINDS",
        "FormState": "indicators.models.choices.FORM_STATES",
        "DocumentState": "indicators.models.choices.DOCUMENT_STATES",
        "Scope": "indicators.models.choices.SCOPES",
        "FundingSource": "indicators.models.choices.FUNDING_SOURCES",
        "ValueKind": "indicators.models.choices.VALUE_KINDS",
        "Comparator": "indicators.models.choices.COMPARATORS",
        "Recurrence": "indicators.models.choices.RECURRENCES",
        "Relation": "indicators.models.choices.RELATIONS",
        "Verb": "indicators.models.choices.VERBS",
        "Outcome": "indicators.api.serializers.batch.OUTCOMES",
        "TargetOutcome": "indicators.models.choices.TARGET_OUTCOMES",
        "FileState": "indicators.models.choices.FILE_STATES",
        "ImportMode": "indicators.models.choices.IMPORT_MODES",
        "ImportState": "indicators.models.choices.BATCH_STATES",
        "ExportFormat": "indicators.models.choices.EXPORT_FORMATS",
        "ExportState": "indicators.models.choices.EXPORT_STATES",
        "Cell": "indicators.models.choices.CELLS",
        "PieceRole": "indicators.models.choices.PIECE_ROLES",
        "FaultReason": "indicators.models.choices.FAULT_REASONS",
        "MoneyUnit": "indicators.models.choices.MONEY_UNITS",
        "GroupKey": "indicators.api.serializers.statistics.GROUP_KEYS",
        "DimensionLevel": [(1, "1"), (2, "2")],
        "OrganisationKind": "projects.models.OrganisationKind",
        "TokenScope": "projects.models.TokenScope",
        "RegionLevel": "projects.models.RegionLevel",
    },
}

# ---- The admin --------------------------------------------------------------------------------

UNFOLD: dict[str, Any] = look.UNFOLD
