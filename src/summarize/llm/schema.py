"""JSON Schemas that strict modes accept: from pydantic models, every field required, nothing else allowed, no ``$ref``
(several local servers cannot follow one)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

DROPPED = frozenset({"title", "default", "description"})


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The strict JSON Schema of a model without recursion. Raises ValueError for a recursive one."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    strict: dict[str, Any] = _strict(schema, definitions, ())
    return strict


def _strict(node: Any, definitions: dict[str, Any], path: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_strict(item, definitions, path) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        if name in path:
            raise ValueError(f"{name} is recursive; strict schemas here are flat")
        return _strict(definitions[name], definitions, (*path, name))
    strict: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            strict[key] = {name: _strict(field, definitions, path) for name, field in value.items()}
        elif key not in DROPPED:
            strict[key] = _strict(value, definitions, path)
    if strict.get("type") == "object":
        strict["required"] = list(strict.get("properties", {}))
        strict["additionalProperties"] = False
    return strict
