"""Layouts: where headline and body stand in each format, and what metadata comes with them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kg.model import Article, Span
from kg.text import read_articles

LEAD = "The two governments said on Wednesday that their talks would resume in Geneva."
BODY = LEAD + "The last round was held in March.In 2019, the parties had agreed to a truce."
ARCHIVED = f""" date 2023-09-20 https://example.org/talks-resume

Talks Resume in Geneva, Ministers Say

Talks Resume in Geneva, Ministers Say

{LEAD}

2023-09-20T11:16+0000

2023-09-20T11:16+0000

2023-09-20T11:16+0000

{BODY}
"""


def read_one(path: Path) -> Article:
    """The only article of a file."""
    (article,) = read_articles([path])
    assert isinstance(article, Article), article
    return article


def body(article: Article) -> list[str]:
    """The words of the body, a string for each paragraph."""
    return [article.text[span.start : span.end] for span in article.body]


def test_archive_layout_is_read_once(write):
    """Header, both headlines, the lead that the body repeats, and the time stamps are no body."""
    path = write("talks.txt", ARCHIVED)
    title = ARCHIVED.index("Talks")
    assert read_one(path) == Article(
        id="talks",
        text=ARCHIVED,
        body=(Span(ARCHIVED.rindex(LEAD), len(ARCHIVED) - 1),),
        title="Talks Resume in Geneva, Ministers Say",
        title_span=Span(title, title + len("Talks Resume in Geneva, Ministers Say")),
        url="https://example.org/talks-resume",
        published=dt.date(2023, 9, 20),
        source=str(path),
    )


def test_lead_that_the_body_does_not_repeat_is_body(write):
    """Only what is told again further down is left out."""
    other = "Delegations from both sides arrived in the city on Tuesday evening."
    path = write("talks.txt", ARCHIVED.replace(LEAD, other, 1))
    assert body(read_one(path)) == [other, BODY]


@pytest.mark.parametrize(
    ("first", "url", "published"),
    [
        (" date 2023-11-07 https://example.org/a", "https://example.org/a", dt.date(2023, 11, 7)),
        ("date: 2023-11-07", None, dt.date(2023, 11, 7)),
        ("2023-11-07T08:00Z", None, dt.date(2023, 11, 7)),
        (" https://example.org/statement", "https://example.org/statement", None),
        ("https://example.org/2023/11/07/statement", "https://example.org/2023/11/07/statement", dt.date(2023, 11, 7)),
        ("https://example.org/20231107/a.html", "https://example.org/20231107/a.html", dt.date(2023, 11, 7)),
    ],
)
def test_header_line_gives_day_and_address(write, good, first, url, published):
    """A first line of day, address or both is metadata; an address may carry the day."""
    article = read_one(write("a.txt", f"{first}\n\n{good}"))
    assert (article.url, article.published, article.title, len(article.body)) == (url, published, "Talks Resume in Geneva", 1)


def test_header_line_may_touch_the_title(write, good):
    """No blank line is needed after the header."""
    assert read_one(write("a.txt", f"date 2023-11-07\n{good}")).title == "Talks Resume in Geneva"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("DUBAI, June 9, 2023 – ", dt.date(2023, 6, 9)),
        ("GENEVA, Switzerland (Example) — ", None),
        ("NEW YORK, 9 June 2023 (Example) - ", dt.date(2023, 6, 9)),
        ("In June 2023 – ", None),
    ],
)
def test_dateline_gives_the_day_when_nothing_else_does(write, opening, day):
    """A dateline is the last resort, stays in the body, and has to hold a whole date."""
    text = f"Truce Agreed\n\n{opening}The sides agreed to a truce, the mediators said.\n"
    article = read_one(write("a.txt", text))
    assert (article.published, body(article)[0].startswith(opening)) == (day, True)
    assert read_one(write("b.txt", "date 2023-06-10\n\n" + text)).published == dt.date(2023, 6, 10)


@pytest.mark.parametrize(
    "line",
    [
        "2023-09-20T11:16+0000",
        "2023-09-20",
        "11:16 GMT 20.09.2023",
        "Published: Wednesday, September 20, 2023 11:16 GMT",
        "Updated 20 September 2023, 11:16",
        "By Ana Example and Bo Sample",
        "© Example Agency / A. Sample",
        "https://example.org/photo.jpg",
        "desk@example.org",
        "* * *",
    ],
)
def test_lines_that_state_nothing_are_no_body(write, line):
    """Time stamps, bylines, rights lines, addresses and rules are passed over."""
    text = f"Talks Resume\n\n{line}\n\nThe talks resume on Monday, the ministers said.\n"
    assert body(read_one(write("a.txt", text))) == ["The talks resume on Monday, the ministers said."]


@pytest.mark.parametrize("line", ["On 20 September 2023 they met.", "By the river they met.", "Image rights were discussed.", "In 2023"])
def test_short_sentences_are_body(write, line):
    """A date or a name within a sentence makes no furniture of it."""
    text = f"Talks Resume\n\n{line}\n\nThe talks resume on Monday, the ministers said.\n"
    assert body(read_one(write("a.txt", text)))[0] == line


def test_first_line_that_ends_like_a_sentence_is_body(write):
    """A headline has no full stop, unless an abbreviation ends it."""
    sentence = "The talks have resumed.\n\nThe ministers met on Monday.\n"
    headline = "Talks Resume With the U.S.\n\nThe ministers met on Monday.\n"
    assert [len(read_one(write("a.txt", text)).body) for text in (sentence, headline)] == [2, 1]


def test_only_a_headline_is_read_as_body(write):
    """Nothing is lost when a file holds one line, or its headline alone."""
    assert body(read_one(write("a.txt", "date 2023-01-02\n\nTalks Resume\n\nTalks Resume\n"))) == ["Talks Resume"]
    assert body(read_one(write("b.txt", "Talks resume"))) == ["Talks resume"]


def test_wrapped_lines_are_one_paragraph(write):
    """Lines of like width that break within a sentence belong together; lines that are paragraphs stay apart."""
    wrapped = "The ministers of both countries met on Monday in the city of\nGeneva, where their last round of talks had been\nheld.\n"
    lines = "The ministers met on Monday.\nTheir talks had been suspended in March.\n"
    assert len(read_one(write("a.txt", wrapped)).body) == 1
    assert body(read_one(write("b.txt", lines))) == lines.splitlines()


def test_markdown_paragraphs_keep_their_marks(write):
    """Front matter, headings, code, tables and images are no body; inside a paragraph nothing is taken out."""
    text = (
        '---\ntitle: "Talks Resume"\ndate: 2023-09-20\nsource: Example Agency\nurl: https://example.org/t\n---\n\n# Talks Resume\n\n'
        "The **talks** between the two\n[sides](https://example.org/s) resume.\n\n## Background\n\n"
        "- In 1994, a ceasefire was agreed.\n- In 2020, fighting resumed.\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n\n"
        "![map](m.png)\n\n<!-- a\n\nremark -->\n\nOutlook\n-------\n\n> The ministers will meet\n> again.\n"
    )
    article = read_one(write("a.md", text))
    assert body(article) == [
        "The **talks** between the two\n[sides](https://example.org/s) resume.",
        "In 1994, a ceasefire was agreed.",
        "In 2020, fighting resumed.",
        "The ministers will meet\n> again.",
    ]
    assert (article.text, article.title, article.published, article.publisher, article.url, article.media_type) == (
        text,
        "Talks Resume",
        dt.date(2023, 9, 20),
        "Example Agency",
        "https://example.org/t",
        "text/markdown",
    )


PAGE = """<!DOCTYPE html><html><head><title>Talks Resume | Example</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks Resume in Geneva</h1>
<p>The two governments said on Wednesday that their talks would resume in Geneva, after a break of five months.</p>
<p>The last round of the talks was held in March &amp; ended without an agreement between the delegations of the sides.</p>
</article><footer>All rights reserved.</footer></body></html>"""
JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Talks Resume in Geneva",'
    ' "datePublished": "2023-09-20T11:16:00Z", "publisher": {"@type": "Organization", "name": "Example Agency"},'
    ' "mainEntityOfPage": {"@id": "https://example.org/ld"}}]}</script>'
)
OPEN_GRAPH = (
    '<meta property="og:title" content="Talks Resume in Geneva"><meta property="og:url" content="https://example.org/og">'
    '<meta property="article:published_time" content="2023-09-19T01:00:00Z"><meta property="og:site_name" content="Example Site">'
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (JSON_LD + OPEN_GRAPH, ("https://example.org/ld", dt.date(2023, 9, 20), "Example Agency")),
        (OPEN_GRAPH, ("https://example.org/og", dt.date(2023, 9, 19), "Example Site")),
        ('<link rel="canonical" href="https://example.org/c">', ("https://example.org/c", None, None)),
        ('<script type="application/ld+json">{broken</script>', (None, None, None)),
    ],
)
def test_page_states_its_metadata(write, head, expected):
    """JSON-LD counts before Open Graph before the rest; a day that is not stated is not guessed."""
    article = read_one(write("page.html", PAGE.replace("{head}", head)))
    assert (article.url, article.published, article.publisher) == expected
    assert (article.title, article.media_type) == ("Talks Resume in Geneva", "text/html")


def test_page_is_read_from_its_extracted_text(write):
    """Offsets count in the text that was extracted: no navigation, no headline, entities resolved."""
    found = body(read_one(write("page.html", PAGE.replace("{head}", OPEN_GRAPH))))
    assert [(words[:19], words[-9:]) for words in found] == [("The two governments", "e months."), ("The last round of t", "he sides.")]
    assert "March & ended" in found[1]


def test_page_may_name_its_encoding(write):
    """An encoding declared in a `meta` element is followed."""
    page = PAGE.replace("{head}", '<meta charset="windows-1252">').replace("Geneva,", "Genève,")
    assert "Genève," in read_one(write("page.html", page.encode("cp1252"))).text


RECORD = {
    "id": "t-1",
    "source": "Example Agency",
    "url": "https://example.org/t",
    "date": "2023-09-20",
    "title": "Talks Resume",
    "text": LEAD,
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(RECORD) + "\n"),
        ("a.ndjson", "\n" + json.dumps(RECORD)),
        ("a.json", json.dumps(RECORD, indent=2)),
        ("a.json", json.dumps([RECORD])),
        ("a.json", json.dumps(RECORD) + "\n"),
        ("a", json.dumps(RECORD, indent=1)),
    ],
)
def test_json_record_is_an_article(write, name, content):
    """Lines, an object, a list: the same record is the same article."""
    article = read_one(write(name, content))
    assert (
        article.id,
        article.text,
        body(article),
        article.title,
        article.url,
        article.published,
        article.publisher,
        article.media_type,
    ) == (
        "t-1",
        LEAD,
        [LEAD],
        "Talks Resume",
        "https://example.org/t",
        dt.date(2023, 9, 20),
        "Example Agency",
        "application/json",
    )


@pytest.mark.parametrize("date", ["", None, "14", "2023", "yesterday", "2023-13-01", 20230920])
def test_incomplete_date_is_no_date(write, date):
    """A day is taken whole or not at all."""
    assert read_one(write("a.jsonl", json.dumps(RECORD | {"date": date}))).published is None


def test_headline_that_runs_on_into_the_text_is_cut_off(write):
    """A record's title at the very start of its text is no body."""
    text = "Talks Resume in Geneva GENEVA — The ministers met on Monday."
    article = read_one(write("a.jsonl", json.dumps({"title": "Talks Resume in Geneva", "text": text})))
    assert (body(article), article.title_span) == (["GENEVA — The ministers met on Monday."], Span(0, 22))


