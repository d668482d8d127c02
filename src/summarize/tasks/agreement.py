"""Which of several translations of a sentence to keep: the one that the others agree with most.

A wrong word is wrong in another way each time it is drawn, a right one comes again (minimum Bayes risk decoding:
Eikema and Aziz 2020; with chrF as the measure of agreement: Müller and Sennrich 2021).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

LONGEST_NGRAM = 6
RECALL_WEIGHT = 2.0


def agreement(texts: Sequence[str]) -> list[float]:
    """For each text the mean chrF with the others, 0 to 1; 1 where there are none."""
    profiles = [_profile(text) for text in texts]
    return [
        sum(_chrf(one, other) for j, other in enumerate(profiles) if j != i) / (len(profiles) - 1)
        if len(profiles) > 1
        else 1.0
        for i, one in enumerate(profiles)
    ]


def chrf(text: str, reference: str) -> float:
    """Character n-gram F-score, 0 to 1: n up to 6, recall counts twice, spaces do not (chrF2: Popović 2016)."""
    return _chrf(_profile(text), _profile(reference))


def _profile(text: str) -> list[Counter[str]]:
    characters = "".join(text.split())
    return [
        Counter(characters[start : start + length] for start in range(len(characters) - length + 1))
        for length in range(1, LONGEST_NGRAM + 1)
    ]


def _chrf(text: list[Counter[str]], reference: list[Counter[str]]) -> float:
    precisions: list[float] = []
    recalls: list[float] = []
    for ours, theirs in zip(text, reference, strict=True):
        if ours and theirs:
            common = (ours & theirs).total()
            precisions.append(common / ours.total())
            recalls.append(common / theirs.total())
    if not precisions:
        return 0.0
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    weight = RECALL_WEIGHT**2
    return (1 + weight) * precision * recall / (weight * precision + recall) if precision + recall else 0.0
