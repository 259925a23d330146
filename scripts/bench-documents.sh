#!/usr/bin/env bash
# Documents: ours, against LibreOffice turning an equal document into PDF and Chromium printing the equal pages.
# Needs LibreOffice, Chromium and the driver of the journeys (`make setup` and the packages of `make test`).
source "$(dirname "$0")/lib.sh"
plan=${1:-mie}
document=element-sheets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --locked -p rashin
program=$CARGO_TARGET_DIR/release/rashin
for ending in pdf xlsx; do
  echo "Ours on one core, from start to end, three times: $document.$ending"
  for _ in 1 2 3; do
    TIMEFORMAT='%R s'
    time taskset -c 0 "$program" report "plans/$plan" "$document" --out "$work/ours.$ending" >/dev/null
  done
done
echo "LibreOffice: the Excel twin to PDF, the second time (the first one makes its profile)"
for _ in 1 2; do
  seconds=$( { TIMEFORMAT=%R; time soffice --headless "-env:UserInstallation=file://$work/profile" \
    --convert-to pdf --outdir "$work" "$work/ours.xlsx" >/dev/null 2>&1; } 2>&1 )
done
echo "LibreOffice: $seconds s"
echo "Chromium: the pages of the same elements, one after the other in one browser"
RASHIN=$program node scripts/print-pages.mjs "$plan"
