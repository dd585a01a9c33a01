# SPDX-License-Identifier: Apache-2.0
"""A stranger's first minutes: environment/lab, the first notebook, Run All Cells, and a look at the pictures."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from laboratory import cells, chromium, choose, open_notebook, run_all, served, wait_for_last
from playwright.sync_api import Browser, Page

NOTEBOOK = "01-tumor-growth.ipynb"
BACKGROUND = {"JupyterLab Light": 255, "JupyterLab Dark": 17}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def page(lab: str, browser: Browser) -> Iterator[Page]:
    """The first notebook after all outputs were cleared and all cells run again."""
    opened = open_notebook(browser, lab, NOTEBOOK)
    choose(opened, "Edit", "Clear Outputs of All Cells")
    assert opened.locator(".jp-OutputArea-output").count() == 0
    assert opened.locator(".jp-InputPrompt", has_text=re.compile(r"\d")).count() == 0
    run_all(opened)
    wait_for_last(opened, seconds=300)
    yield opened
    opened.close()


def test_every_cell_ran_without_an_error(page: Page) -> None:
    committed = nbformat.read(ROOT / "notebooks" / NOTEBOOK, as_version=4)
    assert cells(page).count() == sum(c.cell_type == "code" for c in committed.cells)
    assert page.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0


def test_the_pictures_are_drawn_at_their_size(page: Page) -> None:
    page.locator(".jp-RenderedImage img").first.scroll_into_view_if_needed()
    images = page.eval_on_selector_all(
        ".jp-RenderedImage img", "all => all.map(i => [i.naturalWidth, i.getBoundingClientRect().width])"
    )
    assert images
    for natural, shown in images:
        assert natural >= 2 * shown > 400, "twice the resolution, and not blank"


def test_a_check_is_seen_as_passed(page: Page) -> None:
    assert page.get_by_text("passed").count() >= 1


@pytest.mark.parametrize("theme", BACKGROUND)
def test_both_themes_show_the_notebook(page: Page, theme: str, tmp_path: Path) -> None:
    choose(page, "Settings", "Theme", theme)
    page.wait_for_function(f"() => document.body.dataset.jpThemeName === '{theme}'")
    page.locator(".jp-RenderedImage img").first.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    picture = ROOT / "environment/cache/pictures" / f"{theme.split()[-1].lower()}.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture)
    assert picture.stat().st_size > 30_000
    shade = page.eval_on_selector(".jp-Notebook", "n => getComputedStyle(n).backgroundColor")
    assert abs(int(shade.split("(")[1].split(",")[0]) - BACKGROUND[theme]) < 20


def test_a_visitor_without_the_token_is_turned_away(lab: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(lab.split("/lab")[0] + "/api/contents")
    assert refused.value.code == 403
