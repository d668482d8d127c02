"""The answer is the translation and nothing else: no greeting, no prompt, no control characters."""

from __future__ import annotations

import re
import unicodedata

from summarize.checks.finding import CheckContext, Finding
from summarize.models import Range

BOILERPLATE = (
    # pattern, example of an answer that holds it
    (r"\A\W*(?:sure|certainly|of course|absolutely|okay|ok)\b[^.\n]{0,40}[!,:.]\s*(?:here|i|below)\b", "Sure! Here is"),
    (r"\bhere(?:['’]s| is| are)(?: the| an?| your)?(?: \w+){0,2} translat(?:ion|ed)", "Here is the translation:"),
    (r"\A\W*(?:english )?translation(?: of the [\w ]+)?\W*:", "Translation: The mayor"),
    (
        r"^\W*(?:english|german|deutsch|englisch|source|target|output|input|answer|entry \d+)\W*:\s",
        "English: The mayor",
    ),
    (r"\b(?:translated|translation) (?:text|from|into) (?:the )?(?:german|english)\b", "translated from German"),
    (r"\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b", "As an AI language model"),
    (
        r"\A\W*i(?:['’]m| am) (?:sorry|afraid|unable|not able)\b.{0,80}\b(?:translat|assist|help|provide)",
        "I'm sorry, I can't help",
    ),
    (r"\bi (?:can(?:no|['’])t|am unable to|won['’]t) (?:translate|assist|help with|fulfil)", "I cannot translate"),
    (r"^\W*(?:note|please note|translator['’]s note|explanation)\W*:", "Note: the name is"),
    (r"\blet me know if\b|\bi hope this helps\b|\bfeel free to\b.{0,30}\bask\b", "Let me know if"),
    (r"```|^#{1,6} (?:translation|english|output)", "```text"),
    (r"<\|[\w-]{2,40}\|>|\[/?INST\]|</?s>|<</?SYS>>|<(?:start|end)_of_turn>|<think>|</think>", "<|im_end|>"),
)  # fmt: skip
_BOILERPLATE = [re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern, _ in BOILERPLATE]
SHORTEST_PROMPT_LINE = 6
"""Words a line of the prompt needs before its return is a sign."""
FOREIGN_WORDS = 2
"""Words of five letters and more that answer and example share, and their German does not, from which it is a leak."""
COMMON = frozenset(
    {
        *("about", "after", "again", "against", "before", "being", "could", "during", "every", "first", "from"),
        *("going", "government", "minister", "other", "people", "should", "still", "their", "there", "these"),
        *("they", "this", "those", "under", "until", "where", "which", "while", "without", "would"),
    }
)
"""Words of any news sentence, which are no sign."""
HARMLESS_CONTROLS = "\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff"


def prompt_leak(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Words of the model about its answer, marks of its chat format, or a line of the prompt."""
    findings = []
    for pattern in _BOILERPLATE:
        match = pattern.search(english)
        if match and not pattern.search(source):
            span = Range(start=match.start(), end=match.end())
            said = match.group().strip()
            findings.append(Finding(check="leak", reason=f"the answer talks about itself: {said!r}", en=span))
    for line in _prompt_lines(context.prompt):
        position = english.lower().find(line.lower())
        if position >= 0 and line.lower() not in source.lower():
            span = Range(start=position, end=position + len(line))
            findings.append(Finding(check="leak", reason=f"a line of the instructions came back: {line!r}", en=span))
    return tuple(findings)


def example_leak(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Words of a worked example that was sent, in an answer to German that holds nothing of that example.

    Seen with a small model: asked again, it wove a minister of the example into the sentence of somebody else.
    """
    said, asked = _content_words(english), _content_words(f"{source} {context.beside}")
    for german, translated in context.examples:
        foreign = said & _content_words(translated)
        if len(foreign) - len(asked & _content_words(german)) >= FOREIGN_WORDS:
            words = ", ".join(sorted(foreign))
            return (Finding(check="example-leak", reason=f"words of the instructions' examples came back: {words}"),)
    return ()


def _content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]{5,}", text.casefold()) if word not in COMMON)


def control_characters(source: str, english: str, context: CheckContext) -> tuple[Finding, ...]:
    """Control, direction-changing, private-use and replacement characters in the English."""
    for position, char in enumerate(english):
        if _is_control(char) and not (char == "\ufffd" and char in source):
            return (
                Finding(
                    check="control",
                    reason=f"the English holds a character that must not be shown (U+{ord(char):04X})",
                    en=Range(start=position, end=position + 1),
                ),
            )
    return ()


def _prompt_lines(prompt: str) -> list[str]:
    lines = (re.sub(r"^[\s\d.*#>-]+", "", line).strip() for line in re.split(r"\n|(?<=[.:]) ", prompt))
    return [line for line in lines if len(line.split()) >= SHORTEST_PROMPT_LINE]


def _is_control(char: str) -> bool:
    return char not in HARMLESS_CONTROLS and (
        unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") or char == "\ufffd"
    )
