# SPDX-License-Identifier: Apache-2.0
"""What a person reads when something is missing: one sentence, its remedy, no stack trace."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bare import Bare, bare_machine
from conftest import ROOT

TRACE = re.compile(r"Traceback|Exception in|^\s+at |line \d+:", re.MULTILINE)


@pytest.fixture
def machine(tmp_path: Path) -> Bare:
    return bare_machine(tmp_path)


def read(done: subprocess.CompletedProcess, *expected: str) -> None:
    """The command failed, its last sentence says what is expected, and nothing looks like a trace."""
    assert done.returncode != 0
    assert done.stderr.startswith("gyrus: "), done.stderr
    for part in expected:
        assert part in done.stderr
    assert not TRACE.search(done.stdout + done.stderr), done.stderr
    assert len(done.stderr.splitlines()) <= 4


def with_java(machine: Bare) -> dict[str, str]:
    return {"JAVA_HOME": str(machine.java("17.0.2"))}


def with_python(machine: Bare) -> None:
    (machine.bin / "python3").symlink_to(getattr(sys, "_base_executable", sys.executable))


def test_no_java(machine: Bare) -> None:
    read(machine.run("lab"), "JDK of version 17 or newer; none was found", "apt-get install -y openjdk-17", "brew install")


def test_java_too_old(machine: Bare) -> None:
    old = machine.java("11.0.2")
    read(machine.run("lab", JAVA_HOME=str(old)), f"Java 11 in {old} is too old", "sudo apt-get install", "brew install")


def test_java_8_is_read_as_8(machine: Bare) -> None:
    read(machine.run("lab", JAVA_HOME=str(machine.java("1.8.0_382"))), "Java 8 in", "too old")


def test_java_without_compiler_on_the_path(machine: Bare) -> None:
    home = machine.java("21.0.1", compiler=False)
    (machine.bin / "java").symlink_to(home / "bin/java")
    read(machine.run("lab"), f"Java 21 in {home} has no compiler (javac)", "openjdk-17-jdk-headless")


def test_a_usual_place_is_looked_at_when_java_home_is_too_old(machine: Bare) -> None:
    old, usual = machine.java("11.0.2"), machine.java("21.0.1")
    done = machine.run("lab", JAVA_HOME=str(old), GYRUS_JAVA_PLACES=f"{machine.home}/none-*:{usual.parent}/jdk-21*")
    assert f"JAVA_HOME is passed over (Java 11 in {old} is too old); using {usual}" in done.stdout


def test_root_without_apt_is_told_and_not_left_alone(machine: Bare) -> None:
    machine.put("bin/apt-get", "echo 'E: Unable to locate package openjdk-17-jdk-headless'; exit 100")
    machine.put("bin/id", "echo 0")
    read(machine.run("lab"), '"Installing openjdk-17-jdk-headless with apt" failed: E: Unable to locate package')


def test_python_too_old(machine: Bare) -> None:
    machine.put("bin/python3", 'case $1 in -c) exit 1 ;; *) echo "Python 3.9.2" ;; esac')
    read(machine.run("lab", **with_java(machine)), "Python 3.9.2 is too old", "sudo apt-get install -y python3 python3-venv")


def test_python_without_venv(machine: Bare) -> None:
    machine.put("bin/python3", 'case $2 in *ensurepip*) exit 1 ;; esac')
    read(machine.run("lab", **with_java(machine)), "python3 lacks the venv module", "python3-venv")


def skip_python(machine: Bare) -> None:
    """As if the Python environment were there already."""
    machine.put("clone/.venv/bin/python", "exit 0")
    setup = machine.clone / "environment/setup/python.sh"
    setup.write_text(setup.read_text() + "\nmake_venv() { return 0; }\n")


def test_maven_too_old(machine: Bare) -> None:
    skip_python(machine)
    machine.put("bin/mvn", "echo 'Apache Maven 3.6.3'")
    read(machine.run("lab", **with_java(machine)), "Maven 3.8 or newer; Maven 3.6.3 is too old", "brew install maven")


def test_no_maven(machine: Bare) -> None:
    skip_python(machine)
    read(machine.run("lab", **with_java(machine)), "Maven 3.8 or newer; none was found on PATH")


def test_a_disk_that_is_too_small_is_refused_before_the_work(machine: Bare) -> None:
    (machine.bin / "df").unlink()
    machine.put("bin/df", "printf 'Filesystem 1024-blocks Used Available\\nx 1 1 12288\\n'")
    read(machine.run("lab", **with_java(machine)), "has 12 MB free, and the set-up needs", "Free some space")


def test_a_disk_that_fills_up_during_the_work(machine: Bare) -> None:
    skip_python(machine)
    machine.put("bin/mvn", "case $* in *--version*) echo 'Apache Maven 3.9.1' ;; *) echo 'No space left on device'; exit 1 ;; esac")
    read(machine.run("lab", **with_java(machine)), 'The disk is full: "Building the library"', "Free some space")


def test_a_build_that_fails_names_the_first_error_and_the_log(machine: Bare) -> None:
    skip_python(machine)
    said = "[ERROR] Model.java:[3,1] cannot find symbol"
    machine.put("bin/mvn", f"case $* in *--version*) echo 'Apache Maven 3.9.1' ;; *) echo '{said}'; exit 1 ;; esac")
    read(machine.run("lab", **with_java(machine)), "cannot find symbol", "The whole output is in")


NO_NETWORK = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "PIP_RETRIES": "1", "PIP_NO_CACHE_DIR": "1"}


def test_no_network_for_the_python_packages(machine: Bare) -> None:
    with_python(machine)
    done = machine.run("lab", **with_java(machine), **NO_NETWORK)
    read(done, 'There is no network, and "Installing the Python packages', "environment/bundle", "--offline ARCHIVE")


def test_no_network_for_the_library(machine: Bare) -> None:
    skip_python(machine)
    machine.put("bin/mvn", f"exec env PATH={os.environ['PATH']} {shutil.which('mvn')} -Dmaven.repo.local={machine.home}/m2 \"$@\"")
    java = {"JAVA_HOME": os.environ["JAVA_HOME"], "MAVEN_OPTS": "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9"}
    read(machine.run("lab", **java), 'There is no network, and "Building the library" needs files that are not in the cache')


def test_a_wrong_libtorch_is_refused() -> None:
    env = os.environ | {"PYTORCH_VERSION": "2.9.0"}
    command = [str(ROOT / "environment/lab"), "--set-up-only"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    read(done, "PYTORCH_VERSION names libtorch 2.9.0, but the DJL binding is made for 2.7.1", "Unset PYTORCH_VERSION")


def test_an_archive_that_is_missing_or_damaged(machine: Bare) -> None:
    read(machine.run("lab --offline gone.tar", **with_java(machine)), "There is no archive 'gone.tar'")
    damaged = machine.home / "damaged.tar"
    damaged.write_text("not an archive")
    read(machine.run(f"lab --offline {damaged}", **with_java(machine)), "is not an archive made by environment/bundle")


@pytest.mark.parametrize("command", ["lab --prot 1", "lab --port", "lab --kernel rapaio", "run", "run --kernel", "test x", "doctor x"])
def test_a_wrong_option(machine: Bare, command: str) -> None:
    read(machine.run(command, **with_java(machine)), "gyrus: ")


def test_a_doctor_before_any_set_up(machine: Bare) -> None:
    read(machine.run("doctor"), "Gyrus is not set up yet", "environment/lab")
