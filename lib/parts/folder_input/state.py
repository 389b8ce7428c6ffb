"""A folder as a browser sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_mapping


@dataclass(frozen=True)
class SentFolder:
    """A folder that was sent as one zip.

    Attributes:
        address: where it was sent to.
        name: of the folder; "" if several things were dropped.
        has_arrived: whether the server took it.
    """

    address: str
    name: str
    has_arrived: bool


@dataclass(frozen=True)
class FolderInputState:
    """The folder of which the browser tells with this run of the page."""

    folder: SentFolder | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is no folder from the part counts as none."""
        folder = sent.get("folder")
        if not is_mapping(folder):
            return cls()
        address, name, has_arrived = folder.get("address"), folder.get("name"), folder.get("arrived")
        if isinstance(address, str) and isinstance(name, str) and isinstance(has_arrived, bool):
            return cls(SentFolder(address, name, has_arrived))
        return cls()
