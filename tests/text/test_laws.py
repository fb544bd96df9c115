"""Laws of reading, for any input: nothing is raised, spans hold, layout does not depend on how lines end."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.text import read_articles

NAMES = st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", "a", "a.txt.gz"])
MARKS = [
    "the",
    "talks",
    "resume",
    "on",
    "Monday",
    "and",
    "they",
    "said",
    "that",
    "By",
    "2023-09-20",
    "##",
    "-",
    ">",
    "```",
    "---",
    "https://example.org/a",
    "date",
    "title:",
    "©",
    "“Truce”",
]
WORDS = st.sampled_from(
    [
        *MARKS,
        "\n",
        "\n\n",
        ".",
        ". ",
    ]
)
JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("The talks resume on Monday."),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "title", "date", "url", "source", "body"]), inner, max_size=5)
    ),
    max_leaves=12,
)
SENTENCES = st.sampled_from(
    [
        "The ministers said on Monday that the talks would resume.",
        "They had been suspended in March, and both sides blamed each other.",
        "In 2019 the parties agreed to a truce that was never signed.",
        "It is not known whether the president will attend.",
        "Baku and Yerevan confirmed it.",
    ]
)
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(name: str, data: bytes) -> list[Article | InputError]:
    """What comes of one file with this name and content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read_articles([path]))


def check(results: list[Article | InputError]) -> None:
    """Something comes out, and every article's spans are sorted, disjoint, within the text, and trimmed."""
    assert results
    for result in results:
        if isinstance(result, InputError):
            assert result.place
            assert result.remedy
            continue
        assert isinstance(result, Article)
        ends = [0, *(edge for span in result.body for edge in (span.start, span.end)), len(result.text)]
        assert ends == sorted(ends)
        assert result.body
        for span in (*result.body, *([result.title_span] if result.title_span else [])):
            words = result.text[span.start : span.end]
            assert words
            assert words == words.strip()
        result.text.encode("utf-8")


@QUICK
@given(NAMES, st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example("a.txt", b"\x1f\x8b\x08")
@example("a", b"{")
def test_any_bytes_give_an_article_or_an_error(name, data):
    """Whatever a file holds, reading it raises nothing."""
    check(read(name, data))


@QUICK
@given(NAMES, st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_and_marks_give_an_article_or_an_error(name, text):
    """So do texts that look like headers, lists, front matter and headings."""
    check(read(name, text.encode()))


@QUICK
@given(st.sampled_from(["a.json", "a.jsonl"]), JSONISH)
def test_any_json_gives_articles_or_errors(name, value):
    """So do records with fields of any type."""
    check(read(name, json.dumps(value).encode()))


@settings(QUICK, max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<article>",
                "<script type='application/ld+json'>",
                "{}",
                "</script>",
                "<h1>",
                "<meta property='og:title' content='x'>",
                "The talks resume on Monday, they said. ",
                "&amp;",
                "<!--",
                "]]>",
                "<",
            ]
        ),
        max_size=25,
    )
)
def test_any_markup_gives_an_article_or_an_error(pieces):
    """So do broken pages."""
    check(read("a.html", "".join(pieces).encode()))


def paragraphs(name: str, text: str) -> tuple[str | None, list[str]]:
    """Title, and the body's words with line ends as they may be."""
    (article,) = read(name, text.encode())
    assert isinstance(article, Article), article
    return article.title, [" ".join(article.text[span.start : span.end].split()) for span in article.body]


@QUICK
@given(
    st.sampled_from(["a.txt", "a.md"]),
    st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5),
    st.lists(st.integers(1, 4), min_size=8, max_size=8),
    st.booleans(),
)
def test_blank_lines_change_offsets_only(name, body, gaps, headed):
    """More blank lines between paragraphs: the same title and the same paragraphs."""
    parts = ["date 2023-09-20 https://example.org/a", "Talks Resume", "Talks Resume", *body] if headed else body
    wide = "".join(part + "\n" * (1 + gaps[index % len(gaps)]) for index, part in enumerate(parts))
    assert paragraphs(name, wide) == paragraphs(name, "\n\n".join(parts))


@QUICK
@given(
    st.sampled_from(["a.txt", "a.md"]),
    st.lists(SENTENCES | st.just("") | st.just("## Background") | st.just("- An item of the talks."), min_size=1, max_size=12),
)
def test_line_ends_change_offsets_only(name, lines):
    """LF, CRLF and CR part the same paragraphs, and the text is kept as it is."""
    texts = [end.join(["Talks Resume", "", *lines, "They said so."]) for end in ("\n", "\r\n", "\r")]
    assert len({repr(paragraphs(name, text)) for text in texts}) == 1
    assert [read(name, text.encode())[0].text for text in texts] == texts
