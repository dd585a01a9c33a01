# Makes the archive of environment/bundle. Jars, wheels and images are compressed already, so it is a plain tar.

pack_bundle() {
    local folder=$CACHE/packing/gyrus-bundle
    rm -rf "$CACHE/packing" && mkdir -p "$folder"
    cp -R "$LIB" "$folder/lib"
    cp -R "$CACHE/kernel" "$folder/kernel"
    cp -R "$CACHE/djl" "$folder/djl"
    attempt "Fetching the Python wheels" "$VENV/bin/python" -m pip download --disable-pip-version-check \
        --only-binary :all: --dest "$folder/wheels" -r "$ENVIRONMENT/requirements.txt"
    attempt "Fetching the data whose licences allow it" "$VENV/bin/python" -m workbench.bundle "$folder/data"
    library_hash >"$folder/library.sha256"
    made_for >"$folder/made-for"
    attempt "Writing the archive" tar -cf "$1.part" -C "$CACHE/packing" gyrus-bundle
    mv "$1.part" "$1"
    rm -rf "$CACHE/packing"
}

# The system that wheels and native libraries are for.
made_for() {
    local python=${PYTHON:-}
    [ ! -x "$VENV/bin/python" ] || python=$VENV/bin/python
    printf '%s %s Python %s\n' "$(uname -s)" "$(uname -m)" \
        "$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
}
