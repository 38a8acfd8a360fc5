# Sistema de seguimiento. `make` sin más muestra la ayuda.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
LISTO := $(VENV)/.listo
# First Python >= 3.11 that really runs; looked for only when the virtual environment is made.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
# Settings of the person's own tools must not point uv or pip to another environment.
AISLADO := env -u VIRTUAL_ENV -u UV_PYTHON -u PIP_USER -u PIP_TARGET -u PIP_PREFIX UV_PROJECT_ENVIRONMENT=$(VENV)
PIP := $(AISLADO) $(PY) -m pip
UV := $(AISLADO) $(VENV)/bin/uv

help: ## Muestra esta ayuda
	@echo 'Órdenes:'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s%s\n", $$1, $$2 }'

run: $(LISTO) ## Instala lo que falte y abre el sistema en http://127.0.0.1:8000 (HOST, PORT, DATABASE_URL)
	@$(PY) seguimiento/instalar.py documentos
	@exec $(PY) manage.py servir

test: $(LISTO) ## Todas las pruebas, también en navegador (ARGS="tests/nucleo -x" para elegir)
	@$(PY) seguimiento/instalar.py documentos navegador
	@exec $(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

lint: $(LISTO) ## Estilo de Python y de plantillas, y migraciones completas
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --quiet --lint templates
	$(PY) manage.py makemigrations --check --dry-run

bench: $(LISTO) ## Mide listas, búsquedas y descargas contra sus metas (BENCH=lista,comun, FILAS=1000000, REGISTROS=1000000, RONDAS=5)
	@exec $(PY) -m tests.rendimiento

# Locked dependencies, by uv; behind a proxy with its own certificates, with those of the system; and where only pip
# knows the way to a package index, pip installs the same versions and checks their hashes.
$(LISTO): uv.lock
	@test -n "$(PYTHON)" || { \
		echo 'Se necesita Python 3.11 o posterior: sudo apt-get install -y python3 python3-venv' >&2; exit 1; }
	@$(PY) -c '' 2>/dev/null || { $(PYTHON) seguimiento/instalar.py venv && $(PYTHON) -m venv --clear $(VENV); }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null
	@echo '· Dependencias'
	@$(VENV)/bin/uv --version >/dev/null 2>&1 || $(PIP) install --quiet --disable-pip-version-check uv
	@$(UV) sync --frozen --quiet 2>/dev/null || \
	UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 $(UV) sync --frozen --quiet || { \
		echo '· uv no pudo; se intenta con pip' && \
		$(UV) export --frozen --quiet --no-emit-project --output-file $(VENV)/requisitos.txt >/dev/null && \
		$(PIP) install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/requisitos.txt; }
	@touch $@
