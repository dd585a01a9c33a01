# SPDX-License-Identifier: Apache-2.0
"""The data of a bundle: python -m workbench.bundle FOLDER gathers every set whose licence lets it be passed on."""

import csv
import hashlib
import os
import shutil
import sys
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlparse

from workbench.kernelspec import ROOT

CATALOGUE = ROOT / "data/catalogue.csv"
ALLOWED = ("MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "CC0-1.0", "CC-BY-4.0")


def entries() -> list[dict[str, str]]:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def may_be_passed_on(entry: dict[str, str]) -> bool:
    """Judged by the first word of the licence column; what stands behind it goes into LICENCES.md with the rest."""
    return entry["licence"].split(" ")[0] in ALLOWED


def file_name(entry: dict[str, str]) -> str:
    """As org.gyrus.data.Dataset names it: the data set's name with the endings of its address."""
    last = unquote(urlparse(entry["address"]).path).rsplit("/", 1)[-1]
    return entry["name"] + last[last.index(".") :] if "." in last else entry["name"]


def is_whole(file: Path, entry: dict[str, str]) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == entry["sha256"]


def gather(entry: dict[str, str], folder: Path) -> None:
    """From the folder at hand, the cache, or the network; a file that is not the catalogue's is refused."""
    target = folder / file_name(entry)
    at_hand = (os.environ.get("GYRUS_DATA"), os.environ.get("GYRUS_CACHE"), Path.home() / ".cache/gyrus")
    for place in filter(None, at_hand):
        if is_whole(Path(place) / target.name, entry):
            shutil.copyfile(Path(place) / target.name, target)
            return
    with urllib.request.urlopen(entry["address"], timeout=60) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    if not is_whole(target, entry):
        target.unlink()
        sys.exit(f"ERROR: {entry['address']} did not give the file of the catalogue (sha256 differs)")


def licences(packed: list[dict[str, str]], left_out: list[dict[str, str]]) -> str:
    lines = ["# Data in this archive: licences and citations", ""]
    lines += [f"- **{file_name(e)}**: {e['licence']}. {e['citation']}. <{e['address']}> {e['caution']}" for e in packed]
    lines += [f"- not packed, its licence does not allow it: {e['name']} ({e['licence']})" for e in left_out]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    packed = [entry for entry in entries() if may_be_passed_on(entry)]
    for entry in packed:
        gather(entry, folder)
    left_out = [entry for entry in entries() if not may_be_passed_on(entry)]
    (folder / "LICENCES.md").write_text(licences(packed, left_out), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
