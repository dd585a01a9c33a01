# Charts are drawn by Java without a screen, which on Linux takes fontconfig and one font family.

FONT_APT='fontconfig fonts-dejavu-core'

find_fonts() {
    [ "$(uname -s)" = Linux ] || return 0
    if command -v fc-list >/dev/null && [ -n "$(fc-list | head -n 1)" ]; then return; fi
    install_or_tell "Charts need fontconfig and a font, and none was found." "$FONT_APT" "--cask font-dejavu"
}
