"""Weighted figures of the report, recomputed with NumPy. All answers are invented."""
import csv

import numpy
import pytest
from scipy import stats

from test_bad_input import run
from test_figures import percent
from test_practice import fresh, local, rate, settled  # noqa: F401 (`fresh` is a fixture)

KNOWN = {"weighted": {"from": {"city": 0.2, "country": 0.7, "abroad": 0.1}, "age": {"young": 0.4, "old": 0.6}},
         "post": {"from": {"city": 0.1, "country": 0.9}}}


def invented(survey, count, seed, rare=0.04):
    """A sample that is skewed: mostly from the city, and those from elsewhere less content."""
    random = numpy.random.default_rng(seed)
    rows = []
    for number in range(count):
        origins = list(KNOWN[survey]["from"])
        skew = {2: [1 - rare, rare], 3: [0.75, 0.21, 0.04]}[len(origins)]
        origin = random.choice(origins + [""], p=[part * 0.95 for part in skew] + [0.05])
        low = 1 if origin in ("country", "abroad") else 3
        row = {"touchpoint": f"{survey}-hall", "answered_at": f"2018-08-{1 + number % 28:02}", "from": origin,
               "overall": random.choice([str(random.integers(low, 6)), "na", ""], p=[0.9, 0.05, 0.05])}
        if survey == "weighted":
            row["age"] = random.choice(["young", "old", ""], p=[0.7, 0.2, 0.1])
            row["again"] = random.choice(["yes", "no", ""], p=[0.5, 0.4, 0.1])
        rows.append(row)
    return rows


def weigh(survey, rows):
    """Raking, written again: who did not answer a question keeps his weight in its turn."""
    weights = numpy.ones(len(rows))
    for _ in range(100):
        before = weights.copy()
        for path, shares in KNOWN[survey].items():
            answers = numpy.array([row[path] for row in rows])
            present = {key: share for key, share in shares.items() if (answers == key).any()}
            total = weights[answers != ""].sum()
            factors = {key: share / sum(present.values()) * total / weights[answers == key].sum()
                       for key, share in present.items()}
            weights = weights * numpy.array([factors.get(answer, 1.0) for answer in answers])
        if numpy.abs(weights - before).max() < 1e-12:
            break
    weights /= weights.mean()
    for _ in range(10_000):
        weights = numpy.minimum(weights, 5.0)
        weights /= weights.mean()
    return weights


def effective(weights):
    return weights.sum() ** 2 / (weights ** 2).sum()


