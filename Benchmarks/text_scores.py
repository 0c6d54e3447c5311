"""How well labels agree with people's, and whether a difference between two programs is more than chance."""
from math import sqrt


def counts(truth, said):
    """Of each text the labels that are right, and those wrong or missing; truth and said hold a set for each text."""
    return [(len(one & other), len(one ^ other)) for one, other in zip(truth, said, strict=True)]


def micro_f1(of_texts):
    """2 hits / (2 hits + faults) over all texts; with one label for each text this is the accuracy."""
    hits, faults = (sum(column) for column in zip(*of_texts))
    return 2 * hits / (2 * hits + faults)


def macro_f1(truth, said):
    """The mean over the labels that people gave."""
    def f1(label):
        hits = sum(one == other == label for one, other in zip(truth, said))
        return 2 * hits / (truth.count(label) + said.count(label))
    labels = set(truth)
    return sum(map(f1, labels)) / len(labels)


def difference(ours, peer):
    """The difference of micro-F1 and its standard error, paired by text (each text's influence on either figure)."""
    def influence(of_texts):
        whole = sum(2 * hits + faults for hits, faults in of_texts)
        level = micro_f1(of_texts)
        return [(2 * hits - level * (2 * hits + faults)) / whole for hits, faults in of_texts]
    apart = [one - other for one, other in zip(influence(ours), influence(peer), strict=True)]
    return micro_f1(ours) - micro_f1(peer), sqrt(sum(value * value for value in apart))
