"""Words of Chinese, ours beside jieba's and ICU's: text_segmentation.py HUIXIANG TEST [LARGE]

TEST is a table of id, text and the words that people found (its first line a heading): exact words are counted. The
texts of LARGE (any UTF-8 file; without it TEST's own), as often as makes some ten megabytes, are what speed is measured
on: processor time on one processor, the best of three.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

import jieba

huixiang, test, *rest = sys.argv[1:]
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
rows = [line.split("\t") for line in open(test, encoding="utf-8").read().splitlines()[1:]]
texts = [row[1] for row in rows]
goals = [row[2].split(" ") for row in rows]
lines = open(rest[0], encoding="utf-8").read().splitlines() if rest else list(texts)
lines *= max(1, 10_000_000 // sum(len(line.encode()) + 1 for line in lines))
volume = "".join(line + "\n" for line in lines).encode()


def program(*options):
    def segment(texts):
        return run("".join(text + "\n" for text in texts).encode()).decode().splitlines()

    def run(bytes):
        command = [huixiang, "text", "segment", *options]
        return subprocess.run(command, input=bytes, stdout=subprocess.PIPE, check=True).stdout

    return segment, lambda: run(volume)


def spans(words):
    place, found = 0, set()
    for word in words:
        found.add((place, place + len(word)))
        place += len(word)
    return found


def f1(segment):
    right = found = expected = 0
    for said, goal in zip(segment(texts), goals, strict=True):
        said, goal = spans(said.split()), spans(goal)
        right, found, expected = right + len(said & goal), found + len(said), expected + len(goal)
    return 2 * right / (found + expected)


def spent():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def seconds(work):
    best = float("inf")
    for _ in range(3):
        started = spent()
        work()
        best = min(best, spent() - started)
    return best


jieba.setLogLevel(60)
jieba.initialize()


def cut(texts):
    return [" ".join(word for word in jieba.cut(text) if not re.fullmatch(r"\s+", word)) for text in texts]


# jieba is slow: a tenth of the texts says enough. Loading its dictionary does not count, starting ours does.
part = lines[:max(1, len(lines) // 10)]
no_words = tempfile.NamedTemporaryFile()
ours, ours_volume = program("--words", no_words.name)
icu, icu_volume = program("--icu")
figures = [
    ("ours", f1(ours), len(volume) / 1e6 / seconds(ours_volume)),
    ("ours, museum's words", f1(program()[0]), len(volume) / 1e6 / seconds(program()[1])),
    ("ICU", f1(icu), len(volume) / 1e6 / seconds(icu_volume)),
    ("jieba", f1(cut), sum(len(line.encode()) + 1 for line in part) / 1e6 / seconds(lambda: cut(part))),
]
for name, score, speed in figures:
    ratio = "" if name == "ours" else f"; ours is {figures[0][2] / speed:.1f} times as fast"
    print(f"  {name}: words' F1 {score:.4f}, {speed:.2f} MB/s{ratio}")
