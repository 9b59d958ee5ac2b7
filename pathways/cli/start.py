"""What every command starts with: the settings in force and, where it answers questions, the Tools."""

from typing import Any

from pydantic import ValidationError

from pathways.domain.errors import BadInput
from pathways.settings import Settings
from pathways.use_cases.tools import Tools, open_tools


def read_settings(**given: Any) -> Settings:
    """The settings from the environment; what was given on the command line (not None) comes first.

    Raises BadInput naming the first variable that holds something else than it should.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise _bad_setting(error) from error


def start_tools() -> Tools:
    """The Tools of this machine. Raises NotReady with the command to run when they were never prepared."""
    settings = read_settings()
    return open_tools(settings.home, settings.database, settings.threads)


def _bad_setting(error: ValidationError) -> BadInput:
    fault = error.errors()[0]
    name = "PATHWAYS_" + "_".join(str(part) for part in fault["loc"]).upper()
    return BadInput(
        "bad_setting", f"{name} is set to {fault['input']!r}: {fault['msg']}.", field=name, fix=f"Set or unset {name}."
    )
