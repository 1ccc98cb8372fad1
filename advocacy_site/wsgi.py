"""The entry point for gunicorn; production settings unless the environment says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

from advocacy_site.core.gateway import mend_content_type

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy_site.settings.production")

application = mend_content_type(get_wsgi_application())
