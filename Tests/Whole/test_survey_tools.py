"""Surveys tried out before anybody is asked."""
import csv
import io
import shutil

import pytest

from conftest import ROOT
from test_bad_input import refused, run
from test_xlsform import SURVEYS


@pytest.mark.parametrize("key", SURVEYS)
def test_simulated_respondents_give_only_what_the_importer_takes(tmp_path, key):
    first, again = (run("survey", "simulate", key, "--count", 400, "--seed", 7).stdout for _ in range(2))
    assert first == again
    assert run("survey", "simulate", key, "--count", 400, "--seed", 8).stdout != first
    path = tmp_path / "simulated.csv"
    path.write_text(first)
    result = run("response", "import", path, "--survey", key, "--data", tmp_path / "data")
    assert result.returncode == 0 and "stored 400, repeated 0, conflicting 0, rejected 0" in result.stdout


def test_simulated_respondents_go_every_way():
    rows = list(csv.DictReader(io.StringIO(run("survey", "simulate", "visitor", "--count", 500).stdout)))
    for column, values in {"overall": {"1", "2", "3", "4", "5", "na"}, "language": {"zh-Hant", "en", "ja", "ko"}}.items():
        assert {row[column] for row in rows} == values
    assert all(row["why"] == "" for row in rows if row["overall"] not in ("1", "2"))
    assert {"3", "1"} <= {str(len(row["heard"].split(";"))) for row in rows if row["heard"]}


@pytest.mark.parametrize("key", SURVEYS)
def test_the_codebook_explains_every_column(key):
    columns = next(csv.reader(io.StringIO(run("survey", "simulate", key, "--count", 0).stdout)))[6:]
    book = list(csv.DictReader(io.StringIO(run("survey", "codebook", key, "--format", "csv").stdout)))
    assert [row["Column"] for row in book] == columns
    assert all(row["Wording"] and row["Kind"] and row["Asked of"] for row in book)
    assert "<table" in run("survey", "codebook", key, language="zh_TW.UTF-8").stdout


def test_a_report_breaks_the_line_where_the_survey_changed(tmp_path):
    """Second quarter: version 2. Third: version 3, in which one question has another scale and one item another key."""
    surveys, data = tmp_path / "surveys", tmp_path / "data"
    shutil.copytree(ROOT / "surveys", surveys)
    path = surveys / "library-reader.survey"
    common = ("--data", data, "--surveys", surveys)

    def collect(month, item):
        answers = "".join(f"library-desk,2018-{month}-03,4,{4 + number % 2}\n" for number in range(60))
        table = tmp_path / f"library-{month}.csv"
        table.write_text(f"touchpoint,answered_at,overall,{item}\n" + answers)
        result = run("response", "import", table, "--survey", "library-reader", *common)
        assert result.returncode == 0, result.stderr

    def report():
        assert run("report", "build", "2018Q3", *common).returncode == 0
        with open(data / "reports/2018Q3/library-reader-ratings.csv", encoding="utf-8") as file:
            rows = {row["題目"]: row for row in csv.DictReader(file)}
        return rows, (data / "reports/2018Q3/index.html").read_text()

    collect("05", "library.collection")
    assert run("survey", "keep", "library-reader", "--surveys", surveys).returncode == 0
    text = path.read_text()
    for old, new in [("version 2", "version 3"), ('library?" on satisfaction5', 'library?" on agreement5'),
                     ("      collection ", "      books "), ("magazines\" topic library", "magazines\" topic library was collection")]:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    collect("08", "library.books")
    ratings, page = report()
    overall, books = list(ratings.values())[0], ratings["館藏書刊"]
    assert overall["與上季比較"] == "改版，不比較" and overall["上季前兩格"] in ("", "–")
    assert books["與上季比較"] == "無明顯變化" and books["上季前兩格"] == "100.0%"
    assert "問卷改版" in page and "overall 改答案" in page
    # Without the old version nothing is claimed.
    shutil.rmtree(surveys / "versions")
    ratings, page = report()
    assert {row["與上季比較"] for row in ratings.values()} == {"改版，不比較"} and "沒有留存" in page


def test_keeping_another_text_under_a_kept_version_is_refused(tmp_path):
    surveys = tmp_path / "surveys"
    shutil.copytree(ROOT / "surveys", surveys)
    for _ in range(2):
        assert run("survey", "keep", "visitor", "--surveys", surveys).returncode == 0
    path = surveys / "visitor.survey"
    path.write_text(path.read_text().replace("limit 500", "limit 400"))
    refused(run("survey", "keep", "visitor", "--surveys", surveys), "visitor-3.survey", "version")


def test_ways_through_the_visitor_survey():
    assert "ways      2" in run("survey", "paths", "visitor").stdout
    refused(run("survey", "paths", "nothing"), "nothing")
