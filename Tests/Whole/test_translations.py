"""Translations on their way to translators and back, as gettext and polib read them."""
import json
import re
import shutil
import subprocess

import polib
import pytest

from conftest import ROOT
from test_bad_input import refused, run

LANGUAGES = ["en", "ja", "ko"]


@pytest.fixture
def surveys(tmp_path):
    folder = tmp_path / "surveys"
    shutil.copytree(ROOT / "surveys", folder)
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.survey")}


def exported(surveys, *options):
    output = surveys.parent / "po"
    result = run("survey", "translations", "export", surveys, "--output", output, *options)
    assert result.returncode == 0, result.stderr
    return output


def taken(*arguments):
    result = run("survey", "translations", "import", *arguments)
    assert result.returncode == 0, result.stderr + result.stdout
    return result.stdout


def gettext(*command):
    """Runs a program of GNU gettext, which must have nothing to say."""
    if not shutil.which(command[0]):
        pytest.skip("gettext is missing: apt-get install gettext")
    result = subprocess.run([*map(str, command)], capture_output=True)
    assert result.returncode == 0 and result.stderr == b"", result.stderr
    return result.stdout


def edited(path, text):
    assert text[0] in path.read_text()
    path.write_text(path.read_text().replace(*text))


@pytest.mark.parametrize("survey", [(), ("--survey", "visitor")])
def test_gettext_finds_nothing_to_say(surveys, survey):
    for path in exported(surveys, "--all", *survey).glob("*.po"):
        gettext("msgfmt", "--check", "-o", "/dev/null", path)
        assert gettext("msgcat", "--no-wrap", path) == path.read_bytes()


def test_the_visitor_survey_is_complete_and_the_same_bytes_each_time(surveys):
    folder = exported(surveys, "--all", "--survey", "visitor")
    first = {path.name: path.read_bytes() for path in folder.glob("*.po")}
    assert set(first) == {f"visitor.{language}.po" for language in LANGUAGES}
    for name in first:
        file = polib.pofile(str(folder / name), check_for_duplicates=True)
        assert len(file) > 50 and not file.fuzzy_entries() and not file.obsolete_entries()
        assert file.percent_translated() == 100 or name == "visitor.en.po"
        assert file.metadata["Language"] == name.split(".")[1] and "POT-Creation-Date" not in file.metadata
        for entry in file:
            assert entry.msgctxt and entry.comment and len(entry.occurrences) == 1
            place, line = entry.occurrences[0]
            assert entry.msgid.replace('"', '\\"') in open(place, encoding="utf-8").read().split("\n")[int(line) - 1]
    shutil.rmtree(folder)
    exported(surveys, "--all", "--survey", "visitor")
    assert {path.name: path.read_bytes() for path in folder.glob("*.po")} == first


@pytest.mark.parametrize("program", ["none", "polib", "msgcat"])
def test_what_comes_back_unchanged_changes_no_byte(surveys, program):
    before = contents(surveys)
    for path in exported(surveys, "--all").glob("*.po"):
        if program == "polib":
            polib.pofile(str(path), wrapwidth=40).save()
        if program == "msgcat":
            path.write_bytes(gettext("msgcat", "--width=40", path).replace(b"\n", b"\r\n"))
        assert "0 added, 0 replaced" in taken(path, surveys)
    assert contents(surveys) == before


def test_a_new_language_from_a_translator(surveys):
    path = exported(surveys, "--language", "vi", "--survey", "visitor") / "visitor.vi.po"
    file = polib.pofile(str(path))
    for number, entry in enumerate(file):
        entry.msgstr = f'Câu "{number}" \\ bằng tiếng Việt' * (1 + number % 3)
    file[1].flags.append("fuzzy")
    file[2].msgstr = ""
    file.save()
    before = contents(surveys)
    assert "added" in taken(path, surveys, "--dry-run") and contents(surveys) == before
    said = taken(path, surveys)
    assert f"{len(file) - 2} added" in said and "1 fuzzy, 1 empty" in said and "language-not-listed" in said
    for command in ("check", "format"):
        result = run("survey", command, *(["--check"] if command == "format" else []), surveys)
        assert result.returncode == 0, result.stdout
    for name, content in contents(surveys).items():
        wordings = re.sub(rb'\s+vi "(?:[^"\\]|\\.)*"', b"", content)
        assert re.sub(rb"[\s()]", b"", wordings) == re.sub(rb"[\s()]", b"", before[name]), name
    # Named as a language of the survey, it lacks the two that were held back.
    taken(path, surveys, "--add-language")
    assert "languages zh-Hant, en, ja, ko, vi\n" in (surveys / "visitor.survey").read_text()
    refused(run("survey", "check", surveys), "missing-translation")
    refused(run("survey", "translations", "status", surveys, "--language", "vi"), "2 missing", "untranslated")
    file[1].flags.clear()
    file[2].msgstr = "Xong"
    file.save()
    taken(path, surveys)
    assert run("survey", "check", surveys).returncode == 0
    assert run("survey", "translations", "status", surveys, "--language", "vi").returncode == 0


