# SPDX-License-Identifier: Apache-2.0
"""Shared by lane B: the repository, its notebooks, and the choice of a kernel."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "environment"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def choose_kernel(monkeypatch: pytest.MonkeyPatch, kernel: str) -> None:
    """As setup/kernel.sh does: both specs have one name, and the path decides."""
    folder = Path(sys.prefix) / "share/gyrus-jjava"
    if kernel == "jjava":
        monkeypatch.setenv("JUPYTER_PATH", str(folder))
    else:
        monkeypatch.delenv("JUPYTER_PATH", raising=False)


@pytest.fixture(scope="module", params=["ijava", "jjava"])
def kernel(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both kernels in turn, each for a whole module."""
    with pytest.MonkeyPatch.context() as patch:
        choose_kernel(patch, request.param)
        yield request.param
