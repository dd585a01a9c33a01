# SPDX-License-Identifier: Apache-2.0
"""The command environment/run: what it writes, and how it fails."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from workbench.run import main

PICTURE = 'show(Charts.line("time", new double[] {0, 1}, "day").y("V", new double[] {1, 2}, "mm^3"))'


@pytest.fixture(autouse=True)
def full_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GYRUS_BUDGET", raising=False)


def saved(folder: Path, *cells: str) -> Path:
    path = folder / "small.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(cell, id=f"cell-{i}") for i, cell in enumerate(cells, 1)]), path)
    return path


def test_the_report_counts_cells_pictures_and_checks(tmp_path: Path) -> None:
    path = saved(tmp_path, PICTURE, 'check("mass", 0.5).below(1.0)')
    assert main([str(path), "--json", str(tmp_path / "report.json")]) == 0
    (report,) = json.loads((tmp_path / "report.json").read_text())
    assert (report["notebook"], report["cells"], report["images"]) == ("small.ipynb", 2, 1)
    assert [(c["name"], float(c["value"]), c["passed"]) for c in report["checks"]] == [("mass", 0.5, True)]
    assert report["seconds"] > 0


def test_a_failing_check_fails_the_run_and_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    path = saved(tmp_path, "1 + 1", 'check("mass", 2.0).below(1.0)', "3")
    before = path.read_text()
    assert main([str(path), "--json", str(tmp_path / "report.json"), "--write"]) == 1
    assert "Cell 2 failed" in capsys.readouterr().err
    assert [c["passed"] for c in json.loads((tmp_path / "report.json").read_text())[0]["checks"]] == [False]
    assert path.read_text() == before, "a failed run writes nothing"


def test_what_was_written_is_found_unchanged_and_a_change_is_found(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    path = saved(tmp_path, "6 * 7")
    assert main([str(path), "--write"]) == 0
    assert main([str(path), "--check"]) == 0
    path.write_text(path.read_text().replace('"42"', '"43"'))
    assert main([str(path), "--check"]) == 1
    assert "prints 42, committed is 43" in capsys.readouterr().err


def test_an_unknown_notebook_is_answered_with_those_at_hand(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    saved(tmp_path, "1")
    with pytest.raises(SystemExit):
        main([str(tmp_path / "smal.ipynb")])
    assert "small.ipynb" in capsys.readouterr().err
