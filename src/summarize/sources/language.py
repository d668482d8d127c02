"""Whether a text is German: by its small words first, by py3langid only where those do not settle it."""

from __future__ import annotations

import re

from summarize.sources.words import words as word_table

# The most frequent words of German prose that are no words of the neighbouring languages.
_SMALL_WORDS = word_table(
    "der das und nicht ist mit auf dem den ein eine einen einer im für von sich auch nach bei werden wird "
    "sei seien habe haben hat dass zum zur über aus wie noch wurde sagte uhr am es sie er"
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_NEEDED = 120
_SHARE = 0.16
_SLICE = 2000
# Neighbours of German that py3langid takes dialects and Swiss spelling for.
_GERMAN = frozenset({"de", "lb"})
NAMES = {
    "en": "English",
    "fr": "French",
    "it": "Italian",
    "es": "Spanish",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "tr": "Turkish",
    "da": "Danish",
    "sv": "Swedish",
    "no": "Norwegian",
    "nb": "Norwegian",
    "fi": "Finnish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "ro": "Romanian",
    "hr": "Croatian",
    "sr": "Serbian",
    "sl": "Slovenian",
    "bg": "Bulgarian",
    "el": "Greek",
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "la": "Latin",
    "af": "Afrikaans",
}


def foreign_language(text: str) -> str | None:
    """The English name of the language when the text is clearly not German; None for German and for too little text.

    Looks at a bounded sample: the start, the middle and the end.
    """
    sample = _sample(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _LETTERS_NEEDED:
        return None
    if sum(word in _SMALL_WORDS for word in words) >= _SHARE * len(words):
        return None
    import py3langid

    code, _ = py3langid.classify(" ".join(words))
    return None if code in _GERMAN else NAMES.get(code, f"another language ({code})")


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))
