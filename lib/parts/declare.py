"""Declares a browser part whose scripts are still joined to one; `part.py` declares the others."""

from pathlib import Path

import streamlit as st

KIT = Path(__file__).parent / "kit"
JOINED = Path(__file__).parent / "joined"


def declare(folder: Path):
    """Register the component in `folder` (`component.html`, `.css`, `.js`) and return what mounts it.

    The scripts in `joined` and the kit's style stand in front of the component's own. Call once, at module level.
    """
    return st.components.v2.component(
        f"capsule_lab_{folder.name}",
        html=(folder / "component.html").read_text(encoding="utf-8"),
        css=_joined(KIT / "shared.css", folder / "component.css"),
        js=_joined(*scripts(folder)),
    )


def scripts(folder: Path) -> list[Path]:
    """The scripts of the component in `folder`, in the order in which they become one module.

    First those in `joined`, then the folder's other `.js` files by name, last `component.js`.
    """
    own = folder / "component.js"
    return [*sorted(JOINED.glob("*.js")), *sorted(set(folder.glob("*.js")) - {own}), own]


def _joined(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
