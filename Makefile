.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
# the first Python that is new enough; a version manager's stand-in may be on the path and still not run
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
# HOST and PORT count on make's own command line only: shells and build tools export variables of these names
SERVE := $(foreach name,HOST PORT,$(if $(filter command%,$(origin $(name))),$(if $(filter HOST,$(name)),--host,--port) $($(name))))

.PHONY: help run test check bench bench-search bench-requests golden record-rules models

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/.run: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; or give one: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) torch==2.13.0
	$(PIP) --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(PIP) --editable '.[dev]'
	touch $@

run: $(VENV)/.run  ## Install, upgrade the database, serve on 127.0.0.1:8000 (HOST=… PORT=…)
	$(BIN)/attribution db upgrade
	$(BIN)/attribution serve $(SERVE)

test: $(VENV)/.dev  ## Install the test extra and pass all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## Formatting, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## Speed and memory against bare Stanza (TEXTS=file.jsonl), then bench-search; writes bench.jsonl
	$(BIN)/python -m tests.bench $(if $(TEXTS),--texts $(TEXTS))
	$(MAKE) bench-search

bench-search: $(VENV)/.dev  ## Speed of searches beside a read by key, as stores grow (SIZES=10000,100000); adds to bench.jsonl
	$(BIN)/python -m tests.bench_search $(if $(SIZES),--sizes $(SIZES))

bench-requests: $(VENV)/.dev  ## Generated requests against the whole document (N=10000 SEED=…); writes bench-requests.jsonl
	$(BIN)/python -m tests.bench_requests $(if $(N),--requests $(N)) $(if $(SEED),--seed $(SEED))

golden: $(VENV)/.dev  ## Rewrite the expected analyses of fixtures/articles, scores of fixtures/benchmark; read the diff
	$(BIN)/python -m tests.golden

record-rules: $(VENV)/.dev  ## Parse the cases of fixtures/rules that have no recorded parse yet
	$(BIN)/python -m tests.record_rules

# QUICK=1 needs no package of the training extra and trains from the sample in fixtures/treebank
DATA ?= fixtures/treebank
OUT ?= models-out
models: $(VENV)/.run  ## Train the French models (DATA=treebanks OUT=… ; QUICK=1: in minutes, from the sample)
	$(if $(QUICK),,$(PIP) --editable '.[training]')
	$(BIN)/python -m attribution.training --data $(DATA) --out $(OUT) $(if $(QUICK),--quick) $(if $(GPU),--gpu)
