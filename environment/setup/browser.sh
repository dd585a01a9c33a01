# An installed Chromium, for the test that looks at a notebook as a person does. None is downloaded by a test tool.

find_browser() {
    search_browser && return
    can_install || return 0 # without a browser that test is skipped, loudly
    attempt "Installing chromium with apt" apt_install chromium
    search_browser
}

search_browser() {
    local name
    for name in ${GYRUS_BROWSER:-chromium chromium-browser google-chrome}; do
        if command -v "$name" >/dev/null; then
            GYRUS_BROWSER=$(command -v "$name")
            export GYRUS_BROWSER
            return 0
        fi
    done
    return 1
}
