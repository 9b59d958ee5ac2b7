"""``python -m pathways`` and the ``pathways`` script."""

from pathways.cli.main import commands


def main() -> None:
    """Run the command line; never returns."""
    commands(prog_name="pathways")


if __name__ == "__main__":
    main()
