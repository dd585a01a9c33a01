# SPDX-License-Identifier: Apache-2.0
"""JupyterLab as environment/lab serves it, and a person who opens a notebook and runs it."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import ROOT
from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

CHROMIUM = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CHROMIUM += " --disable-component-update --disable-sync --disable-dev-shm-usage"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\S*\?token=\w+")
START_TIMEOUT = 300


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Starts environment/lab on a free port with settings of its own in `folder`; gives the address with its token."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = folder / "LAB_SETTINGS/@jupyterlab/docmanager-extension/plugin.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"autosave": false}')  # the clone's own notebooks are looked at, not written
    own = {f"JUPYTER{kind}_DIR": str(folder / kind) for kind in ("_CONFIG", "_DATA", "_RUNTIME", "LAB_SETTINGS", "LAB_WORKSPACES")}
    own["GYRUS_BUDGET"] = "quick"  # a person may wait for minutes, a test of the browser need not
    log = folder / "lab.log"
    with log.open("w") as sink:
        command = [str(ROOT / "environment/lab"), "--no-browser", "--port", str(port)]
        lab = subprocess.Popen(command, stdout=sink, stderr=sink, env=os.environ | own, start_new_session=True)
    try:
        yield address(lab, log)
    finally:
        os.killpg(lab.pid, signal.SIGTERM)
        lab.wait(timeout=30)


def address(lab: subprocess.Popen, log: Path) -> str:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if found := ADDRESS.search(log.read_text()):
            return found[0]
        assert lab.poll() is None, f"environment/lab ended:\n{log.read_text()}"
        time.sleep(0.2)
    raise AssertionError(f"environment/lab did not serve within {START_TIMEOUT} s:\n{log.read_text()}")


@contextmanager
def chromium() -> Iterator[Browser]:
    browser = os.environ.get("GYRUS_BROWSER") or shutil.which("chromium")
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=browser, args=CHROMIUM.split())
        yield running
        running.close()


def open_notebook(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 960})
    base, _, token = address.partition("?")
    page.goto(f"{base.split('/lab')[0]}/lab/tree/{name}?reset&{token}", wait_until="domcontentloaded")
    page.locator(".jp-Notebook .jp-RenderedImage img").first.wait_for(timeout=90_000)  # the committed outputs stand
    wait_for_kernel(f"{base.split('/lab')[0]}/api/kernels?{token}")
    page.wait_for_timeout(1000)
    return page


def wait_for_kernel(address: str) -> None:
    """Until the page is connected to a kernel. The status bar would not do: IJava stays "Unknown" until its first cell."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        with urllib.request.urlopen(address) as answer:
            if any(kernel["connections"] for kernel in json.load(answer)):
                return
        time.sleep(0.2)
    raise AssertionError("no kernel was started for the notebook")


def choose(page: Page, *path: str) -> None:
    """Walks the menu bar: choose(page, "Run", "Run All Cells")."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{path[0]}$")).click()
    for name in path[1:]:
        page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{re.escape(name)}$")).last.click()
    page.wait_for_function("() => document.querySelectorAll('.lm-Menu').length === 0")


def run_all(page: Page) -> None:
    """Chooses Run All Cells, again if the menu closed without taking it, as a person would on a slow machine."""
    for _ in range(3):
        choose(page, "Run", "Run All Cells")
        try:
            page.locator(".jp-InputPrompt", has_text=re.compile(r"[\d*]")).first.wait_for(timeout=10_000)
        except TimeoutError:
            continue
        return
    raise AssertionError("Run All Cells starts nothing")


def cells(page: Page) -> Locator:
    return page.locator(".jp-Notebook .jp-CodeCell")


def wait_for_last(page: Page, seconds: int) -> None:
    """Until no cell is waiting or running and the last one has its count."""
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')].map(p => p.innerText);
            return prompts.length > 0 && prompts.every(p => /\\[\\d+\\]/.test(p));
        }""",
        timeout=seconds * 1000,
    )
