#!/bin/sh
# Stages natively, the whole in headless Chromium beside other segmenters, and a growth table. What is printed is also kept in
# target/bench.txt. About twenty minutes on two cores; arguments go to benches/compare/run.mjs (--to 100: no larger texts).
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

find_browser || [ -n "$CHROMIUM" ] || "$ROOT/scripts/install-browser.sh"
find_browser || [ -n "$CHROMIUM" ] || fail 'The whole pipeline is measured in Chromium, which was not found.'

cd "$ROOT"
mkdir -p target
{
  cargo bench --locked --bench stages -- --warm-up-time 1 --measurement-time 3
  node benches/compare/run.mjs --grow "$@"
} 2>&1 | tee target/bench.txt
# A pipe ends well whatever its first half did.
grep -q '^ratio ingest-pool2-vs-limit' target/bench.txt
