"""The pages: what they show, that they link to one another, and that data never becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote, urljoin

import pytest
from flask.testing import FlaskClient

from server.pages.wording import outward_link, plain_words
from server.questions import read_question, shipped_questions

OVER = ("release", "elsewhere")

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ONE = "https://w3id.org/parley/data/article/one"
TWO = "https://w3id.org/parley/data/article/two"


class Reader(HTMLParser):
    """Collects the elements, addresses and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def addresses(self) -> list[str]:
        return [value for _, attributes in self.tags for name, value in attributes.items() if name in ("href", "src", "action") and value]


def read(client: FlaskClient, path: str) -> Reader:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 200, answer.text[:500]
    reader = Reader()
    reader.feed(answer.text)
    return reader


def page_of(iri: str) -> str:
    return "/resource?iri=" + quote(iri, safe="")


def test_home_counts_what_the_release_holds(client: FlaskClient) -> None:
    """The counts are those of the data."""
    counts = re.findall(r"<dt>(\w+)</dt><dd>([\d,]+)</dd>", client.get("/").text)
    assert counts == [("articles", "2"), ("claims", "4"), ("events", "1"), ("actors", "2"), ("territories", "1"), ("agreements", "1")]


def test_home_sets_two_voices_side_by_side(client: FlaskClient) -> None:
    """Two claimants' words about one event stand beside each other, each with its sentence."""
    text = read(client, "/").text
    for words in ("Northland", "a policing measure", "Southmark", "an act of war", "Southmark described it as essentially an act of war"):
        assert words in text


def test_home_links_to_every_question(client: FlaskClient) -> None:
    """Each saved question has its link on the home page."""
    addresses = read(client, "/").addresses
    assert len(shipped_questions()) >= 20
    assert {f"/questions/{name}" for name in shipped_questions()} <= set(addresses)


def test_every_link_within_the_site_works(client: FlaskClient) -> None:
    """From the home page, following all links two steps far, nothing is missing."""
    seen: set[str] = set()
    frontier = ["/"]
    for _ in range(2):
        found = set()
        for path in frontier:
            answer = client.get(path, headers=BROWSER)
            assert answer.status_code in (200, 303), path
            if answer.content_type.startswith("text/html"):
                reader = Reader()
                reader.feed(answer.text)
                found |= {urljoin(path, link) for link in reader.addresses if not link.startswith(("http:", "https:", "mailto:"))}
        seen |= set(frontier)
        frontier = sorted(found - seen)[:150]
    assert len(seen) >= 45


@pytest.mark.parametrize("name", sorted(shipped_questions()))
def test_question_page_shows_answer_query_and_downloads(client: FlaskClient, name: str) -> None:
    """Each question is answered on its page, and as data under its suffixes."""
    reader = read(client, f"/questions/{name}")
    assert shipped_questions()[name].title in reader.text
    assert "SELECT" in reader.text or "ASK" in reader.text
    for suffix, media in (("json", "application/sparql-results+json"), ("csv", "text/csv; charset=utf-8")):
        assert client.get(f"/questions/{name}.{suffix}").content_type == media
    assert client.get(f"/questions/{name}.rq").text == shipped_questions()[name].text


def test_question_takes_parameters_of_their_type(client: FlaskClient, tmp_path) -> None:
    """A parameter's value replaces the default, as one term; a value of the wrong type is refused."""
    path = tmp_path / "sample.rq"
    path.write_text(
        "#+ summary: On a day?\n#+ description: First line\n#+   and second.\n#+ tags: [a, b]\n#+ defaults:\n"
        "#+   - day_xsd_date: 2030-01-01\n#+   - who: Northland\n"
        'SELECT * { BIND(COALESCE(?_day_xsd_date, 1) AS ?d) BIND(?_who AS ?w) } # "?_who"\n'
    )
    question = read_question(path)
    assert (question.title, question.description, question.tags) == ("On a day?", "First line and second.", ("a", "b"))
    assert [(item.name, item.type, item.default) for item in question.parameters] == [
        ("day", "date", "2030-01-01"),
        ("who", "string", "Northland"),
    ]
    text = question.with_values({"day": "2031-02-03", "who": '" } DROP ALL #'})
    assert '"2031-02-03"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    assert r'BIND("\" } DROP ALL #" AS ?w)' in text
    assert text.endswith('# "?_who"\n')
    refused = client.get("/questions/on-a-day", query_string={"day": "soon"}, headers=BROWSER)
    assert refused.status_code == 400


