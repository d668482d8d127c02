"""Where something was said, apart from who said it: *auf X*, *dem Sender CNN*, *in einem Interview mit Fox News*."""

from __future__ import annotations

from summarize.attribution.drafts import Stretch
from summarize.attribution.names import is_channel
from summarize.attribution.names.institutions import institution
from summarize.attribution.phrases import ARTICLES, is_head, noun_phrase
from summarize.attribution.tokens import tokens

_BEFORE = ("auf", "bei", "via", "über", "gegenüber", "in", "im", "mit", "beim", "der", "dem", "einem", "einer", "vom", "von")


def channel(text: str, frames: list[Stretch], speaker: Stretch | None) -> str | None:
    """The name of the first channel in the frame that is not the speaker, as the source words it without its article."""
    for start, end in frames:
        words = tokens(text, start, end)
        for at in range(1, len(words)):
            before = words[at - 1].lower
            if before not in _BEFORE or (speaker and speaker[0] <= words[at].start < speaker[1]):
                continue
            if not (is_head(words[at]) or words[at].text.islower()):
                continue
            reach = noun_phrase(words, at, len(words))
            if reach > at and is_channel(found := text[words[at].start : words[reach - 1].end]):
                return _name(found)
    return None


def _name(phrase: str) -> str:
    """*Fox News* of *US-Sender Fox News*, *Staatsfernsehen* of *russischen Staatsfernsehen*."""
    words = phrase.split()
    for at in range(len(words)):
        if institution(" ".join(words[at:])):
            return " ".join(words[at:])
    capitals = [word for word in words if word[:1].isupper() and word.lower() not in ARTICLES]
    return " ".join(capitals) or phrase
