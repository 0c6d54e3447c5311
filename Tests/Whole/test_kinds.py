"""Every kind of question, answered with script, without it, and by the keyboard alone. All answers are invented."""
import json
import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from test_accessibility import check
from test_bad_input import put

FORM, KIOSK = "/form/kinds-hall", "/kiosk/kinds-hall"
HEARD = ["friends", "press", "posters", "school"]
WISHES = ["food", "seats", "signs", "light"]
STORED = {
    "overall": "r\t4", "recommend": "r\t3", "first": "c\t007", "heard": "c\tfriends;other", "heard.other": "t\t路過看板",
    "why": "t\t離捷運站近", "wishes": "k\tsigns;food", "services.staff": "r\t5", "services.staff.importance": "r\t4",
    "services.clean": "x\t", "party": "n\t10", "stay": "f\t2.5", "children": "n\t2", "favourite": "t\t渾天儀",
    "visited": "d\t2026-01-02", "arrived": "h\t09:30", "next": "m\t2027-03-04T10:15", "ticket": "t\tAB1234",
    "stroller": "c\tyes", "agree": "t\tgiven", "reply": "t\tgiven",
}


def stored(site, identifier):
    ((text,),) = site.rows("SELECT answers FROM response WHERE id = ?", identifier)
    return dict(line.split("\t", 1) for line in text.split("\n"))


def tick(page, name, value):
    page.check(f"input[name='{name}'][value='{value}']", force=True)


