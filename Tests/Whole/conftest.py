"""A real server over the synthetic sample, and a real Chromium before it."""
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HUIXIANG = ROOT / os.environ.get("HUIXIANG", ".build/debug/huixiang")
SIZES = {"kiosk": (1080, 1920), "desktop": (1280, 900), "phone": (390, 844)}


class Site:
    """The address of the server, its password, and what its database holds."""

    def __init__(self, address, folder):
        self.address = address
        self.folder = Path(folder)

    @property
    def password(self):
        return (self.folder / "staff-password").read_text().strip()

    def rows(self, query, *values):
        with sqlite3.connect(f"file:{self.folder}/huixiang.sqlite?mode=ro", uri=True) as database:
            return database.execute(query, values).fetchall()


@contextmanager
def serving(folder, *arguments):
    """A server over the data folder, on a port of its own."""
    command = [str(HUIXIANG), "serve", "--data", str(folder), "--port", "0", *map(str, arguments)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://[\w.:]+", server.stdout.readline()).group(0)
        yield Site(address, folder)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "data"
    subprocess.run(["script/load-sample", str(HUIXIANG), str(folder)], cwd=ROOT, check=True)
    with serving(folder, "--present", "2018-10-01T09:00") as served:
        yield served


@pytest.fixture(scope="session")
def kinds(tmp_path_factory):
    """The synthetic surveys that use everything the language offers."""
    with serving(tmp_path_factory.mktemp("kinds") / "data", "--surveys", "fixtures/kinds") as served:
        yield served


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium is missing: run script/setup --for-tests"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@contextmanager
def opening(chromium, site):
    """Opens pages in fresh contexts and fails the test on any script error or foreign request."""
    contexts, faults = [], []

    def opened(path, size="desktop", touch=False, script=True, **options):
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, has_touch=touch, locale="zh-TW", base_url=site.address,
            java_script_enabled=script, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url)
                if not request.url.startswith((site.address, "data:", "blob:")) else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def open_page(chromium, site):
    with opening(chromium, site) as opened:
        yield opened


@pytest.fixture
def open_kinds(chromium, kinds):
    with opening(chromium, kinds) as opened:
        yield opened


@pytest.fixture
def signed_in(open_page, site):
    def opened(path="/staff", size="desktop"):
        page = open_page("/staff", size)
        page.fill("input[name=name]", "王館員")
        page.fill("input[name=password]", site.password)
        page.click("form button")
        page.wait_for_url("**/staff")
        if path != "/staff":
            page.goto(path)
        return page

    return opened
