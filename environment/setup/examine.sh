# The doctor: what is found, whether it fits together, and whether the kernel runs.

# examine: prints the table; fails when something is wrong.
examine() {
    local jdk maven python
    jdk=$(if search_java; then echo "ok|$(java_version "$JDK") in $JDK"; else echo "wrong|${JDK_REFUSED:-none}"; fi)
    maven=$(maven_version)
    python=$(if search_python; then "$PYTHON" --version 2>&1; else echo "wrong|${PYTHON_REFUSED:-none}"; fi)
    DOCTOR_JDK=$jdk DOCTOR_MAVEN=$maven DOCTOR_PYTHON=$python "$VENV/bin/python" -m workbench.doctor
}

# examine_once: the same, when anything changed since the doctor last found everything in order.
examine_once() {
    local wanted
    wanted=$(cat "$STAMPS/library" "$STAMPS/engine" "$VENV/share/jupyter/kernels/gyrus/kernel.json" | hash_text)
    if is_stamped doctor "$wanted"; then return; fi
    say "Examining the set-up"
    examine || exit 1
    stamp doctor "$wanted"
}
