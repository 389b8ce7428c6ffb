"""An invisible component of every page: it keeps the browser's history (`kit/address.js`) and the language."""

from collections.abc import Mapping

from streamlit.components.v2 import component

from lib.i18n import current_language
from lib.parts.part import SCRIPT
from lib.parts.served import address_of

_mount = component("capsule_lab_address_bar", js=SCRIPT.format(address=address_of("kit/address_bar.js")))


def address_bar(usual: Mapping[str, str]) -> None:
    """Watch the address of this page, and let its document say which language it is in.

    Args:
        usual: the default of each browser part's parameter that has one; the address does not say it.
    """
    _mount(data={"usual": dict(usual), "language": current_language()}, key="address-bar")
