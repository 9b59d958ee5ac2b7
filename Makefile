# Pathways. `make run` is all a new machine needs; every target is safe to repeat.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?=

# What tools write while they work goes here, not between the sources.
CACHE := $(CURDIR)/var/cache
export PYTHONPYCACHEPREFIX ?= $(CACHE)/python
export HYPOTHESIS_STORAGE_DIRECTORY ?= $(CACHE)/hypothesis
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

# One dot a package: pip says either far too much or nothing for minutes.
DOTS := awk '/^Collecting|^Requirement/ { printf "."; fflush() } /^Installing collected/ { printf " installing "; fflush() } END { print " done" }'

.PHONY: help install run test lint clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## Install Pathways and the exact versions it was tested with into .venv

run: install ## Install, prepare, load the demonstration once and serve on PATHWAYS_HOST and PATHWAYS_PORT
	$(BIN)/pathways prepare
	$(BIN)/pathways demo load --once
	@exec $(BIN)/pathways serve

lint: $(VENV)/.installed-test ## Check style, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir $(CACHE)/import-linter

test: lint ## Run every check and every test
	$(BIN)/pytest $(PYTEST_ARGS)

clean: ## Remove .venv and the caches; the home folder stays
	rm -rf $(VENV) var/cache

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Pathways needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo not there)." >&2; \
	  echo "Name another one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/.made
	@echo "Installing the packages of Pathways into $(VENV); the first time this takes some minutes."
	@set -o pipefail; $(BIN)/pip install --progress-bar off -c constraints.txt -e . | $(DOTS)
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "Installing the packages of the tests into $(VENV)."
	@set -o pipefail; $(BIN)/pip install --progress-bar off -c constraints.txt -e '.[test]' | $(DOTS)
	@touch $@
