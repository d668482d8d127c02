"""The embedded model: what runs when no key and no endpoint are configured.

A catalogue of model files, the ways by which such a file arrives (:func:`provide`), and :class:`EmbeddedServer`, which
serves one over HTTP on 127.0.0.1, so that the rest of the program meets it like any other endpoint.
"""

from ._catalogue import EmbeddedModel, WheelParts, catalogue, find, is_embedded_name
from ._digest import Progress
from ._fetch import fetch, provide
from ._files import info, locate, model_path
from ._server import EmbeddedServer

__all__ = [
    "EmbeddedModel",
    "EmbeddedServer",
    "Progress",
    "WheelParts",
    "catalogue",
    "fetch",
    "find",
    "info",
    "is_embedded_name",
    "locate",
    "model_path",
    "provide",
]
