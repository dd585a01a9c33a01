# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

from workbench.counts import Counts, main, of_lane

REPORT = """<testsuite><testcase/><testcase/><testcase><failure/></testcase>
<testcase><error/></testcase><testcase><skipped/></testcase></testsuite>"""


def lane(reports: Path, name: str, status: int, xml: str) -> Path:
    (reports / name / "xml").mkdir(parents=True)
    (reports / name / "status").write_text(f"{status}\n")
    (reports / name / "xml/report.xml").write_text(xml)
    return reports / name


def test_failures_errors_and_skips_are_told_apart(tmp_path: Path) -> None:
    assert of_lane(lane(tmp_path, "library", 1, REPORT)) == Counts(2, 2, 1)


def test_a_lane_that_breaks_or_runs_nothing_has_failed(tmp_path: Path) -> None:
    assert of_lane(lane(tmp_path, "broken", 1, "<testsuite><testcase/></testsuite>")) == Counts(1, 1, 0)
    assert of_lane(lane(tmp_path, "empty", 0, "<testsuite/>")) == Counts(0, 1, 0)


def test_the_last_line_is_the_sum(tmp_path: Path, capsys) -> None:
    lane(tmp_path, "a", 0, "<testsuite><testcase/></testsuite>")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/skipped").write_text("no browser\n")
    assert main(tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed, 1 skipped"
    lane(tmp_path, "c", 1, REPORT)
    assert main(tmp_path) == 1
