# Two commands: `make demo` builds the bundled articles and serves them, `make test` runs every test.
# Both make a virtual environment first, and again only when requirements.lock changes.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
RELEASE ?= demo
SEED := $(wildcard ../shared/seed/article.txt)
SOURCES ?= articles $(SEED)
TESTS ?= tests

STAMP := $(VENV)/.installed-$(shell cksum < requirements.lock | cut -d ' ' -f 1)
RUN := $(VENV)/bin/python
KG := $(RUN) -m kg

.PHONY: demo test setup lock

demo: $(STAMP)
	@echo "Building $(SOURCES) into $(RELEASE)/"
	@$(KG) build $(SOURCES) -o $(RELEASE)
	@echo "Validating: quotes, shapes, consistency"
	@$(KG) -q validate $(RELEASE)
	@if [ -n "$${DEMO_ONCE:-}" ]; then echo "Built and validated; not serving (DEMO_ONCE)"; else \
	  exec $(KG) serve $(RELEASE) --host $(HOST) --port $(PORT); fi

test: $(STAMP)
	@$(VENV)/bin/ruff check .
	@$(RUN) -m pytest $(TESTS)

setup: $(STAMP)

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed, $(PYTHON) is older or missing: make PYTHON=python3.12" >&2; exit 1; }
	@[ -x $(VENV)/bin/python ] || { echo "Making a virtual environment in $(VENV)"; $(PYTHON) -m venv $(VENV) \
	  || { echo "the venv module is missing: install it (Debian, Ubuntu: python3-venv)" >&2; exit 1; }; }
	@echo "Installing $$(grep -c '==' requirements.lock) pinned packages (once; a minute or two)"
	@$(RUN) -m pip install --disable-pip-version-check --no-input --require-hashes -r requirements.lock \
	  | awk '/^Collecting/ && ++n % 20 == 0 { print "  " n " found"; fflush() } /^Installing collected/ { print "  installing"; fflush() }'
	@$(RUN) -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.installed-*
	@touch $@

# Maintainers: pin again after a change of pyproject.toml (needs uv on the path), and tell NOTICE.
lock:
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra test pyproject.toml -o requirements.lock
	@sed -i '1i # Pinned for every platform and Python 3.11 or newer by `make lock`: pip install --require-hashes -r requirements.lock' \
	  requirements.lock
