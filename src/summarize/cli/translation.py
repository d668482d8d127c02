"""How ``summarize translate`` shows a translation and writes it into a folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import UsageError
from summarize.models import Translations

FILES = {"md": "translation.md", "html": "translation.html"}


def chosen_forms(names: str | None, *, to_folder: bool) -> tuple[str, ...]:
    """The forms, known before anything is paid for: by default two columns of text at a terminal and Markdown
    elsewhere, in a folder both files. Raises UsageError."""
    known = (*FILES,) if to_folder else ("text", *FILES)
    if names is None:
        return tuple(FILES) if to_folder else ("text" if sys.stdout.isatty() else "md",)
    wanted = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise UsageError(f"--format '{', '.join(unknown)}' is unknown here.", hint=f"Use {', '.join(known)}.")
    if not to_folder and len(wanted) > 1:
        raise UsageError("Several forms need a folder.", hint="Name it with -o DIR.")
    return wanted


@dataclass(frozen=True, slots=True)
class Showing:
    translations: Translations
    bilingual: bool
    only_flagged: bool

    def show(self, form: str) -> None:
        """Print it in this form."""
        if form != "text":
            sys.stdout.write(self._file(form))
            return
        from rich.console import Console

        from summarize.reports.translation import translation_text

        console = Console(highlight=False)
        console.print(
            translation_text(
                self.translations, bilingual=self.bilingual, only_flagged=self.only_flagged, width=console.width
            )
        )

    def write(self, folder: Path, forms: Sequence[str]) -> list[Path]:
        """Write a file for each form, each whole or not at all. Raises UsageError."""
        from summarize.reports.write import write_files

        return write_files(folder, {FILES[form]: self._file(form).encode() for form in forms})

    def _file(self, form: str) -> str:
        if form == "html":
            from summarize.reports.translation import translation_html

            return translation_html(self.translations, bilingual=self.bilingual, only_flagged=self.only_flagged)
        from summarize.reports.markdown import translations_markdown

        return translations_markdown(self.translations, self.bilingual, self.only_flagged)
