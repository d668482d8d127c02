"""How much is done for one sentence of a small model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

EffortName = Literal["fast", "normal", "best"]
TEMPERATURE = 0.7
SEED = 7
"""Of chance: the same question gives the same answers, so a run can be repeated."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """Answers drawn by chance, in one request: how many, how freely, and the seed that makes them the same again."""

    number: int
    temperature: float
    seed: int


@dataclass(frozen=True, slots=True)
class Effort:
    """``second_try``: a sentence that lost its quotation marks is asked for again in pieces. ``samples``: further
    translations drawn for every sentence, of which the best is kept."""

    second_try: bool
    samples: int

    @property
    def calls(self) -> int:
        """For a sentence; second tries not counted."""
        return 2 if self.samples else 1

    @property
    def sampling(self) -> Sampling:
        return Sampling(self.samples, TEMPERATURE, SEED)


EFFORTS: dict[EffortName, Effort] = {
    "fast": Effort(second_try=False, samples=0),
    "normal": Effort(second_try=True, samples=0),
    "best": Effort(second_try=True, samples=8),
}
"""What each gains and costs stands in ``docs/translation.md``."""


def effort_called(name: str) -> Effort:
    """The effort of a checked setting."""
    return EFFORTS[cast("EffortName", name)]
