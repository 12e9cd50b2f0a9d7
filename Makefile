# Wenmai. `make` alone says what there is. What takes more than a line stands in scripts/.

PORT ?= 8080
# Given on the command line, they reach the scripts: make test CHROMIUM=/path CHROMEDRIVER=/path. Not given, they are empty there.
export CHROMIUM CHROMEDRIVER

OWN_TOOLS = PATH="$(CURDIR)/.tools/bin:$$PATH" WASM_PACK_CACHE="$(CURDIR)/.tools/cache"
STAMPS = target/stamps
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help dates structure duplicates segmentation serve site wasm packages tools test bench clean distclean speed licences notice deny test-engines endurance lighthouse responsiveness screenshots fuzz reproduce FORCE

help:
	@echo 'make serve      build what changed, serve the page on this machine (PORT=8080) and print its address'
	@echo 'make test       everything that must hold: lints, tests natively and in a browser, the built page'
	@echo 'make test-engines  the core and the page in Chromium, Firefox and WebKitGTK, as far as they can be had'
	@echo 'make endurance  1,000 rounds of load, ask, close; 300 workers ended at random (ROUNDS, KILLS)'
	@echo 'make lighthouse   the four scores of the hosted page (Lighthouse 12.8, desktop)'
	@echo 'make responsiveness  long tasks while 22 MB are read and a million lines scrolled; interaction to next paint in every view'
	@echo 'make screenshots  pictures of every view into screenshots/: wide and narrow, light and dark, Chinese and English (SHOT=1440-light)'
	@echo 'make fuzz       foreign bytes for every reader, rule and question (SECONDS=60 each, TARGETS=…)'
	@echo 'make reproduce  build the last commit in two folders and compare every byte'
	@echo 'make site       build the page into dist/, without serving it'
	@echo 'make dates      how well date expressions are found and resolved, against hand-made truth'
	@echo 'make structure  how well titles, bylines, datelines … are found, against hand-made truth'
	@echo 'make duplicates what stands twice, counts with and without it, and what finding it costs (FILES=…)'
	@echo 'make segmentation  F1 of every dictionary and switch on a gold standard (GOLD=file.conllu), beside jieba and Intl.Segmenter'
	@echo 'make bench      how fast each stage is, and the whole beside other segmenters (see benches/RESULTS.md)'
	@echo 'make speed      how long questions take in one browser worker over real news, beside NLTK (PYTHON, WENMAI_NEWS)'
	@echo 'make licences   list the licence of every dependency; fail on one that is not allowed'
	@echo 'make notice     write NOTICE anew, after a dependency changed'
	@echo 'make deny       the same question to cargo-deny, with known vulnerabilities'
	@echo 'make clean      remove what was built;  make distclean  also tools and packages'

# ── Building ─────────────────────────────────────────────────────────────────────────────────────────────────────────
# A list of names that is rewritten only when it differs: a removed file leaves no newer file behind, but a changed list.
RUST_SOURCES := $(shell find src pdf/src unpack/src pdf/Cargo.toml text/Cargo.toml unpack/Cargo.toml build.rs -type f 2>/dev/null)
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
pkg/wenmai_bg.wasm: $(RUST_SOURCES) $(STAMPS)/src+pdf+unpack.list Cargo.toml Cargo.lock rust-toolchain.toml
	@scripts/wasm.sh
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
	@scripts/bench.sh

speed: site
	@node benches/compare/speed.mjs

benches/compare/node_modules/.package-lock.json: benches/compare/package-lock.json
	cd benches/compare && npm ci --no-audit --no-fund --no-update-notifier
	@touch $@

lighthouse: site
	@scripts/lighthouse.sh

screenshots: site
	npx --no-install playwright test --config tests/page/screenshots.config.ts

licences: packages
	@node scripts/licences.mjs

notice: packages
	@node scripts/licences.mjs --write

deny:
	@scripts/deny.sh

test-engines:
	@scripts/test-engines.sh $(ENGINES)

# Times need a machine that does nothing else, so they are no part of `make test`.
responsiveness: site
	npx --no-install playwright test --config tests/timing/playwright.config.ts

# ROUNDS=50 KILLS=20 runs a shorter one.
endurance: packages
	@$(MAKE) --no-print-directory site >/dev/null
	ROUNDS=$(or $(ROUNDS),1000) KILLS=$(or $(KILLS),300) npx --no-install playwright test --config tests/endurance/playwright.config.ts

# TARGETS='csv query' runs these alone.
fuzz:
	@scripts/fuzz.sh $(or $(SECONDS),60) $(TARGETS)

reproduce:
	@scripts/reproduce.sh

# ── Measuring against hand-made truth ────────────────────────────────────────────────────────────────────────────────
# NEWS='…' takes another archive for what extraction costs beside segmentation.
NEWS ?= ../shared/corpora/evening-news-2022-2024.zip
dates:
	@cargo run --quiet --release --locked --bin score_dates
	@if [ -e '$(NEWS)' ]; then cargo run --quiet --release --locked --features measuring --bin score_spoken -- '$(NEWS)'; \
	else echo 'extraction_over_segmentation: not measured, $(NEWS) is not here'; fi

structure:
	@cargo run --quiet --release --locked --features measuring --bin score_structure

# FILES='…' takes other texts than the samples.
duplicates:
	@cargo run --quiet --release --locked --features measuring --bin score_duplicates -- $(FILES)

# PYTHON=/path/to/python, where jieba is installed for another one.
segmentation:
	@cargo run --quiet --release --locked --features measuring --bin score_segmentation -- $(GOLD)

# ── Tidying ──────────────────────────────────────────────────────────────────────────────────────────────────────────
clean:
	rm -rf target dist pkg pkg-pdf pkg-unpack test-results playwright-report

distclean: clean
	rm -rf .tools node_modules

FORCE:
