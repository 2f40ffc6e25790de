"""``attribution serve``: the API and the page, on waitress."""

from __future__ import annotations

import signal
import socket
from dataclasses import replace
from typing import Any

import click

from attribution.bootstrap import Services
from attribution.cli.sending import sending
from attribution.cli.session import INTERRUPTED, current_services
from attribution.cli.workers import workers
from attribution.services.own_machine import is_own_address
from attribution.settings import Settings

THREADS = 8


@click.command(short_help="Serve the HTTP API and the page.")
@click.option("--host", help="The address to listen on. Default: ATTRIBUTION_HOST.")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port; 0 takes a free one. Default: ATTRIBUTION_PORT.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the HTTP API and the page until Ctrl-C or SIGTERM, work on jobs (ATTRIBUTION_WORKERS), send webhooks.

    The models are loaded first, so that the first request is as fast as the next one. The database must be
    at the newest migration (attribution db upgrade). Other machines can be served only once there is a key
    (attribution keys create).
    """
    given = current_services()
    settings = given.settings
    port = settings.port if port is None else port
    services = replace(given, settings=replace(settings, host=host or settings.host, port=port))
    _require_free_port(services.settings)
    services.store.check()
    _require_keys(services)
    click.echo("Loading the models …", err=True)
    _ = services.parser
    server = _server(services)
    with workers(services, services.settings.workers), sending(services):
        _run(server, services.settings)


def _server(services: Services) -> Any:
    from waitress.server import create_server  # noqa: PLC0415 (other commands start without a server's imports)

    from attribution.wsgi import create_app  # noqa: PLC0415

    settings = services.settings
    app = create_app(settings, services)
    # up to there the application says itself what is too large
    largest = 2 * max(app.config["MAX_CONTENT_LENGTH"], settings.max_batch_bytes)
    return create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=THREADS,
        ident="attribution",
        max_request_body_size=largest,
        clear_untrusted_proxy_headers=False,  # the application itself knows how many proxies it may believe
    )


def _run(server: Any, settings: Settings) -> None:
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        raise KeyboardInterrupt  # waitress answers what is under way, then returns

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"Listening on http://{host}:{_port(server)} (Ctrl-C stops)")
    server.run()
    click.get_current_context().exit(INTERRUPTED if signal.SIGINT in received else 0)


def _port(server: Any) -> Any:
    """The port in use: a host with several addresses gives a server with several sockets."""
    return server.effective_port if hasattr(server, "effective_port") else server.effective_listen[0][1]


def _require_keys(services: Services) -> None:
    """Fail where others could use the service without a key."""
    settings = services.settings
    found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    alone = settings.proxies == 0 and all(is_own_address(str(address[0])) for *_, address in found)
    if not alone and not services.store.keys.exist():
        reason = "behind a proxy" if settings.proxies else f"on {settings.host}, which other machines can reach,"
        raise click.ClickException(
            f"Not serving {reason} without a key. Make one with "
            "`attribution keys create --name NAME --scope read --scope write`, or serve on 127.0.0.1."
        )


def _require_free_port(settings: Settings) -> None:
    """Fail before anything is loaded when the address cannot be used."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise click.ClickException(
            f"Cannot listen on {settings.host}:{settings.port}: {error.strerror or error}. Choose another port with "
            f"--port, ATTRIBUTION_PORT, or `make run PORT=…`."
        ) from error
