"""XLSForms coming in, and surveys going out and back: pyxform and ODK Validate are the judges."""
import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyxform
import pytest
from pyxform.xls2xform import convert

from conftest import HUIXIANG, ROOT
from test_bad_input import run
from test_xlsform import SURVEYS

FORMS = ROOT / "../shared/data/xlsform/forms.ndjson"
VALIDATOR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"


def form(survey, choices="", settings=""):
    """A form in Markdown from rows of cells; synthetic."""
    sheets = [("survey", survey), ("choices", choices), ("settings", settings)]
    return "\n".join(f"| {name} |\n" + "\n".join(f"| | {row} |" for row in text.strip().splitlines())
                     for name, text in sheets if text) + "\n"


def imported(tmp_path, text, name="form"):
    source = tmp_path / f"{name}.md"
    source.write_text(text, encoding="utf-8")
    target = tmp_path / f"{name}.survey"
    target.unlink(missing_ok=True)
    result = run("survey", "import", source, "--output", target, "--format", "json", "--shared", tmp_path / "nothing")
    return result, json.loads(result.stdout), target


# The table of faults that the usual tools pass in silence, each as a form.
YESNO = "list_name | name | label\nyn | yes | Yes\nyn | no | No"
SILENT = {
    "a choice that does not exist": (
        "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | selected(${a}, 'bad')", YESNO, "error", 3, "bad"),
    "a condition that never holds": (
        "type | name | label | relevant\ninteger | a | A |\ntext | b | B | ${a} < 2 and ${a} > 4", "", "warning", 3, "never"),
    "a text compared with a number": (
        "type | name | label | relevant\ntext | a | A |\ntext | b | B | ${a} > 3", "", "error", 3, "number"),
    "a question that is asked later": (
        "type | name | label | relevant\ntext | b | B | ${a} = 3\ninteger | a | A |", "", "error", 2, "later"),
    "a constraint that nobody can meet": (
        "type | name | label | constraint\ninteger | a | A | . > 5 and . < 3", "", "error", 2, "No answer"),
    "a label missing in one language": (
        "type | name | label::English (en) | label::French (fr)\ntext | a | A | A\ntext | b | B |", "", "warning", 3, "fr"),
    "forgotten braces": (
        "type | name | label | relevant\ninteger | q | Q |\ntext | b | B | q > 3", "", "error", 3, "braces"),
    "a placeholder that is none": (
        "type | name | label\ninteger | q | Q\ntext | b | You said $(q)", "", "warning", 3, "$(q)"),
    "a cycle": (
        "type | name | label | relevant\ninteger | a | A | ${b} = 1\ninteger | b | B | ${a} = 1", "", "error", 2, "later"),
    "an open bracket": (
        "type | name | label | relevant\ninteger | a | A |\ntext | b | B | (${a} > 3", "", "error", 3, ")"),
    "an unknown function": (
        "type | name | label | relevant\ninteger | a | A |\ntext | b | B | foo(${a})", "", "error", 3, "foo"),
    "a full-width sign": (
        "type | name | label | relevant\ninteger | a | A |\ntext | b | B | ${a} ＜ 3", "", "error", 3, "full-width"),
    "a reference to nothing": (
        "type | name | label | relevant\ntext | b | B | ${zzz} = 3", "", "error", 2, "zzz"),
    "a missing comma": (
        "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | selected(${a} 'yes')", YESNO, "error", 3, "yes"),
}


@pytest.mark.parametrize("fault", SILENT)
def test_what_others_pass_in_silence_is_found(tmp_path, fault):
    survey, choices, severity, row, word = SILENT[fault]
    result, findings, target = imported(tmp_path, form(survey, choices))
    assert any(found["severity"] == severity and found["row"] == row and word in found["message"] for found in findings), findings
    assert (result.returncode, target.exists()) == ((1, False) if severity == "error" else (0, True))


