"""Surveys tried out before anybody is asked."""
import csv
import io

import pytest

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


def test_ways_through_the_visitor_survey():
    assert "ways      2" in run("survey", "paths", "visitor").stdout
    refused(run("survey", "paths", "nothing"), "nothing")
