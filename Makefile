# Every target sets up what it needs and finds missing. The work is in scripts/.
.DEFAULT_GOAL := help
.PHONY: run dev build test lint e2e bench clean help

run: build ## Build what changed and serve the blog on http://127.0.0.1:3000
	target/release/quire

dev: ## Serve and rebuild on every change, with hot reload of pages and styles
	scripts/dev

build: ## One file, target/release/quire, with everything inside
	scripts/build

test: ## Everything: format, lint, tests, docs, audit, release build with budgets, end to end
	scripts/test

lint: ## Format check, clippy for both targets, house rules, spelling, contrast, scripts
	scripts/lint

e2e: build ## The stories in a real browser, with JavaScript and without
	scripts/e2e

bench: build ## The numbers in docs/benchmarks.md, measured again
	scripts/bench

clean: ## Remove what was built here; the tool cache stays
	rm -rf target generated/quire.css end2end/node_modules end2end/test-results end2end/playwright-report scripts/npm/node_modules

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
