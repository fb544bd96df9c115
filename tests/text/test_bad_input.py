"""Bad input: an error that names the place, the fault and the remedy, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.text import ReadLimits, read_articles

ENGLISH = "The two governments said on Monday that their talks would resume in Geneva. "
GERMAN = "Die beiden Regierungen erklärten am Montag, dass ihre Gespräche in Genf wieder aufgenommen werden. " * 3
RUSSIAN = "Правительства двух стран заявили в понедельник, что переговоры в Женеве возобновятся. " * 3
EMPTY_PAGE = "<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>"

FAULTS: dict[str, tuple[str, bytes, str]] = {
    "picture": (
        "a.txt",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "a binary file, or UTF-16 without a byte order mark: byte 0x89 at offset 0",
    ),
    "zeros": ("a.txt", b"MZ\x00\x00\x00", "not text: character U+0000 at offset 2"),
    "utf-16 without mark": (
        "a.txt",
        "Genève".encode("utf-16-le"),
        "a binary file, or UTF-16 without a byte order mark: byte 0xe8 at offset 6",
    ),
    "empty": ("a.txt", b"", "is empty"),
    "mark only": ("a.txt", b"\xef\xbb\xbf", "is empty"),
    "blank": ("a.txt", b" \n\t\r\n\xc2\xa0", "holds only white space"),
    "header only": ("a.txt", b" date 2023-09-20 https://example.org/a\n\n", "holds no text to read"),
    "cp1252": ("a.txt", b"The talks in Gen\xe8ve resume.", "not UTF-8: byte 0xe8 at offset 16"),
    "utf-8 mark, cp1252 inside": ("a.txt", b"\xef\xbb\xbfGen\xe8ve", "not UTF-8: byte 0xe8 at offset 6"),
    "halved utf-16": ("a.txt", b"\xff\xfea\x00b", "not UTF-16-LE: byte 0x62 at offset 4"),
    "page without article": ("a.html", EMPTY_PAGE.encode(), "no article in this page"),
    "no page": ("a.html", b"<", "no article in this page"),
    "German": ("a.txt", GERMAN.encode(), "not in English: 0 of 42 words are common English words"),
    "Russian": ("a.txt", RUSSIAN.encode(), "not in English: 219 of 219 letters are not Latin"),
    "large": ("a.txt", ENGLISH.encode() * 100, "larger than 5,000 bytes"),
    "long": ("a.txt", ENGLISH.encode() * 60, "a text of 4,560 characters, more than 4,000"),
    "broken JSON": ("a.json", b'{"text": ', "broken JSON: Expecting value: line 1 column 10 (char 9)"),
    "JSON without text": ("a.json", b'{"title": "x"}', "has no text"),
    "JSON of another kind": ("a.json", b"12", "not a JSON object"),
    "empty JSON list": ("a.json", b"[]", "holds no articles"),
    "deep JSON": ("a.json", b"[" * 4000, "broken JSON: too deeply nested"),
    "empty JSON Lines": ("a.jsonl", b"\n\n", "holds no articles"),
    "broken gzip": ("a.txt.gz", gzip.compress(ENGLISH.encode())[:-9], "a broken gzip file"),
    "surrogate": ("a.json", b'{"text": "a \\ud800 b"}', "not text: character U+D800 at offset 2"),
}
SMALL = ReadLimits(article_bytes=5000, article_characters=4000, faults_per_file=3)


def told(result: Article | InputError, folder: Path) -> tuple[str, str]:
    """Place, without the test's folder, and message of an error that has a remedy."""
    assert isinstance(result, InputError), result
    assert result.remedy
    return str(result.place).removeprefix(f"{folder}/"), result.message


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_told(write, tmp_path, fault):
    """One line says which file, what is wrong and where in it, and what to do."""
    name, content, message = FAULTS[fault]
    (result,) = read_articles([write(name, content)], limits=SMALL)
    place, found = told(result, tmp_path)
    assert place == name
    assert found == message
    assert "\n" not in str(result)


def test_what_is_no_file_is_told(tmp_path, write):
    """A missing path, a folder without texts, a pipe, a link to itself and an impossible name are refused without being opened."""
    (tmp_path / "empty").mkdir()
    write("empty/picture.png", b"")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    names = ["missing.txt", "empty", "pipe.txt", "loop.txt", "a\x00b"]
    assert [told(result, tmp_path) for result in read_articles([tmp_path / name for name in names])] == [
        ("missing.txt", "there is no such file or folder"),
        ("empty", "no texts in this folder"),
        ("pipe.txt", "neither a file nor a folder"),
        ("loop.txt", "cannot be read: Too many levels of symbolic links"),
        ("a\x00b", "not a path: embedded null byte"),
    ]
    assert told(next(read_articles([os.devnull])), tmp_path) == (os.devnull, "neither a file nor a folder")


