"""The texts of the field for pictures."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    "choose": N_("Choose a picture"),
    "choose_several": N_("Choose pictures"),
    "drop": N_("or drop it here"),
    "drop_several": N_("or drop them here"),
    "smaller": N_("Large photos are made smaller before they are sent."),
    "start": N_("Switch the camera on"),
    "take": N_("Take the picture"),
    "taken": N_("The picture that was taken"),
    "again": N_("Back to the camera"),
    "photograph": N_("Take a photo"),
    "not_secure": N_(
        "Browsers let a page use the camera only over https or on localhost. A phone can still take "
        "the photo with its own camera app:"
    ),
    "no_camera": N_(
        "The browser cannot use a camera: there is none, another program is using it, or it was not "
        "allowed. Take or choose a photo instead:"
    ),
    "live": N_("What the camera sees"),
    "sent_last": N_("The picture that was sent last"),
    "reading": N_("Reading the picture …"),
    "status": NP_("{count} picture was sent.", "{count} pictures were sent."),
}
