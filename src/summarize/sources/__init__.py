"""Reading a source: a path, standard input, or a URL becomes a :class:`~summarize.models.Document`."""

from summarize.sources.reading import read

__all__ = ["read"]
