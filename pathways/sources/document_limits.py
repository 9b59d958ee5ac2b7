"""How much of a stranger's file is too much, and the cage the parsing process locks itself into."""

import contextlib
import math
import os
import resource
import signal
import sys
from dataclasses import dataclass
from typing import Any

from pathways.domain.errors import BadFile

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """What one uploaded document may cost. Sizes in bytes, time in seconds (wall and processor alike).

    ratio is unpacked size to file size; it counts only above 1 MiB unpacked, where it begins to matter.
    """

    seconds: float = 10.0
    memory: int = 512 * MIB
    file_size: int = 10 * MIB
    pages: int = 60
    unpacked: int = 64 * MIB
    entries: int = 1_000
    ratio: int = 50
    characters: int = 100_000


STANDARD = DocumentLimits()


def enter_cage(limits: DocumentLimits) -> None:
    """Bind this process for good: memory, processor and wall time, no written file, no socket, no other process.

    The alarm ends the process even when the one that started it is gone. Where a system refuses a limit (macOS
    knows no memory limit), the others still hold.
    """
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + 1)
    caps = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: math.ceil(limits.seconds),
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for cap, most in caps.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(cap, (most, most))
    sys.addaudithook(_refuse)


def too_large_opened() -> BadFile:
    """The answer to a small file that grows out of bounds when it is unpacked."""
    return BadFile(
        "too_large_opened", "The file is too large when opened.", fix="Save it without pictures, or paste the text."
    )


_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed here")
