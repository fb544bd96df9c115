"""The Flask application: blueprints, error answers, common headers.

Nothing but wiring; a request's work is in `routes/`, the queries' in `workers/`.
"""

from __future__ import annotations

import logging
import time
import uuid
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from server.caching import add_caching
from server.compression import compress
from server.pages import wording
from server.problems import Problem
from server.responses import add_common_headers, problem_response
from server.routes import catalog, data, documents, graphs, health, pages, sparql, update
from server.service import Service, service
from server.settings import Settings

_log = logging.getLogger(__name__)


def create_app(release_path: Path | str, settings: Settings | None = None) -> Flask:
    """The application over the release at `release_path`, or over the SPARQL endpoint at an address. Raises StorageError.

    The caller ends the workers with `app.extensions["parley"].close()`.
    """
    settings = settings or Settings()
    app = Flask(__name__)
    app.extensions["parley"] = Service(release_path, settings)
    has_files = app.extensions["parley"].has_files
    app.jinja_env.globals.update(resource_link=wording.resource_link, title=settings.title, has_files=has_files)
    app.jinja_env.filters.update(outward=wording.outward_link, thousands="{:,}".format)
    app.jinja_options["autoescape"] = True
    app.url_map.strict_slashes = False
    for module in (health, sparql, update, graphs, data, catalog, documents, pages):
        app.register_blueprint(module.blueprint)
    app.before_request(_note_start)
    app.after_request(_log_request)
    app.after_request(add_common_headers)
    app.after_request(compress)
    app.after_request(add_caching)
    app.register_error_handler(Problem, problem_response)
    app.register_error_handler(HTTPException, _http_problem)
    app.register_error_handler(Exception, _our_fault)
    return app


def _note_start() -> None:
    g.started = time.perf_counter()


def _log_request(response: Response) -> Response:
    """One line a request: method, path, status, size, time; never who asked, and the query only where settings say so."""
    took = 1000 * (time.perf_counter() - g.get("started", time.perf_counter()))
    parts: dict[str, object] = {"method": request.method, "path": quote(request.path), "status": response.status_code}
    parts |= {"bytes": response.content_length, "ms": round(took, 1)}
    if service().settings.log_queries and "query" in g:
        parts["query"] = g.query
    more = f" {parts['query']!r}" if "query" in parts else ""
    _log.info("%s %s %d %.1f ms%s", request.method, parts["path"], response.status_code, took, more, extra={"parts": parts})
    return response


def _http_problem(error: HTTPException) -> Response:
    """What Flask itself refuses: unknown addresses, methods that do not fit, malformed requests, redirects."""
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    headers = {}
    if error.code == 405 and getattr(error, "valid_methods", None):
        headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    if error.code == 416 and getattr(error, "length", None) is not None:
        headers["Content-Range"] = f"bytes */{error.length}"  # type: ignore[attr-defined]
    kind = error.name.lower().replace(" ", "-")
    return problem_response(Problem(error.code, kind, error.name, error.description or "", headers=headers))


def _our_fault(error: Exception) -> Response:
    """A fault of ours: logged in full under a number, of which the client learns the number alone."""
    number = uuid.uuid4().hex[:12]
    _log.error("fault %s", number, exc_info=error)
    return problem_response(Problem(500, "fault", "The service failed", f"It was logged as {number}."))
