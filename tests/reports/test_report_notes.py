"""The note laid out: which entries it rests on, and which it does not."""

from __future__ import annotations

import io
import zipfile

from sample_runs import harbour_run, long_run, silent_run

from summarize.reports.docx import render_docx
from summarize.reports.html import render_html
from summarize.reports.markdown import render_brief_markdown, render_markdown
from summarize.reports.notes import MOST_UNCITED_NAMED, entry_labels, note_view


def test_the_entries_that_no_sentence_rests_on_are_named_and_linked() -> None:
    run = silent_run()
    line = "Not cited above, 2 of 3 entries:"
    assert f"{line} [no. 2](#entry-e002) [no. 3](#entry-e003)\n" in render_markdown(run)
    assert f"{line} [no. 2] [no. 3]\n" in render_brief_markdown(run.brief, run.ticker)
    assert f'{line} <a class="cite" href="#entry-e002">no. 2</a>' in render_html(run)
    with zipfile.ZipFile(io.BytesIO(render_docx(run))) as archive:
        assert line in archive.read("word/document.xml").decode()


def test_a_note_that_rests_on_every_entry_says_nothing_of_it() -> None:
    run = harbour_run()
    assert note_view(run.brief, entry_labels(run.ticker)).uncited is None


def test_of_very_many_entries_only_the_number_is_given() -> None:
    run = long_run(3 * MOST_UNCITED_NAMED)
    uncited = note_view(run.brief, entry_labels(run.ticker)).uncited
    assert uncited is not None
    assert uncited.entries == ()
    assert uncited.text == "Not cited above, 102 of 120 entries."
