"""Releases: written in one step, read by everyone, asked with SPARQL."""
