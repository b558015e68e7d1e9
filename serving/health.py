"""Whether the process runs, whether visitors can be sent to it, and whether it is still the same.

Each address also answers below ``server.baseUrlPath``: probes ask without that folder, browsers
with it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from serving.addresses import base_path

#: Paths for a container or a load balancer. They need no sign-in and tell nothing of a study.
LIVE, READY = "/health/live", "/health/ready"

#: Where the document asks whether the process that it was connected to is still the same.
PROCESS = "/process"


@dataclass
class Health:
    """The state of the process: starting, ready, stopping, failed, or without a study to show.

    Its name is random and ends with the process; a visitor's browser compares it with the one that
    it heard before.
    """

    state: str = "starting"
    name: str = field(default_factory=lambda: secrets.token_hex(8))

    async def _live(self, _: Request) -> JSONResponse:
        """Answer that the process runs."""
        return JSONResponse({"status": "ok"})

    async def _ready(self, _: Request) -> JSONResponse:
        """Answer whether there is something to show: 503 while there is not."""
        return JSONResponse(
            {"status": self.state}, status_code=200 if self.state == "ready" else 503
        )

    async def _process(self, _: Request) -> JSONResponse:
        """Answer with the name of the process."""
        return JSONResponse({"process": self.name}, headers={"Cache-Control": "no-store"})

    @property
    def routes(self) -> list[Route]:
        """The routes that answer to probes and to the document."""
        answers = {LIVE: self._live, READY: self._ready, PROCESS: self._process}
        folders = dict.fromkeys(("", base_path()))
        return [Route(f"{folder}{path}", answers[path]) for folder in folders for path in answers]
