#!/bin/sh
# Installs what building needs and is missing: the wasm32 target, wasm-pack and wasm-bindgen-cli at their pinned
# versions. Run again, it only looks. Tools go to .tools/ inside the project, never to the user's folders.
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

# An exact version already on the PATH is used as it is.
version_of() { "$1" --version 2>/dev/null | awk '{ print $2 }'; }

install_tool() { # command, crate, version
  [ "$(version_of "$1")" = "$3" ] && return 0
  say "Installing $2 $3 into .tools (once; some minutes)"
  # The crate's own lock file is preferred. Where a registry mirror lacks a version it names, cargo resolves anew.
  cargo install --locked --root .tools "$2@$3" ||
    { say "The lock file of $2 $3 cannot be used here; resolving its dependencies anew" && cargo install --root .tools "$2@$3"; }
  [ "$(version_of "$1")" = "$3" ] || fail "$2 $3 was installed, but '$1 --version' does not answer $3. Look at .tools/bin."
}

# The command line tool must have the very version of the crate, or the two do not understand each other.
bindgen=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)
[ -n "$bindgen" ] || fail 'Cargo.lock does not name a version of wasm-bindgen.'

CARGO_TARGET_DIR="$ROOT/.tools/build"
export CARGO_TARGET_DIR
install_tool wasm-pack wasm-pack "$WASM_PACK_VERSION"
install_tool wasm-bindgen wasm-bindgen-cli "$bindgen"
install_tool wasm-bindgen-test-runner wasm-bindgen-cli "$bindgen"
rm -rf "$CARGO_TARGET_DIR"
