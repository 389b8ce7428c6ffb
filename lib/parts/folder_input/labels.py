"""The texts of the field for folders."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    "choose": N_("Choose a folder"),
    "drop": N_("or drop it here"),
    "packing": N_("{done} of {total} files are packed …"),
    "sending": N_("{percent} are sent …"),
    "sent": NP_("{count} file was sent.", "{count} files were sent."),
    "empty": N_("There is no file in this folder. Choose the one that has your folders of pictures in it."),
    "too_large": N_(
        "These files have {size} MB together and the limit is {limit} MB; make the pictures smaller, or leave "
        "some out."
    ),
    "too_many": N_("The folder has {count} files and the limit is {limit}; leave some out."),
    "unread": N_("“{name}” cannot be read. Was it moved? Choose the folder again."),
    "failed": N_("The files did not arrive. Wait a moment, then choose the folder again."),
}
