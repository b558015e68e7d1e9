"""Whether the process runs, and whether visitors can be sent to it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

#: Paths for a container or a load balancer. They need no sign-in and tell nothing of a study.
LIVE, READY = "/health/live", "/health/ready"


@dataclass
class Health:
    """The state of the process: starting, ready, stopping, or without a study to show."""

    state: str = "starting"

    async def _live(self, _: Request) -> JSONResponse:
        """Answer that the process runs."""
        return JSONResponse({"status": "ok"})

    async def _ready(self, _: Request) -> JSONResponse:
        """Answer whether there is something to show: 503 while there is not."""
        return JSONResponse(
            {"status": self.state}, status_code=200 if self.state == "ready" else 503
        )

    @property
    def routes(self) -> list[Route]:
        """The routes that answer to probes."""
        return [Route(LIVE, self._live), Route(READY, self._ready)]
