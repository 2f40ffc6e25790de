.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help run test check bench golden

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.venv/.run: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.dev: .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

run: .venv/.run  ## Install, upgrade the database, serve on 127.0.0.1
	$(BIN)/attribution db upgrade
	$(BIN)/attribution serve --host $(HOST) --port $(PORT)

test: .venv/.dev  ## Install the test extra and pass all tests
	$(BIN)/python -m pytest

check: .venv/.dev  ## Formatting, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.dev  ## Speed and memory against bare Stanza; writes bench.jsonl
	$(BIN)/python -m tests.bench

golden: .venv/.dev  ## Rewrite the expected analyses of fixtures/articles; read the diff
	$(BIN)/python -m tests.golden
