"""``pathways serve``: pages and API for people and programs."""

import click

from pathways.cli.serving import Service, address_of, listen
from pathways.cli.start import read_settings
from pathways.domain.errors import NotReady
from pathways.engine.atlas import current_version


@click.command("serve")
@click.option("--host", help="Address to listen on. [default: PATHWAYS_HOST or 127.0.0.1]")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on. [default: PATHWAYS_PORT or 8000]")
@click.option("--processes", type=click.IntRange(1, 64), help="Processes. [default: PATHWAYS_PROCESSES or 2]")
def serve(host: str | None, port: int | None, processes: int | None) -> None:
    """Serve the pages and the API until Ctrl-C.

    Run `pathways prepare` first. Each process opens its own instruments, so the first answer takes a few seconds.
    """
    settings = read_settings(host=host, port=port, processes=processes)
    if not current_version(settings.home / "atlas"):
        raise NotReady("not_prepared", f"Nothing is prepared in {settings.home}.", fix="Run `pathways prepare`.")
    listener = listen(settings.host, settings.port)
    click.echo(f"Starting on {address_of(settings)}; Ctrl-C stops it.")
    Service(settings, listener).run()
