"""An administrator teaches the program: labels, the next 20, retraining, labelling anew. Everything is synthetic."""
import json
import re
import shutil
import sqlite3
import subprocess
import time

import pytest
from conftest import HUIXIANG, ROOT, opening, serving
from playwright.sync_api import expect

TRICKY = "路徑/與 空格?的 <b>&\"標記\"</b>"
COMMENTS = [("廁所很臭", "toilets", "negative"), ("廁所好乾淨", "toilets", "positive"),
            ("冷氣太熱", "climate", "negative"), ("冷氣很舒服", "climate", "positive")]


def huixiang(*arguments, check=True):
    done = subprocess.run([str(HUIXIANG), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    assert not check or done.returncode == 0, done.stderr
    return done


def comment(number, pieces=COMMENTS, prefix="c"):
    text, topic, sentiment = pieces[number % len(pieces)]
    urgent = number % 9 == 0
    return {"id": f"{prefix}-{number}", "text": f"{text}{'。！…'[number % 3]}{'我跌倒流血了' if urgent else ''}{number}",
            "language": "zh-Hant", "channel": "kiosk", "sentiment": sentiment,
            "topics": [{"topic": topic, "sentiment": sentiment}],
            "intent": "praise" if sentiment == "positive" else "complaint",
            "urgency": "urgent" if urgent else "normal", "pii": False}


def write_lines(path, objects):
    path.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in objects) + "\n")