def test_resource_page_shows_claims_with_speaker_and_words(client: FlaskClient) -> None:
    """An event's page shows who says what about it, how firmly, and where."""
    text = read(client, page_of(f"{ONE}/event/op")).text
    for words in (
        "military operation in Port Arden",
        "The Example",
        "in the article's own voice",
        "Northland began an operation in Port Arden",
    ):
        assert words in text


def test_address_of_an_entity_leads_to_its_page(client: FlaskClient) -> None:
    """`/id/…` answers 303, and the page names the entity."""
    answer = client.get("/id/state/northland", headers=BROWSER)
    assert answer.status_code == 303
    assert "Northland" in read(client, answer.headers["Location"]).text


def test_unknown_resource_is_not_found(client: FlaskClient) -> None:
    """What the release does not know gives 404, and what is no IRI 400."""
    assert client.get(page_of("http://example.org/none"), headers=BROWSER).status_code == 404
    for text in ("", "x", "a b:c", "http://e/>", "javascript:alert(1)<"):
        assert client.get(page_of(text), headers=BROWSER).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/",
        page_of(TWO),
        page_of(f"{TWO}/agreement/truce"),
        page_of("https://w3id.org/parley/id/state/southmark"),
        "/sparql?query=" + quote("SELECT ?a ?b { ?s ?a ?b }"),
        "/sparql?query=" + quote("SELECT ('<script>alert(1)</script>' AS ?x) {}"),
        "/sparql?query=" + quote("CONSTRUCT { <a:b> <a:c> '<script>alert(1)</script></code>' } {}"),
    ],
)
def test_data_never_becomes_markup(client: FlaskClient, path: str) -> None:
    """Headlines, labels and IRIs that hold markup are shown as text, and unsafe IRIs are no links."""
    reader = read(client, path)
    assert not [tag for tag, _ in reader.tags if tag in ("script", "iframe", "object", "embed")]
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert all(attributes.get("src") != "x" for _, attributes in reader.tags)
    assert not [address for address in reader.addresses if address.lower().lstrip().startswith(("javascript:", "data:", "vbscript:"))]


def test_wrong_query_is_told_on_the_page(client: FlaskClient) -> None:
    """A browser's wrong query comes back with its text, the fault and the status."""
    answer = client.get("/sparql", query_string={"query": "SELECT <b>"}, headers=BROWSER)
    assert answer.status_code == 400
    assert "SELECT &lt;b&gt;" in answer.text
    assert "cannot be parsed" in answer.text


def test_pages_load_nothing_from_elsewhere(client: FlaskClient) -> None:
    """Style and pictures come from this site, and no page has a script."""
    for path in ("/", "/questions", "/sparql", "/data"):
        reader = read(client, path)
        loaded = [attributes.get("href") or attributes.get("src") for tag, attributes in reader.tags if tag in ("link", "img", "script")]
        assert loaded
        assert all(address and address.startswith("/static/") for address in loaded)
        assert client.get(str(loaded[0])).status_code == 200
        assert "style" not in {tag for tag, _ in reader.tags}


@pytest.mark.parametrize(
    ("iri", "link"),
    [
        ("https://e/", "https://e/"),
        ("HTTP://e/", "HTTP://e/"),
        ("mailto:a@e", "mailto:a@e"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("urn:x:y", None),
        ("//[", None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_are_links(iri: str, link: str | None) -> None:
    """Other schemes stay text."""
    assert outward_link(iri) == link


def test_class_names_read_as_words() -> None:
    """Camel case is taken apart, abbreviations kept."""
    assert plain_words("https://w3id.org/parley/ontology#MilitaryOperation") == "military operation"
    assert plain_words("https://w3id.org/parley/id/org/UN") == "UN"
