"""The page on one saved question: its answer as a table, the query, and links to the answer as data."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template

from server.pages.ask import ask_text
from server.pages.tables import Grid, to_grid
from server.questions import Question
from server.service import Service


def question_page(service: Service, question: Question, given: Mapping[str, str]) -> str:
    """The page as HTML, for the parameters given. Raises Problem when they are off or the workers cannot answer."""
    text = question.with_values(given)

    def answer() -> Grid:
        return to_grid(ask_text(service, text))

    grid = service.once_a_release(f"question {question.name}", answer) if text == question.text else answer()
    chosen = {item.name: given[item.name] for item in question.parameters if given.get(item.name)}
    return render_template("question.html", question=question, grid=grid, text=text, chosen=chosen)
