"""Talking to a chat model over the OpenAI wire format. This room knows no German and no tickers."""
