# `make run` and `make test` do all their own set-up; see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
CHROMIUM ?= /usr/bin/chromium

.PHONY: run test check unit translations bench clean

run: $(VENV)/.app
	@echo "Capsule Lab is starting on http://localhost:$(PORT) (stop it with Ctrl+C)."
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: check unit

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

unit: $(VENV)/.dev $(CHROMIUM)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.pages

# Collect all texts and merge them into the translations; what is new stands there with an empty msgstr.
translations: $(VENV)/.dev
	$(BIN)/pybabel -q extract -k N_ -o assets/translations/messages.pot --no-location --sort-output app.py lib pages
	$(BIN)/pybabel -q update --ignore-pot-creation-date -w 76 --no-fuzzy-matching --ignore-obsolete -D zh -l zh -i assets/translations/messages.pot -o assets/translations/zh.po
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

$(CHROMIUM):
	scripts/install-debian.sh chromium fonts-noto-cjk

clean:
	rm -rf $(VENV)
