# Everything that a fresh clone needs is made here, once, from requirements.lock.
# Only python3.11 (or later), pip and make are needed on PATH.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
WAREHOUSE := tidtam.duckdb
SITE := site

.PHONY: run test lint docs bench bench-pdf bench-query bench-refresh bench-report clean

run: $(READY)
	@$(BIN)/tidtam ingest samples --warehouse $(WAREHOUSE) || [ $$? -eq 3 ]
	@echo; $(BIN)/tidtam query --file examples/progress_by_year.sql --warehouse $(WAREHOUSE)
	@echo; $(BIN)/tidtam report $(SITE) --warehouse $(WAREHOUSE)

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m bench

bench-pdf: $(READY)
	$(BIN)/python -m bench.pdf_reading

bench-query: $(READY)
	$(BIN)/python -m bench.query

bench-refresh: $(READY)
	$(BIN)/python -m bench.refresh

bench-report: $(READY)
	$(BIN)/python -m bench.report

# Written beside it first: where the command fails, the page stays as it is.
docs: $(READY)
	@mkdir -p docs
	$(BIN)/tidtam schema --format markdown > docs/data-dictionary.new
	mv docs/data-dictionary.new docs/data-dictionary.md

# The stamp is written last: a set-up that was interrupted is made anew.
$(READY): requirements.lock pyproject.toml
	"$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@$(BIN)/python -c "open('$(READY)', 'w').close()"

clean:
	"$(PYTHON)" -c "import shutil; shutil.rmtree('$(VENV)', ignore_errors=True)"
