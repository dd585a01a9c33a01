# Stamps remember, by hash, what a finished step was made from, so that a second start skips it.

hash_text() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

hash_file() { hash_text <"$1"; }

# hash_tree PATH...: of the names and contents of all files below, relative to the clone; missing paths count as empty.
hash_tree() {
    (
        cd "$ROOT"
        local path
        for path in "$@"; do [ ! -e "$path" ] || find "$path" -type f; done | LC_ALL=C sort | while IFS= read -r path; do
            printf '%s\0' "$path"
        done | if command -v sha256sum >/dev/null; then xargs -0 sha256sum; else xargs -0 shasum -a 256; fi
    ) | hash_text
}

# is_stamped STEP HASH
is_stamped() { [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }

stamp() {
    mkdir -p "$STAMPS"
    printf '%s\n' "$2" >"$STAMPS/$1"
}
