# What a developer does, by name. `make help` lists it.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
PYTEST_ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help run test bench check format requirements upgrade clean app-ready dev-ready
.PHONY: check-style check-types check-imports check-texts check-requirements check-spelling

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: app-ready ## Start the app on this computer (PORT=8501)
	$(BIN)/python -m streamlit run app.py \
		--server.address localhost --server.port $(PORT) --server.showEmailPrompt false

test: dev-ready ## Run all tests, the browser's too (PYTEST_ARGS="-k map")
	$(BIN)/python tools/install_browser.py
	$(BIN)/python -m pytest $(PYTEST_ARGS)

bench: dev-ready ## Measure speed and memory, as ratios in one run
	$(BIN)/python -m benchmarks

check: check-style check-types check-imports check-texts check-requirements check-spelling ## Check everything but the tests (-k: to the end)

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
	$(BIN)/python tools/compile_requirements.py --check

check-spelling: dev-ready
	$(BIN)/codespell

format: dev-ready ## Format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

requirements: dev-ready ## Write requirements*.txt anew after a change of pyproject.toml
	$(BIN)/python tools/compile_requirements.py

upgrade: dev-ready ## Write requirements*.txt with the newest versions that fit
	$(BIN)/python tools/compile_requirements.py --upgrade

clean: ## Remove everything that can be made again, the virtual environment too
	rm -rf $(VENV) build dist test-results *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment keeps a copy of the requirements it was installed from. While they are the
# same, nothing is installed, so that a second start is quick.
app-ready: | $(BIN)/python
	@cmp -s requirements.txt $(VENV)/requirements.txt || { \
		echo "Installing what the app needs into $(VENV) ..." && \
		$(PIP) -r requirements.txt && \
		cp requirements.txt $(VENV)/; }

dev-ready: | $(BIN)/python
	@cmp -s requirements-dev.txt $(VENV)/requirements-dev.txt || { \
		echo "Installing what the app and its tests need into $(VENV) ..." && \
		$(PIP) -r requirements-dev.txt && \
		cp requirements.txt requirements-dev.txt $(VENV)/; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
