# make            lists what there is to do
# Settings (NEWSROOM_*) come from the environment; see .env.example.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CACHE := .cache
UV := $(CACHE)/uv/bin/uv
RUNTIME := $(CACHE)/runtime.stamp
EVERYTHING := $(CACHE)/everything.stamp
LOCKED := uv.lock pyproject.toml hatch_build.py
CATALOGUES := $(wildcard locales/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)
EDITOR_PARTS := $(CACHE)/editor/node_modules/.package-lock.json
HTML_CHECKER := $(CACHE)/html/node_modules/vnu-jar/build/dist/vnu.jar
PYTEST := $(BIN)/python -m pytest
# What stands outside `make check`: it takes long, or wants files from beside the checkout.
COVERED := $(BIN)/python -m coverage run -m pytest -n 2
# The same tests on what a large newsroom runs on.
ON_SERVERS := NEWSROOM_TEST_DATABASE=pgserver NEWSROOM_TEST_BROKER=redis
QUICK := not faults and not corpora and not bench

export UV_PROJECT_ENVIRONMENT := $(VENV)
# The Python of this machine is the one to use, and a slow line is tried again.
export UV_PYTHON_DOWNLOADS := never
export UV_HTTP_TIMEOUT ?= 180
export UV_HTTP_RETRIES ?= 5

.PHONY: help setup demo test check lint format catalogues editor faults corpora bench clean wheel

help:  ## list what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(EVERYTHING) $(COMPILED) $(HTML_CHECKER) $(EDITOR_PARTS)  ## make .venv with everything that the other targets need

demo: $(RUNTIME) $(COMPILED)  ## run a demonstration newsroom at http://127.0.0.1:8000 until Ctrl-C
	@exec $(BIN)/newsroom demo $(DEMO)

test: setup  ## run the tests
	$(PYTEST) -n 2 -m "$(QUICK)" $(TESTS)

check: lint  ## everything that must hold before a change is taken in
	rm -f .coverage .coverage.*
	$(COVERED) -m "$(QUICK)"
	$(ON_SERVERS) $(COVERED) -m "(database or broker) and $(QUICK) and not browser"
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report --fail-under=95

lint: setup  ## style, types, architecture, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --lint templates

format: setup  ## bring the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

catalogues: setup  ## bring the catalogues up to what code and templates ask for
	$(BIN)/pybabel --quiet extract -F locales/babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
		--no-location --sort-output -o locales/messages.pot newsroom workflows templates
	for po in $(CATALOGUES); do \
		$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
			-l "$$(basename $$(dirname $$(dirname $$po)))" -i locales/messages.pot -o $$po; \
	done

editor: $(EVERYTHING) $(EDITOR_PARTS)  ## bundle the editor of the writing page anew; wants npm
	$(BIN)/python -m tests.house.editor_schema
	node assets/editor/build.mjs $(CACHE)/editor/node_modules assets/dist
	$(BIN)/python -c 'from newsroom.web import files; files.write_manifest()'

faults: setup  ## break real processes and see that nothing is lost (a few minutes)
	$(PYTEST) -m faults $(TESTS)

corpora: setup  ## read the texts in ../shared/corpora, where there are any
	$(PYTEST) -m corpora $(TESTS)

bench: setup  ## measure, beside what others reach
	$(BIN)/python -m bench

wheel: setup  ## build the wheel and the source archive into dist/
	rm -rf dist
	$(UV) build --quiet

clean:  ## remove what was made here; var/ with its articles stays
	rm -rf $(VENV) $(CACHE) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache .coverage .coverage.* htmlcov
	find locales newsroom workflows tests -name '*.mo' -delete -o -name '__pycache__' -prune \
		-exec rm -rf {} +

# --- how the environment is made --------------------------------------------------------------

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python is missing. On Debian and Ubuntu: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "The newsroom needs Python 3.11 or newer; this is $$($(PYTHON) --version)." >&2; \
		echo "Name another one with: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python cannot make environments. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)

# uv lies beside the environment, not in it: it would remove itself as something not locked.
$(UV): .ci/uv.txt | $(VENV)/pyvenv.cfg
	@rm -rf $(CACHE)/uv
	$(PYTHON) -m venv $(CACHE)/pip
	$(CACHE)/pip/bin/pip install --quiet --disable-pip-version-check --retries 10 --timeout 60 \
		--require-hashes --no-deps --target $(CACHE)/uv --requirement .ci/uv.txt
	@rm -rf $(CACHE)/pip
	@touch $@

# Without --inexact the lighter set would remove what the fuller one brought.
$(RUNTIME): $(LOCKED) | $(UV)
	@[ -e $(EVERYTHING) ] && [ ! $(EVERYTHING) -ot uv.lock ] \
		|| $(UV) sync --frozen --quiet --inexact --no-dev
	@touch $@

$(EVERYTHING): $(LOCKED) | $(UV)
	$(UV) sync --frozen --quiet --inexact
	@touch $(RUNTIME) $@

# Who has no npm or no Java goes without it, and the tests that want it say so.
$(HTML_CHECKER): .ci/html/package-lock.json
	@rm -rf $(CACHE)/html && mkdir -p $(CACHE)/html && cp .ci/html/*.json $(CACHE)/html/
	@if command -v npm >/dev/null && command -v java >/dev/null; then \
		npm ci --prefix $(CACHE)/html --ignore-scripts --no-audit --no-fund --silent \
			--fetch-retries 5 && touch $@; \
	else echo "Without npm and Java no HTML is checked: apt install npm default-jre-headless"; fi

# Only to bundle the editor anew and to see that the committed bundle is what its sources make.
$(EDITOR_PARTS): assets/editor/package-lock.json
	@rm -rf $(CACHE)/editor && mkdir -p $(CACHE)/editor && cp assets/editor/package*.json $(CACHE)/editor/
	@if command -v npm >/dev/null; then \
		npm ci --prefix $(CACHE)/editor --ignore-scripts --no-audit --no-fund --silent \
			--fetch-retries 5 && touch $@; \
	else echo "Without npm the editor's bundle is not compared with its sources: apt install npm"; fi

# After the environment: the catalogues are compiled by the newsroom's own code.
locales/%/LC_MESSAGES/messages.mo: locales/%/LC_MESSAGES/messages.po | $(RUNTIME)
	@$(BIN)/python -c 'from newsroom import catalogues, paths; catalogues.compile_all(paths.shipped("locales"))'
