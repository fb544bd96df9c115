"""The build as a whole: stages in their order, one bad article is told and the rest is built, bytes depend on the input alone."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline as pipeline_module
from kg.build import analyse_sources, build, write_release
from kg.buildreport import BuildReport, Fault
from kg.config import Settings
from kg.errors import InputError, ResourceError, SettingError
from kg.model import Analysed
from kg.pipeline import Pipeline
from kg.store.release import open_release
from kg.vocab import DEFAULT_BASE
from tests.store.making import piece

TEXTS = {
    "one": "Azerbaijan launched a military operation in Nagorno-Karabakh on September 19, 2023.\n",
    "two": "Armenia accused Azerbaijan of aggression on September 20, 2023. Yerevan denied the report.\n",
    "three": "Moscow and Tehran signed a treaty in Moscow on January 17, 2025.\n",
}


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def quick(sources: list[Path], out: Path, **options: object) -> BuildReport:
    return build(sources, out, consistency=False, **options)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_articles_become_a_release(texts: list[Path], tmp_path: Path) -> None:
    """Every article is in, with facts, text and graph, and the manifest names the versions."""
    told: list[tuple[int, int]] = []
    report = quick(texts, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    release = open_release(tmp_path / "out")
    assert report.release == release.folder
    assert [about["id"] for about in release.manifest["articles"]] == ["one", "three", "two"]
    assert {row["article"] for row in release.facts()} == {"one", "two", "three"}
    assert release.article_text("one") == TEXTS["one"]
    assert sorted(release.manifest["versions"]) == ["lexicon", "model", "ontology", "software"]
    assert [done for done, _ in told] == [1, 2, 3]
    assert (report.unread, report.faults, report.left_out) == ((), (), ())


def test_the_same_input_gives_the_same_bytes_in_any_order(texts: list[Path], tmp_path: Path) -> None:
    """Twice, shuffled, as a folder, in threads: one release."""
    first = contents(quick(texts, tmp_path / "a").release)
    shuffled = random.Random(3).sample(texts, len(texts))
    assert contents(quick(shuffled, tmp_path / "b").release) == first
    assert contents(quick([texts[0].parent], tmp_path / "c").release) == first
    with ThreadPoolExecutor(2) as executor:
        assert contents(quick(texts, tmp_path / "d", executor=executor).release) == first


def test_processes_give_the_same_bytes(texts: list[Path], tmp_path: Path) -> None:
    """What travels between processes is the same as what stays."""
    first = contents(quick(texts, tmp_path / "a").release)
    with ProcessPoolExecutor(1) as executor:
        assert contents(quick(texts, tmp_path / "b", executor=executor).release) == first


def test_a_second_build_of_the_same_keeps_the_release(texts: list[Path], tmp_path: Path) -> None:
    """Nothing new is written where the content is the same."""
    first = quick(texts, tmp_path / "out").release
    before = {path.name: path.stat().st_mtime_ns for path in first.iterdir()}
    assert quick(texts, tmp_path / "out").release == first
    assert {path.name: path.stat().st_mtime_ns for path in first.iterdir()} == before


def test_what_cannot_be_read_is_told_and_the_rest_is_built(texts: list[Path], tmp_path: Path) -> None:
    """A missing path, a binary file, an empty one."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    report = quick([*texts, tmp_path / "missing.txt", tmp_path / "empty.txt", tmp_path / "binary.txt"], tmp_path / "out")
    assert report.counts["articles"] == 3
    assert sorted(Path(str(error.place)).name for error in report.unread) == ["binary.txt", "empty.txt", "missing.txt"]
    assert len(open_release(tmp_path / "out").report()["unread"]) == 3


def test_inputs_that_cannot_be_read_at_all_leave_the_last_release(texts: list[Path], tmp_path: Path) -> None:
    """An empty release in the place of a good one helps nobody; the error names the inputs, of many the first."""
    good = quick(texts, tmp_path / "out").release
    with pytest.raises(InputError, match=r"none of the inputs can be read.*gone0\.txt: there is no such file.*; and 2 more"):
        quick([tmp_path / f"gone{n}.txt" for n in range(7)], tmp_path / "out")
    assert open_release(tmp_path / "out").folder.resolve() == good.resolve()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".lock", "current", good.name]


