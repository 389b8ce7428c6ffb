"""Whose a run or a data set is: a learner's, by their id, or that of somebody who is no learner."""

COMMAND_LINE = "command-line"
"""Who owns what was started without a browser."""
SYSTEM = "capsule-lab"
"""Who owns what came with the app."""
NOBODY = "nobody"
RESERVED = frozenset({COMMAND_LINE, SYSTEM, NOBODY})
"""Ids that no learner has. They are known words, so whoever came with one owns nothing by it."""


def owns(learner: str, owner: str) -> bool:
    """Return whether what belongs to `owner` is the learner's own."""
    return learner == owner and learner not in RESERVED
