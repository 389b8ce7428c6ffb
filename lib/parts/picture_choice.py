"""What the chooser of pictures inside a part is given (`kit/picture/chooser.js`), and its texts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lib.errors import N_
from lib.parts.drawing_canvas import SIDE
from lib.parts.drawing_canvas.strokes import Stroke
from lib.pictures.reference import ALL_STEPS

LABELS: Mapping[str, str] = {
    "picture_draw": N_("Draw here"),
    "picture_number": N_("Test image"),
    "picture_class": N_("of class"),
    "picture_any": N_("any"),
    "picture_another": N_("Another"),
    "picture_labelled": N_("Labelled {label}"),
    "picture_own": N_("Your own picture"),
    "picture_held": N_("The image that the snapshots show"),
    "picture_undo": N_("Undo"),
    "picture_clear": N_("Clear"),
    "picture_photo": N_("Photo"),
    "picture_no_photo": N_("none"),
    "picture_credit": N_("Photo: {credit}. No ready-made network learned from it."),
    "picture_absent": N_("The test image did not arrive. Try again."),
    "picture_not_kept": N_("The drawing could not be kept, so a link to this page will not show it."),
}


@dataclass(frozen=True)
class PhotoChoice:
    """A photo that comes with the app: what the address calls it, its title and its credit, for the learner."""

    reference: str
    title: str
    credit: str


@dataclass(frozen=True)
class PictureChoice:
    """A picture, and the others that a learner may choose without the server.

    Attributes:
        picture: as the address calls it.
        usual: the one that is shown where the address names none.
        test_images: where labels, blocks of images and photos are, relative to a page, with "{which}" in it.
        together: how many images a block has.
        count: how many test images there are; 0 if the data set is not on this computer.
        shape: (height, width, channels) of what the network receives.
        classes: their names, as the learner reads them.
        keep: where a drawing is kept, relative to a page of the app.
        strokes: of the picture, if it is a drawing.
        steps: by which a drawing becomes the network's input.
        labels: the numbers of the classes that the picture shows, as far as they are known.
        photos: those that can be chosen, in the order in which they are served; at least one where there are no
            test images.
    """

    picture: str
    usual: str
    test_images: str
    together: int
    count: int
    shape: tuple[int, int, int]
    classes: Sequence[str]
    keep: str
    strokes: Sequence[Stroke] = ()
    steps: frozenset[str] = ALL_STEPS
    labels: Sequence[int] = ()
    photos: Sequence[PhotoChoice] = ()

    def meta(self) -> dict[str, Any]:
        """Return it as `Choice` in `kit/picture/chooser.js` has it."""
        return {
            "picture": self.picture,
            "usual": self.usual,
            "address": self.test_images,
            "together": self.together,
            "count": self.count,
            "shape": self.shape,
            "classes": list(self.classes),
            "strokes": [asdict(stroke) for stroke in self.strokes],
            "labels": list(self.labels),
            "side": SIDE,
            "steps": sorted(self.steps),
            "keep": self.keep,
            "photos": [asdict(photo) for photo in self.photos],
        }
