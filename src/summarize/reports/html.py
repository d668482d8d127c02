"""The report as one HTML page that holds all it needs: no request leaves it, and it works without a network.

The page has its own style and its own short script, both inline, and a Content-Security-Policy that admits these two by
their hashes and nothing else. Without the script everything can still be read; the script adds the filters, the
selecting of marks, and the choice of language. The picture is written as SVG by the template: the chart libraries on
PyPI either bring a script of one to four megabytes that needs ``eval``, or write pictures whose marks cannot be reached
with the keyboard and do not narrow to a phone.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from summarize.models import RunResult
from summarize.reports.labels import KINDS, NO_SPEAKER, VERIFIED_STATEMENT
from summarize.reports.picture import draw
from summarize.reports.text import shorten
from summarize.reports.view import build_view

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render_html(result: RunResult) -> str:
    """The whole report as a self-contained page."""
    from markupsafe import Markup

    environment = template_environment()
    view = build_view(result)
    style, script = (_source(environment, name) for name in ("style.css", "script.js"))
    return environment.get_template("report.html.jinja").render(
        view=view,
        picture=draw(result.ticker, view.statements),
        kinds=tuple(KINDS),
        no_speaker=NO_SPEAKER,
        verified_statement=VERIFIED_STATEMENT,
        unnamed=any(not statement.named for statement in view.statements),
        speaker_numbers={name: number for number, name in enumerate(view.speakers, start=1)},
        multiple_days=len({entry.day for entry in view.entries}) > 1,
        style=Markup(style),  # noqa: S704 - these two are files of this package
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@cache
def template_environment() -> Environment:
    """The templates of the reports: everything is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("summarize.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(percent=percent, shorten=shorten)
    return environment


def percent(fraction: float) -> str:
    """A place along a lane as SVG writes it: ``0.125`` is ``12.5%``."""
    return f"{fraction * 100:.2f}".rstrip("0").rstrip(".") + "%"


def inline_style() -> tuple[Markup, str]:
    """The style of the pages, and its hash for their Content-Security-Policy."""
    from markupsafe import Markup

    style = _source(template_environment(), "style.css")
    return Markup(style), _hash(style)  # noqa: S704 - a file of this package


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _hash(text: str) -> str:
    """How a Content-Security-Policy names an inline script or style (CSP level 3, "hash-source")."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
