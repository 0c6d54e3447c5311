"""docs/models.md, done as its reader does it, with the files that it names."""
import os
import re
import shlex
import subprocess

from conftest import HUIXIANG, ROOT
from test_tutorial import commands, pattern

PAGE = "docs/models.md"


def masked(said):
    """Without the figures: they change whenever training does."""
    said = re.sub(r"(shop|aspects)-[0-9a-f]{16}", r"\1-#", said)
    return re.sub(r"\d+(\.\d+)?(?= %| bytes| s$)|(?<=:)[01]\.\d{4}\b", "#", said, flags=re.MULTILINE)


def test_the_program_answers_as_the_page_says(tmp_path):
    program = f"{shlex.quote(str(HUIXIANG))} "
    tried = 0
    fences = re.findall(r"^```console\n(.*?)^```", (ROOT / PAGE).read_text(), re.MULTILINE | re.DOTALL)
    for command, answer in (pair for fence in fences for pair in commands(fence)):
        line = re.sub(r"\bhuixiang ", lambda _: program, command).replace("var/", f"{tmp_path}/")
        done = subprocess.run(["bash", "-c", line], cwd=ROOT, env={**os.environ, "LC_ALL": "zh_TW.UTF-8"}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        assert done.returncode == 0, (command, done.stderr)
        said = done.stdout.replace(f"{tmp_path}/", "var/")
        assert re.fullmatch(pattern(masked(answer)), masked(said)), (command, said)
        tried += 1
    assert tried == 6


def test_what_the_page_shows_of_the_files_is_in_them():
    table = (ROOT / "fixtures/own-model/train.tsv").read_text()
    objects = (ROOT / "fixtures/own-model/aspects-train.ndjson").read_text()
    shown = re.findall(r"\n\n```\n(.*?)^```", (ROOT / PAGE).read_text(), re.MULTILINE | re.DOTALL)
    assert len(shown) == 2 and table.startswith(shown[0]) and objects.startswith(shown[1])
