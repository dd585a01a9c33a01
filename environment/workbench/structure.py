# SPDX-License-Identifier: Apache-2.0
"""What an executed notebook must look like before it is committed: each rule yields the sentences of its breaches."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from workbench.checks import checks

IMAGE_LIMIT = 100_000
NOTEBOOK_LIMIT = 1_000_000
MACHINE_PATH = re.compile(r"(?<![\w.])(/(?:home|root|Users|tmp|var|work|mnt|opt)/[\w.-]+|[A-Za-z]:\\\\?Users\\\\?\w+)")
KERNEL_OBJECT = re.compile(r"\b\w+@[0-9a-f]{6,8}\b")
ALLOWED_MIME = {
    "text/plain",
    "text/html",
    "text/latex",
    "text/markdown",
    "image/png",
    "application/vnd.gyrus.check+json",
}


def breaches(notebook: NotebookNode) -> list[str]:
    found = list(size(notebook)) + [f"check '{c['name']}' failed: {c['value']}" for c in checks(notebook) if c["passed"] is False]
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            found += [f"cell {position} {breach}" for output in cell.outputs for breach in of_output(output)]
            if cell.execution_count is None:
                found.append(f"cell {position} was not executed")
    return found


def of_output(output: NotebookNode) -> Iterator[str]:
    if output.output_type == "error":
        yield f"holds an error: {output.ename}: {output.evalue}"
    if output.output_type == "stream" and output.name == "stderr":
        yield f"prints to stderr: {output.text.strip()[:120]}"
    for mime, content in output.get("data", {}).items():
        if mime not in ALLOWED_MIME:
            yield f"holds an output of type {mime}, which does not show everywhere"
        if mime.startswith("image/") and (length := len(base64.b64decode(content))) > IMAGE_LIMIT:
            yield f"holds a picture of {length // 1000} KB; the limit is {IMAGE_LIMIT // 1000} KB"
    if "data" in output and "text/plain" not in output.data:
        yield "holds an output without plain text"
    text = readable(output)
    if match := MACHINE_PATH.search(text):
        yield f"shows a path of a machine: {match[0]}"
    if match := KERNEL_OBJECT.search(text):
        yield f"shows an object that has no rendering: {match[0]}"


def readable(output: NotebookNode) -> str:
    """All text of an output; pictures are left out."""
    shown = [json.dumps(content, sort_keys=True) for mime, content in output.get("data", {}).items() if not mime.startswith("image/")]
    text = "\n".join([output.get("text", ""), *shown])
    return re.sub(r"data:image/[^\"']*", "", text)


def size(notebook: NotebookNode) -> Iterator[str]:
    length = len(json.dumps(notebook).encode())
    if length > NOTEBOOK_LIMIT:
        yield f"the notebook has {length // 1000} KB; the limit is {NOTEBOOK_LIMIT // 1000} KB"


def of_file(path: Path, notebook: NotebookNode) -> list[str]:
    return [f"{path.name}: {breach}" for breach in breaches(notebook)]
