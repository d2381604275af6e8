# Needs Python 3.11 or newer with venv; everything else is set up by the targets. PYTHON=python3.12 chooses another one.
.DEFAULT_GOAL := help
.PHONY: help demo test lint check wheel messages bench clean setup setup-dev

PYTHON ?=
export PYTHON
RUN := .venv/bin/python
ARGS ?=

help:  ## Show the targets
	@sed -n 's/^\([a-z-]*\):.*  ## /  make \1: /p' Makefile

demo: setup  ## Set up, and write the report on the bundled event
	@$(RUN) -m compare demo

test: setup-dev  ## Set up, and run the tests; ARGS="-k word" chooses some
	@$(RUN) -m pytest -n auto $(ARGS)

lint: setup-dev  ## Style, format and types
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy

check: lint test  ## Lint and test

wheel: setup-dev  ## Build the source distribution, and the wheel from it, into dist/
	@rm -rf dist
	@$(RUN) -m build --outdir dist .

messages: setup-dev  ## Bring the catalogues of messages up to date with the sentences in code and templates
	@$(RUN) scripts/messages.py

bench: setup-dev  ## Claims a second and memory, beside the script a user would write; growth with the text
	@$(RUN) tests/benchmarks/speed.py
	@$(RUN) tests/benchmarks/growth.py

clean:  ## Remove the virtual environment, caches and builds; reports stay
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/actual
	find compare tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@sh scripts/setup.sh run

setup-dev:
	@sh scripts/setup.sh dev