def fnv(text):
    """FNV-1a, 32 bits, as documented."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


PAGES = [
    [("tick", "overall", "4"), ("tick", "recommend", "3"), ("tick", "first", "007"), ("tick", "heard", "friends"),
     ("tick", "heard", "other"), ("fill", "heard.other", "路過看板")],
    [("fill", "why", "離捷運站近"), ("tick", "wishes.food", "2"), ("tick", "wishes.signs", "1")],
    [("tick", "services.staff", "5"), ("tick", "services.staff.importance", "4"), ("tick", "services.clean", "na")],
    [("fill", "party", "10"), ("fill", "stay", "2.5"), ("fill", "children", "2"), ("blur",),
     ("fill", "favourite", "渾天儀")],
    [("fill", "visited", "2026-01-02"), ("fill", "arrived", "09:30"), ("fill", "next", "2027-03-04T10:15"),
     ("fill", "ticket", "AB1234")],
    [("tick", "stroller", "yes")],
    [("tick", "agree", "given"), ("fill", "reply.mail", "visitor@example.com")],
]


def answer(page, steps):
    for what, *arguments in steps:
        if what == "tick":
            tick(page, *arguments)
        elif what == "fill":
            name, value = arguments
            page.fill(f"[name='{name}']:not([type=checkbox]):not([type=radio])", value)
        else:
            page.locator("h1").click()


def settled(page):
    page.wait_for_selector("body:not(.settling)")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_kind_at_a_kiosk(open_kinds, kinds, language):
    page = open_kinds(f"{KIOSK}?lang={language}", "kiosk", touch=True)
    for steps in PAGES[:-1]:
        settled(page)
        answer(page, steps)
        page.tap("#next")
    settled(page)
    answer(page, PAGES[-1])
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.tap("#send")
    assert sent.value.status == 201, sent.value.text()
    assert stored(kinds, sent.value.url.split("/")[-1]) == STORED


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_kind_without_script(open_kinds, kinds, language):
    page = open_kinds(f"{FORM}?lang={language}", "phone", script=False)
    # Without script the whole form is there, also what the answers then hide.
    for steps in PAGES:
        answer(page, [step for step in steps if step[0] != "blur"])
    identifier = page.input_value("input[name=response-id]")
    page.click("#send")
    assert {"zh-Hant": "謝謝您", "en": "Thank you"}[language] in page.inner_text("main")
    assert stored(kinds, identifier) == STORED


def reach(page, selector, limit=80):
    for _ in range(limit):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached")


def choose(page, name, value):
    """Tab to the group, then the arrow keys, as a keyboard does it."""
    reach(page, f"input[name='{name}']")
    page.keyboard.press("Space")
    for _ in range(8):
        if page.locator(f"input[name='{name}'][value='{value}']").is_checked():
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"{value} of {name} cannot be chosen")


def type_into(page, name, text):
    reach(page, f"[name='{name}']")
    page.keyboard.type(text)


def test_every_kind_by_the_keyboard_alone(open_kinds, kinds):
    page = open_kinds(f"{FORM}?lang=en", "desktop")
    choose(page, "overall", "4")
    choose(page, "recommend", "3")
    choose(page, "first", "007")
    for value in ("friends", "other"):
        reach(page, f"input[name=heard][value={value}]")
        page.keyboard.press("Space")
    type_into(page, "heard.other", "路過看板")
    type_into(page, "why", "離捷運站近")
    order = [name.split(".")[1] for name in page.eval_on_selector_all(
        "[data-ranking] .row", "rows => rows.map(row => row.querySelector('input').name)")]
    for option in order:
        if option in ("food", "signs"):
            choose(page, f"wishes.{option}", {"signs": "1", "food": "2"}[option])
    items = page.eval_on_selector_all(".matrix > .row", "rows => rows.map(row => row.querySelector('input').name)")
    for item in items:
        choose(page, item, {"services.staff": "5", "services.clean": "na"}[item])
        if item == "services.staff":
            choose(page, "services.staff.importance", "4")
    for name, text in [("party", "10"), ("stay", "2.5"), ("children", "2"), ("favourite", "渾天儀")]:
        type_into(page, name, text)
        page.keyboard.press("Tab")
    # The parts of a day and a time follow each other in the order of the browser's language, here the American one.
    for name, text in [("visited", "01022026"), ("arrived", "0930AM"), ("next", "03042027")]:
        type_into(page, name, text)
    page.keyboard.press("ArrowRight")
    page.keyboard.type("1015AM")
    type_into(page, "ticket", "AB1234")
    choose(page, "stroller", "yes")
    reach(page, "input[name=agree]")
    page.keyboard.press("Space")
    type_into(page, "reply.mail", "visitor@example.com")
    reach(page, "#send")
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.keyboard.press("Enter")
    assert sent.value.status == 201, sent.value.text()
    assert stored(kinds, sent.value.url.split("/")[-1]) == STORED


@pytest.mark.parametrize("language, south, north", [("zh-Hant", "南館", "北館"), ("en", "South hall", "North hall")])
def test_wordings_take_in_the_label_of_what_was_chosen(open_kinds, language, south, north):
    page = open_kinds(f"{FORM}?lang={language}")
    for value, label in [("south", south), ("north", north)]:
        tick(page, "first", value)
        for place in ("#step-2", "[data-question=why] .label", "[data-question=note]"):
            expect(page.locator(place)).to_contain_text(label)
    assert "{first}" not in page.content()


def test_the_seeded_order_is_the_documented_one(open_kinds):
    """FNV-1a, 32 bits, of `seed:key`: the same for all with a seed, else each respondent's own, by his id."""
    expected = sorted(HEARD, key=lambda key: fnv(f"7:{key}"))
    orders = []
    for _ in range(3):
        page = open_kinds(FORM)
        heard = page.eval_on_selector_all("[data-question=heard] .option input", "all => all.map(each => each.value)")
        # What asks for words of one's own, and what excludes the others, keep their places.
        assert heard == expected + ["other", "none"]
        orders.append(page.eval_on_selector_all("[data-ranking] .row", "rows => rows.map(row => row.dataset.option)"))
        tick(page, "overall", "5")
        tick(page, "first", "south")
        answer(page, [("tick", "wishes.food", "1"), ("tick", "wishes.seats", "2"), ("fill", "party", "1")])
        tick(page, "agree", "given")
        with page.expect_response(re.compile("/api/responses/")) as sent:
            page.click("#send")
        identifier = sent.value.url.split("/")[-1]
        assert orders[-1] == sorted(WISHES, key=lambda key: fnv(f"{identifier}:wishes.{key}"))


