"""What learners are called wherever the class sees their runs."""

from contextlib import suppress

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from lib.owners import RESERVED
from lib.runs.schema import LEARNERS
from lib.typed_text import tame

NAME_LENGTH = 60


class Learners:
    """Reads and writes the table of learners, who are known by an id of their browser."""

    def __init__(self, engine: sql.Engine) -> None:
        self.engine = engine

    def name_of(self, learner: str) -> str:
        """Return what the learner of this id is called, or ""."""
        with self.engine.connect() as connection:
            return connection.scalar(sql.select(LEARNERS.c.name).where(LEARNERS.c.id == learner)) or ""

    def rename(self, learner: str, name: str) -> None:
        """Call the learner of this id `name`, or nothing at all if it is empty or only spaces.

        Who is no learner, such as the owner of the bundled runs, gets no name.
        """
        if learner in RESERVED:
            return
        row, values = LEARNERS.c.id == learner, {"name": tame(name, NAME_LENGTH)}
        if not values["name"]:
            with self.engine.begin() as connection:
                connection.execute(sql.delete(LEARNERS).where(row))
            return
        while not self._change_name(row, values):
            with suppress(IntegrityError), self.engine.begin() as connection:  # another browser tab may be quicker
                connection.execute(sql.insert(LEARNERS).values(id=learner, **values))
                return

    def _change_name(self, row: sql.ColumnElement[bool], values: dict[str, str]) -> bool:
        """Return whether there was a name to change."""
        with self.engine.begin() as connection:
            return bool(connection.execute(sql.update(LEARNERS).where(row).values(values)).rowcount)
