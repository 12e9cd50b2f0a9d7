#!/bin/sh
# Installs what is missing: the wasm32 target, which building needs, and for tests in a browser wasm-pack and wasm-bindgen-cli
# at their pinned versions. Run again, it only looks. Tools go to .tools/ inside the project, never to the user's folders.
# `install-tools.sh toolchain` stops behind the compiler.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

have cargo || fail 'Rust is missing. Install it with rustup (https://rustup.rs), open a new shell and run this again.'
have node || fail "Node.js is missing. Install version $NODE_MAJOR or later (https://nodejs.org) and run this again."
have npm || fail 'npm is missing. It comes with Node.js (https://nodejs.org); on Debian it is the package npm.'
[ "$(node -p 'parseInt(process.versions.node)')" -ge "$NODE_MAJOR" ] ||
  fail "Node.js $(node --version) is too old: version $NODE_MAJOR or later is needed (https://nodejs.org)."

# The toolchain that rust-toolchain.toml names, with its components and the wasm32 target.
channel=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
toolchain_complete() {
  # Asked first, because an older rustup would install silently when rustc is called.
  ! have rustup || rustup toolchain list | grep -q "^$channel-" || return 1
  sysroot=$(rustc --print sysroot 2>/dev/null) && [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib" ] &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1
}
if ! toolchain_complete; then
  have rustup || fail "This Rust has no wasm32-unknown-unknown target, rustfmt or clippy, and there is no rustup to add them. Install rustup (https://rustup.rs)."
  say "Installing Rust $channel with the wasm32 target"
  rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy \
    --target wasm32-unknown-unknown
  toolchain_complete || fail "Rust $channel is installed but incomplete. 'rustup toolchain install $channel --target wasm32-unknown-unknown --component rustfmt --component clippy' should say why."
fi

[ "${1:-}" != toolchain ] || exit 0

# An exact version already on the PATH is used as it is.
version_of() { "$1" --version 2>/dev/null | awk '{ print $2 }'; }

# They run for seconds and are built for minutes: hardly optimised they are there much sooner. What reads and writes
# modules is used for every test binary.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
install_tool() { # command, crate, version, crates of it that are worth optimising
  [ "$(version_of "$1")" = "$3" ] && return 0
  say "Installing $2 $3 into .tools (once; some minutes)"
  wanted=$2@$3 command=$1 version=$3 crate=$2
  shift 3
  for hot in "$@"; do
    shift
    set -- "$@" --config "profile.release.package.$hot.opt-level=1"
  done
  # The crate's own lock file is preferred. Where a registry mirror lacks a version it names, cargo resolves anew.
  cargo install --locked --root .tools "$@" "$wanted" ||
    { say "The lock file of $crate $version cannot be used here; resolving its dependencies anew" && cargo install --root .tools "$@" "$wanted"; }
  [ "$(version_of "$command")" = "$version" ] || fail "$crate $version was installed, but '$command --version' does not answer $version. Look at .tools/bin."
}

# The command line tool must have the very version of the crate, or the two do not understand each other.
bindgen=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)
[ -n "$bindgen" ] || fail 'Cargo.lock does not name a version of wasm-bindgen.'

CARGO_TARGET_DIR="$ROOT/.tools/build"
export CARGO_TARGET_DIR
install_tool wasm-pack wasm-pack "$WASM_PACK_VERSION"
for tool in wasm-bindgen wasm-bindgen-test-runner; do
  install_tool "$tool" wasm-bindgen-cli "$bindgen" walrus wasmparser wasm-encoder id-arena indexmap hashbrown wasm-bindgen-cli-support
done
rm -rf "$CARGO_TARGET_DIR"
