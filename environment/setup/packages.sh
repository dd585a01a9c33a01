# Packages of the operating system: installed on Debian and Ubuntu as root, otherwise told as an exact line.

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q && apt-get install -y -q --no-install-recommends "$@"
}

# install_or_tell SENTENCE "APT PACKAGES" "BREW PACKAGES"
install_or_tell() {
    if can_install; then
        # shellcheck disable=SC2086
        attempt "Installing $2 with apt" apt_install $2
        hash -r
    else
        fail "$1" "Debian, Ubuntu:  sudo apt-get install -y $2" "macOS:           brew install $3"
    fi
}
