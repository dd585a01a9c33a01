# Where things lie. Everything that the set-up makes stays inside the clone.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ENVIRONMENT=$ROOT/environment
VENV=$ROOT/.venv
LIB=$ENVIRONMENT/lib
CACHE=$ENVIRONMENT/cache
STAMPS=$CACHE/stamps
LOGS=$CACHE/logs
export PYTHONPATH=$ENVIRONMENT
export PYTHONDONTWRITEBYTECODE=1

# The folder of data files at hand: the one asked for, else the one that came in a bundle, else ../shared/data beside the
# clone; absolute in every process.
find_data() {
    local folder=${GYRUS_DATA:-$CACHE/data}
    [ -n "${GYRUS_DATA:-}" ] || [ -d "$folder" ] || folder=$ROOT/../shared/data
    [ -d "$folder" ] || return 0
    GYRUS_DATA=$(cd "$folder" && pwd)
    export GYRUS_DATA
}
