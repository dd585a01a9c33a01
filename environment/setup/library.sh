# Builds the library when its sources changed, and lays its class path into environment/lib.

library_hash() { hash_tree pom.xml kernel-lib/pom.xml kernel-lib/src/main data/catalogue.csv; }

maven() { (cd "$ROOT" && mvn -B -q "$@"); }

build_library() {
    local wanted
    wanted=$(library_hash)
    if [ -d "$LIB" ] && is_stamped library "$wanted"; then return; fi
    find_maven
    rm -rf "$ROOT/kernel-lib/target/lib" # an older version left here would stand on the class path
    attempt "Building the library" maven -Dmaven.test.skip=true -Dspotless.check.skip=true package
    attempt "Copying the class path" lay_class_path
    stamp library "$wanted"
}

# Dependencies are linked where the disk allows it; our own jar is copied, since Maven writes it in place.
lay_class_path() {
    local fresh=$LIB.new jar
    rm -rf "$fresh" && mkdir -p "$fresh"
    for jar in "$ROOT"/kernel-lib/target/lib/*.jar; do ln "$jar" "$fresh/" 2>/dev/null || cp "$jar" "$fresh/"; done
    cp "$ROOT"/kernel-lib/target/gyrus-kernel-lib-*.jar "$fresh/"
    rm -rf "$LIB" && mv "$fresh" "$LIB"
}
