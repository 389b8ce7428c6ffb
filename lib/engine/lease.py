"""The lease on a store: of all supervisors of one store, the one that holds it acts."""

import time

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from lib.runs.schema import LEASES

LEASE_SECONDS = 5.0
NAME = "supervisor"


class Lease:
    """What `holder` (a token) has to hold before it acts on the store behind `engine`.

    It is renewed each time it is held, and passes on by itself when its holder dies.
    """

    def __init__(self, engine: sql.Engine, holder: str) -> None:
        self._engine = engine
        self._holder = holder

    def hold(self) -> bool:
        """Take or renew the lease, and return whether it is the holder's now."""
        now = time.time()
        mine = {"holder": self._holder, "expires": now + LEASE_SECONDS}
        # One that ends further ahead was taken before the clock was set back. Twice its length, because another
        # holder may have renewed it while this process waited to write.
        of_another_time = LEASES.c.expires > now + 2 * LEASE_SECONDS
        free = (LEASES.c.holder == self._holder) | (LEASES.c.expires < now) | of_another_time
        with self._engine.begin() as connection:
            update = sql.update(LEASES).where(LEASES.c.name == NAME, free).values(mine)
            if connection.execute(update).rowcount:
                return True
            if connection.scalar(sql.select(sql.func.count()).select_from(LEASES)):
                return False
        try:
            with self._engine.begin() as connection:
                connection.execute(sql.insert(LEASES).values(name=NAME, **mine))
        except IntegrityError:  # another supervisor of a new store was quicker
            return False
        return True

    def release(self) -> None:
        """Let the next supervisor act at once, unless another one holds the lease already."""
        with self._engine.begin() as connection:
            connection.execute(
                sql.update(LEASES)
                .where(LEASES.c.name == NAME, LEASES.c.holder == self._holder)
                .values(expires=0.0)
            )
