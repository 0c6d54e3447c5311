"""The survey at a kiosk and on a phone, as people use it."""
import json
import re

import pytest
from playwright.sync_api import expect

QUESTION = {"zh-Hant": "整體而言，您對今天的參觀滿意嗎？", "en": "Overall, how satisfied are you with your visit today?",
            "ja": "全体として、本日のご来館に満足されましたか？", "ko": "전반적으로 오늘 관람에 만족하셨습니까?"}
THANKS = {"zh-Hant": "謝謝", "en": "Thank you", "ja": "ありがとう", "ko": "감사합니다"}


def tap(page, name, value):
    page.tap(f"label:has(input[name='{name}'][value='{value}'])")


def settled(page):
    page.wait_for_selector("body:not(.settling)")


@pytest.mark.parametrize("language", ["zh-Hant", "en", "ja", "ko"])
def test_a_visitor_answers_by_touch_and_the_next_finds_a_fresh_page(open_page, site, language):
    page = open_page(f"/kiosk/hall-south?lang={language}", "kiosk", touch=True)
    expect(page.locator("legend").first).to_contain_text(QUESTION[language])
    assert page.get_attribute("html", "lang") == language
    settled(page)
    tap(page, "overall", "5")
    page.tap("#next")
    settled(page)
    tap(page, "services.toilets", "4")
    page.tap("#next")
    settled(page)
    # A comment is asked for only where something was wrong.
    assert page.locator("[data-question=why]").is_hidden()
    page.fill("textarea[name=idea]", f"測試意見 {language}")
    page.tap("#next")
    settled(page)
    tap(page, "companions", "family")
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.tap("#send")
    assert sent.value.status == 201
    expect(page.locator("#thanks")).to_contain_text(THANKS[language])
    identifier = sent.value.url.split("/")[-1]
    (kept,) = site.rows("SELECT language, channel FROM response WHERE id = ?", identifier)
    assert kept == (language, "kiosk")
    # The next person is asked in the first language, and nothing of the last one is left.
    page.wait_for_url(re.compile(r"/kiosk/hall-south$"), timeout=15000)
    expect(page.locator("legend").first).to_contain_text(QUESTION["zh-Hant"])
    assert page.locator("input:checked").count() == 0
    assert page.locator("textarea[name=idea]").input_value() == ""


