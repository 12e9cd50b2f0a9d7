#!/usr/bin/env bash
# Fuzzes what reads foreign bytes: scripts/fuzz.sh SECONDS [TARGET…], each target for so long, all of them when none is named.
# The targets are built with the very versions of Cargo.lock, with checks for overflow, and with the compiler's counters, by
# which the driver sees what reaches new code.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

seconds=${1:-60}
[ $# = 0 ] || shift
project=no
[ $# -gt 0 ] || project=yes
for name in "$@"; do
  shift
  if [ "$name" = project ]; then project=yes; else set -- "$@" "$name"; fi
  others=$#
done

failed=0
# All of them, or those that are named beside the project file.
if [ "${others:-1}" -gt 0 ]; then
  cp Cargo.lock fuzz/Cargo.lock
  say 'Building the targets'
  # The counters are read as it runs, not from a file.
  export LLVM_PROFILE_FILE=/dev/null
  (cd fuzz && RUSTFLAGS='-C instrument-coverage --cfg guided' cargo build --quiet --release --bin drive)
  # An input that asks for more memory than this is a finding.
  (ulimit -v 8388608 && fuzz/target/release/drive "$seconds" "$@") || failed=1
fi
if [ "$project" = yes ]; then
  mkdir -p target
  make --no-print-directory packages wasm >target/fuzz-wasm.log 2>&1 || { tail -n 20 target/fuzz-wasm.log; exit 1; }
  node fuzz/project/drive.mjs "$seconds" || failed=1
fi
exit "$failed"
