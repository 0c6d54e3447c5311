"""Pictures that visitors send. All of them are drawn here; nobody took any."""
import base64
import json
import re
import sqlite3
import urllib.error
import urllib.request
from datetime import date, datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from conftest import opening, serving
from test_accessibility import check
from test_bad_input import put
from test_kinds import settled, stored, tick
from test_practice import fresh  # noqa: F401 (a fixture)

DRAW = """([width, height, type]) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d"), image = context.createImageData(width, height);
  let state = 1;
  for (let place = 0; place < image.data.length; place += 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    image.data[place] = place % 4 === 3 ? 255 : state >> 16 & 255;
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL(type, 0.92).split(",")[1];
}"""


@pytest.fixture(scope="module")
def draw(chromium):
    page = chromium.new_page()
    yield lambda *size_and_type: base64.b64decode(page.evaluate(DRAW, list(size_and_type)))
    page.close()


def with_position(jpeg):
    segment = b"Exif\x00\x00GPS 22.6402N 120.3014E"
    return jpeg[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]


def size_of(jpeg):
    place = 2
    while True:
        marker, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2:place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(jpeg[place + 7:place + 9], "big"), int.from_bytes(jpeg[place + 5:place + 7], "big")
        place += 2 + length


def choose(page, picture, name="picture.jpg", kind="image/jpeg"):
    page.set_input_files("[data-photo] input", {"name": name, "mimeType": kind, "buffer": picture})


def shown_to_staff(page, site, number):
    page.goto("/staff/login")
    page.fill("input[name=name]", "王館員")
    page.fill("input[name=password]", site.password)
    page.click("form button")
    page.goto(f"/staff/cases/{number}")
    assert page.locator("img.shot").count() == 0 and "data:image/jpeg" not in page.content()
    page.fill("form[action$='/contact'] input[name=reason]", "查修")
    page.click("form[action$='/contact'] button")
    return [base64.b64decode(address.split(",")[1]) for address in page.eval_on_selector_all(
        "img.shot", "all => all.map(each => each.src)")]


def test_a_picture_is_made_small_kept_apart_and_shown_for_a_reason(fresh, draw):
    site, opened = fresh
    page = opened("/form/photo-hall?lang=en", "phone")
    preview = page.locator(".preview")
    tick(page, "overall", "1")
    tick(page, "agree", "given")
    page.click("#send")
    expect(page.locator("[data-question=broken] .missing")).to_be_visible()
    choose(page, with_position(draw(3000, 2000, "image/jpeg")))
    expect(preview).to_be_visible()
    expect(page.locator("[data-question=broken] .missing")).to_be_hidden()
    check(page, "phone")
    page.click(".preview button")
    expect(preview).to_be_hidden()
    choose(page, draw(3000, 2000, "image/png"), "picture.png", "image/png")
    expect(preview).to_be_visible()
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.click("#send")
    assert sent.value.status == 201, sent.value.text()
    identifier = sent.value.url.split("/")[-1].split("?")[0]
    assert stored(site, identifier) == {"overall": "r\t1", "broken": "t\tgiven", "agree": "t\tgiven"}
    ((path, sealed, last_day),) = site.rows("SELECT path, sealed, last_day FROM photo WHERE response = ?", identifier)
    assert path == "broken" and b"JFIF" not in sealed
    today = datetime.now(timezone(timedelta(hours=8))).date()
    assert date(1970, 1, 1) + timedelta(days=last_day) == today + timedelta(days=90)
    (picture,) = shown_to_staff(opened("/"), site, sent.value.json()["case"]["number"])
    width, height = size_of(picture)
    assert len(picture) <= 400 * 1024 and max(width, height) <= 1600 and width / height == pytest.approx(1.5, abs=0.01)
    assert site.rows("SELECT response, actor, reason, found FROM photo_reading") == [(identifier, "王館員", "查修", 1)]


def test_what_is_no_picture_is_told(fresh):
    _, opened = fresh
    page = opened("/form/photo-hall?lang=en", "phone")
    choose(page, b"This is a letter.", "letter.jpg")
    expect(page.locator(".unreadable")).to_contain_text("cannot be read")
    expect(page.locator(".preview")).to_be_hidden()


def body(photo, **change):
    return {"survey": "photo", "version": 1, "touchpoint": "photo-hall", "channel": "web", "language": "en",
            "answeredAt": 1790000000, "isPartial": False,
            "answers": {"overall": 1, "broken": "given", "agree": "given"},
            "photos": {"broken": photo if isinstance(photo, str) else base64.b64encode(photo).decode()}, **change}


