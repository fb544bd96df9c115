"""Parley: who says what about conflict and diplomacy, as RDF."""

__version__ = "0.1.0"
