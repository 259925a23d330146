#!/usr/bin/env bash
# Builds the program and serves the plans that ship with it. The first build takes a few minutes.
source "$(dirname "$0")/lib.sh"

# Built as the tests build it, so that either finds what the other has built; a page takes milliseconds all the same.
step "Build the program" cargo build "${quiet[@]}" --workspace --locked
exec "$CARGO_TARGET_DIR/debug/rashin" demo
