"""From bytes to clean text and facts."""

from pipelines.extract import clean_text, extract_article

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
    assert (article.lang, article.rules) == ("en", 1)
