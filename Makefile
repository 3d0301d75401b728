PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= dev
READY := $(VENV)/.ready

.PHONY: demo test check format lint types imports tests

$(READY): pyproject.toml frontend/package-lock.json tools/bundle.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[$(EXTRAS)]"
	touch $(READY)

demo: $(READY)  ## set up, read the examples into a record, say where to look
	rm -rf demo && mkdir demo
	$(BIN)/riwaya build examples/reports -o demo/record.db
	$(BIN)/riwaya show demo/record.db incidents
	$(BIN)/riwaya export demo/record.db --format html -o demo/atlas.html
	@echo "Open demo/atlas.html in a browser, or run: $(BIN)/riwaya show demo/record.db --help"

test: check  ## everything CI runs

check: $(READY) format lint types imports tests

format: $(READY) ; $(BIN)/ruff format --check .
lint: $(READY) ; $(BIN)/ruff check .
types: $(READY) ; $(BIN)/mypy
imports: $(READY) ; $(BIN)/lint-imports
tests: $(READY) ; $(BIN)/pytest -q -n auto
