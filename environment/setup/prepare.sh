# The whole set-up, in order. Each step is skipped when nothing that it was made from has changed.

SETUP=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for piece in say places space attempt stamp packages java maven python library kernel engine fonts bundle offline examine serve browser lanes; do
    # shellcheck disable=SC1090
    . "$SETUP/$piece.sh"
done
mkdir -p "$CACHE" 2>/dev/null || need_space 50

# prepare [ARCHIVE]
prepare() {
    [ -d "$LIB" ] || [ -n "${1:-}" ] || need_space "$SPACE_FIRST_MB"
    find_java
    find_fonts
    [ -z "${1:-}" ] || unpack_bundle "$1"
    find_data
    make_venv requirements.txt
    build_library
    fetch_kernel
    unpack_engine
    write_kernelspecs
    mkdir -p "$VENV/share/jupyter/lab/settings"
    cp "$ENVIRONMENT/setup/jupyterlab-settings.json" "$VENV/share/jupyter/lab/settings/overrides.json"
}
