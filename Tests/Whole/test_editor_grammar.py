"""The TextMate grammar in docs/editors, read as an editor reads it: line by line, the first pattern that matches."""
import json
import re

import pytest

from conftest import ROOT

GRAMMAR = json.loads((ROOT / "docs/editors/huixiang.tmLanguage.json").read_text())


def rules(patterns):
    for pattern in patterns:
        if "include" in pattern:
            pattern = GRAMMAR["repository"][pattern["include"][1:]]
        if "match" in pattern or "begin" in pattern:
            yield pattern
        else:
            yield from rules(pattern["patterns"])


RULES = [(re.compile(rule.get("match") or f"{rule['begin']}(?:\\\\.|(?!{rule['end']}).)*(?:{rule['end']})"), rule)
         for rule in rules(GRAMMAR["patterns"])]


def coloured(line):
    """Each piece of a line with its scope; blanks left out, what has no colour with an empty scope."""
    pieces, place = [], 0
    while place < len(line):
        found = [(match.start(), number, match) for number, (pattern, _) in enumerate(RULES)
                 if (match := pattern.search(line, place)) and match.end() > match.start()]
        if not found:
            break
        start, number, match = min(found, key=lambda one: one[:2])
        pieces.append((line[place:start].strip(), ""))
        rule = RULES[number][1]
        if "name" in rule:
            pieces.append((match.group(), rule["name"]))
        for group, capture in rule.get("captures", {}).items():
            pieces.append((match.group(int(group)), capture["name"]))
        place = match.end()
    pieces.append((line[place:].strip(), ""))
    return [(text, scope.removesuffix(".survey")) for text, scope in pieces if text]


@pytest.mark.parametrize("line, expected", [
    ('survey visit "參觀" en "Visit" { // 說明', [
        ("survey", "keyword.declaration"), ("visit", "entity.name.type"), ('"參觀"', "string.quoted.double"),
        ("en", "constant.language.tag"), ('"Visit"', "string.quoted.double"), ("{", "punctuation.section.block"),
        ("// 說明", "comment.line.double-slash")]),
    ('  rating rating "問\\"？" on five shown when heard includes web', [
        ("rating", "storage.type.question"), ("rating", "entity.name.function"), ('"問\\"？"', "string.quoted.double"),
        ("on", "keyword.other"), ("five", ""), ("shown", "keyword.control"), ("when", "keyword.control"), ("heard", ""),
        ("includes", "keyword.operator.word"), ("web", "constant.language")]),
    ('{ under-18 "未滿18歲" points 5; level 「時限」 }', [
        ("{", "punctuation.section.block"), ("under-18", "variable.other.enummember"),
        ('"未滿18歲"', "string.quoted.double"), ("points", "keyword.other"), ("5", "constant.numeric"),
        (";", "punctuation.separator"), ("level", "variable.other.enummember"), ("「時限」", "string.quoted.other"),
        ("}", "punctuation.section.block")]),
    ("work 2018-02-19 hours 13:00-17:00 idle 60s target m >= 85% zone +08:00", [
        ("work", "keyword.other"), ("2018-02-19", "constant.numeric.date"), ("hours", "keyword.other"),
        ("13:00", "constant.numeric.time"), ("-", ""), ("17:00", "constant.numeric.time"), ("idle", "keyword.other"),
        ("60s", "constant.numeric.duration"), ("target", "keyword.other"), ("m", ""),
        (">=", "keyword.operator.comparison"), ("85%", "constant.numeric"), ("zone", "keyword.other"),
        ("+08:00", "constant.numeric.zone")]),
    ("open case low when share = top2(x)", [
        ("open", "keyword.declaration"), ("case", "keyword.declaration"), ("low", "entity.name.function"),
        ("when", "keyword.control"), ("share", ""), ("=", "keyword.operator.comparison"), ("top2", "support.function"),
        ("(", "punctuation.section.bracket"), ("x", ""), (")", "punctuation.section.bracket")]),
])
def test_words_have_their_colours(line, expected):
    assert coloured(line) == expected


