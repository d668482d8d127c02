"""How ``summarize plan`` shows what a run would ask."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from summarize.config import Settings
from summarize.errors import UsageError
from summarize.llm.connect import NOWHERE
from summarize.llm.effort import effort_called
from summarize.llm.endpoint import EMBEDDED, choose
from summarize.llm.profiles import profile_for
from summarize.models import Ticker
from summarize.plan import Plan, engine_plan, make_plan
from summarize.reports.json import dump_json


def show_plan(ticker: Ticker, settings: Settings, *, as_json: bool) -> None:
    """Print the plan for these settings. Raises UsageError where the endpoint would have to be asked for its model."""
    plan = _plan(ticker, settings)
    if as_json:
        sys.stdout.write(dump_json(plan) + "\n")
    else:
        _print(plan)


def _plan(ticker: Ticker, settings: Settings) -> Plan:
    if settings.engine == "firefox":
        from summarize.engines.firefox import engine_name

        return engine_plan(ticker, engine_name())
    choice = choose(settings)
    effort = effort_called(settings.effort)
    if choice.embedded:
        from summarize import embedded

        model = embedded.find(choice.model).name
        profile = profile_for(model, settings.profile or "small")
        return make_plan(ticker, profile, model, EMBEDDED, NOWHERE, effort)
    if choice.model is None or choice.base_url is None:
        raise UsageError("A plan is made without asking the endpoint.", hint="Name the model with --model.")
    profile = profile_for(choice.model, settings.profile)
    return make_plan(ticker, profile, choice.model, choice.base_url, choice.base_url, effort)


def _print(plan: Plan) -> None:
    console = Console()
    table = Table("chunk", "entries", "calls", "source tokens", title="Translation")
    for number, chunk in enumerate(plan.chunks, start=1):
        table.add_row(str(number), ", ".join(chunk.entries), str(chunk.calls), f"{chunk.source_tokens:,}")
    console.print(table)
    price = "no price known" if plan.cost_usd is None else f"${plan.cost_usd:.4f}"
    console.print(
        f"{escape(plan.model)} at {escape(plan.endpoint)}, profile {plan.profile}: {plan.calls} calls, about "
        f"{plan.input_tokens:,} tokens in and {plan.output_tokens:,} out ({plan.encoding}), {price}",
        highlight=False,
    )
