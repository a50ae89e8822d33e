# Needs Python 3.11 or later with venv, and make. Everything made lies in .venv/ and var/.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-postgres check messages clean

run: .venv/ready
	@$(BIN)/python manage.py serve --port $(PORT)

# A stamp for each lock: a second run installs nothing and starts at once.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Samsyn needs Python 3.11 or later, this is %d.%d. Use make run PYTHON=python3.11" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the parts in requirements.txt …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-for-tests: .venv/ready tests/requirements.txt
	@echo "Installing the parts in tests/requirements.txt …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

# A file of tests stays with one worker, and files go out in their order: browsers last, because
# no async test can run in a worker after them. One at a time: make test SIDE_BY_SIDE=
SIDE_BY_SIDE ?= -n 2 --dist loadfile --no-loadscope-reorder

test: .venv/ready-for-tests
	@sh tests/tools.sh
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

# On PostgreSQL and Redis: several processes at once, and both rooms; no browsers, no formulas.
ON_POSTGRES := tests/processes tests/behaviours tests/workshop --ignore=tests/workshop/method

test-postgres: .venv/ready-for-tests
	@sh tests/tools.sh services
	@sh tests/services.sh $(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ON_POSTGRES) $(ARGS)

# What a machine can say of style, types and structure.
check: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py steps_table --check workshop/README.md
	SAMSYN_URL=https://samsyn.example $(BIN)/python manage.py check --deploy --fail-level WARNING

# Collect the words into the .po files and compile them; needs gettext.
messages: .venv/ready-for-tests
	$(BIN)/python tests/messages.py

clean:
	rm -rf .venv var
