"""Settings that every installation shares. What an office sets is read from its environment (see ``environment``)."""

from pathlib import Path

from csp.constants import NONE, SELF

from taizhang.conf import environment

PACKAGE = Path(__file__).resolve().parent.parent

HOME = environment.home()
"""The folder of everything that the platform writes."""

SECRET_KEY = environment.secret(HOME)

DEBUG = False

ALLOWED_HOSTS = environment.words("HOSTS", ("127.0.0.1", "localhost", "[::1]"))

TAIZHANG_PROXY = environment.text("PROXY", "")
"""The address of a proxy before the server, whose word counts on who asks and how."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "taizhang.audit",
    "taizhang.organs",
    "taizhang.search",
    "taizhang.documents",
    "taizhang.indicators",
    "taizhang.ledger",
    "taizhang.supervision",
    "taizhang.publishing",
    "taizhang.web",
    "taizhang.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "taizhang.api.middleware.ProblemsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "taizhang.web.middleware.LanguageMiddleware",
    "taizhang.web.middleware.SessionLimitMiddleware",
    "taizhang.web.middleware.AccessMiddleware",
    "taizhang.web.middleware.FirstThingsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "taizhang.conf.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "taizhang.web.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "taizhang.web.templatetags.words"],
        },
    }
]

FORM_RENDERER = "taizhang.web.rendering.Renderer"

WSGI_APPLICATION = "taizhang.conf.wsgi.application"

DATABASES = {"default": environment.database(HOME)}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People and passwords.

AUTH_USER_MODEL = "organs.Person"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "phone")},
    },
    {"NAME": "taizhang.organs.passwords.ThreeKindsValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LOGIN_URL = "web:sign-in"
LOGIN_REDIRECT_URL = "web:home"
LOGOUT_REDIRECT_URL = "web:sign-in"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "taizhang.web.errors.csrf_failure"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "taizhang.web.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["password"]

OTP_TOTP_ISSUER = "Taizhang"

# What a browser may do with our pages.

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
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Words, time, files.

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = sorted(str(path) for path in (PACKAGE / "conf" / "locale").glob("*") if path.is_dir())
LANGUAGE_COOKIE_NAME = "taizhang_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_TEMP_DIR = None

TAIZHANG_BLOBS = HOME / "blobs"
"""Folder of uploaded files, each under the SHA-256 of its bytes."""

TAIZHANG_WRITE_THROUGH = True
"""Whether a file is safely on the disk before the row that names it; without it only in what is thrown away."""

TAIZHANG_SEALS = HOME / "seals"
"""Folder of the daily digests of the history, outside the database."""

TAIZHANG_READ_IN_BACKGROUND = True
"""Whether a thread may read long documents; without it they wait for whoever calls
``documents.service.read_waiting``."""

TAIZHANG_MAX_UPLOAD = environment.number("MAX_UPLOAD", 50_000_000)
"""Most bytes of one uploaded file."""

TAIZHANG_NOW = environment.text("NOW", "")
"""Moment at which the clock begins, for a demonstration; empty for the real time."""

TAIZHANG_DEMO_ACCOUNTS = environment.text("DEMO_ACCOUNTS", "")
"""File of the accounts of a demonstration, which its sign-in page then offers; empty for real work."""

TAIZHANG_REGION = environment.text("REGION", "")
"""Region of the working-day calendar beside the national one, a key of ``workdays``; empty for none."""

TAIZHANG_GOVERNMENT = environment.text("GOVERNMENT", "")
"""Name of the government that the installation serves (云溪区人民政府); empty until it is set."""

TAIZHANG_MATTER_NUMBER = environment.text("MATTER_NUMBER", "督立〔{year}〕{number}号")
"""Pattern of the numbers of matters in the register, with ``{year}`` and ``{number}``: 云督立〔{year}〕{number}号."""

TAIZHANG_SESSION_IDLE = environment.number("SESSION_IDLE", 60)
"""Minutes after which a session that nobody uses ends."""

TAIZHANG_SESSION_LIMIT = environment.number("SESSION_LIMIT", 600)
"""Minutes after which a session ends in any case."""

TAIZHANG_STYLEGUIDE = False
"""Whether the page of all components exists; it does wherever DEBUG is on."""

TAIZHANG_ORDER_NUMBER = environment.text("ORDER_NUMBER", "督办〔{year}〕{number}号")
TAIZHANG_RECHECK_NUMBER = environment.text("RECHECK_NUMBER", "督查抽〔{year}〕{number}号")
TAIZHANG_BULLETIN_NUMBER = environment.text("BULLETIN_NUMBER", "督查通报〔{year}〕{number}号")
"""How the registers of supervision orders, random re-checks and bulletins number; ``{year}``, ``{number}``."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A request that waits for a free thread is no event: it says so for each of them.
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}

SILENCED_SYSTEM_CHECKS = [
    "axes.W002",  # the standalone backend stands first in AUTHENTICATION_BACKENDS
]
