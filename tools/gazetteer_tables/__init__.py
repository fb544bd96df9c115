"""The parts of the gazetteer's generator, one a table."""
