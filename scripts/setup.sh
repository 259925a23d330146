#!/usr/bin/env bash
# Sets up what the build needs; with the word `tests`, also what the tests need.
# Says what it installs. Does nothing, quickly, when everything is there.
source "$(dirname "$0")/lib.sh"

missing=()   # without it nothing can be built
packages=()  # Debian packages that can be installed by root

# want COMMAND PACKAGE
want() {
  if ! command -v "$1" >/dev/null; then packages+=("$2"); fi
}

has_browser() {
  command -v "${CHROMIUM:-chromium}" >/dev/null || command -v google-chrome >/dev/null
}

has_postgresql() {
  command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null
}

check_rust() {
  if ! command -v cargo >/dev/null; then
    missing+=("the Rust toolchain, $(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml) or newer: https://rustup.rs")
    return
  fi
  if [[ ${1-} != tests ]]; then return; fi
  local part
  for part in fmt clippy; do
    if cargo "$part" --version >/dev/null 2>&1; then continue; fi
    if command -v rustup >/dev/null; then
      step "Install the Rust component $part" rustup component add "${part/fmt/rustfmt}"
    else
      missing+=("the Rust component $part (cargo $part)")
    fi
  done
}

check_node() {
  # The bundler says in its package which Node it runs on; this is the same range.
  local range="20.19 or newer of 20, or 22.12 or newer"
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    missing+=("Node.js with npm, $range: https://nodejs.org")
  elif ! node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
      process.exit((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22 ? 0 : 1)'; then
    missing+=("a newer Node.js ($range; this one is $(node --version)): https://nodejs.org")
  fi
}

install_packages() {
  apt-get update -qq </dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

check_packages() {
  want cc build-essential
  if [[ ${1-} == tests ]]; then
    if ! has_postgresql; then packages+=(postgresql); fi
    # What the journeys drive: a browser, and the programs with which offices edit workbooks.
    if ! has_browser; then packages+=(chromium); fi
    want soffice libreoffice-calc-nogui
    # What reads printed documents back.
    want pdftotext poppler-utils
    if ! office_python >/dev/null; then packages+=(python3-openpyxl); fi
  fi
  if ((${#packages[@]} == 0)); then return; fi
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    step "Install Debian packages: ${packages[*]}" install_packages "${packages[@]}" || true
  fi
  if ! command -v cc >/dev/null; then missing+=("a C compiler: apt-get install build-essential"); fi
  if [[ ${1-} == tests ]] && ! has_postgresql; then
    echo "note: PostgreSQL's server programs are not installed; what is tested on PostgreSQL is left out."
    echo "      To test it too: apt-get install postgresql"
  fi
  if [[ ${1-} == tests ]] && ! command -v pdftotext >/dev/null; then
    echo "note: what is written in printed documents is not read back. To test it too: apt-get install poppler-utils"
  fi
  if [[ ${1-} == tests ]] && ! { has_browser && command -v soffice >/dev/null && office_python >/dev/null; }; then
    echo "note: the journeys in a browser are left out. They need: apt-get install chromium libreoffice-calc-nogui python3-openpyxl"
  fi
}

install_frontend() {
  # No package needs its install scripts: whatever one would run stays out.
  (cd frontend && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
}

# The tests drive the browser of the machine: nothing but the driver is fetched.
install_driver() {
  (cd e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
}

# The OpenID Connect provider that tests sign in at.
install_provider() {
  (cd crates/web/tests/provider && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
}

build_styles() {
  (cd frontend && npm run build --silent)
}

# once STAMP FINGERPRINT TITLE COMMAND: does it unless the stamp says that it was done.
once() {
  if [[ -f $1 && $(<"$1") == "$2" ]]; then return; fi
  step "$3" "$4"
  echo "$2" >"$1"
}

check_rust "$@"
check_node
check_packages "$@"
if ((${#missing[@]} > 0)); then
  echo "Please install, then run this again:"
  printf '  - %s\n' "${missing[@]}"
  exit 1
fi

packages_hash=$(fingerprint frontend/package.json frontend/package-lock.json frontend/.npmrc)
once frontend/node_modules/.rashin-setup "$packages_hash" "Fetch the frontend packages" install_frontend
mapfile -d '' -t sources < <(find frontend \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z)
styles_hash=$(fingerprint "${sources[@]}")
for built in rashin.css $(cd frontend/src && printf '%s\n' *.ts | sed 's/ts$/js/'); do
  if [[ ! -s frontend/dist/$built ]]; then rm -f frontend/dist/.rashin-setup; fi
done
once frontend/dist/.rashin-setup "$styles_hash" "Build style sheet and scripts" build_styles
if [[ ${1-} == tests ]]; then
  driver_hash=$(fingerprint e2e/package.json e2e/package-lock.json e2e/.npmrc)
  once e2e/node_modules/.rashin-setup "$driver_hash" "Fetch the driver of the browser" install_driver
  provider=crates/web/tests/provider
  provider_hash=$(fingerprint $provider/package.json $provider/package-lock.json $provider/.npmrc)
  once $provider/node_modules/.rashin-setup "$provider_hash" "Fetch the OpenID Connect provider of the tests" install_provider
fi
