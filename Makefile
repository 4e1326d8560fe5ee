# Every target makes the environment it needs from the pinned and hashed lock files.
# All Python is run as `python -m …`, which also notices when platform/ shadows the standard library.

PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
WORKERS ?= 2
DEMO_SCRIPT ?= regions/bone/perbup_20_2020/peragaan/idulfitri_2026.yaml

INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-build-isolation
COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
FAST := -m "not soak and not slow"
MOST := -m "not soak"

.PHONY: demo serve test check soak bench lock docs clean
.DEFAULT_GOAL := check

demo: $(VENV)/.run
	$(PY) -m aduan simulate bone pengaduan --script $(DEMO_SCRIPT)

# An empty database is filled with the demonstration of all regions.
serve: $(VENV)/.run
	$(PY) -m aduan serve

# At most 2 minutes.
check: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) tests/whole/documents.py --check
	$(PY) -m pytest -q -n $(WORKERS) $(FAST)
	$(PY) -m aduan check

# At most 15 minutes. Every line of model and engine is run by a test, every branch taken.
test: $(VENV)/.dev
	$(PY) -m pytest -n $(WORKERS) $(MOST) --cov --cov-report=
	$(PY) -m coverage report --include='*/aduan/model/*,*/aduan/engine/*' --fail-under=100
	$(PY) -m coverage report
	$(PY) -m aduan check
	$(PY) -m aduan test

# The long ones, at ADUAN_SOAK_PERCENT of the issues' figures (100 unless said otherwise).
soak: $(VENV)/.dev
	ADUAN_SOAK_PERCENT=$${ADUAN_SOAK_PERCENT:-100} $(PY) -m pytest -m soak

bench: $(VENV)/.dev
	$(PY) tests/bench/run.py

# Newest releases that pyproject.toml allows. No download address stands in the files.
lock: $(VENV)/.dev
	$(COMPILE) --upgrade pyproject.toml --extra book -o requirements.txt
	$(COMPILE) --upgrade pyproject.toml --extra book --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --upgrade --group build -c requirements-dev.txt -o requirements-build.txt

docs: $(VENV)/.dev
	$(PY) tests/whole/documents.py
	$(PY) tests/whole/tutorial.py

clean:
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov \
		build dist $(VENV)
	find platform tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What builds packages comes first, pinned; then nothing is built with what nobody pinned.
$(VENV)/.build: requirements-build.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements-build.txt
	touch $@

$(VENV)/.run: $(VENV)/.build requirements.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(INSTALL) --require-hashes -r requirements-dev.txt
	touch $@
