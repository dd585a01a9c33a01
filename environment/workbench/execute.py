# SPDX-License-Identifier: Apache-2.0
"""Executes one notebook on the kernel `gyrus`, as JupyterLab would."""

import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from workbench.checks import checks, images
from workbench.normalise import normalise

CELL_TIMEOUT = 900
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Run:
    """What came of a notebook; `failure` is one sentence, or empty."""

    path: Path
    notebook: NotebookNode
    seconds: float
    failure: str

    def report(self) -> dict:
        return {
            "notebook": self.path.name,
            "cells": sum(cell.cell_type == "code" for cell in self.notebook.cells),
            "seconds": round(self.seconds, 1),
            "images": images(self.notebook),
            "checks": checks(self.notebook),
        }


def execute(path: Path) -> Run:
    notebook = normalise(nbformat.read(path, as_version=4))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        kernel_name="gyrus",
        timeout=CELL_TIMEOUT,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.create_kernel_manager()
    client.km.kernel_spec_manager = KernelSpecManager(ensure_native_kernel=False)
    start, failure = time.monotonic(), ""
    try:
        client.execute(stderr=subprocess.DEVNULL)  # the virtual machine warns there of its incubator module
    except CellExecutionError as error:
        failure = f"{where(notebook)} failed: {told(notebook) or error.evalue}"
    except CellTimeoutError:
        failure = f"{where(notebook)} did not end within {CELL_TIMEOUT} s."
    except DeadKernelError:
        failure = f"The kernel died in {where(notebook)}; environment/doctor says what is wrong with it."
    return Run(path, executed(notebook), time.monotonic() - start, failure)


def executed(notebook: NotebookNode) -> NotebookNode:
    """Normalised; cells that were never reached stay without a count."""
    reached = [cell.get("execution_count") is not None for cell in notebook.cells]
    result = normalise(notebook)
    for cell, was_reached in zip(result.cells, reached, strict=True):
        if cell.cell_type == "code" and not was_reached:
            cell.execution_count = None
    return result


def told(notebook: NotebookNode) -> str:
    """The error as the kernel tells it, without colors: for a cell that does not compile, its lines and the mistake."""
    errors = [o for cell in notebook.cells for o in cell.get("outputs", []) if o.output_type == "error"]
    lines = "\n".join(errors[-1].traceback).splitlines() if errors else []
    return "\n    ".join(line for line in (ANSI.sub("", line).rstrip() for line in lines) if line)


def where(notebook: NotebookNode) -> str:
    """The last cell that began, counted as a reader counts."""
    begun = [i for i, cell in enumerate(notebook.cells, start=1) if cell.get("outputs") or cell.get("execution_count")]
    return f"Cell {begun[-1] if begun else 1}"
