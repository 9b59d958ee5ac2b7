"""JSON as RFC 8259 has it: UTF-8, numbers that are numbers, and no deeper than anything here needs.

Stands in for the json module while a request body is read (``request.json_module``).
"""

import json
from typing import Any, NoReturn

from pathways.domain.errors import BadInput

MOST_LEVELS = 32
"""How deep objects and lists may lie in each other; what programs send here has three levels."""
FIX = "Send one JSON object in UTF-8, as in the examples at /api/v1/docs."


def loads(data: bytes | str, **_options: Any) -> Any:
    """The value of a JSON text. Raises BadInput (bad_encoding, bad_json, bad_number, too_deep) saying where."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        value = json.loads(text, parse_constant=_refuse_number)
    except UnicodeDecodeError as error:
        message = f"The body is not UTF-8: byte {error.start + 1} does not belong there."
        raise BadInput("bad_encoding", message, fix=FIX) from error
    except RecursionError as error:
        raise _too_deep() from error
    except json.JSONDecodeError as error:
        message = f"The body is not JSON: line {error.lineno}, column {error.colno}."
        raise BadInput("bad_json", message, fix=FIX) from error
    except ValueError as error:
        raise BadInput("bad_number", "The body holds a number with too many digits.", fix=FIX) from error
    if _is_deep(value):
        raise _too_deep()
    if _has_half_a_character(text, value):
        raise BadInput("bad_encoding", "The body holds half a character: a \\u escape without its pair.", fix=FIX)
    return value


def _refuse_number(name: str) -> NoReturn:
    raise BadInput("bad_number", f"{name} is not a number in JSON.", fix="Leave the field out, or send a number.")


def _is_deep(value: Any) -> bool:
    layer = [value]
    for _ in range(MOST_LEVELS):
        layer = [child for item in layer for child in _children(item)]
        if not layer:
            return False
    return True


def _has_half_a_character(text: str, value: Any) -> bool:
    """Whether an escape stands for one half of a surrogate pair: such a text cannot be written in any encoding."""
    if "\\ud" not in text.lower():
        return False
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _children(item: Any) -> list[Any]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []


def _too_deep() -> BadInput:
    return BadInput("too_deep", f"The JSON is nested deeper than {MOST_LEVELS} levels.", fix=FIX)
