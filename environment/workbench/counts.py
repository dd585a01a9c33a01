# SPDX-License-Identifier: Apache-2.0
"""Adds up the lanes of environment/test: python -m workbench.counts REPORTS; exits with 1 unless everything passed."""

import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def of_report(path: Path) -> Counts:
    """Of one JUnit report; Surefire and pytest write the same form."""
    total = Counts()
    for case in ElementTree.parse(path).iter("testcase"):
        failed = case.find("failure") is not None or case.find("error") is not None
        skipped = case.find("skipped") is not None
        total += Counts(not failed and not skipped, failed, skipped and not failed)
    return total


def of_lane(folder: Path) -> Counts:
    """A lane that was skipped counts as one skipped; one that ended badly without a failed test as one failed."""
    if (folder / "skipped").is_file():
        return Counts(skipped=1)
    total = sum((of_report(path) for path in sorted((folder / "xml").glob("*.xml"))), Counts())
    broken = (folder / "status").read_text().strip() != "0" or total == Counts()
    return total + Counts(failed=1) if broken and not total.failed else total


def main(reports: Path) -> int:
    lanes = {folder.name: of_lane(folder) for folder in sorted(reports.iterdir()) if folder.is_dir()}
    for name, counts in lanes.items():
        print(f"{name:<16}{counts}")
    total = sum(lanes.values(), Counts())
    print(total)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
