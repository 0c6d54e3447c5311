"""What the commands for texts say of files that are not as they should be: which file, where, why, and what to do."""
import json

import pytest

from conftest import ROOT
from test_bad_input import refused, run

HEADING = "id\tlabel\ttext\n"
ROWS = "".join(f"g{n}\tgood\tlovely clear signs {n}\nb{n}\tbad\tdirty cold rooms {n}\n" for n in range(20))
CHINESE = "zh_TW.UTF-8"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A table, the same in objects with aspects, and a model of each."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "train.tsv").write_text(HEADING + ROWS)
    (folder / "aspects.ndjson").write_text("".join(
        json.dumps({"id": f"a{n}", "text": ["clear signs", "cold rooms"][n % 2] + f" {n}",
                    "aspects": {["signs", "rooms"][n % 2]: ["pos", "neg"][n % 2]}}) + "\n" for n in range(40)))
    for source, model in [("train.tsv", "labels.model"), ("aspects.ndjson", "aspects.model")]:
        done = run("text", "train", "--train", folder / source, "--output", folder / model)
        assert done.returncode == 0, done.stderr
    return folder


def test_a_file_that_cannot_be_read_is_named_with_the_reason(shop, tmp_path):
    model = ("--model", shop / "labels.model")
    for command in (["text", "predict", *model], ["text", "inspect"], ["text", "train", "--output", "x", "--train"],
                    ["text", "predict", "--model"], ["text", "evaluate", *model, "--test"]):
        missing, folder = tmp_path / "none", tmp_path
        refused(run(*command, missing), f"{missing}: there is no such file")
        refused(run(*command, folder), f"{folder}: it is a folder")
        refused(run(*command, missing, language=CHINESE), f"{missing}：沒有這個檔案")


def test_where_a_model_goes_is_looked_at_before_it_is_learned(shop, tmp_path):
    output = tmp_path / "nodir/o.model"
    for arguments in (["train", "--train", tmp_path / "never-read"], ["train"], ["train-segmenter", "--train", "x"]):
        refused(run("text", *arguments, "--output", output), f"Cannot write {output}", "nodir; make it first")
    refused(run("text", "train", "--train", shop / "train.tsv", "--output", tmp_path), "it is a folder")


def test_a_model_for_something_else_says_which_command_takes_it(shop, tmp_path):
    for name, words in [("labels.model", "one label: text predict and text evaluate"),
                        ("aspects.model", "speak of: text predict and text evaluate")]:
        refused(run("feedback", "label", "README.md", "--model", shop / name), name, words)
    refused(run("feedback", "label", "README.md", "--model", shop / "labels.model", language=CHINESE), "text predict")
    refused(run("text", "predict", "README.md", "--model", ROOT / "models/segmenter.model"), "text segment takes it")
    refused(run("text", "segment", "--model", shop / "labels.model", input=""), "text predict and text evaluate")


def test_a_damaged_model_says_what_to_do(shop, tmp_path):
    broken = tmp_path / "broken.model"
    broken.write_bytes((shop / "labels.model").read_bytes()[:500])
    said = run("text", "predict", "README.md", "--model", broken)
    refused(said, "broken.model", "copy it again")
    assert "previous" not in said.stderr
    (tmp_path / "broken.model.previous").write_bytes(b"")
    refused(run("text", "predict", "README.md", "--model", broken), "copy it again", "broken.model.previous")
    said = run("text", "predict", "README.md", "--model", broken, language=CHINESE)
    refused(said, "重新複製", "broken.model.previous")


def test_a_missing_database_says_how_to_begin(tmp_path):
    for command in (["status"], ["feedback", "search", "x"], ["feedback", "next"]):
        refused(run(*command, "--data", tmp_path), "huixiang.sqlite", "--data", "feedback import")


def test_texts_that_teach_nothing_are_named_with_their_file(tmp_path):
    path = tmp_path / "train.tsv"
    for content, english, chinese in [
            (HEADING, "train.tsv:1: there is no text", "train.tsv:1：這一行標題以下沒有任何文字"),
            (HEADING + "1\tgood\tx\n", "train.tsv: all texts have the label good", "train.tsv：所有文字的標籤都是「good」")]:
        path.write_text(content)
        for language, words in [("en", english), (CHINESE, chinese)]:
            refused(run("text", "train", "--train", path, "--output", tmp_path / "x", language=language), words)


COMMENT = {"id": "a", "text": "x", "language": "en", "sentiment": "positive", "topics": [], "intent": "praise",
           "urgency": "normal", "pii": False}


@pytest.mark.parametrize("change, english, chinese", [
    ({"sentiment": "happy"}, "cannot be happy; it can be positive, negative", "不能是「happy」；可以是 positive、negative"),
    ({"topics": [{"topic": "nonsense", "sentiment": "mixed"}]}, "topics[0].topic cannot be nonsense; it can be ",
     "topics[0].topic 不能是「nonsense」；可以是 "),
    ({"language": None}, "the member language is ", "欄位 language "),
    ({"text": 1}, "the member text is of the wrong type", "欄位 text 的型別不對"),
])
def test_a_bad_comment_is_named_by_folder_file_and_line_in_one_language(tmp_path, change, english, chinese):
    path = tmp_path / "x.ndjson"
    path.write_text(f"{json.dumps(COMMENT)}\n{json.dumps({**COMMENT, **change})}\n")
    train = ["text", "train", "--comments", tmp_path, "--output", tmp_path / "x.model"]
    refused(run(*train), f"{path}:2: ", english)
    said = run(*train, language=CHINESE)
    refused(said, f"{path}:2：", chinese)
    assert not any(word in said.stderr for word in ("member", "cannot", "wrong"))


