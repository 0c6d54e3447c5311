"""The tutorial, done as its reader does it: files are saved, commands are typed, answers are compared."""
import os
import re
import shlex
import shutil
import subprocess

import pytest
from pyxform.xls2xform import convert

from conftest import HUIXIANG, ROOT

FILES = ROOT / "fixtures/tutorial"
TUTORIALS = {"docs/tutorial.md": "en_US.UTF-8", "docs/tutorial.zh-TW.md": "zh_TW.UTF-8"}
STATED = {"docs/tutorial.md": "exit code", "docs/tutorial.zh-TW.md": "結束代碼"}
FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:(?!```).*\n)*)```\n", re.MULTILINE)


def blocks(name, *kinds):
    """Kind, the words behind it, content and the prose up to the next block."""
    text = (ROOT / name).read_text()
    found = list(FENCE.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    assert len(found) * 2 == len(re.findall(r"^```", text, re.MULTILINE)), "A block without a kind or an end"
    return [(*match.groups(), text[match.end():end]) for match, end in zip(found, ends) if match[1] in kinds]


def commands(content):
    """The commands of a block, each with its answer."""
    assert content.startswith("$ "), content
    parts = re.split(r"^\$ (.*)\n", content, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2]))


def typed(answer):
    """What the reader types at a prompt, a line each."""
    return "".join(line + "\n" for line in re.findall(r"^> (.*)$", answer, re.MULTILINE))


def pattern(answer):
    """What the program must say: all that is shown, and anything where it says "…". What is typed is not echoed."""
    said = re.escape(re.sub(r"^> .*\n", "> ", answer, flags=re.MULTILINE))
    said = re.sub(r"^…\\?\n", r"(?:.*\\n)*", said, flags=re.MULTILINE)
    return said.replace("…", ".*")


@pytest.fixture
def type_in(tmp_path):
    """Runs a command as it is shown, in the reader's folder."""
    (tmp_path / "surveys").mkdir()

    def run(command, language, keyed=""):
        words = shlex.split(command)
        assert words.pop(0) == "huixiang"
        environment = {**os.environ, "LANG": language, "LC_ALL": language}
        return subprocess.run([str(HUIXIANG), *words], cwd=tmp_path, env=environment, input=keyed, text=True, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    return run


@pytest.mark.parametrize("name", TUTORIALS)
def test_every_shown_file_is_the_one_in_the_folder(name):
    shown = set()
    for _, words, content, _ in blocks(name, "survey"):
        part, _, file = words.rpartition(" ")
        source = (FILES / file).read_text()
        if part == "in":
            assert source.count("\n" + content) == 1, (file, content)
        else:
            assert part == "" and content == source, file
        shown.add(file)
    assert shown == {path.name for path in FILES.iterdir()}


def test_both_tutorials_take_the_same_steps():
    first, second = (blocks(name, "survey", "sh") for name in TUTORIALS)
    assert [block[:3] for block in first] == [block[:3] for block in second]
    first, second = ([(words, [command for command, _ in commands(content)], typed(content))
                      for _, words, content, _ in blocks(name, "console")] for name in TUTORIALS)
    assert first == second
    first, second = (re.findall(r"^#+ ", (ROOT / name).read_text(), re.MULTILINE) for name in TUTORIALS)
    assert first == second


@pytest.mark.parametrize("name", TUTORIALS)
def test_the_program_answers_as_the_tutorial_says(name, type_in, tmp_path):
    step, saved = None, None
    for kind, words, content, prose in blocks(name, "survey", "console"):
        if kind == "survey":
            file = words.split()[-1]
            saved = tmp_path / "surveys" / ("museum.survey" if file == "museum.survey" else "workshop.survey")
            shutil.copy(FILES / file, saved)
            step = file
            continue
        code = int(words.removeprefix("exit=") or 0)
        if code:
            assert re.search(rf"{STATED[name]} (is )?{code}|{STATED[name]}是 {code}", prose), (step, prose)
        for command, answer in commands(content):
            result = type_in(command, TUTORIALS[name], typed(answer))
            assert result.returncode == code, (step, command, result.stdout)
            assert re.fullmatch(pattern(answer), result.stdout), (step, command, result.stdout)
        if "survey fix" in content:
            assert saved.read_text() == (FILES / "step-1.survey").read_text()
    assert convert(xlsform=str(tmp_path / "workshop.xlsx")).warnings == []


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.iterdir()))
def test_files_of_the_tutorial_have_the_one_layout(file, type_in, tmp_path):
    shutil.copy(FILES / file, tmp_path / "surveys")
    result = type_in("huixiang survey format --check", "en_US.UTF-8")
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("name", TUTORIALS)
def test_links_lead_somewhere(name):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text())
    assert links and all(((ROOT / name).parent / link).exists() for link in links), links
