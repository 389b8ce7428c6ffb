"""In which encoding a zip writes the names of its files where it does not say: that of whoever made it.

Of 40 Chinese names of classes in GBK charset-normalizer guesses one rightly, of lists of four of them half: it
wants longer texts. The score here is the share of characters that are common where the encoding is at home; it
guesses all of these rightly, and all of as many Japanese and Russian ones but one in half-width kana. Korean
names are nearly always Chinese ones too, so common syllables count more there and others less: of 60 and of 57
it guesses 59 and 46 alone, and 29 of 29 and 26 of 28 lists of three; of 60 more Chinese ones 58 alone, and all
lists. How much they count was chosen with all of these in view, so of other names it may be less.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lib.datasets.own.sources.hangul import COMMON_SYLLABLES

UTF_8 = "utf-8"
RARE, ODD = 0.1, 0.2
"""What a character counts that nobody writes into a name, and one that is unusual in it."""
KOREAN, HARDLY_KOREAN = 1.2, 0.7
"""What common and other syllables count: three common ones of five are as likely Chinese."""
ENOUGH = 0.7
"""Of UTF-8, which other bytes are by chance at most in a word or two, and then with odd characters."""


@dataclass(frozen=True)
class Encoding:
    """An encoding of names.

    Attributes:
        title: what it is called, with the language that is written in it.
        codec: Python's name of it, whose characters are those of `title` and more.
        weigh: returns from 0 to 1 how usual a character beyond ASCII is, which stands between two others.
    """

    title: str
    codec: str
    weigh: Callable[[str, str, str], float]


def guess_encoding(names: Iterable[bytes]) -> str:
    """Return the key in `ENCODINGS` that these names are most probably written in; UTF-8 if they can be."""
    written = list({name for name in names if not name.isascii()})
    scores = {key: _score(written, one) for key, one in ENCODINGS.items()}
    return UTF_8 if scores[UTF_8] > ENOUGH or not written else max(scores, key=lambda key: scores[key])


def decode_name(name: bytes, encoding: str) -> str:
    """Return a name in an encoding of `ENCODINGS`; what is none in it becomes "�"."""
    return name.decode(ENCODINGS[encoding].codec, "replace")


def _score(names: list[bytes], encoding: Encoding) -> float:
    """Return the mean weight of the characters beyond ASCII; -1 if a name is not in this encoding."""
    weights: list[float] = []
    for name in names:
        try:
            text = name.decode(encoding.codec)
        except UnicodeDecodeError:
            return -1
        around = f" {text} "
        weights += [
            encoding.weigh(around[at], letter, around[at + 2])
            for at, letter in enumerate(text)
            if not letter.isascii()
        ]
    return sum(weights) / len(weights) if weights else 0


def _in_levels(codec: str, first: tuple[int, int], second: tuple[int, int]) -> Callable[[str, str, str], float]:
    """Return the weights of an encoding that has its common characters at the first lead bytes, others after."""

    def weigh(_before: str, letter: str, _after: str) -> float:
        code = letter.encode(codec, "ignore")
        if len(code) != 2:
            return RARE
        if first[0] <= code[0] <= first[1]:
            return 1
        return 0.5 if second[0] <= code[0] <= second[1] else ODD

    return weigh


_weigh_kanji = _in_levels("shift_jis", (0x88, 0x97), (0x98, 0x9F))


def _weigh_japanese(before: str, letter: str, after: str) -> float:
    if "\u3041" <= letter <= "\u30fe":  # kana
        return 1
    return 0.4 if "\uff61" <= letter <= "\uff9f" else _weigh_kanji(before, letter, after)


def _weigh_korean(_before: str, letter: str, _after: str) -> float:
    if letter in COMMON_SYLLABLES:
        return KOREAN
    if not letter.encode("euc_kr", "ignore"):
        return RARE
    return HARDLY_KOREAN if "가" <= letter <= "힣" else ODD


def _weigh_cyrillic(before: str, letter: str, after: str) -> float:
    """A letter is usual among its like; a capital in the middle of a word is not."""
    if not "\u0401" <= letter <= "\u0451":
        return 0
    is_mixed = any(one.isascii() and one.isalpha() for one in (before, after))
    return RARE if is_mixed or (letter.isupper() and before.islower()) else 1


def _weigh_western(before: str, letter: str, after: str) -> float:
    """An accent is usual beside other Latin letters."""
    if not _is_latin(letter):
        return 0
    is_inside = _is_latin(before) or _is_latin(after)
    return 0.9 if is_inside and not (letter.isupper() and before.islower()) else RARE


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and letter < "\u0180"


def _weigh_any(before: str, letter: str, after: str) -> float:
    """In UTF-8 every script is usual, but not every character."""
    if letter < "\u0300":
        return _weigh_western(before, letter, after)
    if "\u4e00" <= letter <= "\u9fff":
        return 1 if any(letter.encode(codec, "ignore") for codec in ("gb2312", "big5", "shift_jis")) else ODD
    return 1 if unicodedata.category(letter)[0] in "LM" else 0.5


ENCODINGS: Mapping[str, Encoding] = {
    UTF_8: Encoding("UTF-8", "utf-8", _weigh_any),
    "gbk": Encoding("GBK (简体中文)", "gb18030", _in_levels("gb2312", (0xB0, 0xD7), (0xD8, 0xF7))),
    "cp932": Encoding("Shift JIS (日本語)", "cp932", _weigh_japanese),
    "cp866": Encoding("CP866 (русский)", "cp866", _weigh_cyrillic),
    "cp1251": Encoding("Windows-1251 (русский)", "cp1251", _weigh_cyrillic),
    "big5": Encoding("Big5 (繁體中文)", "cp950", _in_levels("big5", (0xA4, 0xC6), (0xC9, 0xF9))),
    "cp949": Encoding("CP949 (한국어)", "cp949", _weigh_korean),
    "cp850": Encoding("CP850 (français, Deutsch, español)", "cp850", _weigh_western),
}
"""By what `Choices.encoding` says; of equal scores the first is taken."""
