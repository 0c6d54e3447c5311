"""What people wrote, and cases, are found on the pages and at the command line, whoever changed the file."""
import json
import re
import sqlite3
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import HUIXIANG, ROOT

HOSTILE = "<script>alert(1)</script>&amp;\"冷氣\"' 很<b>冷</b>"


def run(*arguments, code=0, language="en"):
    done = subprocess.run([str(HUIXIANG), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True,
                          env={"PATH": "/usr/bin:/bin", "LANG": language})
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def made(tmp_path):
    """A small database of its own; the texts are invented."""
    texts = {"a": "三樓展廳的冷氣壞了", "b": "冷气太强", "c": "天冷，氣氛好", "d": "The exhibits were running late",
             "e": "來電 (07) 380-0089", "f": HOSTILE, "g": "\u001b[31m冷氣\u0007 and\nmore"}
    lines = [json.dumps({"id": key, "channel": "web", "text": text, "written_at": "2018-09-01T10:00:00+08:00"})
             for key, text in texts.items()]
    (tmp_path / "texts.ndjson").write_text("\n".join(lines) + "\n")
    run("feedback", "import", tmp_path / "texts.ndjson", "--data", tmp_path / "data")
    return tmp_path / "data"


def found(data, *words):
    answer = json.loads(run("feedback", "search", "--data", data, "--format", "json", "--", *words))
    assert answer["total"] == len(answer["results"])
    return {result["id"] for result in answer["results"]}


def test_the_command_line_finds_and_marks(made):
    rows = [(["冷氣"], {"a", "b", "f", "g"}), (["冷"], {"a", "b", "c", "f", "g"}), (["冷氣", "-太強"], {"a", "f", "g"}),
            (["冷气坏"], {"a"}),
            (["exhibit", "run"], {"d"}), (["0089"], {"e"}), (["３８０－００８９"], {"e"}), (["沒有"], set())]
    for words, ids in rows:
        assert found(made, *words) == ids, words
    answer = json.loads(run("feedback", "search", "冷氣壞", "--data", made, "--format", "json"))
    (result,) = answer["results"]
    (start, end), = result["matches"]
    assert result["text"].encode()[start:end].decode() == "冷氣壞"
    text = run("feedback", "search", "冷氣", "--limit", "1", "--data", made, language="zh_TW.UTF-8")
    assert "找到 4 則，顯示 1 則" in text
    assert "\x1b" not in run("feedback", "search", "冷氣", "--data", made) and "\a" not in text
    assert "nothing in it to look for" in run("feedback", "search", "。！", "--data", made, code=1)
    assert "only words to exclude" in run("feedback", "search", "--data", made, "--", "-冷氣", code=1)
    assert "還沒有資料庫" in run("feedback", "search", "冷氣", "--data", made / "none", code=1, language="zh_TW.UTF-8")
    assert found(made, "冷" * 30_000) == set()


def test_whoever_changes_a_text_the_index_follows(made):
    with sqlite3.connect(made / "huixiang.sqlite") as database:
        database.execute("DELETE FROM label")
        database.execute("DELETE FROM feedback WHERE id = 'a'")
        database.execute("UPDATE feedback SET text = '鯨魚骨架' WHERE id = 'b'")
        database.execute("UPDATE feedback SET text = '冷氣又來了' WHERE id = 'c'")
        database.execute("UPDATE feedback SET text = '冷氣修好了' WHERE id = 'c'")
    assert found(made, "冷氣") == {"c", "f", "g"}
    assert found(made, "鯨魚") == {"b"} and found(made, "太強") == set() and found(made, "又來") == set()
    with sqlite3.connect(made / "huixiang.sqlite") as database:
        database.execute("INSERT INTO feedback_search (feedback_search) VALUES ('integrity-check')")
        assert database.execute("SELECT COUNT(*) FROM unindexed_feedback").fetchone() == (0,)


@pytest.mark.parametrize("block", ["X'FFFFFFFFFFFFFFFFFF'", "NULL"])
def test_a_damaged_index_keeps_nobody_from_the_texts(made, tmp_path, block):
    with sqlite3.connect(made / "huixiang.sqlite") as database:
        # The record by which all others are found.
        assert database.execute(f"UPDATE feedback_search_data SET block = {block} WHERE id = 10").rowcount == 1
    (tmp_path / "more.ndjson").write_text('{"id": "h", "channel": "web", "text": "鯨魚骨架"}\n')
    assert "stored 1" in run("feedback", "import", tmp_path / "more.ndjson", "--data", made)
    assert found(made, "鯨魚") == {"h"} and found(made, "冷氣") == {"a", "b", "f", "g"}


def test_a_database_from_before_the_search_is_filled(made):
    with sqlite3.connect(made / "huixiang.sqlite") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for name in ("feedback_search", "case_search", "search_version", "unindexed_feedback", "unindexed_case"):
            database.execute(f"DROP TABLE {name}")
        database.execute("DELETE FROM grdb_migrations WHERE identifier = 'search'")
    assert found(made, "冷氣") == {"a", "b", "f", "g"}


def test_feedback_is_searched_marked_and_counted(signed_in):
    page = signed_in("/staff/feedback?period=2018Q3")
    field = page.get_by_role("search").get_by_label("搜尋")
    field.fill("冷气")
    field.press("Enter")
    expect(page.locator("mark").first).to_have_text("冷氣")
    assert "107年第3季" in page.inner_text("h1")
    shown = page.locator("article.said").count()
    assert shown > 0 and f"找到 {shown} 則" in page.inner_text("main")
    assert all("冷氣" in text or "冷气" in text for text in page.locator("article.said").all_inner_texts())
    # The other filters hold, the language can be changed on the spot, and everything can be searched.
    page.select_option("select[name=only]", "negative")
    page.get_by_role("button", name="搜尋").click()
    assert 0 < page.locator("article.said").count() < shown
    page.click("text=English")
    expect(page.locator("input[name=q]")).to_have_value("冷气")
    expect(page.locator("select[name=only]")).to_have_value("negative")
    page.click("text=Search everything")
    expect(page.locator("h1")).to_contain_text("All periods")
    assert page.locator("article.said").count() > shown


def test_what_cannot_be_found_is_said_and_nothing_typed_is_obeyed(signed_in):
    page = signed_in("/staff/feedback?q=。！")
    expect(page.get_by_role("status")).to_contain_text("沒有可以找的字")
    assert page.locator("article.said").count() == 0
    for path in ["/staff/feedback", "/staff"]:
        for typed, said in [("-冷氣", "只有要排除的詞；請至少寫一個要找的詞。"), ('""', "沒有可以找的字。")]:
            page.goto(path)
            page.fill("input[name=q]", typed)
            page.press("input[name=q]", "Enter")
            expect(page.get_by_role("status")).to_have_text(said)
            assert page.locator("article.said, tbody tr").count() == 0
    page.goto("/staff/feedback")
    for typed in ["<script>alert(1)</script>x", "\"><img src=x onerror=alert(1)>", "冷氣\" OR rowid MATCH *", "NEAR(zzz",
                  "%00%FF"]:
        page.fill("input[name=q]", typed)
        page.press("input[name=q]", "Enter")
        expect(page.locator("input[name=q]")).to_have_value(typed)
        expect(page.get_by_role("status")).to_contain_text("找不到")
        assert page.locator("main script, main img").count() == 0
    for address in ["/staff/feedback?q=%FF%00", "/staff?q=%E5%86", "/staff?q=" + "a" * 20_000, "/staff?q=%2B%2B&q=x"]:
        assert page.goto(address).status == 200


def test_all_feedback_is_reached_page_by_page(signed_in, site):
    page = signed_in("/staff/feedback?period=2018Q3&lang=en")
    total = int(page.inner_text("main").split(" in all, the newest first; here are 1 to 50")[0].split()[-1])
    seen = []
    while True:
        found = page.locator("article.said p > a[href^='/staff/feedback/']")
        links = found.evaluate_all("all => all.map(link => link.getAttribute('href'))")
        assert 0 < len(links) <= 50
        seen += links
        if page.get_by_role("link", name="Next page").count() == 0:
            break
        page.get_by_role("link", name="Next page").click()
    assert len(seen) == len(set(seen)) == total > 100
    last = page.url
    page.get_by_role("link", name="Previous page").click()
    expect(page.get_by_role("navigation", name="Pages")).to_contain_text(f"Page {(total - 1) // 50} of")
    # A page beyond the last is the last, and what is no number is the first.
    for asked in ["99999999999", "99999999999999999999999", "0", "-5", "x"]:
        page.goto(re.sub(r"page=\d+", f"page={asked}", last))
        place = (total + 49) // 50 if asked == "99999999999" else 1
        expect(page.get_by_role("navigation", name="Pages")).to_contain_text(f"Page {place} of")
    page.goto("/staff/feedback?q=的&page=99999999999")
    assert page.locator("article.said").count() > 0 and page.get_by_role("link", name="Next page").count() == 0
    # Hits and chosen ones, too.
    for query in ["q=的", "only=negative&period=2018Q3", "q=的&only=negative", "only=unsure-first&period=2018Q3"]:
        page.goto(f"/staff/feedback?{query}")
        first = page.locator("article.said .text").all_inner_texts()
        page.get_by_role("link", name="Next page").click()
        for word in query.split("&"):
            assert word.replace("的", "%E7%9A%84") in page.url
        assert "here are 51 to" in page.inner_text("main")
        assert page.locator("article.said .text").all_inner_texts() != first


def test_what_is_no_quarter_is_said_and_nothing_else_is_shown(signed_in):
    page = signed_in("/staff/feedback")
    for typed in ["xx", "107年第9季", "2018", "<b>&\"1"]:
        page.fill("input[name=period]", typed)
        page.get_by_role("button", name="顯示").click()
        expect(page.get_by_role("alert")).to_have_text(
            f"「{typed}」不是季別。請寫成 107年第4季、2018Q4 這樣，或留空。")
        expect(page.locator("input[name=period]")).to_have_value(typed)
        assert page.locator("article.said").count() == 0 and page.inner_text("h1") == "意見"
    page.fill("input[name=period]", "107年 第3季")
    page.get_by_role("button", name="顯示").click()
    expect(page.locator("h1")).to_have_text("意見・107年第3季")
    assert page.locator("article.said").count() == 50 and page.get_by_role("alert").count() == 0


def test_hostile_text_is_shown_as_it_was_written(signed_in, open_page):
    visitor = open_page("/form/service-desk", "phone")
    visitor.locator("input[name=overall][value='2']").check(force=True)
    visitor.fill("textarea[name=why]", HOSTILE + "長" * 420 + "鯨魚骨架在哪裡")
    visitor.click("#send")
    expect(visitor.locator("#thanks, #case").first).to_be_visible()
    page = signed_in("/staff/feedback?q=鯨魚骨架")
    expect(page.locator("mark").first).to_have_text("鯨魚骨架")
    # Long texts are cut around what was found, with the whole behind it.
    text = page.locator("article.said > .text").inner_text()
    assert text.startswith("…長") and len(text) < 450
    page.click("summary")
    expect(page.locator("details .text")).to_contain_text(HOSTILE)
    page.goto("/staff/feedback?q=冷 script")
    expect(page.locator("article.said", has_text="alert(1)").locator("mark").first).to_have_text("script")


def test_cases_are_found_by_words_replies_and_number(signed_in, site):
    (number,), = site.rows("SELECT number FROM matter ORDER BY number LIMIT 1 OFFSET 20")
    page = signed_in(f"/staff?state=all&q={number}")
    expect(page.locator("tbody th").first).to_have_text(number)
    expect(page.locator("tbody th mark").first).to_have_text(number)
    page.goto(f"/staff/cases/{number}")
    page.fill("form[action$='/note'] textarea", "已請廠商檢查鯨鯊標本的燈座")
    page.click("form[action$='/note'] button")
    page.goto("/staff?state=all")
    page.fill("input[name=q]", "鲸鲨标本")
    page.press("input[name=q]", "Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("td.matter")).to_contain_text("註記：已請廠商檢查鯨鯊標本的燈座")
    expect(page.locator("td.matter mark")).to_have_text("鯨鯊標本")
    # The case shows the place, and leads back to what was found.
    page.click("tbody th a")
    expect(page.locator("ol.events mark")).to_have_text("鯨鯊標本")
    page.click("main a >> nth=0")
    expect(page.locator("input[name=q]")).to_have_value("鲸鲨标本")
    page.goto("/staff?q=沒有這句話")
    expect(page.get_by_role("status")).to_contain_text("找不到「沒有這句話」")
    expect(page.get_by_role("link", name="不限其他條件")).to_be_visible()
