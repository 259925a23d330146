#!/usr/bin/env bash
# Builds the program and serves the plans that ship with it. The first build takes a few minutes.
source "$(dirname "$0")/lib.sh"

step "Build the program (profile demo)" cargo build "${quiet[@]}" --profile demo --locked -p rashin
exec cargo run --quiet --profile demo --locked -p rashin -- demo
