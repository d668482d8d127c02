"""JSON: the results exactly as they are stored, in the shape that ``schema`` publishes."""

from __future__ import annotations

import json
import re

from pydantic import BaseModel

from summarize.models import RunResult

# JSON itself escapes C0 controls. The rest of what ``text.visible`` shows is written as an escape too, so that a
# terminal meets none of it; whoever reads the JSON gets the exact text back.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def render_json(result: RunResult) -> str:
    """A whole run: ``ticker``, ``translations``, ``statements``, ``brief`` and ``run``."""
    return dump_json(result)


def dump_json(model: BaseModel) -> str:
    """Any of the results as indented JSON with a line end. The text is exact, its spelling harmless."""
    text = json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