def wilson(share, n):
    z = stats.norm.ppf(0.975)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * numpy.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def report(tmp_path, survey, rows):
    table, data = tmp_path / "answers.csv", tmp_path / "data"
    with open(table, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    places = ("--surveys", "fixtures/kinds", "--data", data)
    imported = run("response", "import", table, "--survey", survey, *places)
    assert imported.returncode == 0, imported.stderr
    built = run("report", "build", "2018Q3", *places)
    assert built.returncode == 0, built.stderr

    def read(name):
        with open(data / f"reports/2018Q3/{survey}-{name}.csv", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return read, (data / "reports/2018Q3/index.html").read_text()


@pytest.mark.parametrize("survey, count, seed", [
    ("weighted", 600, 1), ("weighted", 90, 2), ("weighted", 41, 3), ("post", 400, 4), ("post", 60, 5)])
def test_weighted_figures_agree(tmp_path, survey, count, seed):
    rows = invented(survey, count, seed)
    read, page = report(tmp_path, survey, rows)
    weights = weigh(survey, rows)
    ratings = numpy.array([int(row["overall"]) if row["overall"] not in ("", "na") else 0 for row in rows])
    rated = ratings > 0
    w, x = weights[rated], ratings[rated]
    n = effective(w)
    mean = numpy.average(x, weights=w)
    spread = numpy.sqrt(numpy.average((x - mean) ** 2, weights=w) * n / (n - 1))
    share = w[x >= 4].sum() / w.sum()

    metrics = {row["指標"]: row for row in read("metrics")}
    satisfied = metrics["滿意度"]
    assert int(satisfied["n"]) == rated.sum()
    assert float(satisfied["有效樣本數"]) == pytest.approx(n, abs=0.0501)
    assert percent(satisfied["本季"]) == pytest.approx(100 * share, abs=0.0501)
    got = [percent(part) for part in satisfied["95% 信賴區間"].rstrip("%").split("–")]
    assert got == pytest.approx([100 * bound for bound in wilson(share, n)], abs=0.0501)
    for name in ["平均"] + (["心情平均"] if survey == "weighted" else []):
        assert float(metrics[name]["本季"]) == pytest.approx(mean, abs=0.00501)
        assert float(metrics[name]["標準差"]) == pytest.approx(spread, abs=0.00501)
    if survey == "weighted":
        again = numpy.array([row["again"] == "yes" for row in rows])
        assert percent(metrics["再訪"]["本季"]) == pytest.approx(100 * weights[again].sum() / weights.sum(), abs=0.0501)
        assert int(metrics["再訪"]["n"]) == len(rows)
    (rating,) = read("ratings")
    assert percent(rating["前兩格"]) == pytest.approx(100 * share, abs=0.0501)
    assert float(rating["平均"]) == pytest.approx(mean, abs=0.00501)
    frequencies = read("frequencies")
    for row, code in zip(frequencies, (5, 4, 3, 2, 1)):
        assert int(row["次數"]) == (x == code).sum()
        assert percent(row["加權百分比"]) == pytest.approx(100 * w[x == code].sum() / w.sum(), abs=0.1)
    assert sum(round(10 * percent(row["加權百分比"])) for row in frequencies) == 1000
    # The weights are named with their source, their method, and what they cost.
    for words in ("weight by from", "Kish", f"n = {len(rows)}", "未答", "截斷",
                  "raking" if survey == "weighted" else "事後分層"):
        assert words in page, words
    assert f"有效樣本數 {effective(weights):.1f}" in page


def test_the_trimmed_sample_was_one(tmp_path):
    """Of the samples above at least one has weights that had to be cut; else nothing was tried."""
    rows = invented("post", 400, 4)
    assert weigh("post", rows).max() == pytest.approx(5, abs=1e-6)


def test_over_quota_and_volunteered_answers_are_kept_and_left_out_of_the_figures(fresh, tmp_path):
    site, opened = fresh
    for number, overall in enumerate([5, 4, 1, 1]):
        assert local(site, f"respondent-{number}", answers={"from": "local", "overall": overall})[0] == 201
    for turn, overall in [("chosen", 5), ("volunteered", 1), ("volunteered", 1)]:
        page = opened("/lookup", "kiosk")
        page.evaluate(f"sessionStorage.setItem('huixiang-turn-sampled-hall', '{turn}')")
        page.goto("/kiosk/sampled-hall")
        settled(page)
        page.check(f"input[name=overall][value='{overall}']", force=True)
        page.click("#send")
        page.wait_for_selector("#thanks:not([hidden])")
    times = {row[0] for row in site.rows("SELECT answered_at FROM response")}
    assert len(site.rows("SELECT id FROM response")) == 7
    from datetime import datetime, timedelta, timezone
    local_times = [datetime.fromtimestamp(time, timezone(timedelta(hours=8))) for time in times]
    figures = {}
    for quarter in {f"{time.year}Q{(time.month + 2) // 3}" for time in local_times}:
        built = run("report", "build", quarter, "--surveys", "fixtures/kinds", "--data", site.folder)
        assert built.returncode == 0, built.stderr
        folder = site.folder / f"reports/{quarter}"
        for survey in ("quota", "sampled"):
            path = folder / f"{survey}-metrics.csv"
            if path.exists():
                with open(path, encoding="utf-8") as file:
                    figures[survey] = (next(csv.DictReader(file)), (folder / "index.html").read_text())
    quota, page = figures["quota"]
    assert (quota["n"], quota["本季"]) == ("2", "100.0%")
    assert "另有 2 份在配額額滿後送達" in page and "locals 2 份" in page and "額滿後送達的 2 份" in page
    sampled, page = figures["sampled"]
    assert (sampled["n"], sampled["本季"]) == ("1", "100.0%")
    assert "樣本 1 份，未抽中而自願填答 2 份另計" in page and "其「滿意度」為 0.0%" in page
