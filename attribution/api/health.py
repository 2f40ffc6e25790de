"""``/healthz`` says whether the process is up, ``/readyz`` whether it can answer."""

from __future__ import annotations

from attribution.api.openapi import Routes
from attribution.api.schemas import HealthOut
from attribution.api.services import services

health = Routes("health", __name__, description="For the ones who run the service")


@health.route("/healthz", scope=None)
@health.answer(200, HealthOut)
def get_health() -> dict[str, str]:
    """Say that the process is up."""
    return {"status": "ok"}


@health.route("/readyz", scope=None)
@health.problems(503)
@health.answer(200, HealthOut)
def get_readiness() -> dict[str, str]:
    """Say that the database is at its newest migration and the models are loaded, loading them if needed."""
    services().store.check()
    _ = services().parser
    return {"status": "ready"}
