"""Pages with noise around a known text: twelve layouts with all of it at once, and invented lines one at a time.

`pages/noise.tsv` holds lines that are noise (kind, markup), `pages/kept.tsv` lines that only look so (element, text).
"""

import html
import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"

NOISE = {  # language of the site: breadcrumb, share bar, comment form, spam notice, newsletter, disclaimer, rights
    "en": ("You are here: <a href=/>Home</a> &gt; <a href=/n>News</a> &gt; {title}", "Share|Tweet|Email", "Leave a Reply", "This site uses Akismet to reduce spam. <a href=#>Learn how your comment data is processed</a>.", "Sign up for our newsletter and get the news in your inbox.", "The views expressed here do not necessarily reflect those of the paper.", "© 2026 The Courier. All rights reserved."),
    "uk": ("Ви тут: <a href=/>Головна</a> » <a href=/n>Новини</a> » {title}", "Поділитися|Твітнути|Надіслати", "Залишити коментар", "Цей сайт використовує Akismet для зменшення спаму. <a href=#>Дізнайтеся, як обробляються ваші дані коментарів</a>.", "Підпишіться на нашу розсилку й отримуйте новини на пошту.", "Думка редакції може не збігатися з думкою автора.", "© 2026 Вісник. Усі права захищено."),
    "pl": ("Jesteś tutaj: <a href=/>Strona główna</a> › <a href=/n>Wiadomości</a> › {title}", "Udostępnij|Tweetnij|Wyślij", "Dodaj komentarz", "Ta strona używa Akismet do redukcji spamu. <a href=#>Dowiedz się, w jaki sposób przetwarzane są dane Twoich komentarzy</a>.", "Zapisz się na nasz newsletter i otrzymuj wiadomości na skrzynkę.", "Poglądy wyrażone w tekście są poglądami autora i nie muszą odzwierciedlać stanowiska redakcji.", "© 2026 Kurier. Wszelkie prawa zastrzeżone."),
    "de": ("Sie sind hier: <a href=/>Startseite</a> / <a href=/n>Nachrichten</a> / {title}", "Teilen|Twittern|E-Mail", "Schreibe einen Kommentar", "Diese Website verwendet Akismet, um Spam zu reduzieren. <a href=#>Erfahre, wie deine Kommentardaten verarbeitet werden</a>.", "Abonnieren Sie unseren Newsletter und erhalten Sie die Nachrichten in Ihr Postfach.", "Die hier geäußerten Meinungen geben nicht unbedingt die Ansicht der Redaktion wieder und spiegeln nur die des Autors.", "© 2026 Der Kurier. Alle Rechte vorbehalten."),
}  # fmt: skip
PHP = (
    "<br />\n<b>Warning</b>:  Invalid argument supplied for foreach() in <b>/var/www/paper/data/single.php</b> on line <b>69</b><br />\n",
    "\nWarning: Undefined array key 2 in /home/paper/public_html/index.php on line 12\n",
    "<p>Deprecated: strlen(): Passing null to parameter #1 is deprecated in C:\\inetpub\\paper\\head.php on line 7</p>",
    "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function views() in /srv/paper/foot.php:3\nStack trace:\n#0 /srv/paper/page.php(9): include()\n#1 {main}\n  thrown in <b>/srv/paper/foot.php</b> on line <b>3</b><br />\n",
)  # fmt: skip
PROBES = (
    "on line",
    "foreach",
    "Undefined array",
    "deprecated",
    "Stack trace",
    "{main}",
    "Akismet",
    "Newsletter",
    "newsletter",
)


def articles():
    """(language, title, paragraphs) of the invented articles."""
    for path in sorted(FOLDER.glob("*.txt")):
        title, *paragraphs = path.read_text().splitlines()
        yield path.stem, title, paragraphs


