"""What nobody should send: each is refused with a reason, and nothing is lost."""
import json
import os
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.request

import pytest

from conftest import HUIXIANG, ROOT


def run(*arguments, language="en_US.UTF-8", **options):
    environment = {**os.environ, "LANG": language, "LC_ALL": language}
    return subprocess.run([str(HUIXIANG), *map(str, arguments)], cwd=ROOT, env=environment, capture_output=True,
                          text=True, timeout=120, **options)


def refused(result, *words):
    said = result.stderr + result.stdout
    assert result.returncode == 1, said
    for word in words:
        assert word in said, said


VISITOR = (ROOT / "surveys/visitor.survey").read_bytes()


@pytest.mark.parametrize("content, words", [
    (b"", ["empty-file"]),
    ("survey visitor \"觀眾服務滿意度調查\" { version 1 }".encode("big5"), ["not-utf-8"]),
    (VISITOR[: VISITOR.index("家人（含".encode())], ["unclosed-brace", "may have been cut"]),
    (VISITOR[: VISITOR.index("家人（含".encode()) + 4], ["not-utf-8", "may have been cut"]),
    (b"\x00\x01\x02", ["error["]),
    ("survey visitor 「觀眾」 ｛ version １；".encode(), ["full-width", "unclosed-brace"]),
])
def test_a_bad_survey_file_is_refused_with_its_place(tmp_path, content, words):
    path = tmp_path / "bad.survey"
    path.write_bytes(content)
    refused(run("survey", "check", path), *words, "bad.survey:")


