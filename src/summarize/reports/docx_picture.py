"""The picture of the day for Word: a table whose rows are the lanes.

Names and times are Word's own text, so that they look like the rest of the document, can be searched, and need no font
where the report is made; only the marks are pictures, drawn from the same layout and the same shapes as on the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from summarize.reports.docx_parts import add_row, add_table, describe, repeat_as_header
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
# A lane is drawn at this many units; a mark is 12 of them and a row 16.
_UNITS = 480
_ROW = 16
_SHARPNESS = 3


def add_picture(document: Any, picture: Picture) -> None:
    """Adds the legend and the lanes to the end of the document."""
    _add_legend(document, picture.legend)
    table = add_table(document, (NAME_WIDTH, LANE_CELL_WIDTH))
    _add_axis(table, picture.ticks)
    repeat_as_header(table.rows[0])
    for lane in picture.lanes:
        _add_lane(table, lane, picture.ticks)
    document.add_paragraph(f"{picture.axis}.", style="Small")


def lane_png(lane: Lane, ticks: Sequence[Tick]) -> bytes:
    """The marks of a lane as a picture, ``_SHARPNESS`` pixels a unit."""
    height = lane.rows * _ROW + 4
    return _png("lane.svg.jinja", ticks=ticks, marks=lane.marks, width=_UNITS, height=height, row_height=_ROW)


def _png(template: str, **values: Any) -> bytes:
    from resvg_py import svg_to_bytes

    svg = template_environment().get_template(template).render(colours=COLOURS, flag_colour=FLAG_COLOUR, **values)
    return bytes(svg_to_bytes(svg_string=svg, zoom=_SHARPNESS, skip_system_fonts=True))


def _add_legend(document: Any, kinds: Sequence[Kind]) -> None:
    paragraph = document.add_paragraph(style="Small")
    for kind in kinds:
        picture = paragraph.add_run().add_picture(io.BytesIO(_key_png(kind)), height=Pt(8))
        describe(picture, "")
        paragraph.add_run(f"\u00a0{kind.label}".replace(" ", "\u00a0") + "    ")
    paragraph.add_run("(a dashed ring: flagged)")


def _key_png(kind: Kind) -> bytes:
    return _png("key.svg.jinja", key=kind.key)


def _add_axis(table: Any, ticks: Sequence[Tick]) -> None:
    """A row that names the times, each centred under a tab stop where its line is drawn."""
    cells = add_row(table)
    paragraph = cells[1].paragraphs[0]
    paragraph.style = "Small"
    for tick in ticks:
        paragraph.paragraph_format.tab_stops.add_tab_stop(int(LANE_WIDTH * tick.x), WD_TAB_ALIGNMENT.CENTER)
        paragraph.add_run(f"\t{tick.label}")


def _add_lane(table: Any, lane: Lane, ticks: Sequence[Tick]) -> None:
    cells = add_row(table)
    for cell in cells:
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    name = cells[0].paragraphs[0]
    name.style = "Small"
    name.add_run(lane.name).bold = True
    if lane.channel:
        name.add_run(f" on {lane.channel}")
    paragraph = cells[1].paragraphs[0]
    paragraph.style = "Lane"
    drawing = paragraph.add_run().add_picture(io.BytesIO(lane_png(lane, ticks)), width=LANE_WIDTH)
    described = f"{lane.name}, {count_label(len(lane.marks), 'statement')}: " + ", ".join(
        f"{mark.statement.entry.label} {mark.statement.kind_label.lower()}" for mark in lane.marks
    )
    describe(drawing, described)
