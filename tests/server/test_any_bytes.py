"""Properties: any bytes at any address never give a fault of ours."""

from __future__ import annotations

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.negotiation import formats_for, parse_accept, prefers_html

PATHS = [
    "/",
    "/sparql",
    "/sparql/",
    "/resource",
    "/id/x",
    "/questions/",
    "/questions/denials",
    "/data/parley.ttl",
    "/data/",
    "/healthz",
    "/readyz",
    "/update",
    "/static/",
]
ours = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
header_text = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)


@ours
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    rest=st.text(max_size=20),
    query=st.binary(max_size=60),
    body=st.binary(max_size=100),
    media=st.one_of(
        header_text,
        st.sampled_from(
            [
                "application/x-www-form-urlencoded",
                "application/sparql-query",
                "application/sparql-update",
                "multipart/form-data; boundary=x",
            ]
        ),
    ),
    accept=st.one_of(header_text, st.sampled_from(["text/html", "*/*", "text/turtle;q=x", ";;,,/;q=", "application/json"])),
    more=header_text,
)
def test_any_request_is_answered_without_a_fault(client: FlaskClient, method, path, rest, query, body, media, accept, more) -> None:
    """Whatever is sent, the answer is not a 500."""
    environ = {"QUERY_STRING": query.decode("latin-1"), "CONTENT_TYPE": media, "HTTP_ACCEPT": accept, "HTTP_HOST": "localhost"}
    environ |= {
        "HTTP_RANGE": more,
        "HTTP_IF_NONE_MATCH": more,
        "HTTP_IF_MODIFIED_SINCE": more,
        "HTTP_AUTHORIZATION": more,
        "HTTP_COOKIE": more,
    }
    address = path + rest.encode("utf-8", "replace").decode("utf-8") if path.endswith("/") else path
    answer = client.open(address.split("?")[0], method=method, data=body, environ_overrides=environ)
    assert answer.status_code != 500, answer.text[:300]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@ours
@given(st.text(max_size=80))
def test_any_text_as_query_is_answered_without_a_fault(client: FlaskClient, text: str) -> None:
    """Any text sent as a query gives an answer or a refusal."""
    answer = client.post("/sparql", data={"query": text.encode("utf-8", "replace")})
    assert answer.status_code in (200, 400, 403)


@given(st.text(max_size=200), st.none() | st.text(max_size=30))
def test_any_accept_header_is_read(accept: str, wanted: str | None) -> None:
    """Any text as Accept or format leads to known formats or none."""
    assert set(formats_for(accept, wanted)) == {"solutions", "boolean", "graph"}
    assert all(0.0 <= item.quality <= 1.0 for item in parse_accept(accept))
    assert prefers_html(accept) in (True, False)
