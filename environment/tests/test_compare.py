# SPDX-License-Identifier: Apache-2.0
import pytest
from made import PNG, check, notebook, shown, stream

from workbench.compare import differences


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("error 3.14", "error 3.15"),
        ("1.000001e-3", "1.000002e-3"),
        ("fitting: 641 of 641, elapsed 1.2 s", "fitting: 641 of 641, elapsed 3 min 20 s"),
        ('<span class="gyrus-elapsed">85 ms</span>', '<span class="gyrus-elapsed">1.2 s</span>'),
    ],
)
def test_a_last_digit_and_the_clock_may_differ(old: str, new: str) -> None:
    assert differences(notebook(stream(old)), notebook(stream(new)), numbers=True) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("error 3.14", "error 3.17", "prints 3.17, committed is 3.14"),
        ("641 patients", "642 patients", "prints 642, committed is 641"),
        ("growth fits", "growth fails", "prints other words"),
    ],
)
def test_other_numbers_and_words_are_named(old: str, new: str, sentence: str) -> None:
    found = differences(notebook(stream(old)), notebook(stream(new)), numbers=True)
    assert len(found) == 1
    assert sentence in found[0]


def test_another_budget_compares_structure_only_except_in_tagged_cells() -> None:
    old, new = notebook(check("mass", 0.1)), notebook(check("mass", 0.9))
    assert differences(old, new, numbers=False) == []
    old.cells[0].metadata.tags = ["budget-independent"]
    assert differences(old, new, numbers=False)


def test_a_missing_picture_and_another_check_are_named_under_every_budget() -> None:
    assert differences(notebook(shown(plain="c", png=PNG)), notebook(shown(plain="c")), numbers=False)
    assert differences(notebook(check("mass", 0.1)), notebook(check("energy", 0.1)), numbers=False)


def test_changed_source_is_named() -> None:
    assert differences(notebook(source="1"), notebook(source="2"), numbers=False) == ["the cells differ from the committed ones"]
