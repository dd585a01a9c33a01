# SPDX-License-Identifier: Apache-2.0
"""Each rule on committed outputs fails on a notebook that breaks it; every committed notebook keeps them all."""

import base64
import re
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOKS
from made import PNG, check, error, notebook, shown, stream

from workbench.checks import checks
from workbench.normalise import normalise
from workbench.structure import breaches

BROKEN = {
    "holds an error": error(),
    "prints to stderr": stream("warning", name="stderr"),
    "path of a machine: /home/ada": stream("read /home/ada/data.csv"),
    "path of a machine: /root/clone": shown(plain="x", html="<p>/root/clone</p>"),
    "path of a machine: C:": stream("C:\\Users\\ada"),
    "picture of 120 KB": shown(plain="picture", png=base64.b64encode(bytes(120_000)).decode()),
    "without plain text": shown(png=PNG),
    "no rendering: XYChart@407b9e07": stream("org.knowm.xchart.XYChart@407b9e07"),
    "the notebook has": stream("x" * 1_100_000),
    "check 'mass' failed: 2": check("mass", 2, passed=False),
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_breach_is_named(sentence: str) -> None:
    assert any(sentence in breach for breach in breaches(notebook(BROKEN[sentence])))


def test_a_type_that_does_not_show_everywhere_is_named() -> None:
    vector = nbformat.v4.new_output("display_data", data={"text/plain": "x", "image/svg+xml": "<svg/>"})
    assert any("image/svg+xml" in breach for breach in breaches(notebook(vector)))


def test_a_cell_that_was_not_executed_is_named() -> None:
    fresh = notebook()
    fresh.cells[0].execution_count = None
    assert breaches(fresh) == ["cell 1 was not executed"]


def test_a_sound_notebook_has_no_breach() -> None:
    assert breaches(notebook(stream("V = 3.1 mm^3\n"), shown(plain="chart", png=PNG), check("mass", 0.5))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_committed_notebook_keeps_the_rules(path: Path) -> None:
    committed = nbformat.read(path, as_version=4)
    assert breaches(committed) == []
    assert [c["name"] for c in checks(committed) if not c["passed"]] == [], "every check of a committed notebook is judged"
    assert committed == normalise(committed), "run environment/run --write on it"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_tells_and_the_library_does(path: Path) -> None:
    """Cells of ten lines or fewer, and no classes."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 10, cell.id
            assert not re.search(r"^\s*(?:(?:public|final|static|abstract)\s+)*(?:class|interface|enum)\s", cell.source, re.M), cell.id