FIT = """() => {
  const faults = [];
  for (const point of document.querySelectorAll('.step:not([hidden]) .point')) {
    const box = point.getBoundingClientRect();
    if (box.height < 44) faults.push('too low to touch: ' + point.innerText);
    if (box.height > 80) faults.push('a huge box: ' + point.innerText);
    const face = point.querySelector('.face')?.getBoundingClientRect();
    if (face && (face.left < box.left || face.right > box.right || face.top < box.top || face.bottom > box.bottom))
      faults.push('a face over the edge: ' + point.innerText);
    const text = document.createTreeWalker(point.querySelector('.word'), NodeFilter.SHOW_TEXT).nextNode();
    for (const word of text.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (range.getClientRects().length > 1) faults.push('a broken word: ' + word[0]);
    }
  }
  return faults;
}"""


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("channel", ["kiosk", "form"])
def test_on_a_phone_faces_stay_in_their_boxes_and_words_in_one_piece(open_page, channel, language):
    page = open_page(f"/{channel}/hall-south?lang={language}", "phone", touch=True)
    settled(page)
    assert page.locator(".point:visible .face").count() >= 5 and page.evaluate(FIT) == []
    assert page.locator(".bar").bounding_box()["height"] < 844 / 6
    if channel == "kiosk":
        tap(page, "overall", "1")
        assert page.locator("#next").bounding_box()["y"] < 844, "the first question does not fit on the screen"
        page.tap("#next")
        settled(page)
        assert page.locator(".row:visible .face").count() >= 5 and page.evaluate(FIT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_kiosk_keeps_its_large_faces(open_page):
    page = open_page("/kiosk/hall-south", "kiosk")
    settled(page)
    assert page.locator(".rating .face").first.bounding_box()["width"] > 150


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_keyboard_alone_is_enough(open_page, language):
    page = open_page(f"/kiosk/hall-north?lang={language}", "kiosk")

    def press_until(key, selector, limit=60):
        for _ in range(limit):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press(key)
        raise AssertionError(f"{selector} cannot be reached with {key}")

    settled(page)
    press_until("Tab", "input[name=overall]")
    page.keyboard.press("Space")
    press_until("ArrowRight", "input[name=overall][value='4']")
    assert page.locator("input[name=overall][value='4']").is_checked()
    for _ in range(3):
        press_until("Tab", "#next")
        page.keyboard.press("Enter")
    press_until("Tab", "#send")
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.keyboard.press("Enter")
    assert sent.value.status == 201
    expect(page.locator("#thanks")).to_contain_text(THANKS[language])


def test_a_required_question_holds_the_visitor_back_and_says_so(open_page):
    page = open_page("/kiosk/hall-south", "kiosk", touch=True)
    settled(page)
    page.tap("#next")
    expect(page.locator("[data-question=overall] .missing")).to_be_visible()
    expect(page.locator(".step[data-step='1']")).to_be_visible()
    tap(page, "overall", "3")
    expect(page.locator("[data-question=overall] .missing")).to_be_hidden()


def test_the_idle_warning_counts_down_goes_on_at_a_touch_and_keeps_what_was_answered(open_page, site):
    page = open_page("/kiosk/gallery-2", "kiosk", touch=True)
    page.clock.install()
    page.reload()
    page.clock.run_for(1000)
    settled(page)
    tap(page, "overall", "2")
    page.clock.run_for(61_000)
    expect(page.locator("#idle")).to_be_visible()
    before = int(page.inner_text("#idle-seconds"))
    page.clock.run_for(5000)
    assert int(page.inner_text("#idle-seconds")) <= before - 5
    page.tap("#idle-continue")
    expect(page.locator("#idle")).to_be_hidden()
    assert page.locator("input[name=overall][value='2']").is_checked()
    page.clock.run_for(61_000)
    expect(page.locator("#idle")).to_be_visible()
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.clock.run_for(31_000)
    identifier = sent.value.url.split("/")[-1]
    page.wait_for_url(re.compile(r"/kiosk/gallery-2$"))
    expect(page.locator("input:checked")).to_have_count(0)
    assert site.rows("SELECT is_partial FROM response WHERE id = ?", identifier) == [(1,)]


def test_an_untouched_kiosk_stays_as_it_is(open_page):
    page = open_page("/kiosk/gallery-2", "kiosk")
    page.clock.install()
    page.reload()
    page.clock.run_for(600_000)
    expect(page.locator("#idle")).to_be_hidden()


def test_a_response_sent_twice_is_stored_once(open_page, site):
    page = open_page("/kiosk/cinema", "kiosk", touch=True)
    body = json.dumps({
        "survey": "visitor", "version": 3, "touchpoint": "cinema", "channel": "kiosk", "language": "zh-Hant",
        "answeredAt": 1538000000, "isPartial": False, "answers": {"overall": 5},
    })
    send = """async body => {
      const reply = await fetch("/api/responses/0123456789abcdef0123456789abcdef",
        { method: "PUT", headers: { "Content-Type": "application/json" }, body });
      return [reply.status, await reply.json()];
    }"""
    first, again = page.evaluate(send, body), page.evaluate(send, body)
    assert [first[0], again[0]] == [201, 200]
    other = page.evaluate(send, body.replace('"overall": 5', '"overall": 1'))
    assert other[0] == 409
    assert site.rows("SELECT count(*) FROM response WHERE id = ?", "0123456789abcdef0123456789abcdef") == [(1,)]


def test_a_kiosk_without_connection_keeps_the_response_and_sends_it_later(open_page, site):
    page = open_page("/kiosk/hall-south", "kiosk", touch=True)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/api/responses/" in request.url else None)
    page.context.route("**/api/responses/*", lambda route: route.abort())
    settled(page)
    tap(page, "overall", "4")
    for _ in range(3):
        page.tap("#next")
        settled(page)
    page.tap("#send")
    expect(page.locator("#queued")).to_be_visible()
    page.context.unroute("**/api/responses/*")
    with page.expect_response(re.compile("/api/responses/")) as delivered:
        page.reload()
    assert delivered.value.status == 201
    assert delivered.value.url == sent[0]
    assert len(site.rows("SELECT id FROM response WHERE id = ?", sent[0].split("/")[-1])) == 1


def test_an_unhappy_visitor_with_a_phone_gets_a_case_to_look_up(open_page):
    page = open_page("/form/hall-south", "phone", touch=True)
    tap(page, "overall", "1")
    page.fill("textarea[name=why]", "南館三樓冷氣壞了，熱到小孩中暑")
    page.fill("input[name='reply.name']", "測試人")
    page.fill("input[name='reply.mail']", "visitor@example.com")
    page.tap("#send")
    expect(page.locator("#case")).to_be_visible()
    number, password = page.inner_text("#case-number"), page.inner_text("#case-password")
    assert re.fullmatch(r"107-\d{6}", number)
    page.goto("/lookup")
    page.fill("input[name=number]", number)
    page.fill("input[name=password]", "WRONG-PASSWORD")
    page.click("form button")
    expect(page.locator(".problems")).to_be_visible()
    page.fill("input[name=number]", number)
    page.fill("input[name=password]", password)
    page.click("form button")
    expect(page.locator("dl.facts")).to_contain_text(number)


def test_what_is_written_after_going_back_counts_too(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto("/form/online?lang=en")
    for text in ("The first version", "The first version, and somebody was hurt"):
        page.check("input[name=overall][value='2']", force=True)
        page.fill("textarea[name=idea]", text)
        page.click("#send")
        assert "Thank you" in page.inner_text("main")
        page.go_back()
    context.close()
    assert len(site.rows("SELECT id FROM feedback WHERE text LIKE 'The first version%'")) == 2


def test_the_form_works_without_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto("/form/online?lang=en")
    page.click("#send")
    assert page.locator("#problems").is_visible()
    page.check("input[name=overall][value='5']", force=True)
    page.fill("textarea[name=idea]", "No script here")
    page.click("#send")
    assert "Thank you" in page.inner_text("main")
    context.close()
    assert len(site.rows("SELECT id FROM feedback WHERE text = ?", "No script here")) == 1
