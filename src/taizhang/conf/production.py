"""Settings for an office: behind a proxy that speaks HTTPS (``manage check --deploy`` has nothing to say)."""

from taizhang.conf import environment
from taizhang.conf.base import *  # noqa: F403

TAIZHANG_PROXY = environment.text("PROXY", "127.0.0.1")
"""The address of the proxy: by what it passes on the server knows who asks, and that it was asked by HTTPS."""

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
