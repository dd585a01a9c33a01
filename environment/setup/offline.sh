# Takes everything that the set-up would download from an archive made by environment/bundle.

# unpack_bundle ARCHIVE
unpack_bundle() {
    local archive=$1 made_from
    [ -f "$archive" ] || fail "There is no archive '$archive'." "Make one with environment/bundle on a machine with network."
    made_from=$(tar -xOf "$archive" gyrus-bundle/library.sha256 2>/dev/null) \
        || fail "'$archive' is not an archive made by environment/bundle, or it is damaged." "Copy it again, or make a new one."
    PIP_SOURCE=$CACHE/wheels
    if is_stamped bundle "$made_from" && [ -d "$LIB" ] && [ -d "$PIP_SOURCE" ]; then return; fi
    check_bundle "$archive" "$made_from"
    attempt "Unpacking the archive" lay_bundle "$archive"
    stamp library "$made_from"
    stamp bundle "$made_from"
}

# check_bundle ARCHIVE HASH: made from these sources, for this system.
check_bundle() {
    local for_system
    [ "$2" = "$(library_hash)" ] || fail "The archive was made from other library sources than this clone has." \
        "Check out the version of the machine that made the archive, or make a new one there."
    find_python
    for_system=$(tar -xOf "$1" gyrus-bundle/made-for)
    [ "$for_system" = "$(made_for)" ] || fail "The archive is made for $for_system, and this is $(made_for)." \
        "Make one on a machine like this, or set GYRUS_PYTHON to that version of Python."
}

lay_bundle() {
    local fresh=$CACHE/unpacked part
    rm -rf "$fresh" && mkdir -p "$fresh"
    tar -xf "$1" -C "$fresh"
    for part in kernel djl wheels data; do
        rm -rf "${CACHE:?}/$part"
        [ ! -e "$fresh/gyrus-bundle/$part" ] || mv "$fresh/gyrus-bundle/$part" "$CACHE/$part"
    done
    rm -rf "$LIB" && mv "$fresh/gyrus-bundle/lib" "$LIB"
    rm -rf "$fresh"
}
