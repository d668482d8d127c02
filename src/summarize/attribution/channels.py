"""Where something was said, apart from who said it: *auf X*, *dem Sender CNN*, *in einem Interview mit Fox News*."""

from __future__ import annotations

from summarize.attribution.drafts import Stretch
from summarize.attribution.names import is_channel
from summarize.attribution.names.institutions import institution
from summarize.attribution.phrases import is_head, noun_phrase
from summarize.attribution.tokens import tokens

_BEFORE = (
    "auf",
    "bei",
    "via",
    "über",
    "gegenüber",
    "in",
    "im",
    "mit",
    "beim",
    "der",
    "dem",
    "einem",
    "einer",
    "vom",
    "von",
)
_OCCASIONS = ("Interview", "Gespräch", "Pressekonferenz", "Rede")


def channel(text: str, frames: list[Stretch], speaker: Stretch | None) -> str | None:
    """The name of the first channel in the frame that is not the speaker, as the source words it."""
    nouns: list[str] = []
    for start, end in frames:
        words = tokens(text, start, end)
        for at in range(1, len(words)):
            if words[at - 1].lower not in _BEFORE or (speaker and speaker[0] <= words[at].start < speaker[1]):
                continue
            reach = noun_phrase(words, at, len(words)) if is_head(words[at]) or words[at].text.islower() else at
            found = text[words[at].start : words[reach - 1].end] if reach > at else ""
            if found and is_channel(found):
                if name := _name(found):
                    return name
                nouns.append(" ".join(word for word in found.split() if word[:1].isupper()))
    return next((noun for noun in nouns if noun and not noun.startswith(_OCCASIONS)), None)


def _name(phrase: str) -> str | None:
    """*Fox News* of *US-Sender Fox News*, the first of *Telegram und X*; None if none is named."""
    for part in phrase.split(" und "):
        words = part.split()
        found = next((" ".join(words[at:]) for at in range(len(words)) if institution(" ".join(words[at:]))), None)
        if found:
            return found
    return None
