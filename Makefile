# Two commands suffice: make run, make test. Each target first does the set-up it needs (tools/setup), on its own with CI=true.
.PHONY: run test lint check bench soak screens dist verifier demo lock
.DEFAULT_GOAL := run

VENV := .venv/bin
PYTEST := QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest

run: ## open the window
	@tools/setup run
	@$(VENV)/clea-desktop || { code=$$?; [ $$code -ne 69 ] || echo "No display here. To see the product at work all the same: make demo OUT=dir" >&2; exit $$code; }

test: ## every test but the long ones; ARGS="-k seal" narrows
	@tools/setup test
	@$(PYTEST) -n 2 --dist worksteal $(ARGS)

lint: ## style, types, and who may import whom
	@tools/setup test
	@status=0; for step in "ruff check ." "ruff format --check ." "mypy" "lint-imports --no-logo"; do \
		echo "$$step"; $(VENV)/$$step || status=1; \
	done; exit $$status

check: lint test ## what must hold before anything is proposed

bench: ## figures, as ratios to what the machine itself can do; the last line sums them up
	@tools/setup test
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m benchmarks

soak: ## the long proofs, with dated figures
	@tools/setup test
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m benchmarks.soak

screens: ## a picture of every screen, light, dark and with text at 200 %
	@tools/setup run
	@$(VENV)/clea-desktop screens --out screens-out

demo: ## one practice evaluation, from an empty vault to a sealed file: make demo OUT=dir [SEED=n]
	@test -n "$(OUT)" || { echo "Say where: make demo OUT=dir" >&2; exit 64; }
	@tools/setup run
	@$(VENV)/clea-desktop demo --out "$(OUT)" $(if $(SEED),--seed $(SEED))

dist: ## dist/clea-desktop/clea-desktop, which needs no Python; started once to see its first window
	@tools/setup dist
	@installer/build
	@$(PYTEST) -m dist tests/dist

verifier: ## dist/clea-verify.pyz: the strict reader in one file, for whoever has Python 3.11 and nothing of ours
	@tools/setup test
	@$(VENV)/python installer/make_verifier.py

LOCK := $(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade
lock: ## ask for the newest versions and write the hash-locked lists again
	@tools/setup test
	$(LOCK) requirements/runtime.in requirements/build.in --output-file requirements/runtime.lock
	$(LOCK) --constraint requirements/runtime.lock requirements/develop.in --output-file requirements/develop.lock
	@! grep -n '://' requirements/*.lock
