# SPDX-License-Identifier: Apache-2.0
"""Refuses PyTorch libraries that do not belong together: a newer libtorch under an older binding corrupts silently.

python -m workbench.engine LIB prints "problem|remedy" and exits with 1, or prints nothing.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

Problem = tuple[str, str]


def jar_version(lib: Path, pattern: str) -> str | None:
    found = [match[1] for jar in lib.glob("*.jar") if (match := re.fullmatch(pattern, jar.name))]
    return found[0] if len(found) == 1 else None


def problem(lib: Path, env: Mapping[str, str]) -> Problem | None:
    """The first thing that is wrong with the libraries in `lib` under the variables `env`."""
    binding = jar_version(lib, r"pytorch-jni-([\d.]+)-[\d.]+\.jar")
    native = jar_version(lib, r"pytorch-native-cpu-([\d.]+)-.*\.jar")
    if binding is None or native is None:
        return "environment/lib does not hold exactly one PyTorch binding and one libtorch.", rebuild()
    if binding != native:
        return f"libtorch {native} does not belong to the DJL binding, which is made for {binding}.", rebuild()
    return foreign_libtorch(binding, env)


def foreign_libtorch(wanted: str, env: Mapping[str, str]) -> Problem | None:
    """What is wrong with a libtorch that the user's own variables name, if they name one."""
    folder = env.get("PYTORCH_LIBRARY_PATH")
    said = env.get("PYTORCH_VERSION") or (wanted if not folder else None)
    found = wheel_version(Path(folder)) if folder else None
    for version, source in ((said, "PYTORCH_VERSION"), (found, "PYTORCH_LIBRARY_PATH")):
        if version and version.partition("+")[0] != wanted:
            return (
                f"{source} names libtorch {version}, but the DJL binding is made for {wanted}.",
                f"Unset {source}, or install torch=={wanted} and point PYTORCH_LIBRARY_PATH at its lib folder.",
            )
    if folder and not said:
        return "PYTORCH_LIBRARY_PATH is set without PYTORCH_VERSION.", f"Set PYTORCH_VERSION={wanted} too, or unset both."
    return None


def wheel_version(lib: Path) -> str | None:
    """The version of the Python package `torch` whose lib folder this is."""
    stated = lib.parent / "version.py"
    match = re.search(r"__version__ = '([^']+)'", stated.read_text()) if stated.is_file() else None
    return match[1] if match else None


def rebuild() -> str:
    return "Remove the folder environment/lib and run environment/lab again."


if __name__ == "__main__":
    if wrong := problem(Path(sys.argv[1]), os.environ):
        print("|".join(wrong))
        sys.exit(1)
