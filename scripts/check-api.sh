#!/usr/bin/env bash
# Holds a running site against its own OpenAPI description with Schemathesis: every operation, valid and invalid
# parameters, all checks. Needs Python 3; Schemathesis is installed into a virtual environment outside the repository.
#
#   rashin demo --listen 127.0.0.1:8000 &
#   scripts/check-api.sh http://127.0.0.1:8000 [options of schemathesis run]
set -euo pipefail

site="${1:?the address of a running site, such as http://127.0.0.1:8000}"
shift
venv="${RASHIN_API_VENV:-${TMPDIR:-/tmp}/rashin-schemathesis}"

if [[ ! -x "$venv/bin/schemathesis" ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'schemathesis>=4.32,<5'
fi

# What it remembers of failures stays with it, outside the repository.
cd "$venv"
# The description names its server without a host, as the same site is reached by many names.
exec "$venv/bin/schemathesis" run "$site/api/v1/openapi.json" --url "$site/api/v1" \
  --checks all --max-examples "${RASHIN_API_EXAMPLES:-50}" --request-timeout 60 --seed 1 "$@"
