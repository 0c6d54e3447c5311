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


def test_nothing_of_the_museum_is_without_a_colour_but_keys():
    for path in (ROOT / "surveys").glob("*.survey"):
        for line in path.read_text().splitlines():
            for text, scope in coloured(line):
                assert scope or re.fullmatch(r"[A-Za-z0-9 _-]+", text), (path.name, line, text)
