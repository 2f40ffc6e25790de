"""For WSGI servers: ``waitress-serve app:app``, ``flask run``."""

from attribution.wsgi import create_app

app = create_app()
