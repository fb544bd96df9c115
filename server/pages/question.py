"""The page on one saved question: its answer as a table, the query, and links to the answer as data."""

from __future__ import annotations

from flask import render_template

from server.pages.ask import ask_text
from server.pages.tables import Grid, to_grid
from server.questions import Question
from server.service import Service


def question_page(service: Service, question: Question) -> str:
    """The page as HTML. Raises Problem when the workers cannot answer."""

    def answer() -> Grid:
        return to_grid(ask_text(service, question.text), service.release.prefixes)

    grid = service.once_a_release(f"question {question.name}", answer)
    return render_template("question.html", question=question, grid=grid)
