# Every target builds the one environment first, from requirements locked with hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp

.PHONY: demo test lint gate bench docs lock clean

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: $(STAMP)  ## read the example reports and print a briefing
	$(BIN)/python tools/demo.py

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest

lint: $(STAMP)  ## style, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(STAMP)  ## pinned floors of reading quality
	$(BIN)/python tools/gate.py

bench: $(STAMP)  ## speed beside a named baseline, in one run
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_events.py
	$(BIN)/python tools/bench_judge.py
	$(BIN)/python tools/bench_whatif.py

docs: $(STAMP)  ## the parts of the documentation that are made from the code
	$(BIN)/python tools/docs.py

lock:  ## resolve the requirements anew; needs uv
	$(PYTHON) tools/lock.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
