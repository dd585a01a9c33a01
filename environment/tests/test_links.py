# SPDX-License-Identifier: Apache-2.0
"""Every relative link of a page or a notebook leads to a file."""

import json
import re
from pathlib import Path

import pytest
from conftest import NOTEBOOKS, ROOT

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")
SKIPPED = {".venv", ".venv-peers", "target", "cache", "lib", "node_modules"}
PAGES = [p for p in sorted(ROOT.rglob("*.md")) if not SKIPPED & set(p.relative_to(ROOT).parts)]


def text(path: Path) -> str:
    if path.suffix != ".ipynb":
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("page", PAGES + NOTEBOOKS, ids=lambda p: str(p.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(text(page)) if not (page.parent / link).exists()] == []