def test_the_server_takes_only_small_jpegs_and_removes_their_position(fresh, draw):
    site, opened = fresh
    good = draw(320, 200, "image/jpeg")
    for bad in ("no base 64", b"", b"\xff\xd8\xff", good[:200], b"\xff\xd8" + good, draw(200, 100, "image/png"),
                draw(1700, 10, "image/jpeg"), good[:2] + 6 * (b"\xff\xfe\xff\xff" + bytes(65533)) + good[2:]):
        status, reply = put(site, "bad-picture-1?survey=photo", body(bad))
        assert (status, reply["problems"][0]["code"]) == (422, "bad-photo"), bad[:20]
    assert site.rows("SELECT id FROM response") == []
    status, reply = put(site, "good-picture?survey=photo", body(with_position(good)))
    assert status == 201
    (picture,) = shown_to_staff(opened("/"), site, reply["case"]["number"])
    assert picture == good and b"GPS" in with_position(good) and b"GPS" not in picture
    # Sent again it is the same; without the picture there is none to be had.
    assert put(site, "good-picture?survey=photo", body(good))[0] == 200
    assert put(site, "none-at-all", body(good, photos={}))[0] == 201
    assert "broken" not in stored(site, "none-at-all")
    assert site.rows("SELECT response FROM photo") == [("good-picture",)]


def test_only_a_survey_that_takes_pictures_may_send_so_much(fresh, draw):
    site, _ = fresh
    large = body("x" * 300_000)
    for query in ("", "?survey=quota", "?survey=nothing"):
        assert put(site, f"too-long-body{query}", large)[0] == 413
    quota = {**large, "survey": "quota", "touchpoint": "quota-hall", "answers": {"from": "local", "overall": 4}}
    assert put(site, "too-long-body?survey=photo", quota)[0] == 413
    assert put(site, "too-long-body?survey=photo", body("x" * 700_000))[0] == 413


def test_without_script_the_rest_can_be_sent(fresh):
    site, opened = fresh
    page = opened("/form/photo-hall?lang=en", script=False)
    expect(page.locator(".without-script")).to_contain_text("without the picture")
    assert page.locator(".picker").is_hidden()
    tick(page, "overall", "4")
    tick(page, "agree", "given")
    identifier = page.input_value("input[name=response-id]")
    page.click("#send")
    assert "Thank you" in page.inner_text("main")
    assert stored(site, identifier) == {"overall": "r\t4", "agree": "t\tgiven"}
    request = urllib.request.Request(
        f"{site.address}/form/photo-hall?lang=en", method="POST", data=b"--x\r\n\r\n--x--",
        headers={"Content-Type": "multipart/form-data; boundary=x"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 415 and b"without the picture" in refused.value.read()


def test_offline_the_picture_is_not_kept_and_the_page_says_so(fresh, draw):
    site, opened = fresh
    page = opened("/kiosk/photo-hall?lang=en", "kiosk", touch=True)
    page.context.route("**/api/responses/*", lambda route: route.abort())
    settled(page)
    tick(page, "overall", "4")
    tick(page, "agree", "given")
    page.fill("input[name='reply.mail']", "visitor@example.com")
    choose(page, draw(400, 300, "image/jpeg"))
    expect(page.locator(".preview")).to_be_visible()
    check(page, "kiosk")
    page.tap("#send")
    expect(page.locator("#photo-lost")).to_be_visible()
    expect(page.locator("#contact-lost")).to_be_visible()
    kept = page.evaluate("""() => new Promise((resolve) => {
      const request = indexedDB.open("huixiang", 1);
      request.onsuccess = () => {
        const all = request.result.transaction("responses").objectStore("responses").getAll();
        all.onsuccess = () => { request.result.close(); resolve(JSON.stringify(all.result)); };
      };
    })""")
    (item,) = json.loads(kept)
    assert "photos" not in item["response"] and "visitor@example.com" not in kept
    page.context.unroute("**/api/responses/*")
    with page.expect_response(re.compile("/api/responses/")) as delivered:
        page.goto("/kiosk/photo-hall")
    assert delivered.value.status == 201
    # Agreement stays; what lacks a required picture counts as a part.
    assert stored(site, item["id"]) == {"overall": "r\t4", "agree": "t\tgiven"}
    assert site.rows("SELECT is_partial FROM response WHERE id = ?", item["id"]) == [(1,)]


def test_a_picture_is_erased_behind_its_last_day(chromium, tmp_path, draw):
    places = (tmp_path / "data", "--surveys", "fixtures/kinds")
    with serving(*places) as site:
        assert put(site, "picture-to-go?survey=photo", body(draw(100, 100, "image/jpeg")))[0] == 201
    with sqlite3.connect(site.folder / "huixiang.sqlite") as database:
        database.execute("UPDATE photo SET last_day = 20000")
    with serving(*places) as site, opening(chromium, site) as opened:
        opened("/").wait_for_timeout(500)
        assert site.rows("SELECT count(*) FROM photo") == [(0,)]
