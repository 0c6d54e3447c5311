"""Search over 100,000 texts: ours beside LIKE and FTS5's own trigram index, on the same rows in one run.

    python Benchmarks/search.py PATH-OF-HUIXIANG [ROWS]

The texts are those of fixtures/comments, their clauses shuffled and mixed. Each search counts what is found and takes
the best 20 (LIKE: the newest 20, since it cannot rank).
"""
import glob
import json
import os
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HUIXIANG, ROWS = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
RARE = "鯨魚骨架旁的導覽機"
FIND = ["冷氣", RARE, "冷", "的"]


def command(*arguments, folder):
    done = subprocess.run([HUIXIANG, "feedback", *arguments, "--data", folder], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def made_up(count):
    random.seed(7)
    texts = [json.loads(line)["text"] for name in sorted(glob.glob("fixtures/comments/*.ndjson"))
             for line in open(name, encoding="utf-8")]
    clauses = [re.findall(r"[^，。！？,.!?]*[，。！？,.!?]?", text) for text in texts]
    every = [clause for some in clauses for clause in some if clause]
    for place in range(count):
        some = random.sample(own := random.choice(clauses), len(own))
        yield "".join(some) + (RARE if place == count // 2 else random.choice(every))


def median(work, times=15):
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000, found


def folded(path):
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return os.path.getsize(path) / 1e6


folder = tempfile.mkdtemp()
path = f"{folder}/huixiang.sqlite"
with open(f"{folder}/first.ndjson", "w") as file:
    row = {"id": "first", "channel": "web", "text": "first", "written_at": "2018-01-01T00:00:00Z"}
    file.write(json.dumps(row) + "\n")
command("import", f"{folder}/first.ndjson", folder=folder)
with sqlite3.connect(path) as database:
    database.executemany(
        "INSERT INTO feedback (id, channel, source, text, written_at, received_at, has_contact) "
        "VALUES (?, 'web', '', ?, ?, 0, 0)",
        ((f"b{place}", text, place * 7919 % 10**8) for place, text in enumerate(made_up(ROWS))))
texts = folded(path)
shutil.copy(path, f"{folder}/peer.sqlite")

started = time.perf_counter()
command("search", "first", folder=folder)
indexing = time.perf_counter() - started
ours = folded(path) - texts

peer = sqlite3.connect(f"{folder}/peer.sqlite")
started = time.perf_counter()
peer.execute("CREATE VIRTUAL TABLE peer "
             "USING fts5(text, tokenize = 'trigram', content = 'feedback', content_rowid = 'ordinal')")
peer.execute("INSERT INTO peer (rowid, text) SELECT ordinal, text FROM feedback")
peer.execute("INSERT INTO peer (peer) VALUES ('optimize')")
peer.commit()
peer_indexing = time.perf_counter() - started
trigrams = folded(f"{folder}/peer.sqlite") - texts
print(f"{ROWS} texts, {texts:.1f} MB with their table")
print(f"index: ours {ours:.1f} MB in {indexing:.2f} s ({ROWS / indexing:.0f} a second), "
      f"trigram {trigrams:.1f} MB in {peer_indexing:.2f} s")


def like(word):
    pattern = (f"%{word}%",)
    count = peer.execute("SELECT COUNT(*) FROM feedback WHERE text LIKE ?", pattern).fetchone()[0]
    peer.execute("SELECT id FROM feedback WHERE text LIKE ? ORDER BY written_at DESC LIMIT 20", pattern).fetchall()
    return count


def trigram(word):
    count = peer.execute("SELECT COUNT(*) FROM peer WHERE peer MATCH ?", (f'"{word}"',)).fetchone()[0]
    peer.execute("SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY rank LIMIT 20", (f'"{word}"',)).fetchall()
    return count


for word in FIND:
    done = command("search", word, "--format", "json", "--repeating", "31", folder=folder)
    time_ours, found = float(re.search(r"median ([\d.]+) ms", done.stderr).group(1)), json.loads(done.stdout)["total"]
    time_like, by_like = median(lambda: like(word))
    time_trigram, by_trigram = median(lambda: trigram(word))
    whole, _ = median(lambda: command("search", word, folder=folder), 5)
    print(f"{word}: ours {time_ours:.2f} ms ({found} found), LIKE {time_like:.2f} ms ({by_like}), "
          f"trigram {f'{time_trigram:.2f} ms ({by_trigram})' if len(word) > 2 else 'finds nothing this short'}; "
          f"LIKE / ours {time_like / time_ours:.1f}; the whole command {whole:.0f} ms")
shutil.rmtree(folder)
