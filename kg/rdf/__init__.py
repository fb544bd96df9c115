"""Facts as RDF: quads of an article, serialised forms, the derived view."""