INVALID = [
    ("children", "5", "2", {"zh-Hant": "兒童不能比同行人數多。", "en": "There cannot be more children than people."}),
    ("visited", "2099-01-01", "2026-01-02",
     {"zh-Hant": "參觀日期不能在未來。", "en": "The day of your visit cannot lie in the future."}),
    ("arrived", "08:59", "09:00", {"zh-Hant": "本館九點開門。", "en": "We open at nine."}),
    ("ticket", "A1", "AB1234", {"zh-Hant": "票號是兩個字母加四個數字。", "en": "A ticket number is two letters and four digits."}),
]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("key, bad, good, messages", INVALID)
def test_a_constraint_is_told_on_the_page_and_by_the_server(open_kinds, kinds, key, bad, good, messages, language):
    page = open_kinds(f"{FORM}?lang={language}")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/api/" in request.url else None)
    page.fill("input[name=party]", "3")
    page.fill(f"input[name={key}]", bad)
    tick(page, "overall", "4")
    tick(page, "first", "south")
    answer(page, [("tick", "wishes.food", "1"), ("tick", "wishes.seats", "2"), ("tick", "agree", "given")])
    page.click("#send")
    notice = page.locator(f"[data-question={key}] .invalid")
    expect(notice).to_be_visible()
    expect(notice).to_have_text(messages[language])
    expect(page.locator(f"input[name={key}]")).to_be_focused()
    assert sent == []
    page.fill(f"input[name={key}]", good)
    page.locator("h1").click()
    expect(notice).to_be_hidden()
    answers = {"overall": 4, "first": "south", "wishes": ["food", "seats"], "party": 3, "agree": "given",
               key: int(bad) if bad.isdigit() else bad}
    body = {"survey": "kinds", "version": 1, "touchpoint": "kinds-hall", "channel": "web", "language": language,
            "answeredAt": 1790000000, "isPartial": False, "answers": answers}
    status, reply = put(kinds, "refused-constraint", body)
    assert (status, reply["problems"]) == (422, [{"code": "invalid", "field": key, "message": messages[language]}])
    # Without script the form comes back with the same words, and with what was filled in.
    plain = open_kinds(f"{FORM}?lang={language}", script=False)
    plain.fill("input[name=party]", "3")
    plain.fill(f"input[name={key}]", bad)
    plain.fill("input[name='reply.name']", "測試人")
    plain.click("#send")
    expect(plain.locator("#problems")).to_contain_text(messages[language])
    assert plain.input_value(f"input[name={key}]") == bad
    assert plain.input_value("input[name='reply.name']") == "測試人"


@pytest.mark.parametrize("name, value, words", [("party", "99", "1–60"), ("stay", "0.2", "0.5–12")])
def test_a_number_out_of_its_range_is_told_before_it_is_sent(open_kinds, name, value, words):
    page = open_kinds(FORM)
    answer(page, [("tick", "overall", "4"), ("tick", "first", "south"), ("fill", "party", "3"), ("fill", name, value),
                  ("tick", "wishes.food", "1"), ("tick", "wishes.seats", "2"), ("tick", "agree", "given")])
    page.click("#send")
    expect(page.locator(f"[data-question={name}] .unfit")).to_contain_text(words)


def test_too_few_places_are_told_and_a_place_is_given_once(open_kinds):
    page = open_kinds(FORM)
    tick(page, "wishes.food", "1")
    answer(page, [("tick", "overall", "4"), ("tick", "first", "south"), ("fill", "party", "3"),
                  ("tick", "agree", "given")])
    page.click("#send")
    expect(page.locator("[data-question=wishes] .unfit")).to_contain_text("2–3")
    tick(page, "wishes.seats", "1")
    assert not page.is_checked("input[name='wishes.food'][value='1']")
    # Whoever goes on to another place gives this one back.
    tick(page, "wishes.seats", "2")
    assert page.is_checked("input[name='wishes.food'][value='1']")
    expect(page.locator("[data-question=wishes] .unfit")).to_be_hidden()


def test_without_script_a_place_given_twice_is_refused(open_kinds):
    page = open_kinds(f"{FORM}?lang=en", script=False)
    answer(page, [("tick", "overall", "4"), ("tick", "first", "south"), ("fill", "party", "3"),
                  ("tick", "agree", "given"), ("tick", "wishes.food", "1"), ("tick", "wishes.seats", "1")])
    page.click("#send")
    expect(page.locator("#problems")).to_contain_text("Each place can be given once only")


