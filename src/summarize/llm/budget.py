"""The ceiling on what a run may use, and the count of what it used."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.errors import BudgetExceededError, UsageError
from summarize.llm.prices import cost_usd
from summarize.models import Usage


@dataclass(frozen=True, slots=True)
class Reservation:
    tokens: int
    cost: float


class Budget:
    """Counts usage and refuses a call that could pass the ceiling. Calls in flight are reserved at their greatest size,
    so that concurrency cannot overrun it."""

    def __init__(
        self, base_url: str, model: str, *, max_tokens: int | None = None, max_cost: float | None = None
    ) -> None:
        self._base_url = base_url
        self._model = model
        self._max_tokens = max_tokens
        self._max_cost = max_cost
        self._reserved: list[Reservation] = []
        self.usage = Usage(cost_usd=cost_usd(base_url, model, 0, 0))
        if max_cost is not None and self.usage.cost_usd is None:
            raise UsageError(
                f"No price is known for model '{model}' at {base_url}, so --max-cost cannot be kept.",
                hint="Use --max-tokens.",
            )

    def reserve(self, input_tokens: int, output_tokens: int) -> Reservation:
        """Set aside a call's estimated input and greatest output. Raises BudgetExceededError."""
        wanted = Reservation(input_tokens + output_tokens, self._cost(input_tokens, output_tokens))
        tokens = self.total_tokens + sum(other.tokens for other in self._reserved) + wanted.tokens
        cost = (self.usage.cost_usd or 0.0) + sum(other.cost for other in self._reserved) + wanted.cost
        if self._max_tokens is not None and tokens > self._max_tokens:
            raise BudgetExceededError(
                f"The next call could pass --max-tokens {self._max_tokens} ({self.total_tokens} used).",
                hint="Answers so far are kept; raise the ceiling and run again, or summarize runs resume.",
            )
        if self._max_cost is not None and cost > self._max_cost:
            raise BudgetExceededError(
                f"The next call could pass --max-cost {self._max_cost:.4f} (${self.usage.cost_usd or 0:.4f} used).",
                hint="Answers so far are kept; raise the ceiling and run again, or summarize runs resume.",
            )
        self._reserved.append(wanted)
        return wanted

    def release(self, reservation: Reservation) -> None:
        self._reserved.remove(reservation)

    def count_answer(self, input_tokens: int, output_tokens: int) -> None:
        cost = cost_usd(self._base_url, self._model, input_tokens, output_tokens)
        self._add(
            calls=1,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            cost_usd=None if cost is None else (self.usage.cost_usd or 0.0) + cost,
        )

    def count_failed_call(self) -> None:
        self._add(failed_calls=1)

    def count_reused(self) -> None:
        self._add(reused=1)

    @property
    def total_tokens(self) -> int:
        return self.usage.input_tokens + self.usage.output_tokens

    def _cost(self, input_tokens: int, output_tokens: int) -> float:
        return cost_usd(self._base_url, self._model, input_tokens, output_tokens) or 0.0

    def _add(self, cost_usd: float | None = None, **counts: int) -> None:
        changes: dict[str, int | float] = {name: getattr(self.usage, name) + count for name, count in counts.items()}
        if cost_usd is not None:
            changes["cost_usd"] = cost_usd
        self.usage = self.usage.model_copy(update=changes)
