"""The syntax that `survey codebook --format spss` writes, run by PSPP over simulated responses."""
import csv
import io
import shutil
import statistics
import subprocess

import pytest

from conftest import ROOT
from test_bad_input import run


@pytest.mark.skipif(shutil.which("pspp") is None, reason="PSPP is not installed")
@pytest.mark.parametrize("survey, path", [("visitor", "overall"), ("course", "course.teacher"), ("library-reader", "overall")])
def test_pspp_reads_the_same_figures(tmp_path, survey, path):
    data = run("survey", "simulate", survey, "--count", "300").stdout
    (tmp_path / "responses.csv").write_text(data, encoding="utf-8")
    syntax = run("survey", "codebook", survey, "--format", "spss").stdout
    name = path.replace(".", "_")
    (tmp_path / "s.sps").write_text(syntax + f"DESCRIPTIVES VARIABLES={name}.\n", encoding="utf-8")
    said = subprocess.run(["pspp", "-O", "format=csv", "s.sps"], cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0 and "error" not in said.stdout + said.stderr and "warning" not in said.stdout, said.stdout
    answers = [int(row[path]) for row in csv.DictReader(io.StringIO(data)) if row[path] not in ("", "na")]
    row = next(line for line in csv.reader(io.StringIO(said.stdout)) if len(line) > 3 and line[1].isdigit())
    assert int(row[1]) == len(answers)
    assert float(row[2]) == pytest.approx(statistics.mean(answers), abs=0.006)


def test_the_history_of_a_column_is_told_over_all_versions(tmp_path):
    folder = tmp_path / "surveys"
    shutil.copytree(ROOT / "surveys", folder)
    assert run("survey", "keep", "visitor", "--surveys", folder).returncode == 0
    survey = folder / "visitor.survey"
    text = survey.read_text().replace("version 3", "version 4").replace("comment idea (", "comment remarks (")
    survey.write_text(text.replace('さい。") limit 500', 'さい。") limit 500').replace("limit 500\n  }", "limit 500 was idea\n  }", 1))
    rows = list(csv.reader(io.StringIO(run("survey", "codebook", "visitor", "--pooled", "--format", "csv", "--surveys", folder).stdout)))
    remarks = next(row for row in rows if row[0] == "remarks")
    assert remarks[2] == "3, 4" and "recoded" in remarks[3]
    assert not any(row[0] == "idea" for row in rows)


def test_a_simulation_fills_a_store_of_its_own(tmp_path):
    folder = tmp_path / "store"
    assert run("survey", "simulate", "course", "--count", "40", "--store", folder).returncode == 0
    assert "40" in run("status", "--data", folder).stdout
    again = run("survey", "simulate", "course", "--count", "1", "--store", folder)
    assert again.returncode == 1 and str(folder) in again.stderr
