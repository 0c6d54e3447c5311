"""The report's figures, recomputed from the sample's tables with NumPy and SciPy."""
import csv
from datetime import datetime

import numpy
import pytest
from scipy import stats

from conftest import ROOT

QUARTERS = {"2018Q2": (4, 6), "2018Q3": (7, 9)}


def ratings(survey, path, quarter):
    low, high = QUARTERS[quarter]
    with open(ROOT / f"fixtures/sample/{survey}.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if low <= datetime.fromisoformat(row["answered_at"]).month <= high]
    return numpy.array([int(row[path]) for row in rows if row[path] not in ("", "na")])


def table(site, name, quarter="2018Q3"):
    with open(site.folder / f"reports/{quarter}/{name}.csv", encoding="utf-8") as file:
        return list(csv.reader(file))


def wilson(hits, count):
    interval = stats.binomtest(int(hits), int(count)).proportion_ci(0.95, method="wilson")
    return interval.low, interval.high


def percent(text):
    return float(text.rstrip("%"))


@pytest.mark.parametrize("survey", ["visitor", "course", "special-exhibition", "library-reader"])
def test_ratings_agree(site, survey):
    header, *rows = table(site, f"{survey}-ratings")
    with open(ROOT / f"fixtures/sample/{survey}.csv", encoding="utf-8") as file:
        columns = next(csv.reader(file))
    paths = iter(path for path in columns if path not in ("id", "touchpoint", "answered_at", "received_at", "language", "channel"))
    checked = 0
    for row in rows:
        named = dict(zip(header, row))
        # Rows are in the order of the survey: walk on to the next column with these counts.
        for path in paths:
            try:
                now = ratings(survey, path, "2018Q3")
            except ValueError:
                continue
            if path.endswith(".importance"):
                continue
            break
        assert int(named["n"]) == len(now), path
        assert float(named["平均"]) == pytest.approx(now.mean(), abs=0.00501)
        assert float(named["標準差"]) == pytest.approx(now.std(ddof=1), abs=0.00501)
        hits = int((now >= 4).sum())
        assert percent(named["前兩格"]) == pytest.approx(100 * hits / len(now), abs=0.0501)
        low, high = wilson(hits, len(now))
        got = [percent(part) for part in named["95% 信賴區間"].rstrip("%").split("–")]
        assert got == pytest.approx([100 * low, 100 * high], abs=0.0501)
        checked += 1
    assert checked >= 4


def newcombe(before, now):
    """The hybrid score interval of a difference of shares (Newcombe 1998, method 10)."""
    first, second = (before >= 4).mean(), (now >= 4).mean()
    (low1, high1), (low2, high2) = (wilson((part >= 4).sum(), len(part)) for part in (before, now))
    difference = second - first
    return (difference - numpy.hypot(second - low2, high1 - first), difference + numpy.hypot(high2 - second, first - low1))


def test_the_bad_summer_is_called_a_fall_and_only_what_fell(site):
    rows = {row[0]: row for row in table(site, "visitor-metrics")[1:]}
    header = table(site, "visitor-metrics")[0]
    for name, path in [("整體滿意度", "overall"), ("願意再訪", "loyalty.again"), ("願意推薦", "loyalty.recommend")]:
        low, high = newcombe(ratings("visitor", path, "2018Q2"), ratings("visitor", path, "2018Q3"))
        said = rows[name][header.index("與上季比較")]
        assert ("下降" in said) == (high < 0), name
        assert ("上升" in said) == (low > 0), name
    before, now = (ratings("visitor", "services.climate", quarter) for quarter in QUARTERS)
    assert stats.ttest_ind(before, now, equal_var=False).pvalue < 0.001 and now.mean() < before.mean()
    assert "下降" in rows["整體滿意度"][header.index("與上季比較")]
