# Finds a JDK of version 17 or newer, compiler included: JAVA_HOME first, then PATH, then the usual places.

JAVA_MINIMUM=17
JAVA_APT=openjdk-17-jdk-headless
JAVA_BREW=openjdk@17
JAVA_PLACES=${GYRUS_JAVA_PLACES-/usr/lib/jvm/*:/opt/java/*:/opt/homebrew/opt/openjdk*:/usr/local/opt/openjdk*:$HOME/.sdkman/candidates/java/*:/Library/Java/JavaVirtualMachines/*/Contents/Home}

# java_version HOME: its major version, or nothing.
java_version() {
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1 || true
}

# The home of the java on PATH; links and shims are followed by asking the program itself.
java_home_on_path() {
    local java
    java=$(command -v java) || return 0
    "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true
}

java_candidates() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    java_home_on_path
    local IFS=: place
    for place in $JAVA_PLACES; do printf '%s\n' "$place"; done
}

# why_not HOME [AT_LEAST]: nothing for a usable JDK, else the reason.
why_not() {
    local version minimum=${2:-$JAVA_MINIMUM}
    [ -x "$1/bin/java" ] || { printf 'there is no Java in %s' "$1" && return; }
    version=$(java_version "$1")
    if [ -z "$version" ]; then
        printf 'the Java in %s does not start' "$1"
    elif [ "$version" -lt "$minimum" ]; then
        printf 'Java %s in %s is too old' "$version" "$1"
    elif [ ! -x "$1/bin/javac" ]; then
        printf 'Java %s in %s has no compiler (javac): it is a run-time, not a JDK' "$version" "$1"
    fi
}

# search_java [AT_LEAST]: sets JDK, or JDK_REFUSED to the first reason.
search_java() {
    local home reason
    JDK='' JDK_REFUSED=''
    while IFS= read -r home; do
        reason=$(why_not "$home" "${1:-}")
        [ -n "$reason" ] || { JDK=$home && return 0; }
        [ -n "$JDK_REFUSED" ] || case $reason in "there is no Java"*) ;; *) JDK_REFUSED=$reason ;; esac
    done < <(java_candidates)
    return 1
}

find_java() {
    if ! search_java; then
        install_or_tell "Gyrus needs a JDK of version $JAVA_MINIMUM or newer; ${JDK_REFUSED:-none was found}." \
            "$JAVA_APT" "$JAVA_BREW"
        search_java || fail "After installing $JAVA_APT there is still no usable JDK: ${JDK_REFUSED:-none was found}." \
            "Set JAVA_HOME to a JDK of version $JAVA_MINIMUM or newer."
    fi
    if [ -n "${JAVA_HOME:-}" ] && [ "$JAVA_HOME" != "$JDK" ]; then
        say "JAVA_HOME is passed over ($(why_not "$JAVA_HOME")); using $JDK"
    fi
    export JAVA_HOME=$JDK
}
