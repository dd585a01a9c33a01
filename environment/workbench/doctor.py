# SPDX-License-Identifier: Apache-2.0
"""The table of environment/doctor. What the shell found arrives in DOCTOR_*; the rest is looked at here."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench import engine
from workbench.kernelspec import ROOT
from workbench.threecells import three_cells

LIB = ROOT / "environment/lib"
DISK_GIGABYTES = 1


@dataclass(frozen=True)
class Row:
    name: str
    found: str
    remedy: str = ""  # empty: in order

    def __str__(self) -> str:
        return f"{'wrong' if self.remedy else 'ok':<6}{self.name:<15}{self.found}"


def shell_rows() -> Iterator[Row]:
    """JDK, Maven and Python, as the shell found them."""
    state, _, jdk = os.environ.get("DOCTOR_JDK", "wrong|unknown").partition("|")
    yield Row("JDK", jdk, "" if state == "ok" else "Install a JDK of version 17 or newer, or set JAVA_HOME to one.")
    maven = os.environ.get("DOCTOR_MAVEN") or "not found; needed only to build the library"
    yield Row("Maven", maven)
    yield Row("Python", f"{sys.version.split()[0]} in .venv; outside {os.environ.get('DOCTOR_PYTHON', 'unknown')}")


def kernel_row() -> Row:
    spec = json.loads((Path(sys.prefix) / "share/jupyter/kernels/gyrus/kernel.json").read_text())
    path = spec["argv"][spec["argv"].index("-cp") + 1].split(os.pathsep)
    missing = [entry for entry in (path[0], path[-1], spec["argv"][0]) if not Path(entry).is_file()]
    if missing:
        return Row("kernel", f"{missing[0]} is missing", "Run environment/lab again.")
    return Row("kernel", f"{Path(path[-1]).stem} under {Path(spec['argv'][0]).parents[1]}, {Path(path[0]).stem}")


def probe() -> dict[str, str]:
    """What Probe.java prints; empty where it does not run."""
    command = [
        str(Path(os.environ["JAVA_HOME"]) / "bin/java"), "-Djava.awt.headless=true", "-Dai.djl.offline=true",
        "--enable-native-access=ALL-UNNAMED", "-cp", str(LIB / "*"), str(ROOT / "environment/setup/Probe.java"),
    ]  # fmt: skip
    env = os.environ | {"DJL_CACHE_DIR": str(ROOT / "environment/cache/djl")}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


def engine_rows() -> Iterator[Row]:
    wrong = engine.problem(LIB, os.environ)
    yield Row("versions", *(wrong or ("the DJL binding and libtorch belong together",)))
    seen = probe()
    right = seen.get("arithmetic") == "right"
    yield Row("DJL engine", seen.get("engine", "does not start"), "" if right else engine.rebuild())
    yield Row("device", seen.get("device", "unknown"))
    fonts = int(seen.get("fonts", 0))
    remedy = "" if fonts else "Debian, Ubuntu:  sudo apt-get install -y fontconfig fonts-dejavu-core"
    yield Row("fonts", f"{fonts} families", remedy)


def disk_row() -> Row:
    free = shutil.disk_usage(ROOT).free / 1e9
    remedy = "" if free >= DISK_GIGABYTES else f"Free some space: notebooks need about {DISK_GIGABYTES} GB."
    return Row("disk", f"{free:.1f} GB free", remedy)


def data_row() -> Row:
    at_hand = os.environ.get("GYRUS_DATA")
    cache = Path(os.environ.get("GYRUS_CACHE") or Path.home() / ".cache/gyrus")
    files = len([p for p in cache.rglob("*") if p.is_file()]) if cache.is_dir() else 0
    if at_hand and not Path(at_hand).is_dir():
        return Row("data", f"GYRUS_DATA names {at_hand}, which is no folder", "Set GYRUS_DATA to a folder, or unset it.")
    return Row("data", f"{files} files in the cache {cache}" + (f", and the folder {at_hand}" if at_hand else ""))


def rows() -> Iterator[Row]:
    yield from shell_rows()
    yield kernel_row()
    yield from engine_rows()
    yield disk_row()
    yield data_row()
    failure = three_cells()
    yield Row("three cells", failure or "run on the kernel, a picture among them", again(failure))


def again(failure: str) -> str:
    return "Run environment/lab again; if it stays, report the line above with this table." if failure else ""


def main() -> int:
    wrong = []
    for row in rows():
        print(row, flush=True)
        wrong += [row] if row.remedy else []
    for row in wrong:
        print(f"gyrus: {row.name}: {row.found}\n       {row.remedy}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
