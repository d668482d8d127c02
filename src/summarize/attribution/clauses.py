"""A sentence cut into clauses at its own commas, colons and dashes; quotations and brackets folded into one piece."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from summarize.attribution.lexicon import word_list
from summarize.attribution.quotes import Quotation
from summarize.attribution.tokens import Token, tokens

SEPARATORS = frozenset(",:;–—-")
_LONG = 6
"""Words from which a quotation is a piece of its own, not part of the author's clause."""
_LONGEST = 120
"""Words after which a clause is cut whatever it says, so that no input costs more than its length."""
SUBORDINATORS = word_list("subordinators")
RELATIVES = word_list("relatives")
PREPOSITIONS = word_list("prepositions")


@dataclass(frozen=True, slots=True)
class Clause:
    """``words`` is ``sentence.words[first:last]``; ``before`` is the mark that cuts it off on the left, if any."""

    words: tuple[Token, ...]
    first: int
    last: int
    before: str

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` as folded tokens and clauses; ``quotations`` are the outermost ones that touch it."""

    start: int
    end: int
    words: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    quotations: tuple[Quotation, ...]

    @property
    def content_end(self) -> int:
        """Where the sentence ends without its final mark."""
        last = len(self.words)
        while last > 1 and self.words[last - 1].kind == "mark" and self.words[last - 1].text in ".!?…:;":
            last -= 1
        return self.words[last - 1].end if self.words else self.end


def begun_anew(sentence: Sentence, index: int) -> int:
    """Where the part of the sentence begins that clause ``index`` stands in: behind the last colon, or at its start."""
    clauses = sentence.clauses[: index + 1]
    return next((clause.start for clause in reversed(clauses) if clause.before == ":"), sentence.start)


def read(text: str, start: int, end: int, quoted: list[Quotation]) -> Sentence:
    """The sentence ``text[start:end]``; ``quoted`` are all quotations of the text, ordered by start."""
    index = bisect_left(quoted, start, key=lambda quotation: quotation.start)
    while index > 0 and quoted[index - 1].end > start:
        index -= 1
    inside: list[Quotation] = []
    while index < len(quoted) and quoted[index].start < end:
        if quoted[index].level == 0 and quoted[index].end > start:
            inside.append(quoted[index])
        index += 1
    words = _folded(tokens(text, start, end), inside, text)
    return Sentence(start, end, tuple(words), tuple(_cut(words)), tuple(inside))


def is_long(quotation: Quotation, text: str) -> bool:
    """Whether a quotation stands as a piece of its own: long, or with the mark of a whole sentence."""
    inner = text[quotation.inner_start : quotation.inner_end]
    if inner.count(" ") >= _LONG - 1 or inner.rstrip().endswith((".", "!", "?", "…", ",")):
        return True
    before = text[max(0, quotation.start - 2) : quotation.start].rstrip()
    after = text[quotation.end : quotation.end + 1]
    return before.endswith(":") or (after == "," and not before.endswith((",", "und")) and inner.count(" ") >= 1)


def _folded(words: list[Token], inside: list[Quotation], text: str) -> list[Token]:
    folded: list[Token] = []
    long = [quotation for quotation in inside if is_long(quotation, text)]
    position = 0
    index = 0
    while index < len(words):
        word = words[index]
        while position < len(long) and long[position].end <= word.start:
            position += 1
        if position < len(long) and long[position].start <= word.start:
            index = _run(words, index, long[position].end)
            folded.append(_piece(text, word.start, words[index - 1].end, "quote"))
            continue
        if word.text == "(":
            close = _closing(words, index)
            if close is not None:
                folded.append(_piece(text, word.start, words[close].end, "paren"))
                index = close + 1
                continue
        folded.append(word)
        index += 1
    return folded


def _run(words: list[Token], index: int, end: int) -> int:
    while index < len(words) and words[index].start < end:
        index += 1
    return index


def _closing(words: list[Token], index: int) -> int | None:
    for at in range(index + 1, min(len(words), index + 80)):
        if words[at].text == ")":
            return at
    return None


def _piece(text: str, start: int, end: int, kind: str) -> Token:
    return Token(start, end, text[start:end], "", kind)


def _cut(words: list[Token]) -> list[Clause]:
    clauses: list[Clause] = []
    begin, before, quoting = 0, "", False
    for index, word in enumerate(words):
        if word.kind == "mark" and word.text in '„“”"»«‚‘':
            quoting = word.text in "„»«" and not quoting
        separates = word.kind == "mark" and word.text in SEPARATORS and not quoting
        if word.kind == "quote" or separates:
            _add(words, begin, index, before, clauses)
            if word.kind == "quote":
                _add(words, index, index + 1, before, clauses)
            begin, before = index + 1, "„" if word.kind == "quote" else word.text
    _add(words, begin, len(words), before, clauses)
    return clauses


def _add(words: list[Token], begin: int, end: int, before: str, clauses: list[Clause]) -> None:
    while end > begin and words[end - 1].kind == "mark" and words[end - 1].text in ".!?…":
        end -= 1
    for first in range(begin, end, _LONGEST):
        last = min(first + _LONGEST, end)
        clauses.append(Clause(tuple(words[first:last]), first, last, before if first == begin else ""))