def test_seed_article_is_read_from_its_body(shared):
    """The seed's body is one paragraph, from the second occurrence of the lead to the end."""
    article = read_one(shared / "seed" / "article.txt")
    assert (article.body, article.published) == ((Span(645, 3179),), dt.date(2023, 9, 20))
    assert article.text[645:].startswith("Russian President Vladimir Putin said on Wednesday")


def test_every_gold_quote_lies_in_title_or_body(shared):
    """What a careful reader marked is read: every quote of the readings given for development lies in headline or body."""
    unseen = {"uk-baghdad-erbil", "wh-yemen-truce", "wh-drc-ceasefire", "own-tigray-2022-11-04", "own-sudan-2023-12-05"}
    checked = 0
    for path in sorted((shared / "gold" / "dev").glob("*.txt")):
        if path.stem in unseen:
            continue
        article = read_one(path)
        read = [*article.body, *([article.title_span] if article.title_span else [])]
        for line in path.with_name(f"{path.stem}.gold.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            assert article.text[item["start"] : item["end"]] == item["quote"]
            assert any(span.start <= item["start"] and item["end"] <= span.end for span in read), (path.stem, item["quote"])
            checked += 1
    assert checked > 150


def test_whole_corpus_is_read(shared):
    """Every text of the corpus is English and none is refused."""
    results = list(read_articles([shared / "corpus" / "articles.jsonl"]))
    assert [str(result) for result in results if not isinstance(result, Article)] == []
    assert len(results) == 535


@pytest.mark.parametrize(
    ("glued", "lines"),
    [
        ("Truce Holds in JubaA truce held on Monday, the army said.", ["A truce held on Monday, the army said."]),
        ("Envoys Return to SurvivorsTUNIS — Envoys met on Monday.", ["TUNIS — Envoys met on Monday."]),
        (
            "The envoy left.Doubts about motivesEarly reports named no one.",
            ["The envoy left.Doubts about motives", "Early reports named no one."],
        ),
        (
            "Chad drops charges. The judge left.Pending chargesProsecutors filed a new case. Other prosecutors left.",
            ["Chad drops charges. The judge left.Pending charges", "Prosecutors filed a new case. Other prosecutors left."],
        ),
        ("Brett McGurk wrote on YouTube that McGurk and LeBaron met.", ["Brett McGurk wrote on YouTube that McGurk and LeBaron met."]),
    ],
)
def test_lines_run_together_are_parted(write, glued, lines):
    """A capital inside a word begins a line anew, unless the word is a name written so; a glued headline is no body."""
    assert body(read_one(write("a.txt", f"date 2023-11-07\n\n{glued}\n\nA last word.\n"))) == [*lines, "A last word."]
