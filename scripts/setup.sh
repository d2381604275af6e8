#!/bin/sh
# Sets up what the make targets need: a virtual environment in .venv with the package in it, and the system
# libraries that WeasyPrint needs for the PDF. Usage: scripts/setup.sh run|dev ("dev" adds the development tools).
# A second call finds the stamps of the first and returns at once. PYTHON names another interpreter.
set -eu
cd "$(dirname "$0")/.."

want=${1:-run}
venv=.venv
python=$venv/bin/python
libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() { printf '%s\n' "$*"; }
fail() { printf 'Error: %s\n' "$*" >&2; exit 1; }
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null 2>&1 || fail "there is no $PYTHON."
        recent "$PYTHON" || fail "$PYTHON is older than Python 3.11, which pressdiff needs."
        say "$PYTHON"
        return
    fi
    for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$candidate" >/dev/null 2>&1 && recent "$candidate"; then
            say "$candidate"
            return
        fi
    done
    fail "pressdiff needs Python 3.11 or newer, and none was found. Install it, or name it: make PYTHON=/path/to/python3"
}

make_venv() {
    base=$(find_python)
    if recent "$python" && { [ -z "${PYTHON:-}" ] || [ "$(version "$python")" = "$(version "$base")" ]; }; then
        return
    fi
    # Debian ships venv without ensurepip, which lies in a package of its own.
    "$base" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        fail "$base has no complete venv module. On Debian and Ubuntu: apt-get install python$(version "$base")-venv"
    say "Making the virtual environment $venv with Python $(version "$base")."
    "$base" -m venv --clear "$venv"
}

install_package() {
    say "Installing pressdiff and what it needs into $venv; the first time this takes some minutes."
    "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip --upgrade >/dev/null
    # Dependency groups need pip 25.1; Debian's is older.
    pip_install --upgrade "pip>=25.1"
    if [ "$want" = dev ]; then pip_install --editable . --group dev; else pip_install --editable .; fi
}

pip_install() {
    "$python" -m pip --disable-pip-version-check install --quiet "$@" ||
        fail "the packages could not be installed (see above). Is the network there? Then run the command again."
}

has_pdf() { "$python" -c 'import weasyprint' >/dev/null 2>&1; }

install_libraries() {
    command -v apt-get >/dev/null 2>&1 || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
        as_root="sudo -n"
    else
        return 0
    fi
    say "Installing the system libraries that the PDF needs: $libraries"
    # A source of packages that cannot be reached does not matter if the others have the libraries.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    # shellcheck disable=SC2086  # the list is meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $libraries \
        >"$venv/apt.log" 2>&1 || say "apt-get did not succeed; see $venv/apt.log."
}

explain_libraries() {
    if command -v apt-get >/dev/null 2>&1; then
        way="sudo apt-get update && sudo apt-get install --no-install-recommends $libraries"
    elif [ "$(uname -s)" = Darwin ]; then
        way="brew install pango"
    else
        way="install Pango 1.44 or newer with your system's package manager"
    fi
    say "The PDF is left out: it needs Pango, which is not on this machine. To have it: $way"
}

prepare_pdf() {
    [ ! -e "$venv/.pdf-ready" ] || return 0
    if ! has_pdf && [ ! -e "$venv/.pdf-tried" ]; then
        install_libraries
        : >"$venv/.pdf-tried"
    fi
    if has_pdf; then : >"$venv/.pdf-ready"; else explain_libraries; fi
}

# What was installed depends on these; where the checkout lies counts too, as the install is editable.
key() { { cat pyproject.toml scripts/setup.sh; pwd; "$python" -V; say "${PYTHON:-}"; } 2>&1 | cksum; }

stamped() { [ -f "$venv/.stamp-$1" ] && [ "$(cat "$venv/.stamp-$1")" = "$now" ]; }

if [ -x "$python" ]; then now=$(key); else now=none; fi
if ! { stamped dev || { [ "$want" = run ] && stamped run; }; }; then
    make_venv
    rm -f "$venv/.stamp-run" "$venv/.stamp-dev" "$venv/.pdf-tried" "$venv/.pdf-ready"
    install_package
    key >"$venv/.stamp-$want"
fi
prepare_pdf
