"""gzip for texts, where the client takes it and it is worth the while."""

from __future__ import annotations

import gzip

from flask import Response, request

_LEAST = 1024
_TEXTS = ("text/", "application/json", "application/problem+json", "application/sparql-results", "application/ld+json", "image/svg+xml")
_MORE = ("application/n-triples", "application/n-quads", "application/trig", "application/rdf+xml")


def compress(response: Response) -> Response:
    """The response, compressed where that helps; streamed and partial answers are left as they are."""
    if response.direct_passthrough or response.status_code != 200 or "Content-Encoding" in response.headers:
        return response
    if not response.content_type or not response.content_type.startswith((*_TEXTS, *_MORE)):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip") > 0 or request.method == "HEAD":
        return response
    data = response.get_data()
    if len(data) < _LEAST:
        return response
    etag, _ = response.get_etag()
    response.set_data(gzip.compress(data, compresslevel=5, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    if etag is not None:
        response.set_etag(etag, weak=True)
    return response
