# Everything that a fresh clone needs is made here, once, from requirements.lock.
# Only python3.11 (or later), pip and make are needed on PATH.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
WAREHOUSE := tidtam.duckdb
SITE := site

.PHONY: run test lint docs docs-site likelihood bench bench-pdf bench-query bench-refresh bench-report bench-search clean

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

bench-search: $(READY)
	$(BIN)/python -m bench.search

# Written beside them first: where a command fails, the page stays as it is.
docs: $(READY)
	$(BIN)/tidtam schema --format markdown > docs/data-dictionary.new
	mv docs/data-dictionary.new docs/data-dictionary.md
	$(BIN)/python -m docs.questions > docs/questions.new
	mv docs/questions.new docs/questions.md

# Grows what ingest/likelihood holds, from the names that tests/lineage labels.
likelihood:
	"$(PYTHON)" -m venv --clear $(VENV)-likelihood
	$(VENV)-likelihood/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-likelihood.lock
	$(VENV)-likelihood/bin/python -m bench.fit_likelihood

docs-site: docs
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --nitpicky --quiet --builder html docs build/docs
	@echo "the site is in build/docs: open build/docs/index.html"

# The stamp is written last: a set-up that was interrupted is made anew.
$(READY): requirements.lock pyproject.toml
	"$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@$(BIN)/python -c "open('$(READY)', 'w').close()"

clean:
	"$(PYTHON)" -c "import shutil; [shutil.rmtree(path, ignore_errors=True) for path in ('$(VENV)', '$(VENV)-likelihood')]"
