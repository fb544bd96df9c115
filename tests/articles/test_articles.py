"""The bundled articles: their layout, their own words, and the hand-made reading that stands beside one of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
ARTICLES = sorted((REPO / "articles").glob("*.txt"))
DISPATCHES = [path for path in ARTICLES if not path.stem.startswith("own-")]
READING = REPO / "articles" / "expected" / "karabakh-2023-09-20-dispatch.gold.jsonl"
SEED = REPO.parent / "shared" / "seed" / "article.txt"
SEED_READING = REPO.parent / "shared" / "gold" / "dev" / "sputnik-2023-09-20-karabakh.gold.jsonl"

EACH = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
EACH_DISPATCH = pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)


def reading() -> list[dict]:
    return [json.loads(line) for line in READING.read_text(encoding="utf-8").splitlines()]


def words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold())


def test_there_are_eight_dispatches_or_more() -> None:
    """Fewer means that a pattern no longer matches."""
    assert len(DISPATCHES) >= 8
    assert len(ARTICLES) >= 11


@EACH
def test_header_line_gives_date_and_address(path: Path) -> None:
    """The first line is a blank, `date`, the day that the file's name bears, and an address that ends with the file's name."""
    day = re.search(r"\d{4}-\d\d-\d\d", path.stem)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert day
    assert re.fullmatch(rf" date {day[0]} https://example\.org/[a-z-]+/{re.escape(path.stem)}", first)


@EACH_DISPATCH
def test_headline_stands_twice_and_the_body_opens_with_the_lead(path: Path) -> None:
    """Header, headline, headline, lead, three time stamps, body: as in the archive that the layout is taken from."""
    parts = path.read_text(encoding="utf-8").strip("\n").split("\n\n")
    _, headline, again, lead, *stamps = parts[:7]
    assert headline == again
    assert len(set(stamps)) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d\+0000", stamps[0])
    assert parts[7].startswith(lead)


def test_some_paragraphs_are_glued() -> None:
    """Two articles or more join paragraphs without a space after the full stop, and most do not."""
    glued = [path.stem for path in DISPATCHES if re.search(r"[a-z]\.[A-Z]", path.read_text(encoding="utf-8"))]
    assert 2 <= len(glued) <= len(DISPATCHES) // 2


@EACH_DISPATCH
def test_length_is_that_of_a_dispatch(path: Path) -> None:
    """A body has 150 to 400 words."""
    body = path.read_text(encoding="utf-8").split("+0000\n\n")[-1]
    assert 150 <= len(body.split()) <= 400


@EACH
def test_quotation_marks_hold_short_terms_only(path: Path) -> None:
    """No sentence is put into anybody's mouth: what stands in quotation marks has six words at most and no verb of its own."""
    quoted = re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8"))
    assert [term for term in quoted if len(term.split()) > 6] == []


@EACH
def test_wording_is_not_that_of_the_seed(path: Path) -> None:
    """No run of ten words is shared with the seed article."""
    if not SEED.is_file():
        pytest.skip("../shared is not there")

    def runs(text: str) -> set[tuple[str, ...]]:
        said = words(text)
        return {tuple(said[i : i + 10]) for i in range(len(said) - 9)}

    assert runs(path.read_text(encoding="utf-8")) & runs(SEED.read_text(encoding="utf-8")) == set()


def test_reading_quotes_its_article() -> None:
    """Every quote of the hand-made reading stands at its offsets, in the body and not in headline or lead."""
    text = (REPO / "articles" / "karabakh-2023-09-20-dispatch.txt").read_text(encoding="utf-8")
    body = text.rindex("Russia's peacekeepers in")
    items = reading()
    assert len(items) == 56
    assert [item["id"] for item in items if text[item["start"] : item["end"]] != item["quote"] or item["start"] < body] == []


def test_reading_has_a_counterpart_for_each_item_of_the_seed() -> None:
    """Item by item the same type, names of actors and places, time, claimant, polarity and modality as in the reading of the seed."""
    if not SEED_READING.is_file():
        pytest.skip("../shared is not there")
    seed = {item["id"]: item for item in map(json.loads, SEED_READING.read_text(encoding="utf-8").splitlines())}
    items = reading()
    assert sorted(item["counterpart"] for item in items) == sorted(seed)

    def names(item: dict) -> set[tuple[str, str]]:
        return {(role, name) for role, found in item["roles"].items() for name in found if name[0].isupper()}

    def kernel(item: dict) -> tuple[object, ...]:
        return (item["kind"], item["type"], item["polarity"], item["modality"], (item["time"] or {}).get("edtf"))

    def claimants(item: dict) -> set[str]:
        return set(item["claimant"].split("|"))

    different = [
        item["id"]
        for item in items
        if kernel(item) != kernel(seed[item["counterpart"]]) or not claimants(item) & claimants(seed[item["counterpart"]])
    ]
    assert different == []
    assert [item["id"][-2:] for item in items if names(item) != names(seed[item["counterpart"]])] == ["06", "34", "35"]
