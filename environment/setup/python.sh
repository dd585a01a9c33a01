# Finds Python 3.10 or newer with venv, and keeps the project's own environment in .venv as the pinned lists say.

PYTHON_APT='python3 python3-venv'
PYTHON_BREW=python@3.12

# search_python: sets PYTHON, or PYTHON_REFUSED to the first reason.
search_python() {
    local name
    PYTHON='' PYTHON_REFUSED=''
    for name in ${GYRUS_PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python3.10}; do
        command -v "$name" >/dev/null || continue
        if ! "$name" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
            : "${PYTHON_REFUSED:=$("$name" --version 2>&1 | head -n 1) is too old}"
        elif ! "$name" -c 'import venv, ensurepip' 2>/dev/null; then
            : "${PYTHON_REFUSED:=$name lacks the venv module}"
        else
            PYTHON=$(command -v "$name")
            return 0
        fi
    done
    return 1
}

find_python() {
    search_python && return
    install_or_tell "Gyrus needs Python 3.10 or newer with venv; ${PYTHON_REFUSED:-none was found}." \
        "$PYTHON_APT" "$PYTHON_BREW"
    search_python || fail "After installing $PYTHON_APT there is still no usable Python: ${PYTHON_REFUSED:-none was found}." \
        "Set GYRUS_PYTHON to a Python of version 3.10 or newer."
}

# make_venv LIST...: a virtual environment with exactly the packages of the lists.
make_venv() {
    local list wanted arguments=()
    for list in "$@"; do arguments+=(-r "$ENVIRONMENT/$list"); done
    wanted=$(hash_tree "${@/#/environment/}")
    if [ -x "$VENV/bin/python" ] && is_stamped "python-$1" "$wanted"; then return; fi
    find_python
    if ! "$VENV/bin/python" -c '' 2>/dev/null; then
        attempt "Making the Python environment" "$PYTHON" -m venv --clear "$VENV"
    fi
    attempt "Installing the Python packages of $*" "$VENV/bin/python" -m pip install --no-input \
        --disable-pip-version-check ${PIP_SOURCE:+--no-index --find-links "$PIP_SOURCE"} "${arguments[@]}"
    stamp "python-$1" "$wanted"
}
