"""What holds on every kind of page: axe finds nothing, a phone needs no sideways scrolling, paper shows all of it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.kinds import BETWEEN, KINDS, NOT_PAGES, Kind
from tests.browser.seeing import DESK, PHONE, assert_fits, assert_prints, assert_usable
from tests.browser.year import Year


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_page(kind: Kind, people: Year) -> None:
    page = people.as_(kind.who) if kind.who else people.anyone()
    with people.watch.bearing(*([kind.status] if kind.status >= 400 else [])):
        kind.open(page, people.address)
    people.watch.nothing()
    assert_usable(page)
    assert_fits(page, DESK)
    assert_fits(page, PHONE)
    assert_prints(page)


def _names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            found |= _names(one.url_patterns)
        elif one.name:
            found.add(one.name)
    return found


def test_every_page_is_looked_at() -> None:
    resolver = get_resolver("taizhang.web.urls")
    looked_at = {kind.name.partition(":")[0] for kind in KINDS}
    assert _names(resolver.url_patterns) == looked_at | BETWEEN | NOT_PAGES
    assert not looked_at & NOT_PAGES
