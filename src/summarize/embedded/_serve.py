"""The child process of :class:`summarize.embedded.EmbeddedServer`: serves one model until its standard input ends.

Reads its settings as one line of JSON, answers with one line of JSON, and goes with its parent, however that one ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

_SILENT_BUT_ERRORS = 1
_INFORMATION = 3


def main() -> None:
    # Ctrl-C reaches the whole process group; the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = json.loads(sys.stdin.readline())
    try:
        import xllamacpp

        server = xllamacpp.Server(_parameters(xllamacpp, settings))
    except (ImportError, RuntimeError, ValueError, MemoryError) as error:
        _say({"missing" if isinstance(error, ImportError) else "error": str(error)})
        return
    try:
        _say({"address": server.listening_address})
        sys.stdin.read()
    finally:
        # Not the usual end: destroying the server may wait for ever, and nothing here needs saving.
        os._exit(0)


def _parameters(xllamacpp: Any, settings: dict[str, Any]) -> Any:
    """The engine's parameters, chosen by measurement on 2 cores with the default model."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = settings["path"]
    parameters.model_alias = {settings["model"]}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [settings["api_key"]]
    # Each of several answers to one request takes a slot; they find room where the others leave it.
    parameters.n_parallel = max(settings["slots"], settings["choices"])
    parameters.kv_unified = True
    parameters.n_ctx = settings["slots"] * settings["context"]
    parameters.cpuparams.n_threads = settings["threads"]
    parameters.cpuparams_batch.n_threads = settings["threads"]
    parameters.verbosity = _INFORMATION if settings["verbose"] else _SILENT_BUT_ERRORS
    # llama.cpp rearranges the weights for the processor. Mapped from the file they would be in memory twice:
    # 1.9 GB instead of 1.3.
    parameters.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    # The prompts of a ticker share their beginning, which each slot keeps by itself. The cache for whole prompts
    # would grow to 8 GB.
    parameters.cache_ram_mib = 0
    parameters.warmup = False
    parameters.ui = False
    parameters.endpoint_slots = False
    parameters.offline = True
    return parameters


def _say(answer: dict[str, str]) -> None:
    print(json.dumps(answer), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
