# DJL and its PyTorch: versions that match, and native libraries unpacked before a notebook needs them.

# probe: what a Java virtual machine on the kernel's class path sees, as lines of "name value".
probe() {
    DJL_CACHE_DIR=$CACHE/djl "$JAVA_HOME/bin/java" -Djava.awt.headless=true -Dai.djl.offline=true \
        --enable-native-access=ALL-UNNAMED -cp "$LIB/*" "$ENVIRONMENT/setup/Probe.java"
}

check_engine_versions() {
    local problem
    problem=$("$VENV/bin/python" -m workbench.engine "$LIB") || fail "${problem%%|*}" "${problem#*|}"
}

unpack_engine() {
    local wanted
    check_engine_versions
    wanted=$(find "$LIB" -name '*.jar' -exec basename {} \; | LC_ALL=C sort | hash_text)
    if [ -d "$CACHE/djl" ] && is_stamped engine "$wanted"; then return; fi
    attempt "Unpacking the DJL engine" probe
    stamp engine "$wanted"
}
