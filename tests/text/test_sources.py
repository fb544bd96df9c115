"""Sources: folders, standard input, compressed files, and the ids that articles get."""

from __future__ import annotations

import gzip
import io
import json
import logging
import os

import pytest

from kg.model import Article
from kg.text import read_articles

TEXT = "The two governments said on Monday that their talks would resume in Geneva."


def ids(results) -> list[str]:
    """The ids of the articles; anything else fails."""
    articles = list(results)
    assert all(isinstance(article, Article) for article in articles), articles
    return [article.id for article in articles]


def test_folder_is_walked_in_order(write, tmp_path):
    """Texts by suffix, sorted, subfolders too; hidden entries, other files, files about the folder and gold readings are passed over."""
    for name in ("b.txt", "a.md", "c/d.TXT", "e.text.gz", "README.md", "LICENSE.txt", ".hidden.txt", ".git/x.txt", "p.png", "x.gold.jsonl"):
        write(name, f"{TEXT} {name}")
    assert ids(read_articles([tmp_path])) == ["a", "b", "e", "d"]
    assert ids(read_articles([tmp_path / "README.md", tmp_path / ".hidden.txt"])) == ["README", ".hidden"]


def test_link_back_to_a_parent_is_no_loop(write, tmp_path):
    """Links to folders are not followed, links to files are."""
    path = write("in/a.txt", TEXT)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "b.txt").symlink_to(path)
    assert ids(read_articles([tmp_path])) == ["a"]


@pytest.mark.parametrize("data", [TEXT.encode(), json.dumps({"text": TEXT}).encode(), json.dumps([{"text": TEXT}], indent=1).encode()])
def test_standard_input_is_named_by_content(data):
    """`-` reads any format; without an id the content makes one."""
    (article,) = read_articles(["-"], stdin=io.BytesIO(data))
    assert (article.id, article.text, article.source.split(":")[0].split("[")[0]) == ("article-985cd6ed5381", TEXT, "-")


def test_compressed_file_is_the_file(write):
    """`x.txt.gz` reads as `x.txt`, whether its name says so or not."""
    plain, zipped, unnamed = (
        next(read_articles([write(name, data)]))
        for name, data in (("x.txt", TEXT), ("x.txt.gz", gzip.compress(TEXT.encode())), ("x", gzip.compress(TEXT.encode())))
    )
    assert (zipped.id, zipped.text, zipped.body, unnamed.body) == (plain.id, plain.text, plain.body, plain.body)


def test_byte_order_mark_is_no_text(write):
    """Offset 0 is the character after the mark, in every encoding that has one."""
    encodings = {"utf-8-sig": "b", "utf-16": "c", "utf-32": "d"}
    plain = next(read_articles([write("a.txt", TEXT)]))
    for encoding, name in encodings.items():
        article = next(read_articles([write(f"{name}.txt", TEXT.encode(encoding))]))
        assert (article.text, article.body) == (plain.text, plain.body)


def test_same_article_is_read_once(write, caplog):
    """Given twice, or under two names, an article comes out once, under the smaller name, and the log says so."""
    a, b = write("a.txt", TEXT), write("b.txt", TEXT)
    with caplog.at_level(logging.WARNING):
        assert ids(read_articles([b, a, b])) == ["a"]
    assert [record.getMessage() for record in caplog.records] == ["2 articles were given more than once and read once"]


def test_one_text_from_two_publishers_is_two_articles(write):
    """What tells them apart is their address."""
    lines = [json.dumps({"text": TEXT, "url": f"https://{host}.example.org/a"}) for host in ("one", "two")]
    found = ids(read_articles([write("a.jsonl", "\n".join(lines))]))
    assert len(set(found)) == 2


def test_one_name_for_two_articles_is_told_apart_by_content(write):
    """Both get a part made from their content; in whatever order they come, each keeps its id."""
    paths = [write("one/a.txt", TEXT), write("two/a.txt", f"{TEXT} They had been suspended."), write("b.txt", f"{TEXT} In March.")]
    forth = {article.text: article.id for article in read_articles(paths)}
    back = {article.text: article.id for article in read_articles(reversed(paths))}
    assert forth == back
    assert sorted(name[:2] for name in forth.values()) == ["a-", "a-", "b"]
    assert len(set(forth.values())) == 3


def test_ids_of_records_are_kept(write):
    """A record's id is the article's, numbers too; without one the content makes it, but a lone object has its file's name."""
    lines = [{"id": "x/1", "text": TEXT}, {"id": 7, "text": f"{TEXT} Again."}, {"text": f"{TEXT} Soon."}]
    assert ids(read_articles([write("a.jsonl", "\n".join(map(json.dumps, lines)))]))[:2] == ["x/1", "7"]
    assert ids(read_articles([write("lone.json", json.dumps({"text": TEXT}, indent=1))])) == ["lone"]
    assert ids(read_articles([write("short.json", json.dumps({"text": TEXT}))])) == ["short"]


def test_file_name_that_is_no_utf8_is_read(tmp_path):
    """Its id can be printed."""
    (tmp_path / os.fsdecode(b"Gen\xe8ve.txt")).write_text(TEXT)
    assert ids(read_articles([tmp_path])) == ["Gen\ufffdve"]