def test_a_survey_file_of_five_megabytes_is_answered_in_seconds(tmp_path):
    path = tmp_path / "long.survey"
    path.write_bytes(VISITOR * (5_000_000 // len(VISITOR) + 1))
    refused(run("survey", "check", path), "duplicate-key", "more")


def test_diagnostics_are_in_the_users_language(tmp_path):
    path = tmp_path / "bad.survey"
    path.write_bytes(b"")
    refused(run("survey", "check", path, language="zh_TW.UTF-8"), "檔案裡沒有任何宣告")


def test_rejected_rows_are_named_and_the_others_kept(tmp_path):
    result = run("response", "import", "fixtures/imports/rejected-rows.csv", "--survey", "visitor", "--data", tmp_path)
    refused(result, "rejected-rows.csv:3:23", "stored 2", "rejected 9")
    again = run("response", "import", "fixtures/imports/rejected-rows.csv", "--survey", "visitor", "--data", tmp_path)
    refused(again, "stored 0, repeated 2")


@pytest.mark.parametrize("name, word", [
    ("missing-column", "answered_at"), ("unknown-column", "overal"), ("broken-quotes", "nul-byte")])
def test_a_spreadsheet_with_faults_says_which(tmp_path, name, word):
    refused(run("response", "import", f"fixtures/imports/{name}.csv", "--survey", "visitor", "--data", tmp_path), word)


def test_a_formula_in_a_comment_stays_a_text_in_every_table(tmp_path):
    path = tmp_path / "visitor.csv"
    path.write_text("touchpoint,answered_at,overall,why\nhall-south,2018-08-01,1,\"=HYPERLINK(1)\"\n")
    assert run("response", "import", path, "--data", tmp_path / "data").returncode == 0
    assert run("report", "build", "2018Q3", "--data", tmp_path / "data").returncode == 0
    for table in (tmp_path / "data/reports/2018Q3").glob("*.csv"):
        for line in table.read_text().splitlines():
            assert not line.startswith(("=", "+", "@")), f"{table.name}: {line}"


def test_a_text_file_is_no_database_and_is_left_alone(tmp_path):
    path = tmp_path / "huixiang.sqlite"
    path.write_text("Dear museum, this is a letter.\n")
    refused(run("status", "--data", tmp_path), "huixiang.sqlite")
    refused(run("serve", "--data", tmp_path, "--port", "0"), "huixiang.sqlite")
    assert path.read_text() == "Dear museum, this is a letter.\n"


def test_definitions_that_lost_a_level_are_noticed_before_a_visitor_does(tmp_path):
    data, surveys = tmp_path / "data", tmp_path / "surveys"
    shutil.copytree(ROOT / "surveys", surveys)
    assert run("feedback", "import", "fixtures/sample/feedback.ndjson", "--data", data).returncode == 0
    levels = (surveys / "service-levels.survey").read_text()
    (surveys / "service-levels.survey").write_text(levels.replace("urgent \"緊急事件\"", "at-once \"緊急事件\"")
                                                   .replace("level urgent\n", "level at-once\n"))
    refused(run("serve", "--data", data, "--surveys", surveys, "--port", "0"), "urgent", "put it back")


def test_a_port_in_use_is_named(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(run("serve", "--data", tmp_path, "--port", port), str(port), "--port")


def test_unknown_periods_and_models_are_named(tmp_path):
    refused(run("report", "build", "2018Q9", "--data", tmp_path), "2018Q9")
    broken = tmp_path / "broken.model"
    broken.write_bytes((ROOT / "models/museum.model").read_bytes()[:5000])
    refused(run("feedback", "label", "README.md", "--model", broken), "broken.model")


def put(site, identifier, body, headers=None):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"{site.address}/api/responses/{identifier}", data=content, method="PUT",
                                     headers={"Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.status, json.loads(reply.read())
    except urllib.error.HTTPError as error:
        text = error.read()
        return error.code, json.loads(text) if text.startswith(b"{") else text


GOOD = {"survey": "visitor", "version": 3, "touchpoint": "hall-south", "channel": "kiosk", "language": "en",
        "answeredAt": 1538000000, "isPartial": False, "answers": {"overall": 4}}


@pytest.mark.parametrize("change, status, code", [
    ({"survey": "course"}, 422, "wrong-survey"), ({"touchpoint": "moon"}, 422, "unknown-touchpoint"),
    ({"version": 99}, 422, "unknown-version"), ({"channel": "pigeon"}, 422, "unknown-channel"),
    ({"answers": {"overall": 9}}, 422, "out-of-range"), ({"answers": {"overall": 5, "why": "x"}}, 422, "not-shown"),
    ({"answers": {}}, 422, "required"), ({"answers": {"overall": 4, "secret": 1}}, 422, "unknown-question"),
    ({"answers": {"overall": {"deep": 1}}}, 400, "malformed"), ({"answers": "none"}, 400, "malformed"),
    ({"answers": {"overall": 4, "idea": "長" * 501}}, 422, "too-long"),
])
def test_a_bad_response_is_refused_with_a_code_and_a_reason(site, change, status, code):
    got, reply = put(site, "bad-response-1", {**GOOD, **change})
    assert got == status
    assert code in [problem["code"] for problem in reply["problems"]]
    assert all(problem["message"] for problem in reply["problems"])
    assert site.rows("SELECT id FROM response WHERE id = 'bad-response-1'") == []


@pytest.mark.parametrize("coding", ["Content-Length: 100000000", "Transfer-Encoding: chunked"])
def test_a_body_of_a_hundred_megabytes_is_refused_at_once_and_the_server_lives_on(site, coding):
    """Over a bare socket: the answer comes while the sender is still sending."""
    host, port = site.address.removeprefix("http://").split(":")
    piece = b"x" * 1_000_000
    if "chunked" in coding:
        piece = b"f4240\r\n" + piece + b"\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as connection:

        def send():
            try:
                for _ in range(100):
                    connection.sendall(piece)
            except OSError:
                pass

        connection.sendall(f"PUT /api/responses/huge-response HTTP/1.1\r\nHost: {host}\r\n{coding}\r\n\r\n".encode())
        sender = threading.Thread(target=send)
        sender.start()
        reply = connection.recv(4096)
        connection.shutdown(socket.SHUT_RDWR)
        sender.join(timeout=20)
    assert reply.startswith(b"HTTP/1.1 413"), reply
    assert put(site, "after-the-huge-one", GOOD)[0] in (200, 201)


@pytest.mark.parametrize("body", [b"", b"{", b"[1,2]", b"\xff\xfe\x00", b"null", b"[" * 100_000])
def test_bodies_that_are_no_response(site, body):
    status, reply = put(site, "no-response", body)
    assert status == 400 and reply["problems"]


def test_identifiers_cannot_lead_elsewhere(site):
    for identifier in ["..%2f..%2fetc", "a" * 65, "%00", "a b".replace(" ", "%20")]:
        assert put(site, identifier, GOOD)[0] in (400, 404)
    for path in ["/assets/..%2fsite.css", "/staff/reports/2018Q3/..%2f..%2fsigning.key", "/assets/%2e%2e/x"]:
        request = urllib.request.Request(site.address + path)
        try:
            assert b"signing" not in urllib.request.urlopen(request).read()
        except urllib.error.HTTPError as error:
            assert error.code in (400, 404)
