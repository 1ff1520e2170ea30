"""The store as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Holds every table of comitia."""

    name = "comitia.store"
    label = "store"
