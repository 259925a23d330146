#!/usr/bin/env bash
# Every check of the project, then the tests. With the word `lint`, the checks alone.
# Goes on after a failure, so that one run names everything; the last line counts checks and tests.
source "$(dirname "$0")/lib.sh"

passed=0 failed=0 skipped=0
failures=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

if [[ -t 1 ]]; then export CARGO_TERM_COLOR=always; fi
if [[ -n ${CI-} ]]; then export CARGO_INCREMENTAL=0; fi

# Debian keeps the server's programs off the path.
if ! command -v postgres >/dev/null; then
  for folder in /usr/lib/postgresql/*/bin; do
    if [[ -x $folder/postgres ]]; then PATH=$PATH:$folder; fi
  done
fi

# check TITLE COMMAND...: a step that counts as one.
check() {
  if step "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) failures+=("$1"); fi
}

# tests TITLE COMMAND...: a step whose own closing lines are counted.
tests() {
  local title=$1 status=0 counts
  step "$title" tee_log "${@:2}" || status=1
  counts=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '
    # cargo test:    test result: ok. 12 passed; 0 failed; 1 ignored; ...
    /^test result:/ { for (i = 2; i <= NF; i++) {
      if ($i == "passed;") p += $(i - 1)
      if ($i == "failed;") f += $(i - 1)
      if ($i == "ignored;") s += $(i - 1) } }
    # cargo nextest: Summary [ 0.3s] 12 tests run: 11 passed (1 slow), 1 failed, 1 skipped
    /^ *Summary \[/ { sub(/^[^]]*\] */, ""); split($1, run, "/"); n = run[2] ? run[2] : run[1]
      match($0, /[0-9]+ passed/); ok = RSTART ? substr($0, RSTART) + 0 : 0
      match($0, /[0-9]+ skipped/); left = RSTART ? substr($0, RSTART) + 0 : 0
      p += ok; f += n - ok; s += left }
    # node --test:   # pass 3 / ℹ pass 3
    /^[#ℹ] (pass|fail|skipped) [0-9]+$/ { if ($2 == "pass") p += $3; else if ($2 == "fail") f += $3; else s += $3 }
    # e2e/run.mjs:   3 passed, 0 failed
    /^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 }
    END { print p + 0, f + 0, s + 0 }')
  read -r p f s <<<"$counts"
  # A run that broke before its first test still is a failure.
  if ((status != 0 && f == 0)); then f=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if ((f > 0)); then failures+=("$title"); fi
}

tee_log() {
  "$@" 2>&1 | tee "$log"
}

documentation() {
  RUSTDOCFLAGS="-D warnings" cargo doc "${quiet[@]}" --workspace --no-deps --locked
}

check "Paths and unfinished work" scripts/check-paths.sh
check "Licences and sources of dependencies" node scripts/check-licences.mjs
check "Types of the islands" npm --prefix frontend run --silent check
check "Format" cargo fmt --all --check
check "Lints" cargo clippy "${quiet[@]}" --workspace --all-targets --locked -- -D warnings
check "Documentation" documentation

if [[ ${1-} != lint ]]; then
  before=$failed
  if cargo nextest --version >/dev/null 2>&1; then
    profile=default
    if [[ -n ${CI-} ]]; then profile=ci; fi
    check "Build the tests" cargo nextest run "${quiet[@]/quiet/cargo-quiet}" --workspace --locked --no-run
    run=(cargo nextest run --cargo-quiet --profile "$profile" --workspace --locked)
  else
    check "Build the tests" cargo test "${quiet[@]}" --workspace --locked --tests --no-run
    run=(cargo test --quiet --workspace --locked --tests --no-fail-fast)
  fi
  # What does not build was named above.
  if ((failed == before)); then
    tests "Tests" "${run[@]}"
    tests "Tests of the islands" npm --prefix frontend run --silent test
    tests "Search of a static copy" scripts/test-static-search.sh
    tests "Examples in the documentation" cargo test --quiet --workspace --locked --doc --no-fail-fast
    browser=${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}
    if [[ -n $browser && -d e2e/node_modules ]] && command -v soffice >/dev/null && python=$(office_python); then
      tests "Journeys in a browser" env CHROMIUM="$browser" RASHIN_PYTHON="$python" node e2e/run.mjs
    else
      echo "note: no Chromium, no driver for it, no LibreOffice or no openpyxl: the journeys in a browser are left out."
      skipped=$((skipped + 1))
    fi
  fi
fi

echo
for failure in "${failures[@]}"; do echo "FAILED: $failure"; done
echo "$SECONDS s, $skipped skipped"
echo "$passed passed, $failed failed"
((failed == 0))
