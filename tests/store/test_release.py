"""A release: what it holds, that bytes depend on the articles alone, and that it reads back."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocab as v
from kg.build import write_release
from kg.errors import InputError, SettingError, StorageError
from kg.order import sort_key
from kg.store import assembly
from kg.store.manifest import damaged_files
from kg.store.release import open_release
from kg.vocab import DEFAULT_BASE
from tests.rdf import sample
from tests.store.making import make_release, piece


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases") / "out"
    make_release(folder)
    return folder


def test_a_release_holds_what_its_manifest_says(out: Path) -> None:
    """Files, digests, counts; nothing else lies beside it but the lock and the pointer."""
    release = open_release(out)
    assert sorted(contents(release.folder)) == [
        *("articles/a.txt", "articles/b.txt", "articles/c.txt", "facts.jsonl", "manifest.json", "quads.nq", "report.json"),
    ]
    assert damaged_files(release.folder, release.manifest) == []
    assert release.manifest["counts"]["articles"] == 3
    assert release.manifest["counts"]["facts"] == len(list(release.facts())) == 15
    assert release.manifest["counts"]["quads"] == len(release.store()) == len(list(release.quads()))
    assert [about["id"] for about in release.manifest["articles"]] == ["a", "b", "c"]
    assert release.manifest["versions"] == {"software": "0.1.0", "ontology": "o1", "lexicon": "l1", "model": "m1"}
    assert "created" not in release.manifest
    assert sorted(path.name for path in out.iterdir()) == [".lock", "current", release.name]


def test_the_quads_are_sorted_and_each_stands_once(out: Path) -> None:
    """The file is its own diffable dump."""
    quads = list(open_release(out).quads())
    named = [quad for quad in quads if not any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object))]
    assert named == sorted(set(named), key=sort_key)


def test_order_of_arrival_leaves_no_trace(out: Path, tmp_path: Path) -> None:
    """Shuffled and repeated articles give the same bytes and the same name, but for the note of the repetition."""
    shuffled = make_release(tmp_path / "one", "cab").release
    assert shuffled.name == open_release(out).name
    assert contents(shuffled) == contents(open_release(out).folder)
    repeated = make_release(tmp_path / "two", "cabca")
    assert repeated.repeated == ("a", "c")
    assert repeated.counts == open_release(out).manifest["counts"]


def test_another_article_makes_another_release(out: Path, tmp_path: Path) -> None:
    """The name of a release follows from what it holds."""
    assert make_release(tmp_path, "ab").release.name != open_release(out).name


def test_a_release_is_opened_by_its_own_folder_too(out: Path) -> None:
    """The pointer is a convenience."""
    release = open_release(out)
    assert open_release(release.folder) == release


def test_texts_come_back_exactly(out: Path, tmp_path: Path) -> None:
    """Offsets point into these very characters."""
    assert open_release(out).article_text("a") == sample.TEXT
    with pytest.raises(InputError, match="no text of 'z'"):
        open_release(out).article_text("z")


def test_rights_decide_what_a_release_carries(tmp_path: Path) -> None:
    """full: the text in the graph; quotes: quotations; link: neither, and no copy of the text."""
    write_release([piece(rights, rights=rights) for rights in ("full", "quotes", "link")], tmp_path, base=DEFAULT_BASE, consistency=False)
    release = open_release(tmp_path)
    assert sorted(path.name for path in (release.folder / "articles").iterdir()) == ["full.txt", "quotes.txt"]
    carried: dict[str, set[str]] = {"full": set(), "quotes": set(), "link": set()}
    for quad in release.quads():
        rights = quad.subject.value.removeprefix(DEFAULT_BASE + "article/").split("/")[0]
        if rights in carried and quad.predicate in (v.OA_EXACT, v.OA_PREFIX, v.FULL_TEXT):
            carried[rights].add(quad.predicate.value.split("#")[-1])
    assert carried == {"full": {"exact", "prefix", "fullText"}, "quotes": {"exact", "prefix"}, "link": set()}


def test_a_time_stands_in_the_manifest_only_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH sets it; what is no number is refused."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert open_release(make_release(tmp_path, "a").release).manifest["created"] == "1970-01-01T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SettingError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        make_release(tmp_path, "a")


def test_quads_beyond_memory_go_through_a_store_on_the_disk(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes come out, and nothing of the store is left."""
    folders: list[str] = []
    make_store = ox.Store

    def noted(*path: str) -> ox.Store:
        folders.extend(path)
        return make_store(*path)

    monkeypatch.setattr(assembly, "_IN_MEMORY_BYTES", 1000)
    monkeypatch.setattr(assembly.ox, "Store", noted)
    report = make_release(tmp_path)
    assert report.ok and report.counts["derived"] > 0
    assert contents(report.release) == contents(open_release(out).folder)
    assert len(folders) == 1 and not Path(folders[0]).exists()


def test_a_folder_without_a_release_is_refused(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(StorageError, match="no release is here – make one with"):
        open_release(tmp_path)


def test_broken_files_are_told(tmp_path: Path) -> None:
    """A changed file is found by its digest; quads that are no quads are refused."""
    release = open_release(make_release(tmp_path, "a").release)
    release.quads_path.write_text("nonsense", encoding="utf-8")
    assert damaged_files(release.folder, release.manifest) == ["quads.nq"]
    with pytest.raises(StorageError, match="the quads cannot be loaded"):
        release.store()
    (release.folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(StorageError, match="the manifest cannot be read"):
        open_release(tmp_path)


def test_an_empty_release_is_a_release(tmp_path: Path) -> None:
    """No article at all: the ontology is there, and nothing is wrong."""
    report = make_release(tmp_path, "")
    assert report.ok
    assert report.counts["articles"] == report.counts["facts"] == 0
    assert json.loads((report.release / "report.json").read_text())["findings"] == []
