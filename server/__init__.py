"""Parley's web service: SPARQL 1.1 over HTTP, dumps and plain pages over an immutable release.

Nothing here reads text or makes facts; a release folder is all that it knows. Queries never run in this process.
"""