def test_file_that_may_not_be_read_is_told(write, good, tmp_path, monkeypatch):
    """A refused permission is this file's fault alone."""
    locked, free = write("locked.txt", good), write("free.txt", good)
    opened = Path.open

    def refuse(self, *args, **kwargs):
        if self == locked:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    first, second = read_articles([locked, free])
    assert told(first, tmp_path) == ("locked.txt", "no permission to read")
    assert isinstance(second, Article)


def test_broken_line_costs_that_line(write, tmp_path):
    """Each broken line is told with its number, the others are read."""
    lines = [json.dumps({"text": ENGLISH + str(i)}) for i in range(3)]
    content = "\n".join([lines[0], '{"text": "cut off', "[1]", lines[1], "", '{"text": 5}', json.dumps({"text": "x" * 6000}), lines[2]])
    results = list(read_articles([write("a.jsonl", content)], limits=ReadLimits(article_bytes=5000)))
    assert [result.text[-1] if isinstance(result, Article) else told(result, tmp_path) for result in results] == [
        "0",
        ("a.jsonl:2", "broken JSON: Unterminated string starting at: line 1 column 10 (char 9)"),
        ("a.jsonl:3", "not a JSON object"),
        "1",
        ("a.jsonl:6", "has no text"),
        ("a.jsonl:7", "a line longer than 5,000 bytes"),
        "2",
    ]


def test_line_that_is_not_utf8_costs_that_line(write, tmp_path):
    """Undecodable bytes are told with the line and the offset in it."""
    good = json.dumps({"text": ENGLISH}).encode()
    bad, article = read_articles([write("a.jsonl", b'{"text": "Gen\xe8ve"}\n' + good)])
    assert (told(bad, tmp_path), article.text) == (("a.jsonl:1", "not UTF-8: byte 0xe8 at offset 13"), ENGLISH)


def test_many_broken_lines_are_counted(write, tmp_path):
    """Trouble that repeats is told a few times, then counted."""
    results = list(read_articles([write("a.jsonl", "[]\n" * 10 + json.dumps({"text": ENGLISH}))], limits=SMALL))
    assert [told(result, tmp_path) for result in results if isinstance(result, InputError)] == [
        *((f"a.jsonl:{i}", "not a JSON object") for i in (1, 2, 3)),
        ("a.jsonl", "7 more records cannot be read"),
    ]
    assert len(results) == 5


def test_missing_standard_input_is_told(tmp_path):
    """`-` without a stream is an error, not a wait."""
    assert [told(result, tmp_path) for result in read_articles(["-"])] == [("-", "there is no standard input")]
    assert [told(result, tmp_path) for result in read_articles(["-"], stdin=io.BytesIO())] == [("-", "is empty")]


def test_batch_goes_on(write, tmp_path):
    """Among all the faults at once, every good article comes out, in its place."""
    sources: list[Path] = []
    for number, (name, content, _) in enumerate(FAULTS.values()):
        sources.append(write(f"{number:02}-bad/{name}", content))
        sources.append(write(f"{number:02}-good.txt", f"{ENGLISH}{number}"))
    sources.append(tmp_path / "missing")
    results = list(read_articles(sources, limits=SMALL))
    assert [isinstance(result, Article) for result in results] == [False, True] * len(FAULTS) + [False]
    assert [result.id for result in results if isinstance(result, Article)] == [f"{i:02}-good" for i in range(len(FAULTS))]


@pytest.mark.parametrize("name", ["large.txt", "large.jsonl", "large.html", "large.txt.gz"])
def test_fifty_megabytes_are_refused_in_little_memory(write, name):
    """What is too large is refused without being held."""
    content = ENGLISH.encode() * (50_000_000 // len(ENGLISH))
    path = write(name, gzip.compress(content, 1) if name.endswith(".gz") else content)
    del content
    tracemalloc.start()
    results = list(read_articles([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    (result,) = results
    assert isinstance(result, InputError)
    assert "5,242,880 bytes" in result.message
    assert peak < 25_000_000