def test_names_that_are_no_keys_keep_their_meaning(tmp_path):
    text = form("type | name | label\nbegin group | g1 | G\ntext | q.1 | A\nend group | |\n"
                "begin group | g2 | G\ntext | q.1 | 整體\ninteger | 總數 | B\nend group | |")
    result, findings, target = imported(tmp_path, text)
    assert result.returncode == 0, findings
    back = tmp_path / "back.md"
    assert run("survey", "export", target, "--to", "md", "--output", back).returncode == 0
    assert binds(convert(xlsform=str(back)).xform) == binds(convert(xlsform=text).xform)


def binds(xform):
    form = ElementTree.fromstring(xform)
    return [sorted((key, re.sub(r"\s", "", value)) for key, value in bind.attrib.items())
            for bind in form.iter("{http://www.w3.org/2002/xforms}bind")]


@pytest.mark.parametrize("text, sheet, row", [
    (form("type | name | label\ngeopoint | p | Where?"), "survey", 2),
    (form("type | name | label\nbegin repeat | r | R\ntext | a | A\nend repeat | |"), "survey", 2),
    (form("type | name | label\naudio | p | Say it"), "survey", 2),
    (form("type | name | label\nselect_one yn | a | A"), "survey", 2),
    (form("type | name | label\nselect_one yn | a | A", "list_name | name | label\nyn | yes | Yes\nyn | yes | Yes"), "choices", 3),
    (form("type | name | label\nbegin group | g | G\ntext | a | A"), "survey", 2),
    (form("type | name | label\ntext | a | A\ntext | a | B"), "survey", 3),
    (form("type | name | label\nfoo | a | A"), "survey", 2),
    ("| choices |\n| | list_name | name | label |\n", "survey", None),
])
def test_what_cannot_be_taken_is_named_by_sheet_and_row(tmp_path, text, sheet, row):
    result, findings, target = imported(tmp_path, text)
    assert result.returncode == 1 and not target.exists()
    assert any(found["severity"] == "error" and found["sheet"] == sheet and found["row"] == row for found in findings), findings


@pytest.mark.parametrize("name, content, word", [
    ("form.xlsx", b"", "not an Excel"), ("form.xlsx", b"PK\x03\x04half", ""), ("form.csv", "survey\n,type,name,label\n,text,a,整體\n".encode("big5"), "UTF-8"),
    ("form.md", b"\xff\xfe", "UTF-8"), ("form.pdf", b"%PDF", "xlsx"), ("form.xls", b"\xd0\xcf\x11\xe0", "xlsx"),
])
def test_a_file_that_is_no_form_is_refused(tmp_path, name, content, word):
    path = tmp_path / name
    path.write_bytes(content)
    result = run("survey", "import", path, "--output", tmp_path / "x.survey")
    assert result.returncode == 1 and name in result.stderr and word in result.stderr
    assert "Fatal" not in result.stderr and not (tmp_path / "x.survey").exists()


@pytest.mark.parametrize("target", ["xlsx", "md", "csv"])
@pytest.mark.parametrize("key", SURVEYS)
def test_a_survey_that_nobody_touched_comes_back_to_the_last_byte(tmp_path, key, target):
    file = tmp_path / f"{key}.{target}"
    assert run("survey", "export", key, "--to", target, "--output", file).returncode == 0
    assert run("survey", "import", file, "--output", tmp_path / "back.survey").returncode == 0
    assert (ROOT / f"surveys/{key}.survey").read_bytes().endswith((tmp_path / "back.survey").read_bytes())


