# The tasks of a clone. `make demo` and `make test` do their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test check lint lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newswake needs Python 3.11 or later; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/newswake prepare
	@touch $(STAMP)

demo: setup
	$(BIN)/newswake demo

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The pure part of the tests, in seconds: no files of DuckDB, no processes, no servers.
check: setup
	$(BIN)/python -m pytest -m "not slow and not loopback and not prefect and not shared and not browser"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:
	$(PYTHON) .ci/lock.py

clean:
	rm -rf $(VENV) data
