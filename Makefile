# make run           make the environment and do the main job on a small invented news site
# make run URL=…     the same for a page of your choice
# make test          make the environment and run every test
# make check         linter, format, types
# make bench         pages a second and memory against plain Scrapy and the naive design
# make kill          200 kills and 20 stops over a crawl of 2,000 pages: nothing may be lost
# make watching      60 kills of `clipfile watch`: no run forgotten, none doubled
# make audit         known holes in the dependencies, by pip-audit; AUDIT=--tolerate-unreachable where it has no service
# make fuzz          ten minutes for each target of tests/fuzz/, two at a time; TARGET=url FUZZ_S=30 for one, short
# make faults        every write, sync, rename, commit and S3 call of a crawl fails in turn

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
WORKERS ?= auto
FUZZ_S ?= 600

.PHONY: run test check bench kill watching audit faults fuzz clean

$(VENV)/.made: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(VENV)/.made
ifdef URL
	$(BIN)/clipfile page $(URL)
else
	$(BIN)/python -m demo
endif

test: $(VENV)/.made check
	$(BIN)/python tests/judges.py
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(VENV)/.made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.made
	$(BIN)/python -m bench.crawl

kill: $(VENV)/.made
	$(BIN)/python -m tests.killing --kills 200 --stops 20 --pages 2000

watching: $(VENV)/.made
	for seed in 1 2 3; do $(BIN)/python -m tests.watching $$(mktemp -d) 20 $$seed || exit 1; done

audit: $(VENV)/.made
	$(BIN)/python tests/audit.py $(AUDIT)

faults: $(VENV)/.made
	$(BIN)/python -m tests.faults
	$(BIN)/python -m tests.faults --s3

fuzz: $(VENV)/.made
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,fuzz]'
	$(BIN)/python -m tests.fuzzing --seconds $(FUZZ_S) --keep $(TARGET)

clean:
	rm -rf $(VENV) .judges .audit .mypy_cache .ruff_cache .pytest_cache build *.egg-info
