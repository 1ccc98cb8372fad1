# The site as one image: web, worker, release step and one-off commands differ only in their command.
# docs/deploy.md says how it is run; compose.yaml runs it on one machine.

# The version that the tests run on; Debian is the release that compose.yaml's database image also uses.
ARG PYTHON=python:3.11-slim-bookworm

# --- packages and static files: nothing of this stage's tools reaches the image -----------------------------
FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/site

# Before the code, so that a change of the code does not install everything again.
COPY requirements/base.txt requirements/
RUN python -m venv /srv/venv \
 && /srv/venv/bin/pip install --require-hashes --only-binary :all: --requirement requirements/base.txt \
 && /srv/venv/bin/python -m compileall -q /srv/venv/lib

COPY . .
# Collected, joined, hashed and compressed here, without secrets: a container starts without work to do.
RUN DJANGO_SETTINGS_MODULE=advocacy_site.settings.build /srv/venv/bin/python manage.py collectstatic --noinput \
 && python -m compileall -q advocacy_site campaigns events members

# --- the image ------------------------------------------------------------------------------------------------
FROM ${PYTHON}
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=advocacy_site.settings.production \
    VAR_DIR=/srv/var \
    MEDIA_ROOT=/srv/media \
    PRIVATE_ROOT=/srv/private

# The code belongs to root: the process that serves it cannot change it. It writes to three folders only.
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin site \
 && install --directory --owner=site --group=site /srv/var /srv/media /srv/private
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/site /srv/site
WORKDIR /srv/site
USER 10001:10001

EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-m", "advocacy_site.core.probe"]
# Migrations are a step of the release (`manage.py migrate`), not of each start: two starting at once would race.
CMD ["gunicorn", "advocacy_site.wsgi:application"]
