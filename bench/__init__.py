"""Measurements of quality and speed; none of it ships in the package."""
