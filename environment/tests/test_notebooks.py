# SPDX-License-Identifier: Apache-2.0
"""Lane B: every notebook on IJava, the first two on JJava, each compared with its committed outputs."""

from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOKS, choose_kernel

from workbench.checks import exempted
from workbench.compare import differences
from workbench.execute import execute
from workbench.run import budget
from workbench.structure import breaches

RUNS = [(path, "ijava") for path in NOTEBOOKS] + [(p, "jjava") for p in NOTEBOOKS if p.name[:2] in ("00", "01")]


@pytest.mark.parametrize(("path", "kernel"), RUNS, ids=lambda v: v.name if isinstance(v, Path) else v)
def test_a_notebook_runs_as_committed(path: Path, kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_kernel(monkeypatch, kernel)
    run = execute(path)
    assert run.failure == ""
    assert breaches(run.notebook) == []
    if reasons := exempted(run.notebook):
        pytest.skip(f"runs without an error, but is not compared: {', '.join(reasons)}")
    assert differences(nbformat.read(path, as_version=4), run.notebook, numbers=budget() == "full") == []
