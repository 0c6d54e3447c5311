"""Labels a second beside fastText and scikit-learn on the same texts: text_speed.py HUIXIANG. Run it on one core.

The programs take turns, so that what else the machine does hits all; the figures are medians of five. What a program
takes for an empty input (start-up, reading its model) is subtracted. MB are those of the texts, in UTF-8; JSON around
them and fastText's spaces do not count. fastText's input is spaced beforehand, outside its time.
"""
import pickle
import statistics
import sys
import tempfile

from text_fasttext import FastText
from text_ours import Ours
from text_peers import support_vectors
from text_programs import Taken, repeated, run, write_lines, write_ndjson
from text_sets import HOSPITAL_ALL, comments

ROUNDS = 5
# Megabytes of text in a run.
ENOUGH = 4
huixiang = sys.argv[1]


def hospital():
    parts = [list(map(list, HOSPITAL_ALL.rows(part))) for part in ("train", "dev")]
    return sum((texts for _, _, texts in parts), []), sum((labels for _, labels, _ in parts), [])


def programs(texts, labels, folder):
    """Each program's command and what it reads; all that learn have learned these labels."""
    write_lines(f"{folder}/train.tsv", ["id\tlabel\ttext", *(
        f"{place}\t{label}\t{text}" for place, (label, text) in enumerate(zip(labels, texts)))])
    ours = Ours(huixiang, folder)
    ours.train(f"{folder}/train.tsv")
    fasttext = FastText(folder)
    fasttext.settings = fasttext.settings[:1]
    fasttext.fit(texts, labels)
    peer = support_vectors()
    peer.strengths = [1]
    peer.fit(texts, labels)
    del peer.learner
    with open(f"{folder}/svm.pickle", "wb") as file:
        pickle.dump(peer, file)
    many, megabytes = repeated(texts, ENOUGH)
    write_ndjson(f"{folder}/ndjson", many)
    write_lines(f"{folder}/lines", many)
    fasttext.write(many, f"{folder}/spaced")
    return megabytes, {
        "feedback label": ([huixiang, "feedback", "label"], f"{folder}/ndjson"),
        "text predict": (ours.command, f"{folder}/ndjson"),
        "fastText": (fasttext.command, f"{folder}/spaced"),
        "scikit-learn": (
            [sys.executable, "Benchmarks/text_peer_predict.py", f"{folder}/svm.pickle"], f"{folder}/lines"),
    }


def medians(commands):
    taken = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, (command, source) in commands.items():
            taken[name].append((run(command), run(command, source)))

    def median(rows):
        return Taken(statistics.median(row.cpu for row in rows), statistics.median(row.wall for row in rows))
    return {name: (median([empty for empty, _ in rows]), median([whole for _, whole in rows]))
            for name, rows in taken.items()}


for name, (texts, labels) in {"hospital reviews": hospital(), "the project's own comments": comments()}.items():
    texts = [" ".join(text.split()) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        megabytes, commands = programs(texts, labels, folder)
        figures = medians(commands)
    print(f"{name}: {len(texts)} texts, repeated to {megabytes:.1f} MB")
    speeds = {name: Taken(megabytes / (whole - empty).cpu, megabytes / (whole - empty).wall)
              for name, (empty, whole) in figures.items()}
    for name, speed in speeds.items():
        ratios = ", ".join(
            f"{speed.cpu / speeds[peer].cpu:.1f} ({speed.wall / speeds[peer].wall:.1f}) times {peer}"
            for peer in ("fastText", "scikit-learn") if name in ("feedback label", "text predict"))
        print(f"  {name:<15}{speed.cpu:7.2f} MB/s of processor time, {speed.wall:6.2f} by the clock; "
              f"empty {figures[name][0].wall * 1000:4.0f} ms" + (f"; {ratios}" if ratios else ""))
