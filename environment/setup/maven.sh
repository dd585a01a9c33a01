# Finds Maven 3.8 or newer on PATH; needed only when the library is built.

find_maven() {
    local found
    found=$(maven_version)
    if [ -z "$found" ] || ! maven_is_new "$found"; then
        install_or_tell "Gyrus needs Maven 3.8 or newer; ${found:+Maven $found is too old}${found:-none was found on PATH}." \
            maven maven
        found=$(maven_version)
        [ -n "$found" ] && maven_is_new "$found" \
            || fail "After installing maven there is still no Maven 3.8 or newer on PATH." "See https://maven.apache.org"
    fi
}

maven_version() {
    command -v mvn >/dev/null || return 0
    mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1 || true
}

maven_is_new() {
    local major=${1%%.*} rest=${1#*.}
    [ "$major" -gt 3 ] || { [ "$major" = 3 ] && [ "${rest%%.*}" -ge 8 ]; }
}
