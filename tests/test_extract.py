"""From bytes to clean text and facts."""

import re
import resource
import time

import pytest

from pipelines.extract import clean_text, extract_article
from pipelines.extraction import RULES
from pipelines.markup import decode

BODY = "".join(
    f"<p>Paragraph {number} of the report says that the bridge was opened again after three years of repairs.</p>"
    for number in ("one", "two", "three", "four", "five")
)


def page(inside, head=""):
    return (
        f"<!doctype html><html lang=en><head><title>Bridge opens - The Courier</title>{head}</head>"
        f"<body><article><h1>Bridge opens</h1>{inside}</article></body></html>"
    ).encode()


def test_the_text_is_the_body_without_the_title():
    text = clean_text(page(BODY))
    assert text.startswith("Paragraph one") and text.endswith("repairs.\n") and text.count("\n\n") == 4


def test_a_php_warning_in_the_middle_of_a_sentence_leaves_it_whole():
    broken = BODY.replace("opened again", "opened\nWarning: Undefined variable $a in /srv/www/a.php on line 3\nagain")
    assert clean_text(page(broken)) == clean_text(page(BODY))


def test_any_bytes_end_with_an_access_and_no_exception():
    for body in (b"", b" ", b"\0\0", b"<", b"<!--", b"<script>", b"\xff\xfe\x00", b"<p>" * 50):
        assert extract_article(body, "https://courier.test/a").access == "failed"


def test_an_article_has_its_facts():
    head = (
        '<meta property="article:published_time" content="2026-11-22T10:11:12+02:00">'
        '<meta name=author content="By Iryna Koval">'
    )
    article = extract_article(page(BODY, head), "https://courier.test/a").article
    assert (article.title, article.authors, article.published) == (
        "Bridge opens",
        ("Iryna Koval",),
        "2026-11-22T10:11:12+02:00",
    )
    assert (article.lang, article.rules) == ("en", RULES)


MILLION = 1_000_000
HOSTILE = {
    "a script of ten megabytes": b"<script>" + b"var a = '<p>b</p>';" * (MILLION // 2) + b"</script>" + page(BODY),
    "a script without an end": page("<script>var a = 1;" + BODY),
    "a comment without an end": page("<!-- " + BODY),
    "JSON-LD of ten megabytes": page(
        BODY, "<script type=application/ld+json>{" + '"a":1,' * (MILLION * 2) + "</script>"
    ),
    "a text node of five megabytes": page(BODY + "<p>" + "word " * MILLION),
    "an image in the markup": page(BODY + "<img src='data:image/png;base64," + "A" * MILLION + "'>"),
    "NULs": b"\0" * 500 + page(BODY).replace(b"bridge", b"br\0idge"),
    "control characters": page(BODY).replace(b"bridge", b"br\x01\x0b\x1fidge"),
    "nesting of 100,000 elements": page("<div>" * 100_000 + BODY),
    "a list of 50,000 items": page(BODY + "<ul>" + "<li>item" * 50_000),
    "a choice of 50,000 options": page(BODY + "<select>" + "<option>x" * 50_000),
    "100,000 openings of a script": page("<script>" * 100_000 + BODY),
    "what looks like PHP, 50,000 times": page(BODY + "<p>" + "Warning: in on line " * 50_000),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_keeps_its_text_and_costs_a_bounded_time(body):
    began = time.process_time()
    text = clean_text(body)
    assert all(f"Paragraph {number} of the report says that the bridge" in text for number in ("one", "three", "five"))
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 768 * 1024


@pytest.mark.parametrize("end", ["</body>", "</html>", "</body></html>", "</BODY ></HTML>\n<!DOCTYPE html><html>"])
def test_what_stands_behind_the_end_of_the_page_is_read_in_its_place(end):
    told = ["The harbour board met again on Tuesday and left the crane where it stood since spring. " * 4] * 3
    first, *rest = (f"<p>{number}. {line}</p>" for number, line in enumerate(told, 1))
    text = clean_text(f"<html><head><title>The crane</title></head><body>{first}{end}{''.join(rest)}</html>".encode())
    assert [line[:2] for line in text.split("\n\n")] == ["1.", "2.", "3."]


@pytest.mark.parametrize("reference", ["&#xb;", "&#11;", "&#x1F;", "&#0031;", "&#xFFFE;", "&#65535", "&#127;"])
def test_a_reference_to_a_control_character_costs_no_text(reference):
    told = "The harbour board met again on Tuesday and left the crane where it stood since the spring. " * 3
    page = f"<html><body><p>{told}</p><form><input type=text></form>{reference}<p>{told}</p></body></html>"
    text = clean_text(page.encode())
    assert text.count("left the crane") == 6
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Міст відкрили".encode("cp1251"), "windows-1251"),
        ("Most otwarto, żółty".encode("iso-8859-2"), "ISO-8859-2"),
        ("橋が開通しました".encode("shift_jis"), "Shift_JIS"),
        ("橋が開通しました".encode("iso-2022-jp"), "ISO-2022-JP"),
        ("Міст відкрили".encode("utf-16"), ""),
        ("Міст відкрили".encode(), "ISO-8859-1"),
    ],
    ids=["cp1251", "latin-2", "shift-jis", "iso-2022-jp", "utf-16", "utf-8 called latin-1"],
)
def test_the_charset_is_found_out(body, charset):
    assert decode(body, charset)[0][:4] in ("Міст", "Most", "橋が開通")


