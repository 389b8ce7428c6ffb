"""Near copies: the same photo saved anew, in another size, or a little cropped, brightened or darkened."""

from collections.abc import Collection

import numpy as np
from PIL import Image

from lib.datasets.own.sources.reading import Note
from lib.errors import N_

Place = tuple[str, int]
"""The class of a picture, and its number there."""

ROWS, COLUMNS = 8, 8
MOST_BITS = 8
"""How many of the 64 bits two near copies differ by at most.

Measured on 421 photos of the Oxford pets, of which 414 have enough detail: of their 85,491 pairs 5 are as near,
and each shows one photo twice. Of 250 photos 246 are found again as JPEGs of quality 40, 244 at half their size,
243 a fifth brighter or darker, 238 without 2 % at each border, and 145 without 4 %.
"""
LEAST_SIDE, LEAST_STEP, FEWEST_STEPS = 64, 2, 48
"""Pictures of fewer pixels a side, and those with fewer steps between neighbours of at least so many grey levels,
such as drawings on an empty ground, look alike without being the same, and are not compared: of 600 digits of
MNIST, enlarged, 1 is."""
MOST_NAMED = 3
BLOCK = 128
"""Pictures that are compared with all others at once."""


def difference_hash(image: Image.Image) -> np.uint64 | None:
    """Return 64 bits that near copies of a picture in mode RGB share; None if it has too little detail to tell.

    Each bit says whether the picture, as 8 × 9 means, becomes lighter from one to its right neighbour.
    """
    if min(image.size) < LEAST_SIDE:
        return None
    small = image.resize((COLUMNS + 1, ROWS), Image.Resampling.BOX).convert("L")
    steps = np.diff(np.asarray(small, np.int16), axis=1)  # (rows, columns)
    if (np.abs(steps) >= LEAST_STEP).sum() < FEWEST_STEPS:
        return None
    return np.packbits(steps > 0).view(np.uint64)[0]


class NearCopies:
    """The pictures of a data set so far."""

    def __init__(self) -> None:
        self._hashes: list[np.uint64] = []
        self._places: list[Place] = []
        self._files: list[str] = []

    def add(self, image: Image.Image, place: Place, file: str) -> None:
        """Note a picture in mode RGB that is kept at `place`."""
        found = difference_hash(image)
        if found is not None:
            self._hashes.append(found)
            self._places.append(place)
            self._files.append(file)

    def groups(self, identical: Collection[Collection[Place]] = ()) -> list[tuple[Place, ...]]:
        """Return the places of pictures that are near copies of each other, or of others in the same group.

        Args:
            identical: places of pictures that are the same; a group of these alone is left out.
        """
        known = [set(places) for places in identical]
        groups = [tuple(self._places[row] for row in rows) for rows in self._rows()]
        return [group for group in groups if not any(places.issuperset(group) for places in known)]

    def say(self, groups: Collection[Collection[Place]]) -> list[Note]:
        """Return what to say of these groups."""
        if not groups:
            return []
        file_at = dict(zip(self._places, self._files, strict=True))
        text = N_(
            "Nearly the same pictures were given more than once: {count}, such as {files}. They may be one photo, "
            "saved again, cropped or made brighter. They are together learned from or together tested on, as far "
            "as other pictures can change places with them. Keep one of each, unless the others are meant."
        )
        named = tuple(" ≈ ".join(file_at[place] for place in group) for group in list(groups)[:MOST_NAMED])
        return [Note(text, {"count": len(groups), "files": named})]

    def _rows(self) -> list[list[int]]:
        """Return the numbers, in the order in which they came, of the pictures of each group."""
        hashes = np.array(self._hashes, np.uint64)
        leader = list(range(len(hashes)))

        def find(row: int) -> int:
            while leader[row] != row:
                leader[row] = leader[leader[row]]
                row = leader[row]
            return row

        for first in range(0, len(hashes), BLOCK):
            apart = np.bitwise_count(hashes[first : first + BLOCK, None] ^ hashes[None, :])  # (block, all)
            for row, other in np.argwhere(apart <= MOST_BITS).tolist():
                if other > first + row:
                    one, two = sorted((find(first + row), find(other)))
                    leader[two] = one
        found: dict[int, list[int]] = {}
        for row in range(len(hashes)):
            found.setdefault(find(row), []).append(row)
        return [rows for rows in found.values() if len(rows) > 1]