@pytest.mark.parametrize("key", SURVEYS)
def test_an_edited_form_keeps_what_only_our_language_says(tmp_path, key):
    file = tmp_path / f"{key}.xlsx"
    assert run("survey", "export", key, "--to", "xlsx", "--output", file).returncode == 0
    book = openpyxl.load_workbook(file)
    sheet = book["survey"]
    header = [cell.value for cell in sheet[1]]
    label = next(place for place, name in enumerate(header) if name.startswith("label"))
    row = next(row for row in sheet.iter_rows(min_row=2)
               if (row[0].value or "").startswith(("select_one", "text")) and row[label].value)
    row[label].value = "改過的文字"
    book.save(file)
    back = tmp_path / f"{key}.survey"
    result = run("survey", "import", file, "--output", back)
    assert result.returncode == 0, result.stderr
    result = run("survey", "diff", f"surveys/{key}.survey", back, "--format", "json")
    changes = [change for change in json.loads(result.stdout) if change["change"] != "same"]
    assert [change["change"] for change in changes] == ["reworded"], changes
    text, original = back.read_text(), (ROOT / f"surveys/{key}.survey").read_text()
    for statement in re.findall(r"^  (?:metric|target|open case|index) .*", original, re.MULTILINE):
        assert statement in text


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java, which is not installed")
@pytest.mark.parametrize("key", SURVEYS)
def test_odk_validate_takes_every_survey(tmp_path, key):
    own, theirs = tmp_path / "own.xml", tmp_path / "theirs.xml"
    assert run("survey", "export", key, "--to", "xform", "--output", own).returncode == 0
    assert run("survey", "export", key, "--to", "md", "--output", tmp_path / "f.md").returncode == 0
    theirs.write_text(convert(xlsform=str(tmp_path / "f.md")).xform, encoding="utf-8")
    for path in (own, theirs):
        said = subprocess.run(["java", "-jar", VALIDATOR, path], capture_output=True, text=True)
        assert "Xform is valid" in said.stdout + said.stderr
    # Both say the same of every question.
    assert bound(own.read_text()) == bound(theirs.read_text())


def bound(xform):
    """What each question's bind says, whatever the order of the attributes."""
    form = ElementTree.fromstring(xform)
    wanted = ("type", "relevant", "constraint", "calculate", "required")
    return {bind.get("nodeset"): {key: re.sub(r"\s", "", bind.get(key)) for key in wanted if bind.get(key)}
            for bind in form.iter("{http://www.w3.org/2002/xforms}bind")
            if any(bind.get(key) for key in wanted) and "instanceID" not in bind.get("nodeset")}


def canonical(xform):
    """A form without its title, id and version, and without the order that means nothing."""
    def meaning(element):
        tag = element.tag.split("}")[-1]
        if tag == "title":
            return (tag,)
        attributes = {key: re.sub(r"\s", "", value).replace('"', "'") for key, value in element.attrib.items()
                      if not (key == "required" and value == "false()") and not (tag == "data" and key in ("id", "version"))}
        children = [meaning(child) for child in element]
        if tag in ("itext", "translation", "text"):
            children.sort(key=str)
        return (tag, sorted(attributes.items()), (element.text or "").strip(), children, (element.tail or "").strip())
    return str(meaning(ElementTree.fromstring(xform)))


def round_trip(tmp_path, entry):
    result, findings, target = imported(tmp_path, entry["form"], entry["id"])
    if result.returncode:
        errors = [found for found in findings if found["severity"] == "error"]
        return entry, "refused", bool(errors) and all(found["sheet"] and found["message"] for found in errors)
    back = tmp_path / f"{entry['id']}.back.md"
    assert run("survey", "export", target, "--to", "md", "--output", back).returncode == 0
    if entry["refused"]:
        return entry, "taken", findings
    same = canonical(convert(xlsform=entry["form"]).xform) == canonical(convert(xlsform=str(back)).xform)
    return entry, "whole" if same else "changed", findings


@pytest.mark.skipif(not FORMS.exists(), reason="the 635 real forms are not on this machine")
def test_no_real_form_is_changed_in_silence(tmp_path, capsys):
    entries = [json.loads(line) for line in FORMS.read_text(encoding="utf-8").splitlines()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda entry: round_trip(tmp_path, entry), entries))
    # What pyxform refuses is refused; what is taken comes back as it was; what is refused says where and why.
    assert [entry["id"] for entry, state, _ in outcomes if entry["refused"] and state != "refused"] == []
    assert [entry["id"] for entry, state, _ in outcomes if state == "changed"] == []
    assert all(placed for _, state, placed in outcomes if state == "refused")
    whole = sum(state == "whole" for _, state, _ in outcomes)
    with capsys.disabled():
        print(f" {whole} of {sum(not entry['refused'] for entry in entries)} sound forms came back whole")
    assert whole >= 120
