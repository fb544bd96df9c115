"""The pages: each module asks the workers for what one page shows, and renders its template.

Everything that comes from the data reaches a template as text; only http, https and mailto IRIs become links.
"""
