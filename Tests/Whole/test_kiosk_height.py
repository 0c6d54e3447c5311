"""What the checker says of a page's height on a kiosk, held against the pages as a browser draws them."""
import json
import re
import subprocess

import pytest

from conftest import HUIXIANG, ROOT

MEASURE = """() => {
  const steps = [...document.querySelectorAll('.step')];
  document.getElementById('progress').hidden = false;
  return steps.map(step => {
    steps.forEach(other => { other.hidden = other !== step; });
    step.querySelectorAll('.question').forEach(question => { question.hidden = false; });
    return document.documentElement.scrollHeight;
  });
}"""


def kiosks():
    """Touchpoints with a kiosk, by the survey that is asked there."""
    text = (ROOT / "surveys/institution.survey").read_text()
    places = re.findall(r"touchpoint ([\w-]+) [^{]*\{([^}]*)\}", text)
    return {re.search(r"survey ([\w-]+)", block).group(1): key for key, block in places if "kiosk" in block}


def warned_pages(*paths):
    found = subprocess.run([HUIXIANG, "survey", "check", *paths, "--format", "json"], cwd=ROOT, capture_output=True, text=True)
    return [item for item in json.loads(found.stdout) if item["code"] == "kiosk-screen"]


@pytest.mark.parametrize("survey", sorted(kiosks()))
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_no_page_of_the_museum_scrolls_and_none_is_warned_of(open_page, survey, language):
    assert not warned_pages("surveys")
    page = open_page(f"/kiosk/{kiosks()[survey]}?lang={language}", "kiosk", touch=True)
    assert max(page.evaluate(MEASURE)) <= 1920


def test_there_are_kiosks():
    assert kiosks()
