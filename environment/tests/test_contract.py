# SPDX-License-Identifier: Apache-2.0
"""What a notebook may rely on, on both kernels: display, update, interrupt, errors, completion, restart."""

import base64
import time
from collections.abc import Iterator

import pytest

from workbench.session import Session, session


@pytest.fixture(scope="module")
def talk(kernel: str) -> Iterator[Session]:
    with session() as running:
        assert kernel in ("ijava", "jjava")
        yield running


def test_the_last_expression_is_displayed(talk: Session) -> None:
    assert "42" in talk.run("6 * 7").text()


def test_a_chart_is_a_png_with_its_size_and_its_text(talk: Session) -> None:
    reply = talk.run('show(Charts.line("time", new double[] {0, 1}, "day").y("V", new double[] {1, 2}, "mm^3"))')
    picture = next(c for c in reply.contents("display_data") if "image/png" in c["data"])
    assert base64.b64decode(picture["data"]["image/png"]).startswith(b"\x89PNG")
    assert picture["metadata"]["image/png"]["width"] > 100
    assert "@" not in picture["data"]["text/plain"]


def test_progress_is_one_output_that_is_updated(talk: Session) -> None:
    reply = talk.run('try (var p = live("steps", 5)) { for (int i = 0; i < 5; i++) { Thread.sleep(120); p.step(); } }')
    assert reply.status == "ok"
    assert len(reply.contents("display_data")) == 1
    updates = reply.contents("update_display_data")
    assert len(updates) >= 3
    assert "5 of 5" in updates[-1]["data"]["text/plain"]


def test_an_error_names_its_cause_and_the_next_cell_runs(talk: Session) -> None:
    reply = talk.run('throw new IllegalStateException("the dose is negative");')
    assert reply.status == "error"
    assert "the dose is negative" in str(reply.contents("error"))
    assert "42" in talk.run("6 * 7").text()


def test_a_cell_that_does_not_compile_says_where(talk: Session) -> None:
    reply = talk.run("int dose = missing + 1;")
    assert reply.status == "error"
    assert "missing" in str(reply.contents("error"))


def test_a_failing_check_is_shown_and_raised(talk: Session) -> None:
    reply = talk.run('check("mass", 2.0).below(1.0)')
    assert reply.status == "error"
    marks = [b["application/vnd.gyrus.check+json"] for b in reply.bundles() if "application/vnd.gyrus.check+json" in b]
    assert [(m["name"], m["passed"]) for m in marks] == [("mass", False)]


def test_an_interrupted_cell_ends_and_the_next_cell_runs(talk: Session) -> None:
    request = talk.begin("Thread.sleep(60_000);")
    time.sleep(1)
    start = time.monotonic()
    talk.manager.interrupt_kernel()
    reply = talk.end(request, timeout=10)
    assert reply.status == "error"
    assert time.monotonic() - start < 5
    assert "42" in talk.run("6 * 7").text()


def test_an_interrupted_run_of_the_library_keeps_what_it_has(talk: Session) -> None:
    talk.run('var decay = Model.parse("model \\"decay\\"\\ntime t [day]\\nstate x = 1 [1]\\nparameter k = 1 [1/day]\\ndx/dt = -k*x");')
    endless = "Solver.rk4().fixedStep(1e-4).maxSteps(2_000_000_000)"
    request = talk.begin(f"var run = Simulation.of(decay).until(1e5).with({endless}).run();")
    time.sleep(3)
    start = time.monotonic()
    talk.manager.interrupt_kernel()
    talk.end(request, timeout=10)
    assert time.monotonic() - start < 5, "an interrupt ends a run at once; the bound only forgives a busy machine"
    # JJava answers for an interrupted cell before the cell's thread has come back with what it has.
    deadline, kept = start + 10, ""
    while "true true" not in kept and time.monotonic() < deadline:
        kept = talk.run('run == null ? "not yet" : run.stopped().isPresent() + " " + (run.at("x", 0.5) > 0.6)').text()
    assert "true true" in kept


def test_completion_offers_names_of_the_library(talk: Session) -> None:
    code = "Charts.li"
    talk.client.complete(code, len(code))
    matches = []
    while not matches:
        matches = talk.client.get_shell_msg(timeout=30)["content"].get("matches", [])
    assert any(m.startswith("line") or m.startswith("Charts.line") for m in matches)


def test_a_restart_forgets_and_goes_on(talk: Session) -> None:
    talk.run("int remembered = 1;")
    talk.restart()
    assert talk.run("remembered").status == "error"
    assert talk.run('check("one", 1.0).equalTo(1.0)').status == "ok"
