"""What goes wrong in a request, as a value that becomes an HTTP answer (RFC 9457 problem details).

Each function below is one kind of trouble; the client's fault and ours are never mixed, and nothing internal is told.
"""

from __future__ import annotations

from collections.abc import Mapping

TYPES = "https://w3id.org/parley/problems/"


class Problem(Exception):
    """An answer other than the one asked for: HTTP status, kind, title, and what the client can do."""

    def __init__(self, status: int, kind: str, title: str, detail: str = "", *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(title)
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.headers = dict(headers or {})

    def as_document(self) -> dict[str, object]:
        """The members of a problem details object."""
        document: dict[str, object] = {"type": TYPES + self.kind, "title": self.title, "status": self.status}
        if self.detail:
            document["detail"] = self.detail
        return document


def bad_request(detail: str) -> Problem:
    return Problem(400, "bad-request", "The request is malformed", detail)


def bad_query(detail: str) -> Problem:
    return Problem(400, "query-syntax", "The query cannot be parsed", detail)


def query_failed(detail: str) -> Problem:
    return Problem(400, "query-evaluation", "The query cannot be evaluated", detail)


def refused(detail: str) -> Problem:
    return Problem(403, "refused", "The operation is refused here", detail)


def unauthorised() -> Problem:
    return Problem(
        401, "unauthorised", "Writing needs the token", "Send it as Authorization: Bearer.", headers={"WWW-Authenticate": "Bearer"}
    )


def not_stored() -> Problem:
    return Problem(507, "not-stored", "The change could not be stored", "Nothing was changed; the log says why.")


def not_found(detail: str) -> Problem:
    return Problem(404, "not-found", "There is nothing under this address", detail)


def unknown_thing(*, gone: bool) -> Problem:
    """410 for what an earlier release spoke of, 404 for what none did."""
    if gone:
        return Problem(410, "gone", "What was under this address is gone", "An earlier release spoke of it; this one does not.")
    return not_found("The release says nothing about this resource.")


def not_acceptable(offered: str) -> Problem:
    return Problem(406, "not-acceptable", "None of the accepted formats can be produced", f"The formats are: {offered}.")


def too_large(what: str, limit: int) -> Problem:
    return Problem(413, "too-large", f"The {what} is too large", f"At most {limit} bytes are read.")


def unsupported_type(given: str, expected: str) -> Problem:
    return Problem(415, "media-type", "The media type of the body is not supported", f"Got {given or 'none'}; send {expected}.")


def too_deep(limit: int) -> Problem:
    return Problem(400, "too-deep", "The query is nested too deeply", f"Brackets may be nested {limit} deep.")


def over_share(wait_s: int) -> Problem:
    return Problem(
        429,
        "over-share",
        "This client has used its share of query time",
        f"Ask again in {wait_s} seconds, or load a dump from /data.",
        headers={"Retry-After": str(wait_s)},
    )


def timed_out(seconds: float) -> Problem:
    return Problem(
        503,
        "time-limit",
        "The query took longer than allowed",
        f"The limit is {seconds:g} seconds. Narrow the query, or load a dump from /data and query it locally.",
    )


def out_of_memory() -> Problem:
    return Problem(
        503,
        "memory-limit",
        "The query needed more memory than allowed",
        "Narrow the query, avoid sorting or grouping large products, or load a dump from /data and query it locally.",
    )


def worker_lost() -> Problem:
    return Problem(
        503,
        "worker-lost",
        "The worker that evaluated the query ended",
        "The query needed too much memory or depth, or the service is being restarted. Narrow it or ask again.",
        headers={"Retry-After": "1"},
    )


def busy() -> Problem:
    return Problem(503, "busy", "All workers are busy", "Ask again in a moment.", headers={"Retry-After": "2"})


def store_busy() -> Problem:
    return Problem(503, "store-busy", "The store behind this service is busy", "Ask again in a moment.", headers={"Retry-After": "2"})


def store_failed(kind: str, detail: str) -> Problem:
    """A store elsewhere that is not there (`remote-gone`), refuses, or sends what is no whole answer."""
    return Problem(502, kind, "The store behind this service gave no answer", detail or "It could not be reached.")


def not_offered(detail: str) -> Problem:
    return Problem(501, "not-offered", "This is not offered here", detail)


def not_ready() -> Problem:
    return Problem(503, "not-ready", "The service is starting or stopping", "Ask again in a moment.", headers={"Retry-After": "2"})


def result_too_large(limit: int) -> Problem:
    return Problem(
        413,
        "result-too-large",
        "The result is larger than allowed",
        f"The limit is {limit} bytes. Add LIMIT and OFFSET, or load a dump from /data (Turtle, TriG or N-Quads).",
    )
