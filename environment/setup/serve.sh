# Serves JupyterLab: to this machine only, behind the token that Jupyter makes anew at each start.

serve() {
    local first=''
    [ "$(id -u)" != 0 ] || set -- --allow-root "$@"
    if [ ! -f "$STAMPS/welcomed" ] && [ -f "$ROOT/notebooks/00-welcome.ipynb" ]; then
        first=/tree/00-welcome.ipynb
        stamp welcomed yes
    fi
    say "Starting JupyterLab after $SECONDS s (stop it with Ctrl-C)"
    cd "$ROOT/notebooks"
    exec "$VENV/bin/python" -m jupyterlab --ServerApp.ip=127.0.0.1 --ServerApp.root_dir="$ROOT/notebooks" \
        --LabApp.default_url="/lab$first" --KernelSpecManager.allowed_kernelspecs=gyrus \
        --KernelSpecManager.ensure_native_kernel=False --MultiKernelManager.default_kernel_name=gyrus "$@"
}
