"""What a person typed, such as a name: made harmless where it comes in, shown as text where it goes out.

`tame` is for what is kept. Where a text is written into something that has a syntax of its own, the function of
that place lets it be read there as it was typed: `in_markdown`, `in_figure`, `in_cell`, `in_file_name`.
"""

import re
import unicodedata

# Control characters, direction marks and other characters that are not seen, halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}
_JOINERS = "\u200c\u200d"
"""Not seen either, but emoji and several scripts are written with them."""
_NO_BREAK = "\u2060"
"""Is not seen, and keeps apart what Streamlit takes for a link, an icon or an emoji once Markdown was read."""


def tame(text: str, most: int) -> str:
    """Return the text as one line of up to `most` characters, without those that change how others are read."""
    seen = (letter if _is_seen(letter) else " " for letter in text)
    return " ".join("".join(seen).split())[:most].strip()


def _is_seen(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN


def in_markdown(text: str) -> str:
    """Return what Streamlit shows as this text: no link, picture, formula, colour or icon, in labels neither."""
    text = re.sub(r"([\\`*\[\]<&~$^|])", r"\\\1", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)  # inside a word it means nothing
    text = re.sub(r"^(#{1,6}(?=\s|$)|>|[+-](?=\s|$)|-(?=--+\s*$)|\d+(?=[.)](?:\s|$)))", _at_start, text)
    text = re.sub(r"[:@](?=\S)", rf"\g<0>{_NO_BREAK}", text)
    return re.sub(r"www(?=\.)", rf"\g<0>{_NO_BREAK}", text, flags=re.IGNORECASE)


def _at_start(found: re.Match[str]) -> str:
    """Return what begins a heading, a quotation or a list so that it does not."""
    return f"{found[0]}{_NO_BREAK}" if found[0].isdecimal() else f"\\{found[0]}"


def in_figure(text: str) -> str:
    """Return what Plotly draws as this text: no link, no formula."""
    for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("$", "&#36;")):
        text = text.replace(letter, entity)
    return text


def in_cell(text: str) -> str:
    """Return what a spreadsheet shows as this text, with an apostrophe in front where it would be a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not is_number(text) else text


def is_number(text: str) -> bool:
    """Return whether the text is a number as Python writes it: 7, -0.5 or 1e-3."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def in_file_name(text: str, most_bytes: int) -> str:
    """Return the text as a part of a file's name on any system, of up to `most_bytes` bytes."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", text).lstrip(".")
    return plain.encode()[:most_bytes].decode(errors="ignore").strip()
