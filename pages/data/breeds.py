"""Choosing the classes of a data set that has many, such as breeds of pets; the address names them."""

from lib import datasets
from lib.datasets import BETWEEN_CLASSES, ClassChoice
from lib.i18n import _
from pages.kit import state
from pages.kit.choices import select_several
from pages.kit.parameters import SEPARATOR
from pages.kit.texts import add_in_brackets, translate_class

KEY = "breeds"


def unfold_address(key: str) -> None:
    """Take the breeds out of the data set's name, where a link has oxford_pets:samoyed+shiba_inu.

    Args:
        key: the parameter of the address that names the data set.
    """
    name = state.chosen(key) or ""
    if chosen := breeds_in_address(name):
        state.put(key, name.partition(":")[0])
        state.put(KEY, chosen[KEY])


def choose_breeds(choice: ClassChoice) -> str:
    """Return the name of the data set of the chosen breeds, or of the default ones if all were taken away.

    It can have a single breed, which `catalog.dataset` refuses in words.
    """
    usual, counts = choice.usual(), choice.counts()
    if state.chosen(KEY) == "":
        state.put(KEY, None)
    chosen = select_several(
        _(choice.title),
        KEY,
        list(counts) or list(usual),
        usual,
        in_words=lambda breed: _breed(breed, counts.get(breed, 0)),
    )
    # Sorted, so that the same breeds are the same data set.
    return choice.name_of(usual if set(chosen) == set(usual) else tuple(sorted(chosen)))


def breeds_in_address(name: str) -> dict[str, str]:
    """Return the parameters of an address that opens a page with this data set's breeds; {} if it has none."""
    family_name, _colon, variant = name.partition(":")
    family = datasets.families().get(family_name)
    if not variant or family is None or family.class_choice is None:
        return {}
    return {KEY: variant.replace(BETWEEN_CLASSES, SEPARATOR)}


def _breed(breed: str, pictures: int) -> str:
    title = translate_class(breed)
    return add_in_brackets(title, str(pictures)) if pictures else title
