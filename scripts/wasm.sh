#!/bin/sh
# Builds the core for the page into pkg/, the reader of PDFs into pkg-pdf/, and what unpacks both into pkg-unpack/. Paths of this machine, which panic messages would carry, are replaced by names
# that are the same everywhere: the same sources and the same Rust give the same bytes in any folder.
set -eu
# shellcheck source=env.sh
. "$(dirname -- "$0")/env.sh"

scripts/install-tools.sh toolchain

# The sources of the crates must be there to know the folders they are in.
cargo fetch --locked --quiet --target wasm32-unknown-unknown

# Parted by the unit separator, because a folder's name may hold spaces.
unit=$(printf '\037')
flags="--remap-path-prefix=$ROOT=."
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  flags="$flags$unit--remap-path-prefix=${registry%/}=crates"
done
export CARGO_ENCODED_RUSTFLAGS="$flags"

# The last step of compiling keeps one core busy: meanwhile the other one builds what writes the JavaScript. The reader of PDFs
# has a folder of its own, because with other features in the same one each of the two would make the other one old.
reader=$ROOT/target/reader
compile() { # folder of the crate, folder to compile in
  (cd "$1" && export CARGO_TARGET_DIR="$2" CARGO_PROFILE_RELEASE_OPT_LEVEL=s && shift 2 &&
    cargo build --quiet --lib --release --locked --target wasm32-unknown-unknown "$@")
}
mkdir -p target
# For size, but for what every byte of a text passes: as quick as all for speed, and an eighth smaller (benches/RESULTS.md).
text=profile.release.package.wenmai-text.opt-level=3
fast=profile.release.package.lzma-rust2.opt-level=3
{ compile . "$ROOT/target" --config "$text" && compile pdf "$reader" --features reader && compile unpack "$ROOT/target" --config "$fast"; } >target/wasm.log 2>&1 &
compiling=$!
say "Compiling the core for the page (a minute or two; at first four)"
env -u CARGO_ENCODED_RUSTFLAGS cargo build --quiet --profile tool --locked --package wenmai-bindgen --package wenmai-unpack --features wenmai-unpack/pack --bins || { kill "$compiling"; exit 1; }
wait "$compiling" || { cat target/wasm.log >&2; exit 1; }

write() { # module, folder
  rm -rf "$2"
  target/tool/wenmai-bindgen "$1" "$2"
}
write target/wasm32-unknown-unknown/release/wenmai.wasm pkg
write "$reader/wasm32-unknown-unknown/release/wenmai_pdf.wasm" pkg-pdf
write target/wasm32-unknown-unknown/release/wenmai_unpack.wasm pkg-unpack
