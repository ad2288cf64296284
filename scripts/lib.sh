# shellcheck shell=bash
# What the scripts share: where things are, how to say what is going on, and how to get a tool that is missing.
# Sourced from the root of the repository, never run.

set -euo pipefail

# The program is always target/release/quire, whatever the environment says.
export CARGO_TARGET_DIR=$PWD/target

# Tools are kept by name and version, so that two checkouts can want different ones.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/quire/tools

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() {
  printf '\033[1;31merror:\033[0m %s\n' "$*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate in Cargo.lock: `locked wasm-bindgen` prints 0.2.118.
locked() { awk -v name="\"$1\"" '$1 == "name" && $3 == name { getline; gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# packages COMMAND:PACKAGE…: installs the Debian packages whose command is missing, or says which they are and stops.
packages() {
  local pair missing=()
  for pair in "$@"; do
    has "${pair%%:*}" || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if has apt-get && [ "$(id -u)" = 0 ]; then
    say "Installing ${missing[*]} with apt-get"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    fail "missing: ${missing[*]} (names of Debian packages).
  Debian, Ubuntu:  sudo apt-get install ${missing[*]}
  elsewhere:       the packages of the same programs, then run this again."
  fi
}

# tool_path NAME VERSION: puts a tool's directory first on PATH.
tool_path() { PATH="$tools/$1-$2/bin:$PATH"; }

# cargo_tool CRATE VERSION MINUTES [ARGUMENT…]: a tool that cargo compiles once and keeps.
cargo_tool() {
  local crate=$1 version=$2 minutes=$3
  shift 3
  tool_path "$crate" "$version"
  [ -d "$tools/$crate-$version/bin" ] && return 0
  say "Compiling $crate $version, once: about $minutes minutes"
  # Another checkout may be compiling a tool at the same time.
  local build=$tools/build-$crate-$$
  CARGO_TARGET_DIR="$build" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install --quiet "$crate@$version" --root "$tools/$crate-$version" "$@"
  rm -rf "$build"
}

# npm_tools DIRECTORY: the packages of a package-lock.json, installed again only when the lock file changes.
npm_tools() {
  local stamp=$1/node_modules/.installed
  if ! cmp -s "$1/package-lock.json" "$stamp"; then
    say "Installing the npm packages of $1/"
    npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
    cp "$1/package-lock.json" "$stamp"
  fi
  PATH="$PWD/$1/node_modules/.bin:$PATH"
}

# python_tools NAME==VERSION…: prebuilt programs from the Python registry, in a virtual environment of their own.
python_tools() {
  local key venv
  key=$(printf '%s\n' "$@" | cksum | cut -d' ' -f1)
  venv=$tools/python-$key
  if [ ! -e "$venv/ready" ]; then
    say "Fetching $*"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"
    touch "$venv/ready"
  fi
  PATH="$venv/bin:$PATH"
}
