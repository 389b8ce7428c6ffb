"""The texts of the answers in brief: none of their own."""

from collections.abc import Mapping

from lib.errors import Plural

LABELS: Mapping[str, str | Plural] = {}
