# Everything one does with this project. Needs Python 3.11+ with venv, make and git; `make help` lists it.
# PORT=8001 make run      another port
# PYTHON=python3.12 make  a certain Python for the virtual environment

PORT ?= 8000
N ?= 100000
export PORT
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK = 1

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip -qq --no-input
DEV := DJANGO_SETTINGS_MODULE=advocacy_site.settings.dev SITE_URL=http://127.0.0.1:$(PORT)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-long load-signatures measure-numbers lint format lock upgrade migrations shell messages clean-data clean port venv base dev

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# --- the two commands ---------------------------------------------------------------------------------

run: port base ## set everything up and run the demo site and its worker (PORT=8000)
	@mkdir -p var media staticfiles
	@exec env $(DEV) $(PY) manage.py run_site

test: dev ## set everything up and run every check and test that this machine can run
	@mkdir -p var
	@$(PY) -m tests.run_all

# --- for those who work on it --------------------------------------------------------------------------

test-long: dev ## run the tests marked `long` (a state machine at length, minutes)
	@mkdir -p var
	@$(PY) -m pytest -m long -o addopts=--strict-markers

load-signatures: dev ## add a public action with N signatures to the database (N=100000)
	@mkdir -p var
	@$(DEV) $(PY) -m tests.load_signatures $(N)

measure-numbers: dev ## time pages, numbers and lists with 1,000 and with N signatures (N=100000)
	@mkdir -p var
	@DJANGO_SETTINGS_MODULE=advocacy_site.settings.test $(PY) -m tests.measure_numbers $(N)

lint: dev ## run the checks without the tests
	@$(PY) -m tests.run_all lint

format: dev ## put Python, imports and templates into shape
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .
	@$(PY) -m djhtml --tabwidth 4 templates

migrations: dev ## write the migrations that changed models need
	@mkdir -p var
	@$(DEV) $(PY) manage.py makemigrations

shell: base ## open a Python shell on the demo site
	@$(DEV) $(PY) manage.py shell

lock: venv ## pin what pyproject.toml allows in requirements/, with hashes, keeping today's versions
	@$(call lock)

upgrade: venv ## the same with the newest versions allowed
	@$(call lock,--upgrade)

clean-data: ## delete the demo site's database, uploads and mails
	@rm -rf var media
	@echo "Deleted var/ and media/; make run makes new ones."

clean: ## delete the virtual environment and the tools' caches (the data stays)
	@rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# --- how it is set up -----------------------------------------------------------------------------------

# Asked first, so that nobody waits for an installation to hear that the port is taken.
port: venv
	@$(PY) -m advocacy_site.demo.management.port

# Keeps a virtual environment that works, else makes one with the first Python that can.
venv:
	@$(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && exit 0; \
	new=; \
	for python in $${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  new="$$python"; \
	  "$$python" -c 'import venv, ensurepip' 2>/dev/null || continue; \
	  echo "Making the virtual environment with $$("$$python" --version) …"; \
	  "$$python" -m venv --clear $(VENV) && exit 0 || exit 1; \
	done; \
	if [ -n "$$new" ]; then \
	  echo "$$new has no venv module; install it (Debian, Ubuntu: apt install python3-venv) or name another: PYTHON=… make" >&2; \
	else \
	  echo "Python 3.11 or newer is needed$${PYTHON:+, and $$PYTHON is not}; name one: PYTHON=/path/to/python3.11 make" >&2; \
	fi; \
	exit 1

base: venv
	@$(call install,base)

dev: venv
	@$(call install,dev)

# Installs only what is not installed yet: the stamp is a copy of the requirements that are. They are
# pinned with hashes and name no index, so pip asks whichever one this machine is set up for.
define install
cmp -s requirements/$(1).txt $(VENV)/$(1).installed || { \
  echo "Installing requirements/$(1).txt (once; a minute or two) …"; \
  $(PIP) install --require-hashes --requirement requirements/$(1).txt && \
  cp requirements/$(1).txt $(VENV)/$(1).installed; }
endef

# uv.lock would name an index; requirements files do not. uv lives in a folder that goes away again.
define lock
set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
$(PY) -m venv "$$tools"; "$$tools/bin/python" -m pip -qq install uv; \
for file in base dev; do \
  group=; [ $$file = base ] || group="--group dev --constraint requirements/base.txt"; \
  "$$tools/bin/uv" pip compile --quiet pyproject.toml $$group $(1) --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-header --output-file requirements/$$file.txt; \
done
endef
