"""What the bytes of a record mean, in the learner's language."""

import numpy as np

from lib.datasets.storage.example_proto import Feature, Kind, Part, Span
from lib.datasets.storage.record_file import Record
from lib.errors import N_
from lib.i18n import _, join_list

KINDS = {Kind.BYTES: N_("bytes"), Kind.FLOATS: N_("float32 numbers"), Kind.INTEGERS: N_("int64 numbers")}
SPANS = {
    Part.EXAMPLE: N_("An example begins: {count:,} bytes of features follow."),
    Part.FEATURE: N_("A feature begins: {count:,} bytes follow, first its name."),
    Part.NAME: N_("The name: “{name}”."),
    Part.LIST: N_("A list of {kind} begins; its length in bytes: {count:,}."),
    Part.VALUES: N_("The values of “{name}”: {values}."),
}
FEW = 8


def describe_pieces(record: Record, features: list[Feature], spans: list[Span]) -> list[str]:
    """Return what each piece of a record says, see `lib.charts.records.looks.cut_pieces`."""
    by_name = {one.name: one for one in features}
    (length, data), (is_length, is_data) = record.checksums, record.are_right
    middle = [_describe(span, by_name) for span in spans] or [_("Data that is no example.")]
    return [
        _("The length: {count:,} bytes of data follow its checksum.").format(count=len(record.data)),
        _checksum(_("Checksum of the length, {code}"), length, is_right=is_length),
        *middle,
        _checksum(_("Checksum of the data, {code}"), data, is_right=is_data),
    ]


def _checksum(text: str, code: int, *, is_right: bool) -> str:
    verdict = _("it fits") if is_right else _("it does not fit: the bytes are not those that were written")
    return _("{title}: {text}").format(title=text.format(code=f"0x{code:08x}"), text=verdict)


def _describe(span: Span, features: dict[str, Feature]) -> str:
    feature = features.get(span.feature)
    return _(SPANS[span.part]).format(
        count=span.follows,
        name=span.feature,
        kind=_(KINDS[feature.kind]) if feature else "",
        values=write_values(feature) if feature else "",
    )


def write_values(feature: Feature) -> str:
    """Return the values of a feature if they are few, else how many and of which size they are."""
    values = feature.values
    if len(values) <= FEW:
        return join_list(f"{value:g}" for value in values)
    return _("{count:,} {kind} from {least:g} to {most:g}, {mean:.1f} on average").format(
        count=len(values), kind=_(KINDS[feature.kind]), least=values.min(), most=values.max(), mean=np.mean(values)
    )


def write_shape(shape: tuple[int, ...]) -> str:
    """Return "28 × 28 × 1"; of a single number "1"."""
    return " × ".join(map(str, shape)) or "1"
