# SPDX-License-Identifier: Apache-2.0
"""Small notebooks made by hand, for tests of the rules."""

import base64

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def notebook(*outputs: NotebookNode, source: str = "1") -> NotebookNode:
    cell = new_code_cell(source, execution_count=1, outputs=list(outputs), id="only")
    return new_notebook(cells=[cell])


def stream(text: str, name: str = "stdout") -> NotebookNode:
    return new_output("stream", name=name, text=text)


def shown(**data: object) -> NotebookNode:
    mime = {"plain": "text/plain", "html": "text/html", "png": "image/png", "check": "application/vnd.gyrus.check+json"}
    return new_output("display_data", data={mime[key]: value for key, value in data.items()})


def check(name: str, value: float, passed: bool = True) -> NotebookNode:
    return shown(plain=f"{name}: {value}", check={"name": name, "value": value, "bound": "< 1", "passed": passed})


def error() -> NotebookNode:
    return nbformat.from_dict({"output_type": "error", "ename": "Oops", "evalue": "went wrong", "traceback": []})
