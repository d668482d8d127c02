"""Markdown: the whole report with stable anchors, the note alone for a terminal, and the English entries alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarize.models import Brief, RunResult, Ticker, Translation, Translations
from summarize.reports.labels import STATUS, VERIFIED_STATEMENT
from summarize.reports.notes import Link, Note, NotePoint, entry_labels, note_view
from summarize.reports.pieces import Piece
from summarize.reports.text import one_line, visible
from summarize.reports.view import EntryView, ReportView, StatementView, build_view

# Signs that open inline markup, a table cell, a link, a definition or a footnote (CommonMark 0.31, GFM 0.29). Brackets
# that could become none of these stay as they are, since the note is also read as plain text in a terminal.
_INLINE = re.compile(r"([\\`*_|~]|\](?=[(\[:])|\[(?=\^))")
# Signs that mean something at the beginning of a line only: headings, quotations, lists, rules.
_BLOCK = re.compile(r"(?m)^(\s*)([#+=>-]|\d{1,9}(?=[.)]))")


def render_markdown(result: RunResult) -> str:
    """The report: note, who said what, entries in both languages, flags, provenance.

    Cites are links to the anchors ``entry-…`` that stand before the entries; the anchors are the same in every report
    of the same source.
    """
    view = build_view(result)
    blocks = [
        f"# {inline(view.title.line if view.title else 'Live ticker')}",
        inline(" · ".join(filter(None, (view.days, view.counts)))),
        _reasons(view.notices),
        _note_markdown(view.note, linked=True),
        *_statements_section(view),
        "## The ticker",
        *_lead(view),
        *(_entry_markdown(entry) for entry in view.entries),
        *_flags_section(view),
        "## Where this comes from",
        "\n".join(f"- {inline(fact.term)}: {inline('; '.join(fact.values))}" for fact in view.facts),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def render_brief_markdown(brief: Brief, ticker: Ticker) -> str:
    """The note alone, as it is printed to a terminal: cites are clocks in square brackets, not links."""
    return _note_markdown(note_view(brief, entry_labels(ticker)), linked=False) + "\n"


def translations_markdown(translations: Translations, bilingual: bool = False, only_flagged: bool = False) -> str:
    """The English entries; with ``bilingual`` the German below each, with ``only_flagged`` only the unverified."""
    chosen = [entry for entry in translations.entries if not (only_flagged and entry.status == "verified")]
    if not chosen:
        return "No entry is flagged.\n" if translations.entries else "There are no entries.\n"
    return "\n\n".join(_translation_markdown(entry, bilingual) for entry in chosen) + "\n"


def _note_markdown(note: Note, linked: bool) -> str:
    blocks = [
        '<a id="note"></a>' if linked else "",
        f"## {_point(note.headline, linked)}",
        f"**{inline(note.bottom_line.text)}**{_cites(note.bottom_line.cites, linked)}",
        *_german_quoted(note),
        f"*{inline(note.notice)}*" if note.notice else "",
        _reasons(note.reasons),
    ]
    for section in note.sections:
        if linked:
            blocks.append(f'<a id="note-{section.key}"></a>')
        blocks += [f"### {section.title}", "\n".join(_item(point, linked) for point in section.points)]
    if note.uncited:
        blocks.append(f"{inline(note.uncited.text)}{_cites(note.uncited.entries, linked)}")
    blocks.append(f"*{inline(note.method)}*")
    return "\n\n".join(block for block in blocks if block)


def _point(point: NotePoint, linked: bool) -> str:
    lead = f"**{inline(point.lead)}{' (changed)' if point.changed else ''}:** " if point.lead else ""
    flagged = f" ⚑ *{inline('; '.join(point.reasons))}*" if point.reasons else ""
    return f"{lead}{inline(point.text)}{_cites(point.cites, linked)}{flagged}"


def _item(point: NotePoint, linked: bool) -> str:
    """A point of a list, with its German words on a line of their own."""
    german = f"\\\n  DE: {inline(point.german)}" if point.german else ""
    return f"- {_point(point, linked)}{german}"


def _german_quoted(note: Note) -> Iterable[str]:
    """The German of headline and bottom line: neither is a line of a list."""
    german = dict.fromkeys(words for words in (note.headline.german, note.bottom_line.german) if words)
    if german:
        yield "> " + "\\\n> ".join(inline(words) for words in german)


def _cites(cites: Iterable[Link], linked: bool) -> str:
    return "".join(f" {_link(cite) if linked else f'[{inline(cite.label)}]'}" for cite in cites)


def _link(link: Link) -> str:
    if link.anchor is None:
        return f"[{inline(link.label)}]"
    label = re.sub(r"(?<!\\)([\[\]])", r"\\\1", inline(link.label))
    return f"[{label}](#{link.anchor})"


def _statements_section(view: ReportView) -> Iterable[str]:
    yield "## Who said what"
    if not view.statements:
        yield "Nobody is quoted in this ticker."
        return
    yield VERIFIED_STATEMENT
    rows = [
        "| When | Who | How | English | German | Status |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_statement_row(statement) for statement in view.statements),
    ]
    yield "\n".join(rows)


def _statement_row(statement: StatementView) -> str:
    who = [f"**{inline(statement.speaker)}**"]
    if statement.role:
        who.append(inline(statement.role))
    if statement.reported_by:
        who.append(inline(f"according to {', '.join(statement.reported_by)}"))
    if statement.resolution:
        who.append(statement.resolution)
    how = [inline(statement.kind_label)]
    if statement.channel:
        how.append(inline(f"on {statement.channel}"))
    if statement.addressee:
        how.append(inline(f"to {statement.addressee}"))
    if statement.inside:
        how.append(inline(f"within a statement by {statement.inside}"))
    if not statement.asserted:
        how.append("not asserted")
    cells = (
        f'<a id="{statement.anchor}"></a>{_link(statement.entry)}',
        ", ".join(who),
        ", ".join(how),
        inline(statement.english or "–"),
        inline(statement.german),
        f"⚑ {inline('; '.join(statement.reasons))}" if statement.reasons else inline(STATUS[statement.status]),
    )
    return "| " + " | ".join(cells) + " |"


def _lead(view: ReportView) -> Iterable[str]:
    if view.lead:
        yield from (part for part in (inline(view.lead.english or ""), f"> {inline(view.lead.german)}") if part)


def _entry_markdown(entry: EntryView) -> str:
    title = f"{entry.label} · {entry.heading_en}" if entry.heading_en else entry.label
    english = _plain(entry.english)
    blocks = [
        f'<a id="{entry.anchor}"></a>',
        f"### {inline(title)}",
        _block(english) if english else "*Not translated.*",
        _reasons(entry.reasons),
        _quoted([_plain(entry.heading_de), *(_plain(part) for part in entry.german)]),
    ]
    return "\n\n".join(block for block in blocks if block)


def _translation_markdown(entry: Translation, bilingual: bool) -> str:
    title = " · ".join(one_line(part) for part in (entry.clock or entry.id, entry.heading_en) if part)
    reasons = () if entry.status == "verified" else entry.reasons or ("no reason is recorded",)
    blocks = [
        f"### {inline(title)}",
        _block(visible(entry.text_en)) if entry.text_en else "*Not translated.*",
        _reasons(tuple(one_line(reason) for reason in reasons)),
    ]
    if bilingual:
        blocks.append(_quoted([visible(entry.heading_de or ""), visible(entry.text_de)]))
    return "\n\n".join(block for block in blocks if block)


def _flags_section(view: ReportView) -> Iterable[str]:
    yield "## Flags"
    if not view.flags:
        yield "Nothing is flagged."
        return
    yield "\n".join(
        f"- {_link(Link(flag.place, flag.anchor)) if flag.anchor else inline(flag.place)}: "
        f"{inline('; '.join(flag.reasons))}"
        for flag in view.flags
    )


def _reasons(reasons: tuple[str, ...]) -> str:
    return f"⚑ *{inline('; '.join(reasons))}*" if reasons else ""


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _quoted(paragraphs: Iterable[str]) -> str:
    """The paragraphs as one block quotation."""
    lines = "\n\n".join(_block(paragraph) for paragraph in paragraphs if paragraph.strip()).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def inline(text: str) -> str:
    """Text of others inside a line: made ``visible``, and every sign that Markdown or HTML would act on is escaped."""
    return _escape(one_line(text))


def _block(text: str) -> str:
    """Text of others as paragraphs: its line breaks stay, as hard breaks, and none of its lines begins a block."""
    lines = (_BLOCK.sub(r"\1\\\2", _escape(line.strip())) for line in text.strip().split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).replace("\n", "\\\n").replace("\\\n\\\n", "\n\n")


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
