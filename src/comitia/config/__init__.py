"""Settings, URL root and WSGI: composition only."""
