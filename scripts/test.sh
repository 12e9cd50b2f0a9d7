#!/usr/bin/env bash
# Everything that must hold, one step after the other. Each step writes to target/logs/STEP.log; the summary at the end
# lists them all and closes with 'N passed, M failed', the tests of all runners added up.
# A step that another one needs and that failed makes the later one 'not run', which counts as a failure.
set -uo pipefail
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

logs=$ROOT/target/logs
mkdir -p "$logs"
rm -f "$logs"/*.log

# Plain text in the logs, so that they can be read and counted.
export CARGO_TERM_COLOR=never NO_COLOR=1 FORCE_COLOR=0 CARGO_TERM_PROGRESS_WHEN=never
# Every step builds once, so what incremental builds keep (gigabytes) is never read.
export CARGO_INCREMENTAL=0
# The test page is served as a static host would serve it: without cross-origin isolation headers.
export WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION=1
# A step that hangs is a failure, not a wait for ever.
limit=()
have timeout && limit=(timeout --kill-after=30 "${STEP_LIMIT:-3000}")

# The steps that run tests.
runners=' seeds rust wasm page '
passed=0
failed=0
ok_steps=' '
summary=()

# The tests that a log counts, as "passed failed". cargo test and wasm-bindgen-test close each binary with
# 'test result: ok. 3 passed; 0 failed; …'; Playwright closes with a line per outcome, '  3 passed (4.2s)'.
counts() {
  awk '
    /^test result: / { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1) } }
    /^ +[0-9]+ (passed|flaky)( |$)/ { p += $1 }
    /^ +[0-9]+ (failed|interrupted|did not run)( |$)/ { f += $1 }
    END { print p + 0, f + 0 }' "$1"
}

# step NAME NEEDS COMMAND…: NEEDS is a list of earlier steps, or '-'.
step() {
  local name=$1 needs=$2 log=$logs/$1.log started=$SECONDS code=0 missing='' p f what
  shift 2
  for what in ${needs//-/}; do
    [[ $ok_steps == *" $what "* ]] || missing+=" $what"
  done
  if [ -n "$missing" ]; then
    failed=$((failed + 1))
    summary+=("$(printf '%-14s not run, for want of%s' "$name" "$missing")")
    say "── $name: not run, for want of$missing"
    return
  fi
  say "── $name"
  "${limit[@]}" "$@" >"$log" 2>&1 </dev/null || code=$?
  read -r p f < <(counts "$log")
  passed=$((passed + p))
  failed=$((failed + f))
  local result=ok tests='' seconds=$((SECONDS - started))
  # A runner that found no test at all has proved nothing.
  if [ "$code" = 0 ] && [ $((p + f)) = 0 ] && [[ $runners == *" $name "* ]]; then
    say '   no test was run'
    code=1
  fi
  if [ "$code" != 0 ] || [ "$f" != 0 ]; then
    result=FAILED
    # A step that failed before any test could fail counts as one.
    [ "$f" != 0 ] || failed=$((failed + 1))
    [ "$code" != 124 ] || say "   stopped after ${STEP_LIMIT:-3000} s"
    tail -n "${TAIL:-80}" "$log"
    say "   all of it: ${log#"$ROOT"/}"
  else
    ok_steps+="$name "
  fi
  [ $((p + f)) = 0 ] || tests="$p passed, $f failed"
  summary+=("$(printf '%-14s %-7s %5d s   %s' "$name" "$result" "$seconds" "$tests")")
  say "   $result, $seconds s${tests:+, $tests}"
}

wasm32=(--target wasm32-unknown-unknown)

step tools         -        scripts/install-tools.sh
step browser       -        scripts/install-browser.sh
find_browser || true
step packages      tools    make --no-print-directory packages
step commands      -        scripts/commands.sh
step seeds         -        node scripts/seeds.mjs --check
step format        tools    cargo fmt --all --check -- --color=never
step clippy        tools    cargo clippy --locked --workspace --all-targets --features wenmai/measuring,wenmai-unpack/pack -- -D warnings
step clippy-wasm32 tools    cargo clippy --locked "${wasm32[@]}" --lib --tests -- -D warnings
step clippy-pdf    tools    cargo clippy --locked "${wasm32[@]}" --package wenmai-pdf --features reader --lib -- -D warnings
step rust          tools    cargo test --locked --no-fail-fast
step docs          tools    env RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps
step licences      packages node scripts/licences.mjs --check
step wasm          'tools browser' wasm-pack test --mode no-install --headless --chrome --chromedriver "$CHROMEDRIVER" -- --locked
step site          'tools packages' make --no-print-directory site
# The page's types include those of the core, which the build writes.
step types         site     npx --no-install tsc --noEmit
step page          'site browser' npx --no-install playwright test --reporter=list

printf '\nSummary (logs in target/logs)\n'
printf '  %s\n' "${summary[@]}"
printf '  %-14s %13d s\n\n' together "$SECONDS"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
