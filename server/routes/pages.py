"""The pages for people: home and questions."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from server import problems
from server.pages.home import home_page
from server.pages.question import question_page
from server.protocol import Operation, Parameters, read_parameters
from server.questions import Question, shipped_questions
from server.routes.sparql import answer
from server.service import service

blueprint = Blueprint("pages", __name__)
SUFFIXES = ("json", "csv", "tsv", "xml", "ttl", "nt", "jsonld", "rdf")


@blueprint.get("/")
def home() -> str:
    return home_page(service())


@blueprint.get("/questions")
@blueprint.get("/questions/")
def questions() -> str:
    return render_template("questions.html", questions=tuple(shipped_questions().values()))


@blueprint.get("/questions/<name>")
def question(name: str) -> str | Response:
    """The question's page, or with a suffix its answer as data."""
    stem, _, suffix = name.rpartition(".")
    if stem and suffix == "rq":
        return Response(_question(stem).text, content_type="application/sparql-query; charset=utf-8")
    if stem and suffix in SUFFIXES:
        text = _question(stem).with_values(read_parameters(request).as_mapping())
        return answer(Operation(Parameters((("format", suffix),)), query=text), "")
    return question_page(service(), _question(name), read_parameters(request).as_mapping())


def _question(name: str) -> Question:
    found = shipped_questions().get(name)
    if found is None:
        raise problems.not_found("There is no question of this name; /questions lists them.")
    return found
