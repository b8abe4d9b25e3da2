# make run           make the environment and do the main job on a small invented news site
# make run URL=…     the same for a page of your choice
# make test          make the environment and run every test
# make check         linter, format, types
# make bench         pages a second and memory against plain Scrapy and the naive design
# make kill          200 kills and 20 stops over a crawl of 2,000 pages: nothing may be lost
# make faults        every write, sync, rename, commit and S3 call of a crawl fails in turn

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
WORKERS ?= auto

.PHONY: run test check bench kill faults clean

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

faults: $(VENV)/.made
	$(BIN)/python -m tests.faults
	$(BIN)/python -m tests.faults --s3

clean:
	rm -rf $(VENV) .judges .mypy_cache .ruff_cache .pytest_cache build *.egg-info
