# shellcheck shell=sh
# Sourced by the scripts beside it: where the project is, where its own tools are, and how they speak.
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export ROOT
cd "$ROOT" || exit 1

# Tools that the project installs for itself come first; nothing is written to the user's own folders.
PATH="$ROOT/.tools/bin:$ROOT/node_modules/.bin:$PATH"
export PATH
export WASM_PACK_CACHE="$ROOT/.tools/cache"

# Browsers are never downloaded: the system's own is used.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# shellcheck disable=SC2034 # read by the scripts that source this
WASM_PACK_VERSION=0.15.1
# shellcheck disable=SC2034
NODE_MAJOR=20

say() { printf '%s\n' "$*"; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The first of the given commands that exists, as a path.
first_of() {
  for candidate in "$@"; do
    if [ -n "$candidate" ] && have "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

# CHROMIUM and CHROMEDRIVER may be set by the user; the page tests read CHROMIUM.
find_browser() {
  CHROMIUM=$(first_of "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable) || CHROMIUM=
  if [ -z "$CHROMIUM" ] && [ -x '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' ]; then
    CHROMIUM='/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  fi
  CHROMEDRIVER=$(first_of "${CHROMEDRIVER:-}" chromedriver "${CHROMEWEBDRIVER:-/usr/lib/chromium}/chromedriver") || CHROMEDRIVER=
  export CHROMIUM CHROMEDRIVER
  [ -n "$CHROMIUM" ] && [ -n "$CHROMEDRIVER" ]
}