def test_what_does_not_fit_is_refused_and_the_rest_taken(surveys):
    path = exported(surveys, "--language", "ja", "--survey", "visitor") / "visitor.ja.po"
    file = polib.pofile(str(path))
    by_path = {entry.msgctxt: entry for entry in file}
    by_path["survey visitor/overall"].msgstr = "{count}にご満足ですか？"
    by_path["survey visitor/why"].msgid = "哪裡不好？"
    by_path["survey visitor/idea"].msgctxt = "survey visitor/ideas"
    by_path["survey visitor/reply"].msgstr = "お返事しましょうか？"
    file.save()
    before = (surveys / "visitor.survey").read_text()
    result = run("survey", "translations", "import", path, surveys)
    refused(result, "placeholders", "changed-wording", "哪裡不好？", "哪裡讓您不滿意？", "unknown-wording", "1 replaced",
            "3 refused")
    line = path.read_text().split("\n").index('msgctxt "survey visitor/overall"') + 1
    assert f"visitor.ja.po:{line}:1: error[placeholders]" in result.stdout
    assert (surveys / "visitor.survey").read_text() == before.replace("お返事をご希望ですか？（任意）", "お返事しましょうか？")


@pytest.mark.parametrize("spoil, code", [
    (lambda po: po[: len(po) // 2 + 1], "po-"),
    (lambda po: po.replace(b"charset=UTF-8", b"charset=Big5"), "po-charset"),
    (lambda po: po.decode().encode("utf-16"), "po-not-utf-8"),
    (lambda po: po.replace(b"charset=UTF-8", b"").decode().encode("cp932", "replace"), "po-not-utf-8"),
    (lambda po: po + po[po.index(b"msgctxt"):], "po-duplicate"),
    (lambda po: po + b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "po-plural"),
    (lambda po: b"\0" * 5000, "po-syntax"),
    (lambda po: b"", "po-half-written"),
])
def test_of_a_broken_file_nothing_is_taken(surveys, spoil, code):
    path = exported(surveys, "--language", "ja") / "ja.po"
    path.write_bytes(spoil(path.read_bytes().replace("非常滿意\"\nmsgstr \"とても満足".encode(), "非常滿意\"\nmsgstr \"別".encode())))
    before = contents(surveys)
    refused(run("survey", "translations", "import", path, surveys), code, "ja.po:", "nothing was done")
    assert contents(surveys) == before


def test_a_changed_wording_leaves_its_translations_stale(surveys):
    assert run("survey", "keep", "visitor", "--surveys", surveys).returncode == 0
    assert run("survey", "translations", "status", surveys).returncode == 0
    edited(surveys / "visitor.survey", ("version 3", "version 4"))
    edited(surveys / "visitor.survey", ("您的年齡", "您幾歲？"))
    result = run("survey", "translations", "status", surveys, "--language", "ja")
    refused(result, "stale-translation", "visitor.survey:", "1 stale", "您的年齡", "您幾歲？")
    found = json.loads(run("survey", "translations", "status", surveys, "--format", "json").stdout)
    assert {state["language"]: state["stale"] for state in found} == {"en": 1, "ja": 1, "ko": 1}
    assert found[1]["places"][0]["path"] == "survey visitor/age"
    # That it went live so does not make it right.
    assert run("survey", "keep", "visitor", "--surveys", surveys).returncode == 0
    refused(run("survey", "translations", "status", surveys), "1 stale")
    folder = surveys / "translations"
    result = run("survey", "translations", "export", surveys, "--all", "--output", folder)
    assert result.returncode == 0, result.stderr
    for language, entry in {path.stem: polib.pofile(str(path)).find("survey visitor/age", by="msgctxt")
                            for path in folder.glob("*.po")}.items():
        assert entry.fuzzy and entry.previous_msgid == "您的年齡" and entry.msgid == "您幾歲？", language
    gettext("msgfmt", "--check", "-o", "/dev/null", folder / "ja.po")
    # The Japanese is written anew, the English and the Korean are looked at and left.
    for language in LANGUAGES:
        file = polib.pofile(str(folder / f"{language}.po"))
        entry = file.find("survey visitor/age", by="msgctxt")
        entry.flags.clear()
        entry.previous_msgid = None
        if language == "ja":
            entry.msgstr = "おいくつですか？"
        file.save()
        assert f"{int(language == 'ja')} replaced" in taken(folder / f"{language}.po", surveys)
    result = run("survey", "translations", "status", surveys)
    assert result.returncode == 0, result.stdout


def test_what_cannot_be_done_is_said(surveys):
    output = surveys.parent / "x"
    export = ("survey", "translations", "export", surveys, "--output")
    refused(run(*export, output, "--survey", "nothing", "--all"), "nothing")
    refused(run(*export, output, "--language", "../ja"), "../ja")
    refused(run(*export, f"{output}.po", "--all"), "folder")
    refused(run("survey", "translations", "import", surveys), "PO")
    refused(run("survey", "translations", "import", "missing.po", surveys), "missing.po")
    assert not output.exists()
