# SPDX-License-Identifier: Apache-2.0
"""What may go into an archive for a room without internet."""

import hashlib
from pathlib import Path

import pytest

from workbench.bundle import entries, file_name, gather, licences, may_be_passed_on


def entry(content: bytes, licence: str = "MIT", address: str = "https://nowhere.invalid/a/b.nii.gz") -> dict[str, str]:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"name": "brain", "address": address, "licence": licence, "sha256": sha256, "citation": "A 2020", "caution": "None."}


def test_a_licence_that_is_not_on_the_list_keeps_a_set_out() -> None:
    assert may_be_passed_on(entry(b"", "BSD-3-Clause (repository); ICBM 152 template notice"))
    assert not may_be_passed_on(entry(b"", "CC-BY-NC-4.0"))
    assert not may_be_passed_on(entry(b"", "unknown"))
    assert "brain (unknown)" in licences([], [entry(b"", "unknown")])


def test_every_packed_set_is_named_with_its_licence_and_citation() -> None:
    packed = [e for e in entries() if may_be_passed_on(e)]
    text = licences(packed, [])
    assert packed
    assert all(file_name(e) in text and e["licence"] in text and e["citation"] in text for e in packed)


def test_a_file_at_hand_is_taken_only_when_it_is_the_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand, folder = tmp_path / "hand", tmp_path / "folder"
    hand.mkdir(), folder.mkdir()
    monkeypatch.setenv("GYRUS_DATA", str(hand))
    (hand / "brain.nii.gz").write_bytes(b"right")
    gather(entry(b"right"), folder)
    assert (folder / "brain.nii.gz").read_bytes() == b"right"
    lie = tmp_path / "lie.nii.gz"
    lie.write_bytes(b"wrong")
    with pytest.raises(SystemExit, match="sha256 differs"):
        gather(entry(b"other", address=lie.as_uri()), folder)
