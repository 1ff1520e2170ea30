# Needs python3.11 with venv and pip, and nothing else. `make` alone says what there is.
# Every path is relative to this folder, so that it may stand anywhere, under any name.

PYTHON ?= python3.11
PORT ?= 8000
SERVE ?= 1
MEMBERS ?=
DEMO ?= demo/demo.sqlite3
BENCH ?=
JOBS ?= 2

BIN := .venv/bin
CORE := .venv-core/bin
PEERS := .venv-peers/bin
PIP := -m pip install -qq --disable-pip-version-check --require-hashes
ALONE := -m pytest -q --no-header -p no:cacheprovider -W ignore::pytest.PytestConfigWarning
EDITABLE := -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .

.DEFAULT_GOAL := help
.PHONY: help demo setup test check style types shape browser peers bench mutants format clean

help:  ## Say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*##/make \1\t/' | expand -t 16

demo: .venv/.runtime  ## Build a federation, run its elections, check the record, serve it (PORT=8000, SERVE=0 ends before)
	@mkdir -p demo
	@$(BIN)/comitia demo --db "$(DEMO)" \
		$(if $(MEMBERS),--members $(MEMBERS)) $(if $(filter 0,$(SERVE)),--no-serve,--port $(PORT))

setup: .venv/.develop  ## Make the environment for work on comitia

test: .venv/.develop .venv-core/.ready browser  ## Set up everything, run `make check`, and pass all tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python tools/all_tests.py --jobs $(JOBS)

check: .venv/.develop  ## Format, lint, types, import contracts, shape of the tree, docs
	@$(MAKE) --no-print-directory --jobs=$(JOBS) --output-sync types style shape

types:
	$(BIN)/python -m mypy

style:
	$(BIN)/python -m ruff format --check --quiet .
	$(BIN)/python -m ruff check --quiet .

shape:
	@mkdir -p build
	$(BIN)/lint-imports --no-cache >build/imports.txt || { cat build/imports.txt; false; }
	$(BIN)/python tools/charter_reference.py --check
	PYTHONPATH=tools $(BIN)/python -m bench.page --check
	$(BIN)/python -m pytest tests/architecture -q --no-header

browser:
	@tools/get_chromium.sh

peers: .venv-peers/.ready  ## Compare counts with those of other programs, on thousands of made ballots
	$(PEERS)/python $(ALONE) tests/peers

bench: .venv/.develop .venv-peers/.ready  ## Measure counting beside other programs, and the cascade by size (BENCH="--only wards")
	PYTHONPATH=src:tools $(PEERS)/python -m bench $(BENCH)
	$(if $(BENCH),,$(BIN)/python tools/bench_cascade.py --sizes 1000,10000 --json build/bench/cascade.json)

mutants: .venv/.develop  ## Delete each refusal in the rules, one at a time: some test must fail
	$(BIN)/python tools/mutants.py --jobs $(JOBS)

format: .venv/.develop  ## Write the code in the form that `make check` wants
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix-only .

clean:  ## Remove the environments, the demonstration and what checks leave behind
	rm -rf .venv .venv-core .venv-peers demo build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.made requirements/core.txt requirements/web.txt requirements/build.txt pyproject.toml
	@echo "Installing what comitia needs ..."
	@$(BIN)/python $(PIP) -r requirements/core.txt -r requirements/web.txt -r requirements/build.txt
	@$(BIN)/python $(EDITABLE)
	@touch $@

.venv/.develop: .venv/.runtime requirements/postgres.txt requirements/parquet.txt requirements/fast.txt requirements/test-core.txt requirements/dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/python $(PIP) -r requirements/postgres.txt -r requirements/parquet.txt -r requirements/fast.txt -r requirements/test-core.txt -r requirements/dev.txt
	@touch $@

.venv-core/.ready: requirements/core.txt requirements/test-core.txt requirements/build.txt pyproject.toml
	@echo "Making an environment without Django ..."
	@$(PYTHON) -m venv --clear .venv-core
	@$(CORE)/python $(PIP) -r requirements/core.txt -r requirements/test-core.txt -r requirements/build.txt
	@$(CORE)/python $(EDITABLE)
	@touch $@

.venv-peers/.ready: requirements/peers.txt
	@echo "Making an environment with the programs to compare with ..."
	@$(PYTHON) -m venv --clear .venv-peers
	@$(PEERS)/python $(PIP) -r requirements/peers.txt
	@touch $@
