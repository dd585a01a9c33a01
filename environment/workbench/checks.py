# SPDX-License-Identifier: Apache-2.0
"""The machine-readable side of `check(name, value)`: one entry in an output's MIME bundle."""

from collections.abc import Iterator

from nbformat import NotebookNode

MIME = "application/vnd.gyrus.check+json"
FIELDS = ("name", "value", "bound", "passed")


def data(cells: list[NotebookNode]) -> Iterator[dict]:
    """The MIME bundles of all code cells, in order."""
    for cell in cells:
        if cell.cell_type == "code":
            yield from (output.data for output in cell.outputs if "data" in output)


def checks(notebook: NotebookNode) -> list[dict]:
    return [{field: bundle[MIME].get(field) for field in FIELDS} for bundle in data(notebook.cells) if MIME in bundle]


def exempted(notebook: NotebookNode) -> list[str]:
    """Why checks were not judged although the budget allowed it, such as data that are not at hand; each reason once."""
    reasons = (bundle[MIME].get("exempt") for bundle in data(notebook.cells) if MIME in bundle)
    return sorted({reason for reason in reasons if reason})


def images(notebook: NotebookNode) -> int:
    return sum(any(mime.startswith("image/") for mime in bundle) for bundle in data(notebook.cells))
