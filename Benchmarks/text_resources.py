"""Training on 50,000 short texts, start-up with the model, and memory: text_resources.py HUIXIANG."""
import statistics
import sys
import tempfile

from text_ours import Ours
from text_programs import peak, repeated, run, write_ndjson
from text_sets import KOREAN, comments

huixiang = sys.argv[1]
label = [huixiang, "feedback", "label"]
with tempfile.TemporaryDirectory() as folder:
    train, ours = f"{folder}/train.tsv", Ours(huixiang, folder)
    KOREAN.write("train", train)
    _, _, texts = KOREAN.rows("train")
    models = set()
    for threads in (1, 2):
        taken = ours.train(train, threads)
        models.add(ours.model.read_bytes())
        print(f"training, {threads} threads: {taken.wall:.1f} s, {taken.cpu:.1f} s of processor time; "
              f"the model {ours.model.stat().st_size / 1e6:.1f} MB ({len(texts)} texts of {KOREAN.name})")
    assert len(models) == 1, "the number of threads changes the model"
    starts = [run(label) for _ in range(20)]
    walls = [start.wall * 1000 for start in starts]
    print(f"start-up with the model, 20 empty streams: mean {statistics.mean(walls):.0f} ms, least {min(walls):.0f} ms; "
          f"mean of processor time {statistics.mean(start.cpu for start in starts) * 1000:.0f} ms")
    texts, megabytes = repeated(comments()[0], 8)
    write_ndjson(f"{folder}/ndjson", texts)
    most = [peak([*label, "--threads", threads], f"{folder}/ndjson") for threads in (1, 2)]
    print(f"most resident memory of feedback label over {megabytes:.0f} MB: "
          f"{most[0]:.0f} MB, two threads {most[1]:.0f} MB")
