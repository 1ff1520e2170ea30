"""Django settings. Everything that differs between installations comes from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from comitia.config import database

WEB = Path(__file__).parent.parent / "web"

DATABASES = {"default": {**database.from_environment(), "CONN_MAX_AGE": 300}}
SECRET_KEY = os.environ.get("COMITIA_SECRET_KEY") or secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("COMITIA_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = ["comitia.store"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "comitia.web.shell.middleware.careful",
    "comitia.web.shell.assets.Assets",
    "comitia.web.shell.middleware.reading_only",
    "comitia.web.shell.middleware.without_nul",
    "django.middleware.gzip.GZipMiddleware",
    "comitia.web.shell.caching.conditional",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "comitia.config.urls"
WSGI_APPLICATION = "comitia.config.wsgi.application"
STATIC_URL = "/static/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(WEB.glob("*/templates")),
        "OPTIONS": {
            "builtins": ["comitia.web.shell.tags"],
            "libraries": {
                "tree": "comitia.web.organization.tags",
                "decisions": "comitia.web.decisions.tags",
                "history": "comitia.web.history.tags",
                "instructions": "comitia.web.instructions.tags",
            },
            "context_processors": ["comitia.web.shell.context.frame"],
        },
    }
]

# Pages hold no script, no inline style and nothing from elsewhere; they send nothing but the search form.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A fault is told on stderr; a page that does not exist, or a request under another name, is none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
