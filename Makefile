# Commands for development. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 1
STUDY ?= urban-governance-survey-2015
OUT ?= build/site/$(STUDY)
PYTEST_ARGS ?=
AUDIT_ARGS ?=
SITE_ARGS ?=

# One worker for each processor. Each begins with a half of the tests in their order, so that what
# the tests of a module share is made once; who is done first takes from the other.
SIDE_BY_SIDE := -n logical --dist worksteal

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

# Compresses the static files once, so that no process of the server has to.
ASSETS := $(BIN)/python -m serving.assets

# Compiled code is kept, so that none of the processes that a test starts compiles it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run serve site dev test test-fast bench check format requirements upgrade licenses docs sbom audit clean app-ready dev-ready
.PHONY: check-style check-types check-imports check-texts check-requirements check-licenses check-spelling

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

STREAMLIT := $(BIN)/python -m streamlit run
LOCAL := --server.address localhost --server.port $(PORT) --server.showEmailPrompt false

run: app-ready ## Start the app on this computer (PORT=8501)
	$(STREAMLIT) server.py $(LOCAL) --server.fileWatcherType none

serve: app-ready ## Start the app for visitors (WORKERS=2 ADDRESS=127.0.0.1 PORT=8501)
	$(BIN)/python -m serving --workers $(WORKERS) --address $(ADDRESS) --port $(PORT)

site: app-ready ## Write a data set as pages that need no server (STUDY=urban-governance-survey-2015 OUT=build/site/... SITE_ARGS="--language es")
	$(BIN)/python -m components site $(STUDY) $(OUT) $(SITE_ARGS)

dev: app-ready ## Start the app and reload it when a file changes (PORT=8501)
	$(STREAMLIT) app.py $(LOCAL) --server.fileWatcherType auto --server.runOnSave true

test: dev-ready ## Run all tests, including those in a browser (PYTEST_ARGS="-k map")
	$(BIN)/python tools/install_browser.py
	$(BIN)/python -m tools.install_engines
	$(BIN)/python -m tools.install_nginx
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

test-fast: dev-ready ## Run all tests but those in a browser, with fewer random examples (PYTEST_ARGS="-k map")
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser" --hypothesis-profile quick $(PYTEST_ARGS)

bench: dev-ready ## Run the benchmarks of speed and memory
	$(BIN)/python -m benchmarks

check: check-style check-types check-imports check-texts check-requirements check-licenses check-spelling ## Run every check but the tests (make -k check: do not stop at the first)

check-style: dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: dev-ready
	$(BIN)/mypy

check-imports: dev-ready
	$(BIN)/lint-imports

check-texts: dev-ready
	$(BIN)/python tools/check_locales.py

check-requirements: dev-ready
	$(BIN)/python -m tools.compile_requirements --check

check-licenses: dev-ready
	$(BIN)/python -m tools.list_licenses --check

check-spelling: dev-ready
	$(BIN)/codespell

format: dev-ready ## Format the code and apply automatic fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Newly pinned packages are installed before its licenses are read: make runs once more for that.
requirements: dev-ready ## Update requirements*.txt and the licenses after a change to pyproject.toml
	$(BIN)/python -m tools.compile_requirements
	$(MAKE) licenses

upgrade: dev-ready ## Update requirements*.txt to the newest compatible versions
	$(BIN)/python -m tools.compile_requirements --upgrade
	$(MAKE) licenses

licenses: dev-ready ## Update docs/licenses.md from what is installed
	$(BIN)/python -m tools.list_licenses

docs: dev-ready ## Write the documentation of the functions to build/docs/
	$(BIN)/pdoc --docformat numpy --output-directory build/docs smartgov '!smartgov.__main__'

sbom: dev-ready ## Write what the app needs as a CycloneDX bill of materials, build/sbom.cdx.json
	$(BIN)/python -m tools.write_sbom

# No part of the checks: the service cannot be reached from everywhere.
audit: dev-ready ## Ask whether a vulnerability is known in a dependency (AUDIT_ARGS="-s osv")
	$(BIN)/python -m tools.audit $(AUDIT_ARGS)

clean: ## Delete the virtual environment and all generated files
	rm -rf $(VENV) build dist test-results *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment keeps a copy of the requirements it was installed from. While they are the
# same, nothing is installed, so that a second start is quick.
app-ready: | $(BIN)/python
	@cmp -s requirements.txt $(VENV)/requirements.txt || { \
		echo "Installing what the app needs into $(VENV) ..." && \
		$(PIP) -r requirements.txt && \
		$(ASSETS) && \
		cp requirements.txt $(VENV)/; }

dev-ready: | $(BIN)/python
	@cmp -s requirements-dev.txt $(VENV)/requirements-dev.txt || { \
		echo "Installing what the app and its tests need into $(VENV) ..." && \
		$(PIP) -r requirements-dev.txt && \
		$(ASSETS) && \
		cp requirements.txt requirements-dev.txt $(VENV)/; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
