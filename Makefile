# Every target calls one script; the scripts say what they do and can be run by themselves.
.PHONY: help demo test check generate fuzz torture soak bench release clean

FILTER ?=
SECONDS ?= 600
ROUNDS ?= 1000
ARGS ?=

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1|/' | while IFS='|' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

demo: ## build, start a simulated lane, print a receipt, show the paper
	@scripts/demo

test: ## build and run all tests; FILTER=NAME runs only the Swift tests that match
	@scripts/install-missing test
	@FILTER='$(FILTER)' scripts/test

check: ## formatting, layers, stale generated files, links in the documentation
	@scripts/check

generate: ## make the Swift files again that come from interface texts
	@scripts/generate

fuzz: ## fuzz every parser for SECONDS=600 each
	@scripts/install-missing fuzz
	@scripts/fuzz $(SECONDS)

torture: ## print while everything goes wrong for SECONDS=600, then compare answers, journal and paper; SEED=N
	@scripts/install-missing test
	@swift build
	@python3 Tests/Torture/torture.py --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) $(ARGS)

soak: ## pull 50 devices of the lab out and plug them in ROUNDS=1000 times, as root; SEED=N, ARGS=--udevd
	@scripts/install-missing test
	@swift build
	@python3 Tests/Soak/many_devices.py --rounds $(ROUNDS) $(if $(SEED),--seed $(SEED)) $(ARGS)

bench: ## measure, against baselines in the same run; ARGS= go to the benchmark
	@scripts/install-missing bench
	@scripts/bench $(ARGS)

release: ## build the programs as they would be shipped, optimised
	@scripts/install-missing bench
	@scripts/release

clean: ## remove everything that was built
	@rm -rf .build .build-* .build_*
