# The same commands for a person and for CI. Windows: see README.md.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SETUP = $(VENV)/.ready

.PHONY: run test check desktop-test bench dist sheet format clean

run: $(SETUP)
	$(BIN)/deskstretch $(ARGS)

test: $(SETUP)
	$(BIN)/python -m pytest -q $(ARGS)

desktop-test: $(SETUP)
	$(BIN)/python -m pytest -q -m desktop $(ARGS)

check: $(SETUP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(SETUP)
	$(BIN)/python tools/bench.py $(ARGS)
	$(BIN)/python tools/simulate.py
	$(BIN)/python tools/ten_years.py

# Every figure on one page, to be looked at.
sheet: $(SETUP)
	mkdir -p build/artefacts
	$(BIN)/deskstretch figure --sheet build/artefacts/figures.png $(ARGS)

dist: $(SETUP)
	$(BIN)/python tools/dist.py

format: $(SETUP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Set up anew whenever the dependencies change.
$(SETUP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@
