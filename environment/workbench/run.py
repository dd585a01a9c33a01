# SPDX-License-Identifier: Apache-2.0
"""The command behind environment/run: executes notebooks, then writes, compares or reports."""

import argparse
import json
import os
import sys
from pathlib import Path

import nbformat

from workbench.compare import differences
from workbench.execute import Run, execute
from workbench.structure import breaches


VERDICTS = {True: "ok  ", False: "FAIL", None: "skip"}


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="environment/run", description="Executes notebooks on the real kernel.")
    parser.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--write", action="store_true", help="refresh the committed outputs (full budget)")
    mode.add_argument("--check", action="store_true", help="compare with the committed outputs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write cells, seconds, images and checks")
    chosen = parser.parse_args(arguments)
    for path in chosen.notebooks:
        if not path.is_file():
            near = ", ".join(sorted(p.name for p in path.parent.glob("*.ipynb"))) or "none"
            parser.error(f"There is no notebook '{path}'; in that folder are: {near}.")
    if chosen.write and budget() != "full":
        parser.error("Committed outputs come from the full budget; unset GYRUS_BUDGET.")
    return chosen


def budget() -> str:
    return os.environ.get("GYRUS_BUDGET") or "full"


def judge(run: Run, chosen: argparse.Namespace) -> list[str]:
    """Everything that is wrong with a run, as sentences."""
    found = [run.failure] if run.failure else breaches(run.notebook)
    if chosen.check and not run.failure:
        committed = nbformat.read(run.path, as_version=4)
        found += differences(committed, run.notebook, numbers=budget() == "full")
    return found


def write(run: Run) -> None:
    fresh = run.path.with_suffix(".ipynb.new")
    nbformat.write(run.notebook, fresh)
    fresh.replace(run.path)


def main(arguments: list[str]) -> int:
    chosen = options(arguments)
    reports, wrong = [], False
    for path in chosen.notebooks:
        run = execute(path.resolve())
        found = judge(run, chosen)
        report = run.report()
        reports.append(report)
        wrong = wrong or bool(found)
        print(f"{path.name}: {report['cells']} cells, {report['seconds']} s, {report['images']} images", flush=True)
        for check in report["checks"]:
            print(f"  {VERDICTS[check['passed']]} {check['name']}: {check['value']} ({check['bound']})")
        for sentence in found:
            print(f"  {sentence}", file=sys.stderr)
        if chosen.write and not found:
            write(run)
    if chosen.json:
        chosen.json.write_text(json.dumps(reports, indent=2) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
