# SPDX-License-Identifier: Apache-2.0
"""Brings an executed notebook into the one form in which it is committed, so that a diff shows only what changed."""

import nbformat
from nbformat import NotebookNode

KERNELSPEC = {"display_name": "Java (Gyrus)", "language": "java", "name": "gyrus"}
LANGUAGE = {"file_extension": ".jshell", "mimetype": "text/x-java-source", "name": "Java", "pygments_lexer": "java"}


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Counts 1..n, stable cell ids, one stream per run of prints, no timing, no kernel version."""
    result = nbformat.from_dict(notebook)
    result.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": LANGUAGE})
    result.nbformat, result.nbformat_minor = 4, 5
    count, seen = 0, set()
    for position, cell in enumerate(result.cells, start=1):
        cell["id"] = stable_id(cell.get("id"), position, seen)
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            cell.outputs = [clean(output, count) for output in coalesced(cell.outputs)]
    return result


def stable_id(current: str | None, position: int, seen: set[str]) -> str:
    """The author's id where it is a chosen word; the position where a program drew it at random or not at all."""
    drawn = current is None or current in seen or (len(current) in (8, 36) and set(current) <= set("0123456789abcdef-"))
    chosen = f"cell-{position}" if drawn else current
    seen.add(chosen)
    return chosen


def coalesced(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Neighbouring prints to one stream are one output: a kernel sends one for each call."""
    merged: list[NotebookNode] = []
    for output in outputs:
        previous = merged[-1] if merged else None
        if output.output_type == "stream" and previous is not None and previous.get("name") == output.name:
            previous.text += output.text
        else:
            merged.append(nbformat.from_dict(output))
    return merged


def clean(output: NotebookNode, count: int) -> NotebookNode:
    output.pop("transient", None)
    if output.output_type == "execute_result":
        output.execution_count = count
    if "data" in output:
        output.data = nbformat.from_dict(dict(sorted(output.data.items())))
    return output
