"""The browser's cache of large messages, which the server then sends as a reference only.

As Streamlit 1.67's frontend does it: the hashes of what it holds go with every rerun request, and a
message that no run has used for `most_age` runs is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class _Kept:
    used_in_run: int
    fragment_id: str


class ForwardCache:
    """Knows which messages a browser would hold; the messages themselves are not needed here."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._runs = 0

    @property
    def hashes(self) -> list[str]:
        return list(self._kept)

    def take(self, message: ForwardMsg) -> None:
        """Keep a cacheable message, or note that one was used again.

        Raises:
            KeyError: if the server refers to a message that is not held.
        """
        if message.WhichOneof("type") == "ref_hash":
            self._kept[message.ref_hash].used_in_run = self._runs
        elif message.metadata.cacheable:
            known = self._kept.setdefault(message.hash, _Kept(self._runs, message.delta.fragment_id))
            known.used_in_run = self._runs

    def run_ended(self, most_age: int, fragment_ids: Sequence[str]) -> None:
        """Age everything that the run concerned: all of it, or what belongs to the fragments that ran."""
        self._runs += 1
        for hash_, kept in list(self._kept.items()):
            concerned = not fragment_ids or kept.fragment_id in fragment_ids
            if concerned and self._runs - kept.used_in_run > most_age:
                del self._kept[hash_]
