"""The published JSON Schema of what the commands print with ``--json``."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from summarize.errors import UsageError
from summarize.models import Brief, RunResult, Statements, Ticker, Translations

DIALECT = GenerateJsonSchema.schema_dialect

OUTPUTS: dict[str, type[BaseModel]] = {
    "run": RunResult,
    "entries": Ticker,
    "translate": Translations,
    "statements": Statements,
    "brief": Brief,
}


def json_schema(name: str | None = None) -> dict[str, Any]:
    """The schema of one command's output, or, without a name, one schema that admits the output of any of them.

    Every field that is printed is required. Fields that it does not know are allowed, since a later version may add
    some. Raises UsageError for an unknown name.
    """
    if name is None:
        schemas = {output: json_schema(output) for output in OUTPUTS}
        return {
            "$schema": DIALECT,
            "$id": _identifier("any"),
            "title": "summarize: the output of any command",
            "anyOf": [{"$ref": schema["$id"]} for schema in schemas.values()],
            "$defs": schemas,
        }
    if name not in OUTPUTS:
        raise UsageError(f"There is no schema named {name!r}.", hint=f"Known are: {', '.join(OUTPUTS)}.")
    schema = OUTPUTS[name].model_json_schema(mode="serialization")
    _publish(schema)
    return {"$schema": DIALECT, "$id": _identifier(name), **schema, "title": f"summarize {name} --json"}


def _identifier(name: str) -> str:
    return f"urn:summarize:schema:{name}"


def _publish(schema: object) -> None:
    """Requires every field, since all are printed, defaults included, and lets others be added."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
            schema["required"] = list(schema["properties"])
            schema.pop("additionalProperties", None)
        for part in schema.values():
            _publish(part)
    elif isinstance(schema, list):
        for part in schema:
            _publish(part)