@pytest.mark.parametrize("content, encoding, place, what", [
    ("好\n很好\n不好".encode() + b"\xff\n", [], "3: byte 18 ", "UTF-8"),
    ("好\n很好\n不好".encode() + b"\xff\n", ["--encoding", "UTF-8"], "3: byte 18 ", "UTF-8"),
    ("ਊ好\n不".encode("utf-16-le") + b"\x00\xd8", ["--encoding", "UTF-16LE"], "2: byte 9 ", "UTF-16LE"),
    (b"good\n\x00", ["--encoding", "UTF-8"], "2: byte 6 ", "NUL"),
])
def test_a_byte_that_is_no_text_is_named_by_line_and_place(tmp_path, content, encoding, place, what):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    said = run("text", "inspect", path, *encoding)
    refused(said, f"{path}:{place}", what, "see whether --encoding" if encoding else "name the encoding with")
    assert "(" not in said.stderr.splitlines()[-1]
    refused(run("text", "inspect", path, *encoding, language=CHINESE), f"{path}:{place[0]}：", "個位元組", what)


@pytest.mark.parametrize("threads", [1, 3])
def test_lines_that_are_skipped_are_counted_and_damage_is_no_blank_line(shop, tmp_path, threads):
    path = tmp_path / "lines.ndjson"
    good = b'{"id": 1, "text": "clear signs"}\n'
    path.write_bytes(good + b" \t\r\n\n" + b"\0\0\0\n" + b"\x0b\n" + b"{}\n" + good)
    predict = ["text", "predict", path, "--model", shop / "labels.model", "--threads", threads]
    said = run(*predict)
    assert said.returncode == 0 and len(said.stdout.splitlines()) == 2
    assert [line[:7] for line in said.stderr.splitlines()[:-1]] == ["line 4:", "line 5:", "line 6:"]
    assert said.stderr.splitlines()[-1] == f"{path}: 3 of 5 lines skipped."
    assert run(*predict, language=CHINESE).stderr.splitlines()[-1] == f"{path}：5 行中有 3 行未能判讀，已略過。"
    path.write_bytes(good)
    assert run(*predict).stderr == ""


def test_words_are_cut_of_a_file_as_of_standard_input(tmp_path):
    path = tmp_path / "texts.txt"
    path.write_text("今天很好\n\n我喜歡恐龍\n")
    said = run("text", "segment", path)
    assert said.stdout == run("text", "segment", input=path.read_text()).stdout
    assert said.stdout.count("\n") == 3 and " " in said.stdout and said.stderr == ""
    refused(run("text", "segment", tmp_path / "none"), "none: there is no such file")


def test_an_id_that_comes_twice_and_a_text_with_two_labels_are_warned_of(tmp_path):
    path = tmp_path / "train.tsv"
    path.write_text(HEADING + ROWS + "g1\tgood\tnew words\nx\tbad\tnew words\n")
    train = ["text", "train", "--train", path, "--output", tmp_path / "x.model"]
    said = run(*train)
    assert said.returncode == 0 and (tmp_path / "x.model").exists()
    assert f"{path}:42: warning: the id g1 is on line 4 already." in said.stderr
    assert f"{path}:43: warning: the same text as on line 42 with another label: good there, bad here." in said.stderr
    assert f"{path}:42：注意：編號「g1」在第 4 行已經有了。" in run(*train, language=CHINESE).stderr
    path.write_text(HEADING + ROWS + "g1\tgood\tx\n" * 50)
    assert "30 more such places" in run(*train).stderr


def test_a_label_without_any_text_gets_dashes_instead_of_figures(shop, tmp_path):
    test, dashes = tmp_path / "test.tsv", "precision –, recall –, F1 –, n 0"
    test.write_text(HEADING + "1\tgood\tlovely clear signs\n2\tgood\tdirty cold rooms\n")
    said = run("text", "evaluate", "--model", shop / "labels.model", "--test", test).stdout
    assert f"  bad: {dashes}" in said and "  good: precision 100.0 %, recall 50.0 %, F1 66.7 %, n 2" in said
    objects = tmp_path / "test.ndjson"
    objects.write_text('{"id": "1", "text": "clear signs", "aspects": {"signs": "pos"}}\n')
    assert f"  rooms: {dashes}" in run("text", "evaluate", "--model", shop / "aspects.model", "--test", objects).stdout
    objects.write_text(json.dumps(COMMENT) + "\n")
    said = run("text", "evaluate", "--test", objects).stdout
    assert "  climate F1 –, n 0" in said and "  negative F1 – [0, 0, 0, 0]" in said


def test_training_says_how_far_it_is(shop, tmp_path):
    (tmp_path / "comments.ndjson").write_text("".join(
        json.dumps({**COMMENT, "id": f"c-{n}", "text": f"clear signs {n}"}) + "\n" for n in range(60)))
    for source in (["--train", shop / "train.tsv"], ["--train", shop / "aspects.ndjson"], ["--comments", tmp_path]):
        train = ["text", "train", *source, "--output", tmp_path / "x.model"]
        steps = [line.split(": ")[1] for line in run(*train).stderr.splitlines()]
        parts = [f"learning with a fifth held back ({n} of 5) …" for n in range(1, 6)]
        assert sorted(steps) == sorted([*parts, "learning from all texts …", "deciding with the texts held back …"])
    judged = [line for line in run(*train, "--cross-validate").stderr.splitlines() if "cross-validation" in line]
    assert [line.split(": ")[1] for line in judged] == [f"cross-validation ({n} of 5) …" for n in range(1, 6)]
    assert "秒：留出五分之一，學習其餘（2／5）…" in run(*train, language=CHINESE).stderr
