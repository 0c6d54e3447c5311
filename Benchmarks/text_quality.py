"""Ours beside its peers on each labelled set: text_quality.py HUIXIANG [SET…]. Run it on one core (taskset -c 0).

Everything is learned on train and judged on dev; a peer's settings are chosen on a held fifth of train, ours takes no
setting. Training is processor time of the one fit that counts, features included; speed is megabytes of the texts by
processor time. Start-up and model loading are left out: what an empty input takes is subtracted.
"""
import sys
import tempfile
import time

from text_aspects import AspectPeer
from text_fasttext import FastText
from text_ours import Ours
from text_peers import naive_bayes_support_vectors, support_vectors
from text_programs import ProgramFailed, repeated, run, write_ndjson
from text_scores import counts, difference, macro_f1, micro_f1
from text_sets import ASPECT_SETS, LABEL_SETS
from text_table import cost, printed, quality

# Megabytes that a program predicts for its speed.
ENOUGH = 2


def speed(command, write, texts, folder):
    """Megabytes of text a second of a program that reads a file."""
    texts, megabytes = repeated(texts, ENOUGH)
    path = f"{folder}/speed"
    write(texts, path)
    return megabytes / (run(command, path).cpu - run(command).cpu)


def speed_within(peer, texts):
    """The same of a peer within this process."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    started = time.process_time()
    peer.predict(texts)
    return megabytes / (time.process_time() - started)


def label_set(a_set, huixiang, folder):
    _, labels, texts = map(list, a_set.rows("train"))
    _, truth, judged = map(list, a_set.rows("dev"))
    for part in ("train", "dev"): a_set.write(part, f"{folder}/{part}.tsv")
    ours = Ours(huixiang, folder)
    training = [ours.train(f"{folder}/train.tsv").cpu]
    said = [[row["label"] for row in ours.predict(judged)]]
    reported = ours.evaluate(f"{folder}/dev.tsv")["accuracy"]
    speeds = [speed(ours.command, lambda texts, path: write_ndjson(path, texts), judged, folder)]
    more = 5 if a_set.has_words else None
    peers = [support_vectors(more or 3), naive_bayes_support_vectors(more or 4), FastText(folder, a_set.has_words)]
    for peer in peers:
        said.append(peer.choose(texts, labels).fit(texts, labels).predict(judged))
        training.append(peer.training)
        is_program = isinstance(peer, FastText)
        speeds.append(speed(peer.command, peer.write, judged, folder) if is_program else speed_within(peer, judged))
    right = [counts([{label} for label in truth], [{label} for label in some]) for some in said]
    assert abs(micro_f1(right[0]) - reported) < 1e-6, "text predict and text evaluate disagree"
    cells = [f"{micro_f1(some):.1%} {macro_f1(truth, labels):.1%}" for some, labels in zip(right, said)]
    return cells, right, training, speeds


def aspect_set(a_set, huixiang, folder):
    texts, aspects = a_set.rows("train")
    judged, truth = a_set.rows("dev")
    ours, peer = Ours(huixiang, folder), AspectPeer()
    training = [ours.train(a_set.path("train")).cpu]
    said = [[{topic["id"]: topic["sentiment"] for topic in row["topics"]} for row in ours.predict(judged)]]
    reported = ours.evaluate(a_set.path("dev"))["microF1"]
    speeds = [speed(ours.command, lambda texts, path: write_ndjson(path, texts), judged, folder)]
    said.append(peer.choose(texts, aspects).fit(texts, aspects).predict(judged))
    training.append(peer.training)
    speeds.append(speed_within(peer, judged))
    found = [counts(map(set, truth), map(set, some)) for some in said]
    pairs = [counts((set(one.items()) for one in truth), (set(one.items()) for one in some)) for some in said]
    assert abs(micro_f1(found[0]) - reported) < 1e-6, "text predict and text evaluate disagree"
    cells = [f"{micro_f1(one):.1%} {micro_f1(other):.1%}" for one, other in zip(found, pairs)]
    return cells, found, training, speeds


def main(huixiang, *names):
    qualities, costs, failures = [], [], 0
    for a_set in LABEL_SETS + ASPECT_SETS:
        if names and a_set.name not in names: continue
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            measure = label_set if a_set in LABEL_SETS else aspect_set
            try:
                cells, right, training, speeds = measure(a_set, huixiang, folder)
            except ProgramFailed as failure:
                qualities.append(f"{a_set.name:<24}FAILED: {failure}")
                failures += 1
                continue
        qualities.append(quality(a_set.name, a_set.goal, cells, right))
        costs.append(cost(a_set.name, training, speeds))
        taken = time.perf_counter() - started
        print(f"{taken:4.0f} s  {qualities[-1]}\n        {costs[-1]}", file=sys.stderr, flush=True)
    printed(qualities, costs)
    return failures


sys.exit(main(*sys.argv[1:]) > 0)
