"""The pages that belong to no area: home, language, saved views, components."""

__all__: list[str] = []
