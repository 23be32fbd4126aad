# Everything goes through `cargo xtask` (see `cargo xtask help`); this file checks that it can start at all.
.DEFAULT_GOAL := help
.PHONY: help run test dist gallery ready
SHELL := /bin/sh

PORT ?= 8080
KEYSTONE ?=
ARGS ?=

help:
	@echo 'make run       build everything and try the console over the sandbox (from nothing: some minutes)'
	@echo '               PORT=8080  KEYSTONE=http://host:5000/v3  ARGS="what the sandbox understands"'
	@echo 'make test      every check; ends with "N passed, N failed"   (one of them: ARGS="--only budget")'
	@echo 'make dist      what is deployed, in dist/'
	@echo 'make gallery   the console with its gallery of parts, at /gallery; options as for run'

run: ready
	@cargo xtask run --port $(PORT) $(if $(KEYSTONE),--keystone $(KEYSTONE)) $(ARGS)

gallery: ready
	@cargo xtask run --gallery --port $(PORT) $(ARGS)

test: ready
	@cargo xtask test $(ARGS)

dist: ready
	@cargo xtask dist $(ARGS)

# One clear sentence for what only a person can install; the pinned Rust and its WebAssembly target come by rustup.
ready:
	@command -v cargo >/dev/null || { echo 'Rust is missing: install it with rustup, https://rustup.rs' >&2; exit 1; }
	@command -v node >/dev/null || { echo 'Node is missing: install Node 20 or newer, https://nodejs.org' >&2; exit 1; }
	@command -v npm >/dev/null || { echo 'npm is missing: it belongs to Node, https://nodejs.org' >&2; exit 1; }
	@command -v cc >/dev/null || { echo 'A C compiler is missing: install gcc or clang (Debian: build-essential)' >&2; exit 1; }
	@cargo --version >/dev/null 2>&1 || rustup toolchain install
	@test -d "$$(rustc --print target-libdir --target wasm32-unknown-unknown)" || rustup target add wasm32-unknown-unknown
	@cargo build --locked --package xtask
