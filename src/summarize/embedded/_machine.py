"""How many cores and how much memory this process may really use: a container's limits count, not the host's."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")
_MEMINFO = Path("/proc/meminfo")


def cores(cgroup: Path = _CGROUP) -> int:
    """Logical cores this process may use, at least 1.

    llama.cpp by itself takes the host's physical cores; in a container held to two of 64 its threads then spin
    against each other.
    """
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = (cgroup / "cpu.max").read_text("ascii").split()
        if quota != "max":
            available = min(available, int(quota) // int(period))
    return max(available, 1)


def memory_available(cgroup: Path = _CGROUP, meminfo: Path = _MEMINFO) -> int | None:
    """Bytes that can be taken without swapping, or None where the system does not say (not Linux)."""
    limits = []
    with contextlib.suppress(OSError, ValueError, KeyError):
        facts = dict(line.split(":", 1) for line in meminfo.read_text("ascii").splitlines())
        limits.append(int(facts["MemAvailable"].split()[0]) * 1024)
    with contextlib.suppress(OSError, ValueError):
        ceiling = int((cgroup / "memory.max").read_text("ascii"))
        limits.append(ceiling - int((cgroup / "memory.current").read_text("ascii")))
    return min(limits, default=None)
