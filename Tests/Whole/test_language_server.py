"""The language server as an editor sees it: a program behind two pipes."""
import json
import os
import select
import shutil
import subprocess
import time

import pytest

from conftest import HUIXIANG, ROOT


class Editor:
    """Starts the server over a copy of the museum's definitions."""

    def __init__(self, folder, locale="en", **capabilities):
        self.folder = folder
        self.process = subprocess.Popen([str(HUIXIANG), "language-server", "--stdio"], cwd=folder,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.buffer = b""
        self.notifications = []
        self.last = 0
        self.capabilities = self.request("initialize", rootUri=folder.as_uri(), locale=locale,
                                         capabilities=capabilities)["capabilities"]
        self.notify("initialized")

    @staticmethod
    def framed(message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method, **parameters):
        self.write(self.framed({"method": method, "params": parameters}))

    def request(self, method, **parameters):
        answer = self.response(method, **parameters)
        assert "error" not in answer, answer
        return answer["result"]

    def response(self, method, **parameters):
        self.last += 1
        self.write(self.framed({"id": self.last, "method": method, "params": parameters}))
        return self.until(lambda message: message.get("id") == self.last and "method" not in message)

    def until(self, wanted, seconds=30):
        end = time.monotonic() + seconds
        while True:
            message = self.read(end - time.monotonic())
            assert message is not None, "the server says nothing"
            if wanted(message):
                return message
            if "method" in message:
                self.notifications.append(message)

    def read(self, seconds):
        """The next message, or None where none comes in time."""
        while True:
            head, mark, rest = self.buffer.partition(b"\r\n\r\n")
            if mark:
                length = int(head.split(b":")[1])
                if len(rest) >= length:
                    self.buffer = rest[length:]
                    return json.loads(rest[:length])
            if not select.select([self.process.stdout], [], [], max(0, seconds))[0]:
                return None
            data = os.read(self.process.stdout.fileno(), 65536)
            assert data, self.process.stderr.read().decode()
            self.buffer += data

    def uri(self, name):
        return (self.folder / "surveys" / name).as_uri()

    def open(self, name, text=None):
        text = text if text is not None else (self.folder / "surveys" / name).read_text()
        document = {"uri": self.uri(name), "languageId": "survey", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def change(self, name, *changes, version=2):
        return self.framed({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": self.uri(name), "version": version}, "contentChanges": changes}})

    def published(self, name):
        """The next list of diagnostics of a file."""
        return self.until(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                          and message["params"]["uri"] == self.uri(name))["params"]["diagnostics"]

    def quit(self):
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(timeout=20)


@pytest.fixture
def editor(tmp_path):
    started = []

    def start(**options):
        if not (tmp_path / "surveys").exists():
            shutil.copytree(ROOT / "surveys", tmp_path / "surveys")
        started.append(Editor(tmp_path, **options))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def place(text, behind):
    """Where an editor sees the place behind a text: the line, and the UTF-16 units in front of it."""
    before = text[: text.index(behind) + len(behind)]
    return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2].encode("utf-16-le")) // 2}


def inserted(text, behind, new):
    return {"range": {"start": place(text, behind), "end": place(text, behind)}, "text": new}


VISITOR = (ROOT / "surveys/visitor.survey").read_text()


def test_a_fault_appears_while_it_is_typed_and_goes_with_its_fix(editor):
    one = editor(locale="zh-TW")
    one.open("visitor.survey")
    one.write(one.change("visitor.survey", inserted(VISITOR, ") on satisfaction5", "x")))
    fault, = one.published("visitor.survey")
    assert fault["code"] == "unknown-key" and "是「satisfaction5」嗎" in fault["message"]
    action, = one.request("textDocument/codeAction", textDocument={"uri": one.uri("visitor.survey")},
                          range=fault["range"], context={"diagnostics": [fault]})
    edit, = action["edit"]["changes"][one.uri("visitor.survey")]
    one.write(one.change("visitor.survey", {"range": edit["range"], "text": edit["newText"]}))
    assert one.published("visitor.survey") == []
    assert one.quit() == 0


def test_split_packets_and_many_messages_in_one_write(editor):
    one = editor()
    one.open("visitor.survey")
    message = one.change("visitor.survey", inserted(VISITOR, "page ", "館🙂"))
    for start in range(0, len(message), 11):
        one.write(message[start:start + 11])
        time.sleep(0.001)
    assert {fault["code"] for fault in one.published("visitor.survey")} >= {"unknown-character"}
    # A hundred changes that wait together, few enough bytes for one pipe, are checked once, after the last of them.
    one.write(one.change("visitor.survey", {"text": VISITOR}))
    assert one.published("visitor.survey") == []
    end = {"line": VISITOR.count("\n"), "character": 0}
    changes = [one.change("visitor.survey", {"range": {"start": end, "end": end}, "text": "?\n"}, version=number + 3)
               for number in range(100)]
    assert sum(map(len, changes)) < 60_000
    one.write(b"".join(changes))
    last = one.until(lambda sent: sent.get("method") == "textDocument/publishDiagnostics")["params"]
    assert last["version"] == 102 and len(last["diagnostics"]) >= 100
    assert one.quit() == 0


@pytest.mark.parametrize("garbage", [
    b"\x00\xff\xfe", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"Content-Length: x\r\n\r\n",
    b"Content-Length: 3\r\n\r\n{]}",
    b"Content-Length: 2\r\n\r\n\xff\xff", b"Content-Length: 2\r\n\r\n[]", b"x" * 200_000,
    b'Content-Length: 100000\r\n\r\n' + b"[" * 100_000,
    b'Content-Length: 37\r\n\r\n{"jsonrpc":"2.0","id":1,"method":{}}\r\n',
])
def test_garbage_is_answered_and_the_next_message_understood(editor, garbage):
    one = editor()
    one.write(garbage)
    assert one.response("textDocument/dance")["error"]["code"] == -32601
    assert one.quit() == 0


def test_the_end_without_a_shutdown_is_a_failure(editor):
    one = editor()
    one.notify("exit")
    assert one.process.wait(timeout=20) == 1
    two = editor()
    two.process.stdin.close()
    assert two.process.wait(timeout=20) == 1
    command = [str(HUIXIANG), "language-server"]
    closed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert closed.returncode == 1 and closed.stdout == b""


def test_renaming_a_scale_changes_every_file_and_leaves_the_catalogue_sound(editor):
    one = editor()
    one.open("visitor.survey")
    edit = one.request("textDocument/rename", textDocument={"uri": one.uri("visitor.survey")},
                       position=place(VISITOR, ") on satis"), newName="contentment")
    assert len(edit["changes"]) > 2, "the file of the scales and several surveys"
    for path in sorted((one.folder / "surveys").glob("*.survey")):
        lines = path.read_text().split("\n")
        changes = edit["changes"].get(path.as_uri(), [])
        for change in sorted(changes, key=lambda found: -found["range"]["start"]["character"]):
            start, end = change["range"]["start"], change["range"]["end"]
            line = lines[start["line"]].encode("utf-16-le")
            line = line[: start["character"] * 2] + change["newText"].encode("utf-16-le") + line[end["character"] * 2:]
            lines[start["line"]] = line.decode("utf-16-le")
        path.write_text("\n".join(lines))
    command = [str(HUIXIANG), "survey", "check", str(one.folder / "surveys")]
    check = subprocess.run(command, capture_output=True, text=True)
    assert check.returncode == 0, check.stdout
    assert "satisfaction5" not in (one.folder / "surveys/visitor.survey").read_text()
    refused = one.response("textDocument/rename", textDocument={"uri": one.uri("visitor.survey")},
                           position=place(VISITOR, ") on satis"), newName="滿意度")
    assert "no key" in refused["error"]["message"]


def test_keys_are_proposed_explained_and_found_in_another_file(editor):
    one = editor(locale="zh-TW", textDocument={"hover": {"contentFormat": ["markdown"]}})
    one.open("visitor.survey")
    document = {"uri": one.uri("visitor.survey")}
    at = place(VISITOR, ") on satis")
    proposed = one.request("textDocument/completion", textDocument=document, position=at)
    assert {item["label"]: item["detail"] for item in proposed}["satisfaction5"] == "滿意度"
    said = one.request("textDocument/hover", textDocument=document, position=at)["contents"]
    assert said["kind"] == "markdown" and "非常滿意 / Very satisfied" in said["value"] and "scales.survey:" in said["value"]
    found, = one.request("textDocument/definition", textDocument=document, position=at)
    assert found["uri"] == one.uri("scales.survey")


@pytest.mark.parametrize("encodings, character", [(["utf-16", "utf-8"], 29), (["utf-16"], 17), (None, 17)])
def test_places_are_counted_as_both_sides_agreed(editor, encodings, character):
    one = editor(general={"positionEncodings": encodings} if encodings else {})
    assert one.capabilities["positionEncoding"] == ("utf-8" if encodings and "utf-8" in encodings else "utf-16")
    one.open("extra.survey", 'unit 🙂a "甲"\r\nunit b "展示🙂乙乙丙" ?\r\n')
    faults = one.published("extra.survey")
    assert faults[-1]["range"]["start"] == {"line": 1, "character": character}
    assert faults[0]["range"]["start"] == {"line": 0, "character": 5}


def test_a_file_changed_on_disk_is_read_anew(editor):
    one = editor(workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}})
    watch = one.until(lambda sent: sent.get("method") == "client/registerCapability")
    assert watch["params"]["registrations"][0]["registerOptions"]["watchers"] == [{"globPattern": "**/*.survey"}]
    one.write(one.framed({"id": watch["id"], "result": None}))
    one.open("visitor.survey")
    (one.folder / "surveys/scales.survey").unlink()
    one.notify("workspace/didChangeWatchedFiles", changes=[{"uri": one.uri("scales.survey"), "type": 3}])
    assert any("satisfaction5" in fault["message"] for fault in one.published("visitor.survey"))
    shutil.copy(ROOT / "surveys/scales.survey", one.folder / "surveys")
    one.notify("workspace/didChangeWatchedFiles", changes=[{"uri": one.uri("scales.survey"), "type": 1}])
    assert one.published("visitor.survey") == []
    assert one.quit() == 0


def test_every_file_of_the_museum_is_already_laid_out_and_outlined(editor):
    one = editor()
    for path in sorted((ROOT / "surveys").glob("*.survey")):
        one.open(path.name)
        document = {"uri": one.uri(path.name)}
        assert one.request("textDocument/formatting", textDocument=document, options={}) == []
        assert one.request("textDocument/documentSymbol", textDocument=document)
    assert one.notifications == [], "nothing is wrong, so nothing is said"
