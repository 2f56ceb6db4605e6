"""The interface for programs, under ``/api/``; its description is ``/api/openapi.json`` (OpenAPI 3.1).

Each resource has a module of its own with a ``router``; it is added here, and nowhere else.
"""

from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from taizhang import __version__
from taizhang.api import problems
from taizhang.api.auth import SignedIn, TokenAuth
from taizhang.api.description import DescribedAPI
from taizhang.api.parsing import CleanParser

api = DescribedAPI(
    title="Taizhang 台账",
    version=__version__,
    description="Everything that the pages do can be done here. 页面上能办的事，这里都能办。",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=CleanParser(),
    auth=[TokenAuth(), SignedIn()],
    throttle=[AnonRateThrottle("60/m"), AuthRateThrottle("1200/m")],
)

problems.install(api)

for resource in (
    "organs",
    "people",
    "events",
    "changes",
    "documents",
    "figures",
    "commitments",
    "indicators",
    "observations",
    "search",
    "matters",
    "proposals",
    "assigning",
    "tasks",
    "windows",
    "progress",
    "past_reports",
    "evidence",
    "amendments",
    "closings",
    "settlements",
    "reminders",
    "reviews",
    "scores",
    "bulletins",
    "public",
):
    api.add_router("", f"taizhang.api.{resource}.router")
