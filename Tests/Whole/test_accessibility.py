"""axe finds nothing of WCAG 2.1 A or AA, at any size, in either language; nothing runs over its edge."""
import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
OPEN = ["/", "/kiosk/hall-south", "/form/hall-south", "/form/course-room-1", "/form/telephone-audit", "/lookup",
        "/staff/login", "/no-such-page"]
STAFF = ["/staff", "/staff/cases/107-000001", "/staff/feedback", "/staff/teach",
         "/staff/feedback/ID?why=urgent", "/staff/feedback/ID?teach=&n=3&of=20",
         "/staff/teach/next?teach=&n=21&of=20", "/staff/feedback?period=xx", "/staff/feedback?period=2018Q3&page=2",
         "/staff?q=冷氣&state=all", "/staff?q=沒有這句話",
         "/staff/feedback?q=冷氣&period=", "/staff/feedback?q=沒有這句話", "/staff/feedback?q=。！",
         "/staff/reports", "/staff/reports/2018Q3/index.html"]


def check(page, size):
    # Nothing that moves into place may be measured half-way.
    page.wait_for_timeout(200)
    found = Axe().run(page, options=RULES)
    assert found.response["violations"] == [], found.generate_report()
    if size == "phone":
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, "the page scrolls sideways"


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("size", ["kiosk", "desktop", "phone"])
def test_open_pages(open_page, size, language):
    for path in OPEN:
        check(open_page(f"{path}?lang={language}", size), size)


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_the_visitor_survey_in_its_other_languages(open_page, language):
    for path, size in [("/kiosk/hall-south", "kiosk"), ("/form/hall-south", "phone")]:
        page = open_page(f"{path}?lang={language}", size)
        check(page, size)
        # Nothing is left in another language but the names of the languages.
        text = page.inner_text("main") + page.inner_text("footer")
        assert not any(word in text for word in ("Next", "Send", "Thank", "滿意", "請"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_staff_pages(signed_in, site, size):
    (feedback,), = site.rows("SELECT id FROM feedback WHERE touchpoint IS NULL ORDER BY id LIMIT 1")
    page = signed_in(size=size)
    for path in STAFF:
        assert page.goto(path.replace("ID", feedback)).ok, path
        check(page, size)


def test_every_step_of_the_kiosk_and_its_warning(open_page):
    page = open_page("/kiosk/hall-south", "kiosk")
    page.clock.install()
    page.reload()
    page.clock.run_for(1000)
    page.locator("input[name=overall][value='1']").check(force=True)
    for _ in range(3):
        page.click("#next")
        page.clock.run_for(1000)
        check(page, "kiosk")
    page.clock.run_for(61_000)
    check(page, "kiosk")
    page.click("#idle-continue")
    page.click("#send")
    page.wait_for_selector("#thanks:not([hidden])")
    check(page, "kiosk")


def test_sizes_grow_with_the_reader(open_page):
    """Twice the root size doubles the text: no size is fixed in px."""
    page = open_page("/form/hall-south")
    size = "parseFloat(getComputedStyle(document.querySelector('legend')).fontSize)"
    before = page.evaluate(size)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(size) == pytest.approx(2 * before)
