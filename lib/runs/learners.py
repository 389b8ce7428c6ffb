"""What learners are called wherever the class sees their runs."""

import sqlalchemy as sql

from lib.runs.schema import LEARNERS

NAME_LENGTH = 60
COMMAND_LINE_OWNER = "command-line"
"""Who owns the runs that were started without a browser."""


class Learners:
    """Reads and writes the table of learners, who are known by an id of their browser."""

    def __init__(self, engine: sql.Engine) -> None:
        self.engine = engine

    def name_of(self, learner: str) -> str:
        """Return what the learner of this id is called, or ""."""
        with self.engine.connect() as connection:
            return connection.scalar(sql.select(LEARNERS.c.name).where(LEARNERS.c.id == learner)) or ""

    def rename(self, learner: str, name: str) -> None:
        """Call the learner of this id `name`, or nothing at all if it is empty or only spaces."""
        with self.engine.begin() as connection:
            connection.execute(sql.delete(LEARNERS).where(LEARNERS.c.id == learner))
            if name.strip():
                connection.execute(sql.insert(LEARNERS).values(id=learner, name=name.strip()[:NAME_LENGTH]))
