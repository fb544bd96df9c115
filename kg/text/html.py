"""HTML: the article's text by trafilatura, its metadata from what the page states about itself.

Title, day, publisher and address come from JSON-LD, Open Graph and `meta` alone; a day that would have to be guessed from
the page's words is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree, html  # type: ignore[import-untyped]

from kg.errors import InputError
from kg.text.dates import read_date

_ARTICLE_TYPE = re.compile(r"(?:.*[/#])?(?:\w*Article|BlogPosting|Report|LiveBlogPosting|PressRelease|WebPage)")
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "date": ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued", "date", "pubdate"),
    "publisher": ("og:site_name", "dc.publisher", "application-name"),
    "url": ("og:url",),
}
_SENTENCE_MARK = re.compile("[.?!…]")
_FEWEST_WORDS = 6
_DEEPEST_JSON = 6


def extract_text(page: str, place: str) -> str:
    """The article's paragraphs, one a line. Raises InputError when the page holds no article."""
    import trafilatura  # half a second: only for those who read pages

    try:
        text = trafilatura.extract(page, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError) as error:
        raise InputError(f"not a page that can be read: {error}", place=place, remedy="save the page again, or give its text") from None
    if text and any(_SENTENCE_MARK.search(line) and len(line.split()) >= _FEWEST_WORDS for line in text.splitlines()):
        return text
    raise InputError("no article in this page", place=place, remedy="give the page of one article, or its text")


def read_metadata(page: str) -> Mapping[str, str]:
    """`title`, `date`, `publisher`, `url`, each only where the page states it; JSON-LD before Open Graph before the rest."""
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, etree.LxmlError):
        return {}
    found: dict[str, str] = {}
    for key, value in (*_from_json_ld(tree), *_from_meta(tree), *_from_elements(tree)):
        words = " ".join(value.split())
        if words and (key != "date" or read_date(words)) and (key != "url" or words.startswith(("http://", "https://"))):
            found.setdefault(key, words)
    return found


def _from_json_ld(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _articles(value):
            yield from (("title", name) for name in _names(item.get("headline")))
            yield from (("date", name) for name in _names(item.get("datePublished")))
            yield from (("publisher", name) for name in _names(item.get("publisher")))
            yield from (("url", name) for key in ("url", "mainEntityOfPage") for name in _names(item.get(key)))


def _articles(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects of an article type, at the top, in a list, or below `@graph`."""
    if depth > _DEEPEST_JSON:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _articles(value.get("@graph"), depth + 1)


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    if isinstance(value, str):
        yield value


def _from_meta(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        given.setdefault(name, meta.get("content") or "")
    for key, names in _META.items():
        yield from ((key, given[name]) for name in names if given.get(name))


def _from_elements(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href") or ""
    yield from (("date", time.get("datetime") or "") for time in tree.iterfind(".//article//time"))
    yield from (("title", heading.text_content()) for heading in tree.iterfind(".//article//h1"))
    yield from (("title", title.text or "") for title in tree.iterfind(".//head/title"))
