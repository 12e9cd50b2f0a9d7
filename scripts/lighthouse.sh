#!/bin/sh
# Lighthouse over the built page. It is installed here, into a folder of its own, and is no dependency of the page.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

find_browser || [ -n "$CHROMIUM" ] || fail 'Lighthouse needs Chromium or Chrome: make lighthouse CHROMIUM=/path/to/chromium'
installed=scripts/lighthouse/node_modules/.package-lock.json
if ! [ -e $installed ] || [ -n "$(find scripts/lighthouse/package-lock.json -newer $installed)" ]; then
  say 'Installing Lighthouse into scripts/lighthouse (once)'
  npm ci --prefix scripts/lighthouse --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null
  touch $installed
fi
node scripts/lighthouse/run.mjs
