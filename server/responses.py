"""From answers and problems to HTTP responses, and the headers that every response carries."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from flask import Request, Response, g, render_template, request
from werkzeug.wsgi import wrap_file

from server.negotiation import media_type, parse_accept, prefers_html, quality_of
from server.problems import Problem
from server.workers.messages import Answer

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_READS = ("GET", "HEAD", "OPTIONS", "POST")


def to_response(answer: Answer) -> Response:
    """A whole result as a response; large ones are read from their file as they are sent."""
    if answer.file is None:
        return Response(answer.body, content_type=media_type(answer.format))
    body = wrap_file(request.environ, answer.file)
    response = Response(body, content_type=media_type(answer.format), direct_passthrough=True)
    response.content_length = answer.length
    response.call_on_close(answer.file.close)
    return response


def problem_response(problem: Problem) -> Response:
    """A problem in the type that the client prefers: a page, plain text, or problem+json."""
    accept = request.headers.get("Accept", "")
    ranges = parse_accept(accept)
    if prefers_html(accept):
        response = Response(render_template("problem.html", problem=problem), status=problem.status)
    elif quality_of(ranges, "text/plain") > max(quality_of(ranges, "application/problem+json"), quality_of(ranges, "application/json")):
        text = f"{problem.title}\n{problem.detail}\n" if problem.detail else f"{problem.title}\n"
        response = Response(text, status=problem.status, content_type="text/plain; charset=utf-8")
    else:
        document = json.dumps(problem.as_document(), ensure_ascii=False)
        response = Response(document, status=problem.status, content_type="application/problem+json")
    response.headers.update(problem.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def add_common_headers(response: Response) -> Response:
    """Security headers on all responses, CORS on reads, and `Vary` where the answer depends on Accept."""
    headers = response.headers
    headers["Content-Security-Policy"] = _POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method in _READS and request.path != "/update" and not g.get("is_write"):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After, Content-Location"
        if request.method == "OPTIONS":
            headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            headers["Access-Control-Max-Age"] = "86400"
    response.vary.add("Accept")
    return response


def address_of(asked: Request, *, public_url: str | None) -> str:
    """The address under which the service was asked, without a slash at the end; never what a header makes up.

    A Host header that is no plain host and port is replaced by `localhost`.
    """
    if public_url:
        return public_url.rstrip("/")
    host = asked.headers.get("Host", "")
    try:
        parts = urlsplit(f"//{host}")
        plain = parts.netloc == host and bool(parts.hostname) and "@" not in host and (parts.port or True)
    except ValueError:
        plain = False
    allowed = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")
    if not plain or not set(host) <= allowed:
        host = "localhost"
    return f"{asked.scheme}://{host}"
