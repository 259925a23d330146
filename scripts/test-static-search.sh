#!/bin/sh
# Compares the answers of a static copy with those of the server, over the five plans of the house.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo run --quiet -p rashin-search --example write_static_index -- "$folder"
(cd frontend && node build.mjs test && RASHIN_SEARCH="$folder" node --test dist/test/ask.test.mjs)
