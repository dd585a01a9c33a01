# SPDX-License-Identifier: Apache-2.0
"""Compares a fresh run with the committed one: always the structure; the numbers where the budget is the same."""

import re

from nbformat import NotebookNode

from workbench.checks import MIME
from workbench.clock import masked
from workbench.structure import readable

NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def differences(committed: NotebookNode, fresh: NotebookNode, numbers: bool) -> list[str]:
    """Sentences; `numbers` is false for a run under another budget than the committed one."""
    if [c.source for c in committed.cells] != [c.source for c in fresh.cells]:
        return ["the cells differ from the committed ones"]
    found = []
    for position, (old, new) in enumerate(zip(committed.cells, fresh.cells, strict=True), start=1):
        if old.cell_type == "code":
            exact = numbers or "budget-independent" in old.metadata.get("tags", [])
            found += [f"cell {position} {sentence}" for sentence in of_cell(old.outputs, new.outputs, exact)]
    return found


def of_cell(old: list[NotebookNode], new: list[NotebookNode], exact: bool) -> list[str]:
    if [shape(output) for output in old] != [shape(output) for output in new]:
        return [f"has outputs {[shape(o) for o in new]}, committed are {[shape(o) for o in old]}"]
    if not exact:
        return []
    pairs = ((masked(readable(a)), masked(readable(b))) for a, b in zip(old, new, strict=True))
    return [sentence for a, b in pairs if (sentence := text_difference(a, b))]


def shape(output: NotebookNode) -> tuple:
    """The type of an output, its MIME types, and the name of its check."""
    bundle = output.get("data", {})
    return output.output_type, output.get("name"), *sorted(bundle), bundle.get(MIME, {}).get("name")


def text_difference(old: str, new: str) -> str | None:
    """Words must be equal; a number may differ by one unit of its last printed digit, or 1e-6 of itself."""
    if NUMBER.sub("#", old) != NUMBER.sub("#", new):
        return f"prints other words: {first_difference(old, new)}"
    for a, b in zip(NUMBER.findall(old), NUMBER.findall(new), strict=True):
        if abs(float(a) - float(b)) > max(1.001 * max(last_digit(a), last_digit(b)), 1e-6 * abs(float(a))):
            return f"prints {b}, committed is {a}"
    return None


def last_digit(number: str) -> float:
    """The unit of the last printed digit: 0.01 for 3.14; 0 for a whole number, which must be equal."""
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 10.0 ** (int(exponent or 0) - decimals) if decimals or exponent else 0.0


def first_difference(old: str, new: str) -> str:
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    begin = max(0, start - 20)
    return f"'{new[begin : start + 40]}', committed is '{old[begin : start + 40]}'"
