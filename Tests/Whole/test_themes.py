"""The themes of the sample quarter, recomputed with SciPy from what people wrote, and the page that shows them."""
import json
import math
import sqlite3
import subprocess

import pytest
from scipy import stats

from conftest import HUIXIANG, ROOT


def themes(folder, *arguments):
    command = [str(HUIXIANG), "feedback", "themes", "--data", str(folder), "--format", "json", *arguments]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def quarter(site):
    return themes(site.folder, "--period", "107Q3")


def table(phrase, quarter):
    now, before = quarter["comments"]["distinct"], quarter["commentsBefore"]["distinct"]
    return [[phrase["now"], now - phrase["now"]], [phrase["before"], before - phrase["before"]]]


def test_the_events_of_the_sample_are_found(quarter):
    directions = {phrase["phrase"]: phrase["direction"] for phrase in quarter["phrases"]}
    assert directions["冰水主機"] == "new"
    assert directions["燈會"] == "falling"
    days = {burst["day"] for burst in quarter["bursts"] if "phrase:冰水主機" in [burst["subject"], *burst["related"]]}
    assert days == {"2018-07-17", "2018-07-18", "2018-07-19", "2018-07-20"}
    assert any(copy["copies"] == 6 and copy["text"].startswith("轉貼：科工館停車場") for copy in quarter["copied"])


def test_figures_are_those_of_scipy(quarter):
    for phrase in quarter["phrases"]:
        counts = table(phrase, quarter)
        measured = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
        sign = -1 if phrase["now"] < phrase["expected"] else 1
        assert phrase["logLikelihood"] == pytest.approx(sign * measured.statistic, rel=1e-9)
        assert phrase["expected"] == pytest.approx(measured.expected_freq[0][0], rel=1e-9)
        assert phrase["probability"] == pytest.approx(stats.fisher_exact(counts).pvalue, rel=1e-7)
        (a, b), (c, d) = [[cell + 0.5 for cell in row] for row in counts]
        (n, m) = (sum(row) + 0.5 for row in counts)
        value = math.log(a / n) - math.log(c / m)
        half = stats.norm.ppf(0.975) * math.sqrt(1 / a - 1 / n + 1 / c - 1 / m)
        expected = [x / math.log(2) for x in (value, value - half, value + half)]
        assert [phrase["logRatio"], phrase["logRatioLow"], phrase["logRatioHigh"]] == pytest.approx(expected, rel=1e-9)


def test_rates_follow_from_probabilities(quarter):
    # Those that changed have the smallest probabilities of all tested: what comes after them can only be larger.
    ranked = sorted(quarter["phrases"], key=lambda phrase: phrase["probability"])
    rest = [1.0] * (quarter["phrasesTested"] - len(ranked))
    rates = stats.false_discovery_control([phrase["probability"] for phrase in ranked] + rest)
    for phrase, rate in zip(ranked, rates):
        assert phrase["falseDiscoveryRate"] <= rate * (1 + 1e-9) and phrase["falseDiscoveryRate"] < 0.05


def test_counts_are_those_of_the_texts(site, quarter):
    with sqlite3.connect(f"file:{site.folder}/huixiang.sqlite?mode=ro", uri=True) as database:
        texts = [row[0] for row in database.execute(
            "select text from feedback where written_at >= unixepoch('2018-07-01', '-8 hours')"
            " and written_at < unixepoch('2018-10-01', '-8 hours')")]
    assert len(texts) == quarter["comments"]["all"]
    for phrase in quarter["phrases"]:
        simplified = phrase["phrase"].translate(str.maketrans("氣燈會機", "气灯会机"))
        written = sum(phrase["phrase"] in text or simplified in text for text in texts)
        folded = quarter["comments"]["all"] - quarter["comments"]["distinct"]
        assert phrase["now"] <= written <= phrase["now"] + folded, phrase["phrase"]


def test_too_little_is_said_to_be_too_little(site, tmp_path):
    first = themes(site.folder, "--period", "2018Q1")
    assert first["phrases"] == [] and first["phrasesTested"] == 0
    empty = themes(tmp_path / "empty", "--period", "107年第3季")
    assert empty["comments"] == {"all": 0, "distinct": 0} and empty["bursts"] == [] and empty["clusters"] == []
    wrong = subprocess.run(
        [str(HUIXIANG), "feedback", "themes", "--data", str(tmp_path / "empty"), "--period", "soon"], cwd=ROOT,
        capture_output=True, text=True)
    assert wrong.returncode == 1 and "soon" in wrong.stderr


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_report_shows_them_without_widening_the_page(open_page, signed_in, site, size):
    page = signed_in("/staff/reports/2018Q3/index.html", size)
    section = page.locator("h2", has_text="本季大家在說什麼")
    assert section.count() == 1
    row = page.locator("tbody tr", has=page.locator("th", has_text="冰水主機")).first
    assert "新出現" in row.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
