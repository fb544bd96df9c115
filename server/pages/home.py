"""The home page: what this is, what the release holds, two voices on one event, the questions, the data."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from server.pages.ask import Row, ask
from server.pages.claims import Claimant, Said, to_said
from server.pages.wording import name_of, text_of
from server.questions import Question, shipped_questions
from server.service import Service

COUNTED = ("articles", "claims", "events", "actors", "territories", "agreements")


@dataclass(frozen=True, slots=True)
class TwoVoices:
    """An event, or an article, and what each claimant says in it."""

    kind: str
    about: str
    about_iri: str
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows; the same for as long as a release is served."""

    counts: tuple[tuple[str, int], ...]
    voices: TwoVoices | None
    articles: tuple[Row, ...]
    questions: tuple[Question, ...]


def home_page(service: Service) -> str:
    """The page as HTML. Raises Problem when the workers cannot answer."""
    home = service.once_a_release("home", lambda: read_home(service))
    return render_template("home.html", home=home, release=service.release, quads=service.quads)


def read_home(service: Service) -> Home:
    """What the page shows, from the workers."""
    row = ask(service, "counts")[0]
    return Home(
        counts=tuple((name, int(row[name].value)) for name in COUNTED),
        voices=_two_voices(ask(service, "two-voices"), "One event") or _two_voices(ask(service, "two-voices-in-article"), "One article"),
        articles=ask(service, "articles"),
        questions=tuple(shipped_questions().values()),
    )


def _two_voices(rows: tuple[Row, ...], kind: str) -> TwoVoices | None:
    first: dict[tuple[Claimant, ...], Said] = {}
    for said in to_said(rows):
        first.setdefault(said.claimants, said)
    if len(first) < 2:
        return None
    event = rows[0]
    return TwoVoices(kind, name_of(event.get("eventLabel"), event["event"]), text_of(event["event"]), tuple(first.values()))
