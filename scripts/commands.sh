#!/bin/sh
# Every command that `make` alone names does something: one without a recipe would end well and have done nothing.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

names=$(make --no-print-directory help | sed -n 's/^make \([a-z-]*\).*/\1/p')
[ -n "$names" ] || fail 'make help names no command.'
for name in $names; do
  said=$(make --no-print-directory --dry-run "$name" 2>&1) || fail "make $name: $said"
  case $said in *'Nothing to be done'*) fail "make $name has no recipe" ;; esac
done
say "$(echo "$names" | wc -w) commands, each with a recipe"
