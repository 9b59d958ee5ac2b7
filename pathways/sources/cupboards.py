"""Where the cupboards stand: data, models and web, inside the package when installed, beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def find_cupboard(name: str) -> Path:
    """The folder of a cupboard: 'data', 'models' or 'web'."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