def feedback(identifier, text, minute=0):
    return {"id": identifier, "text": text, "channel": "google", "source": "synthetic", "contact": False,
            "written_at": f"2018-09-{1 + minute % 28:02}T09:{minute % 60:02}:00+08:00"}


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A folder with a small model, its comments, and a database of a few hundred texts."""
    folder = tmp_path_factory.mktemp("teaching")
    (folder / "comments").mkdir()
    write_lines(folder / "comments/c.ndjson", [comment(number) for number in range(150)])
    huixiang("text", "train", "--comments", folder / "comments", "--output", folder / "first.model", "--name", "school")
    (folder / "more").mkdir()
    write_lines(folder / "more/c.ndjson", [comment(number) for number in range(160)])
    huixiang("text", "train", "--comments", folder / "more", "--output", folder / "next.model", "--name", "next")
    texts = [feedback(f"v-{number}", f"志工{word}{number}", number)
             for number in range(120) for word in [["阿姨超級親切", "臭臉又兇"][number % 2]]]
    texts.append(feedback(TRICKY, "<script>alert(1)</script>王小明說冷氣太熱，電話 0912-345-678", 7))
    write_lines(folder / "feedback.ndjson", texts)
    return folder


def data_folder(school, path, model="first.model"):
    shutil.copy(school / model, path.parent / f"{path.name}.model")
    huixiang("feedback", "import", school / "feedback.ndjson", "--data", path, "--model", f"{path}.model")
    return path, path.parent / f"{path.name}.model"


def rows(folder, query, *values):
    with sqlite3.connect(f"file:{folder}/huixiang.sqlite?mode=ro", uri=True) as database:
        return database.execute(query, values).fetchall()


@pytest.fixture
def desk(school, tmp_path, chromium):
    """A page signed in over a database of its own."""
    folder, model = data_folder(school, tmp_path / "data")
    with serving(folder, "--present", "2018-10-01T09:00", "--model", model) as site:
        with opening(chromium, site) as opened:
            def signed_in(path, **options):
                page = opened("/staff", **options)
                page.fill("input[name=name]", "王館員")
                page.fill("input[name=password]", site.password)
                page.click("form button")
                page.goto(path)
                return page

            yield site, signed_in, model


@pytest.mark.parametrize("script", [True, False])
def test_a_correction_is_in_the_list_and_the_report_and_stays_when_all_is_labelled_anew(desk, script, school):
    site, signed_in, model = desk
    page = signed_in("/staff/feedback?q=王小明", script=script)
    page.locator("article", has_text="王小明").get_by_role("link", name="看判讀與更正").click()
    assert page.locator("main script").count() == 0 and "<script>alert(1)</script>" in page.inner_text("article .text")
    before = rows(site.folder, "SELECT COUNT(*) FROM label")[0][0]
    # Nothing but the keyboard is needed: the radio button that is chosen takes the arrow keys.
    page.focus("input[name=sentiment]:checked")
    while page.input_value("input[name=sentiment]:checked") != "mixed":
        page.keyboard.press("ArrowRight")
    page.check("input[name=intent][value=suggestion]")
    page.check("input[name=urgency][value=urgent]")
    for select in page.locator(".correct select").all():
        if select.is_visible():
            select.select_option("")
    page.click(".correct summary")
    page.select_option("select[name='topic.parking-transport']", "negative")
    page.check("input[name=personal][value=yes]")
    page.fill("input[name=stretch]", "李大華")
    page.click(".correct button")
    # An error names the field, and nothing of the form is lost.
    expect(page.locator(".problems")).to_contain_text("李大華")
    assert page.input_value("input[name=sentiment]:checked") == "mixed"
    assert page.input_value("select[name='topic.parking-transport']") == "negative"
    assert rows(site.folder, "SELECT COUNT(*) FROM label")[0][0] == before
    page.fill("input[name=stretch]", "王小明")
    page.click(".correct button")
    expect(page.locator(".notice")).to_be_visible()
    expect(page.locator("article .meta", has_text="王館員")).to_be_visible()
    assert page.locator(".events > li").count() == 2
    page.goto("/staff/feedback?period=2018Q3&topic=parking-transport&only=urgent")
    article = page.locator("article")
    expect(article).to_have_count(1)
    for word in ("褒貶皆有 人工", "建議", "緊急", "停車與交通・負面", "含個資"):
        expect(article).to_contain_text(word)
    # The report obeys, and hides the name that was pointed out.
    def report():
        huixiang("report", "build", "2018Q3", "--data", site.folder, "--model", model)
        return (site.folder / "reports/2018Q3/index.html").read_text()

    assert "停車與交通" in report() and "王小明" not in report()
    assert "labelled 120 now" in huixiang(
        "feedback", "relabel", "--data", site.folder, "--model", school / "next.model").stdout
    newest = rows(site.folder, "SELECT model, sentiment FROM label WHERE feedback = ? ORDER BY ordinal DESC", TRICKY)
    assert newest[0] == ("staff:王館員", "mixed")


def test_confirming_saves_a_label_once_and_what_is_old_or_forged_is_refused(desk):
    site, signed_in, _ = desk
    page = signed_in("/staff/feedback/v-3")
    old = signed_in("/staff/feedback/v-3")
    page.click("button[name=confirm]")
    page.click("button[name=confirm]")
    said = rows(site.folder, "SELECT model, sentiment, sentiment_probability, is_unsure FROM label WHERE feedback = 'v-3'")
    assert len(said) == 2 and said[1][0] == "staff:王館員" and said[1][1] == said[0][1] and said[1][2:] == (1, 0)
    old.click(".correct button")
    expect(old.locator(".problems")).to_be_visible()
    assert page.request.post("/staff/feedback/v-3/labels", form={"token": "x", "count": "2"}).status == 403
    token = page.input_value("input[name=token] >> nth=0")
    # Who confirms an old page chose nothing: the form shows the labels as they are now, and does not empty them.
    reply = page.request.post("/staff/feedback/v-3/labels", form={"token": token, "count": "1", "confirm": "yes"})
    assert reply.status == 409 and reply.text().count(" checked>") == 4
    faults = [({}, "情緒"), ({"sentiment": "angry"}, "angry"),
              ({"sentiment": "mixed", "intent": "other", "urgency": "normal", "topic.nonsense": "mixed"}, "nonsense"),
              ({"sentiment": "mixed", "intent": "other", "urgency": "normal"}, "含個資")]
    for fields, word in faults:
        reply = page.request.post("/staff/feedback/v-3/labels", form={"token": token, "count": "2", **fields})
        assert reply.status == 422 and word in reply.text()
    assert page.request.get("/staff/feedback/none").status == 404


def test_the_words_that_spoke_for_and_against_are_marked(desk):
    _, signed_in, _ = desk
    page = signed_in("/staff/feedback?q=王小明")
    page.locator("article", has_text="王小明").get_by_role("link", name="看判讀與更正").click()
    page.get_by_role("button", name="負面", exact=True).click()
    expect(page.locator(".why-labels button[aria-current]")).to_have_text("負面")
    assert "太熱" in "".join(page.locator("article mark.for").all_inner_texts())
    text = page.inner_text("article .text")
    assert text == "<script>alert(1)</script>王小明說冷氣太熱，電話 0912-345-678"
    page.get_by_role("button", name="正面", exact=True).click()
    assert "太熱" in "".join(page.locator("article mark.against").all_inner_texts())
    lines = {mark: page.evaluate("s => getComputedStyle(document.querySelector(s)).textDecorationStyle", f".legend mark.{mark}")
             for mark in ("for", "against")}
    assert lines == {"for": "solid", "against": "wavy"}
    assert re.search("反對・(非常強|強|中等|弱)", page.inner_text(".evidence"))
    page.click("button[name=confirm]")
    expect(page.locator(".note")).to_contain_text("館員判定")


@pytest.mark.parametrize("script", [True, False])
def test_another_label_is_explained_and_what_was_chosen_stays(desk, script):
    site, signed_in, _ = desk
    page = signed_in("/staff/feedback/v-3", script=script)
    labels = "SELECT COUNT(*) FROM label"
    before = rows(site.folder, labels)
    page.check("input[name=sentiment][value=mixed]")
    page.click(".correct summary")
    page.select_option("select[name='topic.parking-transport']", "negative")
    page.fill("input[name=stretch]", "阿姨")
    for name in ("抱怨", "緊急"):
        page.locator(".why-labels").get_by_role("button", name=name, exact=True).click()
        expect(page.locator(".why-labels button[aria-current]")).to_have_text(name)
        assert page.url.endswith("/why#why") and page.locator(".problems").count() == 0
        assert page.input_value("input[name=sentiment]:checked") == "mixed"
        assert page.input_value("select[name='topic.parking-transport']") == "negative"
        assert page.input_value("input[name=stretch]") == "阿姨"
    assert rows(site.folder, labels) == before
    # Enter in the field saves: the buttons beside the text are not the form's first.
    page.fill("input[name=stretch]", "")
    page.press("input[name=stretch]", "Enter")
    expect(page.locator(".notice")).to_be_visible()
    assert rows(site.folder, "SELECT sentiment FROM label WHERE feedback = 'v-3' ORDER BY ordinal DESC")[0] == ("mixed",)


def test_explaining_an_old_page_says_that_the_labels_have_changed(desk):
    _, signed_in, _ = desk
    page, old = signed_in("/staff/feedback/v-3"), signed_in("/staff/feedback/v-3")
    page.click("button[name=confirm]")
    old.locator(".why-labels").get_by_role("button", name="抱怨", exact=True).click()
    expect(old.locator(".problems")).to_be_visible()
    forged = page.request.post("/staff/feedback/v-3/why", form={"token": "x", "count": "2", "why": "urgent"})
    assert forged.status == 403


def test_the_next_twenty_are_unlike_one_another_and_lead_on(desk, school):
    site, signed_in, model = desk
    said = huixiang("feedback", "next", "--data", site.folder, "--model", model, "--count", 5, "--format", "json")
    asked = [json.loads(line) for line in said.stdout.splitlines()]
    # A hundred and twenty near-copies of two texts, and one other.
    assert TRICKY in [item["id"] for item in asked] and "0912" not in said.stdout
    shapes = [re.sub(r"\d+", "", item["text"]) for item in asked]
    assert len(shapes) == len(set(shapes)) <= 3
    page = signed_in("/staff/feedback?period=2018Q3")
    page.get_by_role("link", name="請教您的 20 則").click()
    assert page.locator(".asked > li").count() == len(asked)
    page.get_by_role("link", name="從第一則開始").click()
    first = page.inner_text("article .text")
    page.get_by_role("link", name="略過這一則").click()
    second = page.inner_text("article .text")
    assert second != first
    expect(page.locator(".walk")).to_have_text(f"2 / {len(asked)}")
    # Why it was labelled so, and another language, are asked for in between.
    page.locator(".why-labels").get_by_role("button", name="抱怨", exact=True).click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Labels of this comment")
    page.get_by_role("link", name="中文").click()
    expect(page.locator(".walk")).to_have_text(f"2 / {len(asked)}")
    page.check("input[name=personal][value=no]")
    page.get_by_role("button", name="儲存，下一則").click()
    assert page.inner_text("article .text") not in (first, second)
    expect(page.locator(".walk")).to_have_text(f"3 / {len(asked)}")
    people = rows(site.folder, "SELECT feedback FROM label WHERE model LIKE 'staff:%'")
    assert len(people) == 1
    again = huixiang("feedback", "next", "--data", site.folder, "--model", model, "--format", "json").stdout
    assert json.dumps(people[0][0]) not in again


def test_behind_the_last_text_a_page_says_what_to_do(desk):
    _, signed_in, _ = desk
    page = signed_in("/staff/teach")
    count = page.locator(".asked > li").count()
    # Wherever one begins, as many are asked as the list has.
    page.locator(".asked a").last.click()
    for number in range(1, count + 1):
        expect(page.locator(".walk")).to_have_text(f"{number} / {count}")
        if number == 1:
            page.click("button[name=confirm]")
        else:
            page.get_by_role("link", name="略過這一則").click()
    expect(page.locator("h1")).to_have_text(f"這 {count} 則都看過了，謝謝您！")
    expect(page.locator("main")).to_contain_text(f"其中略過 {count - 1} 則。 館員已判定 1 則。")
    expect(page.locator("main")).to_contain_text("huixiang text retrain")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text(f"That was all {count} of them. Thank you!")
    page.get_by_role("link", name="Label some more now").click()
    assert page.url.endswith("/staff/teach")
    # Numbers that nobody gave are not shown.
    for place in ["n=5&of=3", "n=0&of=3", "n=x&of=3", "n=1&of=99999999999999999999", "n=9223372036854775807&of=20",
                  "n=1"]:
        page.goto(f"/staff/feedback/v-3?teach=&{place}")
        assert page.locator(".walk").count() == 0 and page.locator(".label-page").count() == 1


def test_older_texts_are_asked_for_behind_the_newest_thousand(desk, tmp_path):
    site, signed_in, model = desk
    write_lines(tmp_path / "more.ndjson", [feedback(f"n-{number}", f"第{number}號展品的{'燈聲音說明椅子'[number % 6]}壞了", number)
                                           for number in range(1050)])
    huixiang("feedback", "import", tmp_path / "more.ndjson", "--data", site.folder, "--model", model)
    page = signed_in("/staff/teach")
    assert all("/n-" in link for link in page.locator(".asked a").evaluate_all("all => all.map(a => a.href)"))
    page.get_by_role("link", name="從更早的意見裡選").click()
    older = [link.get_attribute("href") for link in page.locator(".asked a").all()]
    assert any("/v-" in link for link in older) and page.get_by_role("link", name="從更早的意見裡選").count() == 0
    page.get_by_role("link", name="從第一則開始").click()
    page.get_by_role("link", name="略過這一則").click()
    assert page.url.split("?")[0].rsplit("/", 1)[1] in "".join(older[1:]) and "before=" in page.url
    page.click("button[name=confirm]")
    assert "before=" in page.url and rows(site.folder, "SELECT COUNT(*) FROM label WHERE model LIKE 'staff:%'") == [(1,)]


def correct(folder, labels):
    """Labels by a person, as the page saves them."""
    with sqlite3.connect(folder / "huixiang.sqlite") as database:
        for identifier, topic, sentiment, intent in labels:
            database.execute(
                "INSERT INTO label (feedback, model, at, sentiment, sentiment_probability, topics, intent, "
                "intent_probability, urgency, urgency_probability, language, personal_data, is_unsure) "
                "VALUES (?, 'staff:王館員', 1538355600, ?, 1, ?, ?, 1, 'normal', 1, 'zh-Hant', '', 0)",
                (identifier, sentiment, f"{topic}:{sentiment}:1", intent))


def test_retraining_learns_from_corrections_and_replaces_the_model_only_if_it_is_better(school, tmp_path):
    folder, model = data_folder(school, tmp_path / "data")
    arguments = ["text", "retrain", "--comments", school / "comments", "--data", folder, "--model", model]
    first = model.read_bytes()
    kinds = [("volunteers", "positive", "praise"), ("volunteers", "negative", "complaint")]
    correct(folder, [(f"v-{number}", *kinds[number % 2]) for number in range(100)])
    tried = huixiang(*arguments, "--dry-run").stdout
    assert "not replaced, as asked" in tried and model.read_bytes() == first
    said = huixiang(*arguments).stdout
    assert f"replaced {model}" in said
    assert re.search(r"topic volunteers +\d+ .*\+ better", said) and re.search(r"topic climate .* =$", said, re.M)
    assert (tmp_path / "data.model.previous").read_bytes() == first and model.read_bytes() != first
    second = model.read_bytes()
    assert "the same model as before" in huixiang(*arguments).stdout and model.read_bytes() == second
    # Nonsense is no better: the good model stays.
    correct(folder, [(f"v-{number}", "toilets", "neutral", "question") for number in range(0, 100, 2)]
            + [(f"v-{number}", "climate", "mixed", "other") for number in range(100, 120)])
    assert huixiang("text", "evaluate", "--model", model, "--comments", school / "comments").returncode == 0
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "staff.ndjson").write_text(huixiang("feedback", "corrections", "--data", folder).stdout)
    lines = [json.loads(line) for line in (kept / "staff.ndjson").read_text().splitlines()]
    assert len(lines) == 120 and lines[0]["topics"] == [{"topic": "toilets", "sentiment": "neutral"}]
    assert lines[1]["sentiment"] == "negative" and lines[1]["channel"] == "google"
    huixiang("text", "train", "--comments", kept, "--output", tmp_path / "staff.model")


def test_a_worse_model_does_not_replace_the_present_one(school, tmp_path):
    folder, model = data_folder(school, tmp_path / "data")
    # A model that was trained on more than retraining is given: what it knows would be lost.
    (tmp_path / "all").mkdir()
    write_lines(tmp_path / "all/c.ndjson", [comment(number) for number in range(150)] + [
        comment(number, [("志工很兇", "volunteers", "negative"), ("志工很好", "volunteers", "positive")], "w")
        for number in range(120)])
    huixiang("text", "train", "--comments", tmp_path / "all", "--output", model, "--name", "school")
    good = model.read_bytes()
    correct(folder, [("v-1", "volunteers", "negative", "complaint")])
    held = [comment(number, [("志工很兇", "volunteers", "negative"), ("志工很好", "volunteers", "positive")], "w")
            for number in range(120)]
    few = tmp_path / "few"
    few.mkdir()
    # The same texts are held, but those to learn from are gone.
    write_lines(few / "c.ndjson", [comment(number) for number in range(150)] + [c for c in held if is_held(c["id"])])
    said = huixiang("text", "retrain", "--comments", few, "--data", folder, "--model", model).stdout
    assert "not replaced: the mean does not go up" in said and model.read_bytes() == good
    assert re.search(r"topic volunteers .*- WORSE", said)


def is_held(identifier):
    value = 0xCBF29CE484222325
    for byte in identifier.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value % 3 == 0


def test_relabelling_goes_on_after_it_was_killed_and_lists_what_is_urgent_now(school, tmp_path):
    folder, model = data_folder(school, tmp_path / "data")
    many = [feedback(f"m-{number}", ["冷氣太熱", "廁所好乾淨", "冷氣太熱，我跌倒流血了"][number % 3] + str(number), number)
            for number in range(6000)]
    write_lines(tmp_path / "many.ndjson", many)
    huixiang("feedback", "import", tmp_path / "many.ndjson", "--data", folder, "--model", model)
    correct(folder, [("m-5", "toilets", "positive", "praise")])
    with sqlite3.connect(folder / "huixiang.sqlite") as database:
        database.execute("UPDATE label SET urgency = 'normal' WHERE feedback IN ('m-2', 'm-8') AND model LIKE 'school%'")
    arguments = ["feedback", "relabel", "--data", folder, "--model", school / "next.model"]
    running = subprocess.Popen([str(HUIXIANG), *map(str, arguments)], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert "relabelled" in running.stderr.readline()
    running.kill()
    running.wait()
    count = "SELECT COUNT(*), COUNT(DISTINCT feedback) FROM label WHERE model LIKE 'next-%'"
    done = rows(folder, count)[0][0]
    assert 0 < done < 6120
    finished = huixiang(*arguments, "--threads", 2)
    total = rows(folder, "SELECT COUNT(*) FROM feedback")[0][0]
    assert rows(folder, count)[0] == (total - 1, total - 1)
    assert f"labelled {total - 1 - done} now" in finished.stdout
    # What was labelled before the kill is in the figures and in the list all the same.
    assert "urgent newly found 2" in finished.stdout
    assert re.search(r"a person should look:\n  m-2\n  m-8$", finished.stdout.strip())
    assert rows(folder, "SELECT model FROM label WHERE feedback = 'm-5' ORDER BY ordinal DESC")[0][0] == "staff:王館員"
    cases = rows(folder, "SELECT COUNT(*) FROM matter")
    assert "labelled 0 now" in huixiang(*arguments).stdout and rows(folder, "SELECT COUNT(*) FROM matter") == cases
