"""SPARQL 1.1 Protocol, the request side: where the query stands, and for which dataset.

Follows https://www.w3.org/TR/sparql11-protocol/, section 2.1: GET, POST with a form, POST with the query itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request, g

from server import guard, problems
from server.negotiation import formats_for, offered
from server.settings import Settings
from server.workers.messages import Query

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")
_PARAMETERS_MOST = 1000


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a request, in order, from the address and (for a form) from the body."""

    items: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.items if key == name)

    def as_mapping(self) -> dict[str, str]:
        """Each name with its last value."""
        return dict(self.items)

    def one(self, name: str) -> str | None:
        """The value of `name`, or None. Raises Problem when it stands twice."""
        values = self.all(name)
        if len(values) > 1:
            raise problems.bad_request(f"The parameter {name!r} stands {len(values)} times; send it once.")
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for: the text of a query or of an update, or neither."""

    parameters: Parameters
    query: str | None = None
    update: str | None = None


def read_parameters(request: Request) -> Parameters:
    """The parameters in the address of a request. Raises Problem when they are not URL-encoded UTF-8."""
    return _decode(request.query_string)


def read_operation(request: Request, settings: Settings) -> Operation:
    """The operation of a request to the endpoint. Raises Problem."""
    parameters = read_parameters(request)
    if request.method in ("GET", "HEAD"):
        if parameters.one("update") is not None:
            raise problems.bad_request("An update is sent with POST.")
        return Operation(parameters, query=parameters.one("query"))
    media = request.mimetype
    if media == FORM:
        parameters = Parameters(parameters.items + _decode(_body(request, settings)).items)
        operation = Operation(parameters, query=parameters.one("query"), update=parameters.one("update"))
    elif media in (QUERY, UPDATE):
        if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            raise problems.unsupported_type(request.content_type or "", "UTF-8")
        text = _text(_body(request, settings))
        operation = Operation(parameters, query=text) if media == QUERY else Operation(parameters, update=text)
    else:
        raise problems.unsupported_type(media, f"{FORM}, {QUERY} or {UPDATE}")
    if operation.query is not None and operation.update is not None:
        raise problems.bad_request("Send either a query or an update.")
    if operation.query is None and operation.update is None:
        raise problems.bad_request("There is neither a query nor an update in the request.")
    return operation


def to_query(operation: Operation, settings: Settings, *, accept: str, base: str) -> Query:
    """The checked query of an operation that has one. Raises Problem."""
    text = operation.query or ""
    if len(text.encode()) > settings.query_bytes:
        raise problems.too_large("query", settings.query_bytes)
    g.query = text
    guard.check_query(text, nesting_depth=settings.nesting_depth)
    parameters = operation.parameters
    formats = formats_for(accept, parameters.one("format") or parameters.one("output"))
    if not any(formats.values()):
        raise problems.not_acceptable(offered())
    default, named = graphs_of(parameters, "default-graph-uri"), graphs_of(parameters, "named-graph-uri")
    given = bool(default or named)
    return Query(
        text,
        formats,
        base=base,
        default=default if given else None,
        named=named if given else None,
    )


def time_allowed(parameters: Parameters, settings: Settings) -> float:
    """Seconds for this query: the service's limit, or less where the client asks for less with `timeout`."""
    text = parameters.one("timeout")
    if text is None:
        return settings.query_time_s
    try:
        wish = float(text)
    except ValueError:
        raise problems.bad_request("The parameter 'timeout' is a number of seconds.") from None
    if not wish > 0:
        raise problems.bad_request("The parameter 'timeout' is more than 0 seconds.")
    return min(wish, settings.query_time_s)


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that the engine takes."""
    return _IRI.fullmatch(text) is not None


def graphs_of(parameters: Parameters, name: str) -> tuple[str, ...]:
    """The graphs that a parameter names, each once. Raises Problem for what is no IRI."""
    values = parameters.all(name)
    for value in values:
        if not is_iri(value):
            raise problems.bad_request(f"The parameter {name!r} is an absolute IRI.")
    return tuple(dict.fromkeys(values))


def _decode(raw: bytes) -> Parameters:
    try:
        items = parse_qsl(
            raw.decode("ascii", "strict") if raw.isascii() else raw.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_PARAMETERS_MOST,
        )
    except (UnicodeDecodeError, ValueError):
        raise problems.bad_request("The parameters are not URL-encoded UTF-8.") from None
    for _, value in items:
        _refuse_nul(value)
    return Parameters(tuple(items))


def _body(request: Request, settings: Settings) -> bytes:
    if (request.content_length or 0) > settings.body_bytes:
        raise problems.too_large("body", settings.body_bytes)
    body = request.stream.read(settings.body_bytes + 1)
    if len(body) > settings.body_bytes:
        raise problems.too_large("body", settings.body_bytes)
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise problems.bad_request("The body is not UTF-8.") from None
    _refuse_nul(text)
    return text


def _refuse_nul(text: str) -> None:
    if "\x00" in text:
        raise problems.bad_request("The request holds a NUL character.")
