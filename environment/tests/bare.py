# SPDX-License-Identifier: Apache-2.0
"""A bare machine in a folder: a clone of the set-up, and a PATH that holds only what a test puts there."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

TOOLS = """awk basename bash cat cp cut df dirname env find grep gzip head id ln mkdir mktemp mv ps rm sed sha256sum sleep sort
tail tar tr uname wc xargs""".split()


@dataclass(frozen=True)
class Bare:
    home: Path

    @property
    def clone(self) -> Path:
        return self.home / "clone"

    @property
    def bin(self) -> Path:
        return self.home / "bin"

    def put(self, path: str, script: str) -> Path:
        """An executable script, by its path below the home."""
        target = self.home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        target.chmod(0o755)
        return target

    def link(self, *names: str) -> None:
        for name in names:
            (self.bin / name).symlink_to(shutil.which(name))

    def java(self, version: str, compiler: bool = True) -> Path:
        """A JDK that can do nothing but tell its version."""
        home = self.home / f"jdk-{version}"
        self.put(f"jdk-{version}/bin/java", f"echo 'openjdk version \"{version}\"' >&2; echo '    java.home = {home}' >&2")
        if compiler:
            self.put(f"jdk-{version}/bin/javac", "exit 0")
        return home

    def run(self, command: str, **variables: str) -> subprocess.CompletedProcess:
        kept = {k: v for k, v in os.environ.items() if k in ("LANG", "TMPDIR")}
        env = kept | {"HOME": str(self.home), "PATH": str(self.bin), "GYRUS_JAVA_PLACES": ""} | variables
        return subprocess.run(
            [str(self.clone / "environment" / command.split()[0]), *command.split()[1:]],
            env=env, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip


def bare_machine(home: Path) -> Bare:
    machine = Bare(home)
    machine.bin.mkdir()
    machine.link(*(tool for tool in TOOLS if shutil.which(tool)))
    machine.put("bin/fc-list", "echo one font")
    shutil.copytree(
        ROOT / "environment", machine.clone / "environment",
        ignore=shutil.ignore_patterns("lib", "lib.new", "cache", "__pycache__"),
    )  # fmt: skip
    for name in ("pom.xml", "kernel-lib/pom.xml"):
        (machine.clone / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, machine.clone / name)
    shutil.copytree(ROOT / ".mvn", machine.clone / ".mvn")
    return machine
