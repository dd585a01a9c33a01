# What the commands say: one line for each step, one sentence and its remedy for each failure.

say() { printf 'gyrus: %s\n' "$*"; }

# fail SENTENCE [REMEDY...]: ends the command; no stack trace.
fail() {
    printf 'gyrus: %s\n' "$1" >&2
    shift
    local remedy
    for remedy in "$@"; do printf '       %s\n' "$remedy" >&2; done
    exit 1
}
