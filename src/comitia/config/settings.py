"""Django settings. Everything that differs between installations comes from the environment."""

import os
import secrets

from comitia.config import database

DATABASES = {"default": database.from_environment()}
SECRET_KEY = os.environ.get("COMITIA_SECRET_KEY") or secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("COMITIA_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = ["comitia.store"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
