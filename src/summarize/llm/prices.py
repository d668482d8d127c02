"""Prices from the ``genai-prices`` data, never typed in by hand. A model served from this machine costs nothing."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_local(base_url: str) -> bool:
    """Whether an endpoint is on the loopback interface."""
    host = urlsplit(base_url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def cost_usd(base_url: str, model: str, input_tokens: int, output_tokens: int) -> float | None:
    """Price in US dollars, or None where the data knows no price for this model at this endpoint."""
    if is_local(base_url):
        return 0.0
    import genai_prices

    usage = genai_prices.Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    for provider_url in (base_url, None):
        try:
            return float(genai_prices.calc_price(usage, model, provider_api_url=provider_url).total_price)
        except LookupError:
            continue
    return None
