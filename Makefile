# Tasks. `make demo` and `make test` set up everything they need on a fresh Debian 12.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PRESET ?= release
JOBS ?= $(shell nproc)
DATA ?= demo
BIN := build/$(PRESET)/bin

.PHONY: help setup build demo test unit sanitize fuzz integration clients e2e lint format docs clean

help: ## List the tasks
	@awk -F':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what is absent: packages, Kafka jars
	@tools/setup.sh build

build: setup ## Build the programs; the command is build/release/bin/firstline
	@cmake --preset $(PRESET) > /dev/null
	@cmake --build --preset $(PRESET) -j $(JOBS) --target programs

demo: build ## Run the demo company through six services, Kafka, Redis and a simulated helpdesk (ONCE=1 ends, DATA=DIR)
	@tools/demo.sh "$(DATA)" $(if $(ONCE),--once)

unit: ## Unit tests, without sanitizers
	@tools/test.sh unit

test: ## Set-up, build, unit, integration, contract and end-to-end tests
	@tools/test.sh

sanitize: ## Cores, runtime and simulators under ASan/UBSan and TSan
	@tools/test.sh asan tsan

fuzz: ## Parsers of outside bytes under libFuzzer, 30 s each; for hours: make fuzz FUZZ_SECONDS=3600
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tools/test.sh fuzz

integration: ## Tests with a real Kafka and Redis
	@tools/test.sh integration

clients: ## Helpdesk simulators driven by public API clients (npm, pip)
	@tools/test.sh clients

e2e: ## Six processes on real input; NAME=poison_messages picks one
	@tools/test.sh e2e $(NAME)

docs: build ## Write the pages of docs/operate that come from the code
	@tools/operate_docs.py $(BIN)

lint: ## Formatting, clang-tidy on changed files, buf lint, shellcheck, codespell
	@tools/lint.sh

format: ## Format C++ and CMake
	@tools/lint.sh --fix

clean: ## Remove build trees
	@rm -rf build
