"""What the frame of every page needs."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the variables that the frame of a page uses."""
    return {"access": getattr(request, "access", None)}
