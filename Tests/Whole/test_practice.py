"""Quotas, sampling and hours, as visitors meet them. All answers are invented."""
import re
import sqlite3
import threading
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from conftest import opening, serving
from test_accessibility import check
from test_bad_input import put
from test_kinds import settled, tick


@pytest.fixture
def fresh(tmp_path, chromium):
    """A server of its own over the synthetic surveys: nobody has answered yet."""
    with serving(tmp_path / "data", "--surveys", "fixtures/kinds") as site, opening(chromium, site) as opened:
        yield site, opened


def local(site, identifier, **change):
    body = {"survey": "quota", "version": 1, "touchpoint": "quota-hall", "channel": "kiosk", "language": "en",
            "answeredAt": 1790000000, "isPartial": False, "answers": {"from": "local", "overall": 4}, **change}
    return put(site, identifier, body)


def flags(site):
    return dict(site.rows("SELECT id, is_over_quota FROM response"))


def test_beyond_a_full_quota_a_response_is_kept_and_marked(fresh):
    site, _ = fresh
    for number in range(4):
        assert local(site, f"respondent-{number}")[0] == 201
    # Neither what was sent twice, nor who left before the end, nor who falls under no quota takes a place.
    assert local(site, "respondent-0")[0] == 200
    assert local(site, "left-early", isPartial=True)[0] == 201
    assert local(site, "from-afar-1", answers={"from": "other", "overall": 1})[0] == 201
    assert flags(site) == {"respondent-0": 0, "respondent-1": 0, "respondent-2": 1, "respondent-3": 1, "left-early": 0,
                           "from-afar-1": 0}
    # Who is over one quota takes no place in another.
    assert local(site, "local-child", answers={"from": "local", "age": "child", "overall": 5})[0] == 201
    assert site.rows("SELECT quota, COUNT(*) FROM quota_place GROUP BY quota") == [("locals", 2)]


