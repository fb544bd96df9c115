"""OpenAPI 3.1 of the service: the SPARQL endpoint, the graphs, and every saved question as an operation of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from server.negotiation import GRAPH_TYPES, TABLE_TYPES
from server.questions import Parameter, Question

_PROBLEM = {"description": "What is wrong", "content": {"application/problem+json": {"schema": {"type": "object"}}}}
_SCHEMAS: dict[str, dict[str, object]] = {
    "iri": {"type": "string", "format": "iri"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "decimal": {"type": "number"},
}


def describe_api(address: str, *, title: str, questions: Iterable[Question]) -> dict[str, Any]:
    """The description of the service at `address`."""
    paths: dict[str, Any] = {"/sparql": _endpoint(), "/graphs": _graphs()}
    for question in questions:
        paths[f"/questions/{question.name}.{{format}}"] = _operation(question)
    about = {"title": title, "version": "1", "description": "Who says what about conflict and diplomacy, as data."}
    return {"openapi": "3.1.0", "info": about, "servers": [{"url": address}], "paths": paths}


def _operation(question: Question) -> dict[str, Any]:
    format_ = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(TABLE_TYPES)}}
    return {
        "get": {
            "operationId": question.name,
            "summary": question.title,
            "description": question.description,
            "tags": list(question.tags),
            "parameters": [format_, *map(_parameter, question.parameters)],
            "responses": {"200": _answer(TABLE_TYPES.values()), "400": _PROBLEM, "503": _PROBLEM},
        }
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = {**_SCHEMAS.get(parameter.type, {"type": "string"}), "default": parameter.default}
    return {"name": parameter.name, "in": "query", "required": False, "schema": schema}


def _endpoint() -> dict[str, Any]:
    named = ("default-graph-uri", "named-graph-uri")
    graphs = [{"name": name, "in": "query", "schema": {"type": "array", "items": {"type": "string", "format": "iri"}}} for name in named]
    query = {"name": "query", "in": "query", "schema": {"type": "string"}}
    answers = {"200": _answer([*TABLE_TYPES.values(), *GRAPH_TYPES.values()]), **dict.fromkeys(("400", "403", "406", "503"), _PROBLEM)}
    text = {"application/sparql-query": {"schema": {"type": "string"}}, "application/x-www-form-urlencoded": {"schema": {"type": "object"}}}
    return {
        "get": {"operationId": "query", "summary": "SPARQL 1.1 query", "parameters": [query, *graphs], "responses": answers},
        "post": {
            "operationId": "query-by-post",
            "summary": "SPARQL 1.1 query",
            "parameters": graphs,
            "requestBody": {"content": text},
            "responses": answers,
        },
    }


def _graphs() -> dict[str, Any]:
    graph = {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}}
    return {
        "get": {
            "operationId": "graph",
            "summary": "One named graph (Graph Store Protocol)",
            "parameters": [graph],
            "responses": {"200": _answer(GRAPH_TYPES.values()), "404": _PROBLEM},
        }
    }


def _answer(types: Iterable[str]) -> dict[str, Any]:
    return {"description": "The answer", "content": {media: {} for media in types}}
