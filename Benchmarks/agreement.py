"""How labels agree with stars: agreement.py LABELS REVIEWS, both in the same order.

LABELS is what `huixiang text label` prints; REVIEWS is a table of id, class (pos, neu, neg) and text.
"""
import sys

labels = [line.split("\t", 1)[0] for line in open(sys.argv[1], encoding="utf-8")]
classes = [line.split("\t", 2)[1] for line in open(sys.argv[2], encoding="utf-8").read().splitlines()[1:]]
assert len(labels) == len(classes), (len(labels), len(classes))
kinds = {"pos": "positive", "neu": "neutral", "neg": "negative"}
pairs = list(zip(classes, labels))


def f1(kind):
    # Three stars stand for an opinion on both sides as much as for none.
    said = ["neutral" if label == "mixed" else label for _, label in pairs]
    hits = sum(1 for (truth, _), label in zip(pairs, said) if truth == kind and label == kinds[kind])
    claimed = sum(1 for label in said if label == kinds[kind])
    true = sum(1 for truth, _ in pairs if truth == kind)
    return 2 * hits / (claimed + true) if claimed + true else 0.0


one_sided = [(truth, label) for truth, label in pairs if truth != "neu" and label in ("positive", "negative")]
right = sum(1 for truth, label in one_sided if kinds[truth] == label)
clear = [truth for truth, _ in pairs if truth != "neu"]
print(f"  {len(pairs)} reviews; macro-F1 of three classes {sum(map(f1, kinds)) / 3:.3f}")
print(f"  of {len(clear)} with 1, 2, 4 or 5 stars, {len(one_sided) / len(clear):.1%} are called positive or negative, "
      f"and {right / len(one_sided):.1%} of those rightly")
