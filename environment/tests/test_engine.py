# SPDX-License-Identifier: Apache-2.0
"""A libtorch that does not belong to the DJL binding is refused before it can corrupt anything."""

from pathlib import Path

import pytest
from conftest import ROOT

from workbench.engine import problem


@pytest.fixture
def lib(tmp_path: Path) -> Path:
    for name in ("pytorch-jni-2.7.1-0.35.1.jar", "pytorch-native-cpu-2.7.1-linux-x86_64.jar"):
        (tmp_path / name).touch()
    return tmp_path


def wheel(folder: Path, version: str) -> str:
    (folder / "torch/lib").mkdir(parents=True)
    (folder / "torch/version.py").write_text(f"__version__ = '{version}'\n")
    return str(folder / "torch/lib")


def test_the_libraries_of_this_clone_belong_together() -> None:
    assert problem(ROOT / "environment/lib", {}) is None


def test_a_newer_native_library_is_refused(lib: Path) -> None:
    (lib / "pytorch-native-cpu-2.7.1-linux-x86_64.jar").rename(lib / "pytorch-native-cpu-2.8.0-linux-x86_64.jar")
    sentence, remedy = problem(lib, {})
    assert sentence == "libtorch 2.8.0 does not belong to the DJL binding, which is made for 2.7.1."
    assert "environment/lab" in remedy


def test_two_versions_side_by_side_are_refused(lib: Path) -> None:
    (lib / "pytorch-jni-2.8.0-0.36.0.jar").touch()
    assert "exactly one" in problem(lib, {})[0]


def test_a_version_asked_for_by_variable_is_refused(lib: Path) -> None:
    assert "PYTORCH_VERSION names libtorch 2.9.0" in problem(lib, {"PYTORCH_VERSION": "2.9.0"})[0]


def test_a_wheel_is_judged_by_its_own_version(lib: Path, tmp_path: Path) -> None:
    right = {"PYTORCH_LIBRARY_PATH": wheel(tmp_path / "right", "2.7.1+cu126"), "PYTORCH_VERSION": "2.7.1"}
    wrong = {"PYTORCH_LIBRARY_PATH": wheel(tmp_path / "wrong", "2.8.0+cu128"), "PYTORCH_VERSION": "2.7.1"}
    assert problem(lib, right) is None
    assert "PYTORCH_LIBRARY_PATH names libtorch 2.8.0+cu128" in problem(lib, wrong)[0]
