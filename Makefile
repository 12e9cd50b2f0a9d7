# Wenmai. `make` alone says what there is. What takes more than a line stands in scripts/.

PORT ?= 8080
# Given on the command line, they reach the scripts: make test CHROMIUM=/path CHROMEDRIVER=/path
export CHROMIUM CHROMEDRIVER

OWN_TOOLS = PATH="$(CURDIR)/.tools/bin:$$PATH" WASM_PACK_CACHE="$(CURDIR)/.tools/cache"
STAMPS = target/stamps
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help dates structure duplicates segmentation serve site wasm packages tools test bench clean distclean licences notice deny test-engines endurance FORCE

help:
	@echo 'make serve      build what changed, serve the page on this machine (PORT=8080) and print its address'
	@echo 'make test       everything that must hold: lints, tests natively and in a browser, the built page'
	@echo 'make test-engines  the core and the page in Chromium, Firefox and WebKitGTK, as far as they can be had'
	@echo 'make endurance  1,000 rounds of load, ask, close; 300 workers ended at random (ROUNDS, KILLS)'
	@echo 'make site       build the page into dist/, without serving it'
	@echo 'make dates      how well date expressions are found and resolved, against hand-made truth'
	@echo 'make structure  how well titles, bylines, datelines … are found, against hand-made truth'
	@echo 'make duplicates what stands twice, counts with and without it, and what finding it costs (FILES=…)'
	@echo 'make segmentation  F1 of every dictionary and switch on a gold standard (GOLD=file.conllu), beside jieba and Intl.Segmenter'
	@echo 'make bench      how fast each stage is, and the whole beside other segmenters (see benches/RESULTS.md)'
	@echo 'make licences   list the licence of every dependency; fail on one that is not allowed'
	@echo 'make notice     write NOTICE anew, after a dependency changed'
	@echo 'make deny       the same question to cargo-deny, with known vulnerabilities'
	@echo 'make clean      remove what was built;  make distclean  also tools and packages'

# ── Building ─────────────────────────────────────────────────────────────────────────────────────────────────────────
# A list of names that is rewritten only when it differs: a removed file leaves no newer file behind, but a changed list.
RUST_SOURCES := $(shell find src pdf/src pdf/Cargo.toml build.rs -type f 2>/dev/null)
PAGE_SOURCES := $(shell find www seeds -type f 2>/dev/null) $(wildcard tsconfig.json assets/*.dict)

$(STAMPS)/%.list: FORCE
	@mkdir -p $(STAMPS)
	@find $(subst +, ,$*) -type f 2>/dev/null | LC_ALL=C sort > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

tools:
	@scripts/install-tools.sh

packages: node_modules/.package-lock.json
node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --no-update-notifier
	@touch $@

wasm: pkg/wenmai_bg.wasm
pkg/wenmai_bg.wasm: $(RUST_SOURCES) $(STAMPS)/src+pdf.list Cargo.toml Cargo.lock rust-toolchain.toml | tools
	scripts/wasm.sh
	@touch $@

site: dist/index.html
dist/index.html: pkg/wenmai_bg.wasm $(PAGE_SOURCES) $(STAMPS)/www+seeds.list node_modules/.package-lock.json NOTICE LICENSE-APACHE
	node www/build.mjs
	@cp NOTICE dist/NOTICE.txt
	@cp LICENSE-APACHE dist/LICENSE-APACHE.txt
	@touch $@

serve: site
	@node www/serve.mjs --port $(PORT)

# ── Checking ─────────────────────────────────────────────────────────────────────────────────────────────────────────
test:
	@scripts/test.sh

bench: site benches/compare/node_modules/.package-lock.json
	cargo bench --locked --bench stages
	node benches/compare/run.mjs --grow

benches/compare/node_modules/.package-lock.json: benches/compare/package-lock.json
	cd benches/compare && npm ci --no-audit --no-fund --no-update-notifier
	@touch $@

licences: packages
	@node scripts/licences.mjs

notice: packages
	@node scripts/licences.mjs --write

deny:
	@scripts/deny.sh

# ── Measuring against hand-made truth ────────────────────────────────────────────────────────────────────────────────
dates:
	@cargo run --quiet --release --locked --bin score_dates

structure:
	@cargo run --quiet --release --locked --bin score_structure

# FILES='…' takes other texts than the samples.
duplicates:
	@cargo run --quiet --release --locked --bin score_duplicates -- $(FILES)

# PYTHON=/path/to/python, where jieba is installed for another one.
segmentation:
	@cargo run --quiet --release --locked --bin score_segmentation -- $(GOLD)

# ── Tidying ──────────────────────────────────────────────────────────────────────────────────────────────────────────
clean:
	rm -rf target dist pkg pkg-pdf test-results playwright-report

distclean: clean
	rm -rf .tools node_modules

FORCE:
