# Refuses to begin what the disk cannot hold.

SPACE_FIRST_MB=3500 # packages, library, PyTorch and Maven's own cache, on a bare machine

free_mb() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }'; }

# need_space MEGABYTES
need_space() {
    local free
    free=$(free_mb "$ROOT")
    if [ -n "$free" ] && [ "$free" -lt "$1" ]; then
        fail "The disk that holds $ROOT has $free MB free, and the set-up needs $1 MB." \
            "Free some space, or clone Gyrus to a larger disk, and run the command again."
    fi
}
