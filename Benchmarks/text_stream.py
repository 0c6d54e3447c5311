"""A long stream through `feedback label` on two threads and on one: text_stream.py HUIXIANG TEXTS.

The texts are made while they are read: the first half of one comment of fixtures/comments and the second half of
another, no two pairs the same, so nothing can be kept from one to the next. Making them and adding up what comes out
takes a share of the processors too.
"""
import hashlib
import json
import subprocess
import sys
import threading
import time

from text_programs import memory
from text_sets import comments

huixiang, count = sys.argv[1], int(sys.argv[2])


def escaped(text):
    return json.dumps(text, ensure_ascii=False)[1:-1].encode()


texts = comments()[0]
firsts = [b'"text":"' + escaped(text[: len(text) // 2]) for text in texts]
seconds = [escaped(text[len(text) // 2:]) + b'"}\n' for text in texts]


def blocks():
    """The lines, as many at once as there are comments."""
    for turn in range(-(-count // len(texts))):
        apart = turn % len(texts)
        others = seconds[apart:] + seconds[:apart]
        whole = [b'{"id":"%d-%d",%b%b' % (turn, place, first, second)
                 for place, (first, second) in enumerate(zip(firsts, others))]
        yield whole[: count - turn * len(texts)]


class Sum(threading.Thread):
    """Takes the output as it comes: how many lines, and their SHA-256."""

    def __init__(self, output):
        super().__init__()
        self.output, self.lines, self.digest = output, 0, hashlib.sha256()

    def run(self):
        while piece := self.output.read(1 << 20):
            self.digest.update(piece)
            self.lines += piece.count(b"\n")


def stream(threads):
    command = [huixiang, "feedback", "label", "--threads", str(threads)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    output = Sum(process.stdout)
    output.start()
    started, given, resident = time.perf_counter(), 0, []
    try:
        for block in blocks():
            process.stdin.write(b"".join(block))
            given += len(block)
            if not resident and given * 10 >= count: resident.append(memory(process.pid, "VmRSS"))
        process.stdin.flush()
    except BrokenPipeError:
        sys.exit(f"feedback label ended after at most {given} texts")
    resident.append(memory(process.pid, "VmRSS"))
    most = memory(process.pid, "VmHWM")
    process.stdin.close()
    output.join()
    wall = time.perf_counter() - started
    assert process.wait() == 0 and output.lines == count, (process.returncode, output.lines)
    print(f"{count} texts, {threads} threads: {count / wall:.0f} texts/s, {wall:.0f} s; resident {resident[0]:.0f} MB "
          f"after a tenth, {resident[1]:.0f} MB at the end, at most {most:.0f} MB", flush=True)
    return output.digest.hexdigest()


digests = [stream(threads) for threads in (2, 1)]
print(f"the same output: SHA-256 {digests[0][:16]}…" if len(set(digests)) == 1 else "THE OUTPUTS DIFFER")
sys.exit(len(set(digests)) > 1)
