#!/bin/sh
# Licences, sources, bans and known vulnerabilities of every crate, by the rules in deny.toml, and known vulnerabilities of the npm
# packages that the page is made of. All but the vulnerabilities
# are checked without a network; those need a database. Where it cannot be reached, this says so; in continuous
# integration, where it can, that is a failure.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

CARGO_DENY_VERSION=0.20.2
if ! have cargo-deny; then
  say "Installing cargo-deny $CARGO_DENY_VERSION into .tools (once; some minutes)"
  CARGO_TARGET_DIR="$ROOT/.tools/build" cargo install --quiet --locked --root .tools "cargo-deny@$CARGO_DENY_VERSION" ||
    CARGO_TARGET_DIR="$ROOT/.tools/build" cargo install --quiet --root .tools "cargo-deny@$CARGO_DENY_VERSION"
  rm -rf .tools/build
fi

cargo-deny --color never check licenses bans sources

said=$(mktemp)
trap 'rm -f "$said"' EXIT
if cargo-deny --color never check advisories >"$said" 2>&1; then
  tail -n 1 "$said"
elif grep -q 'failed to fetch advisory database' "$said" && [ -z "${CI:-}" ]; then
  say 'advisories NOT checked: the database of vulnerabilities (RustSec) cannot be reached from here'
else
  cat "$said"
  exit 1
fi

# Of the npm packages only those that are in the page.
if npm audit --omit=dev >"$said" 2>&1; then
  tail -n 1 "$said"
elif grep -q 'audit endpoint returned an error' "$said" && [ -z "${CI:-}" ]; then
  say 'advisories of npm packages NOT checked: the database cannot be reached from here'
else
  cat "$said"
  exit 1
fi
