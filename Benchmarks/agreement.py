"""How the shipped model's sentiment agrees with the stars of real reviews: agreement.py HUIXIANG REVIEWS.

`feedback label` reads their texts alone. REVIEWS is written: the reviews as `huixiang feedback import` takes them.
"""
import json
import sys

from text_programs import read_ndjson, run, write_lines, write_ndjson
from text_scores import macro_f1
from text_sets import HOSPITAL_ALL

huixiang, reviews = sys.argv[1:]
rows = [row for part in ("train", "dev") for row in zip(*HOSPITAL_ALL.rows(part))]
stars = {"pos": 5, "neu": 3, "neg": 1}
write_lines(reviews, (json.dumps(
    {"id": f"real-{key}", "channel": "google", "text": text, "stars": stars[kind],
     "written_at": "2026-03-02T10:00:00+08:00", "source": "reviews"}, ensure_ascii=False) for key, kind, text in rows))
write_ndjson(f"{reviews}.texts", [text for _, _, text in rows])
run([huixiang, "feedback", "label"], f"{reviews}.texts", f"{reviews}.labels")
said = [row["sentiment"][:3] for row in read_ndjson(f"{reviews}.labels")]
truth = [kind for _, kind, _ in rows]

# Three stars stand for an opinion on both sides as much as for none.
three = macro_f1(truth, ["neu" if label == "mix" else label for label in said])
clear = [(kind, label) for kind, label in zip(truth, said, strict=True) if kind != "neu"]
one_sided = [(kind, label) for kind, label in clear if label in ("pos", "neg")]
right = sum(kind == label for kind, label in one_sided)
print(f"{len(rows)} reviews; macro-F1 of three classes {three:.3f}")
print(f"of {len(clear)} with 1, 2, 4 or 5 stars, {len(one_sided) / len(clear):.1%} are called positive or negative, "
      f"and {right / len(one_sided):.1%} of those rightly")