def test_a_fault_of_ours_in_one_article_is_told_as_ours(texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batch goes on; the report is not ok."""
    sound = Pipeline.analyse

    def failing(self: Pipeline, article):  # type: ignore[no-untyped-def]
        if article.id == "two":
            raise ZeroDivisionError("a bug")
        return sound(self, article)

    monkeypatch.setattr(Pipeline, "analyse", failing)
    report = quick(texts, tmp_path / "out")
    assert report.faults == (Fault("two", "ZeroDivisionError: a bug"),)
    assert report.counts["articles"] == 2
    assert not report.ok


def test_a_broken_installation_stops_the_run(texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that every article would meet is no article's."""

    def broken(*_: object) -> Analysed:
        raise ResourceError("the lexicon is broken")

    monkeypatch.setattr(Pipeline, "analyse", broken)
    with pytest.raises(ResourceError, match="the lexicon is broken"):
        quick(texts, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".lock"]


def test_a_planted_wrong_offset_keeps_the_article_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose evidence is not what stands in its text is in no release; the others are."""
    sound = pipeline_module.to_statements

    def shifted(analysed: Analysed, *rest: object, **named: object):  # type: ignore[no-untyped-def]
        article = replace(analysed.article, text="xx" + analysed.article.text[:-2])
        return sound(replace(analysed, article=article), *rest, **named)  # type: ignore[arg-type]

    good = piece("good")
    monkeypatch.setattr(pipeline_module, "to_statements", shifted)
    bad = piece("bad")
    report = write_release([good, bad], tmp_path, base=DEFAULT_BASE, consistency=False)
    assert [line.split(":")[0] for line in report.left_out] == ["bad"]
    assert [about["id"] for about in open_release(tmp_path).manifest["articles"]] == ["good"]
    assert "quote-differs" in report.checks.counts()
    assert not report.ok


def test_an_article_without_facts_says_why(tmp_path: Path) -> None:
    """Silence has a reason."""
    source = tmp_path / "quiet.txt"
    source.write_text("The weather was mild and the leaves were green in the park that afternoon.\n", encoding="utf-8")
    report = quick([source], tmp_path / "out")
    assert list(report.silent) == ["quiet"]
    assert report.silent["quiet"]


def test_rights_come_from_the_settings(texts: list[Path], tmp_path: Path) -> None:
    """One setting for all; addresses of our own texts are carried in full."""
    (tmp_path / "texts" / "own.txt").write_text(
        "2023-09-20 https://example.org/own/1\n\nIran signed a treaty with Russia in Moscow on January 17, 2025.\n", encoding="utf-8"
    )
    settings = Settings(rights="link", full_text=("https://example.org/own/",))
    quick([tmp_path / "texts"], tmp_path / "out", settings=settings)
    articles = {about["id"]: (about["rights"], about["url"]) for about in open_release(tmp_path / "out").manifest["articles"]}
    assert articles["one"] == ("link", None)
    assert articles["own"] == ("full", "https://example.org/own/1")


def test_the_base_is_a_setting(texts: list[Path], tmp_path: Path) -> None:
    """Everything minted lies below it; one that cannot carry names stops the run."""
    quick(texts[:1], tmp_path / "out", settings=Settings(base="https://news.example/kg/"))
    release = open_release(tmp_path / "out")
    assert release.base == "https://news.example/kg/"
    graphs = {quad.graph_name.value for quad in release.quads()}
    assert {"https://news.example/kg/article/one", "https://news.example/kg/runs"} <= graphs
    assert not any(graph.startswith(DEFAULT_BASE) for graph in graphs)
    with pytest.raises(SettingError, match="the base IRI 'nowhere' is off"):
        quick(texts, tmp_path / "other", settings=Settings(base="nowhere"))


def test_facts_come_without_a_release(texts: list[Path], tmp_path: Path) -> None:
    """In the order of the sources, errors in between."""
    found = list(analyse_sources([texts[1], tmp_path / "missing.txt", texts[0]]))
    assert [type(item) for item in found] == [Analysed, InputError, Analysed]
    assert [item.article.id for item in found if isinstance(item, Analysed)] == ["three", "one"]


class Lazy(Executor):
    """An executor that counts how many tasks wait."""

    def __init__(self) -> None:
        self.waiting, self.most = 0, 0

    def submit(self, fn, /, *args, **named):  # type: ignore[no-untyped-def]
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        outer = self

        class Task(Future):  # type: ignore[type-arg]
            def result(self, timeout: float | None = None):  # type: ignore[no-untyped-def]
                outer.waiting -= 1
                return fn(*args, **named)

        return Task()


def test_few_articles_are_under_way_at_a_time() -> None:
    """Memory does not grow with the number of articles."""
    from kg.build import _map
    from tests.rdf import sample

    executor, read = Lazy(), 0

    def articles() -> Iterator[object]:
        nonlocal read
        for number in range(200):
            read += 1
            yield replace(sample.article(), id=str(number), published=dt.date(2023, 9, 20))

    ids = []
    for article in _map(lambda article: article, articles(), executor=executor):  # type: ignore[arg-type]
        assert read - len(ids) <= 17
        ids.append(article.id)
    assert ids == [str(number) for number in range(200)]
    assert executor.most == 16


@pytest.mark.slow
def test_the_reasoner_is_part_of_the_build(texts: list[Path], tmp_path: Path) -> None:
    """The report says how many articles it looked at."""
    report = build(texts, tmp_path / "out")
    assert open_release(tmp_path / "out").report()["reasoned"] == 3
    assert {finding.code for finding in report.checks.findings}.isdisjoint({"inconsistent", "no-reasoner", "unsatisfiable-class"})
