"""What caches may keep: everything read, so long as they ask each time whether it is still the same; and a cheap way to ask.

A query's mark is made from the release and the query, so that "still the same" is answered without evaluating it.
"""

from __future__ import annotations

import hashlib
import re

from flask import Response, request
from werkzeug.http import quote_etag

from server.guard import skeleton
from server.release import Release, StoreElsewhere, tag_of
from server.workers.messages import Query

_REVALIDATE = "public, no-cache"
_VOLATILE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\b", re.IGNORECASE)
_LIVE = ("/healthz", "/readyz", "/metrics")


def query_mark(release: Release | StoreElsewhere, query: Query) -> str | None:
    """A mark that stays while the answer to `query` does; None where it may change by itself, or with a store elsewhere."""
    if isinstance(release, StoreElsewhere) or is_volatile(query.text):
        return None
    return hashlib.sha256(f"{tag_of(release)} {query!r}".encode()).hexdigest()[:24]


def is_volatile(text: str) -> bool:
    """Whether a query may be answered differently each time, whatever the data."""
    return _VOLATILE.search(skeleton(text)) is not None


def still_the_same(mark: str | None) -> Response | None:
    """304 where a GET says that it has what carries `mark` already."""
    if mark is None or request.method not in ("GET", "HEAD") or not request.if_none_match.contains_weak(mark):
        return None
    return Response(status=304, headers={"ETag": quote_etag(mark, weak=True), "Cache-Control": _REVALIDATE})


def add_caching(response: Response) -> Response:
    """`Cache-Control` for every answer that has none; a mark of the content, and 304, for whole pages and data."""
    if request.path in _LIVE:
        response.headers["Cache-Control"] = "no-store"
    if "Cache-Control" in response.headers:
        return response
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        response.headers["Cache-Control"] = "no-store" if request.method not in ("GET", "HEAD", "OPTIONS") else _REVALIDATE
        return response
    response.headers["Cache-Control"] = _REVALIDATE
    if response.is_streamed or response.direct_passthrough:
        return response
    if "ETag" not in response.headers:
        response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:24], weak=True)
    response.make_conditional(request)
    return response
