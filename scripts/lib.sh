# Sourced by the scripts beside it: the folder of the project, steps with headings and timing.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A terminal shows cargo's own progress; a log needs only what is wrong.
quiet=()
if [[ ! -t 1 ]]; then quiet=(--quiet); fi

# step TITLE COMMAND...: says what is done, does it, says how long it took. Gives the command's status.
step() {
  local title=$1 start=$SECONDS status=0
  shift
  echo "==> $title"
  "$@" || status=$?
  if ((status == 0)); then
    echo "    $((SECONDS - start)) s"
  else
    echo "    FAILED after $((SECONDS - start)) s: $title"
  fi
  return "$status"
}

# fingerprint FILE...: one hash over names and contents.
fingerprint() {
  sha256sum "$@" | sha256sum | cut -d ' ' -f 1
}

# office_python: a Python that can edit workbooks (openpyxl); Debian's own is asked where another stands before it.
office_python() {
  local python
  for python in ${RASHIN_PYTHON-} python3 /usr/bin/python3; do
    if "$python" -c 'import openpyxl' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  return 1
}
