"""Names of classes: of one form, as one line, and as they are read out of the names of files."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from lib.natural_order import natural_key
from lib.typed_text import tame

CLASS_LENGTH = 40


def clean_name(text: str, length: int = CLASS_LENGTH) -> str:
    """Return the text as one line of up to `length` letters without a meaning to file systems, é as one letter."""
    composed = unicodedata.normalize("NFC", text)
    return tame(re.sub(r"[\\/:]", " ", composed).strip(" ."), length).strip(" .")


def same_but_for_case(counts: Mapping[str, int]) -> dict[str, str]:
    """Return by name of a class what it is called if `Cat` and `cat` are one: as most of its pictures have it.

    Args:
        counts: number of pictures by class.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts, key=natural_key):
        alike[name.casefold()].append(name)
    called = {key: max(names, key=lambda name: counts[name]) for key, names in alike.items()}
    return {name: called[name.casefold()] for name in counts}


def classes_in_file_names(files: Iterable[str], most: int) -> list[str] | None:
    """Return the class of each file that its name says, as `cat_001.png` does; None if they say none.

    Of several ways to read them the first is taken that gives 2 to `most` classes, each of several files.
    """
    stems = [PurePosixPath(file).stem for file in files]
    for read in _READ:
        classes = [clean_name(read(stem)) for stem in stems]
        counts = Counter(classes)
        if 2 <= len(counts) <= most and min(counts.values()) > 1 and "" not in counts:
            return classes
    return None


def _before_number(stem: str) -> str:
    return re.sub(r"[\s_.\-(（\[]*\d+\s*[)）\]]?$", "", stem)


def _after_number(stem: str) -> str:
    return re.sub(r"^\d+[\s_.\-]+", "", stem)


def _first_word(stem: str) -> str:
    return re.split(r"[\s_.\-]+", stem)[0]


def _last_word(stem: str) -> str:
    return re.split(r"[\s_.\-]+", stem)[-1]


_READ: Sequence[Callable[[str], str]] = (_before_number, _after_number, _first_word, _last_word)
"""What `cat_001`, `001_cat`, `cat_IMG_001_a` and `IMG_001_a_cat` take to become a class."""
