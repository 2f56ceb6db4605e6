# Taizhang. `make` alone lists what can be done.

PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
STAMP   := $(VENV)/.installed
WORKERS ?= 2

# What `make demo`, `make bench` and `make gold` are told on the command line.
FILE    ?=
RESULTS ?=
PORT    ?= 8000
FRESH   ?=
DETACH  ?=
TEXTS   ?=
PLATFORM ?=
GOLD    ?=

.DEFAULT_GOAL := help
.PHONY: help setup compiled test lint words pictures demo stop soak bench gold lock clean

help: ## list these targets
	@printf 'Taizhang 台账\n\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nPython 3.11 or newer is needed; another one than python3 is named with PYTHON=.\n'

setup: $(STAMP) ## install into .venv; the command is then .venv/bin/taizhang

# Only what the lock names, by hash, is ever downloaded; the package itself is then linked without looking anything up,
# and compiled as an installed package is: where Python may not write bytecode, each start would compile it anew.
# The reader is compiled further, to machine code, where there is a C compiler (TAIZHANG_COMPILED=0 leaves that out).
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Taizhang needs Python 3.11 or newer, but '$(PYTHON)' is missing or older. Name a newer one: make setup PYTHON=python3.12" >&2; \
	  exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "The virtual environment could not be made. On Debian and Ubuntu, install the package python3-venv first." >&2; \
	  rm -rf $(VENV); exit 1; }
	@echo "Installing into $(VENV) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q src
	@$(BIN)/python -m compiling
	@touch $@
	@echo "Ready: $(BIN)/taizhang"

compiled: setup ## compile the reader anew after its sources changed; it reads the same in half the time
	@$(BIN)/python -m compiling

test: setup lint ## run every check and every test, the platform's on PostgreSQL too where it is installed
	$(BIN)/python -m pytest -n $(WORKERS)
	$(BIN)/python -m tests.postgresql -q -n $(WORKERS)

lint: setup ## run the checks that read the sources: ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/mypy src tests $(wildcard bench compiling)
	$(BIN)/lint-imports --no-logo

words: setup ## compile the English of the pages; say what has none yet
	@$(BIN)/python -m tests.house.words

pictures: setup ## take the pictures of the tutorial anew; needs Chromium with chromium-l10n
	@$(BIN)/python -m tests.browser.pictures docs/images

# With RESULTS= two documents are settled on the terminal; else the platform starts with the made-up district in it.
demo: setup ## start the platform with a made-up district: PORT= FRESH=1 DETACH=1 FILE=report.docx; FILE= RESULTS= settles two
ifneq ($(RESULTS),)
	@test -n "$(FILE)" || { echo "请用FILE=给出目标文件。 Name the targets, too: make demo FILE=targets.docx RESULTS=report.pdf" >&2; exit 2; }
	@$(BIN)/taizhang demo "$(FILE)" --results "$(RESULTS)"
else
	@$(BIN)/taizhang demo-platform $(if $(FILE),"$(FILE)") --port $(PORT) $(if $(FRESH),--fresh) $(if $(DETACH),--detach)
endif

stop: setup ## stop the platform that was started with DETACH=1
	@$(BIN)/taizhang demo-platform --stop

soak: setup ## kill the server under load a hundred times and verify that nothing is lost
	$(BIN)/python -m tests.soak --kills 100

bench: compiled ## measure the speed, on the bundled texts or on TEXTS=folder; PLATFORM=0 or quick for less of the platform
	$(BIN)/python -m bench $(if $(TEXTS),"$(TEXTS)") $(if $(PLATFORM),--platform $(PLATFORM))

gold: setup ## score the reading against annotations in GOLD=folder, their texts in TEXTS=
	@test -n "$(GOLD)" || { echo "Name the folder of annotations: make gold GOLD=folder" >&2; exit 2; }
	$(BIN)/python -m bench.gold "$(GOLD)" $(if $(TEXTS),--texts "$(TEXTS)")

# --upgrade is left to whoever wants newer versions: make lock UPGRADE=--upgrade
lock: setup ## write requirements.lock anew (UPGRADE=--upgrade for newer versions)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet $(UPGRADE) --generate-hashes --allow-unsafe --strip-extras \
	  --all-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --output-file requirements.lock pyproject.toml requirements-dev.in

clean: ## remove what was built; the documents you wrote stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench compiling docs_src -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
