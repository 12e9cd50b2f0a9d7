#!/bin/sh
# The same sources give the same bytes: checks the last commit out into two folders, builds the page in each from nothing, and
# compares every file of dist/. Takes two builds' time.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

make --no-print-directory packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # folder
  mkdir -p "$1"
  git archive HEAD | tar -x -C "$1"
  # Tools and packages are those of this folder; what they build is not.
  mkdir -p "$ROOT/.tools"
  ln -s "$ROOT/.tools" "$1/.tools"
  ln -s "$ROOT/node_modules" "$1/node_modules"
  (cd "$1" && CARGO_TARGET_DIR="$1/target" make --no-print-directory site) >"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }
  (cd "$1/dist" && find . -type f | LC_ALL=C sort | xargs sha256sum) >"$2"
  wc -c <"$1/dist/wenmai.html" >"$work/size"
}
say "Building $(git rev-parse --short HEAD) in two folders"
build "$work/a" "$work/first"
build "$work/another folder, with a longer name" "$work/second"
if ! cmp -s "$work/first" "$work/second"; then
  diff "$work/first" "$work/second" || true
  fail 'The two builds differ.'
fi
say "$(wc -l <"$work/first") files, byte for byte the same"
say "wenmai.html: $(cat "$work/size") bytes, SHA-256 $(awk '$2 == "./wenmai.html" { print $1 }' "$work/first")"
