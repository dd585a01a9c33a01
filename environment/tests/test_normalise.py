# SPDX-License-Identifier: Apache-2.0
from made import notebook, stream
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from workbench.normalise import normalise


def test_counts_run_from_one_over_code_cells() -> None:
    result = normalise(new_notebook(cells=[new_code_cell("a", execution_count=7), new_markdown_cell("b"), new_code_cell("c")]))
    assert [c.get("execution_count") for c in result.cells] == [1, None, 2]


def test_an_execute_result_carries_the_count_of_its_cell() -> None:
    result = normalise(notebook(new_output("execute_result", data={"text/plain": "1"}, execution_count=9)))
    assert result.cells[0].outputs[0].execution_count == 1


def test_prints_to_one_stream_become_one_output_and_keep_their_order() -> None:
    outputs = normalise(notebook(stream("a\n"), stream("b\n"), stream("!", "stderr"), stream("c"))).cells[0].outputs
    assert [(o.name, o.text) for o in outputs] == [("stdout", "a\nb\n"), ("stderr", "!"), ("stdout", "c")]


def test_timing_and_versions_leave_while_tags_stay() -> None:
    made = notebook()
    made.metadata = {"language_info": {"name": "Java", "version": "17.0.1+1"}, "widgets": {}}
    made.cells[0].metadata = {"execution": {"iopub.execute_input": "2026"}, "tags": ["budget-independent"]}
    result = normalise(made)
    assert "version" not in result.metadata.language_info
    assert result.metadata.kernelspec.name == "gyrus"
    assert result.cells[0].metadata == {"tags": ["budget-independent"]}


def test_ids_drawn_at_random_become_positions_and_chosen_ids_stay() -> None:
    made = new_notebook(cells=[new_code_cell("a", id="3fa94c21"), new_code_cell("b", id="growth"), new_code_cell("c")])
    made.cells[2]["id"] = "growth"
    assert [c["id"] for c in normalise(made).cells] == ["cell-1", "growth", "cell-3"]


def test_a_normalised_notebook_stays_as_it_is() -> None:
    once = normalise(notebook(stream("a"), stream("b")))
    assert normalise(once) == once
