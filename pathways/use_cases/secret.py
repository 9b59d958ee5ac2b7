"""The service's own secret: signs forms, keys digests, seals second factors. Whoever has it can undo all three."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

SECRET, BADGE_KEY = "secret_key", "badge_key"
"""What signs forms and what signs badges: two files, since the first may be changed and the second never."""


def find_secret(home: Path, name: str = SECRET) -> str:
    """A secret of 32 bytes in the home folder, in hexadecimal: made once, readable by the service alone, the same in
    all its processes, whichever of them is first."""
    path = home / name
    home.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        handle, fresh = tempfile.mkstemp(dir=home, prefix=f"{name}-")
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        os.unlink(fresh)
    return path.read_text("ascii")
