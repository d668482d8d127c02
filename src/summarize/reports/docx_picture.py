"""The picture of the day for Word: a table whose rows are the lanes.

Names and times are Word's own text, so that they look like the rest of the document, can be searched, and need no font
where the report is made; only the marks are pictures, drawn from the same layout and the same shapes as on the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.shared import Cm, Pt
from docx.text.run import Run

from summarize.reports.docx_parts import Paragraph, Table, centre_vertically, describe
from summarize.reports.html import template_environment
from summarize.reports.labels import Kind, count_label
from summarize.reports.picture import Lane, Picture, Tick

# The colours of style.css on white paper.
COLOURS = {
    "direct": "#1f5a96",
    "direct_partial": "#0b7a75",
    "indirect": "#a8500b",
    "indirect_free": "#857000",
    "reported": "#76408f",
    "question": "#b0245a",
}
FLAG_COLOUR = "#a3200f"

NAME_WIDTH = Cm(4.4)
LANE_WIDTH = Cm(11.9)
LANE_CELL_WIDTH = Cm(12.2)
LANES_KEPT_TOGETHER = 10
"""So many lanes stand on one page; keeping more together would leave most of the page before empty."""
# A lane is drawn at this many units; a mark is 12 of them and a row 16.
_UNITS = 480
_ROW = 16
_SHARPNESS = 3


def add_picture(document: Any, picture: Picture) -> None:
    """Adds the legend and the lanes to the end of the document."""
    body = document.element.body
    _add_legend(document, picture.legend)
    table = Table(body, (NAME_WIDTH, LANE_CELL_WIDTH))
    together = len(picture.lanes) <= LANES_KEPT_TOGETHER
    _add_axis(table, picture.ticks, together)
    for lane in picture.lanes:
        _add_lane(document, table, lane, picture.ticks, together)
    Paragraph(body, "Small").add(f"{picture.axis}.")


def lane_png(lane: Lane, ticks: Sequence[Tick]) -> bytes:
    """The marks of a lane as a picture, ``_SHARPNESS`` pixels a unit."""
    height = lane.rows * _ROW + 4
    return _png("lane.svg.jinja", ticks=ticks, marks=lane.marks, width=_UNITS, height=height, row_height=_ROW)


def _png(template: str, **values: Any) -> bytes:
    from resvg_py import svg_to_bytes

    svg = template_environment().get_template(template).render(colours=COLOURS, flag_colour=FLAG_COLOUR, **values)
    return bytes(svg_to_bytes(svg_string=svg, zoom=_SHARPNESS, skip_system_fonts=True))


def _add_legend(document: Any, kinds: Sequence[Kind]) -> None:
    paragraph = Paragraph(document.element.body, "Small", keep_with_next=True)
    for kind in kinds:
        describe(_inline(document, paragraph, _key_png(kind), height=Pt(8)), "")
        paragraph.add(f"\u00a0{kind.label}".replace(" ", "\u00a0") + "    ")
    paragraph.add("(a dashed ring: flagged)")


def _inline(document: Any, paragraph: Paragraph, png: bytes, **size: int) -> Any:
    """Adds a picture that stands in the line like a letter."""
    return Run(paragraph.add(""), document._body).add_picture(io.BytesIO(png), **size)  # noqa: SLF001


def _key_png(kind: Kind) -> bytes:
    return _png("key.svg.jinja", key=kind.key)


def _add_axis(table: Table, ticks: Sequence[Tick], together: bool) -> None:
    """A row that names the times, each centred under a tab stop where its line is drawn."""
    names, times = table.add_row(header=True)
    Paragraph(names, "Small", keep_with_next=together)
    paragraph = Paragraph(times, "Small", keep_with_next=together)
    paragraph.stop_at([int(LANE_WIDTH * tick.x) for tick in ticks])
    for tick in ticks:
        paragraph.add(f"\t{tick.label}")


def _add_lane(document: Any, table: Table, lane: Lane, ticks: Sequence[Tick], together: bool) -> None:
    names, marks = table.add_row()
    for cell in (names, marks):
        centre_vertically(cell)
    name = Paragraph(names, "Small", keep_with_next=together)
    name.add(lane.name, bold=True)
    if lane.channel:
        name.add(f" on {lane.channel}")
    paragraph = Paragraph(marks, "Lane", keep_with_next=together)
    drawing = _inline(document, paragraph, lane_png(lane, ticks), width=LANE_WIDTH)
    described = f"{lane.name}, {count_label(len(lane.marks), 'statement')}: " + ", ".join(
        f"{mark.statement.entry.label} {mark.statement.kind_label.lower()}" for mark in lane.marks
    )
    describe(drawing, described)
