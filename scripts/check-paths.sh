#!/usr/bin/env bash
# What must not be in the files of the project: places on one machine, hosts of package registries,
# unfinished work, and slips of machine reading in the plans.
source "$(dirname "$0")/lib.sh"

# The files that are, or would be, under version control.
files() {
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -z --cached --others --exclude-standard
  else
    find . \( -name target -o -name node_modules -o -name dist -o -name .git \) -prune -o -type f -printf '%P\0'
  fi
}

found=0

# refuse WHAT PATTERN FILTER: lines of text files that match PATTERN (Perl), in files whose name passes FILTER.
refuse() {
  local what=$1 pattern=$2 filter=$3 lines
  lines=$(files | grep -zP -e "$filter" | xargs -0 -r env LC_ALL=C.UTF-8 grep -IHnsP -e "$pattern" -- || true)
  if [[ -n $lines ]]; then
    echo "$what:"
    cut -c 1-200 <<<"$lines" | sed 's/^/  /'
    found=1
  fi
}

# This file holds the patterns.
everywhere='^(?!scripts/check-paths\.sh$)'

refuse "A place on one machine (use a relative path, or a folder for temporary files)" \
  '(?<![\w.~})$/-])/(work|root|tmp)(?![\w-])|(?<![\w.~})$-])/(home|Users)/\w' "$everywhere"
refuse "A host of a package registry (settings of a machine stay on the machine)" \
  '(?i)//(registry\.|npm\.pkg\.|index\.crates\.io|static\.crates\.io|pypi\.|files\.pythonhosted\.|proxy\.golang\.)|artifactory|verdaccio' \
  "$everywhere"
refuse "Unfinished work" '\b(todo!|unimplemented!|dbg!)\s*[(\[{]|\bFIXME\b' "$everywhere"
refuse "A place where one machine got a package from (npm install with the .npmrc of frontend/ leaves it out)" \
  '"resolved"' '^(frontend|e2e)/package-lock\.json$'
refuse "A slip of machine reading (Cyrillic, half-width katakana, full-width letters or digits)" \
  '[\x{0400}-\x{04FF}\x{FF66}-\x{FF9F}\x{FF10}-\x{FF19}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}]' '^(plans|rubrics)/'

exit "$found"