@pytest.mark.parametrize(
    ("label", "codec", "line"),
    [
        ("Shift_JIS", "cp932", "髙橋①㈱は橋を開通した"),
        ("EUC-KR", "cp949", "펲시 뷁 다리가 열렸다"),
        ("Big5", "big5hkscs", "條橋喺今日開通嘅"),
        ("gb2312", "gb18030", "朱镕基说桥梁已开通㐀"),
        ("TIS-620", "cp874", "“สะพาน” เปิดแล้ว…"),
    ],
)
def test_a_label_means_all_that_browsers_read_under_it(label, codec, line):
    assert decode(line.encode(codec), label)[0] == line


@pytest.mark.parametrize(
    ("codec", "label", "line"),
    [
        ("euc-kr", "", "시의회는 수요일에 오래된 다리의 보수 계약을 승인했으며 비용이 높다고 경고했다."),
        ("iso-2022-jp", "", "市議会は水曜日に古い橋の修理契約を承認したが、費用が高すぎると警告した。"),
        ("mac-cyrillic", "x-mac-cyrillic", "Городской совет в среду утвердил договор о ремонте старого моста."),
    ],
    ids=["euc-kr", "iso-2022-jp", "mac-cyrillic"],
)
def test_a_charset_without_a_known_label_is_found_out(codec, label, line):
    page = f"<html><body>{f'<p>{line * 3}</p>' * 12}</body></html>".encode(codec)
    assert line in extract_article(page, "http://a.test/x", label).article.text


def test_half_a_character_at_the_end_of_a_cut_page_is_left_out():
    assert decode("<p>Міст відкрили".encode()[:-1])[0] == "<p>Міст відкрил"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_bom_shows_in_its_tags(codec):
    page = f"<html><body>{'<p>Міст відкрили раніше, ніж обіцяли, і проїзд безкоштовний.</p>' * 40}".encode(codec)
    assert decode(page)[1] == codec
    assert "Міст відкрили" in extract_article(page, "http://a.test/x").article.text


def test_readers_comments_are_kept_apart():
    comments = "<ol class=comment-list><li><div class=comment-content><p>I never liked this bridge.</p></div></li></ol>"
    article = extract_article(page(BODY + comments), "https://courier.test/a").article
    assert article.comments == ("I never liked this bridge.",)
    assert "never liked" not in article.text


@pytest.mark.parametrize(
    "comments",
    [
        "<h3>2 Comments</h3><ul><li><b>Olha</b> says: I never liked this bridge.</li>"
        "<li><b>Ben</b> says: Nor did I.</li></ul>",
        "<p>2 Kommentare</p><div><b>Olha</b> <time>12.05.2026</time><p>I never liked this bridge.</p></div>"
        "<div><b>Ben</b> <time>13.05.2026</time><p>Nor did I.</p></div>",
    ],
    ids=["a list", "boxes"],
)
def test_comments_in_containers_without_a_name_are_kept_apart_too(comments):
    article = extract_article(page(BODY + comments), "https://courier.test/a").article
    assert [said.split(": ")[-1] for said in article.comments] == ["I never liked this bridge.", "Nor did I."]
    assert article.text == clean_text(page(BODY))


def test_a_list_under_a_heading_that_speaks_of_comments_stays_when_nobody_signed_it():
    steps = (
        "<h3>Comments</h3><ul><li>Write them in the margin of the plan.</li><li>Send the plan back by Friday.</li></ul>"
    )
    assert "Write them in the margin of the plan." in clean_text(page(BODY + steps + BODY))


def test_what_was_removed_is_told_with_its_kind():
    article = extract_article(page(BODY + "<p>Share</p><p>Leave a Reply</p>"), "https://courier.test/a").article
    told = {(noise.kind, noise.line) for noise in article.noise}
    assert told >= {("share", "Share"), ("comment-form", "Leave a Reply")}


def test_a_quoted_php_warning_stays_in_an_article_about_it():
    quoted = "Warning: Undefined variable $a in /srv/www/a.php on line 3"
    for inside in (f"<pre><code>{quoted}</code></pre>", f"<p>The page said “{quoted}” for two days.</p>"):
        assert quoted in clean_text(page(BODY + inside + BODY))


def test_the_same_page_gives_the_same_article_twice():
    once, again = (extract_article(page(BODY), "https://courier.test/a") for _ in range(2))
    assert once == again
