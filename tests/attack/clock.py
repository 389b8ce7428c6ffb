"""A clock that is set back and forth under two supervisors; the clock is this attack's own, not the machine's."""

from unittest import mock

from lib.engine import lease
from lib.runs import RunStore
from tests.attack.ground import Ground, Outcome

MOST = 400
JUMPS = (-86_400.0, -3_600.0, -30.0, 30.0, 3_600.0, 86_400.0)


def attack(ground: Ground) -> Outcome:
    """Let two supervisors ask for the lease, and set the clock in between."""
    outcome = Outcome("of two supervisors exactly one acts, at any time")
    store = RunStore(f"sqlite:///{ground.home / 'runs.sqlite'}", ground.home / "runs")
    holders = [lease.Lease(store.engine, name) for name in ("one", "other")]
    now = 1e9
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        jump = ground.chance.choice(JUMPS) if ground.chance.random() < 0.3 else ground.chance.uniform(0, 8)
        now += jump
        ground.chance.shuffle(holders)
        with mock.patch.object(lease.time, "time", lambda now=now: now):
            acting = sum(holder.hold() for holder in holders)
        outcome.check(acting == 1, f"round {number}: after {jump:+.0f} s {acting} of 2 act")
    store.engine.dispose()
    return outcome
