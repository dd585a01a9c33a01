# Runs a step that downloads or writes, keeps what it prints in a log, and turns its failure into one sentence.

NO_SPACE='no space left|disk quota exceeded'
NO_NETWORK='unknown host|name resolution|could not resolve|network is unreachable|no route to host|connection refused'
NO_NETWORK="$NO_NETWORK|failed to establish a new connection|connection timed out|connect timed out"
NO_NETWORK="$NO_NETWORK|nodename nor servname|offline mode and the artifact"

# attempt WHAT COMMAND...
attempt() {
    local what=$1 log
    shift
    mkdir -p "$LOGS" 2>/dev/null || need_space 50
    log=$LOGS/$(printf '%s' "$what" | tr -cs 'A-Za-z0-9' '-').log
    say "$what"
    "$@" </dev/null >"$log" 2>&1 || explain "$what" "$log"
}

# explain WHAT LOG: never returns.
explain() {
    local last
    if [ "$(free_mb "$ROOT")" = 0 ] || grep -qiE "$NO_SPACE" "$2"; then
        fail "The disk is full: \"$1\" could not be finished." \
            "Free some space, or clone Gyrus to a larger disk, and run the command again."
    fi
    if grep -qiE "$NO_NETWORK" "$2"; then
        fail "There is no network, and \"$1\" needs files that are not in the cache." \
            "Connect once and run the command again, or use an archive made by environment/bundle:" \
            "environment/lab --offline ARCHIVE"
    fi
    last=$(grep -E 'ERROR|[Ee]rror:|^E: ' "$2" | head -n 1 | cut -c1-300) || true
    fail "\"$1\" failed${last:+: $last}" "The whole output is in $2"
}
