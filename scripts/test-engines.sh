#!/usr/bin/env bash
# The engines: the core's tests in Chromium and Firefox, and the smoke test (drop, count, chart, export, offline, single
# file) in Chromium, Firefox and WebKitGTK over WebDriver. A browser that is not here is left out with a line that says
# so; apt-get is used only as root, and nothing is downloaded from browser makers.
set -uo pipefail
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

GECKODRIVER_VERSION=0.37.1
export WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION=1
failed=0

install() { # packages
  have apt-get && [ "$(id -u)" = 0 ] || return 0
  say "Installing $* with apt-get"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null 2>&1 || say "  not to be had: $*"
}

scripts/install-tools.sh || exit 1
find_browser || install chromium chromium-driver
first_of firefox-esr firefox >/dev/null || install firefox-esr
have WebKitWebDriver || install webkit2gtk-driver
have xvfb-run || install xvfb xauth
find_browser || true

# geckodriver: on the PATH, where a runner of GitHub keeps it, or built once into .tools.
[ -z "${GECKOWEBDRIVER:-}" ] || PATH="$PATH:$GECKOWEBDRIVER"
if first_of firefox-esr firefox >/dev/null && ! have geckodriver; then
  say "Installing geckodriver $GECKODRIVER_VERSION into .tools (once; some minutes)"
  CARGO_TARGET_DIR="$ROOT/.tools/build" cargo install --quiet --locked --root .tools "geckodriver@$GECKODRIVER_VERSION" ||
    CARGO_TARGET_DIR="$ROOT/.tools/build" cargo install --quiet --root .tools "geckodriver@$GECKODRIVER_VERSION" ||
    say '  not to be had: geckodriver'
  rm -rf .tools/build
fi

core() { # name, flag, driver
  if ! have "$3" && [ ! -x "$3" ]; then
    say "The core's tests in $1: skipped, its driver is not here"
    return
  fi
  say "The core's tests in $1"
  wasm-pack test --mode no-install --headless "--$2" "--${3##*/}" "$(command -v "$3")" -- --locked >"target/engines-$2.log" 2>&1 || failed=1
  awk -v name="$1" '/^test result: /{ for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1) } }
    END { printf "  %s: %d passed, %d failed\n", name, p, f; exit !p }' "target/engines-$2.log" || { failed=1; tail -n 40 "target/engines-$2.log"; }
}

mkdir -p target
core Chromium chrome "${CHROMEDRIVER:-chromedriver}"
if first_of firefox-esr firefox >/dev/null; then core Firefox firefox geckodriver; else say "The core's tests in Firefox: skipped, Firefox is not here"; fi

say 'The smoke test in every engine'
make --no-print-directory packages site >target/engines-site.log 2>&1 || { tail -n 20 target/engines-site.log; exit 1; }
# WebKitGTK has no mode without a screen.
screen=()
if [ -z "${DISPLAY:-}" ] && have xvfb-run; then screen=(xvfb-run -a); fi
"${screen[@]}" node tests/engines/smoke.mjs "$@" || failed=1
exit "$failed"
