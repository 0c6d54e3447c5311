"""What staff see and do."""
import csv
import io
import re

from playwright.sync_api import expect


def test_cases_are_listed_by_what_is_due_next_and_lead_to_their_feedback(signed_in):
    page = signed_in()
    dues = page.locator("td.due").all_inner_texts()
    assert len(dues) >= 2

    def moment(text):
        return [int(number) for number in re.findall(r"\d+", text)]

    assert [moment(due) for due in dues] == sorted(moment(due) for due in dues)
    page.click("table tbody th a")
    expect(page.locator("article.said .text").first).not_to_be_empty()
    expect(page.locator("article.said .chip").first).to_be_visible()
    assert "nil" not in page.inner_text("main").split()
    # The feedback leads back to its case, on its own page and in the list.
    case = page.url
    page.get_by_role("link", name="看判讀與更正").first.click()
    page.get_by_role("link", name=case.rsplit("/", 1)[1]).click()
    assert page.url == case
    page.goto("/staff/feedback?only=urgent")
    page.locator("article.said a[href^='/staff/cases/']").first.click()
    expect(page.locator("dl.facts")).to_be_visible()


def test_staff_assign_extend_with_a_reason_reply_and_close_and_the_visitor_sees_it(signed_in, open_page):
    visitor = open_page("/form/service-desk", "phone")
    visitor.locator("input[name=overall][value='2']").check(force=True)
    visitor.fill("textarea[name=why]", "售票口只開一個，排隊排很久")
    visitor.fill("input[name='reply.telephone']", "0900-000-000")
    visitor.click("#send")
    expect(visitor.locator("#case")).to_be_visible()
    number, password = visitor.inner_text("#case-number"), visitor.inner_text("#case-password")

    page = signed_in(f"/staff/cases/{number}")
    page.select_option("select[name=unit]", label="展示組")
    page.fill("input[name=person]", "林館員")
    page.click("form[action$='/assign'] button")
    expect(page.locator("dl.facts")).to_contain_text("展示組・林館員")
    due = page.locator("dl.facts strong").inner_text()
    page.fill("form[action$='/extend'] input[name=reason]", "需會同廠商查修")
    page.click("form[action$='/extend'] button")
    assert page.locator("dl.facts strong").inner_text() != due
    expect(page.locator("dl.facts")).to_contain_text(due)
    # Contact details are read with a reason only, and reading them is on record.
    assert "0900-000-000" not in page.content()
    page.fill("form[action$='/contact'] input[name=reason]", "回電說明")
    page.click("form[action$='/contact'] button")
    expect(page.locator("form[action$='/contact']")).to_contain_text("0900-000-000")
    page.goto(f"/staff/cases/{number}")
    page.fill("form[action$='/reply'] textarea", "您好，已加開售票窗口，感謝指教。")
    page.click("form[action$='/reply'] button[value=close]")
    expect(page.locator("form[action$='/reopen']")).to_be_visible()

    visitor.goto("/lookup")
    visitor.fill("input[name=number]", number)
    visitor.fill("input[name=password]", password)
    visitor.click("form button")
    expect(visitor.locator("ol.events")).to_contain_text("已加開售票窗口")
    expect(visitor.locator("ol.events")).to_contain_text("需會同廠商查修")
    assert "林館員" not in visitor.inner_text("main")


def test_whoever_left_only_ratings_and_an_address_can_be_answered(signed_in, open_page):
    visitor = open_page("/form/hall-north", "phone")
    visitor.locator("input[name=overall][value='1']").check(force=True)
    visitor.fill("input[name='reply.mail']", "silent@example.com")
    visitor.click("#send")
    expect(visitor.locator("#case")).to_be_visible()
    page = signed_in(f"/staff/cases/{visitor.inner_text('#case-number')}")
    page.fill("form[action$='/contact'] input[name=reason]", "回信")
    page.click("form[action$='/contact'] button")
    expect(page.locator("form[action$='/contact']")).to_contain_text("silent@example.com")


def test_two_colleagues_do_not_both_answer(signed_in):
    first = signed_in("/staff")
    address = first.get_attribute("table tbody th a", "href")
    first.goto(address)
    second = signed_in(address)
    first.fill("form[action$='/reply'] textarea", "甲的答復")
    first.click("form[action$='/reply'] button[value=keep]")
    second.fill("form[action$='/reply'] textarea", "乙的答復")
    second.click("form[action$='/reply'] button[value=keep]")
    expect(second.locator(".problems")).to_be_visible()
    assert "甲的答復" in second.inner_text("ol.events") and "乙的答復" not in second.inner_text("ol.events")


