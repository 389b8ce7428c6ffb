"""What the labels in array files stand for.

EMNIST (Cohen, Afshar, Tapson and van Schaik 2017, https://www.nist.gov/itl/products-and-services/emnist-dataset)
numbers its letters, from 1 where there are only letters.
"""

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase, digits

_MERGED = digits + ascii_uppercase + "abdefghnqrt"
"""Letters whose small and large form look alike are one class."""
_EMNIST = {
    "letters": "-" + ascii_uppercase,
    "balanced": _MERGED,
    "bymerge": _MERGED,
    "byclass": digits + ascii_uppercase + ascii_lowercase,
}
"""The character of each label."""


def is_emnist(name: str) -> bool:
    """Return whether a file is called after EMNIST, whose pictures have rows and columns swapped."""
    return "emnist" in name.lower()


def class_names_of(name: str, labels: Sequence[str]) -> list[str]:
    """Return the class that each label of a file stands for: the label, unless the file is called after EMNIST."""
    plain = [_plain(label) for label in labels]
    characters = next((all_ for kind, all_ in _EMNIST.items() if is_emnist(name) and kind in name.lower()), "")
    return [_character(label, characters) for label in plain]


def _plain(label: str) -> str:
    """Return a label as people write it: 7 for 7.0 and 7.000e+00."""
    try:
        number = float(label)
    except ValueError:
        return label
    return str(int(number)) if number.is_integer() else label


def _character(label: str, characters: str) -> str:
    is_known = label.isdecimal() and int(label) < len(characters)
    return characters[int(label)] if is_known else label
