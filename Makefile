# Rashin. Two commands are enough: `make demo` and `make test`. Both set up what is missing.

# What cargo compiles lies outside the clone, and clones share it.
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/rashin/target

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint fmt bench clean

help:
	@echo 'make demo    build, and serve the plans in a browser'
	@echo 'make test    check everything: format, lints, documentation, licences, tests'
	@echo 'make setup   fetch the frontend packages and build the style sheet'
	@echo 'make lint    the checks of `make test` without the tests'
	@echo 'make fmt     format the Rust code'
	@echo 'make bench   measure what docs/PERFORMANCE.md records'
	@echo 'make clean   delete everything that was built or fetched'

setup:
	@scripts/setup.sh

demo: setup
	@scripts/demo.sh

test:
	@scripts/setup.sh tests
	@scripts/test.sh

lint: setup
	@scripts/test.sh lint

fmt:
	@cargo fmt --all

bench: setup
	@scripts/bench.sh

clean:
	cargo clean
	rm -rf frontend/node_modules frontend/dist
