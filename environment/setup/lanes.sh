# The lanes of environment/test. Each runs to its end whatever became of the one before; the counts are taken from reports.

REPORTS=$CACHE/reports

# lane NAME COMMAND...
lane() {
    local name=$1 start=$SECONDS status=0
    shift
    say "Lane $name"
    mkdir -p "$REPORTS/$name"
    "$@" || status=$?
    printf '%s\n' "$status" >"$REPORTS/$name/status"
    say "Lane $name ended after $((SECONDS - start)) s"
}

# skip_lane NAME REASON
skip_lane() {
    say "SKIPPED: lane $1, because $2"
    mkdir -p "$REPORTS/$1"
    printf '%s\n' "$2" >"$REPORTS/$1/skipped"
}

library_lane() {
    local status=0
    rm -rf "$ROOT/kernel-lib/target/surefire-reports"
    (cd "$ROOT" && mvn -B -ntp verify) || status=$?
    keep_surefire library
    return "$status"
}

# The same compiled tests on a newer virtual machine.
newer_java_lane() {
    local status=0
    (cd "$ROOT" && mvn -B -ntp -pl kernel-lib surefire:test -Djvm="$1/bin/java") || status=$?
    keep_surefire library-jdk25
    return "$status"
}

keep_surefire() {
    [ ! -d "$ROOT/kernel-lib/target/surefire-reports" ] || mv "$ROOT/kernel-lib/target/surefire-reports" "$REPORTS/$1/xml"
}

# python_lane NAME FILE...
python_lane() {
    local report=$REPORTS/$1/xml/report.xml
    shift
    mkdir -p "$(dirname "$report")"
    (cd "$ENVIRONMENT/tests" && "$VENV/bin/python" -m pytest -p no:cacheprovider --junitxml="$report" -ra --durations=5 "$@")
}