def test_a_reopened_case_waits_for_an_answer_on_a_new_clock(signed_in):
    page = signed_in("/staff?state=closed")
    page.click("table tbody th a")
    page.fill("form[action$='/reopen'] input[name=reason]", "民眾來電表示仍未改善")
    page.click("form[action$='/reopen'] button")
    facts = page.locator("dl.facts").inner_text()
    assert "處理中" in facts and "逾期" not in facts and "已答復" not in facts


def test_wrong_passwords_stop_the_one_who_tries_and_nobody_else(open_page, site):
    page = open_page("/staff/login")

    def attempt(client, password):
        reply = page.request.post("/staff/login", form={"name": "外人", "password": password}, max_redirects=0,
                                  headers={"X-Forwarded-For": client})
        return reply.status

    assert [attempt("203.0.113.7", "wrong") for _ in range(11)] == [401] * 10 + [429]
    assert attempt("203.0.113.7", site.password) == 429
    assert attempt("203.0.113.8", site.password) == 303


def test_a_language_once_chosen_is_kept_through_sign_in(open_page, site):
    page = open_page("/?lang=en")
    page.get_by_role("link", name="Staff").click()
    assert page.get_attribute("html", "lang") == "en"
    for password, heading in [("wrong-password", "Staff"), (site.password, "Cases")]:
        page.fill("input[name=name]", "Chen")
        page.fill("input[name=password]", password)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("h1")).to_have_text(heading)
        if heading == "Staff":
            expect(page.locator(".problems")).to_have_text("The password is wrong.")
    page.get_by_role("link", name="Reports").click()
    expect(page.locator("h1")).to_have_text("Reports")
    page.get_by_role("button", name="Sign out").click()
    assert page.get_attribute("html", "lang") == "en"


def test_the_sign_in_page_offers_languages_and_takes_no_other(open_page):
    page = open_page("/staff/login")
    assert page.get_attribute("html", "lang") == "zh-Hant"
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Staff")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("h1")).to_have_text("館員專區")
    for asked, kept in [("en", "?lang=en"), ("e%0D%0An", ""), ("%22%3E", ""), ("", "")]:
        reply = page.request.get(f"/staff/reports?lang={asked}", max_redirects=0)
        assert reply.headers["location"] == "/staff/login" + kept


def test_language_links_of_a_refused_form_lead_to_its_page(signed_in, site):
    (number,), = site.rows("SELECT number FROM matter ORDER BY number LIMIT 1 OFFSET 5")
    page = signed_in(f"/staff/cases/{number}")
    page.evaluate("document.querySelector(\"form[action$='/note'] textarea\").required = false")
    page.click("form[action$='/note'] button")
    expect(page.locator(".problems")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text(f"Case {number}")
    (feedback,), = site.rows("SELECT id FROM feedback WHERE touchpoint IS NULL ORDER BY id LIMIT 1")
    page.goto(f"/staff/feedback/{feedback}?teach=&lang=zh-Hant")
    page.check("input[name=personal][value=yes]")
    page.fill("input[name=stretch]", "沒有這句話")
    page.get_by_role("button", name="儲存，下一則").click()
    expect(page.locator(".problems")).to_contain_text("沒有這句話")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Save and next")).to_be_visible()


def test_staff_pages_need_the_password_and_forms_their_token(open_page, signed_in):
    page = open_page("/staff/cases/107-000001")
    assert page.url.endswith("/staff/login")
    page.fill("input[name=name]", "外人")
    page.fill("input[name=password]", "wrong-password")
    page.click("form button")
    expect(page.locator(".problems")).to_be_visible()
    inside = signed_in("/staff/cases/107-000001")
    forged = inside.request.post("/staff/cases/107-000001/note", form={"text": "偽造", "token": "x"})
    assert forged.status == 403


def test_the_report_is_there_with_its_tables_as_csv(signed_in):
    page = signed_in("/staff/reports")
    page.click("text=107年第3季")
    expect(page.locator("h1")).to_contain_text("107年第3季服務品質季報")
    links = page.locator("a[href$='.csv']")
    assert links.count() >= 10
    address = page.evaluate("link => link.href", links.first.element_handle())
    rows = list(csv.reader(io.StringIO(page.request.get(address).text())))
    assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
