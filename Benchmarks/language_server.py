"""Types into a survey through the language server and prints how long its answers take.

Usage: language_server.py HUIXIANG FILE WORDS, where WORDS end in the key of a scale; it types at their last place.
"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

huixiang, name, words = sys.argv[1:]
path = Path(name).resolve()
server = subprocess.Popen([huixiang, "language-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(method, number=None, **parameters):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters}
                      | ({"id": number} if number is not None else {})).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    server.stdin.flush()


def receive():
    length = int(server.stdout.readline().split(b":")[1])
    server.stdout.readline()
    return json.loads(server.stdout.read(length))


def said(milliseconds):
    ordered = sorted(milliseconds)
    return f"{ordered[len(ordered) // 2]:.1f} / {ordered[len(ordered) * 95 // 100]:.1f} / {ordered[-1]:.1f} ms"


def timed(method, count, **parameters):
    times = []
    for number in range(count):
        started = time.perf_counter()
        send(method, number + 10, **parameters)
        assert "error" not in receive()
        times.append((time.perf_counter() - started) * 1000)
    return said(times)


send("initialize", 1, rootUri=path.parent.as_uri(), capabilities={})
receive()
send("initialized")
text = path.read_text()
send("textDocument/didOpen", textDocument={"uri": path.as_uri(), "languageId": "survey", "version": 0, "text": text})
before = text[: text.rindex(words) + len(words)]
line, character = before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
document = {"uri": path.as_uri()}
times = []
for number in range(200):
    # A letter that makes the scale unknown, then its removal: each keystroke changes what is wrong.
    is_letter = number % 2 == 0
    end = {"line": line, "character": character + (0 if is_letter else 1)}
    started = time.perf_counter()
    send("textDocument/didChange", textDocument={**document, "version": number + 1},
         contentChanges=[{"range": {"start": {"line": line, "character": character}, "end": end},
                          "text": "x" if is_letter else ""}])
    assert bool(receive()["params"]["diagnostics"]) == is_letter
    times.append((time.perf_counter() - started) * 1000)
place = {"textDocument": document, "position": {"line": line, "character": character}}
memory = int(next(row for row in open(f"/proc/{server.pid}/status") if row.startswith("VmRSS")).split()[1]) / 1024
print(f"{path.name}, {len(text.splitlines())} lines in {len(os.listdir(path.parent))} files: keystroke {said(times)}; "
      f"completion {timed('textDocument/completion', 50, **place)}; hover {timed('textDocument/hover', 50, **place)}; "
      f"rename {timed('textDocument/rename', 20, newName='renamed', **place)}; {memory:.0f} MB")
send("shutdown", 2)
receive()
send("exit")
sys.exit(server.wait())
