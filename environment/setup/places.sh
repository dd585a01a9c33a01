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

# The folder of data files at hand, as an absolute path, so that it means the same in every process.
if [ -n "${GYRUS_DATA:-}" ] && [ -d "$GYRUS_DATA" ]; then
    GYRUS_DATA=$(cd "$GYRUS_DATA" && pwd)
    export GYRUS_DATA
fi
