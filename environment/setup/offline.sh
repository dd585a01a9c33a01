# Takes everything that the set-up would download from an archive made by environment/bundle.

# unpack_bundle ARCHIVE
unpack_bundle() {
    local archive=$1 made_from
    [ -f "$archive" ] || fail "There is no archive '$archive'." "Make one with environment/bundle on a machine with network."
    made_from=$(tar -xzOf "$archive" gyrus-bundle/library.sha256 2>/dev/null) \
        || fail "'$archive' is not an archive made by environment/bundle, or it is damaged." "Copy it again, or make a new one."
    if [ "$made_from" != "$(library_hash)" ]; then
        fail "The archive was made from other library sources than this clone has." \
            "Check out the same version as the machine that made the archive, or make a new one there."
    fi
    PIP_SOURCE=$CACHE/wheels
    is_stamped bundle "$made_from" && [ -d "$LIB" ] && [ -d "$PIP_SOURCE" ] && return
    attempt "Unpacking the archive" lay_bundle "$archive"
    stamp library "$made_from"
    stamp bundle "$made_from"
}

lay_bundle() {
    local fresh=$CACHE/unpacked part
    rm -rf "$fresh" && mkdir -p "$fresh"
    tar -xzf "$1" -C "$fresh"
    for part in kernel djl wheels data; do
        rm -rf "${CACHE:?}/$part"
        [ ! -e "$fresh/gyrus-bundle/$part" ] || mv "$fresh/gyrus-bundle/$part" "$CACHE/$part"
    done
    rm -rf "$LIB" && mv "$fresh/gyrus-bundle/lib" "$LIB"
    rm -rf "$fresh"
}
