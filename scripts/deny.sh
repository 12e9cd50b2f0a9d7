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
advisories() { # whose, how the command says that it reached nothing, the command
  whose=$1 unreached=$2
  shift 2
  if "$@" >"$said" 2>&1; then
    tail -n 1 "$said"
  elif grep -q "$unreached" "$said" && [ -z "${CI:-}" ]; then
    say "advisories of $whose NOT checked: the database of vulnerabilities cannot be reached from here"
  else
    cat "$said"
    exit 1
  fi
}
advisories 'crates (RustSec)' 'failed to fetch advisory database' cargo-deny --color never check advisories
# Only those that are in the page.
advisories 'npm packages' 'audit endpoint returned an error' npm audit --omit=dev
