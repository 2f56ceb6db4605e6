"""The WSGI application that a server loads: ``taizhang.conf.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.conf.production")

application = get_wsgi_application()