def pages(title, paragraphs):
    """(name, HTML, phrases that must be gone) of the twelve layouts around one text."""
    for number in range(12):
        language = list(NOISE)[number % 4]
        trail, bar, reply, spam, letter, disclaimer, rights = NOISE[language]
        trail = trail.format(title=html.escape(title))
        bits = bar.split("|")
        share = (
            "<p>" + "</p><p>".join(bits) + "</p>"
            if number % 2
            else "<div>" + " ".join(f"<a href='/s?{n}'>{bit}</a>" for n, bit in enumerate(bits)) + "</div>"
        )
        error = PHP[number % len(PHP)]
        body = [html.escape(text) for text in paragraphs]
        middle = len(body) // 2
        if number % 3 == 0:
            content = (
                "".join(f"<p>{text}</p>" for text in body[:middle])
                + error
                + "".join(f"<p>{text}</p>" for text in body[middle:])
            )
        elif number % 3 == 1:
            content = "".join(f"<p>{text}</p>\n" for text in body) + error
        else:
            content = error + "".join(f"<div class=text><p>{text}</p></div>" for text in body)
        form = f"<h3>{reply}</h3><form action=/c><textarea></textarea><button>OK</button></form><p>{spam}</p>"
        if number % 4 == 3:
            form = f"<div>{reply}</div><div>{spam}</div>"
        before = PHP[0] if number in (5, 10) else ""
        wrap = (
            "<article><h1>{title}</h1>{share}{content}{letter}{form}</article>",
            "<div id=content><div>{trail}</div><h1>{title}</h1><div class=entry-content>{content}</div>{share}{form}</div>",
            "<main><p>{trail}</p><h1>{title}</h1>{content}<hr><p><em>{disclaimer}</em></p>{share}{form}</main>",
            "<table><tr><td><div>{trail}</div><h1>{title}</h1>{content}{share}{form}</td></tr></table>",
        )[number // 3]
        page = wrap.format(
            title=html.escape(title),
            share=share,
            content=content,
            form=form,
            trail=trail,
            disclaimer=disclaimer,
            letter=f"<p><strong>{letter}</strong></p>",
        )
        yield (
            f"layout {number}",
            f"{before}<!doctype html><html lang={language}><head><meta charset=utf-8><title>{html.escape(title)} - The Courier</title></head><body>"
            f"<nav><ul><li><a href=/>A</a></li><li><a href=/n>B</a></li></ul></nav>{page}<footer><p>{rights}</p></footer></body></html>",
            (
                *PROBES,
                *(["\n" + bit + "\n" for bit in bits]),
                reply,
                letter,
                rights,
                disclaimer,
                "» " + title,
                "> " + title,
            ),
        )


WRAPS = ("<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<div><span>{}</span></div>", "<table><tr><td>{}</td></tr></table>")  # fmt: skip


def page(title, parts, before=""):
    """A plain page of these blocks."""
    return (
        f"{before}<!doctype html><html><head><meta charset=utf-8><title>{html.escape(title)} - The Courier</title></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>{html.escape(title)}</h1>{''.join(parts)}</article>"
        "<footer><p>Imprint</p></footer></body></html>"
    )


def noise_lines(title, paragraphs):
    """(kind, line, page) of each invented line of noise: at the beginning, amid or at the end, in one of five elements."""
    for number, (kind, markup) in enumerate(_rows("noise.tsv")):
        parts = [f"<p>{html.escape(text)}</p>" for text in paragraphs]
        middle = len(parts) // 2
        before = ""
        if kind == "php" and number % 3 == 0:
            before = markup
        elif kind == "php":
            parts.insert(middle if number % 3 == 1 else len(parts), f"\n{markup}\n")
        else:
            places = {"breadcrumb": 0, "tools": 0, "newsletter": middle, "related": middle, "advert": middle}
            parts.insert(places.get(kind, len(parts)), WRAPS[number % 5].format(markup))
        yield kind, " ".join(html.unescape(re.sub("<[^<>]+>", " ", markup)).split()), page(title, parts, before)


def kept_lines(title, paragraphs):
    """(line, page) of each line that only looks like noise."""
    for number, (element, text) in enumerate(_rows("kept.tsv")):
        parts = [f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs]
        line = f"<{element}>{html.escape(text)}</{element}>"
        if element == "li":
            line = f"<ul>{line}<li>Then go on with the next of these steps.</li></ul>"
        ends = (1, 2, len(parts) - 1, len(parts))
        parts.insert(len(parts) // 2 if element == "h2" else ends[number % 4], line)
        yield text, page(title, parts)


def _rows(name):
    return [line.split("\t") for line in (FOLDER / name).read_text().splitlines()]


def f1(expected, text):
    """Agreement of two texts in runs of four words, 0 to 1."""

    def runs(lines):
        words = " ".join(lines.split()).split()
        return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))

    one, other = runs(expected), runs(text)
    common = (one & other).total()
    return 2 * common / (one.total() + other.total())
