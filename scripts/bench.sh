#!/usr/bin/env bash
# Measures what docs/PERFORMANCE.md records, on the release build. Needs curl and GNU time; the comparison with pandas
# runs where python3 with pandas is installed and READINGS names a CSV of readings
# (columns area_code, period, indicator, value, unit).
source "$(dirname "$0")/lib.sh"

rashin=$CARGO_TARGET_DIR/release/rashin
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

median() { sort -n | awk '{ all[NR] = $1 } END { printf "%s (%s to %s, %d runs)\n", all[int((NR + 1) / 2)], all[1], all[NR], NR }'; }

step "Build" cargo build --release --locked -p rashin

echo "Machine: $(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date +%F)"

for size in "300 43 8" "600 43 8" "1200 43 8"; do
  read -r indicators areas years <<<"$size"
  node scripts/bench-plan.mjs "$work/plan" "$indicators" "$areas" "$years" >/dev/null
  "$rashin" evaluate "$work/plan" --format json >/dev/null
  for _ in 1 2 3 4 5; do
    /usr/bin/time -f '%e %M' -a -o "$work/time" "$rashin" evaluate "$work/plan" --format json >/dev/null
  done
  echo "evaluate $((indicators * areas * years)) readings, CSV to JSON: seconds $(cut -d' ' -f1 "$work/time" | median)"
  echo "  largest resident size, KiB: $(cut -d' ' -f2 "$work/time" | median)"
  rm -rf "$work/plan" "$work/time"
done

for size in "300 43 8" "600 43 8" "3000 43 8"; do
  read -r indicators areas years <<<"$size"
  node scripts/bench-plan.mjs "$work/plan" "$indicators" "$areas" "$years" >/dev/null
  "$rashin" import "$work/plan" --publish bench --database "$work/data.db" >/dev/null
  for from in "$work/plan" bench; do
    for _ in 1 2 3 4 5; do
      rm -rf "$work/copy"
      /usr/bin/time -f '%e %M %U %S' -a -o "$work/time" "$rashin" publish "$from" --database "$work/data.db" --as-of 2026-11-23 \
        --only data --formats csv,json,datapackage --out "$work/copy" >"$work/said"
    done
    echo "publish $((indicators * areas * years)) readings as CSV, JSON and data package, from ${from##*/}: $(sed 's/.*: //' "$work/said")"
    echo "  seconds $(cut -d' ' -f1 "$work/time" | median)"
    echo "  seconds of all cores $(awk '{ print $3 + $4 }' "$work/time" | median)"
    echo "  largest resident size, KiB: $(cut -d' ' -f2 "$work/time" | median)"
    rm -f "$work/time"
    /usr/bin/time -f '  again, nothing changed: %e s, %M KiB' "$rashin" publish "$from" --database "$work/data.db" --as-of 2026-11-23 \
      --only data --formats csv,json,datapackage --out "$work/copy" >/dev/null
  done
  rm -rf "$work/plan" "$work/copy" "$work/data.db"*
done

"$rashin" import plans/example --publish bench --database "$work/rashin.db" >/dev/null
for plan in toyama aomori akita mie; do "$rashin" import "plans/$plan" --publish bench --database "$work/rashin.db" >/dev/null; done
started=$(date +%s%N)
"$rashin" serve --database "$work/rashin.db" --listen 127.0.0.1:8471 >/dev/null &
server=$!
until curl -sf -o "$work/page" http://127.0.0.1:8471/plans/example; do sleep 0.005; done
echo "start to the first page of a plan: $((($(date +%s%N) - started) / 1000000)) ms"
for page in /plans/example /plans/toyama /plans/mie /plans/example/indicators; do
  urls=$(for _ in $(seq 200); do echo "http://127.0.0.1:8471$page"; done)
  # shellcheck disable=SC2086
  echo "$page: ms to the first byte $(curl -s -w '%{stderr}%{time_starttransfer} %{time_pretransfer}\n' $urls 2>&1 >/dev/null | awk '{ printf "%.2f\n", ($1 - $2) * 1000 }' | median)"
done
# By then the index for questions is made, too.
sleep 5
echo "idle: $(awk '/VmRSS/ { print $2 }' "/proc/$server/status") KiB resident"
echo "program: $(stat -c %s "$rashin") bytes"

step "Build the question bench" cargo build --release --locked -p rashin-search --example ask_speed
"$CARGO_TARGET_DIR/release/examples/ask_speed"

step "Build the entry grid bench" cargo build --release --locked -p rashin-web --example entry_grid
"$CARGO_TARGET_DIR/release/examples/entry_grid"

if [[ -n ${READINGS-} ]]; then
  step "Build the import bench" cargo build --release --locked -p rashin-store --example import_readings
  "$CARGO_TARGET_DIR/release/examples/import_readings" "$READINGS"
  if python3 -c 'import pandas' 2>/dev/null; then python3 scripts/bench-import-peer.py "$READINGS"; fi
fi

step "Build the workbook bench" cargo build --release --locked -p rashin-exchange --example answer_workbooks
"$CARGO_TARGET_DIR/release/examples/answer_workbooks" plans/example