@pytest.mark.parametrize("folder", ["surveys", "fixtures/tutorial"])
def test_nothing_of_our_files_is_without_a_colour_but_keys(folder):
    for path in (ROOT / folder).glob("*.survey"):
        for line in path.read_text().splitlines():
            for text, scope in coloured(line):
                assert scope or re.fullmatch(r"[A-Za-z0-9 _-]+", text), (path.name, line, text)


CHECKER = ROOT / "Sources/SurveyLanguage/Checking"
# Not words of the language: answers and options of feedback, which its rules name as keys; and test values.
NO_WORDS = {"PathTypes.swift", "AnswerDomain.swift"}
# Where the checker takes its words from a type.
TYPES = {"Institution": ["Channel"], "Scale": ["Appearance"], "Formula": ["Function", "Operator"],
         "Expression": ["TextTest"], "Measures": ["Base", "Timeout"], "Survey": ["Translations"]}
WORD = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def code(path):
    return re.sub(r"//.*", "", path.read_text())


def cases(source, name):
    end = r"\n *(?:\}|(?:public )?(?:var|init|func))"
    body = re.search(rf"enum {name}: String[^{{]*\{{(.*?){end}", source, re.DOTALL).group(1)
    found = [one.strip() for line in re.findall(r"case (.*)", body) for one in line.split(",")]
    return {re.sub(r"\w+ = ", "", one).strip('"') for one in found}


def known_words():
    """What the checker compares words with, in its sources and in the types that it reads into."""
    words = set()
    for path in CHECKER.glob("*.swift"):
        if path.name not in NO_WORDS:
            # What is said of a mistake is no word of the language.
            said = re.sub(r"Message\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", code(path))
            words |= set(re.findall(rf'"({WORD})"', said))
    for file, names in TYPES.items():
        source = code(ROOT / f"Sources/Definitions/{file}.swift")
        words |= {word for name in names for word in cases(source, name) if re.fullmatch(WORD, word)}
    words |= set(re.findall(rf'static let \w+ = "({WORD})"', code(ROOT / "Sources/Definitions/Formula.swift")))
    weekdays = re.search(r"enum Weekday.*?\n}", code(ROOT / "Sources/CivilTime/CivilDate.swift"), re.DOTALL).group()
    words |= set(re.findall(r'"(\w+day)"', weekdays))
    # Units of time stand within numbers; a tag is no word.
    return words - {"s", "min", "ms", "en"} | {"min"}


def coloured_words():
    """The words that the grammar names: what is left of its patterns without the signs of regular expressions."""
    words = set()
    for name, rule in GRAMMAR["repository"].items():
        if name in ("comment", "wording", "string", "instant", "number", "key-at-start"):
            continue
        for one in rules([rule]):
            plain = re.sub(r"\[[^\]]*\]|\\.", " ", one["match"])
            plain = re.sub(rf"({WORD})([a-z])\?", r"\1\2 \1", plain)
            words |= set(re.findall(WORD, plain))
    return words


def test_the_grammar_knows_the_words_of_the_checker_and_no_others():
    known, coloured = known_words(), coloured_words()
    assert len(known) > 150
    assert sorted(known - coloured) == [] and sorted(coloured - known) == []


def test_the_extension_names_files_that_are_there():
    folder = ROOT / "docs/editors"
    package = json.loads((folder / "package.json").read_text())
    language, grammar = (package["contributes"][part][0] for part in ("languages", "grammars"))
    assert language["extensions"] == [".survey"] and grammar["language"] == language["id"]
    assert grammar["scopeName"] == GRAMMAR["scopeName"]
    for file in (package["main"], language["configuration"], grammar["path"]):
        assert (folder / file).is_file()
    assert json.loads((folder / language["configuration"]).read_text())["comments"] == {"lineComment": "//"}
    assert f'language: "{language["id"]}"' in (folder / "extension.js").read_text()
