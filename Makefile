# Fil conducteur: people and continuous integration run the same targets. `make help` lists them.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Extra flags for pip, for example a package index of your own (see README.md).
PIP_FLAGS ?=
LOCK_FLAGS ?=
# Extra flags for pytest, for example PYTEST_FLAGS="-n 2" or PYTEST_FLAGS=tests/test_house.py.
PYTEST_FLAGS ?=
# The first Python 3.11 or later found; PYTHON=/path/to/python3 chooses another.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)

.DEFAULT_GOAL := help
.PHONY: help install run test lint bench corpus lock programs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

install: $(STAMP) ## prepare .venv from requirements.lock

$(STAMP): requirements.lock
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent. Tapez : sudo apt-get install -y python3 python3-venv (sous Ubuntu 22.04 : python3.11 python3.11-venv)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Il manque le module venv de Python. Tapez : sudo apt-get install -y $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet $(PIP_FLAGS) -r requirements.lock
	@touch $@

run: install ## install, then open the application in the browser
	@$(MAKE) --no-print-directory programs
	$(BIN)/python -m streamlit run app.py

test: install ## install, then run every test that continuous integration runs
	@$(MAKE) --no-print-directory programs
	$(BIN)/python -m pytest -m "not benchmark" $(PYTEST_FLAGS)

lint: install ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: install ## speed and memory, as a table
	$(BIN)/python -m pytest -m benchmark -s $(PYTEST_FLAGS)

corpus: install ## rebuild the PDFs of corpus/ from corpus/sources/
	$(BIN)/python corpus/build.py

# The CUDA libraries that torch asks for on Linux are left out: everything here runs on the CPU.
# Versions already locked stay unless LOCK_FLAGS=--upgrade is given.
lock: install ## refresh requirements.lock from pyproject.toml
	$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet $(PIP_FLAGS) uv
	cp requirements.lock requirements.lock.new
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links $(LOCK_FLAGS) --output-file requirements.lock.new pyproject.toml
	{ echo "# Made by \`make lock\` from pyproject.toml: the application and its development tools, Python 3.11 and later."; \
		grep -vE '^(nvidia-|cuda-|triton)' requirements.lock.new; } > requirements.lock
	rm requirements.lock.new

programs: ## say which optional system programs are missing, and how to install them
	@tesseract --list-langs 2>/dev/null | grep -qx fra && tesseract --list-langs 2>/dev/null | grep -qx eng \
		|| echo "Facultatif : pour lire les pages numérisées, sudo apt-get install -y tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng"
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| echo "Facultatif : pour les essais dans un navigateur (make test), sudo apt-get install -y chromium"

clean: ## remove .venv and the caches; the data folder stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache
