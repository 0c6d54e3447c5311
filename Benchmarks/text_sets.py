"""The labelled sets that text is judged on: learned on train, judged on dev. They lie beside the project."""
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("../shared/data/text")


@dataclass(frozen=True)
class LabelSet:
    name: str
    goal: float
    left_out: str = ""
    # English: peers get n-grams up to five, and fastText whole words, as suits them best.
    has_words: bool = False

    def rows(self, part):
        """Identifiers, labels and texts of train or dev."""
        lines = (FOLDER / f"{self.name}.{part}.tsv").read_text(encoding="utf-8").split("\n")[1:]
        rows = [line.split("\t", 2) for line in lines if line]
        return zip(*(row for row in rows if row[1] != self.left_out))

    def write(self, part, path):
        """The same rows as a file for `huixiang text train` and `text evaluate`."""
        rows = ["\t".join(row) for row in zip(*self.rows(part))]
        Path(path).write_text("\n".join(["id\tlabel\ttext", *rows, ""]), encoding="utf-8")


@dataclass(frozen=True)
class AspectSet:
    name: str
    goal: float

    def path(self, part):
        return FOLDER / f"{self.name}.{part}.ndjson"

    def rows(self, part):
        """Texts, and of each its aspects with their polarity."""
        rows = [json.loads(line) for line in self.path(part).read_text(encoding="utf-8").split("\n") if line]
        return [row["text"] for row in rows], [row["aspects"] for row in rows]


HOSPITAL = LabelSet("sent3_zhtw_hospital", 93.5, left_out="neu")
# With the reviews of three stars; no goal.
HOSPITAL_ALL = LabelSet("sent3_zhtw_hospital", 0)
KOREAN = LabelSet("sent_ko_nsmc", 86.8)
LABEL_SETS = [
    LabelSet("sent_zh_chnsenti.hant", 89), LabelSet("sent_zh_waimai.hant", 91.5), HOSPITAL,
    LabelSet("emo_zhtw_ptt", 90.6), LabelSet("sent3_zh_amazon.hant", 71.8), LabelSet("sent3_ja_amazon", 74),
    LabelSet("sent3_ja_jrte", 81.5), KOREAN, LabelSet("sent_en_sst2", 83.5, has_words=True),
]
ASPECT_SETS = [AspectSet("aspect_zh_car10.hant", 88), AspectSet("aspect_zh_rest20.hant", 80)]


def comments():
    """The project's own comments: texts and their sentiment."""
    rows = [json.loads(line) for path in sorted(Path("fixtures/comments").glob("*.ndjson"))
            for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [row["text"] for row in rows], [row["sentiment"] for row in rows]
