"""Odd values in the addresses of all pages."""

from pages.kit.discovery import all_pages
from tests.attack.ground import Ground, Outcome
from tests.pages.test_odd_addresses import ODD
from tests.pages.test_pages import opened

MOST = 300


def attack(ground: Ground) -> Outcome:
    """Open pages with one to four odd values at once."""
    outcome = Outcome("every page is drawn, without an error")
    apps = {}
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        page = ground.chance.choice(list(all_pages()))
        app = apps.setdefault(page, None) or opened(page)
        apps[page] = app
        names = [one.name.replace("*", "lenet") for one in all_pages()[page].state]
        asked = {name: ground.chance.choice(list(ODD)) for name in ground.chance.sample(names, min(4, len(names)))}
        app.query_params.clear()
        for name, kind in asked.items():
            app.query_params[name] = ODD[kind]
        app.run()
        if app.exception:
            outcome.check(False, f"round {number}: {page} {asked}: {app.exception[0].value}")
            del apps[page]
    return outcome