def test_two_at_the_same_moment_do_not_both_take_the_last_place(fresh):
    site, _ = fresh
    gate = threading.Barrier(24)

    def send(number):
        gate.wait()
        assert local(site, f"at-once-{number:02}")[0] == 201

    senders = [threading.Thread(target=send, args=(number,)) for number in range(24)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(flags(site).values()) == [0] * 2 + [1] * 22


def test_a_database_from_before_quotas_is_brought_up_to_date(tmp_path):
    places = (tmp_path / "data", "--surveys", "fixtures/kinds")
    with serving(*places) as site:
        assert local(site, "from-before", answers={"from": "other", "overall": 4})[0] == 201
    with sqlite3.connect(site.folder / "huixiang.sqlite") as database:
        for statement in ("DROP TABLE quota_place", "DROP TABLE photo", "DROP TABLE photo_reading",
                          "ALTER TABLE response DROP COLUMN is_volunteered",
                          "ALTER TABLE response DROP COLUMN is_over_quota",
                          "DELETE FROM grdb_migrations WHERE identifier IN ('fieldwork', 'photos')"):
            database.execute(statement)
    with serving(*places) as site:
        assert flags(site) == {"from-before": 0}
        assert [local(site, f"respondent-{number}")[0] for number in range(3)] == [201] * 3
        assert sum(flags(site).values()) == 1
        # What was there before is still known.
        assert local(site, "from-before", answers={"from": "other", "overall": 4})[0] == 200


@pytest.mark.parametrize("language, words", [("zh-Hant", "足夠的人數"), ("en", "enough visitors like you")])
def test_whoever_falls_under_a_full_quota_is_thanked_and_let_go(fresh, language, words):
    site, opened = fresh
    for number in range(2):
        local(site, f"respondent-{number}")
    page = opened(f"/kiosk/quota-hall?lang={language}", "kiosk", touch=True)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/api/" in request.url else None)
    settled(page)
    tick(page, "from", "local")
    expect(page.locator("#full")).to_contain_text(words)
    expect(page.locator("#next")).to_be_hidden()
    expect(page.locator("[data-question=age]")).to_be_hidden()
    check(page, "kiosk")
    # A slip is put right.
    tick(page, "from", "other")
    expect(page.locator("#full")).to_be_hidden()
    expect(page.locator("[data-question=age]")).to_be_visible()
    expect(page.locator("#next")).to_be_visible()
    tick(page, "from", "local")
    page.tap("#finish")
    expect(page.locator("#let-go")).to_contain_text(words)
    check(page, "kiosk")
    page.wait_for_url(re.compile(r"/kiosk/quota-hall$"), timeout=15000)
    assert sent == []
    # On a web form the rest of the questions goes too, and nothing can be sent.
    form = opened(f"/form/quota-hall?lang={language}", "phone")
    tick(form, "from", "local")
    expect(form.locator("#send")).to_be_hidden()
    expect(form.locator("[data-question=overall]")).to_be_hidden()
    check(form, "phone")
    form.click("#finish")
    expect(form.locator("#let-go")).to_be_visible()


def test_without_script_the_server_is_the_judge(fresh):
    site, opened = fresh
    for number in range(2):
        local(site, f"respondent-{number}")
    page = opened("/form/quota-hall?lang=en", script=False)
    tick(page, "from", "local")
    tick(page, "overall", "2")
    identifier = page.input_value("input[name=response-id]")
    page.click("#send")
    assert "Thank you" in page.inner_text("main")
    assert flags(site)[identifier] == 1


def rate(page):
    tick(page, "overall", "4")
    with page.expect_response(re.compile("/api/responses/")) as sent:
        page.click("#send")
    return sent.value.url.split("/")[-1]


def test_a_kiosk_asks_every_third_visitor_and_lets_the_others_go_or_speak(fresh):
    site, opened = fresh
    page = opened("/kiosk/sampled-hall?lang=en", "kiosk", touch=True)
    outcomes, asked, spoke = [], [], []
    for visitor in range(9):
        expect(page.locator("#invite")).to_contain_text("one in 3")
        if visitor == 0:
            check(page, "kiosk")
        page.tap("#begin")
        outcomes.append(page.is_visible("#survey"))
        settled(page)
        if outcomes[-1]:
            expect(page.locator("#chosen")).to_be_visible()
            asked.append(rate(page))
        elif not spoke:
            check(page, "kiosk")
            page.tap("#volunteer")
            settled(page)
            spoke.append(rate(page))
        settled(page)
        page.locator("#again:visible, .again:visible").tap()
        page.wait_for_url(re.compile(r"/kiosk/sampled-hall$"))
        page.goto("/kiosk/sampled-hall?lang=en")
    first = outcomes.index(True)
    assert first < 3 and [index for index, chosen in enumerate(outcomes) if chosen] == list(range(first, 9, 3))
    kept = dict(site.rows("SELECT id, is_volunteered FROM response"))
    assert kept == {**{identifier: 0 for identifier in asked}, **{identifier: 1 for identifier in spoke}}


def test_who_was_passed_over_goes_back_to_the_beginning_by_himself(fresh):
    _, opened = fresh
    page = opened("/kiosk/sampled-hall", "kiosk")
    page.evaluate("localStorage.setItem('huixiang-count-sampled-hall', '0')")
    page.click("#begin")
    expect(page.locator("#passed")).to_be_visible()
    # Another language does not change whose turn it is.
    page.goto("/kiosk/sampled-hall?lang=en")
    expect(page.locator("#passed")).to_be_visible()
    page.wait_for_url(re.compile(r"/kiosk/sampled-hall$"), timeout=20000)
    expect(page.locator("#invite")).to_be_visible()


@pytest.mark.parametrize("chance, is_asked", [(0.2, True), (0.9, False)])
def test_on_a_device_of_his_own_a_draw_decides_and_holds_for_the_day(fresh, chance, is_asked):
    site, opened = fresh
    page = opened("/lookup", "phone")
    page.add_init_script(f"Math.random = () => window.name ? 1 - {chance} : {chance}")
    page.goto("/form/sampled-hall?lang=en")
    expect(page.locator("#survey")).to_be_visible(visible=is_asked)
    page.evaluate("sessionStorage.clear(); window.name = 'later'")
    page.reload()
    expect(page.locator("#survey")).to_be_visible(visible=is_asked)
    check(page, "phone")
    if not is_asked:
        page.click("#volunteer")
    identifier = rate(page)
    assert site.rows("SELECT is_volunteered FROM response WHERE id = ?", identifier) == [(int(not is_asked),)]


def test_without_script_everybody_speaks_of_his_own_accord(fresh):
    site, opened = fresh
    page = opened("/form/sampled-hall?lang=en", script=False)
    tick(page, "overall", "2")
    page.click("#send")
    assert site.rows("SELECT is_volunteered FROM response") == [(1,)]


# 16:59:30 in Taipei, whatever the zone of the device.
BEFORE_CLOSING = datetime(2026, 9, 22, 8, 59, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize("zone", ["Asia/Taipei", "America/New_York"])
def test_a_kiosk_rests_outside_its_hours_and_wakes_by_itself_also_offline(chromium, fresh, zone):
    site, _ = fresh
    with opening(chromium, site) as opened:
        page = opened("/lookup", "kiosk", timezone_id=zone)
        page.clock.install(time=BEFORE_CLOSING)
        page.goto("/kiosk/hours-hall")
        expect(page.locator("#survey")).to_be_visible()
        page.context.set_offline(True)
        page.clock.run_for(60_000)
        rest = page.locator("#rest")
        expect(rest).to_be_visible()
        expect(page.locator("#survey")).to_be_hidden()
        for words in ("現在休息中", "We are resting now", "09:00–17:00", "/form/hours-hall"):
            expect(rest).to_contain_text(words)
        page.context.set_offline(False)
        check(page, "kiosk")
        page.context.set_offline(True)
        page.clock.run_for((15 * 60 + 58) * 60_000)
        expect(rest).to_be_visible()
        page.clock.run_for(120_000)
        expect(rest).to_be_hidden()
        expect(page.locator("#survey")).to_be_visible()


def test_whoever_is_answering_at_closing_time_is_not_sent_away(fresh):
    _, opened = fresh
    page = opened("/lookup", "kiosk")
    page.clock.install(time=BEFORE_CLOSING)
    page.goto("/kiosk/hours-hall")
    page.clock.run_for(1000)
    tick(page, "overall", "4")
    page.clock.run_for(45_000)
    expect(page.locator("#survey")).to_be_visible()
    page.click("#send")
    expect(page.locator("#thanks")).to_be_visible()
    page.clock.run_for(9000)
    expect(page.locator("#rest")).to_be_visible()


def test_the_web_form_knows_no_hours(fresh):
    _, opened = fresh
    page = opened("/lookup", "phone")
    page.clock.install(time=BEFORE_CLOSING + timedelta(hours=1))
    page.goto("/form/hours-hall")
    expect(page.locator("#survey")).to_be_visible()