def test_the_words_for_a_question_that_was_left_out_are_the_surveys(open_kinds):
    page = open_kinds(f"{FORM}?lang=en")
    page.click("#send")
    expect(page.locator("[data-question=first] .missing")).to_have_text("Please choose a hall.")


def test_what_is_computed_drives_what_is_shown(open_kinds):
    page = open_kinds(FORM)
    favourite = page.locator("[data-question=favourite]")
    for party, stay, is_long in [("10", "2", True), ("10", "1.9", False), ("1", "", False), ("4", "5", True)]:
        page.fill("input[name=party]", party)
        page.fill("input[name=stay]", stay)
        page.locator("h1").click()
        expect(favourite).to_be_visible(visible=is_long)
        # The heading of the group comes and goes with it.
        expect(page.locator("[data-question=long]")).to_be_visible(visible=is_long)


def test_a_page_whose_questions_do_not_apply_is_passed_over(open_kinds):
    page = open_kinds(f"{KIOSK}?lang=en", "kiosk")
    for steps in PAGES[:3]:
        settled(page)
        answer(page, steps)
        page.click("#next")
    settled(page)
    page.fill("input[name=party]", "1")
    page.click("#next")
    settled(page)
    page.click("#next")
    expect(page.locator("h2#step-7")).to_be_visible()
    expect(page.locator("#progress-text")).to_have_text("Page 6 of 6")
    settled(page)
    page.click("#back")
    expect(page.locator("h2#step-5")).to_be_visible()
    # On the form it is not there at all.
    form = open_kinds(FORM)
    expect(form.locator("h2#step-6")).to_be_hidden()


def test_pictures_are_served_with_what_keeps_them_harmless(kinds, open_kinds):
    reply = urllib.request.urlopen(f"{kinds.address}/images/south.svg")
    assert reply.headers["Content-Type"] == "image/svg+xml"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["Content-Security-Policy"].startswith("default-src 'none'")
    # Mentioned but missing, there but not mentioned, and outside.
    for name in ("missing.svg", "unmentioned.svg", "..%2fkinds.survey", "%2e%2e%2fhouse.survey", ""):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{kinds.address}/images/{name}")
        assert refused.value.code == 404
    page = open_kinds(FORM)
    assert page.evaluate("document.querySelector('.picture').naturalWidth") > 0
    # A missing picture leaves its option as it is without one.
    missing = page.locator("label:has(input[value='007']) img").bounding_box()
    assert missing is None or missing["height"] <= 1
    expect(page.locator("label:has(input[value='007'])")).to_contain_text("七號展廳")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_form_is_accessible_also_with_its_notices(open_kinds, size, language):
    page = open_kinds(f"{FORM}?lang={language}", size)
    check(page, size)
    answer(page, [("tick", "heard", "other"), ("fill", "ticket", "A1"), ("fill", "party", "99")])
    page.click("#send")
    check(page, size)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_kiosk_page_is_accessible_and_fits_its_screen(open_kinds, language):
    page = open_kinds(f"{KIOSK}?lang={language}", "kiosk")
    for steps in PAGES:
        settled(page)
        answer(page, steps)
        check(page, "kiosk")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1080
        if page.is_visible("#next"):
            page.click("#next")


def test_an_answer_in_a_form_of_its_own_kind_only(kinds):
    """The server takes nothing from a page's word for it."""
    good = {"overall": 4, "first": "south", "wishes": ["food", "seats"], "party": 3, "agree": "given"}
    body = {"survey": "kinds", "version": 1, "touchpoint": "kinds-hall", "channel": "web", "language": "en",
            "answeredAt": 1790000000, "isPartial": False}
    for change, code in [({"wishes": ["food"]}, "wrong-count"), ({"wishes": ["food", "food"]}, "wrong-count"),
                         ({"stay": 0.1}, "out-of-range"), ({"arrived": "25:00"}, "out-of-range"),
                         ({"next": "2027-03-04"}, "out-of-range"), ({"ticket": "AB12345"}, "too-long"),
                         ({"agree": "yes"}, "wrong-type"), ({"persons": 99}, "unknown-question"),
                         ({"party": 2.5}, "out-of-range"), ({"first": 7}, "out-of-range")]:
        status, reply = put(kinds, "refused-kind", {**body, "answers": {**good, **change}})
        assert status == 422 and code in json.dumps(reply), (change, reply)
