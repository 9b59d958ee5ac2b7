"""gunicorn as Pathways runs it: every process opens its own Tools after the fork, and logs name nobody."""

import errno
import os
import re
import socket
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.errors import AppImportError
from gunicorn.glogging import Logger

from pathways.app import create_app
from pathways.domain.errors import BadInput, PathwaysError
from pathways.settings import Settings

MEMORY_FOLDER = "/dev/shm"
"""Where processes show that they are alive, if it is there: a slow disk must not look like a process that hangs."""

REQUEST_THREADS = 4
"""Requests a process works on at once; a slow reader must not keep the others waiting."""

LOG_FORMAT = "%(t)s %(m)s %(U)s %(s)s %(b)s bytes %(M)s ms"
LONGEST_PATH = 200
_SECRET_PART = re.compile(r"(?<=/)(?=[\w-]*[A-Z0-9])[\w-]{20,}(?=/|$)")


class Service(BaseApplication):  # type: ignore[misc]
    """The service on a socket that already listens."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.settings = settings
        self._bind = f"fd://{listener.detach()}"
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own defaults."""
        for name, value in self._options().items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application; called in each process, after the fork."""
        try:
            return create_app(self.settings)
        except PathwaysError as error:
            raise AppImportError(f"Error: {error}") from error

    def _options(self) -> dict[str, Any]:
        return {
            "bind": self._bind,
            "workers": self.settings.processes,
            "worker_class": "gthread",
            "threads": REQUEST_THREADS,
            "timeout": 30,
            "graceful_timeout": 30,
            "limit_request_line": 4094,
            "preload_app": False,
            "control_socket_disable": True,
            "worker_tmp_dir": MEMORY_FOLDER if os.access(MEMORY_FOLDER, os.W_OK) else None,
            "accesslog": "-",
            "access_log_format": LOG_FORMAT,
            "loglevel": "warning",
            "logger_class": NamelessLogger,
            "post_worker_init": self._say_ready,
        }

    def _say_ready(self, worker: Any) -> None:
        if worker.age == 1:
            click.echo(f"Ready: {address_of(self.settings)}")


class NamelessLogger(Logger):  # type: ignore[misc]
    """Logs without addresses, query strings and the secret parts of links."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What a line of the access log may show."""
        shown: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {**shown, "U": clean_path(str(shown["U"]))}

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """gunicorn names the sender of a broken request, and quotes it."""
        super().warning("A request that is not HTTP." if "ip=" in msg else msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """gunicorn gives the whole address of a request that failed."""
        cleaned = (clean_path(arg.split("?")[0]) if isinstance(arg, str) else arg for arg in args)
        super().exception(msg, *cleaned, **kwargs)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises BadInput when the port is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise _cannot_listen(host, port, error) from error


def address_of(settings: Settings) -> str:
    """The address to type into a browser on this machine."""
    host = "localhost" if settings.host in ("0.0.0.0", "::") else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def clean_path(path: str) -> str:
    """A path as it may stand in a log: printable, short, and without the part of a link that opens a saved answer."""
    printable = "".join(char if " " < char <= "~" else "?" for char in path[:LONGEST_PATH])
    return _SECRET_PART.sub("...", printable)


def _cannot_listen(host: str, port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        fix = "Stop the other service, or choose another port with --port."
        return BadInput("port_taken", f"Port {port} on {host} is taken.", field="port", fix=fix)
    if error.errno == errno.EACCES:
        fix = "Choose a port from 1024 on with --port."
        return BadInput("port_reserved", f"Port {port} may not be used by this account.", field="port", fix=fix)
    fix = "Choose an address of this machine with --host: 127.0.0.1, or 0.0.0.0 for all."
    return BadInput("bad_host", f"{host} is not an address of this machine.", field="host", fix=fix)
