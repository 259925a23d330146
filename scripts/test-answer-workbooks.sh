#!/usr/bin/env bash
# Tests answer workbooks that other programs edited and saved: openpyxl (fetched into a folder of its own) and
# LibreOffice. Needs python3 and soffice (Debian: libreoffice-calc); without them it says so and tests nothing.
source "$(dirname "$0")/lib.sh"

for program in python3 soffice; do
  if ! command -v "$program" >/dev/null; then
    echo "Skipped: $program is not installed."
    exit 0
  fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step "Fetch openpyxl" bash -c "python3 -m venv '$work/venv' && '$work/venv/bin/pip' install --quiet openpyxl"
RASHIN_PYTHON=$work/venv/bin/python cargo nextest run -p rashin-exchange --run-ignored only answers_elsewhere "$@"
