"""What is exported as XLSForm, as pyxform reads it."""
import csv
import re
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from conftest import ROOT
from test_bad_input import refused, run

SURVEYS = sorted(path.stem for path in (ROOT / "surveys").glob("*.survey")
                 if re.search(rf"^survey {re.escape(path.stem)} ", path.read_text(), re.MULTILINE))
NAMESPACES = {"x": "http://www.w3.org/2002/xforms"}


def exported(tmp_path, key, target):
    path = tmp_path / f"{key}.{target}"
    assert run("survey", "export", key, "--to", target, "--output", path).returncode == 0
    return path


def test_all_seven_are_there():
    assert len(SURVEYS) == 7


@pytest.mark.parametrize("key", SURVEYS)
@pytest.mark.parametrize("target", ["md", "csv"])
def test_pyxform_takes_every_survey_without_a_warning(tmp_path, key, target):
    result = convert(xlsform=str(exported(tmp_path, key, target)))
    assert result.warnings == []
    form = ElementTree.fromstring(result.xform)
    languages = re.search(r"languages (.*)", (ROOT / f"surveys/{key}.survey").read_text()).group(1).split(", ")
    translations = form.findall(".//x:translation", NAMESPACES)
    # A survey in one language needs no table of translations.
    assert len(translations) in ({len(languages)} if len(languages) > 1 else {0, 1})
    if len(languages) > 1:
        texts = [{text.get("id") for text in one} for one in translations]
        assert all(one == texts[0] for one in texts)
        assert not any((value.text or "-").strip() in ("", "-") for one in translations
                       for value in one.findall("x:text/x:value", NAMESPACES) if len(value) == 0)


def test_conditions_limits_and_paths_come_along(tmp_path):
    form = ElementTree.fromstring(convert(xlsform=str(exported(tmp_path, "visitor", "md"))).xform)
    binds = {bind.get("nodeset").split("/")[-1]: bind.attrib for bind in form.findall(".//x:bind", NAMESPACES)}
    assert binds["overall"]["required"] == "true()"
    assert re.fullmatch(r"\s*/data/page-1/overall\s*<= 2", binds["why"]["relevant"])
    assert "count-selected(.) <= 3" in binds["heard"]["constraint"]
    assert "not(selected(., 'none') and count-selected(.) > 1)" in binds["heard"]["constraint"]
    assert binds["why"]["constraint"] == "string-length(.) <= 500"
    # Every column of the paper form has its question, under the path that the importer knows.
    rows = list(csv.reader(exported(tmp_path, "visitor", "csv").open(encoding="utf-8", newline="")))
    paths = {row[rows[1].index("x_path")] for row in rows[2:] if len(row) > rows[1].index("x_path")}
    with open(ROOT / "fixtures/sample/visitor.csv", encoding="utf-8") as sample:
        assert set(next(csv.reader(sample))[6:]) <= paths


def test_an_unknown_survey_is_named(tmp_path):
    refused(run("survey", "export", "nothing"), "nothing")
